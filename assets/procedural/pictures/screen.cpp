// What screens show.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

#include "assets/procedural/pictures/marks.h"
#include "assets/procedural/pictures/painters.h"
#include "assets/procedural/pictures/tiling_noise.h"

namespace turntable::procedural {
namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;

struct Sky {
    std::uint32_t high;
    std::uint32_t low;
};
constexpr std::array<Sky, 8> kWallpapers{{{0x274B8F, 0x7FB4DC},
                                          {0x3B2A63, 0xE08A78},
                                          {0x0F5257, 0x8FCBB0},
                                          {0x1C1E2B, 0x4B5A86},
                                          {0x6E2F5B, 0xF2B279},
                                          {0x1F6F9F, 0xBFE3E8},
                                          {0x2A2A30, 0x6B6F78},
                                          {0x284F2F, 0xC3D58A}}};
constexpr std::array<std::uint32_t, 10> kAppColours{0xE5484D, 0xF2912B, 0xF4C534, 0x49B35B,
                                                    0x2F9E9A, 0x3D7EDB, 0x6A5ACD, 0xD05CA0,
                                                    0xEDEDF0, 0x3A3B40};

void wallpaper(Canvas& canvas, std::uint32_t variant) {
    const Sky& sky = kWallpapers.at(variant);
    canvas.shade(0, canvas.height(), ink(sky.high), ink(sky.low));
    const double w = canvas.width();
    const double h = canvas.height();
    for (int i = 0; i < 3; ++i) {  // soft shapes
        const std::uint32_t seed = 6000 + variant;
        canvas.disc({w * share_of(i, seed), h * (0.4 + 0.8 * share_of(i, seed + 1))},
                    0.35 * std::max(w, h), ink(i % 2 == 0 ? sky.low : sky.high), 0.35);
    }
}

Ink app_colour(int item, std::uint32_t seed) {
    return ink(kAppColours.at(static_cast<std::size_t>(share_of(item, seed) * kAppColours.size())));
}

/// A rounded square with a sign in it.
void icon(Canvas& canvas, const glm::dvec2& centre, double half, int item, std::uint32_t seed) {
    const Ink colour = app_colour(item, seed);
    const bool pale = colour.x + colour.y + colour.z > 2.4;
    const Ink sign = pale ? ink(0x3D7EDB) : Ink(0.98);
    canvas.rectangle(centre - half, centre + half, colour, 0.45 * half);
    switch (static_cast<int>(7.0 * share_of(item, seed + 1))) {
    case 0:
        canvas.disc(centre, 0.5 * half, sign);
        break;
    case 1:
        canvas.ring(centre, 0.48 * half, 0.2 * half, sign);
        break;
    case 2:
        canvas.rectangle(centre - 0.5 * half, centre + 0.5 * half, sign, 0.12 * half);
        break;
    case 3:
        star_sign(canvas, centre, 0.62 * half, 5, sign);
        break;
    case 4:
        canvas.polygon({centre + half * glm::dvec2(-0.35, -0.5),
                        centre + half * glm::dvec2(0.55, 0.0),
                        centre + half * glm::dvec2(-0.35, 0.5)},
                       sign);
        break;
    case 5:
        for (const double y : {-0.4, 0.0, 0.4}) {
            canvas.line(centre + half * glm::dvec2(-0.5, y), centre + half * glm::dvec2(0.5, y),
                        0.18 * half, sign);
        }
        break;
    default:
        canvas.text(centre - half * glm::dvec2(0.34, 0.5), half,
                    std::string(1, static_cast<char>('A' + item % 26)), sign, 0.2);
        break;
    }
}

Canvas home(std::uint32_t variant) {
    constexpr double kWidth = 128.0;
    constexpr double kHeight = 256.0;
    Canvas canvas(128, 256, Ink(0.0));
    wallpaper(canvas, variant);
    const std::uint32_t seed = 6100 + 31 * variant;
    canvas.text({8, 5}, 6, "12:45", Ink(1.0), 0.2);
    canvas.rectangle({106, 5}, {120, 11}, Ink(1.0), 1.5);
    canvas.rectangle({96, 7}, {102, 11}, Ink(1.0));
    int first_row = 0;
    if (variant % 2 == 0) {  // a widget over the first rows
        canvas.rectangle({10, 20}, {kWidth - 10, 72}, Ink(1.0), 8.0,
                         variant % 4 == 0 ? 0.85 : 0.25);
        const Ink text = variant % 4 == 0 ? Ink(0.15) : Ink(1.0);
        canvas.text({18, 28}, 18, variant % 4 == 0 ? "12:45" : "21", text, 0.13);
        small_print(canvas, {18, 54}, {96, 68}, 6.0, text, seed);
        first_row = 2;
    }
    for (int row = first_row; row < 6; ++row) {
        const int columns = row == 5 ? 2 + static_cast<int>(variant % 3) : 4;
        for (int column = 0; column < columns; ++column) {
            const glm::dvec2 centre(20.0 + 29.3 * column, 34.0 + 32.0 * row);
            icon(canvas, centre, 10.0, 4 * row + column, seed);
            canvas.rectangle(centre + glm::dvec2(-7, 13), centre + glm::dvec2(7, 15), Ink(1.0), 0.0,
                             0.7);
        }
    }
    canvas.rectangle({6, 218}, {kWidth - 6, kHeight - 6}, Ink(1.0), 10.0, 0.3);
    for (int column = 0; column < 4; ++column) {
        icon(canvas, {20.0 + 29.3 * column, 234.0}, 10.5, 40 + column, seed);
    }
    return canvas;
}

struct Window {
    glm::dvec2 low{0.0};
    glm::dvec2 high{0.0};
    bool dark = false;
};

void window_frame(Canvas& canvas, const Window& window) {
    canvas.rectangle(window.low + 2.0, window.high + 3.0, Ink(0.0), 4.0, 0.3);
    canvas.rectangle(window.low, window.high, Ink(window.dark ? 0.13 : 0.97), 3.0);
    canvas.rectangle(window.low, {window.high.x, window.low.y + 9.0},
                     Ink(window.dark ? 0.22 : 0.86), 3.0);
    const std::array<std::uint32_t, 3> lights{0xE5534B, 0xF0B93A, 0x4CB05C};
    for (std::size_t i = 0; i < lights.size(); ++i) {
        canvas.disc(window.low + glm::dvec2(6.0 + 6.0 * static_cast<double>(i), 4.5), 1.8,
                    ink(lights.at(i)));
    }
}

void code_lines(Canvas& canvas, const glm::dvec2& low, const glm::dvec2& high, std::uint32_t seed) {
    const std::array<std::uint32_t, 4> inks{0x9CDCFE, 0xCE9178, 0x6A9955, 0xD4D4D4};
    int item = 0;
    int line = 0;
    for (double y = low.y; y + 3.0 < high.y; y += 6.0, ++line) {
        double x = low.x + 8.0 * std::floor(3.0 * share_of(line, seed + 1));
        while (share_of(item, seed + 2) < 0.86 && x < high.x - 6.0) {
            const double end = std::min(high.x, x + 5.0 + 18.0 * share_of(item, seed));
            canvas.rectangle(
                {x, y}, {end, y + 2.6},
                ink(inks.at(static_cast<std::size_t>(4.0 * share_of(item, seed + 3)))));
            x = end + 3.0;
            ++item;
        }
        ++item;
    }
}

void bar_chart(Canvas& canvas, const glm::dvec2& low, const glm::dvec2& high, std::uint32_t seed) {
    const double step = (high.x - low.x) / 7.0;
    for (int i = 0; i < 7; ++i) {
        const double tall = (0.25 + 0.75 * share_of(i, seed)) * (high.y - low.y);
        canvas.rectangle({low.x + step * i + 1.0, high.y - tall},
                         {low.x + step * (i + 0.7), high.y}, app_colour(i / 3, seed + 1));
    }
    canvas.line({low.x, high.y}, {high.x, high.y}, 1.0, Ink(0.4));
}

/// Words, a chart or a listing under the title bar.
void window_content(Canvas& canvas, const Window& window, int item, std::uint32_t seed) {
    const glm::dvec2 low = window.low + glm::dvec2(6, 15);
    const glm::dvec2 high = window.high - 6.0;
    if (window.dark) {
        code_lines(canvas, low, high, seed + 10U * static_cast<std::uint32_t>(item));
        return;
    }
    const double split = low.x + 0.28 * (high.x - low.x);
    canvas.rectangle({window.low.x, window.low.y + 9.0}, {split - 3.0, window.high.y}, Ink(0.90));
    small_print(canvas, low, {split - 6.0, high.y}, 8.0, Ink(0.45), seed + 5);
    const double middle = 0.5 * (low.y + high.y);
    if (share_of(item, seed) < 0.5) {
        bar_chart(canvas, {split + 4.0, low.y}, {high.x, middle - 2.0}, seed + 6);
        small_print(canvas, {split + 4.0, middle + 4.0}, high, 6.0, Ink(0.3), seed + 7);
    } else {
        canvas.rectangle({split + 4.0, low.y}, {split + 0.7 * (high.x - split), low.y + 5.0},
                         Ink(0.15));
        small_print(canvas, {split + 4.0, low.y + 10.0}, high, 6.0, Ink(0.35), seed + 8);
    }
}

Canvas desktop(std::uint32_t variant) {
    Canvas canvas(256, 160, Ink(0.0));
    wallpaper(canvas, (variant + 5) % kPictureVariants);
    const std::uint32_t seed = 6400 + 41 * variant;
    for (int i = 0; i < 5; ++i) {  // icons on the desktop
        icon(canvas, {14.0, 24.0 + 22.0 * i}, 6.5, i, seed + 9);
    }
    const int windows = 1 + static_cast<int>(variant % 3);
    for (int i = 0; i < windows; ++i) {
        const glm::dvec2 low(34.0 + 70.0 * share_of(i, seed + 1) + 12.0 * i,
                             12.0 + 22.0 * share_of(i, seed + 2) + 10.0 * i);
        const glm::dvec2 size(100.0 + 50.0 * share_of(i, seed + 3),
                              76.0 + 26.0 * share_of(i, seed + 4));
        const Window window{low, glm::min(low + size, glm::dvec2(250, 138)),
                            (variant + static_cast<std::uint32_t>(i)) % 2 == 1};
        window_frame(canvas, window);
        window_content(canvas, window, i, seed);
    }
    canvas.rectangle({0, 146}, {256, 160}, Ink(variant % 2 == 0 ? 0.10 : 0.92), 0.0, 0.85);
    for (int i = 0; i < 7; ++i) {
        icon(canvas, {80.0 + 16.0 * i, 153.0}, 5.0, 20 + i, seed);
    }
    canvas.text({228, 150}, 6, "12:45", Ink(variant % 2 == 0 ? 0.95 : 0.2), 0.18);
    return canvas;
}

/// A layer of a landscape: everything below its ridge.
struct Ridge {
    double height;
    double rise;
    int features;
    std::uint32_t colour;
};
struct Landscape {
    Sky sky;
    double sun_x, sun_y, sun_radius;
    std::uint32_t sun;
    std::vector<Ridge> ridges;  ///< far to near
    double sea;                 ///< everything below is water, mirrors the sky; 0: none
};

const std::array<Landscape, 8>& landscapes() {
    static const std::array<Landscape, 8> kLandscapes{{
        {{0x3E7CC2, 0xCFE4F0},
         0.7,
         0.85,
         0.05,
         0xFFF6DC,
         {{0.58, 0.24, 5, 0x9AAFC6},
          {0.46, 0.16, 6, 0x5E7A8C},
          {0.24, 0.06, 3, 0x5C8A45},
          {0.10, 0.05, 4, 0x3E6B30}},
         0.0},
        {{0x35356B, 0xF3A35C}, 0.5, 0.48, 0.09, 0xFFE9A8, {{0.47, 0.05, 4, 0x4A3358}}, 0.44},
        {{0x5C9BD1, 0xF1E3C4},
         0.25,
         0.8,
         0.06,
         0xFFFBEA,
         {{0.42, 0.10, 3, 0xE0B070}, {0.28, 0.12, 2, 0xC98F4E}, {0.10, 0.10, 2, 0xA86F38}},
         0.0},
        {{0x0B1026, 0x33406E},
         0.8,
         0.82,
         0.05,
         0xF1F0E2,
         {{0.30, 0.05, 6, 0x1A2340}, {0.12, 0.03, 4, 0x0C1122}},
         0.10},
        {{0x79B4E3, 0xE8F2EE},
         0.3,
         0.9,
         0.04,
         0xFFFFFF,
         {{0.40, 0.05, 4, 0x7FA65A}, {0.30, 0.05, 3, 0x6B9A3F}, {0.16, 0.06, 3, 0x4F8230}},
         0.0},
        {{0xD8744A, 0xF6CE9A},
         0.6,
         0.6,
         0.07,
         0xFFF1C9,
         {{0.50, 0.20, 7, 0xA5563C}, {0.34, 0.16, 5, 0x7E3B30}, {0.14, 0.08, 4, 0x4E2626}},
         0.0},
        {{0x0A2A3E, 0x2E7F86},
         0.4,
         0.7,
         0.0,
         0xFFFFFF,
         {{0.42, 0.12, 6, 0xE6EEF2}, {0.30, 0.08, 5, 0xB9CBD6}, {0.12, 0.05, 4, 0x8FA8B8}},
         0.0},
        {{0x4FA3D9, 0xD5ECF2}, 0.2, 0.85, 0.05, 0xFFFCEE, {{0.44, 0.08, 5, 0x5E8F7A}}, 0.40},
    }};
    return kLandscapes;
}

double ridge_height(const Ridge& ridge, double u, std::uint32_t seed) {
    return ridge.height + ridge.rise * tile_fractal(u, 0.37, {ridge.features, 1}, 5, seed);
}

Ink sky_at(const Landscape& land, double u, double v, double horizon, std::uint32_t seed) {
    const double t = std::clamp((v - horizon) / (1.0 - horizon), 0.0, 1.0);
    Ink colour = blend(ink(land.sky.low), ink(land.sky.high), std::sqrt(t));
    const double cloud = smooth_step(0.1, 0.7, tile_fractal(u, v, {3, 7}, 4, seed + 50));
    colour = blend(colour, blend(ink(land.sky.low), Ink(1.0), 0.6), 0.6 * cloud);
    const double off = std::hypot((u - land.sun_x) * 16.0 / 9.0, v - land.sun_y);
    const double glow = land.sun_radius > 0.0 ? std::exp(-off / (2.5 * land.sun_radius)) : 0.0;
    colour = blend(colour, ink(land.sun), 0.6 * glow);
    return blend(colour, ink(land.sun),
                 1.0 - smooth_step(0.9 * land.sun_radius, 1.1 * land.sun_radius + 1e-6, off));
}

Ink landscape_at(const Landscape& land, double u, double v, std::uint32_t seed) {
    const double horizon = land.sea > 0.0 ? land.sea : 0.35;
    if (land.sea > 0.0 && v < land.sea) {
        const double ripple =
            0.02 * tile_noise(u, v / land.sea * v / land.sea, {14, 30}, seed + 60) * (1.2 - v);
        const double mirrored = 2.0 * land.sea - v + ripple;
        const double shade = 0.55 + 0.35 * v / land.sea;
        return shade * sky_at(land, u + ripple, mirrored, horizon, seed);
    }
    Ink colour = sky_at(land, u, v, horizon, seed);
    std::uint32_t layer = seed;
    for (const Ridge& ridge : land.ridges) {
        const double top = ridge_height(ridge, u, ++layer);
        const double grain = tile_fractal(u, v, {20, 14}, 3, layer + 20);
        const Ink ground = ink(ridge.colour) * (1.0 + 0.16 * grain + 0.5 * (v - top));
        colour = blend(colour, ground, smooth_step(-0.004, 0.004, top - v));
    }
    return colour;
}

void skyline(Canvas& canvas, std::uint32_t seed) {
    for (int i = 0; i < 22; ++i) {
        const double left = 256.0 * share_of(i, seed);
        const double wide = 10.0 + 16.0 * share_of(i, seed + 1);
        const double top = 118.0 - 74.0 * std::pow(share_of(i, seed + 2), 1.5);
        canvas.rectangle({left, top}, {left + wide, 130}, Ink(0.05, 0.07, 0.12) * (1.0 + 0.06 * i));
        for (double y = top + 4.0; y < 124.0; y += 5.0) {
            for (double x = left + 2.0; x + 2.0 < left + wide; x += 4.0) {
                const int cell = static_cast<int>(x) * 200 + static_cast<int>(y);
                if (share_of(cell, seed + 3) < 0.4) {
                    canvas.rectangle({x, y}, {x + 2.0, y + 2.4}, ink(0xFFD98A), 0.0, 0.9);
                }
            }
        }
    }
}

void trees(Canvas& canvas, std::uint32_t seed) {
    for (int i = 0; i < 9; ++i) {
        const double near = 0.5 + 0.06 * i;
        const glm::dvec2 foot(256.0 * share_of(i, seed), 92.0 + 5.0 * i);
        canvas.line(foot, foot - glm::dvec2(0, 18 * near), 3.0 * near, ink(0x5A4330));
        for (int k = 0; k < 5; ++k) {
            canvas.disc(foot + near * glm::dvec2(18.0 * (share_of(5 * i + k, seed + 1) - 0.5),
                                                 -20.0 - 12.0 * share_of(5 * i + k, seed + 2)),
                        9.0 * near, blend(ink(0x2F5E2A), ink(0x6FA045), share_of(k, seed + 3)));
        }
    }
}

Canvas video(std::uint32_t variant) {
    Canvas canvas(256, 144, Ink(0.0));
    const Landscape& land = landscapes().at(variant);
    const std::uint32_t seed = 6700 + 71 * variant;
    canvas.paint([&](double u, double v) { return landscape_at(land, u, v, seed); }, 1);
    if (variant == 3) {
        skyline(canvas, seed);
    } else if (variant == 4) {
        trees(canvas, seed);
    } else if (variant == 7) {  // a sail
        canvas.polygon({{150, 60}, {150, 96}, {172, 96}}, Ink(0.97));
        canvas.polygon({{147, 66}, {147, 96}, {132, 96}}, ink(0xD8493C));
        canvas.polygon({{126, 98}, {178, 98}, {170, 106}, {134, 106}}, ink(0x3B2A22));
    }
    return canvas;
}

/// The seven bars of a digit, from the top clockwise, the middle one last: bits.
constexpr std::array<unsigned, 10> kSegments{0x3F, 0x06, 0x5B, 0x4F, 0x66,
                                             0x6D, 0x7D, 0x07, 0x7F, 0x6F};

void segment_digit(Canvas& canvas, const glm::dvec2& at, double height, unsigned lit,
                   const Ink& colour, const Ink& unlit) {
    const double w = 0.5 * height;
    const double thick = 0.11 * height;
    const double gap = 0.75 * thick;
    // Slanted, as these displays are.
    const auto point = [&](double x, double y) {
        return at + glm::dvec2(x + 0.10 * (height - y), y);
    };
    const double half = 0.5 * height;
    const std::array<std::array<double, 4>, 7> bars{{{gap, 0, w - gap, 0},
                                                     {w, gap, w, half - gap},
                                                     {w, half + gap, w, height - gap},
                                                     {gap, height, w - gap, height},
                                                     {0, half + gap, 0, height - gap},
                                                     {0, gap, 0, half - gap},
                                                     {gap, half, w - gap, half}}};
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const auto& bar = bars.at(i);
        canvas.line(point(bar[0], bar[1]), point(bar[2], bar[3]), thick,
                    (lit >> i & 1U) != 0 ? colour : unlit);
    }
}

