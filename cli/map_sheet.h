// A contact sheet of environment maps and photos.
#pragma once

#include <memory>
#include <span>

#include "assets/environment_map.h"
#include "base/image.h"

namespace turntable::cli {

/// One map as a picture `width` pixels wide at most (never enlarged), area-averaged, with the sRGB
/// curve: as it is, or, with `exposed`, scaled so that its mean luminance is 0.45 without its
/// brightest percent.
[[nodiscard]] ImageU8 map_picture(const EnvironmentMap& map, int width, bool exposed);

}  // namespace turntable::cli
