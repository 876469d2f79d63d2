// What printed things and screens have in common: words, lines of small print, bars, signs.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "assets/procedural/pictures/canvas.h"

namespace turntable::procedural {

/// A word that means nothing, of `syllables` consonants and vowels in turn.
[[nodiscard]] std::string invented_word(std::uint32_t seed, int syllables);

/// The word centred at `centre`, at most `width` wide and `height` high.
void centred_word(Canvas& canvas, const glm::dvec2& centre, double width, double height,
                  const std::string& word, const Ink& colour, double weight = 0.16);

/// Lines of words too small to read, ragged on the right, `pitch` texels apart.
void small_print(Canvas& canvas, const glm::dvec2& low, const glm::dvec2& high, double pitch,
                 const Ink& colour, std::uint32_t seed);

/// Black bars on white.
void bar_code(Canvas& canvas, const glm::dvec2& low, const glm::dvec2& high, std::uint32_t seed);

void star_sign(Canvas& canvas, const glm::dvec2& centre, double radius, int points,
               const Ink& colour);
/// Upright.
void ellipse_sign(Canvas& canvas, const glm::dvec2& centre, double radius_x, double radius_y,
                  const Ink& colour);

/// Colours that go together on one printed thing.
struct PrintScheme {
    Ink ground{1.0};
    Ink main{0.5};
    Ink accent{0.8};
    Ink text{0.1};
};
/// Near black or near white, whichever can be read on `ground`.
[[nodiscard]] Ink readable_on(const Ink& ground);
/// One for each variant.
[[nodiscard]] const PrintScheme& print_scheme(std::uint32_t variant);

}  // namespace turntable::procedural
