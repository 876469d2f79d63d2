// procedural_speed: how fast instances of the families are made, without writing them, and whether
// all of them can be.
//
//     procedural_speed [--instances 10000] [--seed 0] [--threads N] [--classes chair,lamp]
//
// Instances are spread evenly over the classes. Prints instances a second with all threads, and
// for the slowest classes the milliseconds that one instance takes of one thread.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "assets/procedural/procedural_library.h"
#include "base/error.h"

namespace {

using namespace turntable;  // NOLINT(google-build-using-namespace): one file, one program
using Clock = std::chrono::steady_clock;

struct Settings {
    std::uint64_t instances = 10'000;
    std::uint64_t seed = 0;
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::string> classes;
};

struct ClassTimes {
    std::uint64_t instances = 0;
    std::uint64_t triangles = 0;
    std::uint64_t most_triangles = 0;
    double seconds = 0.0;
    double slowest = 0.0;
};

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class Run {
public:
    Run(const Settings& settings, std::vector<const procedural::Family*> families)
        : settings_(settings), families_(std::move(families)), times_(families_.size()) {}

    void work() {
        for (std::uint64_t i = next_++; i < settings_.instances; i = next_++) {
            make(i % families_.size(), i / families_.size());
        }
    }

    [[nodiscard]] const std::vector<ClassTimes>& times() const { return times_; }
    [[nodiscard]] std::uint64_t failures() const { return failures_; }
    [[nodiscard]] const procedural::Family& family(std::size_t i) const { return *families_[i]; }

private:
    void make(std::size_t family, std::uint64_t number) {
        const Clock::time_point start = Clock::now();
        std::uint64_t triangles = 0;
        std::string fault;
        try {
            triangles = procedural::make_instance(*families_[family], Seed(settings_.seed), number)
                            .built.imported.model.mesh.triangle_count();
        } catch (const std::exception& error) {
            fault = error.what();
        }
        const double seconds = seconds_since(start);
        const std::lock_guard lock(mutex_);
        if (!fault.empty()) {
            ++failures_;
            fmt::print(stderr, "{} {}: {}\n", families_[family]->class_name, number, fault);
        }
        ClassTimes& times = times_[family];
        ++times.instances;
        times.triangles += triangles;
        times.most_triangles = std::max(times.most_triangles, triangles);
        times.seconds += seconds;
        times.slowest = std::max(times.slowest, seconds);
    }

    const Settings& settings_;
    std::vector<const procedural::Family*> families_;
    std::atomic<std::uint64_t> next_{0};
    std::mutex mutex_;  ///< guards what follows
    std::vector<ClassTimes> times_;
    std::uint64_t failures_ = 0;
};

void print_slowest(const Run& run) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < run.times().size(); ++i) {
        if (run.times()[i].instances > 0) {
            order.push_back(i);
        }
    }
    const auto mean = [&](std::size_t i) {
        return run.times()[i].seconds / static_cast<double>(run.times()[i].instances);
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return mean(a) > mean(b); });
    fmt::print("{:<20} {:>10} {:>10} {:>12} {:>12}\n", "class", "ms, mean", "ms, worst",
               "triangles", "most");
    for (const std::size_t i : order) {
        const ClassTimes& times = run.times()[i];
        fmt::print("{:<20} {:>10.2f} {:>10.1f} {:>12} {:>12}\n", run.family(i).class_name,
                   1000.0 * mean(i), 1000.0 * times.slowest, times.triangles / times.instances,
                   times.most_triangles);
    }
}

int measure(const Settings& settings) {
    Run run(settings, procedural::families_named(settings.classes));
    const Clock::time_point start = Clock::now();
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < settings.threads; ++t) {
        threads.emplace_back([&run] { run.work(); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    const double seconds = seconds_since(start);
    print_slowest(run);
    std::uint64_t triangles = 0;
    for (const ClassTimes& times : run.times()) {
        triangles += times.triangles;
    }
    fmt::print("{} instances of {} classes on {} threads in {:.1f} s: {:.0f} a second, "
               "{:.1f} million triangles a second, {} failures\n",
               settings.instances, run.times().size(), settings.threads, seconds,
               static_cast<double>(settings.instances) / seconds,
               static_cast<double>(triangles) / seconds / 1e6, run.failures());
    return run.failures() == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    Settings settings;
    CLI::App app{"Instances of the procedural families a second."};
    app.add_option("--instances", settings.instances, "Over all classes");
    app.add_option("--seed", settings.seed, "Seed of all instances");
    app.add_option("--threads", settings.threads, "Threads")->check(CLI::Range(1U, 1024U));
    app.add_option("--classes", settings.classes, "Names with commas between (default: all)")
        ->delimiter(',');
    CLI11_PARSE(app, argc, argv);
    try {
        return measure(settings);
    } catch (const turntable::Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return static_cast<int>(error.code());
    }
}
