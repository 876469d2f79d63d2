// turntable query: asks a dataset's manifest.
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/verbs.h"
#include "manifests/query.h"

namespace turntable::cli {
namespace {

constexpr const char* kExample =
    "Examples:\n"
    "  turntable query set --where \"class = 'mug' AND object_z > radians(60)\" --limit 20\n"
    "  turntable query set \"SELECT class, count(*) FROM sample GROUP BY class\" --csv\n"
    "Views to ask: sample, pair (two views of one object), rejected; angles are in radians.\n"
    "docs/dataset.md lists every column.";

struct QueryVerb {
    std::filesystem::path dataset;
    std::string sql;
    std::string where;
    std::vector<std::string> columns;
    std::optional<std::uint64_t> limit;
    bool csv = false;
    bool json = false;
};

QueryFormat chosen_format(const QueryVerb& verb) {
    if (verb.csv) {
        return QueryFormat::kCsv;
    }
    return verb.json ? QueryFormat::kJson : QueryFormat::kTable;
}

void query(const QueryVerb& verb) {
    if (!verb.sql.empty() && (!verb.where.empty() || !verb.columns.empty())) {
        throw bad_input("query: --where and --columns stand instead of SQL, not beside it");
    }
    const Manifest manifest = open_manifest(verb.dataset);
    const std::string sql =
        verb.sql.empty() ? select_samples(manifest, verb.where, verb.columns) : verb.sql;
    run_query(manifest, sql, {chosen_format(verb), verb.limit}, std::cout);
    std::cout.flush();
    if (!std::cout) {
        throw environment_fault("query: the output could not be written");
    }
}

}  // namespace

void add_query(CLI::App& app, Invocation& /*invocation*/) {
    CLI::App* verb = app.add_subcommand("query", "Ask the manifest: SQL or a condition");
    verb->footer(kExample);
    const auto state = std::make_shared<QueryVerb>();  // lives as long as the callback
    verb->add_option("DIR", state->dataset, "Dataset folder")->required();
    verb->add_option("SQL", state->sql, "One SELECT statement");
    verb->add_option("--where", state->where, "SQL condition on the columns of view sample");
    verb->add_option("--columns", state->columns, "Columns to show with --where")->delimiter(',');
    verb->add_option("--limit", state->limit, "Stop after so many rows");
    CLI::Option* csv = verb->add_flag("--csv", state->csv, "Print CSV");
    verb->add_flag("--json", state->json, "Print a JSON array of objects")->excludes(csv);
    verb->callback([state] { query(*state); });
}

}  // namespace turntable::cli
