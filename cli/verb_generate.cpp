// turntable generate: renders a plan into a dataset folder, or what is missing of it.
#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/backend_option.h"
#include "cli/generate_on_devices.h"
#include "cli/progress_line.h"
#include "cli/recipe_options.h"
#include "cli/shared_work.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"
#include "generator/finish_dataset.h"
#include "generator/generate_dataset.h"
#include "generator/plan_digests.h"
#include "generator/rendered_set.h"
#include "generator/replay_sample.h"
#include "generator/sample_fault.h"

namespace turntable::cli {
namespace {

constexpr const char* kBuild = TURNTABLE_VERSION;
constexpr const char* kExample =
    "Examples:\n"
    "  turntable generate 3diebench --assets lib -o set --objects 100 --views 10\n"
    "  turntable generate 3diebench --assets lib -o set --devices all\n"
    "Killed or stopped, the same command goes on where it was. SIGTERM, SIGINT, SIGUSR1 and\n"
    "SIGUSR2 end it with exit code 75 (docs/cluster.md).";

struct GenerateVerb {
    RecipeOptions recipe;
    GenerateOptions options;
    std::string shards;
    BackendOption backend;
    std::string devices;
    int work_descriptor = -1;      ///< of the SharedWork, in a process of `--devices`
    std::size_t work_process = 0;  ///< which of them it is
    std::filesystem::path reuse;   ///< a dataset folder; empty: none
    std::optional<std::uint64_t> only;
    bool dry_run = false;
    bool json = false;
};

std::string replay_command(const GenerateVerb& verb, const Renderer& renderer, SampleId sample) {
    return fmt::format("turntable generate {} {} --only {} -o replay", verb.recipe.command_line(),
                       verb.backend.command_line(renderer), sample.value);
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
        const nlohmann::ordered_json summary{
            {"rendered", outcome.rendered},       {"rejected", outcome.rejected},
            {"reused", outcome.reused},           {"shards_rendered", outcome.shards_rendered},
            {"shards_kept", outcome.shards_kept}, {"complete", outcome.dataset_complete},
            {"interrupted", outcome.interrupted}, {"seconds", seconds},
            {"images_per_second", rate}};
        fmt::print("{}\n", summary.dump());
        return;
    }
    fmt::print("{}: {} images in {}, {:.1f}/s, {} rejected{}; {} shards written, {} kept{}\n",
               verb.options.folder.string(), count_text(outcome.rendered), duration_text(seconds),
               rate, count_text(outcome.rejected),
               verb.reuse.empty() ? std::string()
                                  : fmt::format(", {} reused", count_text(outcome.reused)),
               count_text(outcome.shards_rendered), count_text(outcome.shards_kept),
               outcome.dataset_complete ? "; complete" : "");
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
                              const StopFlag& stop, GenerateProgress& progress) {
    try {
        return generate_dataset(plan, source_of_plan(plan, library),
                                describe_dataset(plan, library, renderer.device(), kBuild),
                                renderer, verb.options, stop, progress);
    } catch (const SampleFault& fault) {
        throw Error(fault.code(), fmt::format("{}; replay: {}", fault.what(),
                                              replay_command(verb, renderer, fault.sample())));
    }
}

GenerateOutcome render_all(const GenerateVerb& verb, const Plan& plan, const AssetLibrary& library,
                           const Renderer& renderer, const StopFlag& stop, bool quiet) {
    GenerateProgress progress;
    const ProgressLine line("images", quiet, [&progress] {
        return ProgressSnapshot{progress.done.load(), progress.total.load(),
                                progress.rejected.load()};
    });
    return render_shards(verb, plan, library, renderer, stop, progress);
}

void print_not_reused(const GenerateOutcome& outcome) {
    for (const std::string& reason : outcome.not_reused) {
        fmt::print(stderr, "turntable: {}{}\n", kNotReused, reason);
    }
}

/// The part of one process of `--devices`; all else is for the process that started it, which reads
/// what is printed here.
void render_share(GenerateVerb& verb, const Plan& plan, const AssetLibrary& library,
                  const Renderer& renderer, const StopSignals& signals) {
    SharedWork work(verb.work_descriptor);
    verb.options.feed = [&work] { return work.take(); };
    const GenerateOutcome outcome = render_shards(verb, plan, library, renderer, signals.flag(),
                                                  work.progress(verb.work_process));
    print_not_reused(outcome);
    if (outcome.interrupted) {
        throw interruption(verb, outcome, signals.received());
    }
}

/// What the processes of `--devices` have in common on their command lines.
std::vector<std::string> words_for_devices(const GenerateVerb& verb) {
    std::vector<std::string> words{"generate"};
    const std::vector<std::string> recipe = verb.recipe.words();
    words.insert(words.end(), recipe.begin(), recipe.end());
    words.insert(words.end(),
                 {"-o", verb.options.folder.string(), "--backend", "vulkan", "--quiet"});
    if (!verb.backend.device_memory.empty()) {
        words.insert(words.end(), {"--device-memory", verb.backend.device_memory});
    }
    if (!verb.reuse.empty()) {
        words.insert(words.end(), {"--reuse", verb.reuse.string()});
    }
    return words;
}

void replay(const GenerateVerb& verb, const Plan& plan, const AssetLibrary& library,
            const Renderer& renderer) {
    const RenderedSample sample = replay_sample(plan, library, renderer, SampleId(*verb.only));
    for (const auto& path : write_sample(verb.options.folder, sample)) {
        fmt::print("{}\n", path.string());
    }
}

/// Says what came of the run, and finishes the dataset when its last shard is done.
void conclude(const GenerateVerb& verb, const Plan& plan, const AssetLibrary& library,
              const GenerateOutcome& outcome, std::chrono::steady_clock::time_point start,
              const StopSignals& signals, bool quiet) {
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const std::string& reason : outcome.replaced) {
        if (!quiet) {
            fmt::print(stderr, "turntable: rendered again: {}\n", reason);
        }
    }
    if (!quiet) {
        print_not_reused(outcome);
    }
    if (outcome.interrupted) {
        throw interruption(verb, outcome, signals.received());
    }
    if (outcome.dataset_complete) {
        finish_dataset(verb.options.folder, plan, library.maps());
    }
    if (!quiet || verb.json) {
        print_outcome(verb, outcome, seconds);
    }
}

