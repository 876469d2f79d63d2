// DeviceProcesses: this program started several times, once a device, and watched to the end.
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

#include "cli/stop_signals.h"

namespace turntable::cli {

/// How a process ended.
struct ProcessEnd {
    std::string device;              ///< as it was given to start()
    int exit_code = 0;               ///< meaningless when `signal` is not 0
    int signal = 0;                  ///< that killed it, or 0
    std::vector<std::string> lines;  ///< of its stderr, the last, without the program's name
};

class DeviceProcesses {
public:
    DeviceProcesses() = default;
    /// Asks those that still run to stop, and waits for them.
    ~DeviceProcesses();
    DeviceProcesses(const DeviceProcesses&) = delete;
    DeviceProcesses& operator=(const DeviceProcesses&) = delete;

    /// Runs this program with `words` as its arguments and `kept_descriptor` open. The process
    /// stops when this one dies. To be called from the thread that lives longest: the system ties
    /// the child to it. Throws Error (environment) when it cannot be started.
    void start(const std::string& device, const std::vector<std::string>& words,
               int kept_descriptor);

    /// Waits for all of them; a stop signal that comes meanwhile is passed on to each.
    [[nodiscard]] std::vector<ProcessEnd> wait(const StopSignals& signals);

private:
    struct Process {
        pid_t pid = -1;    ///< -1 when it has ended
        int errors = -1;   ///< reading end of its stderr; -1 when closed
        std::string text;  ///< of its stderr, the last lines of it
        ProcessEnd end;
    };

    void ask_to_stop() const;
    void read_errors(int milliseconds);
    void bury_ended(bool block);
    [[nodiscard]] bool any_running() const;

    std::vector<Process> processes_;
};

}  // namespace turntable::cli
