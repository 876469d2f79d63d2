// Plane files: how each label plane becomes a file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "manifests/encoded_file.h"
#include "renderer/renderer.h"

namespace turntable {

/// The named planes as files: "depth", "distance", "normal", "albedo" and "uv" as "<plane>.exr",
/// "mask", "id" and "part" as "<plane>.png". The names are Recipe::planes(), which knows no others.
[[nodiscard]] std::vector<EncodedFile> encode_planes(const Planes& planes,
                                                     std::span<const std::string> names);

}  // namespace turntable
