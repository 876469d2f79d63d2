#include "assets/backgrounds/surfaces.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "assets/backgrounds/gradient_noise.h"

namespace turntable::background {
namespace {

/// Length between samples on a surface about 2 m away.
constexpr double kFootprint = 0.02;

double noise(double s, double t, double frequency, int octaves, std::uint32_t seed) {
    return fractal_noise({s * frequency, t * frequency, 0.31}, octaves, seed,
                         kFootprint * frequency);
}

int cell_of(double x) {
    return static_cast<int>(std::floor(x));
}

/// 0 at the edges of a unit cell, 1 inside, over a joint of `width` cells.
double off_joint(double x, double width) {
    const double f = x - std::floor(x);
    return smooth_step(0.0, width, std::min(f, 1.0 - f));
}

bool within(const glm::dvec2& at, const glm::dvec2& low, const glm::dvec2& high) {
    return at.x >= low.x && at.x <= high.x && at.y >= low.y && at.y <= high.y;
}

/// Distance of an inner point to the rectangle's edge.
double to_edge(const glm::dvec2& at, const glm::dvec2& low, const glm::dvec2& high) {
    return std::min(std::min(at.x - low.x, high.x - at.x), std::min(at.y - low.y, high.y - at.y));
}

/// One board: along it `s`, across it `t`, both in m.
Radiance board(double s, double t, int row, int piece, const Radiance& pale, const Radiance& dark) {
    const double tone = lattice_uniform(row, piece, 0, 7);
    const double shift = 40.0 * lattice_uniform(row, piece, 1, 7);
    const double grain = fractal_noise({s * 1.5 + shift, t * 22.0, shift}, 3, 17, 0.15);
    const double figure = std::sin(2.0 * kPi * (t * 14.0 + 0.8 * noise(s + shift, t, 2.0, 2, 27)));
    return mix(pale, dark, std::clamp(tone * 0.75 + 0.3 * grain + 0.08 * figure, 0.0, 1.0));
}

}  // namespace

Surface plain(const Radiance& albedo, double gloss) {
    return [=](double, double) { return Finish{albedo, Radiance(0.0), gloss}; };
}

Surface plaster(const Radiance& albedo) {
    return [=](double s, double t) {
        return Finish{albedo * (1.0 + 0.035 * noise(s, t, 1.5, 4, 37)), Radiance(0.0), 0.0};
    };
}

Surface planks(const Radiance& pale, const Radiance& dark, double width) {
    return [=](double s, double t) {
        const double across = t / width;
        const int row = cell_of(across);
        const double along = s / 1.4 + lattice_uniform(row, 0, 0, 47);
        const double joint = std::min(off_joint(across, 0.10), off_joint(along, 0.012));
        const Radiance wood = board(s, t, row, cell_of(along), pale, dark);
        return Finish{wood * (0.35 + 0.65 * joint), Radiance(0.0), 0.03};
    };
}

Surface herringbone(const Radiance& pale, const Radiance& dark) {
    return [=](double s, double t) {
        // Blocks of 1 x 4 cells, in steps along a diagonal: a row's offset picks the direction.
        constexpr double kBlock = 0.11;
        constexpr int kLength = 4;
        const double x = (s + t) / std::sqrt(2.0) / kBlock;
        const double y = (s - t) / std::sqrt(2.0) / kBlock;
        const int column = cell_of(x);
        const int row = cell_of(y);
        const int phase = ((column - row) % (2 * kLength) + 2 * kLength) % (2 * kLength);
        const bool level = phase < kLength;
        const double along = level ? phase + (x - column) : (2 * kLength - 1 - phase) + (y - row);
        const double across = level ? y - row : x - column;
        const int a = level ? row : column;
        const int b = level ? column - phase : row - (2 * kLength - 1 - phase);
        const double ends = smooth_step(0.0, 0.12, std::min(along, kLength - along));
        const double joint = std::min(off_joint(across, 0.12), ends);
        const Radiance wood =
            board(along * kBlock, across * kBlock, a, b + (level ? 0 : 5000), pale, dark);
        return Finish{wood * (0.45 + 0.55 * joint), Radiance(0.0), 0.04};
    };
}

Surface checker(const Radiance& one, const Radiance& other, double size) {
    return [=](double s, double t) {
        const int i = cell_of(s / size);
        const int j = cell_of(t / size);
        const double vein = 0.06 * noise(s + 9.0 * i, t + 5.0 * j, 3.0, 4, 57);
        return Finish{((i + j) % 2 == 0 ? one : other) * (1.0 + vein), Radiance(0.0), 0.04};
    };
}

Surface tiles(const Radiance& tile, const Radiance& grout, double size) {
    return [=](double s, double t) {
        const double x = s / size;
        const double y = t / size;
        const double tone = 1.0 + 0.12 * (lattice_uniform(cell_of(x), cell_of(y), 0, 67) - 0.5);
        const double joint = std::min(off_joint(x, 0.07), off_joint(y, 0.07));
        return Finish{mix(grout, tile * tone, joint), Radiance(0.0), 0.04 * joint};
    };
}

Surface concrete(const Radiance& albedo) {
    return [=](double s, double t) {
        const double stain = 0.22 * noise(s, t, 0.9, 5, 77) + 0.06 * noise(s, t, 12.0, 2, 87);
        // Casting joints.
        const double joint = std::min(off_joint(s / 1.6, 0.012), off_joint(t / 1.6, 0.012));
        return Finish{albedo * ((1.0 + stain) * (0.75 + 0.25 * joint)), Radiance(0.0), 0.015};
    };
}

Surface carpet(const Radiance& albedo) {
    return [=](double s, double t) {
        const double pile = 0.16 * noise(s, t, 14.0, 2, 97) + 0.12 * noise(s, t, 1.2, 3, 107);
        return Finish{albedo * (1.0 + pile), Radiance(0.0), 0.0};
    };
}

Surface bricks(const Radiance& pale, const Radiance& dark) {
    return [=](double s, double t) {
        const double y = t / 0.085;
        const int row = cell_of(y);
        const double x = s / 0.25 + (row % 2 == 0 ? 0.0 : 0.5);
        const double tone =
            lattice_uniform(cell_of(x), row, 0, 117) + 0.25 * noise(s, t, 9.0, 3, 127);
        const double joint = std::min(off_joint(x, 0.06), off_joint(y, 0.16));
        return Finish{mix({0.42, 0.40, 0.37}, mix(pale, dark, std::clamp(tone, 0.0, 1.0)), joint),
                      Radiance(0.0), 0.0};
    };
}

Surface stripes(const Radiance& one, const Radiance& other, double width) {
    return [=](double s, double) {
        return Finish{cell_of(s / width) % 2 == 0 ? one : other, Radiance(0.0), 0.0};
    };
}

Surface with_rug(Surface floor, const glm::dvec2& low, const glm::dvec2& high,
                 const Radiance& field, const Radiance& border) {
    return [=, floor = std::move(floor)](double s, double t) {
        const glm::dvec2 at(s, t);
        if (!within(at, low, high)) {
            return floor(s, t);
        }
        const double edge = to_edge(at, low, high);
        const bool rim = edge < 0.06 || (edge > 0.14 && edge < 0.30);
        const double diamond = std::abs(std::fmod(std::abs(s) + std::abs(t), 0.5) - 0.25) +
                               std::abs(std::fmod(std::abs(s - t + 20.0), 0.5) - 0.25);
        const Radiance inner = diamond < 0.16 && edge > 0.36 ? mix(field, border, 0.6) : field;
        const double pile = 1.0 + 0.15 * noise(s, t, 14.0, 2, 137);
        return Finish{(rim ? border : inner) * pile, Radiance(0.0), 0.0};
    };
}

Surface with_skirting(Surface wall, double height, const Radiance& albedo) {
    return [=, wall = std::move(wall)](double s, double t) {
        if (t > height) {
            return wall(s, t);
        }
        return Finish{albedo * (t > height - 0.025 ? 0.7 : 1.0), Radiance(0.0), 0.02};
    };
}

Surface with_dado(Surface wall, Surface lower, double height) {
    return [=, wall = std::move(wall), lower = std::move(lower)](double s, double t) {
        if (t > height + 0.05) {
            return wall(s, t);
        }
        return t > height ? Finish{Radiance(0.55), Radiance(0.0), 0.02} : lower(s, t);
    };
}

Surface with_window(Surface wall, const glm::dvec2& low, const glm::dvec2& high, int panes,
                    const Radiance& sky) {
    return [=, wall = std::move(wall)](double s, double t) {
        const glm::dvec2 at(s, t);
        constexpr double kFrame = 0.07;
        if (!within(at, low - kFrame, high + kFrame)) {
            return wall(s, t);
        }
        const glm::dvec2 pane = (at - low) / (high - low) * static_cast<double>(panes);
        const glm::dvec2 off(std::abs(pane.x - std::round(pane.x)) * (high.x - low.x) / panes,
                             std::abs(pane.y - std::round(pane.y)) * (high.y - low.y) / panes);
        if (!within(at, low, high) || off.x < 0.025 || off.y < 0.025) {
            return Finish{Radiance(0.72), Radiance(0.0), 0.02};
        }
        const double skyline =
            1.35 + 0.22 * noise(s, 0.0, 1.3, 3, 147) + 0.05 * noise(s, t, 8.0, 2, 157);
        const double over = smooth_step(-0.03, 0.03, t - skyline);
        const Radiance high_sky = sky * Radiance(0.72, 0.88, 1.08);
        const Radiance above = mix(sky, high_sky, std::clamp((t - skyline) / 1.2, 0.0, 1.0));
        const Radiance trees =
            luminance(sky) * Radiance(0.10, 0.15, 0.05) * (1.0 + 0.7 * noise(s, t, 5.0, 3, 167));
        return Finish{Radiance(0.03), mix(trees, above, over), 0.0};
    };
}

Surface with_door(Surface wall, double from, double width, const Radiance& albedo) {
    return [=, wall = std::move(wall)](double s, double t) {
        constexpr double kTop = 2.05;
        constexpr double kFrame = 0.08;
        const glm::dvec2 at(s, t);
        const glm::dvec2 low(from, 0.0);
        const glm::dvec2 high(from + width, kTop);
        if (!within(at, low - glm::dvec2(kFrame, 0.0), high + kFrame)) {
            return wall(s, t);
        }
        if (!within(at, low, high)) {
            return Finish{albedo * 0.85, Radiance(0.0), 0.02};
        }
        if (glm::distance(at, glm::dvec2(from + 0.08, 1.02)) < 0.045) {
            return Finish{{0.5, 0.42, 0.25}, Radiance(0.0), 0.3};  // knob
        }
        // Two sunk panels, and the gap around the leaf.
        const auto rim_of = [&](const glm::dvec2& a, const glm::dvec2& b) {
            return within(at, a, b) ? to_edge(at, a, b) : 1.0;
        };
        const double rim = std::min(rim_of({from + 0.14, 0.2}, {from + width - 0.14, 0.9}),
                                    rim_of({from + 0.14, 1.1}, {from + width - 0.14, 1.9}));
        const double gap = to_edge(at, low, high + glm::dvec2(0.0, 1.0));
        const bool dark = rim < 0.03 || gap < 0.02;
        return Finish{albedo * (dark ? 0.5 : 1.0), Radiance(0.0), 0.02};
    };
}

Surface with_painting(Surface wall, const glm::dvec2& low, const glm::dvec2& high,
                      std::uint32_t seed) {
    return [=, wall = std::move(wall)](double s, double t) {
        const glm::dvec2 at(s, t);
        if (!within(at, low, high)) {
            return wall(s, t);
        }
        const double edge = to_edge(at, low, high);
        if (edge < 0.05) {
            return Finish{{0.06, 0.04, 0.025}, Radiance(0.0), 0.03};
        }
        if (edge < 0.12) {
            return Finish{Radiance(0.75), Radiance(0.0), 0.0};
        }
        const double a = noise(s, t, 1.6, 3, seed);
        const double b = noise(s + 3.0, t, 1.1, 3, seed + 10);
        const Radiance warm =
            mix({0.75, 0.62, 0.40}, {0.65, 0.16, 0.07}, smooth_step(-0.2, 0.3, a));
        return Finish{mix(warm, {0.05, 0.14, 0.30}, smooth_step(-0.05, 0.05, b)), Radiance(0.0),
                      0.0};
    };
}

Surface with_bookcase(Surface wall, const glm::dvec2& low, const glm::dvec2& high,
                      std::uint32_t seed) {
    return [=, wall = std::move(wall)](double s, double t) {
        const glm::dvec2 at(s, t);
        if (!within(at, low, high)) {
            return wall(s, t);
        }
        constexpr double kShelf = 0.36;
        const Radiance board(0.24, 0.14, 0.07);
        const double y = (t - low.y) / kShelf;
        const int shelf = cell_of(y);
        const double above = (y - shelf) * kShelf;
        const double bay = std::fmod(s - low.x, 0.8);
        if (to_edge(at, low, high) < 0.04 || above < 0.035 || bay < 0.03) {
            return Finish{board, Radiance(0.0), 0.02};
        }
        const double across = s / 0.055 + 0.35 * std::sin(s * 19.0 + shelf);
        const int book = cell_of(across);
        const double tall = 0.20 + 0.10 * lattice_uniform(book, shelf, 0, seed);
        if (above > tall || lattice_uniform(book / 3, shelf, 1, seed) < 0.12) {
            return Finish{board * 0.22, Radiance(0.0), 0.0};
        }
        const auto share = [&](int k) { return lattice_uniform(book, shelf, k, seed); };
        const Radiance cover =
            mix(Radiance(0.08 + 0.5 * share(2), 0.06 + 0.3 * share(3), 0.05 + 0.3 * share(4)),
                Radiance(0.5, 0.45, 0.36), 0.3 * share(5));
        return Finish{cover * (0.4 + 0.6 * off_joint(across, 0.3)), Radiance(0.0), 0.0};
    };
}

Surface with_lamp(Surface ceiling, const glm::dvec2& low, const glm::dvec2& high,
                  const Radiance& emission) {
    return [=, ceiling = std::move(ceiling)](double s, double t) {
        const glm::dvec2 at(s, t);
        if (!within(at, low, high)) {
            return ceiling(s, t);
        }
        const bool rim = to_edge(at, low, high) < 0.03;
        return rim ? Finish{Radiance(0.4), Radiance(0.0), 0.0}
                   : Finish{Radiance(0.6), emission, 0.0};
    };
}

Surface with_beams(Surface ceiling, double pitch, double width, const Radiance& albedo) {
    return [=, ceiling = std::move(ceiling)](double s, double t) {
        const double at = s / pitch + 0.3 - std::floor(s / pitch + 0.3);
        if (at > width / pitch) {
            return ceiling(s, t);
        }
        const double grain = 1.0 + 0.25 * noise(s * 6.0, t, 2.0, 3, 177);
        return Finish{albedo * grain, Radiance(0.0), 0.0};
    };
}

}  // namespace turntable::background
