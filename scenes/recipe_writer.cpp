#include "scenes/recipe_writer.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/check.h"
#include "scenes/factor_law.h"
#include "scenes/recipe_schema.h"

namespace turntable {
namespace {

/// A YAML double-quoted string. The reader admits no control characters but the line feed.
std::string double_quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
        } else if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else {
            result += c;
        }
    }
    return result + '"';
}

class RecipeWriter final : public RecipeForm {
public:
    explicit RecipeWriter(const RecipeDocument& document) : groups_(document.factors) {
        for (const FactorGroup& group : document.factors) {
            for (const Factor& factor : factors_of(group)) {
                labels_.push_back({factor.name, group.name});
            }
        }
    }

    [[nodiscard]] const std::string& yaml() const { return yaml_; }

    void identifier(std::string_view key, std::string& value) override {
        // Quoted: a name may look like a number.
        line(key, double_quoted(value));
    }
    void text(std::string_view key, std::string& value) override {
        line(key, double_quoted(value));
    }
    void flag(std::string_view key, bool& value) override { line(key, value ? "true" : "false"); }
    void number(std::string_view key, double& value, const Range& range) override {
        line(key, format_quantity(value, range.dimension));
    }
    void integer(std::string_view key, std::uint64_t& value, const Range& /*range*/,
                 Presence /*presence*/) override {
        line(key, fmt::to_string(value));
    }
    void integer_or(std::string_view key, std::optional<std::uint64_t>& value,
                    const Range& /*range*/, std::string_view word) override {
        line(key, value ? fmt::to_string(*value) : std::string(word));
    }
    void choice_index(std::string_view key, std::uint32_t& index,
                      std::span<const std::string> names, Presence /*presence*/) override {
        line(key, names[index]);
    }
    void subset(std::string_view key, std::vector<std::string>& values,
                std::span<const std::string> /*names*/) override {
        line(key, fmt::format("[{}]", fmt::join(values, ", ")));
    }
    void names(std::string_view key, std::vector<std::string>& values,
               Presence /*presence*/) override {
        labels(key, values);
    }
    void pixel_size(std::string_view key, int& width, int& height,
                    const Range& /*range*/) override {
        line(key, fmt::format("[{} px, {} px]", width, height));
    }

    void any_quantity(std::string_view key, double& value, Dimension& dimension) override {
        line(key, format_quantity(value, dimension));
    }
    void intervals(std::string_view key, std::span<Interval> values,
                   Dimension& dimension) override {
        std::vector<std::string> pairs;
        for (const Interval& interval : values) {
            pairs.push_back(fmt::format("[{}, {}]", format_quantity(interval.minimum, dimension),
                                        format_quantity(interval.maximum, dimension)));
        }
        line(key, pairs.size() == 1 ? pairs[0] : fmt::format("[{}]", fmt::join(pairs, ", ")));
    }
    void labels(std::string_view key, std::vector<std::string>& values) override {
        std::vector<std::string> names;
        names.reserve(values.size());
        for (const std::string& value : values) {
            names.push_back(double_quoted(value));
        }
        line(key, fmt::format("[{}]", fmt::join(names, ", ")));
    }
    void canonical(std::string_view key, FactorGroup& group) override {
        if (group.law == Law::kChoice) {
            line(key, double_quoted(group.choices[static_cast<std::size_t>(group.canonical[0])]));
            return;
        }
        std::vector<std::string> values;
        for (std::size_t i = 0; i < group.canonical.size(); ++i) {
            values.push_back(format_quantity(group.canonical[i], label_dimension(group, i)));
        }
        line(key, values.size() == 1 ? values[0] : fmt::format("[{}]", fmt::join(values, ", ")));
    }
    void factor_groups(std::string_view key, std::vector<FactorGroup>& groups) override {
        if (groups.empty()) {
            line(key, "{}");
            return;
        }
        section(key, Presence::kOptional, [&](RecipeForm& form) {
            for (FactorGroup& group : groups) {
                form.section(double_quoted(group.name), Presence::kRequired,
                             [&](RecipeForm& inner) { describe(inner, group); });
            }
        });
    }

    void counts(std::string_view key, std::vector<std::uint64_t>& values, std::size_t /*size*/,
                const Range& /*range*/) override {
        line(key, fmt::format("[{}]", fmt::join(values, ", ")));
    }
    void held_out(std::vector<FactorInterval>& conditions) override {
        line("factor", double_quoted(conditions.front().factor));
        line("ranges", list_text(conditions));
    }
    void combination(std::string_view key, std::vector<FactorInterval>& conditions) override {
        std::vector<std::string> parts;
        for (auto first = conditions.begin(); first != conditions.end();) {
            const auto last = std::find_if(first, conditions.end(), [&](const FactorInterval& c) {
                return c.factor != first->factor;
            });
            parts.push_back(fmt::format("{}: {}", double_quoted(first->factor),
                                        list_text(std::span(first, last))));
            first = last;
        }
        line(key, fmt::format("{{{}}}", fmt::join(parts, ", ")));
    }

