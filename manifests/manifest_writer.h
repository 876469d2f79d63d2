// ManifestWriter: fills a new manifest.sqlite with rows in bulk and publishes it whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "manifests/run_log.h"
#include "manifests/sample_json.h"
#include "manifests/shard_index.h"
#include "manifests/sqlite_database.h"

namespace turntable {

/// Whether every factor gets an index of its own besides the class index that holds them all.
enum class FactorIndexes {
    kAutomatic,  ///< up to a million samples: beyond, they would halve the merge's rate
    kAlways,
    kNever,
};

/// Writes under a temporary name; publish() indexes, analyses, fsyncs and renames. Destroyed
/// before that, it removes the temporary. Disk faults throw Error (environment).
class ManifestWriter {
public:
    /// `factors`: names and order that every record of the dataset has.
    ManifestWriter(std::filesystem::path target, std::vector<std::string> factors);
    ~ManifestWriter();
    ManifestWriter(const ManifestWriter&) = delete;
    ManifestWriter& operator=(const ManifestWriter&) = delete;

    /// Entries must come in ascending index. `milliseconds`: what the sample cost, if known.
    /// Throws Error (bad input) naming `shard` and the sample when the factors differ from the
    /// dataset's, or the key is not the index in nine digits.
    void add(ShardId shard, const ShardEntry& entry, std::optional<double> milliseconds);
    void add_shard(const ShardIndex& index, const std::optional<RunLog>& log);
    /// A fact about the whole dataset (table dataset).
    void set(const std::string& key, const std::string& value);
    void publish(FactorIndexes indexes);

    [[nodiscard]] std::uint64_t samples() const { return samples_; }
    [[nodiscard]] std::uint64_t rejected() const { return rejected_; }

private:
    struct Statements;

    void create_tables();
    void discard();
    void require_factors(ShardId shard, const SampleRecord& record) const;
    void add_sample(ShardId shard, const ShardEntry& entry, std::optional<double> milliseconds);
    void add_reject(ShardId shard, const SampleRecord& record);
    void add_plane_files(const ShardEntry& entry);
    [[nodiscard]] std::int64_t class_id(const SampleRecord& record);
    [[nodiscard]] std::int64_t split_id(const SampleRecord& record);
    [[nodiscard]] std::int64_t asset_id(const SampleRecord& record);
    [[nodiscard]] std::int64_t camera_id(const SampleRecord& record);

    std::filesystem::path target_;
    std::filesystem::path temporary_;
    std::vector<std::string> factors_;
    std::vector<std::string> columns_;
    std::unique_ptr<SqliteDatabase> database_;
    std::unique_ptr<Statements> statements_;
    std::unordered_map<std::string, std::int64_t> classes_, splits_, assets_, cameras_;
    std::int64_t camera_count_ = 0;
    std::uint64_t samples_ = 0;
    std::uint64_t rejected_ = 0;
    bool published_ = false;
};

}  // namespace turntable
