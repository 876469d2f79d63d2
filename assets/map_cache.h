// The imported form of an environment map on disk (LIB/maps/<digest>.ttenv).
//
//   8 bytes "TTENVMP\n", u32 version, u32 layout, u32 width, u32 height, u64 XXH64 of the texels,
//   64 digits digest, texels: 3 * width * height IEEE halves, row 0 at the top
#pragma once

#include <filesystem>
#include <string>

#include "assets/environment_map.h"

namespace turntable {

/// Part of every map's digest: raise it when an import rule changes what is cached.
inline constexpr int kMapRulesVersion = 1;

/// The largest finite half: brighter texels are clamped at import.
inline constexpr float kBrightestTexel = 65504.0F;

[[nodiscard]] std::filesystem::path map_cache_path(const std::filesystem::path& library,
                                                   const std::string& digest);

/// Written whole or not at all. Precondition: texels in [0, kBrightestTexel]. Throws Error
/// (environment).
void write_map_cache(const std::filesystem::path& path, const std::string& digest,
                     const EnvironmentMap& map);

/// With the id left empty. Throws Error (bad input) when the file is absent, damaged, of another
/// version or of another digest.
[[nodiscard]] EnvironmentMap read_map_cache(const std::filesystem::path& path,
                                            const std::string& digest);

/// "equirectangular", "photo".
[[nodiscard]] const char* map_layout_name(MapLayout layout);
/// Throws Error (bad input) for another name.
[[nodiscard]] MapLayout map_layout_from_name(const std::string& name);

}  // namespace turntable
