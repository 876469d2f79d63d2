// The objects of an OBJ file as Blender 3.4 makes meshes of them: one for each `o`, with faces
// that repeat a vertex repaired.
#pragma once

#include <cstdint>
#include <vector>

#include "assets/obj_file.h"

namespace turntable {

/// Faces of one object; ObjFace::first_corner points into `corners`.
struct ObjObject {
    std::vector<ObjFace> faces;
    std::vector<ObjCorner> corners;
};

/// Objects in file order, those without faces left out. A face before any usemtl takes the first
/// material that its object uses (Blender's slot 0); -1 only where the object uses none.
///
/// A face that visits a vertex twice is cut into the loops between the visits; loops of fewer than
/// three corners vanish. The rebuilt loops go to the end of the object's list and the list's last
/// face takes the place of the broken one *without being looked at itself*, as in Blender: every
/// so often a broken face survives, and the pictures show it.
[[nodiscard]] std::vector<ObjObject> split_objects(const ObjFile& file);

}  // namespace turntable
