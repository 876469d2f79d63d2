// Values of a recipe's nodes: quantities, whole numbers, names, intervals. Every function throws
// Error (bad input) with the line of the node where it holds something else.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scenes/recipe_document.h"
#include "scenes/units.h"
#include "scenes/yaml_cursor.h"

namespace turntable {

/// 1 to 64 of a-z, 0-9 and '_', a letter first.
[[nodiscard]] bool is_factor_name(const std::string& text);
/// 1 to 64 of a-z, 0-9, '_', '-' and '.', the last two not first.
[[nodiscard]] bool is_recipe_name(const std::string& text);

[[nodiscard]] Quantity read_quantity(const YamlCursor& node);
/// In the range and of its dimension.
[[nodiscard]] double fixed(const YamlCursor& node, const Range& range);
[[nodiscard]] std::uint64_t whole(const YamlCursor& node, const Range& range);
/// The node's text as a position in `names`.
[[nodiscard]] std::uint32_t position_in(const YamlCursor& node, std::span<const std::string> names);
[[nodiscard]] std::string factor_name(const YamlCursor& node);
/// One or more, all different.
[[nodiscard]] std::vector<std::string> name_list(const YamlCursor& node);
/// Two quantities in order; sets their dimension.
[[nodiscard]] Interval read_interval(const YamlCursor& node, Dimension& dimension);
[[nodiscard]] std::array<double, 4> unit_quaternion(const YamlCursor& node);

}  // namespace turntable
