// PlannedDataset: the plan of a dataset folder, made again from its recipe and its library.
#pragma once

#include <filesystem>
#include <memory>

#include "assets/asset_library.h"
#include "generator/dataset_file.h"
#include "scenes/plan.h"

namespace turntable {

class PlannedDataset {
public:
    /// The library that the set was made with is `library` (may be null; must outlive this), or the
    /// one that the folder remembers: told by its digest. Throws Error (bad input) when neither is
    /// it, when the folder is no dataset, and when its recipe gives another plan than it states.
    PlannedDataset(const std::filesystem::path& folder, const AssetLibrary* library);

    [[nodiscard]] const DatasetFile& file() const { return file_; }
    [[nodiscard]] const AssetLibrary& library() const { return *library_; }
    [[nodiscard]] const Plan& plan() const { return *plan_; }

private:
    DatasetFile file_;
    std::unique_ptr<AssetLibrary> own_library_;  ///< when it is not the caller's
    const AssetLibrary* library_;
    std::unique_ptr<Plan> plan_;
};

}  // namespace turntable
