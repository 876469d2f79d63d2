// The recipes of scenes/recipes/, embedded in the program when it is built.
#pragma once

#include <span>
#include <string_view>

namespace turntable {

struct BuiltInRecipe {
    std::string_view name;  ///< of the file, without ".yaml"
    std::string_view yaml;
};

/// In no particular order.
[[nodiscard]] std::span<const BuiltInRecipe> built_in_recipes();

}  // namespace turntable
