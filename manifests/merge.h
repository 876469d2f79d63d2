// Merging a dataset's shards into manifest.sqlite.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "base/stop_flag.h"
#include "manifests/manifest_writer.h"

namespace turntable {

struct MergeOptions {
    int threads = 0;  ///< that read records beside the one that inserts; 0: one a core
    FactorIndexes factor_indexes = FactorIndexes::kAutomatic;
    /// The dataset's plan, when the caller knows it: shards of any other are then the intruders.
    std::string plan_digest = {};
    /// Called after each shard with samples merged so far and in all; may be empty.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
    const StopFlag* stop = nullptr;  ///< looked at between shards; may be null
};

struct MergeSummary {
    std::uint64_t shards = 0;
    std::uint64_t samples = 0;
    std::uint64_t rejected = 0;
    double seconds_reading = 0.0;   ///< until the last row was inserted
    double seconds_indexing = 0.0;  ///< indexes, statistics and publishing
};

/// Builds `dataset`/manifest.sqlite anew from all shards marked done (a shard without an index is
/// not yet there and is left out). The old manifest stays in place until the new one is complete.
/// Throws Error (bad input) naming the file: no shards, a damaged shard, a shard of another
/// dataset (its plan digest is not the one asked for, or else the one most shards have). Stopped
/// early: Error (interrupted).
MergeSummary merge_dataset(const std::filesystem::path& dataset, const MergeOptions& options = {});

/// `dataset`/manifest.sqlite.
[[nodiscard]] std::filesystem::path manifest_path(const std::filesystem::path& dataset);

/// sha256 over all shards' index files in order: what a manifest was built from.
[[nodiscard]] std::string shards_digest(const std::filesystem::path& dataset);

}  // namespace turntable
