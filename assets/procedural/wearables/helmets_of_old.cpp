// Great helms, horned and crested helmets.
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/wearables/crown.h"
#include "assets/procedural/wearables/helmet.h"

namespace turntable::procedural::helmet {
namespace {

/// A dome with a brow band and ribs, as horned and crested helmets have.
Skin add_spangenhelm(const Helmet& h, ModelBuilder& model) {
    const float tall = (h.full_brim ? 1.45F : 1.2F) * h.height;
    const Skin skin = ellipsoid_skin({h.width, h.length, tall}, h.full_brim ? 1.05F : 0.85F);
    model.add("shell", h.shell, hollow_crown(skin, 0.003F, 48, 14));
    model.add("band", h.second, band_around(skin, 0.0F, 0.2F, 0.004F, 48));
    for (int i = 0; i < 4; ++i) {
        const float angle = glm::half_pi<float>() * static_cast<float>(i);
        model.add("band", h.second,
                  raised_area(skin, {angle - 0.1F, angle + 0.1F, 0.1F, 0.97F}, 0.003F, 4, 14));
    }
    for (int i = 0; i < 12; ++i) {
        const float angle = glm::two_pi<float>() * (static_cast<float>(i) + 0.5F) / 12.0F;
        model.add("rivet", h.shell, applied(skin, circle(0.005F, 10), {angle, 0.1F}, 0.006F));
    }
    return skin;
}

void add_nose_guard(const Helmet& h, const Skin& skin, ModelBuilder& model) {
    const std::array<glm::vec2, 4> right{
        {{0.0F, -0.075F}, {0.014F, -0.06F}, {0.009F, -0.01F}, {0.016F, 0.02F}}};
    Path2 half(right.begin(), right.end());
    half.emplace_back(0.0F, 0.02F);
    model.add("nose guard", h.second,
              moved(upright(symmetric_outline(half), 0.005F, 0.0015F),
                    skin(0.0F, 0.02F) + glm::vec3(0, 0.002F, 0)));
}

}  // namespace

void add_great_helm(const Helmet& h, ModelBuilder& model) {
    const float tall = 0.29F * h.brim;
    const float k = h.length / h.width;
    const float taper = h.full_brim ? 0.86F : 0.97F;
    const float crown = h.peak ? 0.05F : 0.012F;
    const Skin skin = turned_skin({{1.0F, 0.0F},
                                   {1.0F, 0.25F * tall},
                                   {1.0F, 0.5F * tall},
                                   {0.5F + 0.5F * taper, 0.75F * tall},
                                   {taper, tall},
                                   {0.5F * taper, tall + 0.7F * crown},
                                   {0.0F, tall + crown}},
                                  h.width, h.width * k);
    model.add("shell", h.shell, hollow_crown(skin, 0.003F, 48, 12));
    model.add("rim", h.second, rim_tube(skin, 0.0F, 0.003F));
    model.add("band", h.second, band_around(skin, 0.62F, 0.675F, 0.003F));
    // A cross of strips on the face; the eye slits are in its arms.
    model.add("cross", h.second, raised_area(skin, {-0.11F, 0.11F, 0.0F, 0.66F}, 0.003F, 4, 12));
    model.add("cross", h.second, raised_area(skin, {-1.3F, 1.3F, 0.39F, 0.5F}, 0.0026F, 24, 3));
    const Look dark = plain("slit", srgb(0x0C0C0D), 0.95F);
    for (const float side : {-1.0F, 1.0F}) {
        const float middle = side * 0.58F;
        model.add("eye slit", dark,
                  raised_area(skin, {middle - 0.4F, middle + 0.4F, 0.432F, 0.462F}, 0.0036F, 8, 2));
        for (int row = 0; row < h.bars; ++row) {
            for (int column = 0; column < 3; ++column) {
                model.add("breath", dark,
                          applied(skin, circle(0.004F, 8),
                                  {side * (0.3F + 0.17F * static_cast<float>(column)),
                                   0.08F + 0.07F * static_cast<float>(row)},
                                  0.0012F));
            }
        }
    }
}

void add_horned(const Helmet& h, ModelBuilder& model) {
    const Skin skin = add_spangenhelm(h, model);
    add_nose_guard(h, skin, model);
    const Look bone = plain("horn", srgb(h.strap ? 0xE4D8BC : 0x4A3C2E), 0.5F);
    const float reach = 0.14F * h.brim;
    const std::array<glm::vec3, 4> spine{{skin(-glm::half_pi<float>(), 0.22F) * 0.94F,
                                          {h.width + 0.45F * reach, 0.0F, 0.05F},
                                          {h.width + 0.8F * reach, 0.01F, 0.05F + 0.55F * reach},
                                          {h.width + 0.72F * reach, 0.02F, 0.05F + 1.25F * reach}}};
    const Path path = smooth_path(std::span<const glm::vec3>(spine), 6);
    std::vector<float> radii;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(path.size() - 1);
        radii.push_back(0.028F * std::pow(1.0F - share, 0.7F));
    }
    model.add("horn", bone, mirrored_pair(tube(path, radii, 16)));
}

