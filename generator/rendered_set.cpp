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

std::unique_ptr<AssetLibrary> other_library(const fs::path& folder, const DatasetFile& file) {
    const std::optional<fs::path> remembered = remembered_library(folder);
    if (remembered && fs::exists(*remembered / "library.json")) {
        auto library = std::make_unique<AssetLibrary>(AssetLibrary::open(*remembered));
        if (library->digest() == file.library_digest) {
            return library;
        }
    }
    throw bad_input("{}: was made with another asset library ({:.12}), which is not at {} any "
                    "more; without it nothing can be reused",
                    folder.string(), file.library_digest,
                    remembered ? remembered->string() : std::string("a place it remembers"));
}

}  // namespace

RenderedSet::RenderedSet(fs::path folder, const AssetLibrary& library)
    : folder_(std::move(folder)), file_(read_dataset_file(folder_)) {
    if (library.digest() != file_.library_digest) {
        own_library_ = other_library(folder_, file_);
    }
    const AssetLibrary& used = own_library_ ? *own_library_ : library;
    plan_ = std::make_unique<Plan>(
        Recipe::parse(file_.recipe, (folder_ / "dataset.yaml").string() + ": recipe"), used,
        file_.seed);
    if (plan_->digest() != file_.plan_digest) {
        throw bad_input("{}: its plan is not the one that its recipe gives: was dataset.yaml "
                        "edited?",
                        folder_.string());
    }
    digester_ = std::make_unique<SampleDigester>(plan_->recipe(), map_digests(used));
    list_samples();
}

void RenderedSet::list_samples() {
    std::vector<SampleRange> ranges;
    std::uint64_t count = 0;
    for (const ShardId shard : indexed_shards(folder_)) {
        if (shard.value < plan_->shard_count() &&
            inspect_shard(folder_, shard, ShardCheck::kSizes, shard_identity(*plan_, shard, file_))
                    .condition == ShardCondition::kDone) {
            ranges.push_back(plan_->shard_range(shard));
            count += ranges.back().last - ranges.back().first;
        }
    }
    entries_.resize(count);
    std::uint64_t start = 0;
    for (const SampleRange& range : ranges) {
        visit_digests(*plan_, *digester_, range, [&](SampleId id, const SampleDigest& digest) {
            entries_[start + (id.value - range.first)] = {digest.frame, id.value};
        });
        start += range.last - range.first;
    }
    tbb::parallel_sort(entries_.begin(), entries_.end());
}

void RenderedSet::require_made_by(const std::string& build) const {
    if (file_.build != build) {
        throw bad_input("{}: was made by version {}, this is {}: its frames may differ and are "
                        "not reused",
                        folder_.string(), file_.build, build);
    }
}

void RenderedSet::require_made_by(const std::string& build, const std::string& device) const {
    require_made_by(build);
    if (file_.device != device) {
        throw bad_input("{}: was made on '{}', this run is on '{}': its frames may differ and are "
                        "not reused",
                        folder_.string(), file_.device, device);
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
    return (*digester_)(plan_->sample(id, attempt)).frame;
}

bool RenderedSet::is_sound(ShardId shard) {
    if (sound_.contains(shard) || damaged_.contains(shard)) {
        return sound_.contains(shard);
    }
    const ShardState state =
        inspect_shard(folder_, shard, ShardCheck::kDigests, shard_identity(*plan_, shard, file_));
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
    ShardReader* shard = reader(ShardId(id.value / plan_->samples_per_shard()));
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
    ShardReader* shard = reader(ShardId(record.index / plan_->samples_per_shard()));
    TT_CHECK(shard != nullptr);
    std::vector<EncodedFile> files;
    for (const auto& [extension, digest] : record.files) {
        files.push_back({extension, shard->member(record.key, extension)});
    }
    return files;
}

}  // namespace turntable
