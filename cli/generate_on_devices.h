// generate_on_devices: one dataset on several devices of a node, by one process a device.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "cli/stop_signals.h"
#include "generator/generate_dataset.h"

namespace turntable::cli {

/// What each process is started with besides its own device, its threads and its share.
struct DeviceRun {
    std::vector<std::string> devices;  ///< as --device takes them; one may come twice
    std::vector<std::string> words;    ///< of the command line: the verb and its options
    bool quiet = false;
};

/// "0,1,H100" or "all", which is every GPU that can render. Throws Error: bad input for an empty
/// name or too many; environment when there is no GPU for `all`.
[[nodiscard]] std::vector<std::string> parse_devices(const std::string& text);

/// Begins the lines in which a process says which shards of the set of --reuse are damaged.
inline constexpr std::string_view kNotReused = "not reused: ";

/// How a run on several devices ended. Whatever failed, all finished shards are kept.
struct DevicesOutcome {
    GenerateOutcome generated;
    ExitCode code = ExitCode::kDone;  ///< the worst of the processes'
    std::string failure;              ///< which device failed and why, and what is left; one line
};

/// Starts the processes, shows their common progress, passes stop signals on, waits. The processes
/// take shards of the span one by one. The dataset is not finished here (finish_dataset).
[[nodiscard]] DevicesOutcome generate_on_devices(const Plan& plan, const GenerateOptions& options,
                                                 const DeviceRun& run, const StopSignals& signals);

}  // namespace turntable::cli
