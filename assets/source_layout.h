// Which models a folder or archive holds, and what its layout says of each.
//
//   shapenet  ROOT/taxonomy.json, ROOT/<synset>/<id>/models/model_normalized.obj
//   sh3f      a Sweet Home 3D furniture library (.sh3f), or a folder of them
//   folders   ROOT/class/instance/file or ROOT/class/file; ROOT may be a zip archive,
//             or a model file by itself
#pragma once

#include <filesystem>
#include <string>

#include "assets/source_listing.h"

namespace turntable {

/// What `path` looks like. Throws Error (bad input) when there is nothing.
[[nodiscard]] SourceLayout detect_layout(const std::filesystem::path& path);

/// Throws Error (bad input) when `path` holds no model in this layout.
[[nodiscard]] SourceListing list_models(const std::filesystem::path& path, SourceLayout layout);

/// True for the extensions that are read: obj, gltf, glb, ply, dae, stl.
[[nodiscard]] bool is_model_file(const std::string& path);

}  // namespace turntable