    void scalar(std::string_view key, Scalar& value, const Range& range,
                Presence /*presence*/) override {
        line(key, scalar_text(value, range.dimension));
    }
    void triple(std::string_view key, Triple& value, const Range& range) override {
        line(key, triple_text(value, range.dimension));
    }
    void optional_scalar(std::string_view key, bool& present, Scalar& value,
                         const Range& range) override {
        if (present) {
            line(key, scalar_text(value, range.dimension));
        }
    }
    void pair(std::string_view key, std::array<Scalar, 2>& value, const Range& range) override {
        line(key, fmt::format("[{}, {}]", scalar_text(value[0], range.dimension),
                              scalar_text(value[1], range.dimension)));
    }
    void name(std::string_view key, NameValue& value,
              std::span<const std::string> /*known*/) override {
        line(key, value.factor == kNoFactor
                      ? double_quoted(value.value)
                      : '$' + labels_[static_cast<std::size_t>(value.factor)].name);
    }
    void color(std::string_view key, ColorValue& value, const Range& /*range*/,
               Presence /*presence*/) override {
        line(key, color_text(value));
    }
    void point(std::string_view key, PointValue& value, Presence /*presence*/) override {
        const Triple& c = value.components;
        line(key, value.is_spherical
                      ? fmt::format("{{radius: {}, {}}}", scalar_text(c[0], Dimension::kLength),
                                    angles_text(c))
                      : triple_text(c, Dimension::kLength));
    }
    void direction(std::string_view key, PointValue& value) override {
        const Triple& c = value.components;
        line(key, value.is_spherical ? fmt::format("{{{}}}", angles_text(c))
                                     : triple_text(c, Dimension::kNumber));
    }
    void rotation(std::string_view key, RotationValue& value) override {
        switch (value.form) {
        case RotationForm::kEuler:
            line(key,
                 fmt::format("{{euler_xyz: {}}}", triple_text(value.euler, Dimension::kAngle)));
            break;
        case RotationForm::kQuaternion:
            line(key, fmt::format("{{quaternion: [{}]}}", fmt::join(value.quaternion, ", ")));
            break;
        case RotationForm::kFactor:
            line(key, '$' + labels_[static_cast<std::size_t>(value.factor)].group);
            break;
        }
    }

    void section(std::string_view key, Presence /*presence*/, const Body& body) override {
        line(key, "");
        indent_ += 2;
        body(*this);
        indent_ -= 2;
    }
    void unless_default(bool is_default, const Body& body) override {
        if (!is_default) {
            body(*this);
        }
    }
    void optional_section(std::string_view key, bool& present, const Body& body) override {
        if (present) {
            section(key, Presence::kOptional, body);
        }
    }
    void items(std::string_view key, std::size_t size, std::size_t /*most*/,
               const std::function<void(std::size_t)>& /*resize*/,
               const std::function<void(RecipeForm&, std::size_t)>& item) override {
        if (size == 0) {
            line(key, "[]");
            return;
        }
        line(key, "");
        indent_ += 4;
        for (std::size_t i = 0; i < size; ++i) {
            starts_item_ = true;
            item(*this, i);
        }
        indent_ -= 4;
    }

private:
    struct Label {
        std::string name;
        std::string group;
    };

    // The first line of an item of a list carries its dash.
    void line(std::string_view key, std::string_view value) {
        std::string margin(indent_, ' ');
        if (starts_item_) {
            margin.replace(indent_ - 2, 2, "- ");
            starts_item_ = false;
        }
        yaml_ += fmt::format("{}{}:{}{}\n", margin, key, value.empty() ? "" : " ", value);
    }

    [[nodiscard]] std::string scalar_text(const Scalar& scalar, Dimension dimension) const {
        return scalar.factor == kNoFactor
                   ? format_quantity(scalar.value, dimension)
                   : '$' + labels_[static_cast<std::size_t>(scalar.factor)].name;
    }
    [[nodiscard]] std::string triple_text(const Triple& triple, Dimension dimension) const {
        return fmt::format("[{}, {}, {}]", scalar_text(triple[0], dimension),
                           scalar_text(triple[1], dimension), scalar_text(triple[2], dimension));
    }
    [[nodiscard]] std::string color_text(const ColorValue& color) const {
        switch (color.form) {
        case ColorForm::kRgb:
            return triple_text(color.components, Dimension::kNumber);
        case ColorForm::kHsv:
            return fmt::format("{{hsv: {}}}", triple_text(color.components, Dimension::kNumber));
        case ColorForm::kKelvin:
            break;
        }
        return fmt::format("{{temperature: {}}}",
                           scalar_text(color.components[0], Dimension::kTemperature));
    }
    [[nodiscard]] std::string angles_text(const Triple& spherical) const {
        return fmt::format("polar: {}, azimuth: {}", scalar_text(spherical[1], Dimension::kAngle),
                           scalar_text(spherical[2], Dimension::kAngle));
    }

    /// Choices by their names, numbers as intervals.
    [[nodiscard]] std::string list_text(std::span<const FactorInterval> conditions) const {
        std::vector<std::string> parts;
        for (const FactorInterval& c : conditions) {
            const LabelPlace place = find_label(groups_, c.factor).value();
            if (place.group->law == Law::kChoice) {
                const auto choice = static_cast<std::size_t>(c.interval.minimum);
                parts.push_back(double_quoted(place.group->choices[choice]));
                continue;
            }
            const Dimension dimension = label_dimension(*place.group, place.in_group);
            parts.push_back(fmt::format("[{}, {}]", format_quantity(c.interval.minimum, dimension),
                                        format_quantity(c.interval.maximum, dimension)));
        }
        return fmt::format("[{}]", fmt::join(parts, ", "));
    }

    std::span<const FactorGroup> groups_;  // of the document that is written
    std::vector<Label> labels_;
    std::string yaml_;
    std::size_t indent_ = 0;
    bool starts_item_ = false;
};

}  // namespace

std::string write_recipe(const RecipeDocument& document) {
    // describe() takes its document by reference for the reader's sake; the writer changes none.
    RecipeDocument copy = document;
    RecipeWriter writer(document);
    describe(writer, copy);
    return writer.yaml();
}

}  // namespace turntable
