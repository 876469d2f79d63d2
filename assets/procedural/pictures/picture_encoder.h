// Canvases as the model cache keeps pictures.
#pragma once

#include <string>

#include "assets/procedural/pictures/canvas.h"

namespace turntable::procedural {

/// PNG of 8 bits a channel; grey takes the red channel alone.
[[nodiscard]] std::string encode_png(const Canvas& canvas, bool grey);
/// JPEG without chroma subsampling, quality 88.
[[nodiscard]] std::string encode_jpeg(const Canvas& canvas);

/// Scales linear light so that the picture's mean luminance becomes `mean`, or as near as the
/// brightest hundredth of the texels allows.
void set_mean_light(Canvas& canvas, double mean);

}  // namespace turntable::procedural
