// From declared factor groups to labels: the flat list of factors and the draws of their values.
#pragma once

#include <vector>

#include "base/philox.h"
#include "scenes/recipe.h"
#include "scenes/recipe_document.h"

namespace turntable {

/// The labels of a group with the range and unit of each, in order.
[[nodiscard]] std::vector<Factor> factors_of(const FactorGroup& group);

/// Appends the values of one sample's labels, in the order of factors_of. Reads nothing but
/// `draws` (keyed by the group's name), so no group depends on another.
void draw_group(const FactorGroup& group, const Draws& draws, std::vector<double>& values);

}  // namespace turntable
