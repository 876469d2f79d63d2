// How far a dataset is: counted from the files in its folder, cheaply.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/strong_id.h"

namespace turntable {

struct DatasetStatus {
    std::uint64_t shards_done = 0;
    std::vector<ShardId> missing;            ///< absent or without an index
    std::map<ShardId, std::string> damaged;  ///< by file sizes alone, and why
    std::uint64_t samples = 0;               ///< accepted, in shards done
    std::uint64_t rejected = 0;
    std::map<std::string, std::uint64_t> rejects;  ///< by reason
    std::uint64_t bytes = 0;                       ///< of tars and records done
    double busy_seconds = 0.0;                     ///< wall time of all runs added up
    double milliseconds_mean = 0.0;                ///< a sample; 0 when no run was logged
    /// Each host's images over its seconds, added up over hosts: they work at the same time.
    double images_per_second = 0.0;
};

/// `shards`: how many the dataset will have; without it, up to the highest one there is.
[[nodiscard]] DatasetStatus dataset_status(const std::filesystem::path& dataset,
                                           std::optional<std::uint64_t> shards = {});

}  // namespace turntable
