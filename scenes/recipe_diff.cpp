#include "scenes/recipe_diff.h"

#include <charconv>
#include <numbers>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/yaml.h>

namespace turntable {
namespace {

constexpr std::size_t kLongest = 160;  // of a value that is shown

enum class Angles { kDegrees, kRadians };

std::string scalar_text(const std::string& text, Angles angles) {
    constexpr std::string_view kRadians = " rad";
    if (angles == Angles::kDegrees && text.ends_with(kRadians)) {
        double value = 0.0;
        const char* end = text.data() + text.size() - kRadians.size();
        const auto [parsed, error] = std::from_chars(text.data(), end, value);
        if (error == std::errc() && parsed == end) {
            return fmt::format("{:.6g} deg", value * 180 / std::numbers::pi);
        }
    }
    return text;
}

std::string text_of(const YAML::Node& node, Angles angles) {
    if (!node || node.IsNull()) {
        return {};
    }
    if (node.IsScalar()) {
        return scalar_text(node.Scalar(), angles);
    }
    std::vector<std::string> parts;
    if (node.IsSequence()) {
        for (const YAML::Node& item : node) {
            parts.push_back(text_of(item, angles));
        }
        return fmt::format("[{}]", fmt::join(parts, ", "));
    }
    for (const auto& entry : node) {
        parts.push_back(fmt::format("{}: {}", entry.first.Scalar(), text_of(entry.second, angles)));
    }
    return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

std::string shown(const YAML::Node& node, Angles angles) {
    std::string text = text_of(node, angles);
    if (text.size() > kLongest) {
        text.resize(kLongest);
        text += " ...";
    }
    return text;
}

/// Sections are written as blocks, values in one line.
bool is_section(const YAML::Node& node) {
    return node && node.IsMap() && node.Style() == YAML::EmitterStyle::Block;
}
bool is_list_of_sections(const YAML::Node& node) {
    return node && node.IsSequence() && node.size() > 0 && node[0].IsMap() &&
           node.Style() == YAML::EmitterStyle::Block;
}

class Comparison {
public:
    void nodes(const std::string& key, const YAML::Node& before, const YAML::Node& after) {
        if (is_section(before) && is_section(after)) {
            sections(key, before, after);
        } else if (is_list_of_sections(before) && is_list_of_sections(after)) {
            lists(key, before, after);
        } else {
            values(key, before, after);
        }
    }
    [[nodiscard]] std::vector<RecipeDifference> take() { return std::move(differences_); }

private:
    void sections(const std::string& key, const YAML::Node& before, const YAML::Node& after) {
        const std::string prefix = key.empty() ? key : key + '.';
        std::set<std::string> seen;
        for (const auto& entry : before) {
            const std::string& name = entry.first.Scalar();
            seen.insert(name);
            nodes(prefix + name, entry.second, after[name]);
        }
        for (const auto& entry : after) {
            const std::string& name = entry.first.Scalar();
            if (!seen.contains(name)) {
                values(prefix + name, YAML::Node(YAML::NodeType::Null), entry.second);
            }
        }
    }

    void lists(const std::string& key, const YAML::Node& before, const YAML::Node& after) {
        const YAML::Node none(YAML::NodeType::Null);
        for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
            nodes(fmt::format("{}[{}]", key, i), i < before.size() ? before[i] : none,
                  i < after.size() ? after[i] : none);
        }
    }

    void values(const std::string& key, const YAML::Node& before, const YAML::Node& after) {
        if (text_of(before, Angles::kRadians) == text_of(after, Angles::kRadians)) {
            return;
        }
        RecipeDifference difference{key, shown(before, Angles::kDegrees),
                                    shown(after, Angles::kDegrees)};
        if (difference.before == difference.after) {  // they part in later digits
            difference.before = shown(before, Angles::kRadians);
            difference.after = shown(after, Angles::kRadians);
        }
        differences_.push_back(std::move(difference));
    }

    std::vector<RecipeDifference> differences_;
};

}  // namespace

std::string RecipeDifference::text() const {
    const auto or_absent = [](const std::string& value) {
        return value.empty() ? std::string("(absent)") : value;
    };
    return fmt::format("{}: {} -> {}", key, or_absent(before), or_absent(after));
}

std::vector<RecipeDifference> recipe_differences(const Recipe& before, const Recipe& after) {
    Comparison comparison;
    comparison.nodes("", YAML::Load(before.resolved_yaml()), YAML::Load(after.resolved_yaml()));
    return comparison.take();
}

}  // namespace turntable
