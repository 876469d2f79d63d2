#include "scenes/recipe_reader.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/ranges.h>

#include "base/error.h"
#include "scenes/design.h"
#include "scenes/factor_law.h"
#include "scenes/factor_table.h"
#include "scenes/recipe_schema.h"
#include "scenes/scene_builder.h"
#include "scenes/splits.h"
#include "scenes/yaml_cursor.h"

namespace turntable {
namespace {

bool all_in(const std::string& text, std::string_view more) {
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               more.find(c) != std::string_view::npos;
    });
}

constexpr std::size_t kLongestName = 64;

bool is_factor_name(const std::string& text) {
    return !text.empty() && text.size() <= kLongestName && text[0] >= 'a' && text[0] <= 'z' &&
           all_in(text, "_");
}

bool is_recipe_name(const std::string& text) {
    return !text.empty() && text.size() <= kLongestName && text[0] != '.' && text[0] != '-' &&
           all_in(text, "_-.");
}

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
            const Quantity quantity = this->quantity(*node);
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
            values[0] = interval(*node, dimension);
            return;
        }
        node->require_sequence(values.size(), "ranges");
        for (std::size_t i = 0; i < values.size(); ++i) {
            Dimension own{};
            values[i] = interval(node->at(i), own);
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
            append_conditions(*ranges, label_of(*factor, factor->text()), conditions);
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
            append_conditions(where, label_of(where, name), conditions);
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

    static Quantity quantity(const YamlCursor& node) {
        const std::string text = node.text();
        const auto parsed = parse_quantity(text);
        if (parsed) {
            return parsed.value();
        }
        throw node.failure(parsed.failure().reason == QuantityFault::kUnknownUnit
                               ? fmt::format("'{}' is no unit", parsed.failure().detail)
                               : fmt::format("'{}' is not a number", text));
    }

    static double fixed(const YamlCursor& node, const Range& range) {
        const Quantity quantity = RecipeReader::quantity(node);
        if (quantity.dimension != range.dimension) {
            throw node.failure(fmt::format("'{}' is {}; this must be {}", node.text(),
                                           describe_dimension(quantity.dimension),
                                           describe_dimension(range.dimension)));
        }
        if (!range.contains(quantity.value)) {
            throw node.failure(fmt::format("{} is outside {}", node.text(), range.text()));
        }
        return quantity.value;
    }

    static std::uint64_t whole(const YamlCursor& node, const Range& range) {
        const double value = fixed(node, range);
        if (value != std::floor(value)) {
            throw node.failure(fmt::format("{} is not a whole number", node.text()));
        }
        return static_cast<std::uint64_t>(value);
    }

    static std::uint32_t position_in(const YamlCursor& node, std::span<const std::string> names) {
        const std::string text = node.text();
        const auto found = std::find(names.begin(), names.end(), text);
        if (found == names.end()) {
            throw node.failure(fmt::format("'{}' is none of: {}", text, fmt::join(names, ", ")));
        }
        return static_cast<std::uint32_t>(found - names.begin());
    }

    static std::string factor_name(const YamlCursor& node) {
        std::string name = node.text();
        if (!is_factor_name(name)) {
            throw node.failure("a label is 1 to 64 of a-z, 0-9 and '_', a letter first");
        }
        return name;
    }

    static std::vector<std::string> name_list(const YamlCursor& node) {
        if (!node.is_sequence() || node.size() == 0) {
            throw node.failure("must be a list of one or more names");
        }
        std::vector<std::string> names;
        for (std::size_t i = 0; i < node.size(); ++i) {
            std::string name = node.at(i).text();
            if (std::find(names.begin(), names.end(), name) != names.end()) {
                throw node.at(i).failure(fmt::format("'{}' is listed twice", name));
            }
            names.push_back(std::move(name));
        }
        return names;
    }

    static Interval interval(const YamlCursor& node, Dimension& dimension) {
        node.require_sequence(2, "values, the smallest and the largest");
        const Quantity low = quantity(node.at(0));
        const Quantity high = quantity(node.at(1));
        if (low.dimension != high.dimension) {
            throw node.failure(fmt::format("its ends are {} and {}",
                                           describe_dimension(low.dimension),
                                           describe_dimension(high.dimension)));
        }
        if (low.value > high.value) {
            throw node.failure(fmt::format("its minimum {} is above its maximum {}",
                                           node.at(0).text(), node.at(1).text()));
        }
        if (!std::isfinite(high.value - low.value)) {
            throw node.failure("its width is not a finite number");
        }
        dimension = low.dimension;
        return {low.value, high.value};
    }

    static void require_law(const YamlCursor& where, const FactorGroup& group) {
        const Interval& range = group.intervals[0];
        if (group.law == Law::kLogUniform && !(range.minimum > 0)) {
            throw where.failure("a log_uniform range starts above 0");
        }
        if (group.law == Law::kInteger &&
            (range.minimum != std::floor(range.minimum) ||
             range.maximum != std::floor(range.maximum) || group.dimension != Dimension::kNumber)) {
            throw where.failure("the ends of an integer range are whole numbers without a unit");
        }
        if (group.cyclic && !(range.maximum > range.minimum)) {
            throw where.failure("a cyclic range has a width");
        }
    }

    static std::vector<double> canonical_of(const YamlCursor& node, const FactorGroup& group) {
        if (group.law == Law::kChoice) {
            return {static_cast<double>(position_in(node, group.choices))};
        }
        if (group.law == Law::kHaarRotation || group.law == Law::kOutsideQuarter) {
            const std::array<double, 4> q = unit_quaternion(node);
            const double sign = q[3] < 0 ? -1.0 : 1.0;  // labels have w >= 0
            return {sign * q[0], sign * q[1], sign * q[2], sign * q[3]};
        }
        const std::size_t size = group.labels.size();
        if (size == 1) {
            return {canonical_in(node, group, 0)};
        }
        node.require_sequence(size, "values, one a label");
        std::vector<double> values;
        for (std::size_t i = 0; i < size; ++i) {
            values.push_back(canonical_in(node.at(i), group, i));
        }
        return values;
    }

    static double canonical_in(const YamlCursor& node, const FactorGroup& group, std::size_t axis) {
        const Interval& interval = group.intervals[axis];
        const double value = fixed(node, {group.dimension, interval.minimum, interval.maximum});
        if (group.law == Law::kInteger && value != std::floor(value)) {
            throw node.failure(fmt::format("{} is not a whole number", node.text()));
        }
        return value;
    }

    /// The label that a split refers to.
    LabelPlace label_of(const YamlCursor& where, const std::string& name) {
        if (const auto place = find_label(groups_, name)) {
            return *place;
        }
        std::vector<std::string> names;
        for (const FactorGroup& group : groups_) {
            if (group.name == name) {
                throw where.failure(fmt::format("'{}' has several values; name one of {}", name,
                                                fmt::join(group.labels, ", ")));
            }
            names.insert(names.end(), group.labels.begin(), group.labels.end());
        }
        throw where.failure(
            fmt::format("no factor is called '{}'{}", name, did_you_mean(name, names)));
    }

    // One range or name, or a list of them.
    static void append_conditions(const YamlCursor& node, const LabelPlace& place,
                                  std::vector<FactorInterval>& conditions) {
        const bool is_range = node.is_sequence() && node.size() == 2 && node.at(0).is_scalar() &&
                              place.group->law != Law::kChoice;
        if (!node.is_sequence() || is_range) {
            conditions.push_back(condition(node, place));
            return;
        }
        if (node.size() == 0) {
            throw node.failure("must be one or more ranges, or names of choices");
        }
        for (std::size_t i = 0; i < node.size(); ++i) {
            conditions.push_back(condition(node.at(i), place));
        }
    }

    static FactorInterval condition(const YamlCursor& node, const LabelPlace& place) {
        const FactorGroup& group = *place.group;
        const std::string& label = group.labels[place.in_group];
        if (group.law == Law::kChoice) {
            const double position = position_in(node, group.choices);
            return {label, {position, position}};
        }
        Dimension dimension{};
        const Interval interval = RecipeReader::interval(node, dimension);
        const Dimension own = label_dimension(group, place.in_group);
        if (dimension != own) {
            throw node.failure(fmt::format("is {}; ${} is {}", describe_dimension(dimension), label,
                                           describe_dimension(own)));
        }
        const Factor factor = factors_of(group)[place.in_group];
        if (interval.maximum < factor.minimum || interval.minimum > factor.maximum) {
            const Range reach{own, factor.minimum, factor.maximum};
            throw node.failure(
                fmt::format("lies outside {}, the values of ${}", reach.text(), label));
        }
        return {label, interval};
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

    static std::array<double, 4> unit_quaternion(const YamlCursor& node) {
        node.require_sequence(4, "numbers x, y, z, w");
        std::array<double, 4> q{};
        double squares = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            q[i] = fixed(node.at(i), {Dimension::kNumber, -1, 1});
            squares += q[i] * q[i];
        }
        constexpr double kRounding = 1e-12;
        if (std::abs(squares - 1) > kRounding) {
            throw node.failure(fmt::format("has length {}, not 1", std::sqrt(squares)));
        }
        return q;
    }

    std::vector<Frame> frames_;
    std::span<const FactorGroup> groups_;  // those of the document, once they are read
    FactorTable factors_;
};

