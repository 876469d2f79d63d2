// SplatFilm: path samples reconstructed into pixels. Each sample is spread over all pixels whose
// filter covers it (3 x 3 for the radius of 1.5), which cuts the noise of a sample budget well
// below what one pixel's own samples give; pixels divide by the sum of weights they received.
#pragma once

#include <cstdint>
#include <vector>

#include <glm/vec3.hpp>

#include "base/image.h"

namespace turntable {

class SplatFilm {
public:
    /// `filter_radius` in pixels, Blackman-Harris.
    SplatFilm(int width, int height, double filter_radius);

    /// Rings of pixels outside the picture whose samples still reach it.
    [[nodiscard]] int margin() const { return margin_; }

    /// Adds a sample at (x + dx, y + dy), dx and dy in [0, 1), x and y from -margin() on. `weight`
    /// is 1 / (samples of that pixel): without it, edges between pixels of unequal counts shift.
    /// `half` is 0 or 1: alternate samples go to two half pictures, from which noise is estimated.
    void add(int x, int y, float dx, float dy, const glm::vec3& radiance, float weight, int half);

    /// Scene-linear picture, 3 channels.
    [[nodiscard]] ImageF resolve() const;
    /// The half picture; 0 where it has no samples.
    [[nodiscard]] ImageF resolve_half(int half) const;

private:
    struct Cell {
        float r = 0.0F, g = 0.0F, b = 0.0F, weight = 0.0F;
    };
    [[nodiscard]] const float* weights_at(float offset) const;
    [[nodiscard]] Cell cell(int half, int x, int y) const;
    [[nodiscard]] ImageF resolve_cells(bool first, bool second) const;

    static constexpr int kSubpixels = 1024;  ///< tabulated positions within a pixel

    int width_;
    int height_;
    int margin_;
    int taps_;                       ///< pixels a sample reaches along an axis: 2 margin + 1
    int stride_;                     ///< cells a row, with a border that takes what falls outside
    std::vector<float> taps_table_;  ///< kSubpixels x taps_
    std::vector<Cell> halves_[2];
};

}  // namespace turntable
