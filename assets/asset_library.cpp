#include "assets/asset_library.h"

#include <algorithm>

#include "assets/library_index.h"
#include "assets/map_cache.h"
#include "assets/model_cache.h"
#include "base/check.h"
#include "base/error.h"

namespace turntable {

AssetLibrary AssetLibrary::open(const std::filesystem::path& folder) {
    LibraryIndex index = read_library_index(folder);
    AssetLibrary library;
    library.folder_ = folder;
    library.entries_ = std::move(index.entries);
    library.maps_ = std::move(index.maps);
    library.digest_ = library_digest(library.entries_, library.maps_);
    library.normalisation_ = index.normalisation;
    return library;
}

// The importers begin what they say of a picture with its kind (imported_model.cpp).
bool lacks_textures(const AssetEntry& entry) {
    return std::any_of(entry.warnings.begin(), entry.warnings.end(),
                       [](const std::string& warning) { return warning.starts_with("texture "); });
}

const AssetEntry* AssetLibrary::find(const std::string& id) const {
    const auto found = std::lower_bound(
        entries_.begin(), entries_.end(), id,
        [](const AssetEntry& entry, const std::string& wanted) { return entry.id < wanted; });
    return found != entries_.end() && found->id == id ? &*found : nullptr;
}

const MapEntry* AssetLibrary::find_map(const std::string& id) const {
    const auto found = std::lower_bound(
        maps_.begin(), maps_.end(), id,
        [](const MapEntry& entry, const std::string& wanted) { return entry.id < wanted; });
    return found != maps_.end() && found->id == id ? &*found : nullptr;
}

std::shared_ptr<const Model> AssetLibrary::load(const AssetEntry& entry) const {
    if (!entry.accepted()) {
        throw bad_input("{}: was refused at import: {}", entry.id, entry.reason);
    }
    try {
        Model model = read_model_cache(model_cache_path(folder_, entry.digest), entry.digest);
        model.id = entry.id;
        if (entry.facts && entry.facts->parts != model.parts) {
            throw bad_input("library.json names other parts than the cached model has");
        }
        return std::make_shared<const Model>(std::move(model));
    } catch (const Error& error) {
        throw bad_input("asset {}: {}", entry.id, error.what());
    }
}

std::shared_ptr<const EnvironmentMap> AssetLibrary::load_map(const MapEntry& entry) const {
    try {
        EnvironmentMap map = read_map_cache(map_cache_path(folder_, entry.digest), entry.digest);
        map.id = entry.id;
        return std::make_shared<const EnvironmentMap>(std::move(map));
    } catch (const Error& error) {
        throw bad_input("map {}: {}", entry.id, error.what());
    }
}

}  // namespace turntable
