#include "assets/backgrounds/gradient_noise.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

namespace turntable::background {
namespace {

double fade(double t) {
    return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

/// Product of the offset with one of the twelve edge directions of a cube.
double gradient_term(std::uint32_t hash, double x, double y, double z) {
    static constexpr std::array<std::array<double, 3>, 12> kEdges{{{1, 1, 0},
                                                                   {-1, 1, 0},
                                                                   {1, -1, 0},
                                                                   {-1, -1, 0},
                                                                   {1, 0, 1},
                                                                   {-1, 0, 1},
                                                                   {1, 0, -1},
                                                                   {-1, 0, -1},
                                                                   {0, 1, 1},
                                                                   {0, -1, 1},
                                                                   {0, 1, -1},
                                                                   {0, -1, -1}}};
    const auto& edge = kEdges[hash % 12U];
    return edge[0] * x + edge[1] * y + edge[2] * z;
}

double lerp(double a, double b, double t) {
    return a + (b - a) * t;
}

}  // namespace

double gradient_noise(const glm::dvec3& point, std::uint32_t seed) {
    const glm::dvec3 base(std::floor(point.x), std::floor(point.y), std::floor(point.z));
    const glm::dvec3 f = point - base;
    const int x = static_cast<int>(base.x);
    const int y = static_cast<int>(base.y);
    const int z = static_cast<int>(base.z);
    std::array<double, 8> corner{};
    std::size_t next = 0;
    for (int dz = 0; dz < 2; ++dz) {
        const std::uint32_t plane = lattice_stirred(lattice_start(seed), z + dz);
        for (int dy = 0; dy < 2; ++dy) {
            const std::uint32_t line = lattice_stirred(plane, y + dy);
            for (int dx = 0; dx < 2; ++dx) {
                corner[next++] =
                    gradient_term(lattice_stirred(line, x + dx), f.x - dx, f.y - dy, f.z - dz);
            }
        }
    }
    const double u = fade(f.x);
    const double v = fade(f.y);
    const double low = lerp(lerp(corner[0], corner[1], u), lerp(corner[2], corner[3], u), v);
    const double high = lerp(lerp(corner[4], corner[5], u), lerp(corner[6], corner[7], u), v);
    return lerp(low, high, fade(f.z));
}

double fractal_noise(const glm::dvec3& point, int octaves, std::uint32_t seed, double footprint) {
    double sum = 0.0;
    double amplitude = 1.0;
    double frequency = 1.0;
    for (int octave = 0; octave < octaves; ++octave) {
        // Full where a period has four samples, gone where it has two.
        const double kept = std::clamp(2.0 - 4.0 * footprint * frequency, 0.0, 1.0);
        if (kept <= 0.0) {
            break;
        }
        sum += kept * amplitude *
               gradient_noise(point * frequency, seed + static_cast<std::uint32_t>(octave));
        amplitude *= 0.5;
        frequency *= 2.0;
    }
    return sum;
}

Cell cell_noise(const glm::dvec3& point, std::uint32_t seed) {
    const int x = static_cast<int>(std::floor(point.x));
    const int y = static_cast<int>(std::floor(point.y));
    const int z = static_cast<int>(std::floor(point.z));
    Cell cell{1e9, 1e9, 0.0};
    for (int i = 0; i < 27; ++i) {
        const int cx = x + i % 3 - 1;
        const int cy = y + i / 3 % 3 - 1;
        const int cz = z + i / 9 - 1;
        const glm::dvec3 feature(cx + lattice_uniform(cx, cy, cz, seed),
                                 cy + lattice_uniform(cx, cy, cz, seed + 1),
                                 cz + lattice_uniform(cx, cy, cz, seed + 2));
        const double distance = glm::length(feature - point);
        if (distance < cell.nearest) {
            cell.second = cell.nearest;
            cell.nearest = distance;
            cell.number = lattice_uniform(cx, cy, cz, seed + 3);
        } else if (distance < cell.second) {
            cell.second = distance;
        }
    }
    return cell;
}

}  // namespace turntable::background
