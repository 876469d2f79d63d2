// ShardSink: takes samples in order and turns them into finished shards.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

#include "generator/dataset_file.h"
#include "generator/generate_progress.h"
#include "generator/rendered_sample.h"
#include "manifests/run_log.h"
#include "manifests/shard_writer.h"
#include "scenes/plan.h"

namespace turntable {

class ShardSink {
public:
    /// `plan`, `dataset` and `progress` must outlive the sink.
    ShardSink(const Plan& plan, const DatasetFile& dataset, std::filesystem::path folder,
              GenerateProgress& progress);

    /// The next sample: the first of a shard, or the successor of the one before. The last one of
    /// a shard publishes it. A shard whose last sample never comes leaves nothing behind.
    void take(RenderedSample&& sample);

    [[nodiscard]] std::uint64_t shards_finished() const { return shards_finished_; }

private:
    void begin_shard(std::uint64_t first);
    void finish_shard();

    const Plan& plan_;
    const DatasetFile& dataset_;
    std::filesystem::path folder_;
    GenerateProgress& progress_;
    SampleRange range_;
    std::unique_ptr<ShardWriter> writer_;
    RunLog log_;
    std::chrono::steady_clock::time_point started_;
    std::uint64_t shards_finished_ = 0;
};

/// What a shard of this dataset must say of itself.
[[nodiscard]] ShardIdentity shard_identity(const Plan& plan, ShardId shard,
                                           const DatasetFile& dataset);

}  // namespace turntable
