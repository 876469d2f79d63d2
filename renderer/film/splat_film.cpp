#include "renderer/film/splat_film.h"

#include <algorithm>
#include <cmath>

#include "renderer/shared/film_filter.h"

namespace turntable {

SplatFilm::SplatFilm(int width, int height, double filter_radius)
    : width_(width), height_(height), margin_(static_cast<int>(std::ceil(filter_radius - 0.5))),
      taps_(2 * margin_ + 1), stride_(width + 4 * margin_) {
    taps_table_.resize(static_cast<std::size_t>(kSubpixels) * static_cast<std::size_t>(taps_));
    for (int s = 0; s < kSubpixels; ++s) {
        const float offset = (static_cast<float>(s) + 0.5F) / kSubpixels;
        for (int tap = 0; tap < taps_; ++tap) {
            const float centre = static_cast<float>(tap - margin_) + 0.5F;
            taps_table_[static_cast<std::size_t>(s) * static_cast<std::size_t>(taps_) +
                        static_cast<std::size_t>(tap)] =
                shading::filter_weight(centre - offset, static_cast<float>(filter_radius));
        }
    }
    const std::size_t cells =
        static_cast<std::size_t>(stride_) * static_cast<std::size_t>(height + 4 * margin_);
    halves_[0].resize(cells);
    halves_[1].resize(cells);
}

const float* SplatFilm::weights_at(float offset) const {
    const int s = std::min(static_cast<int>(offset * kSubpixels), kSubpixels - 1);
    return taps_table_.data() + static_cast<std::size_t>(s * taps_);
}

void SplatFilm::add(int x, int y, float dx, float dy, const glm::vec3& radiance, float weight,
                    int half) {
    const float* wx = weights_at(dx);
    const float* wy = weights_at(dy);
    // Cell (0, 0) is pixel (-2 margin, -2 margin); the first tap is margin to the left and above.
    Cell* row =
        halves_[half].data() + static_cast<std::ptrdiff_t>(y + margin_) * stride_ + (x + margin_);
    for (int j = 0; j < taps_; ++j, row += stride_) {
        const float wj = wy[j] * weight;
        for (int i = 0; i < taps_; ++i) {
            const float w = wj * wx[i];
            row[i].r += w * radiance.x;
            row[i].g += w * radiance.y;
            row[i].b += w * radiance.z;
            row[i].weight += w;
        }
    }
}

SplatFilm::Cell SplatFilm::cell(int half, int x, int y) const {
    return halves_[half]
                  [static_cast<std::size_t>(y + 2 * margin_) * static_cast<std::size_t>(stride_) +
                   static_cast<std::size_t>(x + 2 * margin_)];
}

ImageF SplatFilm::resolve_cells(bool first, bool second) const {
    ImageF image(width_, height_, 3);
    for (int y = 0; y < height_; ++y) {
        for (int x = 0; x < width_; ++x) {
            Cell sum = first ? cell(0, x, y) : Cell{};
            if (second) {
                const Cell other = cell(1, x, y);
                sum.r += other.r;
                sum.g += other.g;
                sum.b += other.b;
                sum.weight += other.weight;
            }
            const float scale = sum.weight > 0.0F ? 1.0F / sum.weight : 0.0F;
            float* pixel = image.at(x, y);
            pixel[0] = sum.r * scale;
            pixel[1] = sum.g * scale;
            pixel[2] = sum.b * scale;
        }
    }
    return image;
}

ImageF SplatFilm::resolve() const {
    return resolve_cells(true, true);
}

ImageF SplatFilm::resolve_half(int half) const {
    return resolve_cells(half == 0, half == 1);
}

}  // namespace turntable
