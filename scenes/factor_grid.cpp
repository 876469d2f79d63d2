#include "scenes/factor_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>

#include "base/error.h"
#include "base/rotation.h"
#include "scenes/factor_law.h"

namespace turntable {
namespace {

/// The i-th of n equal parts of [0, 1] with both ends.
double share(std::uint64_t i, std::uint64_t n) {
    return static_cast<double>(i) / static_cast<double>(n - 1);
}

double linear_step(const Interval& range, std::uint64_t i, std::uint64_t n) {
    // The end itself: rounding must not carry the sum past it.
    return i + 1 == n ? range.maximum
                      : range.minimum + (range.maximum - range.minimum) * share(i, n);
}

double geometric_step(const Interval& range, std::uint64_t i, std::uint64_t n) {
    const double value = range.minimum * std::pow(range.maximum / range.minimum, share(i, n));
    return i + 1 == n ? range.maximum : std::clamp(value, range.minimum, range.maximum);
}

double cyclic_step(const Interval& range, double start, std::uint64_t i, std::uint64_t n) {
    const double width = range.maximum - range.minimum;
    const double turned =
        start - range.minimum + width * static_cast<double>(i) / static_cast<double>(n);
    return i == 0 ? start : range.minimum + std::fmod(turned, width);
}

// What differs from the canonical value by rounding alone is the canonical value.
double snapped(double value, double canonical, const Interval& range) {
    constexpr double kRounding = 1e-9;
    return std::abs(value - canonical) <= kRounding * (range.maximum - range.minimum) ? canonical
                                                                                      : value;
}

std::vector<double> line_grid(const FactorGroup& group, std::uint64_t points) {
    const Interval& range = group.intervals[0];
    const double canonical = canonical_values(group)[0];
    if (points == 1) {
        return {canonical};
    }
    if (!(range.maximum > range.minimum)) {
        throw bad_input("the range holds one value, not {}", points);
    }
    std::vector<double> values;
    values.reserve(points);
    for (std::uint64_t i = 0; i < points; ++i) {
        const double value = group.cyclic ? cyclic_step(range, canonical, i, points)
                             : group.law == Law::kLogUniform ? geometric_step(range, i, points)
                                                             : linear_step(range, i, points);
        values.push_back(snapped(value, canonical, range));
    }
    return values;
}

std::vector<double> integer_grid(const FactorGroup& group, std::uint64_t points) {
    const Interval& range = group.intervals[0];
    if (points == 1) {
        return canonical_values(group);
    }
    if (static_cast<double>(points) > range.maximum - range.minimum + 1) {
        throw bad_input("the range holds {} whole numbers, not {}",
                        range.maximum - range.minimum + 1, points);
    }
    std::vector<double> values;
    values.reserve(points);
    for (std::uint64_t i = 0; i < points; ++i) {
        values.push_back(std::round(linear_step(range, i, points)));
    }
    return values;
}

std::vector<double> choice_grid(const FactorGroup& group, std::uint64_t points) {
    if (points > group.choices.size()) {
        throw bad_input("there are {} choices, not {}", group.choices.size(), points);
    }
    std::vector<double> values;
    values.reserve(points);
    for (std::uint64_t i = 0; i < points; ++i) {
        values.push_back(static_cast<double>(i));
    }
    const double canonical = canonical_values(group)[0];
    if (canonical >= static_cast<double>(points)) {
        values.back() = canonical;
    }
    return values;
}

/// The axes of a rectangle or box that have a width, the widest first.
std::vector<std::size_t> wide_axes(const FactorGroup& group) {
    const auto width = [&](std::size_t axis) {
        return group.intervals[axis].maximum - group.intervals[axis].minimum;
    };
    std::vector<std::size_t> axes;
    for (std::size_t axis = 0; axis < group.labels.size(); ++axis) {
        if (width(axis) > 0) {
            axes.push_back(axis);
        }
    }
    std::stable_sort(axes.begin(), axes.end(),
                     [&](std::size_t a, std::size_t b) { return width(a) > width(b); });
    return axes;
}

/// The factors of n in falling order, `count` of them, as near to each other as can be: the least
/// largest one, then so on.
std::vector<std::uint64_t> near_factors(std::uint64_t n, std::size_t count) {
    if (count == 1) {
        return {n};
    }
    std::vector<std::uint64_t> best;
    for (std::uint64_t last = 1; last * last <= n || best.empty(); ++last) {
        if (n % last != 0) {
            continue;
        }
        std::vector<std::uint64_t> factors = near_factors(n / last, count - 1);
        factors.push_back(last);
        std::sort(factors.begin(), factors.end(), std::greater<>());
        if (best.empty() || factors < best) {
            best = std::move(factors);
        }
    }
    return best;
}

std::vector<double> lattice_grid(const FactorGroup& group, std::uint64_t points) {
    const std::array<std::uint64_t, 3> shape = grid_shape(group, points);
    const std::vector<double> canonical = canonical_values(group);
    std::vector<double> values;
    values.reserve(points * group.labels.size());
    for (std::uint64_t i = 0; i < points; ++i) {
        std::uint64_t rest = i;  // the first axis runs fastest
        for (std::size_t axis = 0; axis < group.labels.size(); ++axis) {
            const Interval& range = group.intervals[axis];
            const std::uint64_t step = rest % shape[axis];
            rest /= shape[axis];
            values.push_back(shape[axis] == 1 ? canonical[axis]
                                              : snapped(linear_step(range, step, shape[axis]),
                                                        canonical[axis], range));
        }
    }
    return values;
}

Quaternion on_spirals(std::uint64_t i, std::uint64_t n) {
    // The positive root of psi^4 = psi + 4, and phi = sqrt 2 (Alexa 2022, section 4).
    constexpr double kPsi = 1.533751168755204288118041;
    const double s = static_cast<double>(i) + 0.5;
    const double t = s / static_cast<double>(n);
    const double alpha = 2 * std::numbers::pi * std::fmod(s / std::numbers::sqrt2, 1.0);
    const double beta = 2 * std::numbers::pi * std::fmod(s / kPsi, 1.0);
    return {std::sqrt(t) * std::sin(alpha), std::sqrt(t) * std::cos(alpha),
            std::sqrt(1 - t) * std::sin(beta), std::sqrt(1 - t) * std::cos(beta)};
}

std::vector<double> rotation_grid(const FactorGroup& group, std::uint64_t points) {
    const std::vector<double> c = canonical_values(group);
    // A rotation of the whole grid keeps its distances and takes its first point to the canonical.
    const Quaternion to_canonical =
        multiply({c[0], c[1], c[2], c[3]}, conjugate(on_spirals(0, points)));
    std::vector<double> values = c;
    values.reserve(4 * points);
    for (std::uint64_t i = 1; i < points; ++i) {
        const Quaternion q = multiply(to_canonical, on_spirals(i, points));
        const double sign = q.w < 0 ? -1.0 : 1.0;
        const double length = std::hypot(std::hypot(q.x, q.y), std::hypot(q.z, q.w));
        for (const double component : {q.x, q.y, q.z, q.w}) {
            values.push_back(std::clamp(sign * component / length, -1.0, 1.0));
        }
    }
    return values;
}

// Red first; the canonical light, which has no colour, is no point of the circle.
std::vector<double> hue_grid(const FactorGroup& group, std::uint64_t points) {
    std::vector<double> values;
    values.reserve(2 * points);
    for (std::uint64_t i = 0; i < points; ++i) {
        values.push_back(static_cast<double>(i) / static_cast<double>(points));
        values.push_back(group.intervals[1].maximum);
    }
    return values;
}

std::vector<double> grid_values(const FactorGroup& group, std::uint64_t points) {
    switch (group.law) {
    case Law::kUniform:
    case Law::kLogUniform:
        return line_grid(group, points);
    case Law::kInteger:
        return integer_grid(group, points);
    case Law::kChoice:
        return choice_grid(group, points);
    case Law::kUniformRectangle:
    case Law::kUniformBox:
        return lattice_grid(group, points);
    case Law::kHue:
        return hue_grid(group, points);
    case Law::kHaarRotation:
        return rotation_grid(group, points);
    case Law::kConstant:
        throw bad_input("a constant has no grid");
    case Law::kOutsideQuarter:
        break;
    }
    throw bad_input("outside_training_quarter has no grid; 'random' draws from it");
}

}  // namespace

std::array<std::uint64_t, 3> grid_shape(const FactorGroup& group, std::uint64_t points) {
    std::array<std::uint64_t, 3> shape{1, 1, 1};
    if (points == 1) {
        return shape;
    }
    const std::vector<std::size_t> axes = wide_axes(group);
    if (axes.empty()) {
        throw bad_input("the box holds one point, not {}", points);
    }
    const std::vector<std::uint64_t> along = near_factors(points, axes.size());
    // Small grids may be lines: 3 points in a square are 3 x 1.
    constexpr std::uint64_t kMostRatio = 4;
    if (axes.size() > 1 && along.front() > kMostRatio * along.back()) {
        throw bad_input("{} points make no grid that is nearly square (12 do: {})", points,
                        axes.size() == 2 ? "4 x 3" : "3 x 2 x 2");
    }
    for (std::size_t i = 0; i < axes.size(); ++i) {
        shape[axes[i]] = along[i];
    }
    return shape;
}

FactorGrid factor_grid(const FactorGroup& group, std::uint64_t points) {
    if (points == 0 || points > kMostGridPoints) {
        throw bad_input("{} points are outside [1, {}]", points, kMostGridPoints);
    }
    return {points, group.labels.size(), grid_values(group, points)};
}

}  // namespace turntable
