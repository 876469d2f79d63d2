#include "generator/image_codecs.h"

#include <cstdint>
#include <memory>
#include <vector>

#include <OpenImageIO/filesystem.h>
#include <OpenImageIO/imageio.h>
#include <turbojpeg.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

/// A TurboJPEG handle; it serves one thread at a time, hence one a thread.
class TurboHandle {
public:
    explicit TurboHandle(tjhandle handle) : handle_(handle) { TT_CHECK(handle_ != nullptr); }
    ~TurboHandle() { tjDestroy(handle_); }
    TurboHandle(const TurboHandle&) = delete;
    TurboHandle& operator=(const TurboHandle&) = delete;
    [[nodiscard]] tjhandle get() const { return handle_; }

private:
    tjhandle handle_;
};

tjhandle thread_compressor() {
    static thread_local const TurboHandle handle(tjInitCompress());
    return handle.get();
}

tjhandle thread_decompressor() {
    static thread_local const TurboHandle handle(tjInitDecompress());
    return handle.get();
}

/// Writes `spec` and `pixels` in the format that `extension` names, without touching a disk.
std::string write_in_memory(const char* extension, const OIIO::ImageSpec& spec,
                            const OIIO::TypeDesc& type, const void* pixels) {
    std::vector<unsigned char> bytes;
    OIIO::Filesystem::IOVecOutput proxy(bytes);
    const std::string name = fmt::format("plane.{}", extension);  // only its ending is read
    const std::unique_ptr<OIIO::ImageOutput> output = OIIO::ImageOutput::create(name);
    TT_CHECK(output != nullptr);
    TT_CHECK(output->set_ioproxy(&proxy));
    // One thread: the callers are already parallel, and OpenImageIO's own pool would oversubscribe.
    output->threads(1);
    const bool written =
        output->open(name, spec) && output->write_image(type, pixels) && output->close();
    if (!written) {
        throw environment_fault("encoding {}: {}", extension, output->geterror());
    }
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::string encode_jpeg(const ImageU8& rgb, int quality) {
    TT_CHECK_EQ(rgb.channels(), 3);
    const tjhandle handle = thread_compressor();
    // The buffer is ours and large enough for any content, so TurboJPEG never allocates.
    std::string bytes(tjBufSize(rgb.width(), rgb.height(), TJSAMP_420), '\0');
    auto* buffer = reinterpret_cast<unsigned char*>(bytes.data());
    auto size = static_cast<unsigned long>(bytes.size());
    // The accurate DCT gives the same coefficients in its SIMD and its portable form.
    const int flags = TJFLAG_NOREALLOC | TJFLAG_ACCURATEDCT;
    if (tjCompress2(handle, rgb.values().data(), rgb.width(), 0, rgb.height(), TJPF_RGB, &buffer,
                    &size, TJSAMP_420, quality, flags) != 0) {
        throw environment_fault("encoding JPEG: {}", tjGetErrorStr2(handle));
    }
    bytes.resize(size);
    bytes.shrink_to_fit();  // thousands wait in memory for their turn
    return bytes;
}

std::string encode_png(const ImageU8& image) {
    TT_CHECK(image.channels() == 1 || image.channels() == 3);
    OIIO::ImageSpec spec(image.width(), image.height(), image.channels(), OIIO::TypeDesc::UINT8);
    // Fixed, so that the bytes do not follow OpenImageIO's default.
    spec.attribute("png:compressionLevel", 6);
    return write_in_memory("png", spec, OIIO::TypeDesc::UINT8, image.values().data());
}

std::string encode_exr(const ImageF& image, std::span<const char* const> channels) {
    TT_CHECK_EQ(static_cast<std::size_t>(image.channels()), channels.size());
    OIIO::ImageSpec spec(image.width(), image.height(), image.channels(), OIIO::TypeDesc::FLOAT);
    spec.channelnames.assign(channels.begin(), channels.end());
    spec.attribute("compression", "zip");
    // Without one, OpenImageIO stores the current time, and equal pixels give unequal bytes.
    spec.attribute("DateTime", "1970:01:01 00:00:00");
    return write_in_memory("exr", spec, OIIO::TypeDesc::FLOAT, image.values().data());
}

ImageU8 decode_jpeg(std::string_view bytes, const std::string& origin) {
    const tjhandle handle = thread_decompressor();
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto size = static_cast<unsigned long>(bytes.size());
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colour_space = 0;
    if (tjDecompressHeader3(handle, data, size, &width, &height, &subsampling, &colour_space) !=
        0) {
        throw bad_input("{}: not a JPEG: {}", origin, tjGetErrorStr2(handle));
    }
    ImageU8 rgb(width, height, 3);
    if (tjDecompress2(handle, data, size, rgb.values().data(), width, 0, height, TJPF_RGB,
                      TJFLAG_ACCURATEDCT) != 0) {
        throw bad_input("{}: damaged JPEG: {}", origin, tjGetErrorStr2(handle));
    }
    return rgb;
}

}  // namespace turntable