// Runs `attempt` and gives its complaint the line of `where`.
void check_at(const YamlCursor& where, const std::function<void()>& attempt) {
    try {
        attempt();
    } catch (const Error& error) {
        throw where.failure(error.what());
    }
}

// Refuses designs and splits that no key alone shows to be impossible.
void check_design(const YamlCursor& top, const RecipeDocument& document) {
    const auto design = top.find("design");
    for (std::size_t i = 0; i < document.design.size(); ++i) {
        check_at(design->at(i), [&] { require_block(document.design[i], document.factors); });
    }
    if (!document.design.empty()) {
        check_at(*design, [&] { static_cast<void>(Design(document)); });
        if (const auto dataset = top.find("dataset")) {
            if (const auto views = dataset->find("views")) {
                throw views->failure("the design says how many samples an object gets");
            }
        }
    }
    const auto splits = top.find("splits");
    for (std::size_t i = 0; i < document.splits.size(); ++i) {
        check_at(splits->at(i), [&] { require_split(document, i); });
    }
}

// Refuses scenes that no key alone shows to be impossible, by building one of them.
void check_one_scene(const YamlCursor& top, const RecipeDocument& document) {
    std::vector<double> values;
    for (const FactorGroup& group : document.factors) {
        draw_group(group, Draws(Seed{0}, SampleId{0}, group.name), values);
    }
    const YamlCursor scene = *top.find("scene");
    check_at(*scene.find("camera"),
             [&] { static_cast<void>(place_camera(document.scene.camera, values)); });
    check_at(scene, [&] { static_cast<void>(instantiate(document.scene, values)); });
}

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
