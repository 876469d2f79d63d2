#include "generator/planned_dataset.h"

#include <optional>

#include "base/error.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<AssetLibrary> library_of(const fs::path& folder, const DatasetFile& file) {
    const std::optional<fs::path> remembered = remembered_library(folder);
    if (remembered && fs::exists(*remembered / "library.json")) {
        auto library = std::make_unique<AssetLibrary>(AssetLibrary::open(*remembered));
        if (library->digest() == file.library_digest) {
            return library;
        }
    }
    throw bad_input("{}: the asset library that it was made with (digest {:.12}) is neither given "
                    "nor at {} any more",
                    folder.string(), file.library_digest,
                    remembered ? remembered->string() : std::string("a place that it remembers"));
}

}  // namespace

PlannedDataset::PlannedDataset(const fs::path& folder, const AssetLibrary* library)
    : file_(read_dataset_file(folder)), library_(library) {
    if (library == nullptr || library->digest() != file_.library_digest) {
        own_library_ = library_of(folder, file_);
        library_ = own_library_.get();
    }
    plan_ = std::make_unique<Plan>(
        Recipe::parse(file_.recipe, (folder / "dataset.yaml").string() + ": recipe"), *library_,
        file_.seed);
    if (plan_->digest() != file_.plan_digest) {
        throw bad_input("{}: its recipe does not give the plan that it states; was it edited?",
                        (folder / "dataset.yaml").string());
    }
}

}  // namespace turntable
