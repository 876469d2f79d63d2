#include "scenes/recipe_reader.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/ranges.h>

#include "base/error.h"
#include "scenes/factor_reading.h"
#include "scenes/factor_table.h"
#include "scenes/recipe_checks.h"
#include "scenes/recipe_schema.h"
#include "scenes/yaml_cursor.h"
#include "scenes/yaml_values.h"

namespace turntable {
namespace {

std::optional<std::string> reference_of(const YamlCursor& node) {
    if (!node.is_scalar()) {
        return std::nullopt;
    }
    const std::string text = node.text();
    return text.starts_with('$') ? std::optional(text.substr(1)) : std::nullopt;
}

class RecipeReader final : public RecipeForm {
public:
    explicit RecipeReader(const YamlCursor& top) { open(top); }

    void finish() {
        close();
        factors_.require_all_used();
    }

    void identifier(std::string_view key, std::string& value) override {
        if (const auto node = take(key, Presence::kRequired)) {
            value = node->text();
            if (!is_recipe_name(value)) {
                throw node->failure("must be 1 to 64 of a-z, 0-9, '_', '-' and '.'");
            }
        }
    }

    void text(std::string_view key, std::string& value) override {
        if (const auto node = take(key, Presence::kOptional)) {
            value = node->text();
            while (!value.empty() && (value.back() == '\n' || value.back() == ' ')) {
                value.pop_back();
            }
            if (std::any_of(value.begin(), value.end(), [](char c) {
                    return (c >= 0 && c < 0x20 && c != '\n') || c == 0x7f;
                })) {
                throw node->failure("holds a control character");
            }
        }
    }

    void flag(std::string_view key, bool& value) override {
        if (const auto node = take(key, Presence::kOptional)) {
            const std::string text = node->text();
            if (text != "true" && text != "false") {
                throw node->failure(fmt::format("'{}' is neither true nor false", text));
            }
            value = text == "true";
        }
    }

    void number(std::string_view key, double& value, const Range& range) override {
        if (const auto node = take(key, Presence::kOptional)) {
            value = fixed(*node, range);
        }
    }

    void integer(std::string_view key, std::uint64_t& value, const Range& range,
                 Presence presence) override {
        if (const auto node = take(key, presence)) {
            value = whole(*node, range);
        }
    }

    void integer_or(std::string_view key, std::optional<std::uint64_t>& value, const Range& range,
                    std::string_view word) override {
        if (const auto node = take(key, Presence::kOptional)) {
            value.reset();
            if (node->text() != word) {
                value = whole(*node, range);
            }
        }
    }

    void choice_index(std::string_view key, std::uint32_t& index,
                      std::span<const std::string> names, Presence presence) override {
        if (const auto node = take(key, presence)) {
            index = position_in(*node, names);
        }
    }

    void subset(std::string_view key, std::vector<std::string>& values,
                std::span<const std::string> names) override {
        if (const auto node = take(key, Presence::kOptional)) {
            if (!node->is_sequence()) {
                throw node->failure("must be a list of names");
            }
            std::vector<bool> chosen(names.size(), false);
            for (std::size_t i = 0; i < node->size(); ++i) {
                chosen[position_in(node->at(i), names)] = true;
            }
            values.clear();
            for (std::size_t i = 0; i < names.size(); ++i) {
                if (chosen[i]) {
                    values.push_back(names[i]);
                }
            }
        }
    }

    void names(std::string_view key, std::vector<std::string>& values, Presence presence) override {
        if (const auto node = take(key, presence)) {
            values = name_list(*node);
        }
    }

    void pixel_size(std::string_view key, int& width, int& height, const Range& range) override {
        if (const auto node = take(key, Presence::kOptional)) {
            node->require_sequence(2, "sizes, width and height");
            width = static_cast<int>(whole(node->at(0), range));
            height = static_cast<int>(whole(node->at(1), range));
        }
    }

