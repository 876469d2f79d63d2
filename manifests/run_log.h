// Run logs: what a shard cost, kept apart from the shard so that its bytes stay the same on every
// machine (docs/adr/0005). Never hashed; a dataset without them is complete.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
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

/// The logs in a dataset folder, found once and read on demand. Unreadable ones count as absent: a
/// log is never worth failing for.
class RunLogs {
public:
    explicit RunLogs(const std::filesystem::path& dataset);
    /// All readable logs, by shard and then in the order of their file names.
    [[nodiscard]] std::vector<RunLog> all() const;
    /// The readable log of `shard` whose `started` is latest.
    [[nodiscard]] std::optional<RunLog> latest(ShardId shard) const;

private:
    std::multimap<ShardId, std::filesystem::path> paths_;
};

}  // namespace turntable
