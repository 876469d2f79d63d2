// Is a sample from a law? p-values for tests with fixed seeds: a passing test stays passing.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace turntable::test {

/// Pearson's chi-square test of counts against cell probabilities (which sum to 1). Cells should
/// expect 10 or more.
[[nodiscard]] double chi_square_p(std::span<const std::uint64_t> counts,
                                  std::span<const double> probabilities);
/// The same for cells of equal probability.
[[nodiscard]] double chi_square_uniform_p(std::span<const std::uint64_t> counts);

/// Kolmogorov-Smirnov test of a sample against a continuous distribution function.
[[nodiscard]] double kolmogorov_smirnov_p(std::vector<double> sample,
                                          const std::function<double(double)>& distribution);

/// Tests accept above this; with tens of such tests a false alarm would have been a 1 % event
/// when their seeds were chosen.
inline constexpr double kSmallestP = 1e-4;

}  // namespace turntable::test
