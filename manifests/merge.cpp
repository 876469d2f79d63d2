#include "manifests/merge.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <future>
#include <map>
#include <thread>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "manifests/manifest_schema.h"
#include "manifests/shard_reader.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A shard's records in memory: what one reading task hands to the inserting thread.
struct LoadedShard {
    ShardIndex index;
    std::vector<ShardEntry> entries;
    std::optional<RunLog> log;
};

LoadedShard load_shard(const fs::path& dataset, const ShardIndex& index, const RunLogs& logs) {
    const ShardId shard = index.identity.shard;
    const ShardState state = inspect_shard(dataset, shard, ShardCheck::kSizes);
    if (state.condition != ShardCondition::kDone) {
        throw bad_input("{}; run `turntable repair` and `turntable generate` again", state.reason);
    }
    LoadedShard loaded;
    loaded.index = index;
    loaded.entries.reserve(index.identity.last - index.identity.first);
    const ShardReader reader(dataset, shard);
    reader.for_each_entry([&](ShardEntry&& entry) { loaded.entries.push_back(std::move(entry)); });
    loaded.log = logs.latest(shard);
    return loaded;
}

std::vector<ShardIndex> read_indexes(const fs::path& dataset) {
    std::vector<ShardIndex> indexes;
    for (const ShardId shard : indexed_shards(dataset)) {
        indexes.push_back(read_shard_index(dataset, shard));
    }
    if (indexes.empty()) {
        throw bad_input("{}: no finished shards", (dataset / "shards").string());
    }
    return indexes;
}

/// Without other knowledge, the digest that most shards have is the folder's own.
std::string commonest_plan(const std::vector<ShardIndex>& indexes) {
    std::map<std::string, std::uint64_t> counts;
    for (const ShardIndex& index : indexes) {
        ++counts[index.identity.plan_digest];
    }
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    return std::max_element(counts.begin(), counts.end(), fewer)->first;
}

void require_plan(const fs::path& dataset, const std::vector<ShardIndex>& indexes,
                  const std::string& digest) {
    for (const ShardIndex& index : indexes) {
        if (index.identity.plan_digest != digest) {
            throw bad_input("{}: belongs to another dataset (plan {:.12}, not {:.12})",
                            ShardPaths(dataset, index.identity.shard).index.string(),
                            index.identity.plan_digest, digest);
        }
    }
}

void require_disjoint(const fs::path& dataset, const std::vector<ShardIndex>& indexes) {
    for (std::size_t i = 1; i < indexes.size(); ++i) {
        if (indexes[i].identity.first < indexes[i - 1].identity.last) {
            throw bad_input("{}: its samples overlap those of the shard before it",
                            ShardPaths(dataset, indexes[i].identity.shard).index.string());
        }
    }
}

/// Of a shard that has one; an empty record otherwise.
SampleRecord first_record(const LoadedShard& shard) {
    return shard.entries.empty() ? SampleRecord() : shard.entries.front().record;
}

std::optional<double> milliseconds_of(const std::optional<RunLog>& log, std::uint64_t index) {
    if (!log || index < log->first || index - log->first >= log->milliseconds.size()) {
        return std::nullopt;
    }
    return log->milliseconds[index - log->first];
}

/// Reads shards ahead on a few threads and hands them out in order; at most threads + 1 are in
/// memory, so it is bounded by the shard size.
class ShardStream {
public:
    ShardStream(const fs::path& dataset, const std::vector<ShardIndex>& indexes, int threads)
        : dataset_(dataset), indexes_(indexes), logs_(dataset) {
        const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
        ahead_ = threads > 0 ? static_cast<std::size_t>(threads) : cores;
    }
    LoadedShard next() {
        while (next_ < indexes_.size() && loading_.size() <= ahead_) {
            const ShardIndex& index = indexes_[next_++];
            loading_.push_back(std::async(
                std::launch::async, [this, &index] { return load_shard(dataset_, index, logs_); }));
        }
        LoadedShard shard = loading_.front().get();
        loading_.pop_front();
        return shard;
    }

private:
    const fs::path& dataset_;
    const std::vector<ShardIndex>& indexes_;
    RunLogs logs_;
    std::size_t ahead_ = 1;
    std::size_t next_ = 0;
    std::deque<std::future<LoadedShard>> loading_;
};

void insert_shard(ManifestWriter& writer, const LoadedShard& shard) {
    for (const ShardEntry& entry : shard.entries) {
        writer.add(shard.index.identity.shard, entry,
                   milliseconds_of(shard.log, entry.record.index));
    }
    writer.add_shard(shard.index, shard.log);
}

void describe_dataset(ManifestWriter& writer, const fs::path& dataset, int format,
                      const std::string& plan_digest, const std::string& shards) {
    const fs::path recipe = dataset / "dataset.yaml";
    const std::string text = fs::exists(recipe) ? read_file(recipe) : std::string();
    writer.set("manifest_format", std::to_string(kManifestFormat));
    writer.set("dataset_format", std::to_string(format));
    writer.set("plan_digest", plan_digest);
    writer.set("shards_digest", shards);
    writer.set("recipe", text);
    writer.set("recipe_sha256", sha256_hex(text));
}

std::uint64_t record_count(const std::vector<ShardIndex>& indexes) {
    std::uint64_t count = 0;
    for (const ShardIndex& index : indexes) {
        count += index.identity.last - index.identity.first;
    }
    return count;
}

}  // namespace

MergeSummary merge_dataset(const fs::path& dataset, const MergeOptions& options) {
    const Clock::time_point start = Clock::now();
    const std::string shards = shards_digest(dataset);
    const std::vector<ShardIndex> indexes = read_indexes(dataset);
    const std::string plan_digest =
        options.plan_digest.empty() ? commonest_plan(indexes) : options.plan_digest;
    require_plan(dataset, indexes, plan_digest);
    require_disjoint(dataset, indexes);
    const std::uint64_t total = record_count(indexes);

    ShardStream stream(dataset, indexes, options.threads);
    std::optional<ManifestWriter> writer;
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        if (options.stop != nullptr && options.stop->requested()) {
            throw Error(ExitCode::kInterrupted, "merge interrupted; run it again");
        }
        const LoadedShard shard = stream.next();
        if (!writer) {
            writer.emplace(manifest_path(dataset), first_record(shard));
        }
        insert_shard(*writer, shard);
        if (options.progress) {
            options.progress(writer->samples() + writer->rejected(), total);
        }
    }
    MergeSummary summary{indexes.size(), writer->samples(), writer->rejected(),
                         seconds_since(start), 0.0};
    const Clock::time_point indexing = Clock::now();
    describe_dataset(*writer, dataset, indexes.front().format, plan_digest, shards);
    writer->publish(options.factor_indexes);
    summary.seconds_indexing = seconds_since(indexing);
    return summary;
}

fs::path manifest_path(const fs::path& dataset) {
    return dataset / "manifest.sqlite";
}

std::string shards_digest(const fs::path& dataset) {
    Sha256 hash;
    for (const ShardId shard : indexed_shards(dataset)) {
        hash.update(read_file(ShardPaths(dataset, shard).index));
    }
    return hash.hex();
}

}  // namespace turntable
