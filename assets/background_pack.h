// The background pack: environment maps that need no download. Each is a pure function of its name
// and of this program's version: physically based skies, studios, gradients, noise, rooms.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "assets/environment_map.h"

namespace turntable {

/// One map of the pack.
struct PackEntry {
    std::string_view id;           ///< e.g. "sky-noon"; [a-z0-9-]
    std::string_view kind;         ///< "sky", "studio", "gradient", "noise", "room"
    std::string_view description;  ///< for captions and cards: "a clear sky at noon"
};

/// All maps of the pack, in a fixed order, grouped by kind. At least 24.
[[nodiscard]] std::span<const PackEntry> background_pack();

/// nullptr when there is no such map.
[[nodiscard]] const PackEntry* find_in_pack(std::string_view id);

/// Computes a map (512 x 256 equirectangular texels): a fraction of a second of one core. Equal
/// bytes on every call. Precondition: find_in_pack(id).
[[nodiscard]] std::shared_ptr<const EnvironmentMap> make_pack_map(std::string_view id);

}  // namespace turntable
