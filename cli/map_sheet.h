// A contact sheet of environment maps and photos.
#pragma once

#include <span>
#include <string>

#include "assets/environment_map.h"
#include "base/image.h"

namespace turntable::cli {

/// One map as a picture `width` pixels wide at most (never enlarged), area-averaged, with the sRGB
/// curve: as it is, or, with `exposed`, scaled so that its mean luminance is 0.45 without its
/// brightest percent.
[[nodiscard]] ImageU8 map_picture(const EnvironmentMap& map, int width, bool exposed);

struct SheetMap {
    ImageU8 picture;  ///< at most kSheetWidth wide and half as high, or cut to that
    std::string id;
};

inline constexpr int kSheetWidth = 256;  ///< of a cell, pixels

/// The pictures row by row, five to a row, each with its id below. Throws Error (environment) when
/// there is no font.
[[nodiscard]] ImageU8 map_sheet(std::span<const SheetMap> maps);

}  // namespace turntable::cli
