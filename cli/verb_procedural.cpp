// turntable assets make-procedural: a library without a download.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "assets/procedural/procedural_library.h"
#include "cli/progress_line.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

struct MakeArguments {
    fs::path library;
    std::vector<std::string> classes;
    std::uint64_t instances = 50;
    std::uint64_t seed = 0;
    std::uint64_t first = 0;
    unsigned threads = 0;
};

procedural::LibraryRequest request_of(const MakeArguments& arguments, const StopFlag& stop) {
    procedural::LibraryRequest request;
    request.families = procedural::families_named(arguments.classes);
    request.seed = Seed(arguments.seed);
    request.first = arguments.first;
    request.instances = arguments.instances;
    request.creator = "Turntable " TURNTABLE_VERSION;
    request.threads = arguments.threads;
    request.stop = &stop;
    return request;
}

ExitCode run_make(const MakeArguments& arguments, bool quiet) {
    const StopSignals signals;
    const procedural::LibraryRequest request = request_of(arguments, signals.flag());
    procedural::LibraryProgress progress;
    ProgressLine line("models", quiet, [&] {
        return ProgressSnapshot{progress.done, progress.total, progress.rejected};
    });
    const procedural::LibrarySummary summary =
        procedural::make_procedural_library(arguments.library, request, &progress);
    line.stop();
    for (const std::string& rejected : summary.rejected) {
        fmt::print(stderr, "rejected {}\n", rejected);
    }
    if (!quiet) {
        fmt::print(stderr, "{} models of {} classes ({} unchanged), rejected {}\n", summary.made,
                   request.families.size(), summary.unchanged, summary.rejected.size());
    }
    if (summary.interrupted) {
        fmt::print(stderr, "turntable: stopped by {}: the same command goes on\n",
                   signals.received());
        return ExitCode::kInterrupted;
    }
    return summary.rejected.empty() ? ExitCode::kDone : ExitCode::kCheckFailed;
}

}  // namespace

void add_make_procedural(CLI::App& assets, Invocation& invocation) {
    CLI::App* app = assets.add_subcommand("make-procedural",
                                          "Make models of the built-in families into a library");
    app->footer(
        "Example:\n"
        "  turntable assets make-procedural -o library --classes chair,table,trash-bin\n"
        "A model depends on its class, the seed and its number alone (docs/procedural.md).");
    auto arguments = std::make_shared<MakeArguments>();
    app->add_option("-o,--output", arguments->library, "Library, made when absent")->required();
    app->add_option("--classes", arguments->classes,
                    "Names of classes with commas between (default: all)")
        ->delimiter(',');
    app->add_option("--instances", arguments->instances, "Models a class")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 40U))
        ->capture_default_str();
    app->add_option("--seed", arguments->seed, "Seed of all models")->capture_default_str();
    app->add_option("--first", arguments->first, "Number of a class's first model")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 40U))
        ->capture_default_str();
    app->add_option("--threads", arguments->threads, "Models made at once (default: all cores)")
        ->check(CLI::Range(1U, 1024U));
    app->callback([arguments, &invocation] {
        invocation.exit_code = run_make(*arguments, invocation.quiet);
    });
}

}  // namespace turntable::cli
