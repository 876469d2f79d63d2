// Run logs: what a shard cost, kept apart from the shard so that its bytes stay the same on every
// machine (docs/adr/0005). Never hashed; a dataset without them is complete.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/strong_id.h"

namespace turntable {

struct RunLog {
    ShardId shard;
    std::string host;
    std::string device;
    std::string started;   ///< UTC, ISO 8601
    double seconds = 0.0;  ///< wall time of the whole shard
    std::uint64_t first = 0;
    std::vector<double> milliseconds;  ///< per sample from `first` on, rejected ones included
};

/// Writes runs/NNNNNN-<host>-<pid>-<n>.json atomically; creates runs/ when absent.
void write_run_log(const std::filesystem::path& dataset, const RunLog& log);

/// All logs of the folder in the order of their file names; unreadable ones are left out, since a
/// log is never worth failing for. Where one shard has several, later names come later.
[[nodiscard]] std::vector<RunLog> read_run_logs(const std::filesystem::path& dataset);
/// Those of one shard.
[[nodiscard]] std::vector<RunLog> read_run_logs(const std::filesystem::path& dataset,
                                                ShardId shard);

}  // namespace turntable
