#include "scenes/factor_law.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/check.h"
#include "base/rotation.h"
#include "scenes/training_quarter.h"

namespace turntable {
namespace {

double uniform_in(const Interval& interval, double u) {
    // min: rounding may carry the sum past the end.
    return std::min(interval.minimum + (interval.maximum - interval.minimum) * u, interval.maximum);
}

// The k-th Haar-uniform rotation of a factor, on the half w >= 0 of the double cover.
Quaternion haar_rotation(const Draws& draws, std::uint32_t k) {
    const Quaternion q =
        uniform_rotation(draws.uniform(3 * k), draws.uniform(3 * k + 1), draws.uniform(3 * k + 2));
    return q.w < 0 ? Quaternion{-q.x, -q.y, -q.z, -q.w} : q;
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

void draw_group(const FactorGroup& group, const Draws& draws, std::vector<double>& values) {
    switch (group.law) {
    case Law::kConstant:
        values.push_back(group.intervals[0].minimum);
        break;
    case Law::kUniform:
        values.push_back(uniform_in(group.intervals[0], draws.uniform(0)));
        break;
    case Law::kUniformBox:
        for (std::uint32_t axis = 0; axis < 3; ++axis) {
            values.push_back(uniform_in(group.intervals[axis], draws.uniform(axis)));
        }
        break;
    case Law::kUniformRectangle:
        for (std::uint32_t axis = 0; axis < 2; ++axis) {
            values.push_back(uniform_in(group.intervals[axis], draws.uniform(axis)));
        }
        break;
    case Law::kLogUniform:
        values.push_back(log_uniform_in(group.intervals[0], draws.uniform(0)));
        break;
    case Law::kInteger: {
        const auto [least, most] = group.intervals[0];
        const auto count = static_cast<std::size_t>(most - least) + 1;
        values.push_back(least + choice_of(count, draws.uniform(0)));
        break;
    }
    case Law::kChoice:
        values.push_back(choice_of(group.choices.size(), draws.uniform(0)));
        break;
    case Law::kHaarRotation:
        append(haar_rotation(draws, 0), values);
        break;
    case Law::kOutsideQuarter:
        draw_outside_quarter(group.min_distance, draws, values);
        break;
    }
}

}  // namespace turntable
