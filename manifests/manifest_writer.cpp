#include "manifests/manifest_writer.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

/// A temporary that is renamed when complete needs no journal and no early fsync. Pages of 16 KiB
/// keep the tree shallow; the cache holds the sort of the widest index of a few million rows.
constexpr const char* kBulkPragmas = "PRAGMA page_size=16384; PRAGMA journal_mode=OFF; "
                                     "PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; "
                                     "PRAGMA cache_size=-262144; PRAGMA threads=2;";
constexpr std::uint64_t kAutomaticIndexLimit = 1'000'000;
/// Cameras are usually one a dataset; where they differ by sample, forgetting old ones bounds
/// memory and costs only repeated rows. So with captions, which recur from object to object. An
/// orbit ends with its object, so between objects none is needed any more.
constexpr std::size_t kRememberedCameras = 65536;
constexpr std::size_t kRememberedCaptions = 262144;
constexpr std::size_t kRememberedOrbits = 65536;

/// sha256 in hexadecimal to its 32 bytes; empty for "" (nothing rendered).
std::string digest_bytes(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        const auto nibble = [](char c) {
            return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        };
        bytes.push_back(static_cast<char>((nibble(hex[i]) << 4U) | nibble(hex[i + 1])));
    }
    return bytes;
}

/// NULL for no bytes.
void bind_bytes(SqliteStatement& statement, int parameter, const std::string& bytes) {
    if (bytes.empty()) {
        statement.bind_null(parameter);
    } else {
        statement.bind_blob(parameter, std::as_bytes(std::span(bytes)));
    }
}

template <class T>
void bind_optional(SqliteStatement& statement, int parameter, std::optional<T> value) {
    if (value) {
        statement.bind(parameter, *value);
    } else {
        statement.bind_null(parameter);
    }
}

template <std::size_t N>
std::span<const std::byte> bytes_of(const std::array<double, N>& values) {
    return std::as_bytes(std::span(values));  // little-endian, as every machine we build for
}

std::int64_t signed_id(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

/// The id of `key`, made by `insert(new id)` at first sight.
template <class Insert>
std::int64_t intern(std::unordered_map<std::string, std::int64_t>& ids, const std::string& key,
                    Insert insert) {
    const auto [found, added] = ids.try_emplace(key, signed_id(ids.size()));
    if (added) {
        insert(found->second);
    }
    return found->second;
}

/// The same, forgetting all at `most` keys.
template <class Insert>
std::int64_t intern_some(std::unordered_map<std::string, std::int64_t>& ids, std::size_t most,
                         std::int64_t& count, const std::string& key, Insert insert) {
    if (const auto found = ids.find(key); found != ids.end()) {
        return found->second;
    }
    insert(count);
    if (ids.size() >= most) {
        ids.clear();
    }
    ids.emplace(key, count);
    return count++;
}

template <class Value>
std::vector<std::string> keys_of(const std::vector<std::pair<std::string, Value>>& pairs) {
    std::vector<std::string> keys;
    keys.reserve(pairs.size());
    for (const auto& pair : pairs) {
        keys.push_back(pair.first);
    }
    return keys;
}

std::string joined(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ","));
}

/// quaternion, translation, scale; empty for the identity.
std::string relative_bytes(const SampleRecord& record) {
    const SampleRecord fresh;
    if (record.relative_quaternion == fresh.relative_quaternion &&
        record.relative_translation == fresh.relative_translation &&
        record.relative_scale == fresh.relative_scale) {
        return {};
    }
    std::string bytes;
    const auto append = [&](const void* values, std::size_t size) {
        bytes.append(static_cast<const char*>(values), size);
    };
    append(record.relative_quaternion.data(), sizeof record.relative_quaternion);
    append(record.relative_translation.data(), sizeof record.relative_translation);
    append(&record.relative_scale, sizeof record.relative_scale);
    return bytes;
}

/// quaternion, translation; empty where no rotation looks like another.
std::string reduced_bytes(const SampleRecord& record) {
    if (record.symmetry_axes.empty()) {
        return {};
    }
    std::array<double, 7> numbers{};
    std::copy(record.reduced_quaternion.begin(), record.reduced_quaternion.end(), numbers.begin());
    const bool moved = record.reduced_translation != std::array<double, 3>{};
    for (std::size_t i = 0; i < 3; ++i) {
        numbers[4 + i] = moved ? record.reduced_translation[i] : record.object_to_world[4 * i + 3];
    }
    return {reinterpret_cast<const char*>(numbers.data()), sizeof numbers};
}

