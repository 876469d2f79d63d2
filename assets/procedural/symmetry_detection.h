// Which symmetries a mesh has, found by trying: turns about the upright axis and the two level
// ones through the mean of its vertices, reflections about planes through it.
#pragma once

#include "assets/imported_model.h"
#include "base/symmetry.h"

namespace turntable::procedural {

struct FoundSymmetry {
    Symmetry shape;       ///< of positions and normals
    Symmetry appearance;  ///< of materials and (where a material has a picture) UVs too
};

/// Axes Z, X, Y and mirrors X, Y, Z, in this order; the highest fold that holds, up to 64. Folds of
/// 24 and more about one axis count as continuous: that is how finely the kit cuts surfaces of
/// revolution. So do thinner pieces of fewer sides that are round to the eye (round_parts.h), and
/// pieces that are cut unlike. Of materials, factors and pictures count, not names. Positions agree
/// within 2e-4 of the box's diagonal. PBR materials only.
[[nodiscard]] FoundSymmetry find_symmetry(const Model& model);

}  // namespace turntable::procedural
