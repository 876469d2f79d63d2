#include "manifests/tar_writer.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/check.h"

namespace turntable {
namespace {

constexpr std::array<char, 2 * kTarBlock> kZeros{};

void put(TarHeader& header, TarField field, std::string_view text) {
    TT_CHECK_LE(text.size(), field.size);
    std::copy(text.begin(), text.end(), header.begin() + static_cast<std::ptrdiff_t>(field.offset));
}

/// Octal with leading zeros, closed by the NUL that the zeroed header already holds.
void put_octal(TarHeader& header, TarField field, std::uint64_t value) {
    put(header, field, fmt::format("{:0{}o}", value, field.size - 1));
}

TarHeader make_header(std::string_view name, std::uint64_t size) {
    TarHeader header{};
    put(header, kTarName, name);
    put_octal(header, kTarMode, 0644);
    put_octal(header, kTarUid, 0);
    put_octal(header, kTarGid, 0);
    put_octal(header, kTarSize, size);
    put_octal(header, kTarTime, 0);
    put(header, kTarType, "0");
    put(header, kTarMagic, std::string_view("ustar\00000", 8));
    // Historic form of this one field: six octal digits, NUL, space.
    const std::string sum = fmt::format("{:06o}", tar_checksum(header));
    put(header, kTarChecksum, sum + std::string("\0 ", 2));
    return header;
}

bool is_plain_name(std::string_view name) {
    return !name.empty() && name.size() <= kTarLongestName && name.front() != '/' &&
           name.back() != '/' && name.find('\0') == std::string_view::npos &&
           name.find("..") == std::string_view::npos;
}

}  // namespace

std::uint32_t tar_checksum(const TarHeader& header) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const bool in_checksum = i - kTarChecksum.offset < kTarChecksum.size;
        sum += in_checksum ? std::uint32_t{' '} : static_cast<unsigned char>(header[i]);
    }
    return sum;
}

TarWriter::TarWriter(OutputFile& out) : out_(out) {
    TT_CHECK_EQ(out.size(), std::uint64_t{0});
}

TarMember TarWriter::add(std::string_view name, std::span<const std::byte> bytes) {
    TT_CHECK(is_plain_name(name));
    TT_CHECK_LE(bytes.size(), kTarLargestMember);
    const TarHeader header = make_header(name, bytes.size());
    out_.write(std::string_view(header.data(), header.size()));
    const TarMember member{std::string(name), out_.size(), bytes.size()};
    out_.write(bytes);
    out_.write(std::string_view(kZeros.data(), tar_padding(bytes.size())));
    return member;
}

void TarWriter::finish() {
    out_.write(std::string_view(kZeros.data(), kZeros.size()));
}

}  // namespace turntable
