// The shading geometry that Blender 3.4 makes of an OBJ file (docs/conventions.md, "OBJ meshes").
#pragma once

#include <cstdint>
#include <vector>

#include <glm/mat3x3.hpp>

#include "assets/model.h"
#include "assets/obj_file.h"

namespace turntable {

/// File axes (+Y up, front -Z) to mesh axes (+Z up, front +Y): (x, y, z) -> (x, -z, y).
[[nodiscard]] glm::dmat3 y_up_to_z_up();

/// Triangles of all faces in mesh axes, file units. `material_of` maps the file's materials
/// (ObjFace::material) to those of the model; faces without one get `no_material`.
[[nodiscard]] Mesh build_obj_mesh(const ObjFile& file,
                                  const std::vector<std::uint32_t>& material_of,
                                  std::uint32_t no_material);

/// The positions that faces and lines name, in mesh axes: what the bounding box is taken over.
[[nodiscard]] std::vector<glm::vec3> obj_bounds_points(const ObjFile& file);

}  // namespace turntable
