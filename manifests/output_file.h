// OutputFile: a file written in order under a temporary name, hashed on the way, published whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace turntable {

/// Buffered sequential writer with bounded memory (one buffer of 1 MiB). Until publish() the bytes
/// live in a temporary sibling of the target; the destructor removes it when publish() was not
/// reached. Every system failure (full disk, unwritable folder) throws Error (environment) naming
/// the target and the system's reason.
class OutputFile {
public:
    /// The folder of `target` must exist.
    explicit OutputFile(std::filesystem::path target);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::span<const std::byte> bytes);
    void write(std::string_view text);

    /// Flushes and closes; afterwards only sha256() and publish() may be called.
    void close();
    /// close() if still open, fsync, rename over the target, fsync of the folder.
    void publish();

    /// Bytes written so far.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// sha256 of all bytes; only after close().
    [[nodiscard]] const std::string& sha256() const;
    [[nodiscard]] const std::filesystem::path& target() const { return target_; }

private:
    void flush();
    void write_through(std::span<const std::byte> bytes);

    std::filesystem::path target_;
    std::filesystem::path temporary_;
    int descriptor_ = -1;
    bool published_ = false;
    std::vector<std::byte> buffer_;
    std::uint64_t size_ = 0;
    Sha256 hash_;
    std::string digest_;
};

}  // namespace turntable
