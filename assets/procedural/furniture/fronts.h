// Fronts: the doors and drawers of storage furniture, and what one pulls them by.
#pragma once

#include <glm/vec2.hpp>

#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// A rectangle that faces +Y: its extent in x and z, where its back is, how far it stands out.
struct Front {
    glm::vec2 lower{0.0F};
    glm::vec2 upper{0.0F};
    float y = 0.0F;
    float thickness = 0.018F;
    [[nodiscard]] glm::vec2 size() const { return upper - lower; }
    [[nodiscard]] glm::vec2 centre() const { return 0.5F * (lower + upper); }
};
/// Made smaller by `gap` on all sides.
[[nodiscard]] Front inset(Front front, float gap);

enum class FrontStyle { kSlab, kFramed, kRaised, kGlazed, kLouvred };

struct FrontParts {
    Surfaces wood;  ///< slab or frame
    Surfaces pane;  ///< glass of kGlazed
};
[[nodiscard]] FrontParts front_parts(const Front& front, FrontStyle style);

enum class Pull { kBar, kKnob, kCup, kRing, kLip };

/// Centred at the origin on the plane y = 0; `width` is the length of bars and lips in metres.
/// `upright`: turned for a door.
[[nodiscard]] Surfaces pull_parts(Pull pull, float width, bool upright);

}  // namespace turntable::procedural
