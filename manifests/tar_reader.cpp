#include "manifests/tar_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace turntable {
namespace {

/// Reads exactly `size` bytes at `offset`, or throws.
void read_at(const std::filesystem::path& path, int descriptor, std::uint64_t offset, char* out,
             std::uint64_t size) {
    while (size > 0) {
        const ssize_t got = ::pread(descriptor, out, size, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw environment_fault("{}: reading at offset {} failed: {}", path.string(), offset,
                                    std::strerror(errno));
        }
        if (got == 0) {
            throw bad_input("{}: ends at offset {} where {} more bytes belong", path.string(),
                            offset, size);
        }
        out += got;
        offset += static_cast<std::uint64_t>(got);
        size -= static_cast<std::uint64_t>(got);
    }
}

std::string_view field_text(const TarHeader& header, TarField field) {
    const std::string_view text(header.data() + field.offset, field.size);
    return text.substr(0, text.find('\0'));
}

/// Octal digits, closed by NUL, space or the field's end; empty when anything else stands there.
std::optional<std::uint64_t> parse_octal(const TarHeader& header, TarField field) {
    std::string_view text = field_text(header, field);
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    if (text.empty()) {
        return std::nullopt;
    }
    std::uint64_t value = 0;  // at most 12 digits of 3 bits: no overflow
    for (const char digit : text) {
        if (digit < '0' || digit > '7') {
            return std::nullopt;
        }
        value = value * 8 + static_cast<std::uint64_t>(digit - '0');
    }
    return value;
}

bool is_zero(const TarHeader& header) {
    return std::all_of(header.begin(), header.end(), [](char c) { return c == '\0'; });
}

bool is_safe_name(std::string_view name) {
    return !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos;
}

int open_for_reading(const std::filesystem::path& path, std::uint64_t& size) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        throw bad_input("{}: cannot be opened: {}", path.string(), std::strerror(errno));
    }
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        throw bad_input("{}: not a regular file", path.string());
    }
    size = static_cast<std::uint64_t>(status.st_size);
    return descriptor;
}

}  // namespace

TarReader::TarReader(std::filesystem::path path) : path_(std::move(path)) {
    descriptor_ = open_for_reading(path_, size_);
    try {
        index_members();
    } catch (...) {
        ::close(descriptor_);  // the destructor does not run after a throwing constructor
        throw;
    }
}

TarReader::~TarReader() {
    ::close(descriptor_);
}

void TarReader::index_members() {
    std::uint64_t offset = 0;
    TarHeader header{};
    while (read_header(offset, header)) {
        TarMember member = parse_header(offset, header);
        offset = member.offset + member.size + tar_padding(member.size);
        if (!by_name_.emplace(member.name, members_.size()).second) {
            throw bad_input("{}: member \"{}\" occurs twice (again before offset {})",
                            path_.string(), member.name, offset);
        }
        members_.push_back(std::move(member));
    }
    require_end(offset);
}

bool TarReader::read_header(std::uint64_t offset, TarHeader& header) const {
    if (offset + kTarBlock > size_) {
        throw bad_input("{}: truncated: no header or end block at offset {}", path_.string(),
                        offset);
    }
    read_at(path_, descriptor_, offset, header.data(), header.size());
    return !is_zero(header);
}

TarMember TarReader::parse_header(std::uint64_t offset, const TarHeader& header) const {
    const auto refuse = [&](std::string_view what) {
        return bad_input("{}: corrupt header at offset {}: {}", path_.string(), offset, what);
    };
    if (parse_octal(header, kTarChecksum) != tar_checksum(header)) {
        throw refuse("wrong checksum");
    }
    if (field_text(header, kTarMagic) != "ustar") {
        throw refuse("not a ustar header");
    }
    if (header[kTarType.offset] != '0' || header[kTarPrefix.offset] != '\0') {
        throw refuse("not a plain file with a short name");
    }
    TarMember member;
    member.name = field_text(header, kTarName);
    if (!is_safe_name(member.name)) {
        throw refuse("unsafe member name");
    }
    const std::optional<std::uint64_t> size = parse_octal(header, kTarSize);
    if (!size) {
        throw refuse("the size is no octal number");
    }
    member.offset = offset + kTarBlock;
    member.size = *size;
    const std::uint64_t left = size_ - member.offset;
    if (member.size > left || tar_padding(member.size) > left - member.size) {
        throw bad_input("{}: member \"{}\" at offset {} says {} bytes but the file has {} left",
                        path_.string(), member.name, offset, member.size, left);
    }
    return member;
}

void TarReader::require_end(std::uint64_t offset) const {
    TarHeader second{};
    if (read_header(offset + kTarBlock, second) || offset + 2 * kTarBlock != size_) {
        throw bad_input("{}: bytes after the end of the archive at offset {}", path_.string(),
                        offset);
    }
}

const TarMember* TarReader::find(std::string_view name) const {
    const auto found = by_name_.find(std::string(name));
    return found == by_name_.end() ? nullptr : &members_[found->second];
}

std::string TarReader::read(const TarMember& member) const {
    std::string bytes(member.size, '\0');
    read_at(path_, descriptor_, member.offset, bytes.data(), bytes.size());
    return bytes;
}

std::string read_extent(const std::filesystem::path& path, std::uint64_t offset,
                        std::uint64_t size) {
    std::uint64_t file_size = 0;
    const int descriptor = open_for_reading(path, file_size);
    try {
        if (offset > file_size || size > file_size - offset) {
            throw bad_input("{}: has {} bytes; {} at offset {} were expected", path.string(),
                            file_size, size, offset);
        }
        std::string bytes(size, '\0');
        read_at(path, descriptor, offset, bytes.data(), size);
        ::close(descriptor);
        return bytes;
    } catch (...) {
        ::close(descriptor);
        throw;
    }
}

}  // namespace turntable
