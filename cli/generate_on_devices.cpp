#include "cli/generate_on_devices.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/device_processes.h"
#include "cli/progress_line.h"
#include "cli/shared_work.h"
#include "manifests/shard_reader.h"
#include "renderer/renderer.h"

namespace turntable::cli {
namespace {

constexpr std::size_t kMostSpansNamed = 12;

std::vector<std::string> all_gpus() {
    std::vector<std::string> gpus;
    for (const DeviceInfo& device : list_devices()) {
        if (device.lacks.empty() && device.kind != "CPU") {
            gpus.push_back(std::to_string(device.number));
        }
    }
    if (gpus.empty()) {
        throw environment_fault("--devices all: no GPU here can render; see: turntable doctor");
    }
    return gpus;
}

ShardSpan span_of(const Plan& plan, const GenerateOptions& options) {
    return options.shards.value_or(ShardSpan{ShardId(0), ShardId(plan.shard_count() - 1)});
}

/// What there is to do, by the dataset that is there: which device made it need not be known.
PendingWork work_ahead(const Plan& plan, const GenerateOptions& options) {
    DatasetFile dataset;
    if (std::filesystem::exists(options.folder / "dataset.yaml")) {
        dataset = read_dataset_file(options.folder);
    }
    return find_pending_work(plan, dataset, options);
}

ProgressSnapshot snapshot(SharedWork& work, std::size_t processes, std::uint64_t total) {
    ProgressSnapshot sum;
    sum.total = total;
    for (std::size_t i = 0; i < processes; ++i) {
        sum.done += work.progress(i).done.load();
        sum.rejected += work.progress(i).rejected.load();
    }
    return sum;
}

/// The processor's threads are shared out: they only encode.
int threads_each(const GenerateOptions& options, std::size_t processes) {
    return std::max(1, options.limits.threads / static_cast<int>(processes));
}

void start_processes(DeviceProcesses& processes, const DeviceRun& run, int threads,
                     const SharedWork& work) {
    for (std::size_t i = 0; i < run.devices.size(); ++i) {
        std::vector<std::string> words = run.words;
        words.insert(words.end(), {"--device", run.devices[i], "--threads", std::to_string(threads),
                                   "--work-descriptor", std::to_string(work.descriptor()),
                                   "--work-process", std::to_string(i)});
        processes.start(run.devices[i], words, work.descriptor());
    }
}

/// "3, 7-9"
std::string shard_names(const Plan& plan, const PendingWork& pending) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < pending.ranges.size();) {
        std::size_t last = i;
        while (last + 1 < pending.ranges.size() &&
               pending.ranges[last + 1].first == pending.ranges[last].last) {
            ++last;
        }
        const auto number = [&](std::size_t at) {
            return pending.ranges[at].first / plan.samples_per_shard();
        };
        names.push_back(last == i ? fmt::format("{}", number(i))
                                  : fmt::format("{}-{}", number(i), number(last)));
        i = last + 1;
    }
    if (names.size() > kMostSpansNamed) {
        names.resize(kMostSpansNamed);
        names.emplace_back("...");
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

/// A process that was asked to stop may be killed by the signal before it listens.
ExitCode code_of(const ProcessEnd& end, bool stopped) {
    if (end.signal != 0) {
        const bool by_stop = end.signal == SIGUSR1 || end.signal == SIGTERM;
        return stopped && by_stop ? ExitCode::kInterrupted : ExitCode::kEnvironment;
    }
    for (const ExitCode code : {ExitCode::kDone, ExitCode::kCheckFailed, ExitCode::kBadInput,
                                ExitCode::kEnvironment, ExitCode::kInterrupted}) {
        if (end.exit_code == static_cast<int>(code)) {
            return code;
        }
    }
    return ExitCode::kEnvironment;
}

/// Bad input is worst: to run again does not help. An interruption is the least of the faults.
int badness(ExitCode code) {
    switch (code) {
    case ExitCode::kDone:
        return 0;
    case ExitCode::kInterrupted:
        return 1;
    case ExitCode::kCheckFailed:
        return 2;
    case ExitCode::kEnvironment:
        return 3;
    case ExitCode::kBadInput:
        return 4;
    }
    return 3;
}

std::string reason_of(const ProcessEnd& end) {
    if (end.signal != 0) {
        return fmt::format("its process was killed by signal {} ({})", end.signal,
                           ::strsignal(end.signal));
    }
    return end.lines.empty() ? fmt::format("its process ended with code {}", end.exit_code)
                             : end.lines.back();
}

/// What the processes said of the other set, each line once: several may meet one damaged shard.
std::vector<std::string> not_reused(const std::vector<ProcessEnd>& ends) {
    std::set<std::string> reasons;
    for (const ProcessEnd& end : ends) {
        for (const std::string& line : end.lines) {
            if (line.starts_with(kNotReused)) {
                reasons.insert(line.substr(kNotReused.size()));
            }
        }
    }
    return {reasons.begin(), reasons.end()};
}

/// The failed devices, those with one reason together: a wrong command fails on all alike.
std::string describe_failures(const std::vector<ProcessEnd>& ends, bool stopped) {
    std::vector<std::string> reasons;  // in the order of the devices
    std::map<std::string, std::vector<std::string>> devices;
    for (const ProcessEnd& end : ends) {
        const ExitCode code = code_of(end, stopped);
        if (code == ExitCode::kDone || code == ExitCode::kInterrupted) {
            continue;
        }
        const std::string reason = reason_of(end);
        if (devices[reason].empty()) {
            reasons.push_back(reason);
        }
        devices[reason].push_back(end.device);
    }
    std::vector<std::string> sentences;
    for (const std::string& reason : reasons) {
        const std::vector<std::string>& names = devices[reason];
        sentences.push_back(fmt::format("device{} {}: {}", names.size() > 1 ? "s" : "",
                                        fmt::join(names, ", "), reason));
    }
    return fmt::format("{}", fmt::join(sentences, "; "));
}

DevicesOutcome judge(const std::vector<ProcessEnd>& ends, bool stopped,
                     const std::string& missing) {
    DevicesOutcome outcome;
    for (const ProcessEnd& end : ends) {
        const ExitCode code = code_of(end, stopped);
        outcome.code = badness(code) > badness(outcome.code) ? code : outcome.code;
    }
    outcome.failure = describe_failures(ends, stopped);
    if (outcome.failure.empty() || outcome.code == ExitCode::kBadInput) {
        return outcome;
    }
    outcome.failure += missing.empty() ? std::string("; the other devices finished every shard")
                                       : fmt::format("; not done: shards {}; the same command "
                                                     "goes on",
                                                     missing);
    return outcome;
}

}  // namespace

std::vector<std::string> parse_devices(const std::string& text) {
    if (text == "all") {
        return all_gpus();
    }
    std::vector<std::string> devices(1);
    for (const char c : text) {
        if (c == ',') {
            devices.emplace_back();
        } else {
            devices.back() += c;
        }
    }
    if (std::find(devices.begin(), devices.end(), "") != devices.end()) {
        throw bad_input("--devices {}: expected 'all' or numbers and names, e.g. 0,1", text);
    }
    if (devices.size() > SharedWork::kMostProcesses) {
        throw bad_input("--devices: {} devices; {} at most", devices.size(),
                        SharedWork::kMostProcesses);
    }
    return devices;
}

DevicesOutcome generate_on_devices(const Plan& plan, const GenerateOptions& options,
                                   const DeviceRun& run, const StopSignals& signals) {
    const PendingWork ahead = work_ahead(plan, options);
    const std::size_t count = run.devices.size();
    SharedWork work(span_of(plan, options));
    DeviceProcesses processes;
    start_processes(processes, run, threads_each(options, count), work);
    std::vector<ProcessEnd> ends;
    {
        const ProgressLine line("images", run.quiet,
                                [&] { return snapshot(work, count, ahead.samples); });
        ends = processes.wait(signals);
    }
    const PendingWork left = work_ahead(plan, options);
    DevicesOutcome outcome = judge(ends, signals.flag().requested(), shard_names(plan, left));
    const ProgressSnapshot reached = snapshot(work, count, ahead.samples);
    outcome.generated.rendered = reached.done;
    outcome.generated.rejected = reached.rejected;
    for (std::size_t i = 0; i < count; ++i) {
        outcome.generated.reused += work.progress(i).reused.load();
    }
    outcome.generated.not_reused = not_reused(ends);
    outcome.generated.shards_rendered = ahead.ranges.size() - left.ranges.size();
    outcome.generated.shards_kept = ahead.shards_kept;
    outcome.generated.replaced = ahead.replaced;
    outcome.generated.interrupted = outcome.code == ExitCode::kInterrupted;
    outcome.generated.dataset_complete = is_complete(plan, options.folder);
    return outcome;
}

}  // namespace turntable::cli
