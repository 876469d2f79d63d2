#include "assets/map_store.h"

#include <algorithm>
#include <vector>

#include "assets/background_pack.h"
#include "base/error.h"
#include "base/nearest_name.h"

namespace turntable {
namespace {

constexpr std::size_t kRecentBytes = std::size_t{256} << 20U;

std::size_t bytes_of(const EnvironmentMap& map) {
    return map.texels.size() * sizeof(float);
}

Error unknown_map(const std::string& id, const AssetLibrary& library) {
    std::vector<std::string> known;
    for (const PackEntry& entry : background_pack()) {
        known.emplace_back(entry.id);
    }
    for (const MapEntry& entry : library.maps()) {
        known.push_back(entry.id);
    }
    const std::string nearest = nearest_name(id, known);
    return bad_input("\"{}\" is no environment map of the library or the built-in pack{}", id,
                     nearest.empty() ? " (turntable assets maps lists them)"
                                     : fmt::format(" (did you mean \"{}\"?)", nearest));
}

}  // namespace

std::shared_ptr<const EnvironmentMap> MapStore::fetch(const std::string& id) const {
    if (const MapEntry* entry = library_.find_map(id)) {
        return library_.load_map(*entry);
    }
    if (find_in_pack(id) != nullptr) {
        return make_pack_map(id);
    }
    throw unknown_map(id, library_);
}

void MapStore::keep(const std::shared_ptr<const EnvironmentMap>& map) const {
    const std::lock_guard lock(mutex_);
    recent_.remove(map);
    recent_.push_front(map);
    std::size_t bytes = 0;
    const auto first_too_many =
        std::find_if(recent_.begin(), recent_.end(), [&](const auto& recent) {
            bytes += bytes_of(*recent);
            return bytes > kRecentBytes && recent != map;
        });
    recent_.erase(first_too_many, recent_.end());
}

std::shared_ptr<const EnvironmentMap> MapStore::load(const std::string& id) const {
    std::shared_ptr<Slot> slot;
    {
        const std::lock_guard lock(mutex_);
        std::shared_ptr<Slot>& known = slots_[id];
        known = known ? known : std::make_shared<Slot>();
        slot = known;
    }
    std::shared_ptr<const EnvironmentMap> map;
    {
        const std::lock_guard lock(slot->mutex);
        map = slot->map.lock();
        if (!map) {
            map = fetch(id);
            slot->map = map;
        }
    }
    keep(map);
    return map;
}

}  // namespace turntable
