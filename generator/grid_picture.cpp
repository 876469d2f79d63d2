#include "generator/grid_picture.h"

#include <algorithm>

#include "base/check.h"
#include "generator/image_reduction.h"

namespace turntable {
namespace {

constexpr std::uint8_t kPaper = 250;
constexpr std::uint8_t kEmptyCell = 228;
constexpr int kMargin = 14;
constexpr int kGap = 3;  // between cells
constexpr int kSpace = 7;
constexpr int kSwatch = 5;  // height of the bar of colour
constexpr int kTitle = 19;
constexpr int kText = 13;
constexpr int kSmall = 10;
constexpr int kSmallest = 8;
constexpr int kMostRowLabel = 150;
constexpr std::array<std::uint8_t, 3> kInk{24, 24, 24};
constexpr std::array<std::uint8_t, 3> kGrey{104, 104, 104};

int line_height(const Font& font, int height) {
    return font.ascent(height) + font.descent(height);
}

int row_label_width(const GridPicture& grid, const Font& font) {
    int widest = 0;
    for (const GridLabel& row : grid.rows) {
        widest = std::max({widest, font.width(row.text, kText), font.width(row.detail, kSmall)});
    }
    return std::min(widest, kMostRowLabel);
}

int largest_side(const GridPicture& grid) {
    int side = 0;
    for (const GridCell& cell : grid.cells) {
        if (cell.image) {
            side = std::max({side, cell.image->width(), cell.image->height()});
        }
    }
    return side;
}

bool any(const std::vector<GridLabel>& labels, const auto& has) {
    return std::any_of(labels.begin(), labels.end(), has);
}

/// Height of what stands below the columns.
int foot_height(const GridPicture& grid, const Font& font) {
    int height = kSpace + line_height(font, kText);
    if (any(grid.columns, [](const GridLabel& label) { return label.swatch.has_value(); })) {
        height += kSwatch + kGap;
    }
    if (any(grid.columns, [](const GridLabel& label) { return !label.detail.empty(); })) {
        height += line_height(font, kSmall);
    }
    if (!grid.column_axis.empty()) {
        height += line_height(font, kText) + kGap;
    }
    return height;
}

void fill(ImageU8& image, int left, int top, int width, int height,
          const std::array<std::uint8_t, 3>& color) {
    for (int y = std::max(top, 0); y < std::min(top + height, image.height()); ++y) {
        for (int x = std::max(left, 0); x < std::min(left + width, image.width()); ++x) {
            std::copy(color.begin(), color.end(), image.at(x, y));
        }
    }
}

/// A text in at most `width` pixels: smaller when it must be, then shorter.
struct FittedText {
    std::string text;
    int height = kText;
    int width = 0;
};

FittedText fitted(const std::string& text, const Font& font, int height, int width) {
    int smaller = height;
    while (smaller > kSmallest && font.width(text, smaller) > width) {
        --smaller;
    }
    const std::string shown = shortened(text, font, smaller, width);
    return {shown, smaller, font.width(shown, smaller)};
}

class GridPainter {
public:
    GridPainter(const GridPicture& grid, const Font& font, const GridLayout& layout)
        : grid_(grid), font_(font), layout_(layout),
          sheet_(layout.width, layout.height, 3, kPaper) {}

    ImageU8 paint() {
        title();
        for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
            row_label(row);
            for (std::size_t column = 0; column < grid_.columns.size(); ++column) {
                cell(row, column);
            }
        }
        for (std::size_t column = 0; column < grid_.columns.size(); ++column) {
            column_label(column);
        }
        axes();
        return std::move(sheet_);
    }

private:
    [[nodiscard]] int x_of(std::size_t column) const {
        return layout_.left + static_cast<int>(column) * layout_.step;
    }
    [[nodiscard]] int y_of(std::size_t row) const {
        return layout_.top + static_cast<int>(row) * layout_.step;
    }
    [[nodiscard]] int cells_width() const {
        return x_of(grid_.columns.size()) - kGap - layout_.left;
    }
    [[nodiscard]] int cells_height() const { return y_of(grid_.rows.size()) - kGap - layout_.top; }

    void write(const FittedText& text, int x, int y, const std::array<std::uint8_t, 3>& color) {
        font_.draw(sheet_, x, y, text.text, {text.height, color});
    }

    void title() {
        const int room = layout_.width - 2 * kMargin;
        int y = kMargin + font_.ascent(kTitle);
        write(fitted(grid_.title, font_, kTitle, room), kMargin, y, kInk);
        y += font_.descent(kTitle) + font_.ascent(kText);
        write(fitted(grid_.subtitle, font_, kText, room), kMargin, y, kGrey);
    }

    void row_label(std::size_t row) {
        const GridLabel& label = grid_.rows[row];
        const int right = layout_.left - kSpace;
        const int middle = y_of(row) + layout_.cell / 2;
        const int lines = label.detail.empty() ? 1 : 2;
        int y = middle - (lines - 1) * line_height(font_, kText) / 2 + font_.ascent(kText) / 3;
        const FittedText text = fitted(label.text, font_, kText, kMostRowLabel);
        write(text, right - text.width, y, kInk);
        if (lines == 2) {
            y += line_height(font_, kText);
            const FittedText detail = fitted(label.detail, font_, kSmall, kMostRowLabel);
            write(detail, right - detail.width, y, kGrey);
        }
    }

