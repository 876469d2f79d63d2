// Printed things: labels, books, posters.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "assets/procedural/pictures/marks.h"
#include "assets/procedural/pictures/painters.h"
#include "assets/procedural/pictures/tiling_noise.h"

namespace turntable::procedural {
namespace {

/// A label goes round a thing: its front is in the middle, its back at both ends.
constexpr int kLabelWidth = 256;
constexpr int kLabelHeight = 144;

void label_back(Canvas& canvas, const PrintScheme& scheme, std::uint32_t seed) {
    const Ink print = blend(scheme.text, scheme.ground, 0.1);
    canvas.rectangle({6, 22}, {54, 118}, Ink(0.96), 3.0, 0.9);
    small_print(canvas, {10, 28}, {50, 112}, 6.0, print, seed);
    canvas.rectangle({202, 22}, {250, 72}, Ink(0.96), 3.0, 0.9);
    small_print(canvas, {206, 28}, {246, 68}, 6.0, print, seed + 1);
    bar_code(canvas, {206, 84}, {246, 116}, seed + 2);
}

void banded_label(Canvas& canvas, const PrintScheme& scheme, std::uint32_t seed) {
    canvas.rectangle({0, 44}, {kLabelWidth, 100}, scheme.main);
    canvas.rectangle({0, 38}, {kLabelWidth, 42}, scheme.accent);
    canvas.rectangle({0, 102}, {kLabelWidth, 106}, scheme.accent);
    label_back(canvas, scheme, seed);
    centred_word(canvas, {128, 66}, 118, 30, invented_word(seed, 2), readable_on(scheme.main), 0.2);
    centred_word(canvas, {128, 91}, 90, 9, invented_word(seed + 1, 4), readable_on(scheme.main));
    star_sign(canvas, {128, 20}, 13, 5, scheme.accent);
    small_print(canvas, {92, 116}, {176, 134}, 7.0, scheme.main, seed + 3);
}

void disc_label(Canvas& canvas, const PrintScheme& scheme, std::uint32_t seed) {
    canvas.rectangle({0, 96}, {kLabelWidth, kLabelHeight}, scheme.main);
    label_back(canvas, scheme, seed);
    canvas.disc({128, 66}, 56, scheme.accent);
    canvas.disc({128, 66}, 51, scheme.main);
    const Ink word = readable_on(scheme.main);
    canvas.ring({128, 66}, 46, 2, word);
    centred_word(canvas, {128, 60}, 78, 24, invented_word(seed, 2), word, 0.2);
    centred_word(canvas, {128, 82}, 58, 8, invented_word(seed + 1, 3), word);
    centred_word(canvas, {128, 132}, 80, 10, invented_word(seed + 2, 4), word);
}

void striped_label(Canvas& canvas, const PrintScheme& scheme, std::uint32_t seed) {
    for (int x = 0; x < kLabelWidth; x += 16) {
        canvas.rectangle({x, 0}, {x + 8, kLabelHeight}, scheme.accent, 0.0, 0.55);
    }
    label_back(canvas, scheme, seed);
    ellipse_sign(canvas, {128, 72}, 66, 50, scheme.text);
    ellipse_sign(canvas, {128, 72}, 62, 46, scheme.main);
    const Ink word = readable_on(scheme.main);
    centred_word(canvas, {128, 70}, 96, 26, invented_word(seed, 3), word, 0.2);
    centred_word(canvas, {128, 96}, 56, 8, invented_word(seed + 1, 3), word);
    star_sign(canvas, {128, 42}, 9, 6, scheme.accent);
}

void framed_label(Canvas& canvas, const PrintScheme& scheme, std::uint32_t seed) {
    canvas.rectangle({0, 6}, {kLabelWidth, 10}, scheme.main);
    canvas.rectangle({0, 134}, {kLabelWidth, 138}, scheme.main);
    label_back(canvas, scheme, seed);
    canvas.rectangle({64, 18}, {192, 126}, scheme.main, 4.0);
    canvas.rectangle({67, 21}, {189, 123}, scheme.ground, 3.0);
    canvas.polygon({{128, 28}, {154, 62}, {102, 62}}, scheme.accent);  // a hill and the sun
    canvas.polygon({{112, 40}, {134, 62}, {90, 62}}, scheme.main);
    canvas.disc({152, 36}, 6, scheme.accent);
    centred_word(canvas, {128, 80}, 106, 24, invented_word(seed, 2), scheme.text, 0.2);
    small_print(canvas, {94, 100}, {170, 118}, 7.0, scheme.text, seed + 4);
}

Canvas label(std::uint32_t variant) {
    const PrintScheme& scheme = print_scheme(variant);
    Canvas canvas(kLabelWidth, kLabelHeight, scheme.ground);
    const std::uint32_t seed = 4000 + 100 * variant;
    switch (variant % 4) {
    case 0:
        banded_label(canvas, scheme, seed);
        break;
    case 1:
        disc_label(canvas, scheme, seed);
        break;
    case 2:
        striped_label(canvas, scheme, seed);
        break;
    default:
        framed_label(canvas, scheme, seed);
        break;
    }
    return canvas;
}

constexpr std::array<std::uint32_t, 14> kBindings{0x7A2A2B, 0x1F3A5C, 0x2E5140, 0xC9B58A, 0x3A2A22,
                                                  0xB4592F, 0x566472, 0xD9D3C5, 0x6D5A7C, 0xA33B35,
                                                  0x254B57, 0xE0C060, 0x8C8F86, 0x1D1D20};

void spine(Canvas& canvas, double left, double right, double top, std::uint32_t seed) {
    const auto pick = [&](int item) {
        return ink(kBindings.at(static_cast<std::size_t>(share_of(item, seed) * kBindings.size())));
    };
    const Ink cover = pick(0);
    const Ink mark = share_of(1, seed) < 0.5 ? ink(0xD9BE7C) : ink(0xEFEBE0);
    const double bottom = canvas.height();
    canvas.rectangle({left, top}, {right, bottom}, cover, 1.5);
    // Round backs are darker towards their sides.
    canvas.rectangle({left, top}, {left + 1.6, bottom}, Ink(0.0), 0.0, 0.45);
    canvas.rectangle({right - 1.6, top}, {right, bottom}, Ink(0.0), 0.0, 0.30);
    const double middle = 0.5 * (left + right);
    const double half = 0.5 * (right - left) - 3.0;
    if (half < 1.0) {
        return;
    }
    const double height = bottom - top;
    if (share_of(2, seed) < 0.5) {  // a title plate
        const double low = top + height * (0.12 + 0.1 * share_of(3, seed));
        canvas.rectangle({left + 2, low}, {right - 2, low + 0.3 * height}, pick(4));
        canvas.rectangle({middle - 0.3 * half, low + 4},
                         {middle + 0.3 * half, low + 0.3 * height - 4}, mark);
    } else {  // a title along the spine
        canvas.line({middle, top + 0.18 * height}, {middle, top + 0.55 * height},
                    std::min(5.0, half), mark, 0.9);
        canvas.line({middle, top + 0.62 * height}, {middle, top + 0.72 * height},
                    std::min(3.0, half), mark, 0.8);
    }
    for (const double share : {0.06, 0.90}) {  // rules
        canvas.rectangle({left + 1.5, top + share * height},
                         {right - 1.5, top + share * height + 2}, mark, 0.0, 0.8);
    }
}

Canvas book_spines(std::uint32_t variant) {
    Canvas canvas(256, 128, ink(0x191512));
    const std::uint32_t seed = 4900 + 50 * variant;
    double x = 0.0;
    for (int book = 0; x < canvas.width() - 4.0; ++book) {
        const double width = 9.0 + 15.0 * share_of(book, seed);
        const double right = x + width > canvas.width() - 9.0 ? canvas.width() : x + width;
        spine(canvas, x, right, 2.0 + 24.0 * share_of(book, seed + 1),
              seed + 1000 + 7U * static_cast<std::uint32_t>(book));
        x = right;
    }
    return canvas;
}

constexpr int kPosterWidth = 160;
constexpr int kPosterHeight = 200;

void emblem_poster(Canvas& canvas, const PrintScheme& scheme, std::uint32_t seed) {
    canvas.disc({80, 84}, 54, scheme.main);
    if (seed % 2 == 0) {
        star_sign(canvas, {80, 84}, 42, 5, scheme.accent);
    } else {
        canvas.ring({80, 84}, 40, 7, scheme.accent);
        canvas.polygon({{80, 52}, {108, 100}, {52, 100}}, scheme.accent);
    }
    centred_word(canvas, {80, 164}, 130, 22, invented_word(seed, 3), readable_on(scheme.ground),
                 0.2);
}

void geometric_poster(Canvas& canvas, const PrintScheme& scheme, std::uint32_t seed) {
    const std::array<Ink, 3> inks{scheme.main, scheme.accent, scheme.text};
    for (int i = 0; i < 7; ++i) {
        const glm::dvec2 at(20.0 + 120.0 * share_of(i, seed), 20.0 + 130.0 * share_of(i, seed + 1));
        const double size = 12.0 + 34.0 * share_of(i, seed + 2);
        const Ink& colour = inks.at(static_cast<std::size_t>(i) % inks.size());
        switch (i % 3) {
        case 0:
            canvas.disc(at, size, colour, 0.9);
            break;
        case 1:
            canvas.rectangle(at - size, at + glm::dvec2(0.4, 1.0) * size, colour, 0.0, 0.9);
            break;
        default:
            canvas.line(at - size, at + size, 5.0, colour, 0.95);
            break;
        }
    }
    canvas.rectangle({0, 172}, {kPosterWidth, kPosterHeight}, scheme.ground);
    centred_word(canvas, {80, 186}, 120, 12, invented_word(seed, 4), readable_on(scheme.ground));
}

void mountain_poster(Canvas& canvas, const PrintScheme& scheme, std::uint32_t seed) {
    canvas.shade(0, 140, blend(scheme.accent, Ink(1.0), 0.25), blend(scheme.accent, Ink(1.0), 0.7));
    canvas.disc({50.0 + 60.0 * share_of(0, seed), 52}, 20, Ink(0.98, 0.93, 0.80));
    for (int layer = 0; layer < 3; ++layer) {
        std::vector<glm::dvec2> ridge{{0, 160}};
        for (int i = 0; i <= 8; ++i) {
            ridge.emplace_back(20.0 * i,
                               84.0 + 24.0 * layer - 34.0 * share_of(10 * layer + i, seed));
        }
        ridge.emplace_back(kPosterWidth, 160);
        canvas.polygon(ridge, blend(scheme.main, scheme.text, 0.2 + 0.3 * layer));
    }
    canvas.rectangle({0, 156}, {kPosterWidth, kPosterHeight}, scheme.ground);
    canvas.rectangle({0, 0}, {8, kPosterHeight}, scheme.ground);
    canvas.rectangle({kPosterWidth - 8, 0}, {kPosterWidth, kPosterHeight}, scheme.ground);
    canvas.rectangle({0, 0}, {kPosterWidth, 8}, scheme.ground);
    centred_word(canvas, {80, 178}, 120, 18, invented_word(seed, 3), readable_on(scheme.ground),
                 0.18);
}

Canvas poster(std::uint32_t variant) {
    const PrintScheme& scheme = print_scheme((variant + 3) % kPictureVariants);
    Canvas canvas(kPosterWidth, kPosterHeight, scheme.ground);
    const std::uint32_t seed = 5600 + 61 * variant;
    switch (variant % 3) {
    case 0:
        emblem_poster(canvas, scheme, seed);
        break;
    case 1:
        geometric_poster(canvas, scheme, seed);
        break;
    default:
        mountain_poster(canvas, scheme, seed);
        break;
    }
    return canvas;
}

constexpr std::array kPainters{
    PicturePainter{PictureKind::kLabel, "label", PictureFormat::kColour, label},
    PicturePainter{PictureKind::kBookSpines, "book-spines", PictureFormat::kColour, book_spines},
    PicturePainter{PictureKind::kPoster, "poster", PictureFormat::kColour, poster},
};

}  // namespace

std::span<const PicturePainter> print_painters() {
    return kPainters;
}

}  // namespace turntable::procedural
