// Plan facts: what a plan says of a dataset to those who receive it.
#pragma once

#include <span>

#include "assets/asset_library.h"
#include "manifests/dataset_facts.h"
#include "scenes/plan.h"

namespace turntable {

/// Everything of DatasetFacts that follows from the plan: name, sizes, classes, factors with their
/// canonical values and choices, cells, parts, splits, planes, backgrounds, and the models and maps
/// with their licences. `maps`: the library's.
[[nodiscard]] DatasetFacts plan_facts(const Plan& plan, std::span<const MapEntry> maps);

}  // namespace turntable
