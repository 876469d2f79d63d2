#include "base/batch_writing.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/error.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

Error fault(const fs::path& path, const char* action) {
    return environment_fault("{}: {} failed: {}", path.string(), action, std::strerror(errno));
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags) : value_(::open(path.c_str(), flags, 0644)) {
        if (value_ < 0) {
            throw fault(path, "open");
        }
    }
    ~Descriptor() { ::close(value_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int value() const { return value_; }

private:
    int value_;
};

void write_all(const fs::path& path, std::string_view bytes) {
    const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.value(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            throw fault(path, "write");
        }
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
}

}  // namespace

void write_file_unsynced(const fs::path& path, std::string_view bytes) {
    const fs::path temporary = temporary_sibling(path);
    try {
        write_all(temporary, bytes);
        if (::rename(temporary.c_str(), path.c_str()) != 0) {
            throw fault(path, "rename");
        }
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
}

void sync_files(const fs::path& folder) {
    const Descriptor opened(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (::syncfs(opened.value()) != 0) {
        throw fault(folder, "syncfs");
    }
}

}  // namespace turntable
