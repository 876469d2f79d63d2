#include "generator/shard_sink.h"

#include <array>
#include <ctime>
#include <utility>

#include <fmt/chrono.h>
#include <unistd.h>

#include "base/check.h"

namespace turntable {
namespace {

std::string host_name() {
    std::array<char, 256> name{};
    ::gethostname(name.data(), name.size() - 1);
    return name.data();
}

std::string utc_now() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace

ShardIdentity shard_identity(const Plan& plan, ShardId shard, const DatasetFile& dataset) {
    const SampleRange range = plan.shard_range(shard);
    return {shard, range.first, range.last, dataset.plan_digest, dataset.device, dataset.build};
}

ShardSink::ShardSink(const Plan& plan, const DatasetFile& dataset, std::filesystem::path folder,
                     GenerateProgress& progress)
    : plan_(plan), dataset_(dataset), folder_(std::move(folder)), progress_(progress) {}

void ShardSink::take(RenderedSample&& sample) {
    const std::uint64_t index = sample.record.index;
    if (!writer_) {
        begin_shard(index);
    }
    const bool rejected = !sample.record.reject.empty();
    log_.milliseconds.push_back(sample.milliseconds);
    writer_->add(std::move(sample.record), sample.files);
    progress_.done.fetch_add(1, std::memory_order_relaxed);
    progress_.rejected.fetch_add(rejected ? 1 : 0, std::memory_order_relaxed);
    if (index + 1 == range_.last) {
        finish_shard();
    }
}

void ShardSink::begin_shard(std::uint64_t first) {
    const ShardId shard(first / plan_.samples_per_shard());
    range_ = plan_.shard_range(shard);
    TT_CHECK_EQ(range_.first, first);
    writer_ = std::make_unique<ShardWriter>(folder_, shard_identity(plan_, shard, dataset_));
    log_ = {shard, host_name(), dataset_.device, utc_now(), 0.0, first, {}};
    started_ = std::chrono::steady_clock::now();
}

void ShardSink::finish_shard() {
    writer_->finish();
    writer_.reset();
    ++shards_finished_;
    log_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    write_run_log(folder_, log_);
}

}  // namespace turntable
