// RecipeDocument to canonical YAML: every key, in the schema's order, in units of the program.
#pragma once

#include <string>

#include "scenes/recipe_document.h"

namespace turntable {

/// Equal documents give equal text, and read_recipe of the text gives an equal document: numbers
/// have the shortest digits that round-trip.
[[nodiscard]] std::string write_recipe(const RecipeDocument& document);

}  // namespace turntable
