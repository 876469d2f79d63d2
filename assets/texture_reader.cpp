#include "assets/texture_reader.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string_view>

#include <OpenImageIO/filesystem.h>
#include <OpenImageIO/imageio.h>

#include "assets/source_files.h"
#include "base/check.h"

namespace turntable {
namespace {

constexpr std::string_view kRawMagic = "TTRAW1\n";
static_assert(kRawMagic.size() == 7);

struct RawHeader {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

Failure<TextureFault> fault(TextureFault reason, const EncodedTexture& encoded,
                            const std::string& why) {
    return {reason, fmt::format("{}: {}", encoded.name, why)};
}

/// The format by its signature, since names lie; TGA has none and goes by its extension.
std::string format_of(const EncodedTexture& encoded) {
    using namespace std::string_view_literals;
    struct Signature {
        std::string_view bytes;
        const char* format;
    };
    static constexpr std::array kSignatures{
        Signature{"\x89PNG"sv, "png"},    Signature{"\xFF\xD8\xFF"sv, "jpeg"},
        Signature{"BM"sv, "bmp"},         Signature{"II*\0"sv, "tiff"},
        Signature{"MM\0*"sv, "tiff"},     Signature{"\x76\x2F\x31\x01"sv, "openexr"},
        Signature{"#?RADIANCE"sv, "hdr"}, Signature{"#?RGBE"sv, "hdr"},
        Signature{"GIF8"sv, "gif"},
    };
    for (const Signature& signature : kSignatures) {
        if (std::string_view(encoded.bytes).substr(0, signature.bytes.size()) == signature.bytes) {
            return signature.format;
        }
    }
    const std::string extension = source_extension(encoded.name);
    return extension == "tga" ? "targa" : "";
}

/// A file name for bytes in memory, for those readers of OpenImageIO that take no IOProxy.
class MemoryFile {
public:
    explicit MemoryFile(const std::string& bytes) : descriptor_(::memfd_create("texture", 0)) {
        const char* from = bytes.data();
        std::size_t left = bytes.size();
        while (descriptor_ >= 0 && left > 0) {
            const ssize_t written = ::write(descriptor_, from, left);
            if (written <= 0) {
                break;
            }
            from += written;
            left -= static_cast<std::size_t>(written);
        }
    }
    ~MemoryFile() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

private:
    int descriptor_;
};

bool is_float_file(const OIIO::ImageSpec& spec) {
    return spec.format == OIIO::TypeDesc::HALF || spec.format == OIIO::TypeDesc::FLOAT ||
           spec.format == OIIO::TypeDesc::DOUBLE;
}

/// Spreads 1 to 4 (or more) file channels over RGBA.
template <class T>
void expand_to_rgba(const std::vector<T>& file, int channels, T opaque, std::vector<T>& rgba) {
    const std::size_t stride = static_cast<std::size_t>(channels);
    const std::size_t texels = file.size() / stride;
    rgba.resize(4 * texels);
    for (std::size_t i = 0; i < texels; ++i) {
        const T* in = file.data() + i * stride;
        T* out = rgba.data() + 4 * i;
        const bool grey = channels < 3;
        out[0] = in[0];
        out[1] = grey ? in[0] : in[1];
        out[2] = grey ? in[0] : in[2];
        out[3] = channels == 2 ? in[1] : channels >= 4 ? in[3] : opaque;
    }
}

template <class T>
bool read_texels(OIIO::ImageInput& input, OIIO::TypeDesc type, T opaque, std::vector<T>& rgba) {
    const OIIO::ImageSpec spec = input.spec();
    std::vector<T> file(static_cast<std::size_t>(spec.width) *
                        static_cast<std::size_t>(spec.height) *
                        static_cast<std::size_t>(spec.nchannels));
    if (!input.read_image(0, 0, 0, spec.nchannels, type, file.data())) {
        return false;
    }
    expand_to_rgba(file, spec.nchannels, opaque, rgba);
    return true;
}

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

Result<Texture, TextureFault> read_opened(OIIO::ImageInput& input, const EncodedTexture& encoded) {
    const OIIO::ImageSpec& spec = input.spec();
    if (spec.width < 1 || spec.height < 1 || spec.nchannels < 1) {
        return fault(TextureFault::kUndecodable, encoded, "has no texels");
    }
    if (spec.width > kMaxTextureSide || spec.height > kMaxTextureSide || spec.nchannels > 16) {
        return fault(TextureFault::kTooLarge, encoded,
                     fmt::format("{}x{} texels, at most {} on a side are read", spec.width,
                                 spec.height, kMaxTextureSide));
    }
    Texture texture;
    texture.name = encoded.name;
    texture.width = spec.width;
    texture.height = spec.height;
    texture.encoding = is_float_file(spec) ? TextureEncoding::kLinearFloat : encoded.encoding;
    bool ok = false;
    if (texture.encoding == TextureEncoding::kLinearFloat) {
        ok = read_texels(input, OIIO::TypeDesc::FLOAT, 1.0F, texture.texels_float);
        texture.has_alpha = any_transparent(texture.texels_float, 1.0F);
    } else {
        ok = read_texels<std::uint8_t>(input, OIIO::TypeDesc::UINT8, 255, texture.texels8);
        texture.has_alpha = any_transparent<std::uint8_t>(texture.texels8, 255);
    }
    if (!ok) {
        return fault(TextureFault::kUndecodable, encoded, input.geterror());
    }
    if (encoded.premultiply && texture.has_alpha) {
        premultiply_codes(texture.texels8);
    }
    return texture;
}

Result<Texture, TextureFault> decode_raw(const EncodedTexture& encoded) {
    RawHeader header;
    const std::size_t start = kRawMagic.size() + sizeof header;
    if (encoded.bytes.size() >= start) {
        std::memcpy(&header, encoded.bytes.data() + kRawMagic.size(), sizeof header);
    }
    const std::size_t size = std::size_t{4} * header.width * header.height;
    if (header.width == 0 || header.height == 0 || header.width > kMaxTextureSide ||
        header.height > kMaxTextureSide || encoded.bytes.size() != start + size) {
        return fault(TextureFault::kUndecodable, encoded, "damaged raw texels");
    }
    Texture texture;
    texture.name = encoded.name;
    texture.width = static_cast<int>(header.width);
    texture.height = static_cast<int>(header.height);
    texture.encoding = encoded.encoding;
    texture.texels8.assign(encoded.bytes.begin() + static_cast<std::ptrdiff_t>(start),
                           encoded.bytes.end());
    texture.has_alpha = any_transparent<std::uint8_t>(texture.texels8, 255);
    return texture;
}

}  // namespace

Result<Texture, TextureFault> decode_texture(const EncodedTexture& encoded) {
    if (std::string_view(encoded.bytes).starts_with(kRawMagic)) {
        return decode_raw(encoded);
    }
    const std::string format = format_of(encoded);
    std::unique_ptr<OIIO::ImageInput> input =
        format.empty() ? nullptr : OIIO::ImageInput::create(format);
    if (!input) {
        return fault(TextureFault::kUnknownFormat, encoded, "is no picture of a known format");
    }
    OIIO::ImageSpec config;
    config.attribute("oiio:UnassociatedAlpha", 1);
    OIIO::Filesystem::IOMemReader proxy(encoded.bytes.data(), encoded.bytes.size());
    std::unique_ptr<MemoryFile> file;
    std::string path = encoded.name;
    if (input->supports("ioproxy") != 0) {
        OIIO::Filesystem::IOProxy* pointer = &proxy;
        config.attribute("oiio:ioproxy", OIIO::TypeDesc::PTR, &pointer);
    } else {
        file = std::make_unique<MemoryFile>(encoded.bytes);
        path = file->path();
    }
    OIIO::ImageSpec spec;
    if (!input->open(path, spec, config)) {
        return fault(TextureFault::kUndecodable, encoded, input->geterror());
    }
    return read_opened(*input, encoded);
}

std::string encode_raw_texels(int width, int height, std::span<const std::uint8_t> rgba) {
    TT_CHECK_EQ(rgba.size(), std::size_t{4} * static_cast<std::size_t>(width) *
                                 static_cast<std::size_t>(height));
    const RawHeader header{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)};
    std::string bytes(kRawMagic);
    bytes.append(reinterpret_cast<const char*>(&header), sizeof header);
    bytes.append(rgba.begin(), rgba.end());
    return bytes;
}

}  // namespace turntable
