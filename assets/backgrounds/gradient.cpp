// Gradients: two or three colours over height, or along a slanted axis.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "assets/backgrounds/painters.h"

namespace turntable::background {
namespace {

/// A colour as designers write it, from sRGB codes to linear.
Radiance from_srgb(int red, int green, int blue) {
    Radiance linear(0.0);
    const std::array codes{red, green, blue};
    for (int c = 0; c < 3; ++c) {
        const double v = codes[static_cast<std::size_t>(c)] / 255.0;
        linear[c] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    return linear;
}

/// `colors` evenly spaced along `axis`, the first where it points away.
Picture along(const glm::dvec3& axis, const std::array<Radiance, 3>& colors) {
    const glm::dvec3 unit = glm::normalize(axis);
    return paint(
        [&](const glm::dvec3& direction) {
            const double t = std::clamp(1.0 + glm::dot(direction, unit), 0.0, 2.0);
            return t < 1.0 ? mix(colors[0], colors[1], smooth_step(0.0, 1.0, t))
                           : mix(colors[1], colors[2], smooth_step(1.0, 2.0, t));
        },
        1);
}

std::array<Radiance, 3> two(const Radiance& from, const Radiance& to) {
    return {from, 0.5 * (from + to), to};
}

Picture grey() {
    return along({0, 0, 1}, two(Radiance(0.12), Radiance(0.85)));
}
Picture dusk() {
    return along({0, 0, 1},
                 {from_srgb(92, 40, 60), from_srgb(250, 150, 100), from_srgb(40, 50, 120)});
}
Picture ocean() {
    return along({0, 0, 1},
                 {from_srgb(6, 40, 78), from_srgb(30, 130, 160), from_srgb(200, 235, 235)});
}
Picture forest() {
    return along({0, 0, 1},
                 {from_srgb(32, 38, 18), from_srgb(70, 110, 50), from_srgb(215, 230, 150)});
}
Picture peach() {
    return along({1, 1, 1}, two(from_srgb(255, 214, 170), from_srgb(240, 120, 130)));
}
Picture violet() {
    return along({-1, 0.5, 0.8},
                 {from_srgb(48, 24, 96), from_srgb(150, 80, 200), from_srgb(250, 190, 230)});
}
Picture teal() {
    return along({1, -0.3, 0.2}, two(from_srgb(8, 92, 96), from_srgb(250, 168, 72)));
}

constexpr std::array kPainters{
    Painter{{"gradient-grey", "gradient", "a grey gradient"}, 0.45, grey},
    Painter{
        {"gradient-dusk", "gradient", "a gradient from dark red over orange to blue"}, 0.35, dusk},
    Painter{{"gradient-ocean", "gradient", "a gradient from deep blue to pale cyan"}, 0.40, ocean},
    Painter{{"gradient-forest", "gradient", "a gradient from dark to pale green"}, 0.40, forest},
    Painter{{"gradient-peach", "gradient", "a slanted gradient from peach to pink"}, 0.50, peach},
    Painter{{"gradient-violet", "gradient", "a slanted gradient of violets"}, 0.35, violet},
    Painter{{"gradient-teal", "gradient", "a gradient from teal to orange"}, 0.40, teal},
};

}  // namespace

std::span<const Painter> gradient_painters() {
    return kPainters;
}

}  // namespace turntable::background
