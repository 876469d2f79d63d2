// turntable bench: throughput of each stage of the pipeline on this machine.
#include <algorithm>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/nearest_name.h"
#include "cli/backend_option.h"
#include "cli/bench_throughput.h"
#include "cli/benchmarks.h"
#include "cli/machine_facts.h"
#include "cli/verbs.h"
#include "generator/view_pipeline.h"
#include "renderer/renderer.h"

namespace turntable::cli {
namespace {

constexpr const char* kThroughput = "throughput";

struct BenchOptions {
    std::string name;
    BackendOption backend;
    int repetitions = 9;
    std::vector<int> spp{0, 4, 16, 64};
    std::vector<std::size_t> batches{16, 64, 256};
    ThroughputCase throughput;
    bool json = false;
};

// The rates of one benchmark, ascending.
struct Measured {
    Benchmark benchmark;
    std::vector<double> rates;

    [[nodiscard]] double median() const {
        const std::size_t half = rates.size() / 2;
        return rates.size() % 2 == 1 ? rates[half] : 0.5 * (rates[half - 1] + rates[half]);
    }
};

std::vector<Benchmark> selected(const BenchOptions& options, bool quiet) {
    const std::string& name = options.name;
    std::vector<Benchmark> all =
        all_benchmarks([&options, quiet] { return options.backend.make(quiet); });
    if (name.empty()) {
        return all;
    }
    std::vector<std::string> names{kThroughput};
    for (const Benchmark& benchmark : all) {
        if (benchmark.name == name) {
            return {benchmark};
        }
        names.push_back(benchmark.name);
    }
    const std::string nearest = nearest_name(name, names);
    throw bad_input("no benchmark is named {}{}", name,
                    nearest.empty() ? std::string() : fmt::format("; did you mean {}?", nearest));
}

Measured measure(const Benchmark& benchmark, int repetitions) {
    Measured measured{benchmark, {}};
    (void)benchmark.run();  // warm-up: set-up, caches, page faults
    for (int i = 0; i < repetitions; ++i) {
        measured.rates.push_back(benchmark.run());
    }
    std::sort(measured.rates.begin(), measured.rates.end());
    return measured;
}

nlohmann::ordered_json to_json(const std::vector<Measured>& results, const BenchOptions& options) {
    const MachineFacts machine = read_machine_facts();
    nlohmann::ordered_json json;
    json["version"] = TURNTABLE_VERSION;
    json["build"] = TURNTABLE_BUILD;
    json["cpu"] = machine.cpu;
    json["threads"] = machine.threads;
    json["device"] = options.backend.make(true)->device();
    json["repetitions"] = options.repetitions;
    for (const Measured& result : results) {
        json["benchmarks"].push_back({{"name", result.benchmark.name},
                                      {"unit", result.benchmark.unit},
                                      {"value", result.median()},
                                      {"min", result.rates.front()},
                                      {"max", result.rates.back()},
                                      {"what", result.benchmark.what}});
    }
    return json;
}

void print_row(const Measured& result) {
    fmt::print("{:<14} {:>12.4g} {:<10} {:>10.4g} to {:<10.4g} {}\n", result.benchmark.name,
               result.median(), result.benchmark.unit, result.rates.front(), result.rates.back(),
               result.benchmark.what);
    std::fflush(stdout);
}

nlohmann::ordered_json to_json(const ThroughputCase& asked, const Throughput& measured,
                               const Renderer& renderer) {
    nlohmann::ordered_json json{{"backend", renderer.backend()},
                                {"device", renderer.device()},
                                {"spp", asked.spp},
                                {"batch", asked.batch},
                                {"threads", asked.threads},
                                {"images", measured.images},
                                {"seconds", measured.seconds},
                                {"mean_spp", measured.mean_spp},
                                {"images_per_second", measured.images_per_second()},
                                {"samples_per_second", measured.samples_per_second()}};
    json["stages"] = nlohmann::ordered_json::object();
    for (const StageTime& stage : measured.stages) {
        json["stages"][stage.stage] = stage.seconds;
    }
    return json;
}

void print_row(const ThroughputCase& asked, const Throughput& measured) {
    std::string stages;
    for (const StageTime& stage : measured.stages) {
        stages +=
            fmt::format("  {} {:.0f} %", stage.stage, 100.0 * stage.seconds / measured.seconds);
    }
    fmt::print(
        "{:>8} {:>6} {:>10.1f} {:>12.2f}{}\n",
        asked.spp == 0 ? fmt::format("({:.1f})", measured.mean_spp) : std::to_string(asked.spp),
        asked.batch, measured.images_per_second(), measured.samples_per_second() / 1e6, stages);
    std::fflush(stdout);
}

void run_throughput(const BenchOptions& options, bool quiet) {
    const std::unique_ptr<Renderer> renderer = options.backend.make(quiet);
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    if (!options.json) {
        fmt::print("{}\n{:>8} {:>6} {:>10} {:>12}\n", renderer->device(), "spp", "batch",
                   "images/s", "Msamples/s");
    }
    for (const int spp : options.spp) {
        for (const std::size_t batch : options.batches) {
            ThroughputCase asked = options.throughput;
            asked.spp = spp;
            asked.batch = batch;
            const Throughput measured = measure_throughput(*renderer, asked);
            if (options.json) {
                rows.push_back(to_json(asked, measured, *renderer));
            } else {
                print_row(asked, measured);
            }
        }
    }
    if (options.json) {
        fmt::print("{}\n", rows.dump(2));
    }
}

void run_bench(const BenchOptions& options, bool quiet) {
    if (options.name == kThroughput) {
        run_throughput(options, quiet);
        return;
    }
    std::vector<Measured> results;
    for (const Benchmark& benchmark : selected(options, quiet)) {
        results.push_back(measure(benchmark, options.repetitions));
        if (!options.json) {
            print_row(results.back());
        }
    }
    if (options.json) {
        fmt::print("{}\n", to_json(results, options).dump(2));
    }
}

void add_throughput_options(CLI::App& verb, BenchOptions& options) {
    options.throughput.threads = available_threads();
    verb.add_option("--spp", options.spp, "throughput: samples a pixel to measure; 0: adaptive")
        ->delimiter(',')
        ->check(CLI::Range(0, 1 << 16))
        ->capture_default_str();
    verb.add_option("--batch", options.batches, "throughput: views a batch to measure")
        ->delimiter(',')
        ->check(CLI::Range(1, 1 << 16))
        ->capture_default_str();
    verb.add_option("--seconds", options.throughput.seconds, "throughput: to measure each for")
        ->check(CLI::Range(0.1, 3600.0))
        ->capture_default_str();
    verb.add_option("--threads", options.throughput.threads, "throughput: pipeline threads")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
}

}  // namespace

void add_bench(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("bench", "Measure each stage of the pipeline here");
    auto options = std::make_shared<BenchOptions>();
    verb->add_option("name", options->name, "Only this one; `throughput` runs only when named");
    options->backend.add_to(*verb);
    verb->add_option("--repetitions", options->repetitions, "Measurements of each, after a warm-up")
        ->check(CLI::Range(1, 1000));
    add_throughput_options(*verb, *options);
    verb->add_flag("--json", options->json, "For machines");
    verb->footer("Prints the median of the rates, and the lowest and highest. `throughput` is the "
                 "whole pipeline\nbut for the disk, by samples a pixel and views a batch, with the "
                 "share of the time in each stage.\n"
                 "Examples:\n  turntable bench render --json\n"
                 "  turntable bench throughput --backend vulkan --spp 16 --batch 64,256");
    verb->callback([options, &invocation] { run_bench(*options, invocation.quiet); });
}

}  // namespace turntable::cli
