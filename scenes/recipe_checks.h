// What is wrong with a recipe that no key alone shows, said with the line of the place.
#pragma once

#include "scenes/recipe_document.h"
#include "scenes/yaml_cursor.h"

namespace turntable {

/// Both throw Error (bad input). `top` is the text that `document` was read from.
/// Designs and splits that do not fit the factors.
void check_design(const YamlCursor& top, const RecipeDocument& document);
/// Scenes that cannot be, by building one of them: the canonical one where there is a design.
void check_one_scene(const YamlCursor& top, const RecipeDocument& document);

}  // namespace turntable
