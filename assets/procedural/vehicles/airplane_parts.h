// Parts of aeroplanes: wings, engines, propellers, undercarriage. Metres.
#pragma once

#include <glm/vec3.hpp>

#include "assets/procedural/looks.h"
#include "assets/procedural/model_builder.h"

namespace turntable::procedural {

/// One half of a wing, a tailplane or a fin.
struct WingShape {
    float span = 5.0F;  ///< from the root to the tip
    float root_chord = 1.5F;
    float tip_chord = 0.8F;
    float sweep = 0.0F;       ///< how far the tip's leading edge lies behind the root's
    float dihedral = 0.0F;    ///< how much the tip lies above the root
    float thickness = 0.12F;  ///< share of the chord
    bool elliptic = false;    ///< chords as an ellipse has them; the tip chord does not count
};
/// Along +X; the root's leading edge is at the origin, the chord runs along -Y.
[[nodiscard]] Surface wing(const WingShape& shape);
/// The same standing up, span along +Z.
[[nodiscard]] Surface fin(const WingShape& shape);

/// A jet engine along Y: its middle at `centre`, open ahead. Part "engine".
void add_jet_engine(ModelBuilder& model, const Look& look, const glm::vec3& centre, float radius,
                    float length);
/// Blades and spinner about an axis along +Y through `centre`. Part "propeller".
void add_propeller(ModelBuilder& model, const Look& spinner, const glm::vec3& centre, float radius,
                   int blades);
/// A leg with one wheel, or two side by side, standing on z = 0. Parts "landing gear", "tyre".
void add_gear_leg(ModelBuilder& model, const glm::vec3& top, float wheel_radius, bool twin);

}  // namespace turntable::procedural
