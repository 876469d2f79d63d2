#include "assets/import_child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/error.h"
#include "base/pipe.h"

namespace turntable {
namespace {

/// Walking the folders of a large set on a network file system may take minutes.
constexpr double kListingSeconds = 3600.0;

void close_fd(int& descriptor) {
    if (descriptor >= 0) {
        ::close(descriptor);
        descriptor = -1;
    }
}

/// Requests on the child's stdin, replies on its stdout; what parsers print goes nowhere.
int spawn(const std::string& program, const Pipe& requests, const Pipe& replies, pid_t& pid) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, requests.read_end, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, replies.write_end, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // A group of its own: Ctrl-C asks the program to stop, and models in work may finish.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    std::string name = program;
    std::string flag = kImportWorkerFlag;
    std::array<char*, 3> arguments{name.data(), flag.data(), nullptr};
    const int error =
        ::posix_spawn(&pid, program.c_str(), &actions, &attributes, arguments.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/// A child that died while a request is written must not kill the program.
class IgnoreBrokenPipe {
public:
    IgnoreBrokenPipe() {
        sigset_t pipe_only;
        sigemptyset(&pipe_only);
        sigaddset(&pipe_only, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_only, &before_);
    }
    ~IgnoreBrokenPipe() {
        sigset_t pipe_only;
        sigemptyset(&pipe_only);
        sigaddset(&pipe_only, SIGPIPE);
        const timespec now{};
        while (::sigtimedwait(&pipe_only, nullptr, &now) > 0) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
    IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;

private:
    sigset_t before_{};
};

}  // namespace

void ImportChild::start() {
    Pipe requests = make_pipe("an importing child");
    Pipe replies = make_pipe("an importing child");
    const int error = spawn(program_, requests, replies, pid_);
    close_fd(requests.read_end);
    close_fd(replies.write_end);
    request_fd_ = requests.write_end;
    reply_fd_ = replies.read_end;
    if (error != 0) {
        pid_ = -1;
        stop();
        throw environment_fault("{}: no importing child: {}", program_, std::strerror(error));
    }
}

void ImportChild::stop() {
    close_fd(request_fd_);  // its end tells the child to go
    close_fd(reply_fd_);
    if (pid_ > 0) {
        ::waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }
}

bool ImportChild::send(const std::string& line) {
    const IgnoreBrokenPipe guard;
    for (std::size_t done = 0; done < line.size();) {
        const ssize_t count = ::write(request_fd_, line.data() + done, line.size() - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        done += static_cast<std::size_t>(count);
    }
    return true;
}

ImportChild::Wait ImportChild::receive(double seconds, std::string& line) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + std::chrono::duration<double>(seconds);
    line.clear();
    while (!line.ends_with('\n')) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd waited{reply_fd_, POLLIN, 0};
        const int ready = left > 0 ? ::poll(&waited, 1, static_cast<int>(left)) : 0;
        if (ready == 0) {
            return Wait::kTimeout;
        }
        if (ready < 0) {
            continue;  // a signal: the deadline still stands
        }
        std::array<char, 4096> block;
        const ssize_t count = ::read(reply_fd_, block.data(), block.size());
        if (count <= 0) {
            return Wait::kEnd;
        }
        line.append(block.data(), static_cast<std::size_t>(count));
    }
    return Wait::kLine;
}

ImportReply ImportChild::bury(const ImportRequest& request, bool hung) {
    if (hung) {
        ::kill(pid_, SIGKILL);
    }
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    stop();
    ImportReply reply;
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (hung || signal == SIGXCPU) {
        reply.rejection = AssetRejection::kImporterHang;
        reply.reason =
            fmt::format("{}: no result after {:g} s", request.model, request.limits.seconds);
    } else if (signal == SIGKILL) {  // not ours: the kernel's out-of-memory killer
        reply.rejection = AssetRejection::kTooLarge;
        reply.reason = fmt::format("{}: importer was killed, likely for memory", request.model);
    } else if (signal != 0) {
        reply.rejection = AssetRejection::kImporterCrash;
        reply.reason = fmt::format("{}: importer died of signal {} ({})", request.model, signal,
                                   ::strsignal(signal));
    } else {
        reply.rejection = AssetRejection::kImporterCrash;
        reply.reason =
            fmt::format("{}: importer ended with status {}", request.model, WEXITSTATUS(status));
    }
    return reply;
}

ImportReply ImportChild::run(const ImportRequest& request) {
    if (pid_ < 0) {
        start();
    }
    std::string line;
    if (!send(to_line(request))) {
        return bury(request, false);
    }
    switch (receive(request.limits.seconds, line)) {
    case Wait::kLine:
        return import_reply_from(line);
    case Wait::kTimeout:
        return bury(request, true);
    case Wait::kEnd:
        break;
    }
    return bury(request, false);
}

SourceListing ImportChild::list(const ListingRequest& request) {
    if (pid_ < 0) {
        start();
    }
    std::string line;
    const bool sent = send(to_line(request));
    const Wait outcome = sent ? receive(kListingSeconds, line) : Wait::kEnd;
    if (outcome != Wait::kLine) {
        ImportRequest whole;
        whole.model = request.source.string();
        whole.limits.seconds = kListingSeconds;
        throw bad_input("{}", bury(whole, outcome == Wait::kTimeout).reason);
    }
    ListingReply reply = listing_reply_from(line);
    if (!reply.fault.empty()) {
        throw Error(reply.code, reply.fault);
    }
    return std::move(reply.listing);
}

MapReply ImportChild::import_map(const MapRequest& request) {
    if (pid_ < 0) {
        start();
    }
    std::string line;
    const bool sent = send(to_line(request));
    const Wait outcome = sent ? receive(request.limits.seconds, line) : Wait::kEnd;
    if (outcome == Wait::kLine) {
        return map_reply_from(line);
    }
    ImportRequest whole;
    whole.model = request.file.string();
    whole.limits = request.limits;
    MapReply reply;
    reply.fault = bury(whole, outcome == Wait::kTimeout).reason;
    reply.code = ExitCode::kBadInput;
    return reply;
}

}  // namespace turntable
