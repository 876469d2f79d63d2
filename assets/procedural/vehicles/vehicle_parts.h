// Parts that vehicles share: wheels, lamps, mirrors.
#pragma once

#include <string_view>

#include <glm/vec3.hpp>

#include "assets/procedural/looks.h"
#include "assets/procedural/model_builder.h"

namespace turntable::procedural {

struct RoadWheel {
    float radius = 0.3F;
    float width = 0.2F;
    float tyre_share = 0.35F;  ///< of the radius
    int spokes = 5;            ///< 0: a disc
    Look rim;
};
/// Parts "tyre" and "wheel", about an axle along X through `centre`; closed to the light between
/// the spokes.
void add_road_wheel(ModelBuilder& model, const RoadWheel& wheel, const glm::vec3& centre);
/// The same on both sides, `centre` being the one at x > 0.
void add_road_wheels(ModelBuilder& model, const RoadWheel& wheel, const glm::vec3& centre);

/// Paints as vehicles wear them, whites and greys among them; none so dark that windows vanish.
[[nodiscard]] Look vehicle_paint(Parameters& parameters, std::string_view name);

// Looks of lamps, panes and lines, without draws.
[[nodiscard]] Look window_glass();  ///< dark against all paints but not black
[[nodiscard]] Look headlight_look();
[[nodiscard]] Look taillight_look();
[[nodiscard]] Look indicator_look();
[[nodiscard]] Look gap_look();  ///< shadow between panels

/// Part "seat" or the like: a bucket seat standing on `foot` (middle of its base), facing +Y.
[[nodiscard]] Surfaces bucket_seat(const glm::vec3& foot, float width, float height);
/// A wheel to steer with: its middle, its lean from the upright in degrees, facing -Y.
[[nodiscard]] Surfaces steering_wheel(const glm::vec3& centre, float radius, float lean);

}  // namespace turntable::procedural