    void any_quantity(std::string_view key, double& value, Dimension& dimension) override {
        if (const auto node = take(key, Presence::kRequired)) {
            const Quantity quantity = read_quantity(*node);
            value = quantity.value;
            dimension = quantity.dimension;
        }
    }

    void intervals(std::string_view key, std::span<Interval> values,
                   Dimension& dimension) override {
        const auto node = take(key, Presence::kRequired);
        if (!node) {
            return;
        }
        if (values.size() == 1) {
            values[0] = read_interval(*node, dimension);
            return;
        }
        node->require_sequence(values.size(), "ranges");
        for (std::size_t i = 0; i < values.size(); ++i) {
            Dimension own{};
            values[i] = read_interval(node->at(i), own);
            if (i > 0 && own != dimension) {
                throw node->at(i).failure("has another unit than the first range");
            }
            dimension = own;
        }
    }

    void labels(std::string_view key, std::vector<std::string>& values) override {
        if (const auto node = take(key, Presence::kOptional)) {
            node->require_sequence(values.size(), "labels");
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = factor_name(node->at(i));
            }
        }
    }

    void canonical(std::string_view key, FactorGroup& group) override {
        const auto node = take(key, Presence::kOptional);
        if (node && frames_.back().missing.empty()) {  // else its range is not known
            group.canonical = canonical_of(*node, group);
        }
    }

    void factor_groups(std::string_view key, std::vector<FactorGroup>& groups) override {
        const auto node = take(key, Presence::kOptional);
        if (!node) {
            return;
        }
        for (const std::string& name : node->keys()) {
            const YamlCursor where = *node->find(name);
            if (!is_factor_name(name)) {
                throw where.failure("a factor's name is 1 to 64 of a-z, 0-9 and '_', a "
                                    "letter first");
            }
            FactorGroup group;
            group.name = name;
            open(where);
            describe(*this, group);
            close();
            require_law(where, group);
            factors_.declare(group, where);
            groups.push_back(std::move(group));
        }
        groups_ = groups;
    }

    void counts(std::string_view key, std::vector<std::uint64_t>& values, std::size_t size,
                const Range& range) override {
        const auto node = take(key, Presence::kRequired);
        if (!node || !frames_.back().missing.empty()) {
            return;
        }
        if (node->is_scalar()) {
            values.assign(size, whole(*node, range));
            return;
        }
        node->require_sequence(size, "whole numbers, one a factor, or one number for all");
        values.clear();
        for (std::size_t i = 0; i < size; ++i) {
            values.push_back(whole(node->at(i), range));
        }
    }

    void held_out(std::vector<FactorInterval>& conditions) override {
        const auto factor = take("factor", Presence::kRequired);
        const auto ranges = take("ranges", Presence::kRequired);
        if (factor && ranges) {
            conditions.clear();
            append_conditions(*ranges, label_of(*factor, factor->text(), groups_), conditions);
        }
    }

    void combination(std::string_view key, std::vector<FactorInterval>& conditions) override {
        const auto node = take(key, Presence::kRequired);
        if (!node) {
            return;
        }
        conditions.clear();
        for (const std::string& name : node->keys()) {
            const YamlCursor where = *node->find(name);
            append_conditions(where, label_of(where, name, groups_), conditions);
        }
        if (conditions.empty()) {
            throw node->failure("names no factor");
        }
    }

    void scalar(std::string_view key, Scalar& value, const Range& range,
                Presence presence) override {
        if (const auto node = take(key, presence)) {
            value = scalar_of(*node, range);
        }
    }

    void triple(std::string_view key, Triple& value, const Range& range) override {
        if (const auto node = take(key, Presence::kOptional)) {
            value = triple_of(*node, range);
        }
    }

    void optional_scalar(std::string_view key, bool& present, Scalar& value,
                         const Range& range) override {
        if (const auto node = take(key, Presence::kOptional)) {
            present = true;
            value = scalar_of(*node, range);
        }
    }

