// ProgressLine: count, rate, time left and rejects of long work, on stderr.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "cli/progress_rate.h"

namespace turntable::cli {

struct ProgressSnapshot {
    std::uint64_t done = 0;
    std::uint64_t total = 0;  ///< 0 when it is not known
    std::uint64_t rejected = 0;
};

/// Shows nothing for the first two seconds; then one line that is redrawn on a terminal, and a
/// plain line every few seconds elsewhere. The destructor clears the redrawn line.
class ProgressLine {
public:
    /// `unit`: plural noun, e.g. "images". `read` is called from another thread until the
    /// destructor or stop() returns, so it must read atomics. Quiet: no thread, no output.
    ProgressLine(std::string unit, bool quiet, std::function<ProgressSnapshot()> read);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Ends the display; later calls do nothing.
    void stop();

private:
    void run();
    void show(double seconds);

    std::string unit_;
    std::function<ProgressSnapshot()> read_;
    bool terminal_;
    bool drawn_ = false;
    ProgressRate rate_;
    std::chrono::steady_clock::time_point start_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

/// E.g. "1,200/25,000 images  31.2/s  rejected 3  12 min left".
[[nodiscard]] std::string progress_text(const ProgressSnapshot& now, const std::string& unit,
                                        const ProgressRate& rate);
/// E.g. "45 s", "12 min", "3 h 05 min".
[[nodiscard]] std::string duration_text(double seconds);
/// Thousands separated by commas.
[[nodiscard]] std::string count_text(std::uint64_t count);

}  // namespace turntable::cli
