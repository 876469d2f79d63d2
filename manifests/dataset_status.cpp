#include "manifests/dataset_status.h"

#include <algorithm>

#include "base/error.h"
#include "manifests/run_log.h"
#include "manifests/shard_reader.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

void count_shard(const fs::path& dataset, ShardId shard, DatasetStatus& status) {
    const ShardState state = inspect_shard(dataset, shard, ShardCheck::kSizes);
    if (state.condition == ShardCondition::kDamaged) {
        status.damaged.emplace(shard, state.reason);
        return;
    }
    if (state.condition != ShardCondition::kDone) {
        status.missing.push_back(shard);
        return;
    }
    const ShardIndex index = read_shard_index(dataset, shard);
    ++status.shards_done;
    status.samples += index.samples;
    status.bytes += index.tar.bytes + index.records.bytes;
    for (const auto& [reason, count] : index.rejects) {
        status.rejects[reason] += count;
        status.rejected += count;
    }
}

/// Shards of one host follow each other; hosts work beside each other.
void count_runs(const fs::path& dataset, DatasetStatus& status) {
    std::uint64_t images = 0;
    double milliseconds = 0.0;
    std::map<std::string, std::pair<double, double>> hosts;  // images and seconds of each
    for (const RunLog& log : RunLogs(dataset).all()) {
        images += log.milliseconds.size();
        for (const double value : log.milliseconds) {
            milliseconds += value;
        }
        auto& [host_images, host_seconds] = hosts[log.host];
        host_images += static_cast<double>(log.milliseconds.size());
        host_seconds += log.seconds;
        status.busy_seconds += log.seconds;
    }
    status.milliseconds_mean = images > 0 ? milliseconds / static_cast<double>(images) : 0.0;
    for (const auto& [host, work] : hosts) {
        status.images_per_second += work.second > 0.0 ? work.first / work.second : 0.0;
    }
}

}  // namespace

DatasetStatus dataset_status(const fs::path& dataset, std::optional<std::uint64_t> shards) {
    if (!fs::is_directory(dataset)) {
        throw bad_input("{}: no such folder", dataset.string());
    }
    const std::vector<ShardId> indexed = indexed_shards(dataset);
    const std::uint64_t last = indexed.empty() ? 0 : indexed.back().value + 1;
    DatasetStatus status;
    for (std::uint64_t shard = 0; shard < shards.value_or(last); ++shard) {
        count_shard(dataset, ShardId(shard), status);
    }
    count_runs(dataset, status);
    return status;
}

}  // namespace turntable
