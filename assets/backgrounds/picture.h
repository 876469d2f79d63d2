// What the painters of the background pack share: directions of an equirectangular picture, and
// from radiance by direction to texels. All computing is in double.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/environment_map.h"

namespace turntable::background {

inline constexpr int kWidth = 512;
inline constexpr int kHeight = 256;

/// Linear Rec.709 radiance, >= 0, in any scale: expose() sets it.
using Radiance = glm::dvec3;
using RadianceOf = std::function<Radiance(const glm::dvec3& direction)>;
/// kWidth x kHeight, row 0 at the top.
using Picture = std::vector<Radiance>;

inline constexpr double kPi = 3.14159265358979323846;

/// Unit direction of a point of the picture: u in [0, 1] from the left, v in [0, 1] from the top
/// (MapLayout::kEquirectangular).
[[nodiscard]] glm::dvec3 direction_at(double u, double v);
/// Its inverse, for a unit direction; u in [0, 1).
[[nodiscard]] glm::dvec2 picture_point(const glm::dvec3& direction);

/// Unit direction of an azimuth (degrees from +X towards +Y) and an elevation (degrees).
[[nodiscard]] glm::dvec3 direction_of(double azimuth, double elevation);

/// Solid angle of a texel of row y, sr.
[[nodiscard]] double texel_solid_angle(int y);

/// Centre of the i-th cell of a unit square cut into side x side, row by row.
[[nodiscard]] glm::dvec2 cell_centre(int i, int side);

/// Each texel is the mean of side x side samples.
[[nodiscard]] Picture paint(const RadianceOf& radiance, int side);

/// 0.2126 R + 0.7152 G + 0.0722 B.
[[nodiscard]] double luminance(const Radiance& radiance);

/// Mean over the sphere, each texel by its solid angle.
[[nodiscard]] double mean_luminance(const Picture& picture);

/// The picture scaled to the given mean luminance. Texels keep 16 bits of mantissa, so that a
/// mathematical library's last bits change no byte.
[[nodiscard]] EnvironmentMap expose(std::string_view id, const Picture& picture, double mean);

/// 0 below `from`, 1 above `to`, smooth between.
[[nodiscard]] double smooth_step(double from, double to, double x);

/// a (1 - t) + b t.
[[nodiscard]] inline Radiance mix(const Radiance& a, const Radiance& b, double t) {
    return a + (b - a) * t;
}

}  // namespace turntable::background
