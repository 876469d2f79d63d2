// Parts that many families share: legs, wheels, handles, knobs. Metres.
#pragma once

#include <glm/vec3.hpp>

#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// From `top` (its centre) down to `bottom`, a polygon of `segments` sides: 4 make it square, with
/// sides along X and Y at the distance of the radii.
struct LegShape {
    float top_radius = 0.02F;
    float bottom_radius = 0.015F;
    int segments = 12;
};
[[nodiscard]] Surface leg(const glm::vec3& top, const glm::vec3& bottom, const LegShape& shape);
/// A leg turned on a lathe: rings and bulges, `swells` of them.
[[nodiscard]] Surface turned_leg(const glm::vec3& bottom, float height, float radius, int swells,
                                 int segments = 16);
/// `feet` arms from the axis at height `hub` down to the floor at `radius`, as office chairs have;
/// thickness falls outwards.
[[nodiscard]] Surfaces star_base(int feet, float radius, float hub, float thickness);

/// A wheel about X, centred at the origin.
struct Wheel {
    Surface tyre;
    Surface rim;  ///< disc or spokes inside the tyre
    Surface hub;
};
/// `spokes` 0: a plain disc.
[[nodiscard]] Wheel wheel(float radius, float width, float tyre_share = 0.3F, int spokes = 0,
                          int segments = 24);

// On a front (the plane y = 0, facing +Y), centred at the origin.
/// A bar along X on two posts.
[[nodiscard]] Surfaces bar_handle(float length, float standoff, float radius);
[[nodiscard]] Surface knob(float radius, float depth, int segments = 16);
/// A cup pull: a quarter shell open below.
[[nodiscard]] Surface cup_pull(float width, float height, float depth);

/// The hour and the minute hand of a clock whose face has that radius, centred at the origin and
/// lying on the plane y = 0, facing +Y; at `hours` since twelve (10.15: nine minutes past ten).
[[nodiscard]] Surfaces clock_hands(float radius, float hours);

}  // namespace turntable::procedural