Canvas digits(std::uint32_t variant) {
    static constexpr std::array<std::string_view, 8> kTexts{"12:45", "07:30", "10:08", "21:56",
                                                            "03:24", "18:00", "00:30", "09:41"};
    static constexpr std::array<std::uint32_t, 8> kInks{0xFF4A3D, 0x58F08A, 0x6FC8FF, 0xFFB02E,
                                                        0xEAF6FF, 0xFF4A3D, 0x58F08A, 0x6FC8FF};
    const Ink colour = ink(kInks.at(variant));
    const Ink ground(0.035);
    Canvas canvas(160, 64, ground);
    const Ink unlit = blend(ground, colour, 0.08);
    double x = 12.0;
    for (const char letter : kTexts.at(variant)) {
        if (letter == ':') {
            canvas.disc({x + 3.0, 24.0}, 3.2, colour);
            canvas.disc({x + 1.0, 42.0}, 3.2, colour);
            x += 13.0;
        } else {
            segment_digit(canvas, {x, 14.0}, 36.0,
                          kSegments.at(static_cast<std::size_t>(letter - '0')), colour, unlit);
            x += 32.0;
        }
    }
    return canvas;
}

constexpr std::array kPainters{
    PicturePainter{PictureKind::kScreenHome, "screen-home", PictureFormat::kColour, home},
    PicturePainter{PictureKind::kScreenDesktop, "screen-desktop", PictureFormat::kColour, desktop},
    PicturePainter{PictureKind::kScreenVideo, "screen-video", PictureFormat::kPhoto, video},
    PicturePainter{PictureKind::kScreenDigits, "screen-digits", PictureFormat::kColour, digits},
};

}  // namespace

std::span<const PicturePainter> screen_painters() {
    return kPainters;
}

}  // namespace turntable::procedural
