// Noise on the sphere: colours, marble, clouds, cells and other stuff without a place.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "assets/backgrounds/gradient_noise.h"
#include "assets/backgrounds/painters.h"

namespace turntable::background {
namespace {

/// Length between samples on the unit sphere.
constexpr double kFootprint = kPi / kHeight;

double noise(const glm::dvec3& direction, double frequency, int octaves, std::uint32_t seed) {
    return fractal_noise(direction * frequency, octaves, seed, kFootprint * frequency);
}

glm::dvec3 warped(const glm::dvec3& direction, double frequency, double strength, int octaves,
                  std::uint32_t seed) {
    const auto shift = [&](std::uint32_t s) {
        return noise(direction, frequency, octaves, seed + s);
    };
    return direction + strength * glm::dvec3(shift(0), shift(20), shift(40));
}

double unit(double x) {
    return std::clamp(x, 0.0, 1.0);
}

Picture colour() {
    return paint(
        [](const glm::dvec3& d) {
            const auto channel = [&](std::uint32_t seed) {
                const double v = unit(0.5 + 0.8 * noise(d, 2.5, 3, seed));
                return 0.03 + 0.9 * v * v;
            };
            return Radiance(channel(101), channel(111), channel(121));
        },
        1);
}

Picture fine() {
    return paint(
        [](const glm::dvec3& d) {
            const auto channel = [&](std::uint32_t seed) {
                const double v = unit(0.5 + 0.75 * noise(d, 14.0, 2, seed));
                return 0.02 + 0.95 * v * v;
            };
            return Radiance(channel(131), channel(141), channel(151));
        },
        1);
}

Picture marble() {
    return paint(
        [](const glm::dvec3& d) {
            const glm::dvec3 p = warped(d, 1.3, 0.5, 2, 161);
            const double vein = 1.0 - std::abs(noise(p, 1.6, 4, 231)) * 3.0;
            const double thin = 1.0 - std::abs(noise(p, 3.4, 3, 241)) * 4.0;
            const double dark = 0.85 * std::pow(unit(vein), 6.0) + 0.4 * std::pow(unit(thin), 8.0);
            const Radiance stone =
                mix({0.80, 0.78, 0.74}, {0.62, 0.62, 0.63}, unit(0.5 + noise(d, 1.8, 3, 251)));
            return mix(stone, {0.16, 0.17, 0.19}, unit(dark));
        },
        2);
}

Picture green_marble() {
    return paint(
        [](const glm::dvec3& d) {
            const glm::dvec3 p = warped(d, 1.6, 0.5, 2, 261);
            const double band =
                0.5 + 0.5 * std::sin(9.0 * p.x + 5.0 * p.z + 4.0 * noise(p, 2.0, 3, 331));
            const double vein = std::pow(unit(1.0 - std::abs(noise(p, 2.2, 3, 341)) * 4.0), 10.0);
            const Radiance stone = mix({0.015, 0.06, 0.04}, {0.08, 0.24, 0.15}, band * band);
            return mix(stone, {0.75, 0.80, 0.72}, 0.8 * vein);
        },
        2);
}

Picture clouds() {
    return paint(
        [](const glm::dvec3& d) {
            const double n = noise(warped(d, 1.5, 0.25, 3, 351), 2.0, 6, 421);
            const double cloud = smooth_step(-0.15, 0.55, n);
            const double shade = 1.0 - 0.3 * smooth_step(0.1, 0.8, n);
            return mix({0.16, 0.32, 0.62}, Radiance(0.92 * shade), cloud);
        },
        2);
}

Picture terrazzo() {
    return paint(
        [](const glm::dvec3& d) {
            static constexpr std::array<std::array<double, 3>, 5> kChips{{{0.60, 0.30, 0.20},
                                                                          {0.16, 0.24, 0.30},
                                                                          {0.75, 0.62, 0.35},
                                                                          {0.30, 0.38, 0.28},
                                                                          {0.12, 0.10, 0.10}}};
            const Radiance cement =
                Radiance(0.66, 0.63, 0.58) * (1.0 + 0.06 * noise(d, 20.0, 3, 431));
            const Cell cell = cell_noise(warped(d, 6.0, 0.04, 2, 441) * 7.0, 511);
            const double size = 0.12 + 0.30 * cell.number;
            const auto& chip =
                kChips[static_cast<std::size_t>(cell.number * 997.0) % kChips.size()];
            const double inside = smooth_step(0.02, 0.10, cell.second - cell.nearest) *
                                  (1.0 - smooth_step(size, size + 0.08, cell.nearest));
            return mix(cement, {chip[0], chip[1], chip[2]}, inside);
        },
        2);
}

Picture rust() {
    return paint(
        [](const glm::dvec3& d) {
            const double patch = noise(warped(d, 2.5, 0.2, 3, 521), 3.0, 5, 591);
            const double grain = noise(d, 24.0, 3, 601);
            const Radiance paint_left = Radiance(0.10, 0.22, 0.26) * (1.0 + 0.25 * grain);
            const Radiance rusty =
                mix({0.34, 0.13, 0.045}, {0.14, 0.05, 0.025}, unit(0.5 + 0.9 * grain));
            const double edge = smooth_step(-0.12, 0.02, patch);
            const Radiance rim =
                mix(paint_left, {0.5, 0.26, 0.10}, smooth_step(-0.2, -0.05, patch));
            return mix(rim, rusty, edge);
        },
        2);
}

Picture wood() {
    return paint(
        [](const glm::dvec3& d) {
            const glm::dvec3 p = warped(d, 1.2, 0.14, 3, 611) + glm::dvec3(0.4, 0.2, 0.0);
            const double radius = std::sqrt(p.x * p.x + p.y * p.y) * 11.0;
            const double ring = radius - std::floor(radius);
            const double late = smooth_step(0.3, 0.9, ring) * (1.0 - smooth_step(0.93, 1.0, ring));
            const double fibre = noise({d.x, d.y, d.z * 0.1}, 30.0, 2, 681);
            const Radiance early = Radiance(0.62, 0.38, 0.19) * (1.0 + 0.15 * fibre);
            return mix(early, {0.30, 0.14, 0.055}, 0.85 * late);
        },
        2);
}

Picture camouflage() {
    return paint(
        [](const glm::dvec3& d) {
            const glm::dvec3 p = warped(d, 3.0, 0.12, 3, 691);
            const auto over = [&](double level, std::uint32_t seed) {
                const double n = noise(p, 2.6, 3, seed);
                return smooth_step(level - 0.015, level + 0.015, n);
            };
            Radiance color(0.30, 0.27, 0.16);
            color = mix(color, {0.09, 0.13, 0.05}, over(0.0, 761));
            color = mix(color, {0.16, 0.09, 0.045}, over(0.16, 771));
            return mix(color, Radiance(0.02), over(0.27, 781));
        },
        2);
}

constexpr std::array kPainters{
    Painter{{"noise-colour", "noise", "soft blobs of many colours"}, 0.40, colour},
    Painter{{"noise-fine", "noise", "fine speckles of many colours"}, 0.40, fine},
    Painter{{"noise-marble", "noise", "white marble with dark veins"}, 0.50, marble},
    Painter{{"noise-green-marble", "noise", "dark green marble"}, 0.30, green_marble},
    Painter{{"noise-clouds", "noise", "white puffs on blue"}, 0.45, clouds},
    Painter{{"noise-terrazzo", "noise", "terrazzo with coloured chips"}, 0.45, terrazzo},
    Painter{{"noise-rust", "noise", "rusty sheet metal with flaking paint"}, 0.30, rust},
    Painter{{"noise-wood", "noise", "wood with growth rings"}, 0.40, wood},
    Painter{{"noise-camouflage", "noise", "a camouflage pattern"}, 0.30, camouflage},
};

}  // namespace

std::span<const Painter> noise_painters() {
    return kPainters;
}

}  // namespace turntable::background
