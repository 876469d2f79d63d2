#include "generator/image_reduction.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace turntable {
namespace {

/// Mean of the source codes under each target pixel (box filter with fractional edges).
ImageU8 reduce(const ImageU8& source, int width, int height) {
    ImageU8 target(width, height, 3);
    const double step_x = static_cast<double>(source.width()) / width;
    const double step_y = static_cast<double>(source.height()) / height;
    const auto overlap = [](int cell, double first, double last) {
        return std::min(cell + 1.0, last) - std::max(static_cast<double>(cell), first);
    };
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double x0 = x * step_x;
            const double x1 = std::min<double>(x0 + step_x, source.width());
            const double y0 = y * step_y;
            const double y1 = std::min<double>(y0 + step_y, source.height());
            double sum[3] = {0.0, 0.0, 0.0};
            for (int v = static_cast<int>(y0); v < y1; ++v) {
                for (int u = static_cast<int>(x0); u < x1; ++u) {
                    const double weight = overlap(u, x0, x1) * overlap(v, y0, y1);
                    for (int c = 0; c < 3; ++c) {
                        sum[c] += weight * source.at(u, v)[c];
                    }
                }
            }
            for (int c = 0; c < 3; ++c) {
                const double mean = sum[c] / ((x1 - x0) * (y1 - y0));
                target.at(x, y)[c] = static_cast<std::uint8_t>(std::lround(mean));
            }
        }
    }
    return target;
}

}  // namespace

ImageU8 fit_into(const ImageU8& image, int side) {
    TT_CHECK_EQ(image.channels(), 3);
    const int longest = std::max(image.width(), image.height());
    if (longest <= side) {
        return image;
    }
    return reduce(image, std::max(1, image.width() * side / longest),
                  std::max(1, image.height() * side / longest));
}

void paste(ImageU8& sheet, const ImageU8& image, int left, int top) {
    for (int y = 0; y < image.height(); ++y) {
        std::copy_n(image.at(0, y), 3 * image.width(), sheet.at(left, top + y));
    }
}

}  // namespace turntable
