// TarReader: strict, bounded reading of ustar archives, in order or at random.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "manifests/tar_format.h"

namespace turntable {

/// Opens the file and walks its headers; data are read only on demand. Throws Error (bad input)
/// naming the file and the offset for a wrong checksum, magic, type, name or size, a member that
/// ends after the file does, a member name given twice, a missing end block, and bytes after it.
class TarReader {
public:
    explicit TarReader(std::filesystem::path path);
    ~TarReader();
    TarReader(const TarReader&) = delete;
    TarReader& operator=(const TarReader&) = delete;

    /// In the archive's order.
    [[nodiscard]] const std::vector<TarMember>& members() const { return members_; }
    /// Null when absent; valid while the reader lives.
    [[nodiscard]] const TarMember* find(std::string_view name) const;
    [[nodiscard]] std::string read(const TarMember& member) const;

private:
    void index_members();
    [[nodiscard]] bool read_header(std::uint64_t offset, TarHeader& header) const;
    [[nodiscard]] TarMember parse_header(std::uint64_t offset, const TarHeader& header) const;
    void require_end(std::uint64_t offset) const;

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::vector<TarMember> members_;
    std::unordered_map<std::string, std::size_t> by_name_;
};

/// `size` bytes at `offset` of a file: how a sample is read when the manifest knows its place.
/// Throws Error (bad input) when the file is absent or shorter.
[[nodiscard]] std::string read_extent(const std::filesystem::path& path, std::uint64_t offset,
                                      std::uint64_t size);

}  // namespace turntable
