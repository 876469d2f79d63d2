#include "assets/procedural/pictures/marks.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

#include "assets/procedural/pictures/tiling_noise.h"

namespace turntable::procedural {
namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;

char letter_of(std::string_view letters, int item, std::uint32_t seed) {
    return letters[static_cast<std::size_t>(share_of(item, seed) *
                                            static_cast<double>(letters.size()))];
}

}  // namespace

std::string invented_word(std::uint32_t seed, int syllables) {
    std::string word;
    for (int i = 0; i < syllables; ++i) {
        word += letter_of("BDFGKLMNPRSTVZ", i, seed);
        word += letter_of("AEIOU", i, seed + 1);
    }
    if (share_of(99, seed) < 0.5) {
        word += letter_of("LNRSX", 0, seed + 2);
    }
    return word;
}

void centred_word(Canvas& canvas, const glm::dvec2& centre, double width, double height,
                  const std::string& word, const Ink& colour, double weight) {
    const double natural = Canvas::text_width(1.0, word);
    const double size = std::min(height, width / natural);
    canvas.text(centre - 0.5 * size * glm::dvec2(natural, 1.0), size, word, colour, weight);
}

void small_print(Canvas& canvas, const glm::dvec2& low, const glm::dvec2& high, double pitch,
                 const Ink& colour, std::uint32_t seed) {
    const double thick = 0.45 * pitch;
    int item = 0;
    int line = 0;
    for (double y = low.y; y + thick <= high.y; y += pitch, ++line) {
        const double end = high.x - (high.x - low.x) * 0.35 * share_of(line, seed + 1);
        double x = low.x;
        while (x < end) {
            const double length = pitch * (0.8 + 2.2 * share_of(item++, seed));
            canvas.rectangle({x, y}, {std::min(x + length, end), y + thick}, colour, 0.0, 0.85);
            x += length + 0.55 * pitch;
        }
    }
}

void bar_code(Canvas& canvas, const glm::dvec2& low, const glm::dvec2& high, std::uint32_t seed) {
    canvas.rectangle(low, high, Ink(0.97));
    double x = low.x + 2.0;
    int item = 0;
    while (x < high.x - 3.0) {
        const double bar = 0.8 + 1.7 * share_of(item++, seed);
        canvas.rectangle({x, low.y + 2.0}, {x + bar, high.y - 2.0}, Ink(0.08));
        x += bar + 0.8 + 1.4 * share_of(item++, seed);
    }
}

void star_sign(Canvas& canvas, const glm::dvec2& centre, double radius, int points,
               const Ink& colour) {
    std::vector<glm::dvec2> corners;
    for (int i = 0; i < 2 * points; ++i) {
        const double reach = i % 2 == 0 ? radius : 0.45 * radius;
        const double angle = kTurn * (0.5 * i / points - 0.25);
        corners.push_back(centre + reach * glm::dvec2(std::cos(angle), std::sin(angle)));
    }
    canvas.polygon(corners, colour);
}

void ellipse_sign(Canvas& canvas, const glm::dvec2& centre, double radius_x, double radius_y,
                  const Ink& colour) {
    std::vector<glm::dvec2> corners;
    for (int i = 0; i < 48; ++i) {
        const double angle = kTurn * i / 48;
        corners.push_back(centre +
                          glm::dvec2(radius_x * std::cos(angle), radius_y * std::sin(angle)));
    }
    canvas.polygon(corners, colour);
}

Ink readable_on(const Ink& ground) {
    const double light = 0.3 * ground.x + 0.6 * ground.y + 0.1 * ground.z;
    return light > 0.5 ? ink(0x221F1E) : ink(0xF6F3EC);
}

const PrintScheme& print_scheme(std::uint32_t variant) {
    static const std::array<PrintScheme, 8> kSchemes{{
        {ink(0xB5282E), ink(0xF4EEE2), ink(0xE2B33C), ink(0x2A1A16)},
        {ink(0xF3F0E7), ink(0x1E5A3C), ink(0xD08A2E), ink(0x1B2A22)},
        {ink(0x22427E), ink(0xF2F3F5), ink(0x63A7D6), ink(0x10203C)},
        {ink(0xF0C63A), ink(0xC5402C), ink(0x3A5F3A), ink(0x3A2316)},
        {ink(0x2B2B2E), ink(0xC9A35A), ink(0xEDE6D6), ink(0xEDE6D6)},
        {ink(0xE9DFC9), ink(0x7B2233), ink(0xB98E4A), ink(0x3B1F22)},
        {ink(0x8FC2B4), ink(0xF6F3EA), ink(0xE2725B), ink(0x24433C)},
        {ink(0xF5F5F3), ink(0x2F7DB8), ink(0xE8622C), ink(0x23303C)},
    }};
    return kSchemes.at(variant);
}

}  // namespace turntable::procedural
