// library.json: the index of an asset library, the same bytes for the same content.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "assets/asset_library.h"

namespace turntable {

struct LibraryIndex {
    Normalisation normalisation = Normalisation::kUnitDiagonal;
    std::vector<AssetEntry> entries;  ///< sorted by id
    std::vector<MapEntry> maps;       ///< sorted by id; an index without the array has none
};

/// Throws Error (bad input) naming the file when it is absent, malformed or of another version.
[[nodiscard]] LibraryIndex read_library_index(const std::filesystem::path& folder);

/// The index of `folder`, or an empty one of the normalisation wanted (unit diagonal when none is)
/// where there is no library yet. Throws Error (bad input) when it is malformed or the library has
/// another normalisation than the one wanted.
[[nodiscard]] LibraryIndex open_or_new_index(const std::filesystem::path& folder,
                                             std::optional<Normalisation> wanted);

/// Makes the folders of a library's index and models where they are absent, and removes what killed
/// writers left in them. Throws Error (environment).
void make_library_folders(const std::filesystem::path& folder);

/// Sorts entries and maps by id and writes atomically. Throws Error (environment).
void write_library_index(const std::filesystem::path& folder, LibraryIndex index);

/// AssetLibrary::digest().
[[nodiscard]] std::string library_digest(const std::vector<AssetEntry>& entries,
                                         const std::vector<MapEntry>& maps);

/// "none", "unreadable", "empty", "degenerate", "non-finite", "too-large", "importer-crash",
/// "importer-hang", "unsafe-archive".
[[nodiscard]] const char* asset_rejection_name(AssetRejection rejection);
/// Throws Error (bad input) for another name.
[[nodiscard]] AssetRejection asset_rejection_from_name(const std::string& name);

/// One entry as library.json and `assets list --json` have it.
[[nodiscard]] std::string asset_entry_json(const AssetEntry& entry);

}  // namespace turntable
