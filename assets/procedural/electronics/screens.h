// What screens show, and rows of keys: shared by the families of this folder.
#pragma once

#include <glm/vec2.hpp>

#include "assets/procedural/looks.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// Switched off with probability 0.2, else one of the kinds of picture that a desktop or a
/// television shows.
[[nodiscard]] Look desktop_screen(Parameters& parameters);
/// Switched off with probability 0.25, else icons or a photograph.
[[nodiscard]] Look pocket_screen(Parameters& parameters);

/// One block of keys lying flat: `columns` x `rows` key caps of height `rise`, centred at the
/// origin on z = 0, `pitch` apart.
struct KeyBlock {
    int columns = 10;
    int rows = 4;
    glm::vec2 pitch{0.019F, 0.019F};
    float gap = 0.003F;   ///< between caps
    float rise = 0.005F;  ///< height of a cap
    float taper = 0.85F;  ///< top against bottom
};
[[nodiscard]] Surfaces keys(const KeyBlock& block);

}  // namespace turntable::procedural
