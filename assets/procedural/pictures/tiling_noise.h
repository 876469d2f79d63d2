// Noise that repeats over the unit square without a seam.
#pragma once

#include <cstdint>

namespace turntable::procedural {

/// Cells of a lattice over the unit square.
struct Lattice {
    int across = 8;  ///< along u
    int up = 8;      ///< along v
};

/// Gradient noise of one feature per cell: about [-1, 1], mean 0 (K. Perlin, "Improving noise",
/// SIGGRAPH 2002, in the plane).
[[nodiscard]] double tile_noise(double u, double v, Lattice lattice, std::uint32_t seed);

/// Octaves of it, each twice as fine and half as strong as the one before; about [-1, 1].
[[nodiscard]] double tile_fractal(double u, double v, Lattice lattice, int octaves,
                                  std::uint32_t seed);

/// One random point in each cell (S. Worley, "A cellular texture basis function", SIGGRAPH 1996).
struct TileCell {
    double nearest = 0.0;  ///< distance, in cells
    double second = 0.0;   ///< to the second nearest
    double number = 0.0;   ///< the nearest one's, in [0, 1)
};
[[nodiscard]] TileCell tile_cell(double u, double v, Lattice lattice, std::uint32_t seed);

/// In [0, 1), of an integer and a seed.
[[nodiscard]] double share_of(int item, std::uint32_t seed);
/// Distance around the unit circle, in [-0.5, 0.5).
[[nodiscard]] double wrapped(double difference);

}  // namespace turntable::procedural
