// YAML text to RecipeDocument, with every refusal naming file, line and cause.
#pragma once

#include <string>

#include "scenes/recipe_document.h"

namespace turntable {

/// Throws Error (bad input) "origin:line: place: cause". Names of factors are unique, every
/// factor is used by the scene, and no factor can carry a value out of its place's range.
[[nodiscard]] RecipeDocument read_recipe(const std::string& yaml, const std::string& origin);

}  // namespace turntable
