// 16-bit grey PNG files, as depth is handed to others.
#pragma once

#include <cstdint>
#include <string>

#include "base/image.h"

namespace turntable {

/// A PNG of one 16-bit grey channel, deterministic bytes. `image` has one channel and is not empty.
[[nodiscard]] std::string encode_png16(const Image<std::uint16_t>& image);

}  // namespace turntable
