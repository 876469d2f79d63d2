// What household machines share: cases with an opening, framed windows, wire racks, slots, feet,
// hoses, and the finishes they are sold in. Metres; fronts face +Y, so +X is on the viewer's left.
#pragma once

#include <string_view>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/procedural/looks.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// A rectangle of a front, (x, z).
struct Opening {
    glm::vec2 lower{0.0F};
    glm::vec2 upper{0.0F};
};

/// A box from `lower` to `upper` with a hole in its front that goes back to a rear wall, `wall`
/// thick. Seen from the front its corners are rounded by `radius`.
[[nodiscard]] Surfaces open_case(const glm::vec3& lower, const glm::vec3& upper,
                                 const Opening& opening, float wall, float radius = 0.0F);
/// What lines the opening of such a case, from `front` back to `rear` (y): thin walls that stand
/// inside the hole's by `proud`.
[[nodiscard]] Surfaces liner(const Opening& opening, float rear, float front, float proud = 0.004F);
/// A box open at the top: ring and bottom.
[[nodiscard]] Surfaces tray(const glm::vec3& lower, const glm::vec3& upper, float wall);

/// Upright, facing +Y, centred: a plate with a hole that leaves a frame of `rim`; rounded.
[[nodiscard]] Surface frame_plate(float width, float height, float rim, float thickness,
                                  float radius);
/// `count` bars side by side along X from -width/2 to width/2, `height` tall, `depth` deep, about
/// the origin: vents, ribs. `gap_share` of each pitch stays empty.
[[nodiscard]] Surfaces slots(float width, float height, float depth, int count,
                             float gap_share = 0.5F);
/// A basket of wire on z = 0, centred in x and y: rims, uprights, floor wires along Y.
[[nodiscard]] Surfaces wire_basket(const glm::vec3& size, int floor_wires, float wire_radius);
/// A flat rack of wires along Y within a rim, at z = 0, centred.
[[nodiscard]] Surfaces wire_rack(float width, float depth, int wires, float wire_radius);
/// Round feet under four corners, from z = 0 to `height`.
[[nodiscard]] Surfaces four_feet(float x, float y, float radius, float height);
/// From a point on a rear side out and down to the floor.
[[nodiscard]] Surface cord(const glm::vec3& from, float reach, float radius);

/// A button that stands out of a front by `depth`.
[[nodiscard]] Surface round_button(float radius, float depth, int segments = 14);

/// Stainless steel, brushed along v.
[[nodiscard]] Look stainless(const Parameters& parameters, std::string_view name);
/// White enamel, stainless steel, black, or a pastel.
[[nodiscard]] Look machine_finish(Parameters& parameters, std::string_view name);

}  // namespace turntable::procedural
