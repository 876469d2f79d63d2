// Pictures made smaller, and put into others: the means of contact sheets and preview grids.
#pragma once

#include "base/image.h"

namespace turntable {

/// An RGB image whose longer side is at most `side` pixels: reduced by area averaging of display
/// codes where it is larger, else as it is.
[[nodiscard]] ImageU8 fit_into(const ImageU8& image, int side);

/// Copies an RGB image into another, in which it must lie.
void paste(ImageU8& sheet, const ImageU8& image, int left, int top);

}  // namespace turntable
