#include "generator/rendered_set.h"

#include <algorithm>
#include <utility>

#include <tbb/parallel_sort.h>

#include "base/check.h"
#include "base/error.h"
#include "generator/plan_digests.h"
#include "generator/shard_sink.h"
#include "manifests/sample_json.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostReaders = 8;  // open at once: two plans seldom differ more in order

}  // namespace

RenderedSet::RenderedSet(fs::path folder, const AssetLibrary& library)
    : folder_(std::move(folder)), planned_(folder_, &library),
      digester_(planned_.plan().recipe(), map_digests(planned_.library())) {
    list_samples();
}

void RenderedSet::list_samples() {
    std::vector<SampleRange> ranges;
    std::uint64_t count = 0;
    for (const ShardId shard : indexed_shards(folder_)) {
        if (shard.value < plan().shard_count() &&
            inspect_shard(folder_, shard, ShardCheck::kSizes,
                          shard_identity(plan(), shard, dataset()))
                    .condition == ShardCondition::kDone) {
            ranges.push_back(plan().shard_range(shard));
            count += ranges.back().last - ranges.back().first;
        }
    }
    entries_.resize(count);
    std::uint64_t start = 0;
    for (const SampleRange& range : ranges) {
        visit_digests(plan(), digester_, range,
                      [&](const PlannedSample& sample, const SampleDigest& digest) {
                          const std::uint64_t index = sample.id.value;
                          entries_[start + (index - range.first)] = {digest.frame, index};
                      });
        start += range.last - range.first;
    }
    tbb::parallel_sort(entries_.begin(), entries_.end());
}

void RenderedSet::require_made_by(const std::string& build) const {
    if (dataset().format != kDatasetFormat) {
        throw bad_input("{}: dataset format {}, this program writes format {}: its records lack "
                        "labels and are not reused",
                        folder_.string(), dataset().format, kDatasetFormat);
    }
    if (dataset().build != build) {
        throw bad_input("{}: was made by version {}, this is {}: its frames may differ and are "
                        "not reused",
                        folder_.string(), dataset().build, build);
    }
}

void RenderedSet::require_made_by(const std::string& build, const std::string& device) const {
    require_made_by(build);
    if (dataset().device != device) {
        throw bad_input("{}: was made on '{}', this run is on '{}': its frames may differ and are "
                        "not reused",
                        folder_.string(), dataset().device, device);
    }
}

std::optional<SampleId> RenderedSet::find(const Digest128& frame) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), Entry{frame, 0});
    if (found == entries_.end() || found->frame != frame) {
        return std::nullopt;
    }
    return SampleId(found->sample);
}

Digest128 RenderedSet::frame(SampleId id, int attempt) const {
    return digester_(plan().sample(id, attempt)).frame;
}

bool RenderedSet::is_sound(ShardId shard) {
    if (sound_.contains(shard) || damaged_.contains(shard)) {
        return sound_.contains(shard);
    }
    const ShardState state = inspect_shard(folder_, shard, ShardCheck::kDigests,
                                           shard_identity(plan(), shard, dataset()));
    if (state.condition == ShardCondition::kDone) {
        sound_.insert(shard);
        return true;
    }
    damaged_.insert(shard);
    damages_.push_back(state.reason.empty()
                           ? fmt::format("{}: shard {} is gone", folder_.string(), shard.value)
                           : state.reason);
    return false;
}

ShardReader* RenderedSet::reader(ShardId shard) {
    const auto found = std::find_if(readers_.begin(), readers_.end(),
                                    [shard](const auto& open) { return open.first == shard; });
    if (found != readers_.end()) {
        readers_.splice(readers_.begin(), readers_, found);
        return found->second.get();
    }
    if (!is_sound(shard)) {
        return nullptr;
    }
    readers_.emplace_front(shard, std::make_unique<ShardReader>(folder_, shard));
    if (readers_.size() > kMostReaders) {
        readers_.pop_back();
    }
    return readers_.front().second.get();
}

std::optional<SampleRecord> RenderedSet::record(SampleId id) {
    ShardReader* shard = reader(ShardId(id.value / plan().samples_per_shard()));
    if (shard == nullptr) {
        return std::nullopt;
    }
    const std::string name = fmt::format("{:09}.json", id.value);
    const TarMember* member = shard->tar().find(name);
    if (member == nullptr) {
        return std::nullopt;  // refused: it left a line in the records alone
    }
    return sample_from_json(shard->tar().read(*member), shard->paths().tar.string() + ": " + name);
}

std::vector<EncodedFile> RenderedSet::files(const SampleRecord& record) {
    ShardReader* shard = reader(ShardId(record.index / plan().samples_per_shard()));
    TT_CHECK(shard != nullptr);
    std::vector<EncodedFile> files;
    for (const auto& [extension, digest] : record.files) {
        files.push_back({extension, shard->member(record.key, extension)});
    }
    return files;
}

}  // namespace turntable
