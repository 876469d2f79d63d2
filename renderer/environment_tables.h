// Tables for sampling an environment map as a light (renderer/shared/environment.h says what they
// hold and what they are for).
#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "assets/environment_map.h"

namespace turntable {

/// As the shading code reads them. Deterministic: sums in double, in the order of the texels.
/// `map` is equirectangular, with at least one texel. A black map gets uniform tables.
[[nodiscard]] std::vector<float> environment_tables(const EnvironmentMap& map);

using SharedTables = std::shared_ptr<const std::vector<float>>;  ///< several pictures read them

/// Tables of the maps that are in use, each made once. Thread-safe.
class EnvironmentTableCache {
public:
    [[nodiscard]] SharedTables tables(const std::shared_ptr<const EnvironmentMap>& map);

private:
    struct Entry {
        std::weak_ptr<const EnvironmentMap> map;  ///< gone: the address may be another map's by now
        SharedTables tables;
    };

    std::mutex mutex_;
    std::unordered_map<const EnvironmentMap*, Entry> entries_;
};

}  // namespace turntable
