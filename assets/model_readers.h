// The readers behind import_model: one for OBJ, one (Assimp) for the other formats. They throw
// RejectedModel.
#pragma once

#include <cstdint>
#include <string>

#include "assets/imported_model.h"
#include "assets/source_files.h"

namespace turntable {

/// Wavefront OBJ with its MTL files (assets/obj_file.h says why it is our own).
[[nodiscard]] ImportedModel read_obj_model(SourceFiles& files, const std::string& path,
                                           std::uint64_t max_triangles);

/// glTF 2.0 (.gltf, .glb), PLY, COLLADA and STL through Assimp, node transforms applied.
/// glTF is +Y up and COLLADA says its up axis: both are turned +Z up; PLY and STL have no axes of
/// their own and are taken as +Z up.
[[nodiscard]] ImportedModel read_assimp_model(SourceFiles& files, const std::string& path,
                                              std::uint64_t max_triangles);

}  // namespace turntable
