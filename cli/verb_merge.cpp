// turntable merge: builds a dataset's manifest.sqlite from its shards.
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/progress_line.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"
#include "generator/dataset_file.h"
#include "manifests/merge.h"

namespace turntable::cli {
namespace {

constexpr const char* kExample =
    "Example:\n"
    "  turntable merge set\n"
    "Shards that are not done yet are left out; run it again when they are.";

struct MergeVerb {
    std::filesystem::path dataset;
    int threads = 0;
    bool factor_indexes = false;
    bool json = false;
};

void print_summary(const MergeVerb& verb, const MergeSummary& summary) {
    const double seconds = summary.seconds_reading + summary.seconds_indexing;
    const double rows = static_cast<double>(summary.samples + summary.rejected);
    const double rate = seconds > 0.0 ? rows / seconds : 0.0;
    if (verb.json) {
        const nlohmann::ordered_json tree{{"shards", summary.shards},
                                          {"samples", summary.samples},
                                          {"rejected", summary.rejected},
                                          {"seconds_reading", summary.seconds_reading},
                                          {"seconds_indexing", summary.seconds_indexing},
                                          {"rows_per_second", rate}};
        fmt::print("{}\n", tree.dump());
        return;
    }
    fmt::print("{}: {} samples and {} rejects of {} shards in {}, {} rows/s\n",
               manifest_path(verb.dataset).string(), count_text(summary.samples),
               count_text(summary.rejected), count_text(summary.shards), duration_text(seconds),
               count_text(static_cast<std::uint64_t>(rate)));
}

void merge(const MergeVerb& verb, const Invocation& invocation) {
    const StopSignals signals;
    std::atomic<std::uint64_t> done{0};
    std::atomic<std::uint64_t> total{0};
    const ProgressLine line("samples", invocation.quiet, [&] {
        return ProgressSnapshot{done.load(), total.load(), 0};
    });
    MergeOptions options;
    options.threads = verb.threads;
    options.stop = &signals.flag();
    options.factor_indexes =
        verb.factor_indexes ? FactorIndexes::kAlways : FactorIndexes::kAutomatic;
    if (std::filesystem::exists(verb.dataset / "dataset.yaml")) {
        options.plan_digest = read_dataset_file(verb.dataset).plan_digest;
    }
    options.progress = [&](std::uint64_t now, std::uint64_t all) {
        done = now;
        total = all;
    };
    const MergeSummary summary = merge_dataset(verb.dataset, options);
    if (!invocation.quiet || verb.json) {
        print_summary(verb, summary);
    }
}

}  // namespace

void add_merge(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("merge", "Build manifest.sqlite from the shards");
    verb->footer(kExample);
    const auto state = std::make_shared<MergeVerb>();  // lives as long as the callback
    verb->add_option("DIR", state->dataset, "Dataset folder")->required();
    verb->add_option("--threads", state->threads, "Threads that read shards (0: one a core)")
        ->check(CLI::Range(0, 1024));
    verb->add_flag("--factor-indexes", state->factor_indexes,
                   "Index each factor by itself beyond a million samples, too");
    verb->add_flag("--json", state->json, "Print the summary as JSON");
    verb->callback([state, &invocation] { merge(*state, invocation); });
}

}  // namespace turntable::cli
