#include "manifests/output_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20U;

Error write_fault(const std::filesystem::path& path, const char* action, int reason) {
    return environment_fault("{}: {} failed: {}", path.string(), action, std::strerror(reason));
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path target)
    : target_(std::move(target)), temporary_(temporary_sibling(target_)) {
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor_ < 0) {
        throw write_fault(target_, "create", errno);
    }
    buffer_.reserve(kBufferBytes);
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
    if (!published_) {
        ::unlink(temporary_.c_str());
    }
}

void OutputFile::write(std::span<const std::byte> bytes) {
    TT_CHECK(descriptor_ >= 0);
    if (buffer_.size() + bytes.size() > kBufferBytes) {
        flush();
    }
    if (bytes.size() >= kBufferBytes) {
        write_through(bytes);
    } else {
        buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    }
    size_ += bytes.size();
}

void OutputFile::write(std::string_view text) {
    write(std::as_bytes(std::span(text)));
}

void OutputFile::flush() {
    write_through(buffer_);
    buffer_.clear();
}

void OutputFile::write_through(std::span<const std::byte> bytes) {
    hash_.update(bytes);
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            throw write_fault(target_, "write", errno);
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void OutputFile::close() {
    TT_CHECK(descriptor_ >= 0);
    flush();
    // Network file systems may report a full disk only here.
    if (::close(std::exchange(descriptor_, -1)) != 0) {
        throw write_fault(target_, "close", errno);
    }
    digest_ = hash_.hex();
}

void OutputFile::publish() {
    if (descriptor_ >= 0) {
        close();
    }
    publish_file(temporary_, target_);
    published_ = true;
}

const std::string& OutputFile::sha256() const {
    TT_CHECK(!digest_.empty());
    return digest_;
}

}  // namespace turntable
