// turntable bench: throughput of each stage of the pipeline on this machine.
#include <algorithm>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/nearest_name.h"
#include "cli/benchmarks.h"
#include "cli/machine_facts.h"
#include "cli/verbs.h"
#include "renderer/renderer.h"

namespace turntable::cli {
namespace {

struct BenchOptions {
    std::string name;
    int repetitions = 9;
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

std::vector<Benchmark> selected(const std::string& name) {
    std::vector<Benchmark> all = all_benchmarks();
    if (name.empty()) {
        return all;
    }
    std::vector<std::string> names;
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
    json["device"] = make_renderer(Backend::kAuto)->device();
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

void run_bench(const BenchOptions& options) {
    std::vector<Measured> results;
    for (const Benchmark& benchmark : selected(options.name)) {
        results.push_back(measure(benchmark, options.repetitions));
        if (!options.json) {
            print_row(results.back());
        }
    }
    if (options.json) {
        fmt::print("{}\n", to_json(results, options).dump(2));
    }
}

}  // namespace

void add_bench(CLI::App& app, Invocation& invocation) {
    (void)invocation;
    CLI::App* verb = app.add_subcommand("bench", "Measure each stage of the pipeline here");
    auto options = std::make_shared<BenchOptions>();
    verb->add_option("name", options->name, "Only this one");
    verb->add_option("--repetitions", options->repetitions, "Measurements of each, after a warm-up")
        ->check(CLI::Range(1, 1000));
    verb->add_flag("--json", options->json, "For machines");
    verb->footer("Prints the median of the rates, and the lowest and highest.\n"
                 "Example: turntable bench render --json");
    verb->callback([options] { run_bench(*options); });
}

}  // namespace turntable::cli
