#include "manifests/manifest.h"

#include <algorithm>

#include "base/error.h"
#include "manifests/manifest_schema.h"
#include "manifests/merge.h"
#include "manifests/shard_index.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

std::string dataset_value(const SqliteDatabase& database, const std::string& key) {
    SqliteStatement statement(database, "SELECT value FROM dataset WHERE key = ?");
    statement.bind(1, std::string_view(key));
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

void require_format(const SqliteDatabase& database) {
    std::string format;
    try {
        format = dataset_value(database, "manifest_format");
    } catch (const Error& error) {
        throw bad_input("{}: no manifest of Turntable ({}); run `turntable merge`",
                        database.path().string(), error.what());
    }
    if (format != std::to_string(kManifestFormat)) {
        throw bad_input("{}: manifest format {}, this program reads {}; run `turntable merge`",
                        database.path().string(), format, kManifestFormat);
    }
}

std::int64_t shard_rows(const SqliteDatabase& database) {
    SqliteStatement statement(database, "SELECT count(*) FROM shard");
    return statement.step() ? statement.integer(0) : 0;
}

/// Cheap signs that the shards may have changed since the merge: their number, or one written
/// later than the manifest. Copies of a dataset show them too, so they only call for a closer look.
bool may_be_stale(const fs::path& dataset, const SqliteDatabase& database,
                  const std::vector<ShardId>& shards) {
    if (static_cast<std::int64_t>(shards.size()) != shard_rows(database)) {
        return true;
    }
    const fs::file_time_type merged = fs::last_write_time(database.path());
    return std::any_of(shards.begin(), shards.end(), [&](ShardId shard) {
        return fs::last_write_time(ShardPaths(dataset, shard).index) > merged;
    });
}

void require_current(const fs::path& dataset, const Manifest& manifest) {
    const SqliteDatabase& database = *manifest.database;
    const std::vector<ShardId> shards = indexed_shards(dataset);
    if (shards.empty()) {
        return;  // a manifest handed on without its shards still answers questions
    }
    const ShardIndex first = read_shard_index(dataset, shards.front());
    if (first.identity.plan_digest != manifest.plan_digest) {
        throw bad_input("{}: belongs to another dataset than the shards beside it (plan {:.12}, "
                        "theirs {:.12}); run `turntable merge`",
                        database.path().string(), manifest.plan_digest, first.identity.plan_digest);
    }
    if (may_be_stale(dataset, database, shards) &&
        dataset_value(database, "shards_digest") != shards_digest(dataset)) {
        throw bad_input("{}: older than the shards beside it; run `turntable merge`",
                        database.path().string());
    }
}

}  // namespace

Manifest open_manifest(const fs::path& dataset) {
    const fs::path path = manifest_path(dataset);
    if (!fs::exists(path)) {
        throw bad_input("{}: no such file; run `turntable merge {}`", path.string(),
                        dataset.string());
    }
    Manifest manifest;
    manifest.database = std::make_unique<SqliteDatabase>(path, SqliteDatabase::Mode::kReadOnly);
    require_format(*manifest.database);
    manifest.plan_digest = dataset_value(*manifest.database, "plan_digest");
    SqliteStatement factors(*manifest.database,
                            "SELECT name, \"column\" FROM factor ORDER BY position");
    while (factors.step()) {
        manifest.factors.emplace_back(factors.text(0));
        manifest.factor_columns.emplace_back(factors.text(1));
    }
    require_current(dataset, manifest);
    return manifest;
}

}  // namespace turntable
