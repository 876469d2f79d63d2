// How many samples each pixel gets: Neyman allocation from a pilot of two samples a pixel. The
// least total for a given mean squared error gives n proportional to sigma; the scale follows from
// the error wanted. Reads nothing but the pilot, so the rule is deterministic.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <glm/vec3.hpp>

#include "renderer/film/tone_table.h"

namespace turntable {

struct AllocationRule {
    double noise_target = 1.4;  ///< wanted RMS error of display values, 8-bit levels
    int pilot_samples = 2;      ///< every pixel has at least these
    int max_samples = 256;
};

/// `first` and `second` are the two pilot samples of each pixel, row by row, scene linear.
/// Result: samples per pixel, the pilot's included.
[[nodiscard]] std::vector<int> allocate_samples(int width, int height,
                                                std::span<const glm::vec3> first,
                                                std::span<const glm::vec3> second,
                                                const ToneTable& tone, const AllocationRule& rule);

/// Mean over pixels of the variance of one sample over its count, in squared display levels, that
/// gives the wanted error: the k of n = k sigma follows as mean(sigma) / this.
[[nodiscard]] double allocation_target(double noise_target);

/// RMS over pixels and channels of half the difference of two half pictures, in 8-bit display
/// levels, times a measured factor for how such halves vary against each other: an estimate of the
/// standard deviation of their mean.
[[nodiscard]] double noise_from_halves(const ImageF& first, const ImageF& second,
                                       const ToneTable& tone);

/// The same from the sum of the squared differences of `values` display codes in [0, 1].
[[nodiscard]] double noise_from_half_differences(double sum_of_squares, std::uint64_t values);

}  // namespace turntable