/// What an asset's row says of the model's shape; "" is bound as NULL. Lists are JSON.
struct ShapeTexts {
    explicit ShapeTexts(const SampleRecord& record) : symmetry(record.symmetry) {
        const auto text = [](const auto& list) {
            return nlohmann::json(list).dump(-1, ' ', false,
                                             nlohmann::json::error_handler_t::replace);
        };
        if (!record.parts.empty()) {
            parts = text(record.parts);
        }
        if (!symmetry.empty()) {
            axes = text(record.symmetry_axes);
            mirrors = text(record.symmetry_mirrors);
        }
    }

    /// The texts must outlive the row's execution.
    void bind(SqliteStatement& row, int parameter) const {
        for (const std::string* text : {&parts, &symmetry, &axes, &mirrors}) {
            bind_optional(row, parameter++,
                          text->empty() ? std::nullopt : std::optional(std::string_view(*text)));
        }
    }

    std::string parts;
    std::string symmetry;
    std::string axes;
    std::string mirrors;
};

}  // namespace

struct ManifestWriter::Statements {
    Statements(const SqliteDatabase& db, const SampleColumns& columns)
        : sample(db, insert_sample_sql(columns)),
          reject(db, "INSERT INTO reject VALUES(?,?,?,?,?,?,?)"),
          asset(db, "INSERT INTO asset VALUES(?,?,?,?,?,?,?,?)"),
          class_row(db, "INSERT INTO class VALUES(?,?,?,?,?)"),
          split(db, "INSERT INTO split VALUES(?,?)"),
          camera(db, "INSERT INTO camera VALUES(?,?,?,?,?,?,?,?)"),
          plane_file(db, "INSERT INTO plane_file VALUES(?,?,?,?,?)"),
          shard(db, "INSERT INTO shard VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          dataset(db, "INSERT OR REPLACE INTO dataset VALUES(?,?)"),
          cell(db, "INSERT INTO cell VALUES(?,?,?)"), orbit(db, "INSERT INTO orbit VALUES(?,?)"),
          word(db, "INSERT INTO word VALUES(?,?)"), caption(db, "INSERT INTO caption VALUES(?,?)") {
    }
    SqliteStatement sample, reject, asset, class_row, split, camera, plane_file, shard, dataset;
    SqliteStatement cell, orbit, word, caption;
};

ManifestWriter::ManifestWriter(std::filesystem::path target, const SampleRecord& first)
    : target_(std::move(target)), temporary_(temporary_sibling(target_)),
      factors_(keys_of(first.factors)), names_(keys_of(first.names)),
      split_names_(keys_of(first.splits)),
      columns_(sample_columns(factors_, names_, split_names_)) {
    try {
        create_tables();
    } catch (...) {
        discard();  // the destructor does not run after a throwing constructor
        throw;
    }
}

void ManifestWriter::create_tables() {
    database_ = std::make_unique<SqliteDatabase>(temporary_, SqliteDatabase::Mode::kCreate);
    database_->run(kBulkPragmas);
    database_->run("BEGIN");
    database_->run(manifest_tables_sql(columns_));
    statements_ = std::make_unique<Statements>(*database_, columns_);
    SqliteStatement factor(*database_, "INSERT INTO factor VALUES(?,?,?)");
    for (std::size_t i = 0; i < factors_.size(); ++i) {
        factor.bind(1, signed_id(i));
        factor.bind(2, std::string_view(factors_[i]));
        factor.bind(3, std::string_view(columns_.factors[i]));
        factor.execute();
    }
}

ManifestWriter::~ManifestWriter() {
    if (!published_) {
        discard();
    }
}

void ManifestWriter::discard() {
    statements_.reset();
    database_.reset();
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
}

void ManifestWriter::add(ShardId shard, const ShardEntry& entry,
                         std::optional<double> milliseconds) {
    const SampleRecord& record = entry.record;
    if (record.key != fmt::format("{:09}", record.index)) {
        throw bad_input("shard {}: sample {} has the key \"{}\"", shard_name(shard), record.index,
                        record.key);
    }
    require_shape(shard, record);
    if (record.reject.empty()) {
        add_sample(shard, entry, milliseconds);
        add_plane_files(entry);
        ++samples_;
    } else {
        add_reject(shard, record);
        ++rejected_;
    }
}

void ManifestWriter::require_shape(ShardId shard, const SampleRecord& record) const {
    const auto require = [&](const auto& pairs, const std::vector<std::string>& keys,
                             const char* what) {
        const auto same = [](const auto& pair, const std::string& key) {
            return pair.first == key;
        };
        if (!std::equal(pairs.begin(), pairs.end(), keys.begin(), keys.end(), same)) {
            throw bad_input("shard {}: sample {} has other {} than the first sample of the dataset",
                            shard_name(shard), record.key, what);
        }
    };
    require(record.factors, factors_, "factors");
    require(record.names, names_, "categorical factors");
    require(record.splits, split_names_, "splits");
}

void ManifestWriter::add_sample(ShardId shard, const ShardEntry& entry,
                                std::optional<double> milliseconds) {
    const SampleRecord& record = entry.record;
    SqliteStatement& row = statements_->sample;
    row.bind(kId, signed_id(record.index));
    row.bind(kAsset, asset_id(record));
    row.bind(kClass, class_id(record));
    row.bind(kSplit, split_id(record));
    row.bind(kView, std::int64_t{record.view});
    row.bind(kShard, signed_id(shard.value));
    row.bind(kCamera, camera_id(record));
    for (int i = 0; i < 4; ++i) {
        row.bind(kQx + i, record.quaternion[static_cast<std::size_t>(i)]);
        row.bind(kX0 + i, std::int64_t{record.box[static_cast<std::size_t>(i)]});
    }
    row.bind(kMaskPixels, signed_id(record.mask_pixels));
    row.bind(kVisibleFraction, record.visible_fraction);
    row.bind(kSpp, record.samples_per_pixel);
    row.bind(kNoise, record.noise);
    bind_optional(row, kMs, milliseconds);
    const bool has_image = !entry.members.empty() && !record.files.empty();
    if (has_image) {
        row.bind(kImageOffset, signed_id(entry.members[0].offset));
        row.bind(kImageSize, signed_id(entry.members[0].size));
    } else {
        row.bind_null(kImageOffset);
        row.bind_null(kImageSize);
    }
    bind_design(row, record);
    int parameter = kFactors;
    for (const auto& factor : record.factors) {
        row.bind(parameter++, factor.second);
    }
    bind_texts(row, parameter, record);
    parameter += static_cast<int>(names_.size() + split_names_.size());
    const std::string pixels = digest_bytes(record.pixels_sha256);
    const std::string image = has_image ? digest_bytes(record.files[0].second) : std::string();
    const std::string relative = relative_bytes(record);
    const std::string reduced = reduced_bytes(record);
    row.bind_blob(parameter++, bytes_of(record.object_to_world));
    bind_bytes(row, parameter++, relative);
    bind_bytes(row, parameter++, reduced);
    bind_bytes(row, parameter++, pixels);
    bind_bytes(row, parameter++, image);
    row.execute();
}

/// What records of format 1 do not say is NULL.
void ManifestWriter::bind_design(SqliteStatement& row, const SampleRecord& record) {
    bind_optional(row, kCell, cell_id(record));
    if (record.object != orbit_object_ && orbits_.size() > kRememberedOrbits) {
        orbits_.clear();
    }
    orbit_object_ = record.object;
    bind_optional(row, kOrbit, orbit_id(record.orbit));
    row.bind(kAttempt, std::int64_t{record.attempt});
    bind_optional(row, kLight, word_id(record.light));
    bind_optional(row, kBackground, word_id(record.background));
    bind_optional(row, kCaption, caption_id(record.caption));
    const auto known = [](bool is_known, double value) {
        return is_known ? std::optional(value) : std::nullopt;
    };
    bind_optional(row, kPositionU, known(record.depth > 0.0, record.position[0]));
    bind_optional(row, kPositionV, known(record.depth > 0.0, record.position[1]));
    bind_optional(row, kDepth, known(record.depth != 0.0, record.depth));
    for (int i = 0; i < 4; ++i) {
        bind_optional(
            row, kFullX0 + i,
            known(record.apparent_size > 0.0, record.full_box[static_cast<std::size_t>(i)]));
    }
    row.bind(kTruncation, record.truncation);
    row.bind(kOcclusion, record.occlusion);
    varied_.insert(record.varied.begin(), record.varied.end());
}

void ManifestWriter::bind_texts(SqliteStatement& row, int parameter, const SampleRecord& record) {
    for (const auto& pairs : {&record.names, &record.splits}) {
        for (const auto& pair : *pairs) {
            bind_optional(row, parameter++, word_id(pair.second));
        }
    }
}

/// Files after the first, which is the picture and stands in the sample's own row.
void ManifestWriter::add_plane_files(const ShardEntry& entry) {
    const auto& files = entry.record.files;
    for (std::size_t i = 1; i < files.size() && i < entry.members.size(); ++i) {
        const std::string digest = digest_bytes(files[i].second);
        SqliteStatement& row = statements_->plane_file;
        row.bind(1, signed_id(entry.record.index));
        row.bind(2, std::string_view(files[i].first));
        row.bind(3, signed_id(entry.members[i].offset));
        row.bind(4, signed_id(entry.members[i].size));
        row.bind_blob(5, std::as_bytes(std::span(digest)));
        row.execute();
    }
}

void ManifestWriter::add_reject(ShardId shard, const SampleRecord& record) {
    SqliteStatement& row = statements_->reject;
    row.bind(1, signed_id(record.index));
    row.bind(2, asset_id(record));
    row.bind(3, std::int64_t{record.view});
    row.bind(4, signed_id(shard.value));
    row.bind(5, std::string_view(record.reject));
    row.bind(6, std::int64_t{record.attempt});
    bind_optional(row, 7, cell_id(record));
    row.execute();
}

std::int64_t ManifestWriter::class_id(const SampleRecord& record) {
    const std::string key =
        fmt::format("{}\n{}\n{}", record.class_name, record.synset, record.label);
    return intern(classes_, key, [&](std::int64_t id) {
        SqliteStatement& row = statements_->class_row;
        row.bind(1, id);
        row.bind(2, std::string_view(record.class_name));
        row.bind(3, std::string_view(record.synset));
        row.bind(4, std::int64_t{record.label});
        const std::string imagenet = fmt::format("[{}]", fmt::join(record.imagenet, ","));
        row.bind(5, std::string_view(imagenet));
        row.execute();
    });
}

std::int64_t ManifestWriter::split_id(const SampleRecord& record) {
    return intern(splits_, record.split, [&](std::int64_t id) {
        statements_->split.bind(1, id);
        statements_->split.bind(2, std::string_view(record.split));
        statements_->split.execute();
    });
}

std::int64_t ManifestWriter::asset_id(const SampleRecord& record) {
    const std::int64_t of_class = class_id(record);
    return intern(assets_, fmt::format("{}\n{}", of_class, record.object), [&](std::int64_t id) {
        SqliteStatement& row = statements_->asset;
        row.bind(1, id);
        row.bind(2, std::string_view(record.object));
        row.bind(3, std::string_view(record.asset_digest));
        row.bind(4, of_class);
        const ShapeTexts shape(record);
        shape.bind(row, 5);
        row.execute();
    });
}

std::int64_t ManifestWriter::camera_id(const SampleRecord& record) {
    std::string key(sizeof record.camera_to_world + sizeof record.intrinsics + 2 * sizeof(int),
                    '\0');
    char* out = key.data();
    const auto append = [&](const void* bytes, std::size_t size) {
        std::memcpy(out, bytes, size);
        out += size;
    };
    append(record.camera_to_world.data(), sizeof record.camera_to_world);
    append(record.intrinsics.data(), sizeof record.intrinsics);
    append(&record.width, sizeof record.width);
    append(&record.height, sizeof record.height);
    return intern_some(cameras_, kRememberedCameras, camera_count_, key, [&](std::int64_t id) {
        SqliteStatement& row = statements_->camera;
        row.bind(1, id);
        row.bind(2, std::int64_t{record.width});
        row.bind(3, std::int64_t{record.height});
        for (int i = 0; i < 4; ++i) {
            row.bind(4 + i, record.intrinsics[static_cast<std::size_t>(i)]);
        }
        row.bind_blob(8, bytes_of(record.camera_to_world));
        row.execute();
    });
}

namespace {

void insert_text(SqliteStatement& row, std::int64_t id, const std::string& text) {
    row.bind(1, id);
    row.bind(2, std::string_view(text));
    row.execute();
}

}  // namespace

std::optional<std::int64_t> ManifestWriter::cell_id(const SampleRecord& record) {
    if (record.cell.empty()) {
        return std::nullopt;
    }
    const std::string varied = joined(record.varied);
    return intern(cells_, record.cell + "\n" + varied, [&](std::int64_t id) {
        SqliteStatement& row = statements_->cell;
        row.bind(1, id);
        row.bind(2, std::string_view(record.cell));
        row.bind(3, std::string_view(varied));
        row.execute();
    });
}

std::optional<std::int64_t> ManifestWriter::orbit_id(const std::string& orbit) {
    if (orbit.empty()) {
        return std::nullopt;
    }
    const auto [found, added] = orbits_.try_emplace(orbit, orbit_count_);
    if (added) {
        insert_text(statements_->orbit, orbit_count_++, orbit);
    }
    return found->second;
}

std::optional<std::int64_t> ManifestWriter::word_id(const std::string& word) {
    if (word.empty()) {
        return std::nullopt;
    }
    return intern(words_, word, [&](std::int64_t id) { insert_text(statements_->word, id, word); });
}

std::optional<std::int64_t> ManifestWriter::caption_id(const std::string& caption) {
    if (caption.empty()) {
        return std::nullopt;
    }
    return intern_some(captions_, kRememberedCaptions, caption_count_, caption,
                       [&](std::int64_t id) { insert_text(statements_->caption, id, caption); });
}

void ManifestWriter::add_shard(const ShardIndex& index, const std::optional<RunLog>& log) {
    SqliteStatement& row = statements_->shard;
    const ShardIdentity& identity = index.identity;
    const std::uint64_t all = identity.last - identity.first;
    int parameter = 1;
    for (const std::uint64_t value : {identity.shard.value, identity.first, identity.last,
                                      index.samples, all - index.samples, index.tar.bytes}) {
        row.bind(parameter++, signed_id(value));
    }
    row.bind(7, std::string_view(index.tar.sha256));
    row.bind(8, signed_id(index.records.bytes));
    row.bind(9, std::string_view(index.records.sha256));
    row.bind(10, std::string_view(identity.device));
    row.bind(11, std::string_view(identity.build));
    if (log) {
        row.bind(12, log->seconds);
        row.bind(13, std::string_view(log->host));
    } else {
        row.bind_null(12);
        row.bind_null(13);
    }
    row.execute();
}

void ManifestWriter::set(const std::string& key, const std::string& value) {
    statements_->dataset.bind(1, std::string_view(key));
    statements_->dataset.bind(2, std::string_view(value));
    statements_->dataset.execute();
}

void ManifestWriter::publish(FactorIndexes indexes) {
    const bool each_factor =
        indexes == FactorIndexes::kAlways ||
        (indexes == FactorIndexes::kAutomatic && samples_ <= kAutomaticIndexLimit);
    set("samples", std::to_string(samples_));
    set("rejected", std::to_string(rejected_));
    set("factor_indexes", each_factor ? "yes" : "no");
    statements_.reset();
    const ManifestContents contents{
        cells_.size(), static_cast<std::uint64_t>(orbit_count_), {varied_.begin(), varied_.end()}};
    database_->run(manifest_views_sql(columns_, contents));
    for (const std::string& sql : manifest_index_sql(columns_, contents, each_factor)) {
        database_->run(sql);
    }
    // A sample of each index is enough for the planner and takes no time at any size.
    database_->run("PRAGMA analysis_limit=2000; ANALYZE; COMMIT;");
    database_.reset();
    publish_file(temporary_, target_);
    published_ = true;
}

}  // namespace turntable
