// Libraries that nobody has: entries of a given number of classes and objects, for planning alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assets/asset_library.h"

namespace turntable {

struct LibraryShape {
    std::uint64_t classes = 0;
    std::uint64_t objects = 0;  ///< of each class
};

/// "54x50". Throws Error (bad input) unless both numbers are there, at least 1, and their product
/// at most 1,000,000.
[[nodiscard]] LibraryShape parse_library_shape(const std::string& text);

/// Accepted entries "class00/0000", ... sorted by id. The classes are called by `names`, in order,
/// as long as there are some, then class00, class01, ...; the first 55 carry the synsets of
/// ShapeNetCore.v2, so that either label space has a label for them.
[[nodiscard]] std::vector<AssetEntry> entries_of(const LibraryShape& shape,
                                                 const std::vector<std::string>& names);

}  // namespace turntable
