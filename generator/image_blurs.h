// Blurs of pictures. Kernels are symmetric and the border is mirrored, so the mean stays and
// nothing moves; zoom_blur alone reaches outwards.
#pragma once

#include "base/image.h"

namespace turntable {

/// All lengths in pixels, > 0.

/// A disk with a soft edge one pixel wide: a lens out of focus.
[[nodiscard]] ImageF defocus_blur(const ImageF& image, double radius);

/// A straight line of that length through each pixel; `angle` in radians from the x axis.
[[nodiscard]] ImageF motion_blur(const ImageF& image, double length, double angle);

/// `sigma`: standard deviation.
[[nodiscard]] ImageF gaussian_blur(const ImageF& image, double sigma);

/// The mean of the picture enlarged about its centre by all factors from 1 to `most` (> 1).
[[nodiscard]] ImageF zoom_blur(const ImageF& image, double most);

}  // namespace turntable
