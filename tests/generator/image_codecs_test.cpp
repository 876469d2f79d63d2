// Codecs: what goes in comes out, and the same pixels give the same bytes.
#include <array>
#include <cmath>
#include <limits>
#include <memory>

#include <OpenImageIO/filesystem.h>
#include <OpenImageIO/imageio.h>

#include "base/error.h"
#include "generator/image_codecs.h"
#include "tests/catch.h"

namespace turntable {
namespace {

ImageU8 gradient(int width, int height, int channels) {
    ImageU8 image(width, height, channels);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int c = 0; c < channels; ++c) {
                image.at(x, y)[c] = static_cast<std::uint8_t>((3 * x + 2 * y + 40 * c) % 256);
            }
        }
    }
    return image;
}

/// Reads encoded bytes back through OpenImageIO as the given type.
template <class T>
Image<T> read_back(const std::string& bytes, const char* name, OIIO::TypeDesc type) {
    OIIO::Filesystem::IOMemReader proxy(const_cast<char*>(bytes.data()), bytes.size());
    const auto input = OIIO::ImageInput::open(name, nullptr, &proxy);
    REQUIRE(input);
    const OIIO::ImageSpec spec = input->spec();
    Image<T> image(spec.width, spec.height, spec.nchannels);
    REQUIRE(input->read_image(0, 0, 0, spec.nchannels, type, image.values().data()));
    return image;
}

TEST_CASE("JPEG: near the pixels, odd sizes, 4:2:0") {
    const ImageU8 image = gradient(37, 21, 3);
    const std::string bytes = encode_jpeg(image, 95);
    CHECK(bytes == encode_jpeg(image, 95));
    const ImageU8 back = decode_jpeg(bytes, "test");
    REQUIRE(back.width() == 37);
    REQUIRE(back.height() == 21);
    double squares = 0.0;
    for (std::size_t i = 0; i < image.values().size(); ++i) {
        const double difference =
            static_cast<double>(image.values()[i]) - static_cast<double>(back.values()[i]);
        squares += difference * difference;
    }
    // The gradient wraps from 255 to 0 at places, which halved chroma blurs.
    CHECK(std::sqrt(squares / static_cast<double>(image.values().size())) < 25.0);
    // SOF0: 3 components, the first sampled 2 x 2.
    const std::size_t frame = bytes.find("\xff\xc0");
    REQUIRE(frame != std::string::npos);
    CHECK(bytes[frame + 11] == '\x22');
}

TEST_CASE("JPEG: flat colour survives within one level") {
    const ImageU8 image(16, 16, 3, 147);
    const ImageU8 back = decode_jpeg(encode_jpeg(image, 95), "test");
    for (const std::uint8_t value : back.values()) {
        CHECK(std::abs(static_cast<int>(value) - 147) <= 1);
    }
}

TEST_CASE("JPEG: damage is an error that names the file") {
    CHECK_THROWS_WITH(decode_jpeg("no picture", "shards/000000.tar: 000000001.jpg"),
                      test::contains_text("000000001.jpg"));
    std::string bytes = encode_jpeg(gradient(64, 64, 3), 95);
    CHECK_THROWS_AS(decode_jpeg(bytes.substr(0, 50), "test"), Error);
}

TEST_CASE("PNG is lossless for one and three channels") {
    for (const int channels : {1, 3}) {
        const ImageU8 image = gradient(19, 23, channels);
        const std::string bytes = encode_png(image);
        CHECK(bytes == encode_png(image));
        CHECK(read_back<std::uint8_t>(bytes, "image.png", OIIO::TypeDesc::UINT8) == image);
    }
}

TEST_CASE("EXR keeps every float, infinity included, and no date") {
    ImageF image(9, 5, 2);
    float value = -1.5F;
    for (float& texel : image.values()) {
        texel = value;
        value = value * -1.37F + 1e-7F;
    }
    image.at(3, 2)[0] = std::numeric_limits<float>::infinity();
    constexpr std::array kNames{"U", "V"};
    const std::string bytes = encode_exr(image, kNames);
    CHECK(bytes == encode_exr(image, kNames));
    CHECK(read_back<float>(bytes, "image.exr", OIIO::TypeDesc::FLOAT) == image);
    CHECK(bytes.find("capDate") == std::string::npos);
}

}  // namespace
}  // namespace turntable
