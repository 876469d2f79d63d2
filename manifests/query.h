// Questions to a manifest: SQL that only reads, answered as a table, CSV or JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "manifests/manifest.h"

namespace turntable {

enum class QueryFormat { kTable, kCsv, kJson };

struct QueryOptions {
    QueryFormat format = QueryFormat::kTable;
    std::optional<std::uint64_t> limit;  ///< stop after so many rows
};

/// Runs one SELECT (or WITH, VALUES, EXPLAIN) and writes its rows to `out`: an aligned table whose
/// widths come from the first 200 rows, CSV (RFC 4180, with a header record), or a JSON array of
/// objects, one a line. Doubles are in their shortest form that reads back the same; blobs in
/// hexadecimal. Returns the number of rows. Throws Error (bad input) with SQLite's reason for
/// wrong SQL, for more than one statement, and for anything that is not reading.
std::uint64_t run_query(const Manifest& manifest, const std::string& sql,
                        const QueryOptions& options, std::ostream& out);

/// The SELECT behind `--where`: `columns` of the sample view (all labels when empty) of the
/// samples for which the SQL expression `where` holds (all when empty), in order of index.
[[nodiscard]] std::string select_samples(const Manifest& manifest, const std::string& where,
                                         const std::vector<std::string>& columns);

}  // namespace turntable
