#include <cstdint>

#include <turbojpeg.h>

#include "assets/texture_formats.h"
#include "base/check.h"

namespace turntable {
namespace {

class Decompressor {
public:
    Decompressor() : handle_(tjInitDecompress()) { TT_CHECK(handle_ != nullptr); }
    ~Decompressor() { tjDestroy(handle_); }
    Decompressor(const Decompressor&) = delete;
    Decompressor& operator=(const Decompressor&) = delete;
    [[nodiscard]] tjhandle get() const { return handle_; }

private:
    tjhandle handle_;
};

}  // namespace

Result<Texture, TextureFault> decode_jpeg_texture(const EncodedTexture& encoded) {
    const Decompressor jpeg;
    const auto* bytes = reinterpret_cast<const unsigned char*>(encoded.bytes.data());
    const auto size = static_cast<unsigned long>(encoded.bytes.size());
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colour_space = 0;
    if (tjDecompressHeader3(jpeg.get(), bytes, size, &width, &height, &subsampling,
                            &colour_space) != 0) {
        return texture_fault(TextureFault::kUndecodable, encoded, tjGetErrorStr2(jpeg.get()));
    }
    if (colour_space == TJCS_CMYK || colour_space == TJCS_YCCK) {
        return texture_fault(TextureFault::kUnknownFormat, encoded, "is a CMYK JPEG");
    }
    if (auto fault = size_fault(encoded, width, height)) {
        return *std::move(fault);
    }
    Texture texture = blank_texture(encoded, width, height);
    // Warnings count as failures: half a picture is no texture.
    if (tjDecompress2(jpeg.get(), bytes, size, texture.texels8.data(), width, 0, height, TJPF_RGBA,
                      TJFLAG_ACCURATEDCT) != 0) {
        return texture_fault(TextureFault::kUndecodable, encoded, tjGetErrorStr2(jpeg.get()));
    }
    return texture;
}

}  // namespace turntable
