#include "assets/procedural/seating/upholstery.h"

#include <algorithm>
#include <cmath>

#include <glm/gtc/constants.hpp>

#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

constexpr float kSeamShare = 0.12F;  ///< of a pillow's thickness, left at its edge

/// 1 in the middle, 0 at the edges -1 and 1.
float inside(float t) {
    return std::max(1.0F - t * t, 0.0F);
}

float fill_of(const glm::vec2& t, float thickness) {
    return 0.5F * (1.0F - kSeamShare) * thickness * std::pow(inside(t.x) * inside(t.y), 0.62F);
}

}  // namespace

Surface padded(const glm::vec3& lower, const glm::vec3& upper, float fillet, float swell,
               int divisions) {
    return moved(cushion(upper - lower, fillet, swell, divisions), 0.5F * (lower + upper));
}

int Tufts::rows() const {
    const float aspect = height / width;
    return std::max(1, static_cast<int>(std::lround(aspect * static_cast<float>(columns))));
}

Surface tufted_panel(const Tufts& tufts) {
    const auto columns = static_cast<float>(tufts.columns);
    const auto rows = static_cast<float>(tufts.rows());
    // A multiple of two samples a diamond, so that creases fall on edges.
    const int across = std::max(4, 48 / tufts.columns / 2 * 2) * tufts.columns;
    return sheet(
        [&](float u, float v) {
            const float a = glm::pi<float>() * (u * columns + v * rows);
            const float b = glm::pi<float>() * (u * columns - v * rows);
            const float swell = std::sqrt(std::abs(std::sin(a) * std::sin(b)));
            return glm::vec3((0.5F - u) * tufts.width, tufts.thickness * (0.5F + 0.5F * swell),
                             v * tufts.height);
        },
        0.45F * tufts.thickness, across, 6 * tufts.rows());
}

Surfaces tuft_buttons(const Tufts& tufts, float radius) {
    Surfaces buttons;
    const Surface button = superellipsoid({radius, 0.6F * radius, radius}, 1.0F, 1.0F, 5, 8);
    for (int i = 1; i < 2 * tufts.columns; ++i) {
        for (int k = 1; k < 2 * tufts.rows(); ++k) {
            if ((i + k) % 2 == 0) {
                const float u = 0.5F * static_cast<float>(i) / static_cast<float>(tufts.columns);
                const float v = 0.5F * static_cast<float>(k) / static_cast<float>(tufts.rows());
                buttons.push_back(moved(
                    button, {(0.5F - u) * tufts.width, 0.55F * tufts.thickness, v * tufts.height}));
            }
        }
    }
    return buttons;
}

Surfaces upright_channels(float width, float height, float thickness, int count) {
    const float pitch = width / static_cast<float>(count);
    const Surface roll = padded({-0.5F * pitch, 0.0F, 0.0F}, {0.5F * pitch, thickness, height},
                                0.3F * std::min(pitch, thickness), 0.2F * pitch, 4);
    return in_row(moved(roll, {0.5F * (pitch - width), 0.0F, 0.0F}), count, {pitch, 0.0F, 0.0F});
}

Surface pillow_body(float width, float height, float thickness, float pull, int divisions) {
    const glm::vec3 half{0.5F * width, 0.5F * kSeamShare * thickness, 0.5F * height};
    return warped(cushion(2.0F * half, 0.9F * half.y, 0.0F, divisions), [&](glm::vec3 p) {
        const glm::vec2 t{p.x / half.x, p.z / half.z};
        return glm::vec3(p.x * (1.0F - pull * inside(t.y)),
                         p.y / half.y * (half.y + fill_of(t, thickness)),
                         p.z * (1.0F - pull * inside(t.x)));
    });
}

float pillow_front(float width, float height, float thickness, float pull, const glm::vec2& at) {
    const glm::vec2 share = at / (0.5F * glm::vec2(width, height));
    glm::vec2 t = share;
    for (int i = 0; i < 4; ++i) {  // undoes the pull
        t = {share.x / (1.0F - pull * inside(t.y)), share.y / (1.0F - pull * inside(t.x))};
    }
    return 0.5F * kSeamShare * thickness + fill_of(t, thickness);
}

}  // namespace turntable::procedural
