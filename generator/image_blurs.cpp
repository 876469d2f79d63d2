#include "generator/image_blurs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace turntable {
namespace {

struct Tap {
    int dx = 0;
    int dy = 0;
    double weight = 0.0;
};

/// The border pixel is repeated, then its neighbour, and so on: with it a symmetric kernel gives
/// every pixel the same weight in all.
int mirrored(int i, int size) {
    const int period = 2 * size;
    const int at = ((i % period) + period) % period;
    return at < size ? at : period - 1 - at;
}

ImageF with_margin(const ImageF& image, int margin_x, int margin_y) {
    ImageF wide(image.width() + 2 * margin_x, image.height() + 2 * margin_y, image.channels());
    for (int y = 0; y < wide.height(); ++y) {
        const int from = mirrored(y - margin_y, image.height());
        for (int x = 0; x < wide.width(); ++x) {
            std::copy_n(image.at(mirrored(x - margin_x, image.width()), from), image.channels(),
                        wide.at(x, y));
        }
    }
    return wide;
}

std::size_t row_values(const ImageF& image) {
    return static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.channels());
}

/// The weights are scaled to a sum of 1.
ImageF convolve(const ImageF& image, const std::vector<Tap>& taps) {
    int margin_x = 0;
    int margin_y = 0;
    double sum = 0.0;
    for (const Tap& tap : taps) {
        margin_x = std::max(margin_x, std::abs(tap.dx));
        margin_y = std::max(margin_y, std::abs(tap.dy));
        sum += tap.weight;
    }
    const ImageF wide = with_margin(image, margin_x, margin_y);
    ImageF out(image.width(), image.height(), image.channels());
    const std::size_t count = row_values(image);
    for (int y = 0; y < image.height(); ++y) {
        float* to = out.at(0, y);
        for (const Tap& tap : taps) {
            const float* from = wide.at(margin_x + tap.dx, y + margin_y + tap.dy);
            const auto weight = static_cast<float>(tap.weight / sum);
            for (std::size_t i = 0; i < count; ++i) {
                to[i] += weight * from[i];
            }
        }
    }
    return out;
}

/// One row of a disk: pixels of full weight from -full to full, and the soft ones beside them.
struct DiskRow {
    int full = -1;  ///< -1: none
    std::vector<Tap> edge;
};

DiskRow disk_row(int dy, int reach, double radius) {
    DiskRow row;
    for (int dx = -reach; dx <= reach; ++dx) {
        const double weight = std::clamp(radius + 0.5 - std::hypot(dx, dy), 0.0, 1.0);
        if (weight >= 1.0) {
            row.full = std::max(row.full, dx);
        } else if (weight > 0.0) {
            row.edge.push_back({dx, dy, weight});
        }
    }
    return row;
}

double weight_of(const DiskRow& row) {
    double sum = row.full < 0 ? 0.0 : 2.0 * row.full + 1.0;
    for (const Tap& tap : row.edge) {
        sum += tap.weight;
    }
    return sum;
}

/// sums[i]: of the values of one channel before pixel i.
void running_sums(const ImageF& image, int y, std::vector<double>& sums) {
    const auto channels = static_cast<std::size_t>(image.channels());
    const float* row = image.at(0, y);
    std::fill_n(sums.begin(), channels, 0.0);
    for (std::size_t i = 0; i < row_values(image); ++i) {
        sums[i + channels] = sums[i] + static_cast<double>(row[i]);
    }
}

void add_disk_row(const DiskRow& row, const ImageF& wide, int wide_y,
                  const std::vector<double>& sums, int reach, double scale, std::span<double> out) {
    const auto channels = static_cast<std::size_t>(wide.channels());
    if (row.full >= 0) {
        const std::size_t first = static_cast<std::size_t>(reach - row.full) * channels;
        const std::size_t length = (2 * static_cast<std::size_t>(row.full) + 1) * channels;
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] += scale * (sums[first + i + length] - sums[first + i]);
        }
    }
    for (const Tap& tap : row.edge) {
        const float* from = wide.at(reach + tap.dx, wide_y);
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] += scale * tap.weight * static_cast<double>(from[i]);
        }
    }
}

