// The one change to pixels that the published 3DIEBench files need: red and blue exchanged.
#pragma once

#include <string>
#include <string_view>

namespace turntable {

/// Decodes a JPEG, exchanges red and blue, encodes at quality 95, 4:2:0, baseline. JPEG stores
/// luma and chroma, which mix the channels, so there is no lossless way: the result is a second
/// generation. Throws Error (bad input) naming `origin` when the bytes are no JPEG.
[[nodiscard]] std::string swap_jpeg_channels(std::string_view jpeg, std::string_view origin);

}  // namespace turntable
