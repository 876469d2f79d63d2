// Text on pictures: widths add up, ink lies where it is said to, turned text is the same text.
#include "generator/text_drawing.h"

#include <algorithm>

#include "base/atomic_file.h"
#include "base/error.h"
#include "tests/catch.h"
#include "tests/generator/test_font.h"
#include "tests/paths.h"

namespace turntable {
namespace {

using test::font;

constexpr std::uint8_t kPaper = 255;

struct Ink {
    int x0 = 1 << 20, y0 = 1 << 20, x1 = 0, y1 = 0;  ///< half open
    long amount = 0;
};

Ink ink_of(const ImageU8& image) {
    Ink ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const int darkness = kPaper - image.at(x, y)[0];
            if (darkness > 0) {
                ink = {std::min(ink.x0, x), std::min(ink.y0, y), std::max(ink.x1, x + 1),
                       std::max(ink.y1, y + 1), ink.amount + darkness};
            }
        }
    }
    return ink;
}

ImageU8 written(std::string_view text, int height, TextDirection direction = TextDirection::kRight,
                int x = 100, int y = 100) {
    ImageU8 image(400, 400, 3, kPaper);
    font().draw(image, x, y, text, {height, {0, 0, 0}}, direction);
    return image;
}

TEST_CASE("widths grow with text and height") {
    CHECK(font().width("", 20) == 0);
    const int one = font().width("x", 20);
    CHECK(one > 5);
    CHECK(one < 20);
    CHECK(font().width("xxxx", 20) == Approx(4 * one).margin(4));
    CHECK(font().width("sweep", 40) == Approx(2 * font().width("sweep", 20)).margin(3));
    CHECK(font().width("iiii", 20) < font().width("mmmm", 20));
    CHECK(font().ascent(20) >= 14);
    CHECK(font().descent(20) >= 3);
}

TEST_CASE("ink lies between the pen and the width, above and below the base line") {
    for (const char* text : {"Hg", "sky-noon 45\u00b0", "\u00d70.5", "\u221212.5 %"}) {
        for (const int height : {10, 16, 31}) {
            INFO(text << " at " << height);
            const Ink ink = ink_of(written(text, height));
            CHECK(ink.amount > 0);
            CHECK(ink.x0 >= 99);
            CHECK(ink.x1 <= 101 + font().width(text, height));
            CHECK(ink.y0 >= 100 - font().ascent(height));
            CHECK(ink.y1 <= 100 + font().descent(height));
        }
    }
    CHECK(ink_of(written("H", 30)).y1 == 100);  // capitals stand on the base line
    CHECK(ink_of(written("g", 30)).y1 > 100);
}

TEST_CASE("turned text is the same picture, turned") {
    const ImageU8 right = written("Grid 7", 18);
    const ImageU8 up = written("Grid 7", 18, TextDirection::kUp);
    for (int dy = -30; dy < 30; ++dy) {
        for (int dx = -30; dx < 90; ++dx) {
            REQUIRE(right.at(100 + dx, 100 + dy)[0] == up.at(100 + dy, 100 - dx)[0]);
        }
    }
    CHECK(ink_of(up).y1 <= 101);
}

TEST_CASE("colours blend, and edges are smooth") {
    ImageU8 image(100, 60, 3, std::uint8_t{100});
    font().draw(image, 10, 40, "O", {40, {200, 100, 0}});
    bool full = false;
    bool partial = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const std::uint8_t* p = image.at(x, y);
            CHECK(p[0] + p[2] == Approx(200).margin(1));  // on the line between the two colours
            CHECK(p[1] == 100);
            full = full || p[0] == 200;
            partial = partial || (p[0] > 110 && p[0] < 190);
        }
    }
    CHECK(full);
    CHECK(partial);
}

TEST_CASE("what lies outside the image is left out") {
    for (const int x : {-20, 390, 100}) {
        for (const int y : {-5, 5, 405, 100}) {
            CHECK_NOTHROW(written("outside", 30, TextDirection::kRight, x, y));
            CHECK_NOTHROW(written("outside", 30, TextDirection::kUp, x, y));
        }
    }
}

TEST_CASE("characters are decoded; broken ones give the replacement glyph each") {
    CHECK(written("\xc3\xa9", 20) != written("\xc3\xa8", 20));  // two accents
    const int broken = font().width("\xef\xbf\xbd", 20);
    CHECK(font().width("\xff", 20) == broken);
    CHECK(font().width("\xc3", 20) == broken);
    CHECK(font().width("\xc3"
                       "a",
                       20) == Approx(broken + font().width("a", 20)).margin(1));
    CHECK(font().width("\x80\x80", 20) == Approx(2 * broken).margin(1));
    CHECK(ink_of(written("\xf0\x9f\xaa\x91", 20)).amount > 0);  // one that the font lacks
}

TEST_CASE("a file that is no font is one clear line, and a fault of the environment") {
    const test::ScratchFolder scratch("font");
    write_file_atomically(scratch.path() / "no.ttf", "no font");
    for (const char* name : {"no.ttf", "absent.ttf"}) {
        try {
            const Font wrong(scratch.path() / name);
            FAIL("accepted");
        } catch (const Error& error) {
            CHECK(error.code() == ExitCode::kEnvironment);
            CHECK_THAT(error.what(), test::contains_text(name));
        }
    }
    CHECK(find_font("named.ttf") == "named.ttf");
}

}  // namespace
}  // namespace turntable
