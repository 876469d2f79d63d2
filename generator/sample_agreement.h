// Sample agreement: whether two renderings of one sample that need not be equal to the byte (two
// backends, two cards, two builds) agree within the bounds of docs/numerics.md.
#pragma once

#include <string>
#include <vector>

#include "base/image.h"
#include "generator/rendered_sample.h"

namespace turntable {

/// How far two pictures are apart, in 8-bit levels of the display codes.
struct PictureDistance {
    double mean = 0.0;   ///< largest difference of the whole image's mean over the channels
    double rms = 0.0;    ///< root mean square over pixels and channels
    double block = 0.0;  ///< largest difference of the mean of a 16 x 16 block over the channels
};
/// Of equal size, 3 channels.
[[nodiscard]] PictureDistance picture_distance(const ImageU8& a, const ImageU8& b);

/// What the distance of two pictures may be: of two independent renderings of so many pixels with
/// the noise that each states of itself, both through JPEG, whose rounding is measured on one.
[[nodiscard]] PictureDistance picture_bounds(double noise_a, double noise_b, double jpeg_rounding,
                                             double pixels);

/// Root mean square error that JPEG of this quality makes of such a picture, in levels. The picture
/// comes from a JPEG, so it is moved off that one's grid of blocks first.
[[nodiscard]] double jpeg_rounding(const ImageU8& picture, int quality);

/// Each bound that the two renderings break, in words; empty when they agree. Compared are the
/// outcome of the quality check, what the mask says of the object, the decoded pictures and the
/// decoded planes. Damaged files count as a difference.
[[nodiscard]] std::vector<std::string> sample_disagreements(const RenderedSample& stored,
                                                            const RenderedSample& rendered,
                                                            int jpeg_quality);

}  // namespace turntable
