// Looks and the pictures they show.
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "assets/procedural/looks.h"
#include "assets/texture_reader.h"
#include "tests/catch.h"

namespace turntable::procedural {
namespace {

constexpr int kKinds = static_cast<int>(PictureKind::kControlPanel) + 1;

Texture decoded(PictureKind kind, std::uint32_t variant) {
    EncodedTexture encoded;
    encoded.name = picture_kind_name(kind);
    encoded.bytes = painted_picture(kind, variant);
    Result<Texture, TextureFault> texture = decode_texture(encoded);
    REQUIRE(texture);
    return std::move(texture).value();
}

double code_at(const Texture& texture, int x, int y, int channel) {
    return texture.texels8[4 * static_cast<std::size_t>(y * texture.width + x) +
                           static_cast<std::size_t>(channel)];
}

double column_step(const Texture& texture, int x0, int x1) {
    double sum = 0.0;
    for (int y = 0; y < texture.height; ++y) {
        sum += std::abs(code_at(texture, x0, y, 1) - code_at(texture, x1, y, 1));
    }
    return sum / texture.height;
}

double row_step(const Texture& texture, int y0, int y1) {
    double sum = 0.0;
    for (int x = 0; x < texture.width; ++x) {
        sum += std::abs(code_at(texture, x, y0, 1) - code_at(texture, x, y1, 1));
    }
    return sum / texture.width;
}

TEST_CASE("pictures are small, unlike each other and named") {
    std::set<std::string> names;
    for (int k = 0; k < kKinds; ++k) {
        const auto kind = static_cast<PictureKind>(k);
        CAPTURE(picture_kind_name(kind));
        names.insert(picture_kind_name(kind));
        std::set<std::string> pictures;
        for (std::uint32_t variant = 0; variant < kPictureVariants; ++variant) {
            const Texture texture = decoded(kind, variant);
            CHECK(texture.width <= 256);
            CHECK(texture.height <= 256);
            CHECK_FALSE(texture.has_alpha);
            CHECK(painted_picture(kind, variant).size() <= 30000);
            pictures.insert(painted_picture(kind, variant));
        }
        CHECK(pictures.size() >= 6);
    }
    CHECK(names.size() == static_cast<std::size_t>(kKinds));
}

TEST_CASE("tiling pictures have no seam and are nearly grey") {
    for (int k = 0; is_tiling(static_cast<PictureKind>(k)); ++k) {
        const auto kind = static_cast<PictureKind>(k);
        for (std::uint32_t variant = 0; variant < kPictureVariants; ++variant) {
            CAPTURE(picture_kind_name(kind), variant);
            const Texture texture = decoded(kind, variant);
            // The step over the edge is no larger than the largest one inside.
            double inside = 0.0;
            for (int x = 1; x < texture.width; ++x) {
                inside = std::max(inside, column_step(texture, x - 1, x));
            }
            CHECK(column_step(texture, texture.width - 1, 0) <= 1.2 * inside + 1.0);
            inside = 0.0;
            for (int y = 1; y < texture.height; ++y) {
                inside = std::max(inside, row_step(texture, y - 1, y));
            }
            CHECK(row_step(texture, texture.height - 1, 0) <= 1.2 * inside + 1.0);
            double light = 0.0;
            for (int y = 0; y < texture.height; ++y) {
                for (int x = 0; x < texture.width; ++x) {
                    light += std::pow(code_at(texture, x, y, 1) / 255.0, 2.2);
                }
            }
            light /= texture.width * texture.height;
            CHECK(light > 0.30);
            CHECK(light < 0.75);
        }
    }
}

TEST_CASE("threads share one picture") {
    std::array<const std::string*, 4> seen{};
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        threads.emplace_back([&seen, i] { seen[i] = &painted_picture(PictureKind::kRoof, 7); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const std::string* picture : seen) {
        CHECK(picture == seen[0]);
    }
}

TEST_CASE("every look is one that direct light shows") {
    for (std::uint64_t number = 0; number < 40; ++number) {
        Parameters p("test", Seed{5}, number);
        const std::array<Look, 22> looks{wood(p, "a"),
                                         planks(p, "b"),
                                         painted_wood(p, "c"),
                                         fabric(p, "d"),
                                         leather(p, "e"),
                                         painted_metal(p, "f"),
                                         brushed_metal(p, "g"),
                                         polished_metal(p, "h"),
                                         plastic(p, "i"),
                                         ceramic(p, "j"),
                                         stone(p, "k"),
                                         wicker(p, "l"),
                                         glass(p, "m"),
                                         rubber(),
                                         black_plastic(),
                                         white_plastic(),
                                         chrome(),
                                         dark_glass(),
                                         glowing({1.0F, 0.8F, 0.5F}, 2.0F),
                                         plain("red", {0.6F, 0.1F, 0.1F}),
                                         pictured(p, "n", PictureKind::kLabel),
                                         lit_screen(p, "o", PictureKind::kScreenHome)};
        for (const Look& look : looks) {
            CAPTURE(look.name);
            CHECK_FALSE(look.name.empty());
            const PbrMaterial& m = look.material;
            CHECK(m.metallic <= 0.4F);
            for (int c = 0; c < 3; ++c) {
                CHECK(m.base_color[c] > 0.0F);
                CHECK(m.base_color[c] <= 1.0F);
            }
            CHECK(m.base_color_texture == kNoTexture);
            CHECK(look.variant < kPictureVariants);
        }
    }
}

TEST_CASE("a tinted picture keeps the palette's colour on the average") {
    static constexpr std::array<std::uint32_t, 1> kBlue{0x2E5E9E};
    Parameters p("test", Seed{1}, 3);
    const Look plain_look = plastic(p, "a", kBlue);
    Parameters q("test", Seed{1}, 3);
    const Look covered = leather(q, "a", kBlue);
    for (int c = 0; c < 3; ++c) {
        // Leather is stored with a mean light of 0.7.
        CHECK(0.7F * covered.material.base_color[c] ==
              Approx(plain_look.material.base_color[c]).epsilon(1e-4));
    }
}

TEST_CASE("sRGB codes are decoded") {
    CHECK(srgb(0xFFFFFF) == glm::vec3(1.0F));
    CHECK(srgb(0x0A80FF).x == Approx(0.00304).epsilon(0.01));
    CHECK(srgb(0x0A80FF).y == Approx(0.21586).epsilon(0.001));
}

}  // namespace
}  // namespace turntable::procedural
