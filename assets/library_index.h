// library.json: the index of an asset library, the same bytes for the same content.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assets/asset_library.h"

namespace turntable {

struct LibraryIndex {
    Normalisation normalisation = Normalisation::kUnitDiagonal;
    std::vector<AssetEntry> entries;  ///< sorted by id
};

/// Throws Error (bad input) naming the file when it is absent, malformed or of another version.
[[nodiscard]] LibraryIndex read_library_index(const std::filesystem::path& folder);

/// Sorts the entries by id and writes atomically. Throws Error (environment).
void write_library_index(const std::filesystem::path& folder, LibraryIndex index);

/// sha256 over (id, class, synset, digest) of the accepted entries, in order.
[[nodiscard]] std::string library_digest(const std::vector<AssetEntry>& entries);

/// "none", "unreadable", "empty", "degenerate", "non-finite", "too-large", "importer-crash",
/// "importer-hang", "unsafe-archive".
[[nodiscard]] const char* asset_rejection_name(AssetRejection rejection);
/// Throws Error (bad input) for another name.
[[nodiscard]] AssetRejection asset_rejection_from_name(const std::string& name);

/// One entry as library.json and `assets list --json` have it.
[[nodiscard]] std::string asset_entry_json(const AssetEntry& entry);

}  // namespace turntable
