// The program: parse the verb, run it, turn its outcome into one line and an exit code.
#include <cstdio>
#include <exception>

#include <fmt/format.h>

#include "base/check.h"
#include "cli/memory_policy.h"
#include "cli/verbs.h"

namespace {

using turntable::ExitCode;

int exit_status(ExitCode code) {
    return static_cast<int>(code);
}

int report(const char* message, ExitCode code) {
    fmt::print(stderr, "turntable: {}\n", message);
    return exit_status(code);
}

void add_verbs(CLI::App& app, turntable::cli::Invocation& invocation) {
    using namespace turntable::cli;  // NOLINT(google-build-using-namespace): one name a verb
    add_assets(app, invocation);
    add_plan(app, invocation);
    add_render(app, invocation);
    add_preview(app, invocation);
    add_generate(app, invocation);
    add_diff(app, invocation);
    add_status(app, invocation);
    add_verify(app, invocation);
    add_repair(app, invocation);
    add_merge(app, invocation);
    add_query(app, invocation);
    add_export(app, invocation);
    add_bench(app, invocation);
    add_doctor(app, invocation);
}

}  // namespace

int main(int argc, char** argv) {
    turntable::cli::return_blocks_from(turntable::cli::kLargeOnHost);
    CLI::App app{
        "Turntable renders image sets in which every factor is controlled and every label exact."};
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", TURNTABLE_VERSION);
    turntable::cli::Invocation invocation;
    app.add_flag("-q,--quiet", invocation.quiet, "No progress and no remarks on stderr");
    try {
        add_verbs(app, invocation);
        app.parse(argc, argv);
        return exit_status(invocation.exit_code);
    } catch (const CLI::Success& success) {  // --help and --version
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        return report(error.what(), ExitCode::kBadInput);
    } catch (const turntable::Error& error) {
        return report(error.what(), error.code());
    } catch (const std::bad_alloc&) {
        return report("out of memory", ExitCode::kEnvironment);
    } catch (const std::exception& error) {
        return report(fmt::format("internal error: {}", error.what()).c_str(),
                      ExitCode::kEnvironment);
    }
}
