#include "scenes/factor_law.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "base/check.h"
#include "base/rotation.h"
#include "scenes/training_quarter.h"

namespace turntable {
namespace {

double uniform_in(const Interval& interval, double u) {
    // min: rounding may carry the sum past the end.
    return std::min(interval.minimum + (interval.maximum - interval.minimum) * u, interval.maximum);
}

// On the half w >= 0 of the double cover.
Quaternion half_cover(const Quaternion& q) {
    return q.w < 0 ? Quaternion{-q.x, -q.y, -q.z, -q.w} : q;
}

// The k-th Haar-uniform rotation of a factor.
Quaternion haar_rotation(const Draws& draws, std::uint32_t k) {
    return half_cover(
        uniform_rotation(draws.uniform(3 * k), draws.uniform(3 * k + 1), draws.uniform(3 * k + 2)));
}

double log_uniform_in(const Interval& interval, double u) {
    const double value = interval.minimum * std::pow(interval.maximum / interval.minimum, u);
    return std::clamp(value, interval.minimum, interval.maximum);
}

/// Position of one of `count` equally likely choices.
double choice_of(std::size_t count, double u) {
    return std::min(std::floor(u * static_cast<double>(count)), static_cast<double>(count - 1));
}

void append(const Quaternion& q, std::vector<double>& values) {
    values.insert(values.end(), {q.x, q.y, q.z, q.w});
}

// Rejection: the first of the factor's Haar draws that lies far enough out, so the law is exactly
// Haar's, conditioned. With at least one acceptance in forty (the schema bounds min_distance),
// kMostProposals failures in a row have probability below 1e-40.
void draw_outside_quarter(double min_distance, const Draws& draws, std::vector<double>& values) {
    constexpr std::uint32_t kMostProposals = 4096;
    for (std::uint32_t k = 0; k < kMostProposals; ++k) {
        const Quaternion q = haar_rotation(draws, k);
        const double distance = distance_to_training_quarter(q);
        if (distance > min_distance) {
            append(q, values);
            values.push_back(distance);
            return;
        }
    }
    TT_CHECK(false);
}

// The middle of the range in the law's measure; the first choice; no rotation.
std::vector<double> default_canonical(const FactorGroup& group) {
    switch (group.law) {
    case Law::kLogUniform: {
        const Interval& range = group.intervals[0];
        return {std::clamp(std::sqrt(range.minimum) * std::sqrt(range.maximum), range.minimum,
                           range.maximum)};
    }
    case Law::kInteger:
        return {std::floor(std::midpoint(group.intervals[0].minimum, group.intervals[0].maximum))};
    case Law::kChoice:
        return {0.0};
    case Law::kHue:
        return {0.0, 0.0};
    case Law::kHaarRotation:
    case Law::kOutsideQuarter:
        return {0.0, 0.0, 0.0, 1.0};
    default:
        break;
    }
    std::vector<double> values;
    for (std::size_t i = 0; i < group.labels.size(); ++i) {
        values.push_back(std::midpoint(group.intervals[i].minimum, group.intervals[i].maximum));
    }
    return values;
}

void append_quaternion_factors(const FactorGroup& group, std::vector<Factor>& factors) {
    for (std::size_t i = 0; i < 4; ++i) {
        // The sign of a quaternion is fixed by w >= 0.
        factors.push_back({group.labels[i], "1", i < 3 ? -1.0 : 0.0, 1.0, group.description});
    }
}

}  // namespace

std::vector<Factor> factors_of(const FactorGroup& group) {
    std::vector<Factor> factors;
    const std::string unit(si_unit(group.dimension));
    switch (group.law) {
    case Law::kConstant:
    case Law::kUniform:
    case Law::kUniformBox:
    case Law::kLogUniform:
    case Law::kUniformRectangle:
    case Law::kInteger:
    case Law::kHue:
        for (std::size_t i = 0; i < group.labels.size(); ++i) {
            const Interval& interval = group.intervals[i];
            factors.push_back(
                {group.labels[i], unit, interval.minimum, interval.maximum, group.description});
        }
        break;
    case Law::kChoice:
        factors.push_back({group.labels[0], unit, 0.0,
                           static_cast<double>(group.choices.size() - 1), group.description});
        break;
    case Law::kHaarRotation:
        append_quaternion_factors(group, factors);
        break;
    case Law::kOutsideQuarter:
        append_quaternion_factors(group, factors);
        factors.push_back({group.labels[4], "rad", 0.0, std::numbers::pi / 2,
                           "geodesic distance to the training orientations", true});
        break;
    }
    return factors;
}

std::optional<std::size_t> law_dimensions(const FactorGroup& group) {
    switch (group.law) {
    case Law::kConstant:
        return 0;
    case Law::kUniform:
    case Law::kLogUniform:
    case Law::kInteger:
    case Law::kChoice:
    case Law::kHue:
        return 1;
    case Law::kUniformRectangle:
        return 2;
    case Law::kUniformBox:
    case Law::kHaarRotation:
        return 3;
    case Law::kOutsideQuarter:
        break;
    }
    return std::nullopt;
}

void values_at(const FactorGroup& group, std::span<const double> unit,
               std::vector<double>& values) {
    TT_CHECK_EQ(unit.size(), law_dimensions(group).value_or(unit.size() + 1));
    switch (group.law) {
    case Law::kConstant:
        values.push_back(group.intervals[0].minimum);
        break;
    case Law::kUniform:
    case Law::kUniformRectangle:
    case Law::kUniformBox:
        for (std::size_t axis = 0; axis < unit.size(); ++axis) {
            values.push_back(uniform_in(group.intervals[axis], unit[axis]));
        }
        break;
    case Law::kLogUniform:
        values.push_back(log_uniform_in(group.intervals[0], unit[0]));
        break;
    case Law::kInteger: {
        const auto [least, most] = group.intervals[0];
        const auto count = static_cast<std::size_t>(most - least) + 1;
        values.push_back(least + choice_of(count, unit[0]));
        break;
    }
    case Law::kChoice:
        values.push_back(choice_of(group.choices.size(), unit[0]));
        break;
    case Law::kHue:
        values.insert(values.end(), {unit[0], group.intervals[1].maximum});
        break;
    case Law::kHaarRotation:
        append(half_cover(uniform_rotation(unit[0], unit[1], unit[2])), values);
        break;
    case Law::kOutsideQuarter:
        break;
    }
}

void draw_group(const FactorGroup& group, const Draws& draws, std::vector<double>& values) {
    const auto dimensions = law_dimensions(group);
    if (!dimensions) {
        draw_outside_quarter(group.min_distance, draws, values);
        return;
    }
    std::array<double, 3> unit{};
    for (std::size_t i = 0; i < *dimensions; ++i) {
        unit[i] = draws.uniform(static_cast<std::uint32_t>(i));
    }
    values_at(group, std::span(unit).first(*dimensions), values);
}

std::vector<double> canonical_values(const FactorGroup& group) {
    std::vector<double> values = group.canonical;
    if (values.empty()) {
        values = default_canonical(group);
    }
    if (group.law == Law::kOutsideQuarter) {
        values.push_back(
            distance_to_training_quarter({values[0], values[1], values[2], values[3]}));
    }
    return values;
}

std::optional<LabelPlace> find_label(std::span<const FactorGroup> groups, std::string_view name) {
    std::size_t flat = 0;
    for (const FactorGroup& group : groups) {
        for (std::size_t i = 0; i < group.labels.size(); ++i, ++flat) {
            if (group.labels[i] == name) {
                return LabelPlace{&group, i, flat};
            }
        }
    }
    return std::nullopt;
}

Dimension label_dimension(const FactorGroup& group, std::size_t in_group) {
    if (group.law == Law::kOutsideQuarter && in_group == 4) {
        return Dimension::kAngle;
    }
    return group.dimension;
}

}  // namespace turntable
