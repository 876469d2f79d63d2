// Two-sample tests on stacks of noisy pictures.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/image.h"

namespace turntable::test {

/// Two-sided probability of a Student variable with `freedom` degrees being as far out as `t`.
[[nodiscard]] double student_two_sided(double t, double freedom);

/// Welch's test of equal means; each span holds independent values. Deviations of the means below
/// `least_deviation` count as that much: values without noise still round differently.
[[nodiscard]] double welch_probability(std::span<const double> a, std::span<const double> b,
                                       double least_deviation);

struct StackComparison {
    double least_probability = 1.0;  ///< of all channel values
    std::size_t values = 0;
    std::size_t rejected = 0;       ///< values whose probability is below Sidak's level
    double mean_probability = 1.0;  ///< of the pictures' means
};

/// Pictures of one scene under independent seeds, from two renderers: Welch's test of every channel
/// value at the level that keeps the chance of any false alarm at `alpha` (Sidak 1967).
[[nodiscard]] StackComparison compare_stacks(std::span<const ImageF> a, std::span<const ImageF> b,
                                             double alpha);

/// Mean of all channel values.
[[nodiscard]] double mean_value(const ImageF& image);

}  // namespace turntable::test
