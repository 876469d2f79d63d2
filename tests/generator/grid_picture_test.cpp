// Grid pictures: frames where the layout says, labels in their margins and nowhere else.
#include "generator/grid_picture.h"

#include <algorithm>

#include "base/error.h"
#include "tests/catch.h"
#include "tests/generator/test_font.h"

namespace turntable {
namespace {

using test::font;

constexpr int kSide = 40;

ImageU8 flat(std::uint8_t level, int width = kSide, int height = kSide) {
    return {width, height, 3, level};
}

/// 2 rows, 3 columns; the frame of row r and column c has level 100 + 20 r + c.
GridPicture grid() {
    GridPicture grid;
    grid.title = "small: size";
    grid.subtitle = "scale of the object";
    grid.column_axis = "size";
    grid.columns = {{"\u00d70.5", {}, {}}, {"\u00d71", {}, {}}, {"\u00d72", {}, {}}};
    grid.rows = {{"chair", "armchair_2", {}}, {"mug", {}, {}}};
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 3; ++column) {
            grid.cells.push_back({flat(static_cast<std::uint8_t>(100 + 20 * row + column)), {}});
        }
    }
    return grid;
}

/// Darkest value of a rectangle; the paper's when nothing is written there.
int darkest(const ImageU8& image, int x0, int y0, int x1, int y1) {
    int level = 255;
    for (int y = std::max(y0, 0); y < std::min(y1, image.height()); ++y) {
        for (int x = std::max(x0, 0); x < std::min(x1, image.width()); ++x) {
            level = std::min<int>(level, image.at(x, y)[0]);
        }
    }
    return level;
}

constexpr int kPaperAtLeast = 245;
constexpr int kInkAtMost = 150;

TEST_CASE("frames lie where the layout says") {
    const GridPicture picture = grid();
    const GridLayout layout = lay_out_grid(picture, font(), kSide);
    const ImageU8 sheet = draw_grid(picture, font(), kSide);
    CHECK(sheet.width() == layout.width);
    CHECK(sheet.height() == layout.height);
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 3; ++column) {
            for (const int corner : {0, kSide - 1}) {
                CHECK(sheet.at(layout.left + column * layout.step + corner,
                               layout.top + row * layout.step + corner)[1] ==
                      100 + 20 * row + column);
            }
        }
    }
    // Between the cells there is paper.
    CHECK(sheet.at(layout.left + kSide, layout.top)[0] >= kPaperAtLeast);
    CHECK(sheet.at(layout.left, layout.top + kSide)[0] >= kPaperAtLeast);
}

TEST_CASE("every label is written beside its row or below its column") {
    const GridPicture whole = grid();
    const GridLayout layout = lay_out_grid(whole, font(), kSide);
    const ImageU8 sheet = draw_grid(whole, font(), kSide);
    const int foot = layout.top + 2 * layout.step;
    CHECK(darkest(sheet, 0, 0, layout.width, layout.top - 8) < kInkAtMost);  // title
    for (int row = 0; row < 2; ++row) {
        const int y = layout.top + row * layout.step;
        CHECK(darkest(sheet, 0, y, layout.left - 4, y + kSide) < kInkAtMost);
    }
    for (int column = 0; column < 3; ++column) {
        const int x = layout.left + column * layout.step;
        CHECK(darkest(sheet, x, foot, x + kSide, foot + 24) < kInkAtMost);
        GridPicture without = whole;
        without.columns[static_cast<std::size_t>(column)].text.clear();
        const ImageU8 blank = draw_grid(without, font(), kSide);
        CHECK(darkest(blank, x, foot, x + kSide, foot + 20) >= kPaperAtLeast);
    }
}

TEST_CASE("a row axis is written upwards and takes its own room") {
    GridPicture picture = grid();
    const GridLayout before = lay_out_grid(picture, font(), kSide);
    picture.row_axis = "pose";
    const GridLayout after = lay_out_grid(picture, font(), kSide);
    CHECK(after.left > before.left);
    const ImageU8 sheet = draw_grid(picture, font(), kSide);
    CHECK(darkest(sheet, 0, after.top, after.left - before.left + 14, after.height) < kInkAtMost);
}

TEST_CASE("a swatch is a bar of its colour under its column") {
    GridPicture picture = grid();
    picture.columns[1].swatch = {255, 0, 0};
    const GridLayout layout = lay_out_grid(picture, font(), kSide);
    const ImageU8 sheet = draw_grid(picture, font(), kSide);
    const int below = layout.top + 2 * layout.step;
    bool red = false;
    for (int y = below - 3; y < below + 8; ++y) {
        const std::uint8_t* p = sheet.at(layout.left + layout.step + kSide / 2, y);
        red = red || (p[0] == 255 && p[1] == 0 && p[2] == 0);
    }
    CHECK(red);
}

TEST_CASE("large frames are reduced, small ones centred, refused ones grey with their reason") {
    GridPicture picture = grid();
    picture.cells[0].image = flat(50, 80, 80);
    picture.cells[1].image = flat(60, 20, 10);
    picture.cells[2] = {std::nullopt, "too_small"};
    const GridLayout layout = lay_out_grid(picture, font(), kSide);
    CHECK(layout.cell == kSide);
    const ImageU8 sheet = draw_grid(picture, font(), kSide);
    CHECK(sheet.at(layout.left + kSide - 1, layout.top + kSide - 1)[0] == 50);
    const int second = layout.left + layout.step;
    CHECK(sheet.at(second, layout.top)[0] >= kPaperAtLeast);
    CHECK(sheet.at(second + kSide / 2, layout.top + kSide / 2)[0] == 60);
    const int third = second + layout.step;
    CHECK(sheet.at(third, layout.top)[0] == 228);
    CHECK(darkest(sheet, third, layout.top, third + kSide, layout.top + kSide) < 200);
    // Cells are never larger than the largest frame.
    CHECK(lay_out_grid(grid(), font(), 500).cell == kSide);
}

TEST_CASE("long texts are cut with an ellipsis, at whole characters") {
    const std::string text = "caf\u00e9 chairs of the nineteenth century";
    CHECK(shortened(text, font(), 12, 1000) == text);
    for (const int width : {200, 120, 60, 40, 20, 12}) {
        const std::string cut = shortened(text, font(), 12, width);
        CHECK(font().width(cut, 12) <= width);
        CHECK(cut.ends_with("\u2026"));
        const std::string kept = cut.substr(0, cut.size() - std::string("\u2026").size());
        CHECK(text.starts_with(kept));
        CHECK_FALSE(kept.ends_with('\xc3'));  // no half of a character before the ellipsis
    }
    CHECK(shortened(text, font(), 12, 1).empty());
}

TEST_CASE("stacked pictures lie one below the other") {
    const ImageU8 sheet = stacked({flat(10, 30, 20), flat(20, 50, 5)});
    CHECK(sheet.width() == 50);
    CHECK(sheet.height() == 25);
    CHECK(sheet.at(29, 19)[0] == 10);
    CHECK(sheet.at(30, 19)[0] >= kPaperAtLeast);
    CHECK(sheet.at(49, 20)[0] == 20);
}

TEST_CASE("pictures side by side lie at the top") {
    const ImageU8 sheet = side_by_side({flat(10, 30, 20), flat(20, 50, 5)});
    CHECK(sheet.width() == 80);
    CHECK(sheet.height() == 20);
    CHECK(sheet.at(29, 19)[0] == 10);
    CHECK(sheet.at(30, 4)[0] == 20);
    CHECK(sheet.at(30, 5)[0] >= kPaperAtLeast);
}

}  // namespace
}  // namespace turntable
