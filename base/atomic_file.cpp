#include "base/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"

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

}  // namespace

std::filesystem::path temporary_sibling(const std::filesystem::path& path) {
    static std::atomic<unsigned> counter{0};
    return path.parent_path() /
           fmt::format(".{}.{}-{}.partial", path.filename().string(), ::getpid(), counter++);
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
