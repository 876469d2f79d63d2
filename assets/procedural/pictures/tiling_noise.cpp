#include "assets/procedural/pictures/tiling_noise.h"

#include <array>
#include <cmath>

#include "base/lattice_hash.h"

namespace turntable::procedural {
namespace {

int around(int i, int count) {
    const int rest = i % count;
    return rest < 0 ? rest + count : rest;
}

double fade(double t) {
    return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

double lerp(double a, double b, double t) {
    return a + (b - a) * t;
}

double gradient_term(std::uint32_t hash, double x, double y) {
    static constexpr double kHalf = 0.70710678118654752;
    static constexpr std::array<std::array<double, 2>, 8> kDirections{{{1, 0},
                                                                       {-1, 0},
                                                                       {0, 1},
                                                                       {0, -1},
                                                                       {kHalf, kHalf},
                                                                       {-kHalf, kHalf},
                                                                       {kHalf, -kHalf},
                                                                       {-kHalf, -kHalf}}};
    const auto& direction = kDirections[hash >> 29U];
    return direction[0] * x + direction[1] * y;
}

}  // namespace

double tile_noise(double u, double v, Lattice lattice, std::uint32_t seed) {
    const double x = u * lattice.across;
    const double y = v * lattice.up;
    const int x0 = static_cast<int>(std::floor(x));
    const int y0 = static_cast<int>(std::floor(y));
    const auto corner = [&](int dx, int dy) {
        return gradient_term(
            lattice_hash(around(x0 + dx, lattice.across), around(y0 + dy, lattice.up), 0, seed),
            x - x0 - dx, y - y0 - dy);
    };
    const double s = fade(x - x0);
    return 1.5 * lerp(lerp(corner(0, 0), corner(1, 0), s), lerp(corner(0, 1), corner(1, 1), s),
                      fade(y - y0));
}

double tile_fractal(double u, double v, Lattice lattice, int octaves, std::uint32_t seed) {
    double sum = 0.0;
    double amplitude = 1.0;
    for (int octave = 0; octave < octaves; ++octave) {
        sum += amplitude * tile_noise(u, v, lattice, seed + static_cast<std::uint32_t>(octave));
        amplitude *= 0.5;
        lattice = {2 * lattice.across, 2 * lattice.up};
    }
    return sum / 1.5;
}

TileCell tile_cell(double u, double v, Lattice lattice, std::uint32_t seed) {
    const double x = u * lattice.across;
    const double y = v * lattice.up;
    const int x0 = static_cast<int>(std::floor(x));
    const int y0 = static_cast<int>(std::floor(y));
    TileCell cell{1e9, 1e9, 0.0};
    for (int i = 0; i < 9; ++i) {
        const int cx = x0 + i % 3 - 1;
        const int cy = y0 + i / 3 - 1;
        const int hx = around(cx, lattice.across);
        const int hy = around(cy, lattice.up);
        const double distance = std::hypot(cx + lattice_uniform(hx, hy, 1, seed) - x,
                                           cy + lattice_uniform(hx, hy, 2, seed) - y);
        if (distance < cell.nearest) {
            cell.second = cell.nearest;
            cell.nearest = distance;
            cell.number = lattice_uniform(hx, hy, 3, seed);
        } else if (distance < cell.second) {
            cell.second = distance;
        }
    }
    return cell;
}

double share_of(int item, std::uint32_t seed) {
    return lattice_uniform(item, 17, 29, seed);
}

double wrapped(double difference) {
    return difference - std::floor(difference + 0.5);
}

}  // namespace turntable::procedural
