// SourceListing: which models a folder or archive holds, as found by list_models (source_layout.h)
// in the importing child.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <glm/mat3x3.hpp>

#include "assets/asset_library.h"

namespace turntable {

/// How the files of a source lie; source_layout.h describes each.
enum class SourceLayout : int { kShapenet, kSh3f, kFolders };

/// "shapenet", "sh3f" or "folders"; throws Error (bad input) for another name.
[[nodiscard]] SourceLayout source_layout_from_name(const std::string& name);
[[nodiscard]] const char* source_layout_name(SourceLayout layout);

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

}  // namespace turntable