/// Bilinear, the border repeated.
void add_sample(const ImageF& image, double x, double y, double weight, double* to) {
    const double cx = std::clamp(x, 0.0, image.width() - 1.0);
    const double cy = std::clamp(y, 0.0, image.height() - 1.0);
    const int x0 = static_cast<int>(cx);
    const int y0 = static_cast<int>(cy);
    const int x1 = std::min(x0 + 1, image.width() - 1);
    const int y1 = std::min(y0 + 1, image.height() - 1);
    const double fx = cx - x0;
    const double fy = cy - y0;
    for (int c = 0; c < image.channels(); ++c) {
        const auto value = [&](int px, int py) { return static_cast<double>(image.at(px, py)[c]); };
        const double top = value(x0, y0) + fx * (value(x1, y0) - value(x0, y0));
        const double bottom = value(x0, y1) + fx * (value(x1, y1) - value(x0, y1));
        to[c] += weight * (top + fy * (bottom - top));
    }
}

}  // namespace

ImageF defocus_blur(const ImageF& image, double radius) {
    const int reach = static_cast<int>(std::ceil(radius + 0.5));
    std::vector<DiskRow> rows;
    double weight = 0.0;
    for (int dy = -reach; dy <= reach; ++dy) {
        rows.push_back(disk_row(dy, reach, radius));
        weight += weight_of(rows.back());
    }
    const ImageF wide = with_margin(image, reach, reach);
    const std::size_t count = row_values(image);
    std::vector<double> sums(row_values(wide) + static_cast<std::size_t>(image.channels()));
    std::vector<double> out(count * static_cast<std::size_t>(image.height()), 0.0);
    for (int wide_y = 0; wide_y < wide.height(); ++wide_y) {
        running_sums(wide, wide_y, sums);
        for (int k = 0; k <= 2 * reach; ++k) {  // the kernel row that meets output row wide_y - k
            const int y = wide_y - k;
            if (y >= 0 && y < image.height()) {
                add_disk_row(rows[static_cast<std::size_t>(k)], wide, wide_y, sums, reach,
                             1.0 / weight,
                             std::span(out).subspan(static_cast<std::size_t>(y) * count, count));
            }
        }
    }
    ImageF blurred(image.width(), image.height(), image.channels());
    std::transform(out.begin(), out.end(), blurred.values().begin(),
                   [](double value) { return static_cast<float>(value); });
    return blurred;
}

ImageF motion_blur(const ImageF& image, double length, double angle) {
    const int half = static_cast<int>(std::ceil(length));  // two samples a pixel
    std::map<std::pair<int, int>, double> kernel;
    for (int i = -half; i <= half; ++i) {
        const double along = 0.5 * length * i / half;
        const double x = along * std::cos(angle);
        const double y = along * std::sin(angle);
        const double x0 = std::floor(x);
        const double y0 = std::floor(y);
        for (int corner = 0; corner < 4; ++corner) {
            const int right = corner % 2;
            const int down = corner / 2;
            const double weight =
                (right == 1 ? x - x0 : 1.0 - (x - x0)) * (down == 1 ? y - y0 : 1.0 - (y - y0));
            kernel[{static_cast<int>(y0) + down, static_cast<int>(x0) + right}] += weight;
        }
    }
    std::vector<Tap> taps;
    for (const auto& [at, weight] : kernel) {
        if (weight > 0.0) {
            taps.push_back({at.second, at.first, weight});
        }
    }
    return convolve(image, taps);
}

ImageF gaussian_blur(const ImageF& image, double sigma) {
    std::vector<Tap> across;
    std::vector<Tap> down;
    const int reach = static_cast<int>(std::ceil(4.0 * sigma));
    for (int i = -reach; i <= reach; ++i) {
        const double weight = std::exp(-0.5 * i * i / (sigma * sigma));
        across.push_back({i, 0, weight});
        down.push_back({0, i, weight});
    }
    return convolve(convolve(image, across), down);
}

ImageF zoom_blur(const ImageF& image, double most) {
    const double centre_x = 0.5 * (image.width() - 1);
    const double centre_y = 0.5 * (image.height() - 1);
    // The corners move by less than a pixel from one factor to the next.
    const int steps =
        1 + static_cast<int>(std::ceil((most - 1.0) * std::hypot(centre_x, centre_y)));
    ImageF out(image.width(), image.height(), image.channels());
    std::vector<double> sum(static_cast<std::size_t>(image.channels()));
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            std::fill(sum.begin(), sum.end(), 0.0);
            for (int i = 0; i <= steps; ++i) {
                const double shrink = 1.0 / (1.0 + (most - 1.0) * i / steps);
                add_sample(image, centre_x + (x - centre_x) * shrink,
                           centre_y + (y - centre_y) * shrink, 1.0 / (steps + 1), sum.data());
            }
            std::transform(sum.begin(), sum.end(), out.at(x, y),
                           [](double value) { return static_cast<float>(value); });
        }
    }
    return out;
}

}  // namespace turntable
