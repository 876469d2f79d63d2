// Plane decoders: reads back the label planes of a shard (generator/plane_files.h writes them).
#pragma once

#include <string>
#include <string_view>

#include "base/image.h"

namespace turntable {

/// All channels of a 32-bit float EXR, in the file's order of names. Throws Error (bad input), with
/// `origin` naming it, when damaged or of another kind.
[[nodiscard]] ImageF decode_exr(std::string_view bytes, const std::string& origin);

/// An 8-bit PNG, as 1 channel when grey and 3 otherwise. Throws like decode_exr().
[[nodiscard]] ImageU8 decode_png(std::string_view bytes, const std::string& origin);

}  // namespace turntable
