// The class maps of assets/class_maps/, embedded in the program when it is built.
#pragma once

#include <string_view>

namespace turntable {

/// Tab-separated with a heading line: archive, model, synset, class, note.
[[nodiscard]] std::string_view sh3f_class_map_text();
/// Tab-separated with a heading line: archive, model, rotation (nine numbers, row by row).
[[nodiscard]] std::string_view sh3f_rotations_text();

}  // namespace turntable
