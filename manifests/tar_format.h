// The subset of POSIX.1-1988 ustar that shards use: one 512-byte header a member, data padded to
// 512, two zero blocks at the end. Every header field that could vary between machines is fixed:
// mode 0644, uid and gid 0, mtime 0, empty owner names, type '0' (regular file).
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace turntable {

inline constexpr std::uint64_t kTarBlock = 512;
/// 11 octal digits: what the size field of ustar can say.
inline constexpr std::uint64_t kTarLargestMember = (std::uint64_t{1} << 33U) - 1;
/// The name field without the prefix extension, which shards never need.
inline constexpr std::size_t kTarLongestName = 100;

/// Byte ranges of the header's fields (POSIX pax, "ustar Interchange Format").
struct TarField {
    std::size_t offset;
    std::size_t size;
};
inline constexpr TarField kTarName{0, 100};
inline constexpr TarField kTarMode{100, 8};
inline constexpr TarField kTarUid{108, 8};
inline constexpr TarField kTarGid{116, 8};
inline constexpr TarField kTarSize{124, 12};
inline constexpr TarField kTarTime{136, 12};
inline constexpr TarField kTarChecksum{148, 8};
inline constexpr TarField kTarType{156, 1};
inline constexpr TarField kTarMagic{257, 8};  ///< "ustar\0" and version "00"
inline constexpr TarField kTarPrefix{345, 155};

using TarHeader = std::array<char, kTarBlock>;

/// Sum of the header's bytes with the checksum field read as spaces.
[[nodiscard]] std::uint32_t tar_checksum(const TarHeader& header);

/// Where a member's data lie in the archive.
struct TarMember {
    std::string name;
    std::uint64_t offset = 0;  ///< of the first data byte
    std::uint64_t size = 0;    ///< of the data, without padding
    friend bool operator==(const TarMember&, const TarMember&) = default;
};

/// Bytes that pad `size` to whole blocks.
[[nodiscard]] constexpr std::uint64_t tar_padding(std::uint64_t size) {
    return (kTarBlock - size % kTarBlock) % kTarBlock;
}

}  // namespace turntable
