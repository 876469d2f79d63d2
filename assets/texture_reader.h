// Textures as the model cache keeps them, and their decoding into texels. Other formats become one
// of these at import (texture_import.h), so that reading a library needs small decoders only.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "assets/texture.h"
#include "base/result.h"

namespace turntable {

/// A picture still encoded. The model cache stores PNG and JPEG, 10 times smaller than their
/// texels, and raw texels (encode_raw_texels) in place of anything else.
struct EncodedTexture {
    std::string name;  ///< path inside the source; its extension is a hint to the format
    /// What 8-bit values mean. Files with float or half texels are kLinearFloat whatever this says.
    TextureEncoding encoding = TextureEncoding::kSrgb8;
    std::string bytes;
    /// Multiply 8-bit colour codes by alpha before anything else, c a / 255 rounded down: what
    /// Cycles 3.4 does to a picture whose alpha drives nothing (measured, docs/conventions.md).
    bool premultiply = false;
};

enum class TextureFault : int {
    kUnknownFormat,
    kUndecodable,  ///< damaged or truncated
    kTooLarge,     ///< more than kMaxTextureSide texels on a side
};

inline constexpr int kMaxTextureSide = 16384;

/// Decodes PNG, JPEG and raw texels, told apart by their signatures, to RGBA with straight (not
/// premultiplied) alpha; grey becomes RGB, a missing alpha 1, 16-bit integers are rounded to 8
/// bits.
Result<Texture, TextureFault> decode_texture(const EncodedTexture& encoded);

/// Wraps RGBA texels, row 0 at the top; floats are scene-linear.
[[nodiscard]] std::string encode_raw_texels(int width, int height,
                                            std::span<const std::uint8_t> rgba);
[[nodiscard]] std::string encode_raw_texels(int width, int height, std::span<const float> rgba);

}  // namespace turntable
