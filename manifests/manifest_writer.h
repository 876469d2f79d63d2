// ManifestWriter: fills a new manifest.sqlite with rows in bulk and publishes it whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "manifests/manifest_schema.h"
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
    /// `first`: any record of the dataset. All others have its factors, categorical factors and
    /// declared splits, in its order.
    ManifestWriter(std::filesystem::path target, const SampleRecord& first);
    ~ManifestWriter();
    ManifestWriter(const ManifestWriter&) = delete;
    ManifestWriter& operator=(const ManifestWriter&) = delete;

    /// Entries must come in ascending index. `milliseconds`: what the sample cost, if known.
    /// Throws Error (bad input) naming `shard` and the sample when the factors or splits differ
    /// from the dataset's, or the key is not the index in nine digits.
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
    void require_shape(ShardId shard, const SampleRecord& record) const;
    void add_sample(ShardId shard, const ShardEntry& entry, std::optional<double> milliseconds);
    void bind_design(SqliteStatement& row, const SampleRecord& record);
    void bind_texts(SqliteStatement& row, int parameter, const SampleRecord& record);
    void add_reject(ShardId shard, const SampleRecord& record);
    void add_plane_files(const ShardEntry& entry);
    [[nodiscard]] std::int64_t class_id(const SampleRecord& record);
    [[nodiscard]] std::int64_t split_id(const SampleRecord& record);
    [[nodiscard]] std::int64_t asset_id(const SampleRecord& record);
    [[nodiscard]] std::int64_t camera_id(const SampleRecord& record);
    [[nodiscard]] std::optional<std::int64_t> cell_id(const SampleRecord& record);
    [[nodiscard]] std::optional<std::int64_t> orbit_id(const std::string& orbit);
    [[nodiscard]] std::optional<std::int64_t> word_id(const std::string& word);
    [[nodiscard]] std::optional<std::int64_t> caption_id(const std::string& caption);

    std::filesystem::path target_;
    std::filesystem::path temporary_;
    std::vector<std::string> factors_, names_, split_names_;
    SampleColumns columns_;
    std::unique_ptr<SqliteDatabase> database_;
    std::unique_ptr<Statements> statements_;
    std::unordered_map<std::string, std::int64_t> classes_, splits_, assets_, cells_, words_;
    // Of these, old ones may be forgotten and written again.
    std::unordered_map<std::string, std::int64_t> cameras_, orbits_, captions_;
    std::int64_t camera_count_ = 0;
    std::int64_t orbit_count_ = 0;
    std::int64_t caption_count_ = 0;
    std::string orbit_object_;  ///< whose orbits were bound last
    std::set<std::string> varied_;
    std::uint64_t samples_ = 0;
    std::uint64_t rejected_ = 0;
    bool published_ = false;
};

}  // namespace turntable
