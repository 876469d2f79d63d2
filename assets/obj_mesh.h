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

/// What a material of the file (ObjFace::material) becomes.
struct ObjMaterialUse {
    std::uint32_t index = 0;    ///< in Model::materials
    glm::vec2 uv_scale{1.0F};   ///< baked into the faces' texture coordinates:
    glm::vec2 uv_offset{0.0F};  ///< uv * scale + offset
};

/// Triangles of all faces in mesh axes, file units. `materials` is indexed as the file's names;
/// faces without a material get `no_material`.
[[nodiscard]] Mesh build_obj_mesh(const ObjFile& file, const std::vector<ObjMaterialUse>& materials,
                                  std::uint32_t no_material);

/// The positions that faces and lines name, in mesh axes: what the bounding box is taken over.
[[nodiscard]] std::vector<glm::vec3> obj_bounds_points(const ObjFile& file);

}  // namespace turntable
