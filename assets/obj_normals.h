// Shading normals of one OBJ object as Blender 3.4 computes them.
#pragma once

#include <vector>

#include <glm/vec3.hpp>

#include "assets/obj_file.h"
#include "assets/obj_objects.h"

namespace turntable {

/// One normal for each corner of `object` (indexed like object.corners), file axes, unit or zero
/// where the geometry gives none. `face_normals` are the polygon normals of object.faces.
///
/// A file without any `vn`: smooth faces get the angle-weighted mean of the polygon normals around
/// the vertex (Thuermer and Wuethrich, "Computing vertex normals from polygonal facets", JGT 1998),
/// whatever the other faces' smoothing; flat faces their own normal.
/// A file with `vn`: a corner takes its file normal; one without takes the mean over its fan, the
/// corners joined through edges between two smooth faces; nearly equal normals within a fan are
/// averaged over it (Blender stores custom normals per fan).
[[nodiscard]] std::vector<glm::vec3> corner_normals(const ObjFile& file, const ObjObject& object,
                                                    const std::vector<glm::vec3>& face_normals);

}  // namespace turntable
