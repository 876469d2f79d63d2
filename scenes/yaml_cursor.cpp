#include "scenes/yaml_cursor.h"

#include <algorithm>
#include <sstream>

#include <yaml-cpp/eventhandler.h>

#include "base/nearest_name.h"

namespace turntable {
namespace {

// yaml-cpp counts lines from 0; a node without a mark has -1.
int line_of(const YAML::Node& node, int fallback) {
    const YAML::Mark mark = node.Mark();
    return mark.is_null() ? fallback : mark.line + 1;
}

/// Takes the events of a document and keeps none.
class IgnoreEvents final : public YAML::EventHandler {
    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
    void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
    void OnScalar(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  const std::string& /*value*/) override {}
    void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/,
                         YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*s*/) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/,
                    YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*s*/) override {}
    void OnMapEnd() override {}
};

// Whether the text holds exactly one document. YAML::Load would ignore what follows the first,
// and YAML::LoadAll of yaml-cpp 0.7 never ends at a stray ",".
bool is_one_document(const std::string& yaml) {
    std::istringstream stream(yaml);
    YAML::Parser parser(stream);
    IgnoreEvents ignore;
    return parser.HandleNextDocument(ignore) && !parser.HandleNextDocument(ignore);
}

}  // namespace

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
    const std::string nearest = nearest_name(name, candidates);
    return nearest.empty() ? std::string{} : fmt::format(" (did you mean '{}'?)", nearest);
}

YamlCursor YamlCursor::parse(const std::string& yaml, const std::string& origin) {
    constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
    if (yaml.size() > kMostBytes) {
        throw bad_input("{}:1: a recipe of more than {} bytes", origin, kMostBytes);
    }
    try {
        if (!is_one_document(yaml)) {
            throw bad_input("{}:1: is not one YAML document", origin);
        }
        const YAML::Node document = YAML::Load(yaml);
        return {document, origin, "", line_of(document, 1)};
    } catch (const YAML::Exception& error) {
        const int line = error.mark.is_null() ? 1 : error.mark.line + 1;
        throw bad_input("{}:{}: not valid YAML: {}", origin, line, error.msg);
    }
}

std::string YamlCursor::text() const {
    if (!node_.IsScalar()) {
        throw failure(node_.IsNull() ? "has no value" : "must be a single value");
    }
    return node_.Scalar();
}

YamlCursor YamlCursor::at(std::size_t index) const {
    const YAML::Node item = node_[index];
    return {item, origin_, fmt::format("{}[{}]", place_, index), line_of(item, line_)};
}

std::optional<YamlCursor> YamlCursor::find(std::string_view key) const {
    for (const auto& pair : node_) {
        if (pair.first.IsScalar() && pair.first.Scalar() == key) {
            // An empty value has no mark of its own worth naming: the key's line is meant.
            return YamlCursor(pair.second, origin_, inner_place(key),
                              line_of(pair.second.IsNull() ? pair.first : pair.second, line_));
        }
    }
    return std::nullopt;
}

std::vector<std::string> YamlCursor::keys() const {
    require_map();
    std::vector<std::string> keys;
    for (const auto& pair : node_) {
        const int line = line_of(pair.first, line_);
        if (!pair.first.IsScalar()) {
            throw failure_at(line, "a key that is not a plain word");
        }
        const std::string& key = pair.first.Scalar();
        if (std::find(keys.begin(), keys.end(), key) != keys.end()) {
            throw failure_at(line, fmt::format("'{}' is given twice", key));
        }
        keys.push_back(key);
    }
    return keys;
}

void YamlCursor::require_map() const {
    if (!node_.IsMap()) {
        throw failure("must be a mapping of keys to values");
    }
}

void YamlCursor::require_sequence(std::size_t size, std::string_view what) const {
    if (!node_.IsSequence() || node_.size() != size) {
        throw failure(fmt::format("must be a list of {} {}", size, what));
    }
}

void YamlCursor::require_known_keys(const std::vector<std::string>& known) const {
    for (const auto& pair : node_) {
        const std::string& key = pair.first.Scalar();
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            throw failure_at(line_of(pair.first, line_),
                             fmt::format("unknown key '{}'{}", key, did_you_mean(key, known)));
        }
    }
}

Error YamlCursor::failure(std::string_view cause) const {
    return failure_at(line_, cause);
}

Error YamlCursor::failure_at(int line, std::string_view cause) const {
    return place_.empty() ? bad_input("{}:{}: {}", origin_, line, cause)
                          : bad_input("{}:{}: {}: {}", origin_, line, place_, cause);
}

std::string YamlCursor::inner_place(std::string_view key) const {
    return place_.empty() ? std::string(key) : fmt::format("{}.{}", place_, key);
}

}  // namespace turntable
