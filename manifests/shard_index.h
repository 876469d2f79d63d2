// A shard's index (shards/NNNNNN.json): the file that marks a shard as done.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/strong_id.h"

namespace turntable {

/// Version of the dataset folder's layout and of its records. Readers take all versions from the
/// oldest on: 1 lacks the labels of designs, outlines, surroundings and captions (docs/labels.md).
inline constexpr int kDatasetFormat = 2;
inline constexpr int kOldestDatasetFormat = 1;

/// What fixes a shard's bytes apart from its samples.
struct ShardIdentity {
    ShardId shard;
    std::uint64_t first = 0;  ///< samples [first, last) of the plan
    std::uint64_t last = 0;
    std::string plan_digest;  ///< Plan::digest(): the dataset's identity
    std::string device;       ///< backend and instruction set or card; never a host name
    std::string build;        ///< version of the program
    friend bool operator==(const ShardIdentity&, const ShardIdentity&) = default;
};

struct FileDigest {
    std::uint64_t bytes = 0;
    std::string sha256;
    friend bool operator==(const FileDigest&, const FileDigest&) = default;
};

struct ShardIndex {
    int format = kDatasetFormat;
    ShardIdentity identity;
    std::uint64_t samples = 0;                     ///< accepted ones
    std::map<std::string, std::uint64_t> rejects;  ///< reason to count
    FileDigest tar;
    FileDigest records;
    friend bool operator==(const ShardIndex&, const ShardIndex&) = default;
};

/// `format` when this program reads it; throws Error (bad input) naming `origin` otherwise.
[[nodiscard]] int dataset_format(std::uint64_t format, const std::string& origin);

/// Deterministic text: indented JSON with a newline at its end.
[[nodiscard]] std::string to_json(const ShardIndex& index);
/// Strict; throws Error (bad input) naming `origin` and the field.
[[nodiscard]] ShardIndex shard_index_from_json(const std::string& text, const std::string& origin);

/// The names in a dataset folder.
struct ShardPaths {
    ShardPaths(const std::filesystem::path& dataset, ShardId shard);
    std::filesystem::path tar;      ///< shards/NNNNNN.tar
    std::filesystem::path records;  ///< shards/NNNNNN.jsonl.zst
    std::filesystem::path index;    ///< shards/NNNNNN.json
};

/// "NNNNNN": six digits, more when needed.
[[nodiscard]] std::string shard_name(ShardId shard);

/// Shards of which the folder holds an index, ascending; a folder without shards/ gives none.
[[nodiscard]] std::vector<ShardId> indexed_shards(const std::filesystem::path& dataset);

/// Reads shards/NNNNNN.json; throws Error (bad input) when absent, malformed, or about another
/// shard than its name says.
[[nodiscard]] ShardIndex read_shard_index(const std::filesystem::path& dataset, ShardId shard);

}  // namespace turntable