    void pair(std::string_view key, std::array<Scalar, 2>& value, const Range& range) override {
        const auto node = take(key, Presence::kOptional);
        if (!node) {
            return;
        }
        if (const auto name = reference_of(*node)) {
            const int first = factors_.values(*node, *name, range, 2);
            value = {Scalar{0.0, first}, Scalar{0.0, first + 1}};
            return;
        }
        node->require_sequence(2, "values, or the name of a factor that has two");
        value = {scalar_of(node->at(0), range), scalar_of(node->at(1), range)};
    }

    void name(std::string_view key, NameValue& value, std::span<const std::string> known) override {
        const auto node = take(key, Presence::kOptional);
        if (!node) {
            return;
        }
        if (const auto name = reference_of(*node)) {
            value.factor = factors_.choice(*node, *name, value.choices);
            for (const std::string& choice : value.choices) {
                require_known(*node, choice, known);
            }
            return;
        }
        value.value = node->text();
        require_known(*node, value.value, known);
    }

    void color(std::string_view key, ColorValue& value, const Range& range,
               Presence presence) override {
        const auto node = take(key, presence);
        if (!node) {
            return;
        }
        if (!node->is_map()) {
            value.form = ColorForm::kRgb;
            value.components = triple_of(*node, range);
            return;
        }
        static_cast<void>(node->keys());
        node->require_known_keys({"hsv", "temperature"});
        const auto hsv = node->find("hsv");
        const auto temperature = node->find("temperature");
        if (hsv.has_value() == temperature.has_value()) {
            throw node->failure("must be [red, green, blue], {hsv: [hue, saturation, value]} or "
                                "{temperature: 6500 K}");
        }
        value.form = hsv ? ColorForm::kHsv : ColorForm::kKelvin;
        if (hsv) {
            value.components = triple_of(*hsv, {Dimension::kNumber, 0, 1});
        } else {
            value.components = {};
            value.components[0] = scalar_of(*temperature, {Dimension::kTemperature, 1000, 40000});
        }
    }

    void point(std::string_view key, PointValue& value, Presence presence) override {
        if (const auto node = take(key, presence)) {
            value.is_spherical = node->is_map();
            if (value.is_spherical) {
                spherical(*node, value.components, true);
            } else {
                value.components = triple_of(*node, {Dimension::kLength, -kLargest, kLargest});
            }
        }
    }

    void direction(std::string_view key, PointValue& value) override {
        if (const auto node = take(key, Presence::kOptional)) {
            value.is_spherical = node->is_map();
            if (value.is_spherical) {
                spherical(*node, value.components, false);
            } else {
                value.components = triple_of(*node, {Dimension::kNumber, -kLargest, kLargest});
            }
        }
    }

    void rotation(std::string_view key, RotationValue& value) override {
        if (const auto node = take(key, Presence::kOptional)) {
            if (const auto name = reference_of(*node)) {
                value.form = RotationForm::kFactor;
                value.factor = factors_.rotation(*node, *name);
                return;
            }
            written_rotation(*node, value);
        }
    }

    void section(std::string_view key, Presence presence, const Body& body) override {
        if (const auto node = take(key, presence)) {
            open(*node);
            body(*this);
            close();
        }
    }

    void unless_default(bool /*is_default*/, const Body& body) override { body(*this); }

    void optional_section(std::string_view key, bool& present, const Body& body) override {
        section(key, Presence::kOptional, [&](RecipeForm& form) {
            present = true;
            body(form);
        });
    }

    void items(std::string_view key, std::size_t /*size*/, std::size_t most,
               const std::function<void(std::size_t)>& resize,
               const std::function<void(RecipeForm&, std::size_t)>& item) override {
        const auto node = take(key, Presence::kOptional);
        if (!node) {
            return;
        }
        if (!node->is_sequence() || node->size() > most) {
            throw node->failure(fmt::format("must be a list of at most {} items", most));
        }
        resize(node->size());
        for (std::size_t i = 0; i < node->size(); ++i) {
            open(node->at(i));
            item(*this, i);
            close();
        }
    }

private:
    /// A mapping that is being read.
    struct Frame {
        YamlCursor map;
        std::vector<std::string> known;
        std::vector<std::string> missing;
    };

