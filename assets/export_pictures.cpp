#include "assets/export_pictures.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>

#include <png.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

using namespace std::string_view_literals;

double from_srgb(double code) {
    return code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
}

std::uint8_t to_byte(double value) {
    return static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(value, 0.0, 1.0)));
}

std::uint8_t to_srgb(double linear) {
    const double v = std::clamp(linear, 0.0, 1.0);
    return to_byte(v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1.0 / 2.4) - 0.055);
}

/// 8-bit codes of float texels.
void give_codes(Texture& texture) {
    texture.texels8.resize(texture.texels_float.size());
    for (std::size_t i = 0; i < texture.texels_float.size(); ++i) {
        const auto texel = static_cast<double>(texture.texels_float[i]);
        const double value = std::isfinite(texel) ? texel : 0.0;
        texture.texels8[i] = i % 4 == 3 ? to_byte(value) : to_srgb(value);
    }
    texture.texels_float.clear();
}

void apply_tint(Texture& texture, const glm::vec3& tint) {
    std::array<std::array<std::uint8_t, 256>, 3> tinted{};
    for (int c = 0; c < 3; ++c) {
        for (int code = 0; code < 256; ++code) {
            tinted.at(static_cast<std::size_t>(c)).at(static_cast<std::size_t>(code)) =
                to_srgb(from_srgb(code / 255.0) * static_cast<double>(tint[c]));
        }
    }
    for (std::size_t i = 0; i < texture.texels8.size(); ++i) {
        if (i % 4 != 3) {
            texture.texels8[i] = tinted.at(i % 4).at(texture.texels8[i]);
        }
    }
}

}  // namespace

std::string picture_extension(const EncodedTexture& texture) {
    const std::string_view bytes = texture.bytes;
    return bytes.starts_with("\x89PNG"sv)        ? "png"
           : bytes.starts_with("\xFF\xD8\xFF"sv) ? "jpg"
                                                 : "";
}

std::string picture_file(const EncodedTexture& texture, const glm::vec3& tint) {
    const bool tinted = tint != glm::vec3(1.0F);
    if (!tinted && !picture_extension(texture).empty()) {
        return texture.bytes;
    }
    EncodedTexture plain = texture;
    plain.premultiply = false;
    Result<Texture, TextureFault> decoded = decode_texture(plain);
    if (!decoded) {
        throw bad_input("texture {}", decoded.failure().detail);
    }
    Texture texels = std::move(decoded).value();
    if (!texels.texels_float.empty()) {
        give_codes(texels);
    }
    if (tinted) {
        apply_tint(texels, tint);
    }
    return encode_rgba_png(texels);
}

std::string encode_rgba_png(const Texture& texture) {
    TT_CHECK_EQ(texture.texels8.size(), std::size_t{4} * static_cast<std::size_t>(texture.width) *
                                            static_cast<std::size_t>(texture.height));
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(texture.width);
    image.height = static_cast<png_uint_32>(texture.height);
    std::vector<std::uint8_t> texels = texture.texels8;
    bool opaque = true;
    for (std::size_t i = 3; i < texels.size(); i += 4) {
        opaque = opaque && texels[i] == 255;
    }
    if (opaque) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < texels.size(); ++i) {
            if (i % 4 != 3) {
                texels[kept++] = texels[i];
            }
        }
        texels.resize(kept);
    }
    image.format = opaque ? PNG_FORMAT_RGB : PNG_FORMAT_RGBA;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string encoded(size, '\0');
    TT_CHECK(png_image_write_to_memory(&image, encoded.data(), &size, 0, texels.data(), 0,
                                       nullptr) != 0);
    encoded.resize(size);
    return encoded;
}

std::string FileNames::take(const std::string& wanted) {
    std::string name;
    for (const char c : wanted) {
        const bool plain =
            std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
        name.push_back(plain ? c : '_');
    }
    const int earlier = taken_[name]++;
    return earlier == 0 ? name : take(name + "_" + std::to_string(earlier + 1));
}

}  // namespace turntable