void add_crested(const Helmet& h, ModelBuilder& model) {
    const Skin skin = add_spangenhelm(h, model);
    const Look plume = plain("plume",
                             srgb(h.strap  ? 0xA8201F
                                  : h.peak ? 0x23366E
                                           : 0x1B1B1D),
                             0.9F);
    const bool across = h.muffs;  // a centurion's stands crosswise
    const float tall = skin(0.0F, 1.0F).z;
    const float half_length = across ? h.width : h.length;
    Outline fan;
    const float crest = 0.075F * h.brim;
    for (int i = 0; i <= 20; ++i) {
        const float e = glm::radians(24.0F + 6.9F * static_cast<float>(i));
        fan.emplace_back((half_length + crest) * std::cos(e), (tall + crest) * std::sin(e));
    }
    for (int i = 20; i >= 0; --i) {
        const float e = glm::radians(24.0F + 6.9F * static_cast<float>(i));
        fan.emplace_back(0.99F * half_length * std::cos(e), 0.99F * tall * std::sin(e));
    }
    const Surface brush = sideways(fan, 0.034F, 0.006F);
    model.add("plume", plume, across ? turned(brush, Axis::kZ, 90.0F) : brush);
    // Cheek pieces and a neck guard.
    const std::array<glm::vec2, 7> cheek{{{-0.045F, 0.01F},
                                          {-0.04F, -0.06F},
                                          {-0.01F, -0.12F},
                                          {0.035F, -0.12F},
                                          {0.05F, -0.09F},
                                          {0.03F, -0.05F},
                                          {0.05F, 0.01F}}};
    const Outline piece = rounded(Outline(cheek.begin(), cheek.end()), 0.012F);
    model.add("cheek guard", h.shell,
              mirrored_pair(moved(sideways(piece, 0.004F, 0.001F),
                                  {0.985F * h.width * 0.96F, 0.3F * h.length, 0.012F})));
    model.add("neck guard", h.shell,
              sheet(
                  [&](float u, float v) {
                      const float angle = glm::pi<float>() + 1.2F - 2.4F * u;
                      const glm::vec3 root = skin(angle, 0.0F);
                      const glm::vec3 away = glm::normalize(glm::vec3(root.x, root.y, 0.0F));
                      const float out = 0.055F * std::pow(std::cos(1.1F * (1.2F - 2.4F * u)), 0.5F);
                      return root + away * (out * v - 0.002F) +
                             glm::vec3(0, 0, 0.012F - 0.045F * v);
                  },
                  0.003F, 20, 6));
    if (h.full_brim) {
        add_nose_guard(h, skin, model);
    }
}

}  // namespace turntable::procedural::helmet
