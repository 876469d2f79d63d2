// Looks: procedural materials. A look is what one part is made of: factors, and maybe a picture
// that is painted once a process and variant and shared by all instances.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <glm/vec3.hpp>

#include "assets/material.h"
#include "assets/procedural/parameters.h"

namespace turntable::procedural {

/// What a painted picture shows. Tiling kinds repeat without a seam and are grey or nearly so: the
/// look's colour tints them. Whole kinds (labels on) fill their surface once, in their own colours.
enum class PictureKind : int {
    kWood,     ///< grain along v, about 0.4 m a tile
    kPlanks,   ///< boards along v with seams
    kWeave,    ///< cloth
    kKnit,     ///< coarse cloth
    kStripes,  ///< cloth with stripes along v
    kChecks,   ///< tartan
    kFlowers,  ///< printed cloth
    kLeather,
    kBrushed,  ///< fine lines along v
    kStone,    ///< marble veins
    kGranite,  ///< specks
    kBricks,
    kTerracotta,
    kWicker,  ///< basket weave
    kRoof,    ///< shingles
    kRust,    ///< worn paint
    // whole pictures
    kLabel,          ///< a printed product label: blocks of colour, bars, letter-like marks
    kScreenHome,     ///< a telephone's or tablet's grid of icons
    kScreenDesktop,  ///< windows on a desktop
    kScreenVideo,    ///< a landscape, as a television shows
    kScreenDigits,   ///< a seven-segment read-out, dark
    kClockFace,      ///< ticks and numerals, no hands; round, centred
    kKeys,           ///< a 4 x 3 telephone keypad
    kBookSpines,     ///< a row of books
    kPoster,         ///< a picture or logo on plain ground
    kWindows,        ///< rows of windows, for vehicles and towers
    kGrille,         ///< dark mesh with round holes
    kControlPanel,   ///< knobs, dial marks and a small display
};

struct Look {
    std::string name;      ///< unique within a part, e.g. "oak"
    PbrMaterial material;  ///< texture indices unset
    /// Becomes emission_texture where the material's emission is not black, else
    /// base_color_texture.
    std::optional<PictureKind> picture;
    std::uint32_t variant = 0;     ///< which of the painter's pictures
    float metres_per_tile = 0.4F;  ///< tiling kinds
};

/// Number of variants that each kind is painted in (more would only cost memory).
inline constexpr std::uint32_t kPictureVariants = 8;

/// A picture as the model cache keeps it (PNG or JPEG, sRGB), painted on first use and then shared
/// by all threads. A pure function of both arguments. At most 256 x 256 texels.
[[nodiscard]] const std::string& painted_picture(PictureKind kind, std::uint32_t variant);
[[nodiscard]] bool is_tiling(PictureKind kind);
/// What the marks of that variant of kClockFace are painted in: hands of that colour show on it.
[[nodiscard]] glm::vec3 clock_face_ink(std::uint32_t variant);
/// For file names: "wood", "screen-home", ...
[[nodiscard]] const char* picture_kind_name(PictureKind kind);

/// sRGB code 0xRRGGBB to linear.
[[nodiscard]] glm::vec3 srgb(std::uint32_t code);

/// A palette: sRGB codes, one of which is drawn.
using Palette = std::span<const std::uint32_t>;
extern const Palette kBrightPaints;  ///< cars, toys, enamel
extern const Palette kMutedPaints;   ///< walls, appliances' pastel, garden furniture
extern const Palette kFabricColours;
extern const Palette kLeatherColours;
extern const Palette kPlasticColours;
extern const Palette kDarkPlastics;  ///< blacks and greys of electronics
extern const Palette kMetalColours;  ///< steel, aluminium, brass, copper, bronze
extern const Palette kCeramicColours;
extern const Palette kWhites;  ///< appliances

// Every function draws under the prefix `name`, so that parts vary apart; draw a look once and
// give it to all parts that share it. The colour is recorded as parameter "<name>_colour".

[[nodiscard]] Look wood(Parameters& parameters, std::string_view name);  ///< species drawn
[[nodiscard]] Look planks(Parameters& parameters, std::string_view name);
[[nodiscard]] Look painted_wood(Parameters& parameters, std::string_view name,
                                Palette palette = kMutedPaints);
/// Plain, woven, knitted, striped, checked or flowered.
[[nodiscard]] Look fabric(Parameters& parameters, std::string_view name,
                          Palette palette = kFabricColours);
[[nodiscard]] Look leather(Parameters& parameters, std::string_view name,
                           Palette palette = kLeatherColours);
[[nodiscard]] Look painted_metal(Parameters& parameters, std::string_view name,
                                 Palette palette = kBrightPaints);
[[nodiscard]] Look brushed_metal(Parameters& parameters, std::string_view name);
/// Polished: chrome, brass, ... No inter-reflections are needed to see it: part of its light is
/// diffuse.
[[nodiscard]] Look polished_metal(Parameters& parameters, std::string_view name,
                                  Palette palette = kMetalColours);
[[nodiscard]] Look plastic(Parameters& parameters, std::string_view name,
                           Palette palette = kPlasticColours);
[[nodiscard]] Look ceramic(Parameters& parameters, std::string_view name,
                           Palette palette = kCeramicColours);
[[nodiscard]] Look stone(Parameters& parameters, std::string_view name);
[[nodiscard]] Look wicker(Parameters& parameters, std::string_view name);
/// Clear, slightly tinted.
[[nodiscard]] Look glass(Parameters& parameters, std::string_view name, float opacity = 0.3F);

// Without a draw.
[[nodiscard]] Look rubber();
[[nodiscard]] Look black_plastic();
[[nodiscard]] Look white_plastic();
[[nodiscard]] Look chrome();
[[nodiscard]] Look dark_glass();  ///< opaque: windows, switched-off screens
[[nodiscard]] Look glowing(const glm::vec3& colour, float strength = 1.0F);
/// One plain colour.
[[nodiscard]] Look plain(std::string_view name, const glm::vec3& linear_colour,
                         float roughness = 0.6F);
/// A look with a picture: whole kinds for unit_uv surfaces, tiling kinds for others. The variant is
/// drawn (unrecorded) under `name`; `tint` multiplies the picture.
[[nodiscard]] Look pictured(const Parameters& parameters, std::string_view name, PictureKind kind,
                            const glm::vec3& tint = glm::vec3{1.0F});
/// The same, lit from behind.
[[nodiscard]] Look lit_screen(const Parameters& parameters, std::string_view name,
                              PictureKind kind);

}  // namespace turntable::procedural
