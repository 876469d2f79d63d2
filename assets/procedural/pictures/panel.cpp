// Faces of things: clocks, keypads, windows, grilles, control panels.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "assets/procedural/pictures/marks.h"
#include "assets/procedural/pictures/painters.h"
#include "assets/procedural/pictures/tiling_noise.h"

namespace turntable::procedural {
namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;

struct Dial {
    std::uint32_t ground;
    std::uint32_t marks;
    std::uint32_t rim;
    enum class Hours { kAll, kQuarters, kRoman, kNone } hours;
};
constexpr std::array<Dial, 8> kDials{{{0xF7F5EE, 0x1B1B1D, 0x2B2B2E, Dial::Hours::kAll},
                                      {0xEFE6CF, 0x3A2618, 0x8A6A3A, Dial::Hours::kRoman},
                                      {0x17181B, 0xF0EEE6, 0x3A3B40, Dial::Hours::kQuarters},
                                      {0xFAFAFA, 0x2A2C30, 0xC33B31, Dial::Hours::kNone},
                                      {0x20345A, 0xE8E3D2, 0xB9A36A, Dial::Hours::kRoman},
                                      {0xF3F1EA, 0xA6322B, 0x6A6C6E, Dial::Hours::kAll},
                                      {0xDDE6E2, 0x22413A, 0x2F6A5E, Dial::Hours::kQuarters},
                                      {0x2B2A29, 0xE0B45A, 0x8C6D35, Dial::Hours::kAll}}};

std::string numeral(const Dial& dial, int hour) {
    static const std::array<std::string, 12> kRoman{"I",   "II",   "III", "IV", "V",  "VI",
                                                    "VII", "VIII", "IX",  "X",  "XI", "XII"};
    switch (dial.hours) {
    case Dial::Hours::kAll:
        return std::to_string(hour);
    case Dial::Hours::kQuarters:
        return hour % 3 == 0 ? std::to_string(hour) : std::string{};
    case Dial::Hours::kRoman:
        return kRoman.at(static_cast<std::size_t>(hour - 1));
    case Dial::Hours::kNone:
        break;
    }
    return {};
}

Canvas clock_face(std::uint32_t variant) {
    const Dial& dial = kDials.at(variant);
    const Ink marks = ink(dial.marks);
    Canvas canvas(192, 192, ink(dial.rim));
    const glm::dvec2 centre(96.0);
    canvas.disc(centre, 93, ink(dial.ground));
    canvas.ring(centre, 91, 1.5, ink(dial.rim), 0.6);
    for (int minute = 0; minute < 60; ++minute) {
        const bool hour = minute % 5 == 0;
        const glm::dvec2 way(std::sin(kTurn * minute / 60), -std::cos(kTurn * minute / 60));
        const double inner = hour ? (dial.hours == Dial::Hours::kNone ? 68.0 : 79.0) : 83.0;
        canvas.line(centre + inner * way, centre + 87.0 * way, hour ? 3.6 : 1.3, marks);
    }
    for (int hour = 1; hour <= 12; ++hour) {
        const glm::dvec2 way(std::sin(kTurn * hour / 12), -std::cos(kTurn * hour / 12));
        centred_word(canvas, centre + 62.0 * way, 30.0, dial.hours == Dial::Hours::kRoman ? 14 : 17,
                     numeral(dial, hour), marks, 0.15);
    }
    centred_word(canvas, centre + glm::dvec2(0, 30), 40.0, 6.0, invented_word(7000 + variant, 2),
                 marks);
    return canvas;
}

Canvas keys(std::uint32_t variant) {
    static constexpr std::array<std::uint32_t, 8> kGrounds{0x1E1F22, 0xD8D6CF, 0x2A2E36, 0xE8E6DE,
                                                           0x3A2E28, 0xB9BDC0, 0x6A1F22, 0x24423A};
    static constexpr std::array<std::uint32_t, 8> kKeysInks{0x3A3C41, 0xF4F2EC, 0x1A1B1E, 0xB8B4A8,
                                                            0xE0D6C4, 0x2B2D30, 0xF0E8DC, 0xDCE4DC};
    Canvas canvas(120, 160, ink(kGrounds.at(variant)));
    const Ink key = ink(kKeysInks.at(variant));
    const bool pale = key.x + key.y + key.z > 1.5;
    const std::string signs = "123456789*0#";
    const bool round = variant % 3 == 1;
    for (int i = 0; i < 12; ++i) {
        const glm::dvec2 centre(22.0 + 38.0 * (i % 3), 21.0 + 39.0 * (i / 3));
        const glm::dvec2 half(16.0, round ? 16.0 : 14.0);
        canvas.rectangle(centre - half + 1.5, centre + half + 2.5, Ink(0.0), round ? 16 : 5, 0.35);
        canvas.rectangle(centre - half, centre + half, key, round ? 16 : 5);
        centred_word(canvas, centre, 14, 15, signs.substr(static_cast<std::size_t>(i), 1),
                     Ink(pale ? 0.12 : 0.95), 0.17);
    }
    return canvas;
}

/// A pane with the sky in it.
void pane(Canvas& canvas, const glm::dvec2& low, const glm::dvec2& high, int item,
          std::uint32_t seed, double radius) {
    const double share = share_of(item, seed);
    const Ink glass = blend(ink(0x1E2A36), ink(0x4B6478), share_of(item, seed + 1));
    canvas.rectangle(low - 1.5, high + 1.5, Ink(0.55), radius + 1.5);
    canvas.rectangle(low, high, share < 0.10 ? ink(0xE3C98A) : glass, radius);
    if (share < 0.45) {  // a blind or a reflection
        canvas.rectangle(low, {high.x, low.y + (high.y - low.y) * (0.25 + share)},
                         blend(glass, Ink(0.85, 0.92, 1.0), 0.45), radius, 0.8);
    }
}

/// The wall is white: a tint makes it brick or paint.
Canvas windows(std::uint32_t variant) {
    Canvas canvas(256, 128, Ink(0.93));
    const std::uint32_t seed = 7200 + 19 * variant;
    if (variant % 2 == 0) {  // storeys
        const int rows = 5 + static_cast<int>(variant / 2 % 2);
        const int columns = 10;
        const double tall = 128.0 / rows;
        const double wide = 256.0 / columns;
        for (int row = 0; row < rows; ++row) {
            canvas.rectangle({0, tall * row}, {256, tall * row + 2.0}, Ink(0.72));
            for (int column = 0; column < columns; ++column) {
                const glm::dvec2 at(wide * column, tall * row);
                pane(canvas, at + glm::dvec2(0.2 * wide, 0.24 * tall),
                     at + glm::dvec2(0.8 * wide, 0.84 * tall), row * columns + column, seed, 0.0);
            }
        }
        return canvas;
    }
    // A carriage: one row of wide windows above a stripe.
    const int count = 5 + static_cast<int>(variant % 4);
    const double wide = 256.0 / count;
    for (int i = 0; i < count; ++i) {
        pane(canvas, {wide * i + 0.07 * wide, 24}, {wide * (i + 1) - 0.07 * wide, 74}, i, seed,
             6.0);
    }
    canvas.rectangle({0, 90}, {256, 98}, Ink(0.70));
    for (int i = 0; i <= count; ++i) {
        canvas.line({wide * i, 4}, {wide * i, 124}, 1.0, Ink(0.6));
    }
    return canvas;
}

Canvas grille(std::uint32_t variant) {
    Canvas canvas(128, 128, Ink(variant % 2 == 0 ? 0.20 : 0.30));
    const bool slots = variant % 4 == 3;
    const double pitch = 8.0 + 2.0 * static_cast<double>(variant % 3);
    const Ink hole(0.035);
    for (int row = 0; row * pitch * 0.866 < 124.0; ++row) {
        const double y = 5.0 + 0.866 * pitch * row;
        if (slots) {
            canvas.line({8, y}, {120, y}, 0.42 * pitch, hole);
            continue;
        }
        for (double x = row % 2 == 0 ? 5.0 : 5.0 + 0.5 * pitch; x < 125.0; x += pitch) {
            canvas.disc({x + 0.5, y + 0.7}, 0.34 * pitch, Ink(0.45));  // the lit lower edge
            canvas.disc({x, y}, 0.33 * pitch, hole);
        }
    }
    return canvas;
}

void knob(Canvas& canvas, const glm::dvec2& centre, double radius, double turn, const Ink& body,
          const Ink& marks) {
    for (int i = 0; i <= 10; ++i) {
        const double angle = kTurn * (0.375 + 0.075 * i);
        const glm::dvec2 way(std::cos(angle), std::sin(angle));
        canvas.line(centre + 1.25 * radius * way, centre + 1.45 * radius * way, 1.4, marks);
    }
    canvas.disc(centre + 2.0, 1.05 * radius, Ink(0.0), 0.3);
    canvas.disc(centre, radius, body);
    canvas.ring(centre, 0.9 * radius, 0.1 * radius, blend(body, Ink(1.0), 0.35));
    const double angle = kTurn * (0.375 + 0.75 * turn);
    const glm::dvec2 way(std::cos(angle), std::sin(angle));
    canvas.line(centre + 0.3 * radius * way, centre + 0.85 * radius * way, 2.6, Ink(0.95));
}

Canvas control_panel(std::uint32_t variant) {
    static constexpr std::array<std::uint32_t, 8> kGrounds{0xEDEDEB, 0x26272A, 0xC9CCCE, 0x1A1B1E,
                                                           0xE6E0D2, 0x3A3D42, 0xF2F2F0, 0xB5B8BA};
    const Ink ground = ink(kGrounds.at(variant));
    const bool pale = ground.x + ground.y + ground.z > 1.5;
    const Ink marks(pale ? 0.2 : 0.85);
    Canvas canvas(256, 96, ground);
    const std::uint32_t seed = 7600 + 23 * variant;
    const int knobs = 1 + static_cast<int>(variant % 4);
    double x = 12.0;
    for (int i = 0; i < knobs; ++i) {
        const double radius = knobs == 1 ? 26.0 : 17.0;
        knob(canvas, {x + 1.5 * radius, 46}, radius, share_of(i, seed), Ink(pale ? 0.25 : 0.45),
             marks);
        small_print(canvas, {x + 0.7 * radius, 80}, {x + 2.4 * radius, 86}, 6.0, marks, seed + 1);
        x += 3.0 * radius + 2.0;
    }
    if (x < 170.0) {  // a display, buttons under it
        canvas.rectangle({x + 8, 16}, {x + 72, 48}, Ink(0.05), 3.0);
        centred_word(canvas, {x + 40, 32}, 52, 18, variant % 2 == 0 ? "12:30" : "60",
                     ink(variant % 2 == 0 ? 0x7CF0B0 : 0xFFB640), 0.14);
        for (int i = 0; i < 4; ++i) {
            canvas.rectangle({x + 8 + 17.0 * i, 60}, {x + 20 + 17.0 * i, 70}, Ink(pale ? 0.6 : 0.5),
                             3.0);
        }
        x += 84.0;
    }
    for (int i = 0; x + 14.0 < 250.0; ++i, x += 19.0) {
        canvas.rectangle({x, 24}, {x + 13, 37}, Ink(pale ? 0.98 : 0.35), 3.0);
        canvas.rectangle({x, 54}, {x + 13, 67}, Ink(pale ? 0.98 : 0.35), 3.0);
        canvas.disc({x + 6.5, 15}, 2.4,
                    share_of(i, seed + 2) < 0.4 ? ink(0xF0503C) : ink(0x4A7A4A));
    }
    return canvas;
}

constexpr std::array kPainters{
    PicturePainter{PictureKind::kClockFace, "clock-face", PictureFormat::kColour, clock_face},
    PicturePainter{PictureKind::kKeys, "keys", PictureFormat::kColour, keys},
    PicturePainter{PictureKind::kWindows, "windows", PictureFormat::kColour, windows},
    PicturePainter{PictureKind::kGrille, "grille", PictureFormat::kGrey, grille},
    PicturePainter{PictureKind::kControlPanel, "control-panel", PictureFormat::kColour,
                   control_panel},
};

}  // namespace

std::span<const PicturePainter> panel_painters() {
    return kPainters;
}

glm::vec3 clock_face_ink(std::uint32_t variant) {
    return srgb(kDials.at(variant).marks);
}

}  // namespace turntable::procedural
