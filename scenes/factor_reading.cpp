#include "scenes/factor_reading.h"

#include <cmath>

#include <fmt/ranges.h>

#include "scenes/yaml_values.h"

namespace turntable {

namespace {

double canonical_in(const YamlCursor& node, const FactorGroup& group, std::size_t axis) {
    const Interval& interval = group.intervals[axis];
    const double value = fixed(node, {group.dimension, interval.minimum, interval.maximum});
    if (group.law == Law::kInteger && value != std::floor(value)) {
        throw node.failure(fmt::format("{} is not a whole number", node.text()));
    }
    return value;
}

FactorInterval condition(const YamlCursor& node, const LabelPlace& place) {
    const FactorGroup& group = *place.group;
    const std::string& label = group.labels[place.in_group];
    if (group.law == Law::kChoice) {
        const double position = position_in(node, group.choices);
        return {label, {position, position}};
    }
    Dimension dimension{};
    const Interval interval = read_interval(node, dimension);
    const Dimension own = label_dimension(group, place.in_group);
    if (dimension != own) {
        throw node.failure(fmt::format("is {}; ${} is {}", describe_dimension(dimension), label,
                                       describe_dimension(own)));
    }
    const Factor factor = factors_of(group)[place.in_group];
    if (interval.maximum < factor.minimum || interval.minimum > factor.maximum) {
        const Range reach{own, factor.minimum, factor.maximum};
        throw node.failure(fmt::format("lies outside {}, the values of ${}", reach.text(), label));
    }
    return {label, interval};
}

}  // namespace

void require_law(const YamlCursor& where, const FactorGroup& group) {
    const Interval& range = group.intervals[0];
    if (group.law == Law::kLogUniform && !(range.minimum > 0)) {
        throw where.failure("a log_uniform range starts above 0");
    }
    if (group.law == Law::kInteger &&
        (range.minimum != std::floor(range.minimum) || range.maximum != std::floor(range.maximum) ||
         group.dimension != Dimension::kNumber)) {
        throw where.failure("the ends of an integer range are whole numbers without a unit");
    }
    if (group.cyclic && !(range.maximum > range.minimum)) {
        throw where.failure("a cyclic range has a width");
    }
}

std::vector<double> canonical_of(const YamlCursor& node, const FactorGroup& group) {
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

LabelPlace label_of(const YamlCursor& where, const std::string& name,
                    std::span<const FactorGroup> groups) {
    if (const auto place = find_label(groups, name)) {
        return *place;
    }
    std::vector<std::string> names;
    for (const FactorGroup& group : groups) {
        if (group.name == name) {
            throw where.failure(fmt::format("'{}' has several values; name one of {}", name,
                                            fmt::join(group.labels, ", ")));
        }
        names.insert(names.end(), group.labels.begin(), group.labels.end());
    }
    throw where.failure(fmt::format("no factor is called '{}'{}", name, did_you_mean(name, names)));
}

void append_conditions(const YamlCursor& node, const LabelPlace& place,
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

}  // namespace turntable
