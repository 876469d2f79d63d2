// The painters of the background pack, by kind.
#pragma once

#include <span>

#include "assets/background_pack.h"
#include "assets/backgrounds/picture.h"

namespace turntable::background {

struct Painter {
    PackEntry entry;
    /// What the picture is exposed to (picture.h): 0.3 for the dimmest scenes, 0.6 for the
    /// brightest.
    double mean = 0.0;
    Picture (*paint)() = nullptr;
};

[[nodiscard]] std::span<const Painter> sky_painters();
[[nodiscard]] std::span<const Painter> studio_painters();
[[nodiscard]] std::span<const Painter> gradient_painters();
[[nodiscard]] std::span<const Painter> noise_painters();
[[nodiscard]] std::span<const Painter> room_painters();

}  // namespace turntable::background
