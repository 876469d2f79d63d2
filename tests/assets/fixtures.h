// Small model files that several tests read.
#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace turntable::test {

/// A cube of side 2 around the origin: eight vertices, six quads wound outwards, all smooth.
[[nodiscard]] std::string cube_obj();

/// A zip archive with these entries, in this order.
void write_zip(const std::filesystem::path& path,
               const std::vector<std::pair<std::string, std::string>>& entries);

void write_text(const std::filesystem::path& path, const std::string& text);

/// A picture of 8-bit texels (row 0 at the top) written through OpenImageIO; `file` names format
/// and channels: "a.png", "a.jpg", "a.tga", "a.bmp", "a.tif".
[[nodiscard]] std::string picture_bytes(const std::string& file, int width, int height,
                                        int channels, const std::vector<std::uint8_t>& texels);
/// The same of float texels ("a.exr", "a.hdr").
[[nodiscard]] std::string float_picture_bytes(const std::string& file, int width, int height,
                                              int channels, const std::vector<float>& texels);
/// 16-bit texels ("a.png").
[[nodiscard]] std::string picture_bytes_16(const std::string& file, int width, int height,
                                           int channels, const std::vector<std::uint16_t>& texels);

/// What the call throws, as text; empty when it throws nothing.
template <class Call>
std::string message_of(Call call) {
    try {
        call();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "";
}

[[nodiscard]] inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace turntable::test
