// Which symmetries a mesh has, found by trying: turns about the upright axis and the two level
// ones through the surface's centroid, reflections about planes through it.
#pragma once

#include "assets/imported_model.h"
#include "assets/symmetry.h"

namespace turntable::procedural {

struct FoundSymmetry {
    Symmetry shape;       ///< of positions and normals
    Symmetry appearance;  ///< of materials and (where a material has a picture) UVs too
};

/// Folds of 24 and more about one axis count as continuous: that is how finely the kit cuts
/// surfaces of revolution. Tolerance 2e-4 of the box's diagonal. Linear in vertices times
/// candidates; a few milliseconds for 10,000 vertices.
[[nodiscard]] FoundSymmetry find_symmetry(const Model& model);

}  // namespace turntable::procedural
