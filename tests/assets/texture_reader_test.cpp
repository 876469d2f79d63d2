// Every picture format, written by OpenImageIO, imported, and read as the model cache keeps it.
#include "assets/texture_import.h"

#include <cmath>
#include <string>
#include <vector>

#include <OpenImageIO/filesystem.h>
#include <OpenImageIO/imageio.h>

#include "assets/source_files.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"
#include "tests/paths.h"

using turntable::decode_texture;
using turntable::EncodedTexture;
using turntable::import_texture;
using turntable::Texture;
using turntable::TextureEncoding;
using turntable::TextureFault;
using turntable::test::float_picture_bytes;
using turntable::test::picture_bytes;
using turntable::test::picture_bytes_16;

namespace {

/// 4 x 2 texels, top row red to blue, bottom row grey.
const std::vector<std::uint8_t> kRgb{200, 0,  0,  150, 50, 50, 100, 100, 150, 0,   0,   250,
                                     10,  10, 10, 80,  80, 80, 160, 160, 160, 240, 240, 240};

/// Imports; what is kept must give the same texels.
Texture decoded(const std::string& name, const std::string& bytes,
                TextureEncoding encoding = TextureEncoding::kSrgb8, bool premultiply = false) {
    auto result = import_texture({name, encoding, bytes, premultiply});
    INFO(name << ": " << (result ? "" : result.failure().detail));
    REQUIRE(result.ok());
    const Texture& texels = result.value().texels;
    const auto kept = decode_texture(result.value().kept);
    INFO("kept: " << (kept ? "" : kept.failure().detail));
    REQUIRE(kept.ok());
    CHECK(kept.value().name == name);
    CHECK(kept.value().width == texels.width);
    CHECK(kept.value().height == texels.height);
    CHECK(kept.value().encoding == texels.encoding);
    CHECK(kept.value().has_alpha == texels.has_alpha);
    CHECK(kept.value().texels8 == texels.texels8);
    CHECK(kept.value().texels_float == texels.texels_float);
    return texels;
}

/// The 8-bit codes that OpenImageIO reads from a picture without alpha, as RGBA.
std::vector<std::uint8_t> codes_by_openimageio(const std::string& name, const std::string& bytes) {
    OIIO::Filesystem::IOMemReader proxy(bytes.data(), bytes.size());
    const auto input = OIIO::ImageInput::open(name, nullptr, &proxy);
    REQUIRE(input);
    const OIIO::ImageSpec spec = input->spec();
    const auto channels = static_cast<std::size_t>(spec.nchannels);
    std::vector<std::uint8_t> file(spec.image_pixels() * channels);
    REQUIRE(input->read_image(0, 0, 0, spec.nchannels, OIIO::TypeDesc::UINT8, file.data()));
    std::vector<std::uint8_t> rgba;
    for (std::size_t i = 0; i < file.size(); i += channels) {
        for (std::size_t c = 0; c < 3; ++c) {
            rgba.push_back(file[i + (channels < 3 ? 0 : c)]);
        }
        rgba.push_back(channels == 4 ? file[i + 3] : 255);
    }
    return rgba;
}

TextureFault fault_of(const EncodedTexture& encoded) {
    const auto result = import_texture(encoded);
    REQUIRE_FALSE(result.ok());
    CHECK(result.failure().detail.find(encoded.name) == 0);
    return result.failure().reason;
}

}  // namespace

TEST_CASE("Lossless 8-bit formats give the codes of the file, row 0 at the top") {
    for (const char* file : {"a.png", "a.tga", "a.bmp", "a.tif"}) {
        const Texture texture = decoded(file, picture_bytes(file, 4, 2, 3, kRgb));
        REQUIRE(texture.width == 4);
        REQUIRE(texture.height == 2);
        CHECK(texture.encoding == TextureEncoding::kSrgb8);
        CHECK_FALSE(texture.has_alpha);
        REQUIRE(texture.texels8.size() == 32);
        for (std::size_t i = 0; i < 8; ++i) {
            for (std::size_t c = 0; c < 3; ++c) {
                INFO(file << " texel " << i << " channel " << c);
                CHECK(texture.texels8[4 * i + c] == kRgb[3 * i + c]);
            }
            CHECK(texture.texels8[4 * i + 3] == 255);
        }
    }
}

TEST_CASE("JPEG gives its codes to a few levels where the picture is smooth") {
    std::vector<std::uint8_t> texels;
    for (int row = 0; row < 32; ++row) {
        for (int column = 0; column < 16; ++column) {
            texels.insert(texels.end(), {static_cast<std::uint8_t>(row < 16 ? 200 : 40), 90, 60});
        }
    }
    const Texture texture = decoded("a.jpg", picture_bytes("a.jpg", 16, 32, 3, texels));
    REQUIRE(texture.texels8.size() == std::size_t{4} * 16 * 32);
    for (std::size_t i = 0; i < texels.size() / 3; ++i) {
        const std::size_t row = i / 16;
        if (row == 15 || row == 16) {
            continue;  // subsampled chroma blurs the edge
        }
        for (std::size_t c = 0; c < 3; ++c) {
            CHECK(std::abs(texture.texels8[4 * i + c] - texels[3 * i + c]) <= 4);
        }
    }
}

TEST_CASE("The signature tells the format, whatever the name says") {
    CHECK(decoded("a.jpg", picture_bytes("a.png", 4, 2, 3, kRgb)).texels8[0] == 200);
    CHECK(decoded("noname", picture_bytes("a.bmp", 4, 2, 3, kRgb)).texels8[0] == 200);
}

