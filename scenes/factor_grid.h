// The grid of a factor: n of its values, spread evenly in the law's measure.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scenes/recipe_document.h"

namespace turntable {

/// Values of a grid, one row of the group's labels a point.
struct FactorGrid {
    std::size_t points = 0;
    std::size_t labels = 0;
    std::vector<double> values;  ///< points * labels

    [[nodiscard]] const double* row(std::size_t point) const {
        return values.data() + point * labels;
    }
};

/// The `points` values of a group, by its law:
///   uniform, log_uniform  both ends and equal steps (of the logarithm); one point is the canonical
///   uniform, cyclic       steps of a points-th of the range, from the canonical value on
///   integer               whole numbers, both ends and steps as equal as can be
///   choice                the first choices in order; the last gives way to the canonical one
///                         where that is not among them
///   uniform_rectangle,    both ends along each axis; as many points along each as make the grid
///   uniform_box           most nearly square; an axis without width has one
///   hue                   equal steps around the circle from red on, at the law's saturation
///   haar_rotation         the canonical rotation, and super-Fibonacci spirals around it (Alexa,
///                         "Super-Fibonacci spirals: fast, low-discrepancy sampling of SO(3)",
///                         CVPR 2022)
/// The canonical value is one of the points where the steps meet it (then exactly).
/// Throws Error (bad input), the cause alone, where there is no such grid: more points than values,
/// a rectangle with more than four times as many points along one axis as along the other,
/// constants, outside_training_quarter.
[[nodiscard]] FactorGrid factor_grid(const FactorGroup& group, std::uint64_t points);

/// Points along each axis of a rectangle's or box's grid; 1 beyond its axes. Throws as factor_grid.
[[nodiscard]] std::array<std::uint64_t, 3> grid_shape(const FactorGroup& group,
                                                      std::uint64_t points);

/// The most points of one factor's grid.
inline constexpr std::uint64_t kMostGridPoints = 100'000;

}  // namespace turntable
