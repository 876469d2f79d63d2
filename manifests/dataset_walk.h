// DatasetWalk: the accepted samples of a dataset in order, straight from its shards, for exports.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "manifests/sample_json.h"
#include "manifests/shard_index.h"

namespace turntable {

/// A sample and the way to its files. Valid during the visit.
class StoredSample {
public:
    StoredSample(const ShardEntry& entry, ShardId shard, const std::filesystem::path& tar)
        : entry_(entry), shard_(shard), tar_(tar) {}

    [[nodiscard]] const SampleRecord& record() const { return entry_.record; }
    [[nodiscard]] ShardId shard() const { return shard_; }
    /// nullptr when no such file is stored.
    [[nodiscard]] const MemberExtent* find(std::string_view extension) const;
    /// Throws Error (bad input) naming the sample when no such file is stored.
    [[nodiscard]] const MemberExtent& extent(std::string_view extension) const;
    /// The bytes of a file; throws like extent(), and for a damaged tar.
    [[nodiscard]] std::string read(std::string_view extension) const;
    /// "shards/000000.tar sample 000000001", for messages.
    [[nodiscard]] std::string origin() const;

private:
    const ShardEntry& entry_;
    ShardId shard_;
    const std::filesystem::path& tar_;
};

class DatasetWalk {
public:
    /// Reads the indexes of all shards marked done. Throws Error (bad input) when there is none or
    /// when they are of different datasets.
    explicit DatasetWalk(std::filesystem::path dataset);

    [[nodiscard]] const std::filesystem::path& dataset() const { return dataset_; }
    [[nodiscard]] const std::string& plan_digest() const { return plan_digest_; }
    /// Accepted samples in all.
    [[nodiscard]] std::uint64_t samples() const { return samples_; }
    /// Shards absent below the highest one; one line, or empty.
    [[nodiscard]] const std::string& gap() const { return gap_; }

    /// Visits the accepted samples in ascending order. What `visit` throws ends the walk.
    void for_each(const std::function<void(const StoredSample&)>& visit) const;

private:
    std::filesystem::path dataset_;
    std::vector<ShardId> shards_;
    std::string plan_digest_;
    std::string gap_;
    std::uint64_t samples_ = 0;
};

}  // namespace turntable
