// The decoders behind decode_texture, one a format: 8-bit RGBA, straight alpha, row 0 at the top.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "assets/texture_reader.h"

namespace turntable {

/// Any PNG: palettes, grey and 16 bits (rounded) become RGBA. Gamma and profile chunks are ignored.
[[nodiscard]] Result<Texture, TextureFault> decode_png_texture(const EncodedTexture& encoded);

/// Grey and YCbCr JPEG, by the accurate integer DCT. CMYK and damaged files are refused.
[[nodiscard]] Result<Texture, TextureFault> decode_jpeg_texture(const EncodedTexture& encoded);

/// A failure that starts with the texture's name.
[[nodiscard]] Failure<TextureFault>
texture_fault(TextureFault reason, const EncodedTexture& encoded, const std::string& why);
/// The failure of a size that is not within [1, kMaxTextureSide].
[[nodiscard]] std::optional<Failure<TextureFault>>
size_fault(const EncodedTexture& encoded, std::int64_t width, std::int64_t height);
/// Black texels under the picture's name and encoding.
[[nodiscard]] Texture blank_texture(const EncodedTexture& encoded, std::int64_t width,
                                    std::int64_t height);

/// What holds of every format once its texels are there: the alpha flag, premultiplied codes.
void finish_texture(const EncodedTexture& encoded, Texture& texture);

}  // namespace turntable
