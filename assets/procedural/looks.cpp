#include "assets/procedural/looks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "assets/procedural/pictures/painters.h"
#include "base/check.h"
#include "base/mix.h"

namespace turntable::procedural {
namespace {

// sRGB codes as measured on things or on charts of paint, cloth and timber; none is pure.
constexpr std::array<std::uint32_t, 14> kBrightPaintCodes{
    0xB3202A, 0x7A1620, 0x1F4E9B, 0x16305C, 0x2F7DB8, 0x1E6B45, 0x4E8A3A,
    0xE3B21F, 0xD9661F, 0xE9E7E1, 0xA9ADB0, 0x5B6166, 0x24272B, 0x6D2A5E};
constexpr std::array<std::uint32_t, 14> kMutedPaintCodes{
    0xE8E2D4, 0xD6CDB8, 0xB9C2B6, 0x8FA08E, 0x5E7463, 0xA9BCC6, 0x6F8796,
    0x3E5261, 0xCBB3A2, 0xB07F66, 0x8C4F42, 0xD8C58B, 0x9A948A, 0x4A4845};
constexpr std::array<std::uint32_t, 16> kFabricCodes{
    0xC9BFAE, 0xA79B88, 0x7E766A, 0x55524D, 0x34353A, 0x8C9AA6, 0x566B7F, 0x2E3F57,
    0x7E8B6E, 0x4F5F46, 0xB58B5A, 0xA8583F, 0x7C2F33, 0xB98C94, 0x6D5470, 0xD9D2C3};
constexpr std::array<std::uint32_t, 9> kLeatherCodes{
    0x6B4327, 0x8B5A34, 0xA9774A, 0x4A2C1E, 0x2B2523, 0x1C1C1E, 0x6E2422, 0xC8B08E, 0x45503F};
constexpr std::array<std::uint32_t, 13> kPlasticCodes{
    0xC33B31, 0xE2852E, 0xEBC23B, 0x5FA04E, 0x2F7F78, 0x3B78B5, 0x2B4A86,
    0x7C5AA0, 0xD77F9C, 0xE6E4DE, 0xB4B2AC, 0x6A6C6E, 0x2C2D30};
constexpr std::array<std::uint32_t, 7> kDarkPlasticCodes{0x1B1C1E, 0x26272A, 0x313236, 0x3E4044,
                                                         0x54565A, 0x2A2E36, 0x332E2B};
constexpr std::array<std::uint32_t, 8> kMetalCodes{0xB7BABC, 0xC6C9CB, 0xB3B1AD, 0xD0B06A,
                                                   0xD8BC78, 0xC98F6B, 0xA98A5C, 0x8F9296};
constexpr std::array<std::uint32_t, 12> kCeramicCodes{0xF1EEE6, 0xE9E1CF, 0xD3DBDC, 0x9FB7C0,
                                                      0x4C6E92, 0x2D4468, 0x7D9B7C, 0x3E6152,
                                                      0xB4694B, 0x8A4638, 0xC9A463, 0x45403C};
constexpr std::array<std::uint32_t, 6> kWhiteCodes{0xF2F2F0, 0xEAE9E4, 0xE1E2E3,
                                                   0xF0EBDD, 0xD5D8DA, 0xC4C8CB};
constexpr std::array<std::uint32_t, 9> kStoneCodes{0xD9D5CC, 0xBDB8AE, 0x8E8B86, 0x5C5D5F, 0x36383A,
                                                   0xC7B49A, 0x9C7F6B, 0x6F8078, 0x8A5F55};
constexpr std::array<std::uint32_t, 6> kWickerCodes{0xC69C64, 0xA87B48, 0x7F5732,
                                                    0x5A3B24, 0xDCC79E, 0x8C8478};
constexpr std::array<std::uint32_t, 7> kGlassCodes{0xC6D6D4, 0xBCD0C6, 0xB8CEDB, 0xD4CBB6,
                                                   0x9DBF9C, 0xB98A54, 0x8FB0CF};

glm::vec3 bounded(const glm::vec3& colour) {
    return colour / std::max({1.0F, colour.x, colour.y, colour.z});
}

/// A linear colour, a little lighter or darker and warmer or colder from instance to instance.
glm::vec3 varied(const Parameters& parameters, std::string_view name, const glm::vec3& colour) {
    const std::uint64_t bits = parameters.hidden(fmt::format("{}_shade", name));
    const auto share = [&](std::uint64_t lane) {
        return static_cast<float>(mix64(bits + lane) >> 40U) / 16777216.0F - 0.5F;
    };
    const float light = 1.0F + 0.24F * share(0);
    const float warm = 0.06F * share(1);
    return bounded(colour * light * glm::vec3(1.0F + warm, 1.0F, 1.0F - warm));
}

glm::vec3 colour_of(Parameters& parameters, std::string_view name, Palette palette) {
    TT_CHECK(!palette.empty());
    const int drawn =
        parameters.integer(fmt::format("{}_colour", name), 0, static_cast<int>(palette.size()) - 1);
    return varied(parameters, name, srgb(palette[static_cast<std::size_t>(drawn)]));
}

Look smooth(std::string name, const glm::vec3& colour, float roughness, float metallic = 0.0F) {
    Look look;
    look.name = std::move(name);
    look.material.base_color = colour;
    look.material.metallic = metallic;
    look.material.roughness = roughness;
    look.material.double_sided = true;
    return look;
}

/// Puts a picture on a look. Under a tiling one its mean colour stays what it was (the brightest
/// colours lose a little).
Look textured(Look look, const Parameters& parameters, std::string_view name, PictureKind kind,
              float metres_per_tile) {
    if (is_tiling(kind)) {
        look.material.base_color = bounded(look.material.base_color / kMeanOfTiles);
    }
    look.picture = kind;
    look.variant = static_cast<std::uint32_t>(parameters.hidden(fmt::format("{}_picture", name)) %
                                              kPictureVariants);
    look.metres_per_tile = metres_per_tile;
    return look;
}

struct Species {
    std::string_view name;
    std::uint32_t colour;
};
constexpr std::array<Species, 9> kSpecies{{{"oak", 0xB98D58},
                                           {"walnut", 0x6A4A33},
                                           {"beech", 0xCDA47A},
                                           {"pine", 0xDDBB88},
                                           {"mahogany", 0x76392A},
                                           {"ebony", 0x3A302B},
                                           {"birch", 0xDCC6A2},
                                           {"cherry", 0xA5643F},
                                           {"teak", 0x94683C}}};

const Species& species_of(Parameters& parameters, std::string_view name) {
    const auto drawn = parameters.choice<int>(
        fmt::format("{}_colour", name),
        {kSpecies[0].name, kSpecies[1].name, kSpecies[2].name, kSpecies[3].name, kSpecies[4].name,
         kSpecies[5].name, kSpecies[6].name, kSpecies[7].name, kSpecies[8].name});
    return kSpecies.at(static_cast<std::size_t>(drawn));
}

Look wooden(Parameters& parameters, std::string_view name, PictureKind kind, float tile) {
    const Species& species = species_of(parameters, name);
    const float roughness = parameters.real(fmt::format("{}_roughness", name), 0.35F, 0.65F);
    return textured(smooth(fmt::format("{}-{}", name, species.name),
                           varied(parameters, name, srgb(species.colour)), roughness),
                    parameters, name, kind, tile);
}

}  // namespace

constexpr Palette kBrightPaints{kBrightPaintCodes};
constexpr Palette kMutedPaints{kMutedPaintCodes};
constexpr Palette kFabricColours{kFabricCodes};
constexpr Palette kLeatherColours{kLeatherCodes};
constexpr Palette kPlasticColours{kPlasticCodes};
constexpr Palette kDarkPlastics{kDarkPlasticCodes};
constexpr Palette kMetalColours{kMetalCodes};
constexpr Palette kCeramicColours{kCeramicCodes};
constexpr Palette kWhites{kWhiteCodes};

glm::vec3 srgb(std::uint32_t code) {
    const auto channel = [&](std::uint32_t shift) {
        const float v = static_cast<float>((code >> shift) & 0xFFU) / 255.0F;
        return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
    };
    return {channel(16), channel(8), channel(0)};
}

Look wood(Parameters& parameters, std::string_view name) {
    return wooden(parameters, name, PictureKind::kWood, 0.4F);
}

Look planks(Parameters& parameters, std::string_view name) {
    return wooden(parameters, name, PictureKind::kPlanks, 0.5F);
}

Look painted_wood(Parameters& parameters, std::string_view name, Palette palette) {
    return smooth(fmt::format("{}-paint", name), colour_of(parameters, name, palette), 0.5F);
}

Look fabric(Parameters& parameters, std::string_view name, Palette palette) {
    struct Cloth {
        std::string_view name;
        PictureKind kind;
        float metres_per_tile;
    };
    static constexpr std::array<Cloth, 5> kCloths{{{"woven", PictureKind::kWeave, 0.06F},
                                                   {"knitted", PictureKind::kKnit, 0.12F},
                                                   {"striped", PictureKind::kStripes, 0.20F},
                                                   {"checked", PictureKind::kChecks, 0.20F},
                                                   {"flowered", PictureKind::kFlowers, 0.25F}}};
    const auto drawn = parameters.choice<int>(fmt::format("{}_cloth", name),
                                              {"plain", kCloths[0].name, kCloths[1].name,
                                               kCloths[2].name, kCloths[3].name, kCloths[4].name},
                                              {2.0, 3.0, 1.5, 1.5, 1.0, 1.0});
    Look look = smooth(fmt::format("{}-cloth", name), colour_of(parameters, name, palette), 0.9F);
    if (drawn == 0) {
        return look;
    }
    const Cloth& cloth = kCloths.at(static_cast<std::size_t>(drawn - 1));
    return textured(std::move(look), parameters, name, cloth.kind, cloth.metres_per_tile);
}

Look leather(Parameters& parameters, std::string_view name, Palette palette) {
    const glm::vec3 colour = colour_of(parameters, name, palette);
    const float roughness = parameters.real(fmt::format("{}_roughness", name), 0.35F, 0.6F);
    return textured(smooth(fmt::format("{}-leather", name), colour, roughness), parameters, name,
                    PictureKind::kLeather, 0.12F);
}

Look painted_metal(Parameters& parameters, std::string_view name, Palette palette) {
    return smooth(fmt::format("{}-paint", name), colour_of(parameters, name, palette), 0.28F);
}

Look brushed_metal(Parameters& parameters, std::string_view name) {
    const glm::vec3 colour = colour_of(parameters, name, kMetalColours);
    return textured(smooth(fmt::format("{}-brushed", name), colour, 0.42F, 0.35F), parameters, name,
                    PictureKind::kBrushed, 0.25F);
}

Look polished_metal(Parameters& parameters, std::string_view name, Palette palette) {
    return smooth(fmt::format("{}-polished", name), colour_of(parameters, name, palette), 0.24F,
                  0.4F);
}

Look plastic(Parameters& parameters, std::string_view name, Palette palette) {
    const glm::vec3 colour = colour_of(parameters, name, palette);
    const float roughness = parameters.real(fmt::format("{}_roughness", name), 0.25F, 0.6F);
    return smooth(fmt::format("{}-plastic", name), colour, roughness);
}

Look ceramic(Parameters& parameters, std::string_view name, Palette palette) {
    return smooth(fmt::format("{}-glaze", name), colour_of(parameters, name, palette), 0.15F);
}

Look stone(Parameters& parameters, std::string_view name) {
    struct Rock {
        std::string_view name;
        PictureKind kind;
        float roughness;
        float metres_per_tile;
    };
    static constexpr std::array<Rock, 2> kRocks{{{"marble", PictureKind::kStone, 0.25F, 0.5F},
                                                 {"granite", PictureKind::kGranite, 0.4F, 0.2F}}};
    const Rock& rock = kRocks.at(static_cast<std::size_t>(
        parameters.choice<int>(fmt::format("{}_stone", name), {kRocks[0].name, kRocks[1].name})));
    return textured(smooth(fmt::format("{}-{}", name, rock.name),
                           colour_of(parameters, name, kStoneCodes), rock.roughness),
                    parameters, name, rock.kind, rock.metres_per_tile);
}

Look wicker(Parameters& parameters, std::string_view name) {
    return textured(
        smooth(fmt::format("{}-wicker", name), colour_of(parameters, name, kWickerCodes), 0.7F),
        parameters, name, PictureKind::kWicker, 0.15F);
}

Look glass(Parameters& parameters, std::string_view name, float opacity) {
    Look look =
        smooth(fmt::format("{}-glass", name), colour_of(parameters, name, kGlassCodes), 0.05F);
    look.material.alpha = opacity;
    look.material.alpha_mode = AlphaMode::kBlend;
    // A hollow body has four faces along a ray; the two that look away would double the opacity.
    look.material.double_sided = false;
    return look;
}

Look rubber() {
    return smooth("rubber", srgb(0x262626), 0.8F);
}

Look black_plastic() {
    return smooth("black-plastic", srgb(0x222326), 0.4F);
}

Look white_plastic() {
    return smooth("white-plastic", srgb(0xE8E7E3), 0.4F);
}

Look chrome() {
    return smooth("chrome", srgb(0xBABEC1), 0.18F, 0.4F);
}

Look dark_glass() {
    return smooth("dark-glass", srgb(0x14171B), 0.08F);
}

Look glowing(const glm::vec3& colour, float strength) {
    const auto code = [](float v) {
        return static_cast<int>(std::lround(255.0F * std::clamp(v, 0.0F, 1.0F)));
    };
    Look look = smooth(
        fmt::format("glowing-{:02x}{:02x}{:02x}", code(colour.x), code(colour.y), code(colour.z)),
        0.5F * bounded(colour), 0.5F);
    look.material.emission = strength * colour;
    return look;
}

Look plain(std::string_view name, const glm::vec3& linear_colour, float roughness) {
    return smooth(std::string(name), linear_colour, roughness);
}

Look pictured(const Parameters& parameters, std::string_view name, PictureKind kind,
              const glm::vec3& tint) {
    Look look = smooth(fmt::format("{}-{}", name, picture_kind_name(kind)), tint, 0.5F);
    return textured(std::move(look), parameters, name, kind, 0.4F);
}

Look lit_screen(const Parameters& parameters, std::string_view name, PictureKind kind) {
    Look look = smooth(fmt::format("{}-{}", name, picture_kind_name(kind)), glm::vec3(0.01F), 0.1F);
    look = textured(std::move(look), parameters, name, kind, 0.4F);
    look.material.base_color = glm::vec3(0.01F);
    look.material.emission = glm::vec3(1.0F);
    return look;
}

}  // namespace turntable::procedural
