#include "manifests/png16.h"

#include <string_view>

#include <zlib.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

/// Fixed, so that the bytes do not follow zlib's default.
constexpr int kCompressionLevel = 6;

void append_u32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out.push_back(static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU));
    }
}

/// A chunk (PNG specification, 5.3): length, type, data, CRC of type and data.
void append_chunk(std::string& out, std::string_view type, std::string_view data) {
    append_u32(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t start = out.size();
    out.append(type);
    out.append(data);
    const auto* covered = reinterpret_cast<const Bytef*>(out.data() + start);
    append_u32(out,
               static_cast<std::uint32_t>(crc32(0, covered, static_cast<uInt>(data.size() + 4))));
}

/// Big-endian rows, each behind its filter byte. "Sub" (1): depth changes little along a row.
std::string filtered_rows(const Image<std::uint16_t>& image) {
    std::string rows;
    rows.reserve((2 * static_cast<std::size_t>(image.width()) + 1) *
                 static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        rows.push_back(1);
        std::uint16_t left = 0;
        for (int x = 0; x < image.width(); ++x) {
            const std::uint16_t value = *image.at(x, y);
            rows.push_back(static_cast<char>((value >> 8U) - (left >> 8U)));
            rows.push_back(static_cast<char>((value & 0xFFU) - (left & 0xFFU)));
            left = value;
        }
    }
    return rows;
}

std::string deflate_all(const std::string& text) {
    uLongf size = compressBound(text.size());
    std::string out(size, '\0');
    if (compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                  reinterpret_cast<const Bytef*>(text.data()), text.size(),
                  kCompressionLevel) != Z_OK) {
        throw environment_fault("encoding PNG: zlib failed");
    }
    out.resize(size);
    return out;
}

}  // namespace

std::string encode_png16(const Image<std::uint16_t>& image) {
    TT_CHECK_EQ(image.channels(), 1);
    TT_CHECK_GE(image.width(), 1);
    TT_CHECK_GE(image.height(), 1);
    std::string header;
    append_u32(header, static_cast<std::uint32_t>(image.width()));
    append_u32(header, static_cast<std::uint32_t>(image.height()));
    header.append(std::string_view("\x10\0\0\0\0", 5));  // 16 bits, grey, the only methods
    std::string out("\x89PNG\r\n\x1a\n");
    append_chunk(out, "IHDR", header);
    append_chunk(out, "IDAT", deflate_all(filtered_rows(image)));
    append_chunk(out, "IEND", {});
    return out;
}

}  // namespace turntable