    void open(const YamlCursor& map) {
        static_cast<void>(map.keys());
        frames_.push_back({map, {}, {}});
    }

    // Misspelt keys are reported before the required keys that are missing because of them.
    void close() {
        const Frame& frame = frames_.back();
        frame.map.require_known_keys(frame.known);
        if (!frame.missing.empty()) {
            throw frame.map.failure(fmt::format("'{}' is missing", frame.missing.front()));
        }
        frames_.pop_back();
    }

    std::optional<YamlCursor> take(std::string_view key, Presence presence) {
        Frame& frame = frames_.back();
        frame.known.emplace_back(key);
        auto node = frame.map.find(key);
        if (!node && presence == Presence::kRequired) {
            frame.missing.emplace_back(key);
        }
        return node;
    }

    Scalar scalar_of(const YamlCursor& node, const Range& range) {
        if (const auto name = reference_of(node)) {
            return {0.0, factors_.value(node, *name, range)};
        }
        return {fixed(node, range), kNoFactor};
    }

    Triple triple_of(const YamlCursor& node, const Range& range) {
        Triple result;
        if (const auto name = reference_of(node)) {
            const int first = factors_.values(node, *name, range, 3);
            for (int i = 0; i < 3; ++i) {
                result[static_cast<std::size_t>(i)] = {0.0, first + i};
            }
            return result;
        }
        node.require_sequence(3, "values, or the name of a factor that has three");
        for (std::size_t i = 0; i < 3; ++i) {
            result[i] = scalar_of(node.at(i), range);
        }
        return result;
    }

    static void require_known(const YamlCursor& node, const std::string& name,
                              std::span<const std::string> known) {
        if (known.empty() || std::find(known.begin(), known.end(), name) != known.end()) {
            return;
        }
        throw node.failure(fmt::format("'{}' is none of: {}", name, fmt::join(known, ", ")));
    }

    void spherical(const YamlCursor& node, Triple& components, bool has_radius) {
        constexpr double kTurns = 100 * 2 * std::numbers::pi;
        open(node);
        if (has_radius) {
            scalar("radius", components[0], {Dimension::kLength, 0, kLargest}, Presence::kRequired);
        }
        scalar("polar", components[1], {Dimension::kAngle, 0, std::numbers::pi},
               Presence::kRequired);
        scalar("azimuth", components[2], {Dimension::kAngle, -kTurns, kTurns}, Presence::kRequired);
        close();
    }

    void written_rotation(const YamlCursor& node, RotationValue& value) {
        constexpr double kTurns = 100 * 2 * std::numbers::pi;
        static_cast<void>(node.keys());
        node.require_known_keys({"euler_xyz", "quaternion"});
        const auto euler = node.find("euler_xyz");
        const auto quaternion = node.find("quaternion");
        if (euler.has_value() == quaternion.has_value()) {
            throw node.failure("must be {euler_xyz: [x, y, z]}, {quaternion: [x, y, z, w]} or the "
                               "name of a rotation factor");
        }
        if (euler) {
            value.form = RotationForm::kEuler;
            value.euler = triple_of(*euler, {Dimension::kAngle, -kTurns, kTurns});
            return;
        }
        value.form = RotationForm::kQuaternion;
        value.quaternion = unit_quaternion(*quaternion);
    }

    std::vector<Frame> frames_;
    std::span<const FactorGroup> groups_;  // those of the document, once they are read
    FactorTable factors_;
};

}  // namespace

RecipeDocument read_recipe(const std::string& yaml, const std::string& origin) {
    const YamlCursor top = YamlCursor::parse(yaml, origin);
    RecipeDocument document;
    RecipeReader reader(top);
    describe(reader, document);
    reader.finish();
    check_one_scene(top, document);
    check_design(top, document);
    return document;
}

}  // namespace turntable
