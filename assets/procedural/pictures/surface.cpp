// Metal, stone, clay, wicker and roofs.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "assets/procedural/pictures/painters.h"
#include "assets/procedural/pictures/tiling_noise.h"

namespace turntable::procedural {
namespace {

constexpr int kSide = 128;

double unit(double x) {
    return std::clamp(x, 0.0, 1.0);
}

double fraction(double x) {
    return x - std::floor(x);
}

Canvas brushed(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::uint32_t seed = 3000 + 13 * variant;
    canvas.paint(
        [&](double u, double v) {
            const double lines = tile_noise(u, v, {60, 1}, seed) +
                                 0.7 * tile_noise(u, v, {32, 2}, seed + 1) +
                                 0.5 * tile_noise(u, v, {8, 1}, seed + 2);
            return Ink(0.86 + 0.08 * lines);
        },
        1);
    return canvas;
}

Canvas marble(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::uint32_t seed = 3100 + 17 * variant;
    canvas.paint([&](double u, double v) {
        const double x = u + 0.16 * tile_fractal(u, v, {2, 2}, 3, seed);
        const double y = v + 0.16 * tile_fractal(u, v, {2, 2}, 3, seed + 4);
        const double wide = 1.0 - 3.2 * std::abs(tile_fractal(x, y, {2, 3}, 4, seed + 8));
        const double fine = 1.0 - 5.0 * std::abs(tile_fractal(x, y, {4, 5}, 3, seed + 12));
        const double vein = 0.60 * std::pow(unit(wide), 7.0) + 0.30 * std::pow(unit(fine), 8.0);
        const double cloud = 0.94 + 0.10 * tile_fractal(u, v, {2, 2}, 3, seed + 16);
        return blend(Ink(cloud), Ink(0.40, 0.39, 0.40), unit(vein));
    });
    return canvas;
}

Canvas granite(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::uint32_t seed = 3200 + 19 * variant;
    canvas.paint([&](double u, double v) {
        const double x = u + 0.010 * tile_noise(u, v, {24, 24}, seed);
        const double y = v + 0.010 * tile_noise(u, v, {24, 24}, seed + 1);
        const double grain = tile_cell(x, y, {34, 34}, seed + 2).number;
        const double fleck = tile_cell(x, y, {20, 20}, seed + 3).number;
        double grey = 0.62 + 0.34 * grain;
        if (fleck < 0.14) {
            grey = 0.28 + 0.15 * grain;  // mica
        } else if (fleck > 0.90) {
            grey = 1.0;  // quartz
        }
        return Ink(grey);
    });
    return canvas;
}

/// Where a point lies in a wall of rows that are shifted against each other.
struct Course {
    int row = 0;
    int item = 0;        ///< along the row
    double along = 0.0;  ///< in [0, 1] within the item
    double up = 0.0;     ///< likewise
};

Course course_at(double u, double v, int rows, int items, double shift) {
    Course course;
    course.row = static_cast<int>(v * rows) % rows;
    const double x = u * items + (course.row % 2 == 1 ? shift : 0.0);
    course.item = static_cast<int>(x) % items;
    course.along = fraction(x);
    course.up = fraction(v * rows);
    return course;
}

Canvas bricks(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::uint32_t seed = 3300 + 23 * variant;
    canvas.paint([&](double u, double v) {
        const Course at = course_at(u, v, 8, 3, 0.5);
        const int number = at.row * 8 + at.item;
        const double edge =
            std::min(std::min(at.along, 1.0 - at.along) * 3.0, std::min(at.up, 1.0 - at.up) * 1.0) +
            0.03 * tile_noise(u, v, {32, 32}, seed + 1);
        const double tone =
            0.60 + 0.22 * share_of(number, seed) + 0.08 * tile_fractal(u, v, {16, 16}, 3, seed + 2);
        const Ink brick =
            tone * blend(Ink(1.0, 0.90, 0.86), Ink(1.0, 0.97, 0.95), share_of(number, seed + 5));
        const Ink mortar = Ink(0.96, 0.97, 0.98) * (0.92 + 0.08 * tile_noise(u, v, {48, 48}, seed));
        return blend(mortar, brick, smooth_step(0.07, 0.13, edge));
    });
    return canvas;
}

Canvas terracotta(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::uint32_t seed = 3400 + 29 * variant;
    canvas.paint([&](double u, double v) {
        const double throwing = 0.03 * tile_noise(u, v, {1, 22}, seed);
        const double stain = 0.10 * tile_fractal(u, v, {3, 3}, 4, seed + 1);
        const double grit = tile_cell(u, v, {40, 40}, seed + 7).number < 0.06 ? -0.10 : 0.0;
        const double bloom = smooth_step(0.25, 0.6, tile_fractal(u, v, {2, 2}, 4, seed + 9));
        return blend(Ink(0.86 + throwing + stain + grit), Ink(1.0, 0.99, 0.97), 0.35 * bloom);
    });
    return canvas;
}

Canvas wicker(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::uint32_t seed = 3500 + 31 * variant;
    const int stakes = 6 + 2 * static_cast<int>(variant % 2);
    const int strands = 12 + 4 * static_cast<int>(variant % 3);
    canvas.paint([&](double u, double v) {
        const double x = u * stakes;
        const double y = v * strands;
        const int stake = static_cast<int>(x);
        const int strand = static_cast<int>(y) % strands;
        // A strand bulges over one stake and dives under the next.
        const double bulge =
            std::cos((x - 0.5) * std::numbers::pi) * (strand % 2 == 0 ? 1.0 : -1.0);
        const double across = 2.0 * fraction(y) - 1.0;
        const double round = std::sqrt(std::max(0.0, 1.0 - across * across));
        const double tone = 0.82 + 0.18 * share_of(strand * 16 + stake / 2, seed);
        double light = tone * (0.35 + 0.40 * round + 0.25 * bulge);
        if (bulge < -0.35) {  // the stake shows instead
            const double off = 2.0 * fraction(x) - 1.0;
            light = std::max(light, 0.72 * std::sqrt(std::max(0.0, 1.0 - 2.2 * off * off)));
        }
        return Ink(light + 0.05 * tile_noise(u, v, {8, 48}, seed + 1));
    });
    return canvas;
}

Canvas roof(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::uint32_t seed = 3600 + 37 * variant;
    const int rows = 6 + 2 * static_cast<int>(variant % 2);
    const bool rounded = variant % 4 >= 2;
    canvas.paint([&](double u, double v) {
        // A scale covers the one below: its lower edge may be a half circle.
        Course at = course_at(u, v, rows, 6, 0.5);
        const double off = 2.0 * at.along - 1.0;
        double up = at.up;
        if (rounded && up < 0.5 * (1.0 - std::sqrt(std::max(0.0, 1.0 - off * off)))) {
            at = course_at(u, v + 1.0 - 1.0 / rows, rows, 6, 0.5);
            up = 1.0 + at.up;
        }
        const double tone = 0.68 + 0.26 * share_of(at.row * 16 + at.item, seed);
        const double below = smooth_step(1.0, rounded ? 1.5 : 1.1, up);
        const double shade = 1.0 - 0.35 * smooth_step(0.55, 1.0, up) - 0.1 * below;
        const double gap = 1.0 - smooth_step(0.0, 0.07, std::min(at.along, 1.0 - at.along));
        const double lip = rounded ? 0.0 : 1.0 - smooth_step(0.0, 0.12, up);
        const double grit = 0.06 * tile_fractal(u, v, {24, 24}, 2, seed + 1);
        return Ink(tone * shade * (1.0 - 0.55 * gap) * (1.0 - 0.5 * lip) + grit);
    });
    return canvas;
}

Canvas rust(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::uint32_t seed = 3700 + 41 * variant;
    const double level = 0.30 - 0.05 * variant;
    canvas.paint([&](double u, double v) {
        const double patch = tile_fractal(u, v, {3, 3}, 5, seed);
        const double grain = tile_fractal(u, v, {24, 24}, 3, seed + 8);
        const Ink paint(0.94 + 0.05 * tile_fractal(u, v, {4, 4}, 2, seed + 12));
        const Ink rusty =
            blend(Ink(0.62, 0.42, 0.28), Ink(0.38, 0.24, 0.17), unit(0.5 + 0.8 * grain));
        const Ink rim =
            blend(paint, Ink(0.80, 0.68, 0.54), smooth_step(level - 0.12, level, patch));
        return blend(rim, rusty, smooth_step(level, level + 0.06, patch));
    });
    return canvas;
}

constexpr std::array kPainters{
    PicturePainter{PictureKind::kBrushed, "brushed", PictureFormat::kGrey, brushed},
    PicturePainter{PictureKind::kStone, "stone", PictureFormat::kColour, marble},
    PicturePainter{PictureKind::kGranite, "granite", PictureFormat::kGrey, granite},
    PicturePainter{PictureKind::kBricks, "bricks", PictureFormat::kPhoto, bricks},
    PicturePainter{PictureKind::kTerracotta, "terracotta", PictureFormat::kPhoto, terracotta},
    PicturePainter{PictureKind::kWicker, "wicker", PictureFormat::kGrey, wicker},
    PicturePainter{PictureKind::kRoof, "roof", PictureFormat::kGrey, roof},
    PicturePainter{PictureKind::kRust, "rust", PictureFormat::kPhoto, rust},
};

}  // namespace

std::span<const PicturePainter> surface_painters() {
    return kPainters;
}

}  // namespace turntable::procedural