    void column_label(std::size_t column) {
        const GridLabel& label = grid_.columns[column];
        int y = layout_.top + cells_height() + kSpace;
        if (label.swatch) {
            fill(sheet_, x_of(column), y - kGap, layout_.cell, kSwatch, *label.swatch);
        }
        if (any(grid_.columns, [](const GridLabel& l) { return l.swatch.has_value(); })) {
            y += kSwatch + kGap;
        }
        const auto centred = [&](const FittedText& text, int baseline,
                                 const std::array<std::uint8_t, 3>& color) {
            write(text, x_of(column) + (layout_.cell - text.width) / 2, baseline, color);
        };
        centred(fitted(label.text, font_, kText, layout_.cell), y + font_.ascent(kText), kInk);
        y += line_height(font_, kText);
        centred(fitted(label.detail, font_, kSmall, layout_.cell), y + font_.ascent(kSmall), kGrey);
    }

    void axes() {
        if (!grid_.column_axis.empty()) {
            const FittedText text =
                fitted(grid_.column_axis, font_, kText, layout_.width - 2 * kMargin);
            // Centred below the cells, but never off the page.
            const int x = std::clamp(layout_.left + (cells_width() - text.width) / 2, kMargin,
                                     layout_.width - kMargin - text.width);
            write(text, x, layout_.height - kMargin - font_.descent(kText), kGrey);
        }
        if (!grid_.row_axis.empty()) {
            const FittedText text = fitted(grid_.row_axis, font_, kText, cells_height());
            font_.draw(sheet_, kMargin + font_.ascent(kText),
                       layout_.top + (cells_height() + text.width) / 2, text.text,
                       {text.height, kGrey}, TextDirection::kUp);
        }
    }

    void cell(std::size_t row, std::size_t column) {
        const GridCell& place = grid_.cells[row * grid_.columns.size() + column];
        const int x = x_of(column);
        const int y = y_of(row);
        if (place.image) {
            const ImageU8 image = fit_into(*place.image, layout_.cell);
            paste(sheet_, image, x + (layout_.cell - image.width()) / 2,
                  y + (layout_.cell - image.height()) / 2);
            return;
        }
        fill(sheet_, x, y, layout_.cell, layout_.cell, {kEmptyCell, kEmptyCell, kEmptyCell});
        const FittedText note = fitted(place.note, font_, kSmall, layout_.cell - 2 * kGap);
        write(note, x + (layout_.cell - note.width) / 2, y + layout_.cell / 2, kGrey);
    }

    const GridPicture& grid_;
    const Font& font_;
    const GridLayout& layout_;
    ImageU8 sheet_;
};

}  // namespace

GridLayout lay_out_grid(const GridPicture& grid, const Font& font, int cell) {
    const auto columns = static_cast<int>(grid.columns.size());
    const auto rows = static_cast<int>(grid.rows.size());
    const int side = largest_side(grid);
    GridLayout layout;
    layout.cell = side > 0 ? std::min(cell, side) : cell;
    layout.step = layout.cell + kGap;
    layout.left = kMargin + row_label_width(grid, font) + kSpace;
    if (!grid.row_axis.empty()) {
        layout.left += line_height(font, kText) + kGap;
    }
    layout.top = kMargin + line_height(font, kTitle) + line_height(font, kText) + kSpace;
    layout.width = layout.left + columns * layout.step - kGap + kMargin;
    // A grid of few columns still leaves room for its title.
    layout.width = std::max(
        layout.width, std::min(2 * kMargin + font.width(grid.title, kTitle), 4 * layout.cell));
    layout.height = layout.top + rows * layout.step - kGap + foot_height(grid, font) + kMargin;
    return layout;
}

ImageU8 draw_grid(const GridPicture& grid, const Font& font, int cell) {
    TT_CHECK(!grid.columns.empty() && !grid.rows.empty());
    TT_CHECK_EQ(grid.cells.size(), grid.columns.size() * grid.rows.size());
    const GridLayout layout = lay_out_grid(grid, font, cell);
    return GridPainter(grid, font, layout).paint();
}

std::string shortened(const std::string& text, const Font& font, int height, int width) {
    if (font.width(text, height) <= width) {
        return text;
    }
    const std::string ellipsis = "\u2026";
    std::string beginning = text;
    while (!beginning.empty()) {
        // Whole characters: the bytes that continue one go with it.
        while (!beginning.empty() &&
               (static_cast<unsigned char>(beginning.back()) & 0xC0U) == 0x80U) {
            beginning.pop_back();
        }
        if (!beginning.empty()) {
            beginning.pop_back();
        }
        if (font.width(beginning + ellipsis, height) <= width) {
            return beginning + ellipsis;
        }
    }
    return {};
}

ImageU8 stacked(const std::vector<ImageU8>& pictures) {
    TT_CHECK(!pictures.empty());
    int width = 0;
    int height = 0;
    for (const ImageU8& picture : pictures) {
        width = std::max(width, picture.width());
        height += picture.height();
    }
    ImageU8 sheet(width, height, 3, kPaper);
    int top = 0;
    for (const ImageU8& picture : pictures) {
        paste(sheet, picture, 0, top);
        top += picture.height();
    }
    return sheet;
}

ImageU8 side_by_side(const std::vector<ImageU8>& pictures) {
    TT_CHECK(!pictures.empty());
    int width = 0;
    int height = 0;
    for (const ImageU8& picture : pictures) {
        width += picture.width();
        height = std::max(height, picture.height());
    }
    ImageU8 sheet(width, height, 3, kPaper);
    int left = 0;
    for (const ImageU8& picture : pictures) {
        paste(sheet, picture, left, 0);
        left += picture.width();
    }
    return sheet;
}

}  // namespace turntable
