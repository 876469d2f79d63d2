#include <turbojpeg.h>

#include "base/check.h"
#include "base/error.h"
#include "generator/image_codecs.h"

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
