// Stuffed things that sofas, beds, benches, chairs and pillows share. Metres.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// A cushion that fills the box between two corners, before it swells.
[[nodiscard]] Surface padded(const glm::vec3& lower, const glm::vec3& upper, float fillet,
                             float swell = 0.0F, int divisions = 6);

/// Diamond tufts facing +Y: centred on x = 0, standing on z = 0, y from 0 to `thickness`.
struct Tufts {
    float width = 1.0F;
    float height = 0.5F;
    float thickness = 0.06F;
    int columns = 6;  ///< whole diamonds across
    [[nodiscard]] int rows() const;
};
[[nodiscard]] Surface tufted_panel(const Tufts& tufts);
/// The buttons where the creases meet.
[[nodiscard]] Surfaces tuft_buttons(const Tufts& tufts, float radius);

/// Upright rolls side by side facing +Y: centred on x = 0, standing on z = 0, from y = 0.
[[nodiscard]] Surfaces upright_channels(float width, float height, float thickness, int count);

/// A pillow centred at the origin, its face in x, z towards +Y: thick in the middle, thin along
/// the seam; `pull` is how far the seams' middles are drawn in, as a share of the half size.
[[nodiscard]] Surface pillow_body(float width, float height, float thickness, float pull,
                                  int divisions = 8);
/// How far such a pillow's front is from its middle plane at (x, z).
[[nodiscard]] float pillow_front(float width, float height, float thickness, float pull,
                                 const glm::vec2& at);

}  // namespace turntable::procedural
