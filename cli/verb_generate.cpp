// turntable generate: renders a plan into a dataset folder, or what is missing of it.
#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/backend_option.h"
#include "cli/progress_line.h"
#include "cli/recipe_options.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"
#include "generator/finish_dataset.h"
#include "generator/generate_dataset.h"
#include "generator/replay_sample.h"
#include "generator/sample_fault.h"

namespace turntable::cli {
namespace {

constexpr const char* kBuild = TURNTABLE_VERSION;
constexpr const char* kExample =
    "Example:\n"
    "  turntable generate 3diebench --assets lib -o set --objects 100 --views 10\n"
    "Killed or stopped, the same command goes on where it was. SIGTERM, SIGINT, SIGUSR1 and\n"
    "SIGUSR2 end it with exit code 75 (docs/cluster.md).";

struct GenerateVerb {
    RecipeOptions recipe;
    GenerateOptions options;
    std::string shards;
    BackendOption backend;
    std::optional<std::uint64_t> only;
    bool dry_run = false;
    bool json = false;
};

std::string replay_command(const GenerateVerb& verb, SampleId sample) {
    return fmt::format("turntable generate {} --backend {} --only {} -o replay",
                       verb.recipe.command_line(), verb.backend.name, sample.value);
}

void print_pending(const GenerateVerb& verb, const Plan& plan, const PendingWork& pending) {
    if (verb.json) {
        const nlohmann::ordered_json summary{{"samples", plan.size()},
                                             {"shards", plan.shard_count()},
                                             {"pending_samples", pending.samples},
                                             {"pending_shards", pending.ranges.size()},
                                             {"kept_shards", pending.shards_kept}};
        fmt::print("{}\n", summary.dump());
        return;
    }
    fmt::print("{}: {} samples of {} objects in {} shards; to render: {} samples in {} shards, "
               "{} shards are done\n",
               verb.options.folder.string(), count_text(plan.size()),
               count_text(plan.object_count()), count_text(plan.shard_count()),
               count_text(pending.samples), count_text(pending.ranges.size()),
               count_text(pending.shards_kept));
}

void print_outcome(const GenerateVerb& verb, const GenerateOutcome& outcome, double seconds) {
    const double rate = seconds > 0.0 ? static_cast<double>(outcome.rendered) / seconds : 0.0;
    if (verb.json) {
        const nlohmann::ordered_json summary{{"rendered", outcome.rendered},
                                             {"rejected", outcome.rejected},
                                             {"shards_rendered", outcome.shards_rendered},
                                             {"shards_kept", outcome.shards_kept},
                                             {"complete", outcome.dataset_complete},
                                             {"interrupted", outcome.interrupted},
                                             {"seconds", seconds},
                                             {"images_per_second", rate}};
        fmt::print("{}\n", summary.dump());
        return;
    }
    fmt::print("{}: {} images in {}, {:.1f}/s, {} rejected; {} shards written, {} kept{}\n",
               verb.options.folder.string(), count_text(outcome.rendered), duration_text(seconds),
               rate, count_text(outcome.rejected), count_text(outcome.shards_rendered),
               count_text(outcome.shards_kept), outcome.dataset_complete ? "; complete" : "");
}

/// The error of an interrupted run: one line that says how to go on.
Error interruption(const GenerateVerb& verb, const GenerateOutcome& outcome, const char* signal) {
    return {ExitCode::kInterrupted,
            fmt::format("{}: stopped by {} with {} shards done by this run; run the same command "
                        "again to go on",
                        verb.options.folder.string(), signal, outcome.shards_rendered)};
}

GenerateOutcome render_shards(const GenerateVerb& verb, const Plan& plan,
                              const AssetLibrary& library, const Renderer& renderer,
                              const StopFlag& stop, bool quiet) {
    GenerateProgress progress;
    const ProgressLine line("images", quiet, [&progress] {
        return ProgressSnapshot{progress.done.load(), progress.total.load(),
                                progress.rejected.load()};
    });
    try {
        return generate_dataset(plan, source_of_plan(plan, library),
                                describe_dataset(plan, library, renderer.device(), kBuild),
                                renderer, verb.options, stop, progress);
    } catch (const SampleFault& fault) {
        throw Error(fault.code(), fmt::format("{}; replay: {}", fault.what(),
                                              replay_command(verb, fault.sample())));
    }
}

void replay(const GenerateVerb& verb, const Plan& plan, const AssetLibrary& library,
            const Renderer& renderer) {
    const RenderedSample sample = replay_sample(plan, library, renderer, SampleId(*verb.only));
    for (const auto& path : write_sample(verb.options.folder, sample)) {
        fmt::print("{}\n", path.string());
    }
}

void generate(GenerateVerb& verb, Invocation& invocation) {
    if (!verb.shards.empty()) {
        verb.options.shards = parse_shard_span(verb.shards);
    }
    verb.options.library = verb.recipe.assets;
    const StopSignals signals;  // before anything slow: a stop must never find us deaf
    const AssetLibrary library = AssetLibrary::open(verb.recipe.assets);
    const Plan plan(verb.recipe.load(), library, Seed(verb.recipe.seed));
    const std::unique_ptr<Renderer> renderer = verb.backend.make();
    if (verb.only) {
        replay(verb, plan, library, *renderer);
        return;
    }
    if (verb.dry_run) {
        const DatasetFile dataset = describe_dataset(plan, library, renderer->device(), kBuild);
        print_pending(verb, plan, find_pending_work(plan, dataset, verb.options));
        return;
    }
    const auto start = std::chrono::steady_clock::now();
    const GenerateOutcome outcome =
        render_shards(verb, plan, library, *renderer, signals.flag(), invocation.quiet);
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const std::string& reason : outcome.replaced) {
        if (!invocation.quiet) {
            fmt::print(stderr, "turntable: rendered again: {}\n", reason);
        }
    }
    if (outcome.interrupted) {
        throw interruption(verb, outcome, signals.received());
    }
    if (outcome.dataset_complete) {
        finish_dataset(verb.options.folder, plan);
    }
    if (!invocation.quiet || verb.json) {
        print_outcome(verb, outcome, seconds);
    }
}

}  // namespace

void add_generate(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("generate", "Render a dataset, or what is missing of it");
    verb->footer(kExample);
    const auto state = std::make_shared<GenerateVerb>();  // lives as long as the callback
    state->options.limits.threads = available_threads();
    state->recipe.add_to(*verb);
    verb->add_option("-o,--output", state->options.folder, "Dataset folder")->required();
    verb->add_option("--threads", state->options.limits.threads, "Rendering threads")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    verb->add_option("--shards", state->shards, "Render only these shards: A-B, both included");
    state->backend.add_to(*verb);
    verb->add_option("--only", state->only,
                     "Replay one sample: write its files to the folder -o, not a dataset");
    verb->add_flag("--dry-run", state->dry_run, "Say what would be rendered, and write nothing");
    verb->add_flag("--json", state->json, "Print the summary as JSON");
    verb->callback([state, &invocation] { generate(*state, invocation); });
}

}  // namespace turntable::cli
