// Faults that end a run. Below cli/ they are thrown; only cli/ prints them and exits.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace turntable {

/// The program's documented exit codes.
enum class ExitCode : int {
    kDone = 0,
    kCheckFailed = 1,   ///< a verification found a difference
    kBadInput = 2,      ///< usage or input is wrong: do not retry unchanged
    kEnvironment = 3,   ///< disk full, unwritable output, missing device: fix and retry
    kInterrupted = 75,  ///< stopped by a signal: run the same command again
};

/// A fault that ends the run. `what()` is one clear line that names the file and the cause.
class Error : public std::runtime_error {
public:
    Error(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
    [[nodiscard]] ExitCode code() const noexcept { return code_; }

private:
    ExitCode code_;
};

template <class... Args>
[[nodiscard]] Error bad_input(fmt::format_string<Args...> format, Args&&... args) {
    return {ExitCode::kBadInput, fmt::format(format, std::forward<Args>(args)...)};
}

template <class... Args>
[[nodiscard]] Error environment_fault(fmt::format_string<Args...> format, Args&&... args) {
    return {ExitCode::kEnvironment, fmt::format(format, std::forward<Args>(args)...)};
}

}  // namespace turntable
