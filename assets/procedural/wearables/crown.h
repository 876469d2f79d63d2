// Crowns: what caps, hats and helmets have around the head, and what is sewn or riveted on them.
#pragma once

#include <functional>
#include <span>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/procedural/outline.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// The outer skin of a crown, metres. `angle` in radians about Z: 0 is the front (+Y), growing
/// towards -X (the right of one who looks at the front); `height` from 0 at the rim to 1, the apex,
/// where it is one point for all angles. Also brims: from 0 at the crown to 1 at the edge.
using Skin = std::function<glm::vec3(float angle, float height)>;

/// Outward unit normal of a crown.
[[nodiscard]] glm::vec3 skin_normal(const Skin& skin, float angle, float height);

/// A half ellipsoid of radii `reach` about the origin, whose section is a superellipse: 1 round,
/// below 1 boxy.
[[nodiscard]] Skin ellipsoid_skin(const glm::vec3& reach, float boxy = 1.0F);
/// A profile of (share of the radius, z) from rim to axis, of evenly spaced heights, on an ellipse.
[[nodiscard]] Skin turned_skin(Path2 profile, float radius_x, float radius_y);
/// The skin after a deformation.
[[nodiscard]] Skin deformed(Skin skin, std::function<glm::vec3(glm::vec3)> warp);

/// A closed shell, open below, `thickness` inwards from the skin.
[[nodiscard]] Surface hollow_crown(const Skin& skin, float thickness, int around = 40, int up = 12);
/// A ring around the crown that reaches `thickness` below the sheet (brims: angle, out).
[[nodiscard]] Surface brim_ring(const Skin& brim, float thickness, int around = 48, int out = 5);
/// A closed band around the crown between two heights, `lift` off it.
[[nodiscard]] Surface band_around(const Skin& skin, float low, float high, float lift,
                                  int around = 40);
/// A part of the skin between two angles and two heights, `lift` off it and sunk into it.
struct Area {
    float from = 0.0F;  ///< radians
    float to = 0.0F;    ///< above from
    float low = 0.0F;
    float high = 1.0F;
};
[[nodiscard]] Surface raised_area(const Skin& skin, const Area& area, float lift, int around = 12,
                                  int up = 10);
/// An outline in metres laid on the skin, its x to the right of one who looks at it.
[[nodiscard]] Surface applied(const Skin& skin, const Outline& outline, const glm::vec2& at,
                              float lift);
/// A tube on the skin through points (angle, height).
[[nodiscard]] Surface seam_on(const Skin& skin, std::span<const glm::vec2> points, float radius,
                              int segments = 6);
/// The seam that runs up to the apex at an angle.
[[nodiscard]] Surface meridian_seam(const Skin& skin, float angle, float low, float high,
                                    float radius);
/// The tube around the rim.
[[nodiscard]] Surface rim_tube(const Skin& skin, float height, float radius, int around = 48);

}  // namespace turntable::procedural
