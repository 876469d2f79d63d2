// Which models a folder or archive holds, and what its layout says of each.
//
//   shapenet  ROOT/taxonomy.json, ROOT/<synset>/<id>/models/model_normalized.obj
//   sh3f      a Sweet Home 3D furniture library (.sh3f), or a folder of them
//   folders   ROOT/class/instance/file or ROOT/class/file; ROOT may be a zip archive,
//             or a model file by itself
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <glm/mat3x3.hpp>

#include "assets/asset_library.h"

namespace turntable {

enum class SourceLayout : int { kShapenet, kSh3f, kFolders };

/// "shapenet", "sh3f" or "folders"; throws Error (bad input) for another name.
[[nodiscard]] SourceLayout source_layout_from_name(const std::string& name);
[[nodiscard]] const char* source_layout_name(SourceLayout layout);

/// What `path` looks like. Throws Error (bad input) when there is nothing.
[[nodiscard]] SourceLayout detect_layout(const std::filesystem::path& path);

/// A model to import: everything of its entry that is known before reading it.
struct ModelJob {
    AssetEntry entry;  ///< id, class, synset, source, path, licence, creator
    std::filesystem::path source;
    glm::dmat3 upright{1.0};
};

struct SourceListing {
    std::vector<std::string> sources;  ///< AssetEntry::source of everything that was looked at
    std::vector<ModelJob> jobs;        ///< ids are unique
    std::vector<AssetEntry> refused;   ///< e.g. an archive that is unsafe as a whole
};

/// Throws Error (bad input) when `path` holds no model in this layout.
[[nodiscard]] SourceListing list_models(const std::filesystem::path& path, SourceLayout layout);

/// True for the extensions that are read: obj, gltf, glb, ply, dae, stl.
[[nodiscard]] bool is_model_file(const std::string& path);

}  // namespace turntable
