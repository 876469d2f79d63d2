// Band-limited noise in space. On the unit sphere it has neither seam nor poles.
#pragma once

#include <cstdint>

#include <glm/vec3.hpp>

#include "base/lattice_hash.h"

namespace turntable::background {

/// Gradient noise after K. Perlin, "Improving noise", SIGGRAPH 2002: about [-1, 1], mean 0,
/// frequencies about 1 per unit length.
[[nodiscard]] double gradient_noise(const glm::dvec3& point, std::uint32_t seed);

/// Octaves of gradient noise, each of twice the frequency and half the amplitude of the one before;
/// about [-1, 1]. Octaves finer than `footprint` (length between samples, in units of `point`) fade
/// out: no aliases.
[[nodiscard]] double fractal_noise(const glm::dvec3& point, int octaves, std::uint32_t seed,
                                   double footprint = 0.0);

/// Distance to the nearest and the second nearest of one random point per lattice cell (S. Worley,
/// "A cellular texture basis function", SIGGRAPH 1996), and the nearest one's number in [0, 1).
struct Cell {
    double nearest = 0.0;
    double second = 0.0;
    double number = 0.0;
};
[[nodiscard]] Cell cell_noise(const glm::dvec3& point, std::uint32_t seed);

}  // namespace turntable::background
