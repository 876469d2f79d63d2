// MapStore: environment maps by id, from an asset library or the built-in pack, each loaded once.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "assets/asset_library.h"
#include "assets/environment_map.h"

namespace turntable {

/// Thread-safe. A map stays in memory while anyone holds it, and the most recently used ones
/// beyond that (within a few hundred MiB).
class MapStore {
public:
    /// The library must outlive the store.
    explicit MapStore(const AssetLibrary& library) : library_(library) {}

    /// The library's own maps hide pack maps of the same id. Throws Error (bad input) naming the
    /// id and the nearest known one, or the damaged file.
    [[nodiscard]] std::shared_ptr<const EnvironmentMap> load(const std::string& id) const;

private:
    /// One map: loaded by whoever comes first, while others wait for it alone.
    struct Slot {
        std::mutex mutex;
        std::weak_ptr<const EnvironmentMap> map;
    };
    [[nodiscard]] std::shared_ptr<const EnvironmentMap> fetch(const std::string& id) const;
    void keep(const std::shared_ptr<const EnvironmentMap>& map) const;

    const AssetLibrary& library_;
    mutable std::mutex mutex_;  ///< guards what follows
    mutable std::map<std::string, std::shared_ptr<Slot>> slots_;
    mutable std::list<std::shared_ptr<const EnvironmentMap>> recent_;  ///< the latest first
};

}  // namespace turntable
