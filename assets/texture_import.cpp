#include "assets/texture_import.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include <OpenImageIO/filesystem.h>
#include <OpenImageIO/imageio.h>

#include "assets/source_files.h"
#include "assets/texture_formats.h"

namespace turntable {
namespace {

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

Result<Texture, TextureFault> read_opened(OIIO::ImageInput& input, const EncodedTexture& encoded) {
    const OIIO::ImageSpec& spec = input.spec();
    if (auto fault = size_fault(encoded, spec.width, spec.height)) {
        return *std::move(fault);
    }
    if (spec.nchannels < 1 || spec.nchannels > 16) {
        return texture_fault(TextureFault::kUndecodable, encoded,
                             fmt::format("has {} channels", spec.nchannels));
    }
    Texture texture;
    texture.name = encoded.name;
    texture.width = spec.width;
    texture.height = spec.height;
    texture.encoding = is_float_file(spec) ? TextureEncoding::kLinearFloat : encoded.encoding;
    const bool ok =
        texture.encoding == TextureEncoding::kLinearFloat
            ? read_texels(input, OIIO::TypeDesc::FLOAT, 1.0F, texture.texels_float)
            : read_texels<std::uint8_t>(input, OIIO::TypeDesc::UINT8, 255, texture.texels8);
    if (!ok) {
        return texture_fault(TextureFault::kUndecodable, encoded, input.geterror());
    }
    finish_texture(encoded, texture);
    return texture;
}

Result<Texture, TextureFault> decode_any_format(const EncodedTexture& encoded) {
    const std::string format = format_of(encoded);
    std::unique_ptr<OIIO::ImageInput> input =
        format.empty() ? nullptr : OIIO::ImageInput::create(format);
    if (!input) {
        return texture_fault(TextureFault::kUnknownFormat, encoded,
                             "is no picture of a known format");
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
        return texture_fault(TextureFault::kUndecodable, encoded, input->geterror());
    }
    return read_opened(*input, encoded);
}

EncodedTexture as_raw_texels(const Texture& texture) {
    EncodedTexture raw;
    raw.name = texture.name;
    raw.encoding = texture.encoding;
    raw.bytes = texture.texels_float.empty()
                    ? encode_raw_texels(texture.width, texture.height, texture.texels8)
                    : encode_raw_texels(texture.width, texture.height, texture.texels_float);
    return raw;
}

}  // namespace

Result<ImportedTexture, TextureFault> import_texture(EncodedTexture encoded) {
    Result<Texture, TextureFault> kept = decode_texture(encoded);
    if (kept) {
        return ImportedTexture{std::move(kept).value(), std::move(encoded)};
    }
    if (kept.failure().reason != TextureFault::kUnknownFormat && format_of(encoded).empty()) {
        return kept.failure();  // damaged raw texels
    }
    Result<Texture, TextureFault> texture = decode_any_format(encoded);
    if (!texture) {
        return texture.failure();
    }
    EncodedTexture raw = as_raw_texels(texture.value());
    return ImportedTexture{std::move(texture).value(), std::move(raw)};
}

Result<Texture, TextureFault> read_texture(const EncodedTexture& encoded) {
    Result<Texture, TextureFault> kept = decode_texture(encoded);
    if (kept ||
        (kept.failure().reason != TextureFault::kUnknownFormat && format_of(encoded).empty())) {
        return kept;
    }
    return decode_any_format(encoded);
}

}  // namespace turntable
