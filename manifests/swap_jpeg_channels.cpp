#include "manifests/swap_jpeg_channels.h"

#include <memory>
#include <vector>

#include <turbojpeg.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

constexpr int kQuality = 95;
/// The exact DCT, as libjpeg and OpenCV use it by default.
constexpr int kFlags = TJFLAG_ACCURATEDCT;

struct DestroyHandle {
    void operator()(void* handle) const { tjDestroy(handle); }
};
struct FreeBuffer {
    void operator()(unsigned char* bytes) const { tjFree(bytes); }
};
using Handle = std::unique_ptr<void, DestroyHandle>;

struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> rgb;
};

Pixels decode(std::string_view jpeg, std::string_view origin) {
    const Handle decoder(tjInitDecompress());
    TT_CHECK(decoder != nullptr);
    // TurboJPEG takes unsigned bytes.
    const auto* bytes = reinterpret_cast<const unsigned char*>(jpeg.data());
    Pixels pixels;
    int subsampling = 0;
    int colourspace = 0;
    const auto refuse = [&] {
        return bad_input("{}: not a readable JPEG: {}", origin, tjGetErrorStr2(decoder.get()));
    };
    if (tjDecompressHeader3(decoder.get(), bytes, jpeg.size(), &pixels.width, &pixels.height,
                            &subsampling, &colourspace) != 0) {
        throw refuse();
    }
    pixels.rgb.resize(3 * static_cast<std::size_t>(pixels.width) *
                      static_cast<std::size_t>(pixels.height));
    if (tjDecompress2(decoder.get(), bytes, jpeg.size(), pixels.rgb.data(), pixels.width, 0,
                      pixels.height, TJPF_RGB, kFlags | TJFLAG_STOPONWARNING) != 0) {
        throw refuse();
    }
    return pixels;
}

}  // namespace

std::string swap_jpeg_channels(std::string_view jpeg, std::string_view origin) {
    const Pixels pixels = decode(jpeg, origin);
    const Handle encoder(tjInitCompress());
    TT_CHECK(encoder != nullptr);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    // Calling the decoded RGB rows BGR is the exchange.
    const int status = tjCompress2(encoder.get(), pixels.rgb.data(), pixels.width, 0, pixels.height,
                                   TJPF_BGR, &out, &size, TJSAMP_420, kQuality, kFlags);
    const std::unique_ptr<unsigned char, FreeBuffer> owned(out);
    TT_CHECK_EQ(status, 0);
    return {reinterpret_cast<const char*>(owned.get()), size};
}

}  // namespace turntable
