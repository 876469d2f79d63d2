#include "assets/asset_library.h"

#include <algorithm>

#include "assets/library_index.h"
#include "assets/model_cache.h"
#include "base/check.h"
#include "base/error.h"

namespace turntable {

AssetLibrary AssetLibrary::open(const std::filesystem::path& folder) {
    LibraryIndex index = read_library_index(folder);
    AssetLibrary library;
    library.folder_ = folder;
    library.entries_ = std::move(index.entries);
    library.digest_ = library_digest(library.entries_);
    library.normalisation_ = index.normalisation;
    return library;
}

const AssetEntry* AssetLibrary::find(const std::string& id) const {
    const auto found = std::lower_bound(
        entries_.begin(), entries_.end(), id,
        [](const AssetEntry& entry, const std::string& wanted) { return entry.id < wanted; });
    return found != entries_.end() && found->id == id ? &*found : nullptr;
}

std::shared_ptr<const Model> AssetLibrary::load(const AssetEntry& entry) const {
    if (!entry.accepted()) {
        throw bad_input("{}: was refused at import: {}", entry.id, entry.reason);
    }
    try {
        Model model = read_model_cache(model_cache_path(folder_, entry.digest), entry.digest);
        model.id = entry.id;
        return std::make_shared<const Model>(std::move(model));
    } catch (const Error& error) {
        throw bad_input("asset {}: {}", entry.id, error.what());
    }
}

}  // namespace turntable
