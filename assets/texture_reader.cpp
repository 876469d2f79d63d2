#include "assets/texture_reader.h"

#include <cstring>
#include <string_view>
#include <type_traits>

#include "assets/texture_formats.h"
#include "base/check.h"

namespace turntable {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kRawMagic = "TTRAW1\n";       // 8-bit texels
constexpr std::string_view kRawFloatMagic = "TTRAWF\n";  // float texels
static_assert(kRawMagic.size() == kRawFloatMagic.size());

struct RawHeader {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

template <class T>
bool any_transparent(const std::vector<T>& rgba, T opaque) {
    for (std::size_t i = 3; i < rgba.size(); i += 4) {
        if (rgba[i] < opaque) {
            return true;
        }
    }
    return false;
}

void premultiply_codes(std::vector<std::uint8_t>& rgba) {
    for (std::size_t i = 0; i < rgba.size(); i += 4) {
        const unsigned alpha = rgba[i + 3];
        for (std::size_t c = i; c < i + 3; ++c) {
            rgba[c] = static_cast<std::uint8_t>(rgba[c] * alpha / 255U);
        }
    }
}

template <class T>
Result<Texture, TextureFault> decode_raw(const EncodedTexture& encoded,
                                         std::vector<T> Texture::*texels) {
    RawHeader header;
    const std::size_t start = kRawMagic.size() + sizeof header;
    if (encoded.bytes.size() >= start) {
        std::memcpy(&header, encoded.bytes.data() + kRawMagic.size(), sizeof header);
    }
    if (auto fault = size_fault(encoded, header.width, header.height)) {
        return *std::move(fault);
    }
    const std::size_t count = std::size_t{4} * header.width * header.height;
    if (encoded.bytes.size() != start + count * sizeof(T)) {
        return texture_fault(TextureFault::kUndecodable, encoded, "damaged raw texels");
    }
    Texture texture;
    texture.name = encoded.name;
    texture.width = static_cast<int>(header.width);
    texture.height = static_cast<int>(header.height);
    texture.encoding = std::is_same_v<T, float> ? TextureEncoding::kLinearFloat : encoded.encoding;
    (texture.*texels).resize(count);
    std::memcpy((texture.*texels).data(), encoded.bytes.data() + start, count * sizeof(T));
    return texture;
}

/// By the signature, since names lie.
Result<Texture, TextureFault> decode_kept_form(const EncodedTexture& encoded) {
    const std::string_view bytes = encoded.bytes;
    if (bytes.starts_with("\x89PNG"sv)) {
        return decode_png_texture(encoded);
    }
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) {
        return decode_jpeg_texture(encoded);
    }
    if (bytes.starts_with(kRawMagic)) {
        return decode_raw(encoded, &Texture::texels8);
    }
    if (bytes.starts_with(kRawFloatMagic)) {
        return decode_raw(encoded, &Texture::texels_float);
    }
    return texture_fault(TextureFault::kUnknownFormat, encoded, "is no PNG, JPEG or raw texels");
}

template <class T>
std::string raw_bytes(std::string_view magic, int width, int height, std::span<const T> rgba) {
    TT_CHECK_EQ(rgba.size(), std::size_t{4} * static_cast<std::size_t>(width) *
                                 static_cast<std::size_t>(height));
    const RawHeader header{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)};
    std::string bytes(magic);
    bytes.append(reinterpret_cast<const char*>(&header), sizeof header);
    bytes.append(reinterpret_cast<const char*>(rgba.data()), rgba.size_bytes());
    return bytes;
}

}  // namespace

Failure<TextureFault> texture_fault(TextureFault reason, const EncodedTexture& encoded,
                                    const std::string& why) {
    return {reason, fmt::format("{}: {}", encoded.name, why)};
}

std::optional<Failure<TextureFault>> size_fault(const EncodedTexture& encoded, std::int64_t width,
                                                std::int64_t height) {
    if (width < 1 || height < 1) {
        return texture_fault(TextureFault::kUndecodable, encoded, "has no texels");
    }
    if (width > kMaxTextureSide || height > kMaxTextureSide) {
        return texture_fault(TextureFault::kTooLarge, encoded,
                             fmt::format("{}x{} texels, at most {} on a side are read", width,
                                         height, kMaxTextureSide));
    }
    return std::nullopt;
}

Texture blank_texture(const EncodedTexture& encoded, std::int64_t width, std::int64_t height) {
    Texture texture;
    texture.name = encoded.name;
    texture.width = static_cast<int>(width);
    texture.height = static_cast<int>(height);
    texture.encoding = encoded.encoding;
    texture.texels8.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return texture;
}

void finish_texture(const EncodedTexture& encoded, Texture& texture) {
    texture.has_alpha = any_transparent<std::uint8_t>(texture.texels8, 255) ||
                        any_transparent(texture.texels_float, 1.0F);
    if (encoded.premultiply && texture.has_alpha) {
        premultiply_codes(texture.texels8);
    }
}

Result<Texture, TextureFault> decode_texture(const EncodedTexture& encoded) {
    Result<Texture, TextureFault> decoded = decode_kept_form(encoded);
    if (!decoded) {
        return decoded;
    }
    Texture texture = std::move(decoded).value();
    finish_texture(encoded, texture);
    return texture;
}

std::string encode_raw_texels(int width, int height, std::span<const std::uint8_t> rgba) {
    return raw_bytes(kRawMagic, width, height, rgba);
}

std::string encode_raw_texels(int width, int height, std::span<const float> rgba) {
    return raw_bytes(kRawFloatMagic, width, height, rgba);
}

}  // namespace turntable
