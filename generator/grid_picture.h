// Grid pictures: rows and columns of frames with what they show written along the axes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/image.h"
#include "generator/text_drawing.h"

namespace turntable {

/// What is written beside a row or below a column.
struct GridLabel {
    std::string text;
    std::string detail;                                 ///< a second, smaller line; may be empty
    std::optional<std::array<std::uint8_t, 3>> swatch;  ///< columns: a bar of this colour
};

/// A place of the grid; without a picture it is a grey field with the note in it.
struct GridCell {
    std::optional<ImageU8> image;
    std::string note;
};

struct GridPicture {
    std::string title;
    std::string subtitle;
    std::string column_axis;  ///< name below the columns' labels
    std::string row_axis;     ///< name beside the rows' labels, written upwards; may be empty
    std::vector<GridLabel> columns;
    std::vector<GridLabel> rows;
    std::vector<GridCell> cells;  ///< row by row
};

/// Where things lie, in pixels.
struct GridLayout {
    int cell = 0;  ///< side of a cell
    int left = 0;  ///< of the first column
    int top = 0;   ///< of the first row
    int step = 0;  ///< from one cell to the next
    int width = 0;
    int height = 0;
};

/// Cells are `cell` pixels a side, less where no frame is that large. A pure function.
[[nodiscard]] GridLayout lay_out_grid(const GridPicture& grid, const Font& font, int cell);

/// Frames larger than a cell are reduced, smaller ones centred. Labels that are too long for their
/// place are written smaller, then cut with an ellipsis.
[[nodiscard]] ImageU8 draw_grid(const GridPicture& grid, const Font& font, int cell);

/// The text, or a beginning of it with an ellipsis, in at most `width` pixels.
[[nodiscard]] std::string shortened(const std::string& text, const Font& font, int height,
                                    int width);

/// Pictures one below the other, left-aligned on paper. At least one.
[[nodiscard]] ImageU8 stacked(const std::vector<ImageU8>& pictures);
/// The same side by side, from the top.
[[nodiscard]] ImageU8 side_by_side(const std::vector<ImageU8>& pictures);

}  // namespace turntable
