#include "cli/device_processes.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <sstream>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/pipe.h"

namespace turntable::cli {
namespace {

constexpr int kWatchMilliseconds = 100;     // how late a signal is passed on, at most
constexpr std::size_t kErrorsKept = 16384;  // bytes: room for one line with long paths

/// Between fork and exec: calls that are safe in the child of a process with threads, and nothing
/// else.
[[noreturn]] void become(const char* program, char* const* arguments, int errors,
                         int kept_descriptor, pid_t parent) {
    // A group of its own: Ctrl-C reaches the parent alone, which passes it on once.
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) {  // it died before the line above
        ::_exit(static_cast<int>(ExitCode::kInterrupted));
    }
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);
    ::dup2(errors, STDERR_FILENO);
    ::fcntl(kept_descriptor, F_SETFD, 0);
    ::execv(program, arguments);
    ::_exit(static_cast<int>(ExitCode::kEnvironment));
}

std::vector<std::string> lines_of(const std::string& text) {
    constexpr std::string_view kName = "turntable: ";
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty()) {
            lines.push_back(line.starts_with(kName) ? line.substr(kName.size()) : line);
        }
    }
    return lines;
}

}  // namespace

DeviceProcesses::~DeviceProcesses() {
    ask_to_stop();
    for (Process& process : processes_) {
        if (process.errors >= 0) {
            ::close(process.errors);
            process.errors = -1;
        }
    }
    bury_ended(true);
}

void DeviceProcesses::start(const std::string& device, const std::vector<std::string>& words,
                            int kept_descriptor) {
    const std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
    std::vector<std::string> all{program};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& word : all) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const Pipe errors = make_pipe("a device's process");
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid == 0) {
        become(program.c_str(), arguments.data(), errors.write_end, kept_descriptor, parent);
    }
    const int fault = errno;
    ::close(errors.write_end);
    if (pid < 0) {
        ::close(errors.read_end);
        throw environment_fault("{}: no process for device {}: {}", program, device,
                                std::strerror(fault));
    }
    Process process;
    process.pid = pid;
    process.errors = errors.read_end;
    process.end.device = device;
    processes_.push_back(std::move(process));
}

std::vector<ProcessEnd> DeviceProcesses::wait(const StopSignals& signals) {
    bool asked = false;
    while (any_running()) {
        read_errors(kWatchMilliseconds);
        if (!asked && signals.flag().requested()) {
            ask_to_stop();
            asked = true;
        }
        bury_ended(false);
    }
    std::vector<ProcessEnd> ends;
    for (Process& process : processes_) {
        process.end.lines = lines_of(process.text);
        ends.push_back(process.end);
    }
    return ends;
}

/// SIGUSR1 whatever came: some schedulers signal every process of a job themselves, and a second
/// SIGTERM would end a process that is about to stop in good order.
void DeviceProcesses::ask_to_stop() const {
    for (const Process& process : processes_) {
        if (process.pid > 0) {
            ::kill(process.pid, SIGUSR1);
        }
    }
}

void DeviceProcesses::read_errors(int milliseconds) {
    std::vector<pollfd> waited;
    for (const Process& process : processes_) {
        waited.push_back({process.errors, POLLIN, 0});  // a negative one is ignored
    }
    if (::poll(waited.data(), waited.size(), milliseconds) <= 0) {
        return;
    }
    for (std::size_t i = 0; i < processes_.size(); ++i) {
        if (waited[i].revents == 0) {
            continue;
        }
        Process& process = processes_[i];
        std::array<char, 4096> block;
        const ssize_t count = ::read(process.errors, block.data(), block.size());
        if (count > 0) {
            process.text.append(block.data(), static_cast<std::size_t>(count));
            if (process.text.size() > kErrorsKept) {
                process.text.erase(0, process.text.size() - kErrorsKept);
            }
        } else if (count == 0 || errno != EINTR) {
            ::close(process.errors);
            process.errors = -1;
        }
    }
}

void DeviceProcesses::bury_ended(bool block) {
    for (Process& process : processes_) {
        int status = 0;
        // Its last words come before its end, so a process is buried when its pipe is closed.
        if (process.pid <= 0 || process.errors >= 0 ||
            ::waitpid(process.pid, &status, block ? 0 : WNOHANG) != process.pid) {
            continue;
        }
        process.pid = -1;
        process.end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
        process.end.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    }
}

bool DeviceProcesses::any_running() const {
    for (const Process& process : processes_) {
        if (process.pid > 0) {
            return true;
        }
    }
    return false;
}

}  // namespace turntable::cli