TEST_CASE("Grey becomes RGB, alpha stays straight") {
    const Texture grey = decoded("a.png", picture_bytes("a.png", 2, 1, 1, {30, 200}));
    CHECK(grey.texels8 == std::vector<std::uint8_t>{30, 30, 30, 255, 200, 200, 200, 255});
    const std::string rgba = picture_bytes("a.png", 2, 1, 4, {200, 100, 50, 128, 9, 8, 7, 255});
    const Texture straight = decoded("a.png", rgba);
    CHECK(straight.has_alpha);
    CHECK(straight.texels8 == std::vector<std::uint8_t>{200, 100, 50, 128, 9, 8, 7, 255});
}

TEST_CASE("Premultiplied as Cycles does it: c a / 255, rounded down") {
    const std::string rgba =
        picture_bytes("a.png", 2, 1, 4, {128, 64, 255, 128, 255, 200, 100, 255});
    const Texture texture = decoded("a.png", rgba, TextureEncoding::kSrgb8, true);
    CHECK(texture.texels8 == std::vector<std::uint8_t>{64, 32, 128, 128, 255, 200, 100, 255});
}

TEST_CASE("16-bit codes are rounded to 8 bits; linear data is marked so") {
    const Texture texture = decoded("a.png", picture_bytes_16("a.png", 1, 1, 3, {65535, 32896, 0}),
                                    TextureEncoding::kLinear8);
    CHECK(texture.encoding == TextureEncoding::kLinear8);
    CHECK(texture.texels8 == std::vector<std::uint8_t>{255, 128, 0, 255});
}

TEST_CASE("EXR and HDR give linear floats") {
    const std::vector<float> texels{0.25F, 1.0F, 16.0F, 0.5F, 0.0F, 2.0F};
    for (const char* file : {"a.exr", "a.hdr"}) {
        const Texture texture = decoded(file, float_picture_bytes(file, 2, 1, 3, texels));
        CHECK(texture.encoding == TextureEncoding::kLinearFloat);
        REQUIRE(texture.texels_float.size() == 8);
        CHECK(texture.texels8.empty());
        for (std::size_t i = 0; i < 6; ++i) {
            const double read = static_cast<double>(texture.texels_float[i / 3 * 4 + i % 3]);
            CHECK(read == Approx(static_cast<double>(texels[i])).epsilon(0.02).margin(0.01));
        }
        CHECK(texture.texels_float[3] == 1.0F);
    }
}

TEST_CASE("Raw texels come back as they went in") {
    const std::vector<std::uint8_t> rgba{1, 2, 3, 4, 5, 6, 7, 255};
    const std::string bytes = turntable::encode_raw_texels(2, 1, rgba);
    const Texture texture = decoded("raw", bytes);
    CHECK(texture.texels8 == rgba);
    CHECK(texture.has_alpha);
    CHECK(fault_of({"raw", TextureEncoding::kSrgb8, bytes.substr(0, bytes.size() - 1)}) ==
          TextureFault::kUndecodable);
}

TEST_CASE("What is no picture, or half a picture, is refused by name") {
    CHECK(fault_of({"a.png", TextureEncoding::kSrgb8, "this is text"}) ==
          TextureFault::kUnknownFormat);
    CHECK(fault_of({"a.png", TextureEncoding::kSrgb8, ""}) == TextureFault::kUnknownFormat);
    const std::string png = picture_bytes("a.png", 4, 2, 3, kRgb);
    CHECK(fault_of({"a.png", TextureEncoding::kSrgb8, png.substr(0, 40)}) ==
          TextureFault::kUndecodable);
}

TEST_CASE(
    "The small decoders give the codes that OpenImageIO gives, on every texture of an archive") {
    const auto furniture = turntable::test::furniture_dir();
    if (!furniture) {
        WARN("sweethome3d-furniture is not installed");
        return;
    }
    const auto files = turntable::open_source(*furniture / "BlendSwap-CC-0.sh3f");
    int pictures = 0;
    for (const std::string& path : files->list()) {
        const std::string extension = turntable::source_extension(path);
        if (extension != "jpg" && extension != "png") {
            continue;
        }
        const std::string bytes = files->read(path);
        INFO(path);
        const auto texture = decode_texture({path, TextureEncoding::kSrgb8, bytes});
        REQUIRE(texture.ok());
        if (!texture.value().has_alpha) {  // OpenImageIO premultiplies by default
            CHECK(texture.value().texels8 == codes_by_openimageio(path, bytes));
            ++pictures;
        }
    }
    CHECK(pictures > 10);
}

TEST_CASE("Pictures of other formats are kept as raw texels, premultiplied where they must be") {
    const std::string rgba =
        picture_bytes("a.tga", 2, 1, 4, {128, 64, 255, 128, 255, 200, 100, 255});
    const auto imported = import_texture({"a.tga", TextureEncoding::kSrgb8, rgba, true});
    REQUIRE(imported.ok());
    CHECK_FALSE(imported.value().kept.premultiply);
    CHECK(imported.value().texels.texels8 ==
          std::vector<std::uint8_t>{64, 32, 128, 128, 255, 200, 100, 255});
    CHECK(decode_texture({"a.tga", TextureEncoding::kSrgb8, rgba}).failure().reason ==
          TextureFault::kUnknownFormat);
}
