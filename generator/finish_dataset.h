// finish_dataset: what a complete dataset gets besides its shards, for those who receive it.
#pragma once

#include <filesystem>
#include <span>

#include "assets/asset_library.h"
#include "scenes/plan.h"

namespace turntable {

/// Writes README.md, croissant.json, LICENSES.csv and, when any image was accepted, preview.jpg.
/// All shards must be done. `maps`: those of the library, whose licences the ledger names. The
/// bytes depend on the dataset alone (and on SOURCE_DATE_EPOCH, see docs/exports.md), so several
/// finishers may race.
void finish_dataset(const std::filesystem::path& folder, const Plan& plan,
                    std::span<const MapEntry> maps = {});

}  // namespace turntable
