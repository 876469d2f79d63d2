// Contact sheets: which samples to show, and how they are laid out.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/image.h"

namespace turntable {

/// A sample that could be shown.
struct SheetCandidate {
    std::uint64_t index = 0;
    std::string class_name;
    std::string object;
};

/// Up to `count` candidates, spread evenly over classes, then over the objects of a class, then
/// over their views; sorted by class, then index. A pure function of the candidates.
[[nodiscard]] std::vector<SheetCandidate>
choose_for_sheet(std::span<const SheetCandidate> candidates, std::size_t count);

/// Columns of a sheet of `count` cells about 4 : 3, e.g. 8 for 48.
[[nodiscard]] int sheet_columns(std::size_t count);

/// Lays RGB images out row by row with small gaps. Images larger than `cell` pixels are reduced
/// by area averaging of display codes; smaller ones keep their size. At least one image.
[[nodiscard]] ImageU8 contact_sheet(std::span<const ImageU8> images, int columns, int cell);

}  // namespace turntable
