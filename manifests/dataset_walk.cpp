#include "manifests/dataset_walk.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "manifests/shard_reader.h"
#include "manifests/tar_reader.h"

namespace turntable {

const MemberExtent* StoredSample::find(std::string_view extension) const {
    const auto found =
        std::find_if(entry_.members.begin(), entry_.members.end(),
                     [&](const MemberExtent& member) { return member.extension == extension; });
    return found == entry_.members.end() ? nullptr : &*found;
}

const MemberExtent& StoredSample::extent(std::string_view extension) const {
    const MemberExtent* member = find(extension);
    if (member == nullptr) {
        throw bad_input("{}: has no .{}", origin(), extension);
    }
    return *member;
}

std::string StoredSample::read(std::string_view extension) const {
    const MemberExtent& member = extent(extension);
    return read_extent(tar_, member.offset, member.size);
}

std::string StoredSample::origin() const {
    return fmt::format("{} sample {}", tar_.string(), entry_.record.key);
}

DatasetWalk::DatasetWalk(std::filesystem::path dataset)
    : dataset_(std::move(dataset)), shards_(indexed_shards(dataset_)) {
    if (shards_.empty()) {
        throw bad_input("{}: holds no finished shard", dataset_.string());
    }
    for (const ShardId shard : shards_) {
        const ShardIndex index = read_shard_index(dataset_, shard);
        if (plan_digest_.empty()) {
            plan_digest_ = index.identity.plan_digest;
        } else if (index.identity.plan_digest != plan_digest_) {
            throw bad_input("{}: belongs to another dataset than the shards before it",
                            ShardPaths(dataset_, shard).index.string());
        }
        samples_ += index.samples;
    }
    const std::uint64_t missing = shards_.back().value + 1 - shards_.size();
    if (missing > 0) {
        gap_ = fmt::format("{} shard{} missing: the export holds the others", missing,
                           missing == 1 ? " is" : "s are");
    }
}

void DatasetWalk::for_each(const std::function<void(const StoredSample&)>& visit) const {
    for (const ShardId shard : shards_) {
        const ShardReader reader(dataset_, shard);
        reader.for_each_entry([&](ShardEntry&& entry) {
            // Exports name files by it.
            if (entry.record.key != fmt::format("{:09}", entry.record.index)) {
                throw bad_input("shard {}: sample {} has the key \"{}\"", shard_name(shard),
                                entry.record.index, entry.record.key);
            }
            if (entry.record.reject.empty()) {
                visit(StoredSample(entry, shard, reader.paths().tar));
            }
        });
    }
}

}  // namespace turntable
