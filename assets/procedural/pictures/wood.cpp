// Timber: grain along v. Pale and dark wood differ in warmth a little; the look's colour does the
// rest.
#include <array>
#include <cmath>
#include <numbers>

#include "assets/procedural/pictures/painters.h"
#include "assets/procedural/pictures/tiling_noise.h"

namespace turntable::procedural {
namespace {

constexpr int kSide = 128;
constexpr double kTurn = 2.0 * std::numbers::pi;

const Ink kEarlyWood(1.0, 0.985, 0.96);
const Ink kLateWood(0.70, 0.60, 0.50);
const Ink kPore(0.55, 0.46, 0.38);

struct Timber {
    std::uint32_t seed = 0;
    double rings = 0.0;   ///< whole: straight grain across the tile
    double arches = 0.0;  ///< height of the arches of a plain-sawn board, rings
    double wave = 0.0;    ///< how far grain wanders, rings
    double contrast = 0.0;
};

Ink wood_at(const Timber& timber, double u, double v) {
    const double sway = tile_fractal(u, v, {3, 1}, 3, timber.seed + 10);
    const double ring = timber.rings * u + timber.wave * sway +
                        timber.arches * (std::cos(kTurn * u) + 0.35 * std::cos(kTurn * v) +
                                         0.5 * tile_noise(u, v, {2, 2}, timber.seed + 20));
    const double phase = ring - std::floor(ring);
    const double late = smooth_step(0.25, 0.92, phase) * (1.0 - smooth_step(0.92, 1.0, phase));
    const double fibre = tile_noise(u, v, {56, 3}, timber.seed + 30);
    const double cloud = tile_fractal(u, v, {2, 1}, 2, timber.seed + 40);
    const TileCell pore = tile_cell(u, v, {44, 9}, timber.seed + 50);
    const double dark = pore.nearest < 0.22 && pore.number < 0.4 ? 0.12 : 0.0;
    const Ink body =
        blend(kEarlyWood, kLateWood, timber.contrast * (0.85 * late + 0.22 * fibre + 0.18 * cloud));
    return blend(body, kPore, dark);
}

Timber timber_of(std::uint32_t variant, std::uint32_t board) {
    const std::uint32_t seed = 1000 + 97 * variant + 7919 * board;
    Timber timber;
    timber.seed = seed;
    timber.contrast = 0.45 + 0.45 * share_of(1, seed);
    timber.wave = 0.8 + 1.2 * share_of(2, seed);
    if (variant % 2 == 0) {
        timber.rings = 12.0 + std::floor(8.0 * share_of(3, seed));
    } else {
        timber.arches = 4.0 + 3.0 * share_of(4, seed);
    }
    return timber;
}

Canvas wood(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const Timber timber = timber_of(variant, 0);
    canvas.paint([&](double u, double v) { return wood_at(timber, u, v); });
    return canvas;
}

Canvas planks(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const int boards = 4 + static_cast<int>(variant % 3);
    const bool staggered = variant % 2 == 0;
    canvas.paint([&](double u, double v) {
        const double across = u * boards;
        const int board = static_cast<int>(across);
        const std::uint32_t seed = 400 + variant;
        // Each board is a piece of wood of its own, of which a narrow share is seen.
        Timber timber = timber_of(variant + static_cast<std::uint32_t>(board), 1);
        timber.rings *= 0.5;
        const double end = share_of(board, seed);
        const bool upper = staggered && wrapped(v - end) > 0.0 && wrapped(v - end) < 0.5;
        const double tone = 0.80 + 0.20 * share_of(2 * board + (upper ? 1 : 0), seed + 1);
        Ink colour = tone * wood_at(timber, u + 0.37 * board, v + (upper ? 0.43 : 0.0));
        const double edge = std::min(across - board, board + 1 - across) / boards;
        double gap = 1.0 - smooth_step(0.004, 0.012, edge);
        if (staggered) {
            const double joint =
                std::min(std::abs(wrapped(v - end)), std::abs(wrapped(v - end - 0.5)));
            gap = std::max(gap, 1.0 - smooth_step(0.003, 0.009, joint));
        }
        return blend(colour, Ink(0.20, 0.17, 0.15), 0.85 * gap);
    });
    return canvas;
}

constexpr std::array kPainters{
    PicturePainter{PictureKind::kWood, "wood", PictureFormat::kPhoto, wood},
    PicturePainter{PictureKind::kPlanks, "planks", PictureFormat::kPhoto, planks},
};

}  // namespace

std::span<const PicturePainter> wood_painters() {
    return kPainters;
}

}  // namespace turntable::procedural
