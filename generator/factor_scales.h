// Factor scales: the ranges of a recipe's factors, for the quality report.
#pragma once

#include <vector>

#include "manifests/quality_report.h"
#include "scenes/recipe.h"

namespace turntable {

/// One a factor that a scene reads, in the recipe's order.
[[nodiscard]] std::vector<FactorScale> factor_scales(const Recipe& recipe);

}  // namespace turntable
