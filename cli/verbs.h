// The verbs of the command line. Each function adds one subcommand, with its options and its
// callback, to `app`; each lives in cli/verb_<name>.cpp. Callbacks throw Error and return their
// exit code through Invocation.
#pragma once

#include <CLI/CLI.hpp>

#include "base/error.h"

namespace turntable::cli {

/// What every verb shares: the global flags and the exit code the verb decided.
struct Invocation {
    bool quiet = false;
    ExitCode exit_code = ExitCode::kDone;
};

void add_assets(CLI::App& app, Invocation& invocation);
/// Subcommands of `assets`.
void add_maps(CLI::App& assets, Invocation& invocation);
void add_export_model(CLI::App& assets, Invocation& invocation);
void add_make_procedural(CLI::App& assets, Invocation& invocation);
void add_sheet(CLI::App& assets, Invocation& invocation);
void add_plan(CLI::App& app, Invocation& invocation);
void add_render(CLI::App& app, Invocation& invocation);
void add_preview(CLI::App& app, Invocation& invocation);
void add_generate(CLI::App& app, Invocation& invocation);
void add_status(CLI::App& app, Invocation& invocation);
void add_verify(CLI::App& app, Invocation& invocation);
void add_repair(CLI::App& app, Invocation& invocation);
void add_merge(CLI::App& app, Invocation& invocation);
void add_query(CLI::App& app, Invocation& invocation);
void add_export(CLI::App& app, Invocation& invocation);
void add_bench(CLI::App& app, Invocation& invocation);
void add_diff(CLI::App& app, Invocation& invocation);
void add_doctor(CLI::App& app, Invocation& invocation);

}  // namespace turntable::cli
