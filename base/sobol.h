// Points of a Sobol sequence with Owen scrambling, one coordinate at a time and without state.
// Direction numbers: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional
// projections", SIAM J. Sci. Comput. 30 (2008), set new-joe-kuo-6.21201. Scrambling: Owen,
// "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995.
#pragma once

#include <cstdint>

namespace turntable {

inline constexpr std::size_t kSobolDimensions = 8;

/// Coordinate `dimension` (below kSobolDimensions) of point `index` in (0, 1), scrambled by `key`.
/// The points 0 to 2^k - 1 have exactly one in each of 2^k equal intervals of every coordinate.
/// Coordinates of one point need keys of their own.
[[nodiscard]] double scrambled_sobol(std::uint32_t index, std::size_t dimension, std::uint64_t key);

}  // namespace turntable
