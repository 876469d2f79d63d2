#include "base/atomic_file.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <optional>
#include <regex>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/hash.h"

namespace turntable {
namespace {

class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() {
        if (value_ >= 0) {
            ::close(value_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int value() const { return value_; }

private:
    int value_;
};

Error fault(const std::filesystem::path& path, const char* action) {
    return environment_fault("{}: {} failed: {}", path.string(), action, std::strerror(errno));
}

void sync_path(const std::filesystem::path& path, int flags) {
    const Descriptor descriptor(::open(path.c_str(), flags | O_CLOEXEC));
    if (descriptor.value() < 0) {
        throw fault(path, "open");
    }
    if (::fsync(descriptor.value()) != 0) {
        throw fault(path, "fsync");
    }
}

void write_all(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    const Descriptor descriptor(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (descriptor.value() < 0) {
        throw fault(path, "create");
    }
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor.value(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            throw fault(path, "write");
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

constexpr std::string_view kTemporarySuffix = ".partial";
/// A temporary of another host is taken for abandoned when nobody wrote to it for so long.
constexpr auto kAbandonedAfter = std::chrono::hours(24);

/// 8 hexadecimal digits that tell the nodes which share a folder apart: pids alone do not.
const std::string& host_tag() {
    static const std::string tag = [] {
        std::array<char, 256> name{};
        ::gethostname(name.data(), name.size() - 1);
        return fmt::format("{:08x}", xxhash64(name.data()) & 0xffffffffU);
    }();
    return tag;
}

/// The writer in ".NAME.HOST-PID-N.partial"; empty for any other name.
struct TemporaryOwner {
    std::string host;
    pid_t pid = 0;
};

std::optional<TemporaryOwner> owner_of(const std::string& name) {
    static const std::regex pattern(R"(\..+\.([0-9a-f]{8})-([0-9]{1,9})-[0-9]+\.partial)");
    std::smatch match;
    if (!std::regex_match(name, match, pattern)) {
        return std::nullopt;
    }
    return TemporaryOwner{match[1].str(), static_cast<pid_t>(std::stol(match[2].str()))};
}

bool is_stale_temporary(const std::filesystem::path& path) {
    const std::optional<TemporaryOwner> owner = owner_of(path.filename().string());
    if (!owner) {
        return false;
    }
    if (owner->host == host_tag()) {
        return ::kill(owner->pid, 0) != 0 && errno == ESRCH;
    }
    std::error_code error;
    const auto written = std::filesystem::last_write_time(path, error);
    return !error && std::filesystem::file_time_type::clock::now() - written > kAbandonedAfter;
}

}  // namespace

std::filesystem::path temporary_sibling(const std::filesystem::path& path) {
    static std::atomic<unsigned> counter{0};
    return path.parent_path() / fmt::format(".{}.{}-{}-{}{}", path.filename().string(), host_tag(),
                                            ::getpid(), counter++, kTemporarySuffix);
}

std::size_t remove_stale_temporaries(const std::filesystem::path& folder) {
    std::size_t removed = 0;
    std::error_code ignored;  // another process may sweep the same folder: losing a race is fine
    for (std::filesystem::directory_iterator at(folder, ignored), end; at != end;
         at.increment(ignored)) {
        if (is_stale_temporary(at->path()) && std::filesystem::remove(at->path(), ignored)) {
            ++removed;
        }
    }
    return removed;
}

void publish_file(const std::filesystem::path& temporary, const std::filesystem::path& path) {
    sync_path(temporary, O_RDONLY);
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        throw fault(path, "rename");
    }
    const std::filesystem::path folder = path.parent_path();
    sync_path(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
}

void write_file_atomically(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    const std::filesystem::path temporary = temporary_sibling(path);
    try {
        write_all(temporary, bytes);
        publish_file(temporary, path);
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
}

void write_file_atomically(const std::filesystem::path& path, std::string_view text) {
    write_file_atomically(path, std::as_bytes(std::span(text)));
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) {
        throw bad_input("{}: cannot be read: {}", path.string(),
                        std::filesystem::exists(path) ? "not a readable file" : "no such file");
    }
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

}  // namespace turntable
