// Texture: decoded texels, as the renderer samples them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace turntable {

enum class TextureEncoding : std::uint32_t {
    kSrgb8 = 0,        ///< 8-bit sRGB code values; filtered as codes, then decoded (as Cycles does)
    kLinear8 = 1,      ///< 8-bit linear data (normal maps, roughness)
    kLinearFloat = 2,  ///< scene-linear float (HDR, EXR)
};

/// RGBA texels, row 0 at the top of the picture; v = 1 - (row + 0.5) / height.
/// Exactly one of the two texel arrays is filled: 4 * width * height values.
struct Texture {
    std::string name;  ///< path inside the source, for messages and ledgers
    int width = 0;
    int height = 0;
    TextureEncoding encoding = TextureEncoding::kSrgb8;
    bool has_alpha = false;  ///< some texel has alpha < 1
    std::vector<std::uint8_t> texels8;
    std::vector<float> texels_float;
};

}  // namespace turntable
