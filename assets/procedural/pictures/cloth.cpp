// Cloth and leather.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "assets/procedural/pictures/painters.h"
#include "assets/procedural/pictures/tiling_noise.h"

namespace turntable::procedural {
namespace {

constexpr int kSide = 128;
constexpr double kTurn = 2.0 * std::numbers::pi;

double unit(double x) {
    return std::clamp(x, 0.0, 1.0);
}

/// Height of a round thread at x in [0, 1] across it.
double thread(double x) {
    const double off = 2.0 * x - 1.0;
    return std::sqrt(std::max(0.0, 1.0 - off * off));
}

/// Light on woven cloth of `count` threads either way, where over(column, row) says whether the
/// warp (along v) is on top.
template <class Over>
double woven(double u, double v, int count, std::uint32_t seed, const Over& over) {
    const double x = u * count;
    const double y = v * count;
    const int column = static_cast<int>(x) % count;
    const int row = static_cast<int>(y) % count;
    const bool warp = over(column, row);
    const double across = warp ? x - std::floor(x) : y - std::floor(y);
    const double along = warp ? y - std::floor(y) : x - std::floor(x);
    const double tone = warp ? share_of(column, seed) : share_of(row, seed + 1);
    const double light = 0.45 + 0.40 * thread(across) + 0.15 * std::sin(0.5 * kTurn * along);
    return light * (0.86 + 0.14 * tone) * (warp ? 1.0 : 0.78);
}

Canvas weave(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    constexpr std::array<int, 4> kCounts{16, 24, 16, 32};
    const int style = static_cast<int>(variant % 4);
    const int count = kCounts.at(variant % 4);
    const auto over = [&](int column, int row) {
        switch (style) {
        case 0:  // plain
            return (column + row) % 2 == 0;
        case 1:  // twill
            return (column + row) % 4 < 2;
        case 2:  // basket
            return (column / 2 + row / 2) % 2 == 0;
        default:  // herringbone
            return ((column / 8 % 2 == 0 ? column : 7 - column % 8) + row) % 4 < 2;
        }
    };
    const std::uint32_t seed = 2000 + variant;
    canvas.paint([&](double u, double v) {
        const double slub =
            0.06 * tile_noise(u, v, {4, 32}, seed + 5) + 0.06 * tile_noise(u, v, {32, 4}, seed + 6);
        return Ink(woven(u, v, count, seed, over) + slub);
    });
    return canvas;
}

Canvas knit(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const int columns = variant % 2 == 0 ? 8 : 10;
    const int rows = columns + 4;
    const bool ribbed = variant % 4 >= 2;
    canvas.paint([&](double u, double v) {
        const double x = u * columns;
        const int column = static_cast<int>(x) % columns;
        const double off = x - std::floor(x) - 0.5;  // from the stitch's middle
        // Two legs that lean together downwards.
        const double y = v * rows - 1.4 * std::abs(off);
        const double along = y - std::floor(y);
        const double leg = thread(unit(2.0 * std::abs(off))) * std::pow(thread(along), 0.7);
        const double fuzz = 0.10 * tile_noise(u, v, {40, 40}, 2100 + variant);
        const double rib = ribbed && column % 2 == 1 ? 0.72 : 1.0;
        return Ink(rib * (0.32 + 0.64 * leg + fuzz));
    });
    return canvas;
}

/// Grey of a striped cloth at x in [0, 1]: bands of a set that repeats `repeats` times.
double striped(double x, std::uint32_t variant) {
    struct Band {
        double from, to, grey;
    };
    static const std::array<std::vector<Band>, 8> kSets{{
        {{0.0, 0.5, 0.42}},
        {{0.0, 0.2, 0.35}, {0.3, 0.36, 0.55}, {0.44, 0.5, 0.55}},
        {{0.0, 0.12, 0.40}, {0.5, 0.62, 0.62}},
        {{0.0, 0.08, 0.30}},
        {{0.0, 0.34, 0.55}, {0.34, 0.67, 0.35}},
        {{0.1, 0.16, 0.45}, {0.22, 0.28, 0.45}, {0.5, 0.78, 0.62}},
        {{0.0, 0.25, 0.30}, {0.5, 0.75, 0.60}},
        {{0.0, 0.04, 0.38}, {0.25, 0.29, 0.38}, {0.5, 0.54, 0.38}, {0.6, 0.9, 0.7}},
    }};
    constexpr std::array<int, 8> kRepeats{4, 2, 4, 6, 2, 2, 3, 2};
    const double scaled = x * kRepeats.at(variant);
    const double at = scaled - std::floor(scaled);
    for (const Band& band : kSets.at(variant)) {
        if (at >= band.from && at < band.to) {
            return band.grey;
        }
    }
    return 1.0;
}

/// A fine thread pattern over a printed or dyed grey.
double threads(double u, double v) {
    return 1.0 + 0.05 * std::sin(32.0 * kTurn * u) * std::sin(32.0 * kTurn * v);
}

Canvas stripes(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    canvas.paint(
        [&](double u, double v) { return Ink(0.95 * striped(u, variant) * threads(u, v)); });
    return canvas;
}

Canvas checks(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    canvas.paint([&](double u, double v) {
        const double warp = striped(u, variant);
        const double weft = striped(v, variant);
        // Where bands cross, a twill shows one and the other in turn.
        const bool twill = static_cast<int>(64.0 * (u + v)) % 2 == 0;
        return Ink(0.95 * (0.35 * (twill ? warp : weft) + 0.325 * (warp + weft)) * threads(u, v));
    });
    return canvas;
}

/// A flower or a leaf of a print.
struct Motif {
    glm::dvec2 centre{0.0};
    double radius = 0.0;
    double angle = 0.0;
    int petals = 0;  ///< 0: a leaf
    Ink colour{1.0};
};

/// Negative inside; in units of the motif's radius.
double motif_distance(const Motif& motif, double x, double y) {
    const double c = std::cos(motif.angle);
    const double s = std::sin(motif.angle);
    const double px = (c * x + s * y) / motif.radius;
    const double py = (c * y - s * x) / motif.radius;
    if (motif.petals == 0) {
        return std::abs(py) - 0.42 * (1.0 - px * px);
    }
    const double angle = std::atan2(py, px);
    return std::hypot(px, py) - (0.68 + 0.32 * std::cos(motif.petals * angle));
}

std::vector<Motif> motifs_of(std::uint32_t variant) {
    const std::uint32_t seed = 2300 + variant;
    const int side = variant % 2 == 0 ? 3 : 4;
    const Ink leaf(0.70, 0.80, 0.66);
    const std::array<Ink, 3> flower{Ink(1.0, 0.97, 0.93), Ink(1.0, 0.80, 0.78),
                                    Ink(0.98, 0.90, 0.70)};
    std::vector<Motif> motifs;
    for (int i = 0; i < side * side; ++i) {
        const glm::dvec2 centre((i % side + 0.25 + 0.5 * share_of(i, seed)) / side,
                                (i / side + 0.25 + 0.5 * share_of(i, seed + 1)) / side);
        const double radius = (0.24 + 0.14 * share_of(i, seed + 2)) / side;
        const double angle = kTurn * share_of(i, seed + 3);
        for (int k = 0; k < 3; ++k) {
            const double turn = angle + k * 2.2;
            const glm::dvec2 outwards(std::cos(turn), std::sin(turn));
            motifs.push_back({centre + 1.35 * radius * outwards, 0.75 * radius, turn, 0, leaf});
        }
        motifs.push_back({centre, radius, angle, 5 + static_cast<int>(variant % 3),
                          flower.at(static_cast<std::size_t>(3.0 * share_of(i, seed + 4)))});
        motifs.push_back({centre, 0.28 * radius, 0.0, 8, Ink(0.55, 0.46, 0.32)});
    }
    return motifs;
}

Canvas flowers(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::vector<Motif> motifs = motifs_of(variant);
    const bool dark = variant % 4 < 2;
    canvas.paint([&](double u, double v) {
        Ink colour(dark ? 0.46 : 0.80);
        for (const Motif& motif : motifs) {
            const double x = wrapped(u - motif.centre.x);
            const double y = wrapped(v - motif.centre.y);
            if (std::max(std::abs(x), std::abs(y)) < 1.1 * motif.radius &&
                motif_distance(motif, x, y) < 0.0) {
                colour = dark ? motif.colour : blend(motif.colour, Ink(0.5), 0.35);
            }
        }
        return colour * threads(u, v);
    });
    return canvas;
}

Canvas leather(std::uint32_t variant) {
    Canvas canvas(kSide, kSide, Ink(1.0));
    const std::uint32_t seed = 2400 + 11 * variant;
    const int cells = 18 + 3 * static_cast<int>(variant);
    canvas.paint([&](double u, double v) {
        const double wander = 0.25 / cells;
        const double x = u + wander * tile_noise(u, v, {12, 12}, seed + 1);
        const double y = v + wander * tile_noise(u, v, {12, 12}, seed + 2);
        const TileCell cell = tile_cell(x, y, {cells, cells}, seed + 3);
        const double crease = 1.0 - smooth_step(0.02, 0.22, cell.second - cell.nearest);
        const double worn = tile_fractal(u, v, {2, 2}, 3, seed + 4);
        return Ink(0.90 + 0.10 * worn + 0.05 * (cell.number - 0.5) - 0.30 * crease);
    });
    return canvas;
}

constexpr std::array kPainters{
    PicturePainter{PictureKind::kWeave, "weave", PictureFormat::kGrey, weave},
    PicturePainter{PictureKind::kKnit, "knit", PictureFormat::kGrey, knit},
    PicturePainter{PictureKind::kStripes, "stripes", PictureFormat::kGrey, stripes},
    PicturePainter{PictureKind::kChecks, "checks", PictureFormat::kGrey, checks},
    PicturePainter{PictureKind::kFlowers, "flowers", PictureFormat::kColour, flowers},
    PicturePainter{PictureKind::kLeather, "leather", PictureFormat::kGrey, leather},
};

}  // namespace

std::span<const PicturePainter> cloth_painters() {
    return kPainters;
}

}  // namespace turntable::procedural