/// Of --devices; empty when it was not given.
std::vector<std::string> chosen_devices(const GenerateVerb& verb) {
    if (verb.devices.empty()) {
        return {};
    }
    if (verb.backend.backend == "embree") {
        throw bad_input("--devices: only Vulkan has devices, and --backend embree was asked for");
    }
    if (!verb.backend.device.empty()) {
        throw bad_input("--devices: give either this or --device");
    }
    return parse_devices(verb.devices);
}

void run_on_devices(const GenerateVerb& verb, const Plan& plan, const AssetLibrary& library,
                    const std::vector<std::string>& devices, const StopSignals& signals,
                    bool quiet) {
    const auto start = std::chrono::steady_clock::now();
    const DevicesOutcome outcome =
        generate_on_devices(plan, verb.options, {devices, words_for_devices(verb), quiet}, signals);
    if (outcome.failure.empty() || outcome.generated.rendered > 0) {
        conclude(verb, plan, library, outcome.generated, start, signals, quiet);
    }
    if (!outcome.failure.empty()) {
        throw Error(outcome.code,
                    fmt::format("{}: {}", verb.options.folder.string(), outcome.failure));
    }
}

/// The set that frames are taken from; empty when there is none, or nothing is to be rendered.
std::unique_ptr<RenderedSet> open_reuse(GenerateVerb& verb, const AssetLibrary& library) {
    if (verb.reuse.empty() || verb.only || verb.dry_run) {
        return nullptr;
    }
    std::error_code ignored;
    if (std::filesystem::equivalent(verb.reuse, verb.options.folder, ignored)) {
        throw bad_input("--reuse {}: is the folder that is written to", verb.reuse.string());
    }
    verb.options.maps = map_digests(library);
    return std::make_unique<RenderedSet>(verb.reuse, library);
}

void run_here(GenerateVerb& verb, const Plan& plan, const AssetLibrary& library,
              const StopSignals& signals, bool quiet) {
    const std::unique_ptr<Renderer> renderer = verb.backend.make(quiet);
    const std::unique_ptr<RenderedSet> reuse = open_reuse(verb, library);
    verb.options.reuse = reuse.get();
    const auto start = std::chrono::steady_clock::now();
    if (verb.only) {
        replay(verb, plan, library, *renderer);
    } else if (verb.dry_run) {
        const DatasetFile dataset = describe_dataset(plan, library, renderer->device(), kBuild);
        print_pending(verb, plan, find_pending_work(plan, dataset, verb.options));
    } else if (verb.work_descriptor >= 0) {
        render_share(verb, plan, library, *renderer, signals);
    } else {
        const GenerateOutcome outcome =
            render_all(verb, plan, library, *renderer, signals.flag(), quiet);
        conclude(verb, plan, library, outcome, start, signals, quiet);
    }
}

void generate(GenerateVerb& verb, const Invocation& invocation) {
    if (!verb.shards.empty()) {
        verb.options.shards = parse_shard_span(verb.shards);
    }
    verb.options.library = verb.recipe.assets;
    static_cast<void>(verb.backend.choice());  // a wrong combination shows before anything slow
    const StopSignals signals;                 // and a stop must never find us deaf
    const std::vector<std::string> devices = chosen_devices(verb);
    const AssetLibrary library = AssetLibrary::open(verb.recipe.assets);
    const Plan plan(verb.recipe.load(), library, Seed(verb.recipe.seed));
    if (!devices.empty() && !verb.only && !verb.dry_run) {
        run_on_devices(verb, plan, library, devices, signals, invocation.quiet);
        return;
    }
    if (!devices.empty()) {
        verb.backend.device = devices.front();  // renders one sample, or says what it would do
    }
    run_here(verb, plan, library, signals, invocation.quiet);
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
    verb->add_option("--devices", state->devices,
                     "Several Vulkan devices at once, one process each: 0,1,... or all");
    // Of the processes that --devices starts; shown to nobody.
    verb->add_option("--work-descriptor", state->work_descriptor)->group("");
    verb->add_option("--work-process", state->work_process)
        ->check(CLI::Range(std::size_t{0}, SharedWork::kMostProcesses - 1))
        ->group("");
    verb->add_option("--reuse", state->reuse,
                     "Take frames from this dataset where it has them (docs/delta.md)");
    verb->add_option("--only", state->only,
                     "Replay one sample: write its files to the folder -o, not a dataset");
    verb->add_flag("--dry-run", state->dry_run, "Say what would be rendered, and write nothing");
    verb->add_flag("--json", state->json, "Print the summary as JSON");
    verb->callback([state, &invocation] { generate(*state, invocation); });
}

}  // namespace turntable::cli
