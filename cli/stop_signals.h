// StopSignals: turns SIGTERM, SIGINT, SIGUSR1 and SIGUSR2 into a StopFlag while it lives.
#pragma once

#include <array>
#include <csignal>

#include "base/stop_flag.h"

namespace turntable::cli {

/// At most one lives at a time. A second SIGINT or SIGTERM while the first is being obeyed ends
/// the process at once, as it would without us: nothing finished is lost by that.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    [[nodiscard]] const StopFlag& flag() const;
    /// "SIGTERM" etc. for the line that says why the run ended; empty when none came.
    [[nodiscard]] const char* received() const;
    /// SIGTERM etc.; 0 when none came.
    [[nodiscard]] int number() const;

private:
    /// USR1 and USR2: what Slurm and Sun Grid Engine send ahead of a job's time limit.
    static constexpr std::array<int, 4> kSignals{SIGTERM, SIGINT, SIGUSR1, SIGUSR2};
    std::array<struct sigaction, kSignals.size()> previous_{};
};

}  // namespace turntable::cli
