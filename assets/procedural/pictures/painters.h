// The painters behind PictureKind, by group. A painter is a pure function of its variant.
#pragma once

#include <cstdint>
#include <span>

#include "assets/procedural/looks.h"
#include "assets/procedural/pictures/canvas.h"

namespace turntable::procedural {

/// Mean linear luminance that tiling pictures are stored with (less where their whites would
/// burn out).
inline constexpr float kMeanOfTiles = 0.7F;

enum class PictureFormat : int {
    kGrey,    ///< PNG of one channel
    kColour,  ///< PNG: few colours, sharp edges
    kPhoto,   ///< JPEG: soft
};

struct PicturePainter {
    PictureKind kind;
    const char* name;
    PictureFormat format;
    Canvas (*paint)(std::uint32_t variant);
};

// In the order of PictureKind; tiling kinds come first.
[[nodiscard]] std::span<const PicturePainter> wood_painters();     ///< wood, planks
[[nodiscard]] std::span<const PicturePainter> cloth_painters();    ///< weave to leather
[[nodiscard]] std::span<const PicturePainter> surface_painters();  ///< brushed to rust
[[nodiscard]] std::span<const PicturePainter> print_painters();    ///< label, books, poster
[[nodiscard]] std::span<const PicturePainter> screen_painters();   ///< home to digits
[[nodiscard]] std::span<const PicturePainter> panel_painters();    ///< clock face to control panel

}  // namespace turntable::procedural
