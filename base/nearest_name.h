// "Did you mean": the nearest of a set of names, for messages about unknown ones.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace turntable {

/// Levenshtein distance between two byte strings.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The closest candidate when it is within a third of the name's length (at least 2), else empty.
[[nodiscard]] std::string nearest_name(std::string_view name,
                                       std::span<const std::string> candidates);

}  // namespace turntable
