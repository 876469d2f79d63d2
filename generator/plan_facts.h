// Plan facts: what a plan says of a dataset to those who receive it.
#pragma once

#include "manifests/dataset_facts.h"
#include "scenes/plan.h"

namespace turntable {

/// Everything of DatasetFacts that follows from the plan: name, sizes, classes, factors with their
/// canonical values and choices, cells, parts, splits, planes, models with their licences.
[[nodiscard]] DatasetFacts plan_facts(const Plan& plan);

}  // namespace turntable
