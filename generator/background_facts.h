// Background facts: which pictures a recipe puts around and behind its objects, and whose they are.
#pragma once

#include <span>
#include <vector>

#include "assets/asset_library.h"
#include "manifests/dataset_facts.h"
#include "scenes/recipe_document.h"

namespace turntable {

/// Every map that the recipe names for the environment, the backdrop or the floor, by id: from
/// `maps` (the library's, which hide those of the pack) or from the built-in pack. A fixed one or
/// any choice of a factor, since each may occur.
[[nodiscard]] std::vector<BackgroundFact> background_facts(const RecipeDocument& recipe,
                                                           std::span<const MapEntry> maps);

/// The rows of the ledger: one for each background that is not built in.
[[nodiscard]] std::vector<LicenceRow> map_rows(std::span<const BackgroundFact> backgrounds);

}  // namespace turntable
