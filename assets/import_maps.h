// Imports environment maps and photos into a library, each file read by a child process.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assets/asset_library.h"
#include "assets/import_messages.h"

namespace turntable {

struct MapImportOptions {
    std::optional<MapLayout> layout;  ///< empty: equirectangular when twice as wide as high
    std::string licence;              ///< SPDX id, of all the files
    std::string creator;
    ImportLimits limits;
    std::string worker;  ///< answers kImportWorkerFlag; empty: find_import_program()
};

struct MapImportSummary {
    std::vector<MapEntry> added;       ///< in the order of the files
    std::vector<std::string> notes;    ///< a line for each map that was reduced or repaired
    std::vector<std::string> refused;  ///< a line for each file that could not be used
};

/// "Forest Road_4k.hdr" -> "forest-road-4k": letters and digits of the file's name without its
/// extension, anything else a hyphen. May be empty.
[[nodiscard]] std::string map_id_of(const std::filesystem::path& file);

/// The files themselves, and of a folder those with the extension of a picture, by name. Throws
/// Error (bad input) naming a path that is not there.
[[nodiscard]] std::vector<std::filesystem::path>
map_files_in(std::span<const std::filesystem::path> paths);

/// Adds the files to `library` (made when absent). A map of the same id is replaced; of two files
/// with one id the second is refused. The files are read in place and never written. The index is
/// written once, at the end. Throws Error: bad input (the library is malformed), environment (no
/// importing program, cannot write).
[[nodiscard]] MapImportSummary import_maps(std::span<const std::filesystem::path> files,
                                           const std::filesystem::path& library,
                                           const MapImportOptions& options);

}  // namespace turntable
