// finish_dataset: what a complete dataset gets besides its shards, for those who receive it.
#pragma once

#include <filesystem>

#include "scenes/plan.h"

namespace turntable {

/// Writes README.md, croissant.json, LICENSES.csv and, when any image was accepted, preview.jpg.
/// All shards must be done. The bytes depend on the dataset alone, so several finishers may race.
void finish_dataset(const std::filesystem::path& folder, const Plan& plan);

}  // namespace turntable
