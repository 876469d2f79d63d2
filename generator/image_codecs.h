// Image codecs in memory: JPEG by libjpeg-turbo, PNG by libpng, EXR by OpenEXR. The same pixels
// give the same bytes on every run; all functions are thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/image.h"

namespace turntable {

/// Baseline JPEG, 4:2:0, accurate integer DCT. `rgb` has 3 channels; quality in [1, 100].
[[nodiscard]] std::string encode_jpeg(const ImageU8& rgb, int quality);

/// 8-bit PNG of 1 or 3 channels.
[[nodiscard]] std::string encode_png(const ImageU8& image);

/// 32-bit float EXR, ZIP compressed (lossless). One name a channel, e.g. {"Z"}.
[[nodiscard]] std::string encode_exr(const ImageF& image, std::span<const char* const> channels);

/// Decodes a JPEG to RGB. Throws Error (bad input), with `origin` naming it, when damaged.
[[nodiscard]] ImageU8 decode_jpeg(std::string_view bytes, const std::string& origin);

}  // namespace turntable
