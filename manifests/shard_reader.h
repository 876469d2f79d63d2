// Reading shards back, and judging what state they are in.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "manifests/sample_json.h"
#include "manifests/shard_index.h"
#include "manifests/tar_reader.h"

namespace turntable {

enum class ShardCondition {
    kAbsent,   ///< no file of it
    kPartial,  ///< files without the index that would mark it done
    kDone,
    kDamaged,  ///< has an index, but its files do not match it, or it is of another dataset
};

struct ShardState {
    ShardCondition condition = ShardCondition::kAbsent;
    std::string reason;  ///< one line naming the file; empty unless damaged
};

/// How closely a shard's files are compared with its index.
enum class ShardCheck {
    kSizes,    ///< file sizes only: cheap, for resume and status
    kDigests,  ///< reads every byte and compares sha256
};

/// Never throws for damage. With `identity`, an index of another plan, range, device or build
/// counts as damaged (resume must not keep it).
[[nodiscard]] ShardState inspect_shard(const std::filesystem::path& dataset, ShardId shard,
                                       ShardCheck check,
                                       const std::optional<ShardIdentity>& identity = {});

/// A finished shard. Errors (bad input) name the file.
class ShardReader {
public:
    /// Reads the index; throws when the shard is not marked done.
    ShardReader(const std::filesystem::path& dataset, ShardId shard);

    [[nodiscard]] const ShardIndex& index() const { return index_; }
    [[nodiscard]] const ShardPaths& paths() const { return paths_; }

    /// Calls `visit` with every record in order, rejected ones included; it may keep them. Throws
    /// when the records are damaged or are not exactly the index's range in ascending order.
    void for_each_entry(const std::function<void(ShardEntry&&)>& visit) const;

    /// The bytes of `<key>.<extension>` in the tar (whose headers are walked at the first call).
    /// Throws when there is no such member. Not for use by two threads at once.
    [[nodiscard]] std::string member(std::string_view key, std::string_view extension);

    /// The tar, opened at the first call.
    [[nodiscard]] const TarReader& tar();

private:
    ShardPaths paths_;
    ShardIndex index_;
    std::optional<TarReader> tar_;
};

}  // namespace turntable
