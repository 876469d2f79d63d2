// One picture file as an environment map or photo. Through OpenImageIO, hence part of tt_import
// alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "assets/environment_map.h"
#include "assets/map_messages.h"

namespace turntable {

/// Larger maps are reduced: of this width (equirectangular) or longest side (photo) at most.
inline constexpr int kWidestMap = 2048;

struct ImportedMap {
    EnvironmentMap map;  ///< with the id left empty
    int file_width = 0;
    int file_height = 0;
    std::uint64_t repaired = 0;  ///< texels with NaN, infinite, negative or too large values
};

/// EXR and HDR as linear radiance, PNG, JPEG and other 8-bit pictures decoded from sRGB; alpha is
/// ignored. NaN and negative values become 0, values above kBrightestTexel that. Large maps are
/// reduced by area averaging, equirectangular ones by solid angle: the light through any large part
/// of the sphere stays the same. Throws Error (bad input) in one line that starts with the file's
/// path: unreadable, truncated, not 2 : 1 though equirectangular, more than 1 % NaN, all black.
[[nodiscard]] ImportedMap read_map_file(const std::filesystem::path& file,
                                        std::optional<MapLayout> layout);

/// Reads a file and writes LIB/maps/<digest>.ttenv. Throws as read_map_file, and Error
/// (environment) when the cache cannot be written.
[[nodiscard]] MapReply import_map(const MapRequest& request);

}  // namespace turntable
