// Opening a dataset's manifest for reading.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "manifests/sqlite_database.h"

namespace turntable {

/// A manifest that was checked against its dataset. Open read-only: no statement can change it.
struct Manifest {
    std::unique_ptr<SqliteDatabase> database;
    std::string plan_digest;
    /// Factors in the recipe's order, and the columns of the sample view that hold them.
    std::vector<std::string> factors;
    std::vector<std::string> factor_columns;
};

/// Throws Error (bad input) that says what to run: no manifest, no SQLite file, another manifest
/// format, a manifest of another dataset, or one older than the shards beside it.
[[nodiscard]] Manifest open_manifest(const std::filesystem::path& dataset);

}  // namespace turntable
