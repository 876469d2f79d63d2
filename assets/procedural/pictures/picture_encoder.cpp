#include "assets/procedural/pictures/picture_encoder.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <png.h>
#include <turbojpeg.h>

#include "base/check.h"

namespace turntable::procedural {
namespace {

std::uint8_t byte_of(double code) {
    return static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(code, 0.0, 1.0)));
}

std::vector<std::uint8_t> bytes_of(const Canvas& canvas, bool grey) {
    std::vector<std::uint8_t> bytes;
    for (int y = 0; y < canvas.height(); ++y) {
        for (int x = 0; x < canvas.width(); ++x) {
            const Ink& colour = canvas.at(x, y);
            bytes.push_back(byte_of(colour.x));
            if (!grey) {
                bytes.push_back(byte_of(colour.y));
                bytes.push_back(byte_of(colour.z));
            }
        }
    }
    return bytes;
}

double to_linear(double v) {
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double to_code(double v) {
    return v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1.0 / 2.4) - 0.055;
}

}  // namespace

std::string encode_png(const Canvas& canvas, bool grey) {
    const std::vector<std::uint8_t> bytes = bytes_of(canvas, grey);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(canvas.width());
    image.height = static_cast<png_uint_32>(canvas.height());
    image.format = grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string encoded(size, '\0');
    TT_CHECK(
        png_image_write_to_memory(&image, encoded.data(), &size, 0, bytes.data(), 0, nullptr) != 0);
    encoded.resize(size);
    return encoded;
}

std::string encode_jpeg(const Canvas& canvas) {
    constexpr int kQuality = 88;
    const std::vector<std::uint8_t> bytes = bytes_of(canvas, false);
    const tjhandle encoder = tjInitCompress();
    TT_CHECK(encoder != nullptr);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    const int failed = tjCompress2(encoder, bytes.data(), canvas.width(), 0, canvas.height(),
                                   TJPF_RGB, &out, &size, TJSAMP_444, kQuality, TJFLAG_ACCURATEDCT);
    std::string encoded(reinterpret_cast<const char*>(out), failed == 0 ? size : 0);
    tjFree(out);
    tjDestroy(encoder);
    TT_CHECK_EQ(failed, 0);
    return encoded;
}

void set_mean_light(Canvas& canvas, double mean) {
    double sum = 0.0;
    std::vector<double> brightest;
    for (int y = 0; y < canvas.height(); ++y) {
        for (int x = 0; x < canvas.width(); ++x) {
            Ink& colour = canvas.at(x, y);
            for (int c = 0; c < 3; ++c) {
                colour[c] = to_linear(std::clamp(colour[c], 0.0, 1.0));
            }
            sum += 0.2126 * colour.x + 0.7152 * colour.y + 0.0722 * colour.z;
            brightest.push_back(std::max({colour.x, colour.y, colour.z}));
        }
    }
    const auto high = brightest.end() - static_cast<std::ptrdiff_t>(brightest.size() / 100 + 1);
    std::nth_element(brightest.begin(), high, brightest.end());
    const double scale = std::min(mean * static_cast<double>(brightest.size()) / sum, 1.0 / *high);
    for (int y = 0; y < canvas.height(); ++y) {
        for (int x = 0; x < canvas.width(); ++x) {
            Ink& colour = canvas.at(x, y);
            for (int c = 0; c < 3; ++c) {
                colour[c] = to_code(std::min(1.0, scale * colour[c]));
            }
        }
    }
}

}  // namespace turntable::procedural
