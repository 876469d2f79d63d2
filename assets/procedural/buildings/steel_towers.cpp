// Lattice towers and water towers.
#include <cmath>
#include <vector>

#include <glm/gtc/constants.hpp>

#include "assets/procedural/buildings/towers.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural::towers {
namespace {

/// Legs, girts and crossed braces between levels (z, half width).
void add_lattice(const Tower& t, const std::vector<glm::vec2>& levels, float thick,
                 ModelBuilder& model) {
    for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
        const glm::vec2 lo = levels[i];
        const glm::vec2 hi = levels[i + 1];
        const Look& look = t.stripes && i % 2 == 1 ? t.trim : t.metal;
        const auto corner = [](const glm::vec2& level, float side) {
            return glm::vec3(side * level.y, level.y, level.x);
        };
        model.add("leg", look, around(rod(corner(lo, 1), corner(hi, 1), thick, 6), 4));
        model.add("brace", look, around(rod(corner(hi, 1), corner(hi, -1), 0.6F * thick, 6), 4));
        model.add("brace", look, around(rod(corner(lo, 1), corner(hi, -1), 0.5F * thick, 5), 4));
        model.add("brace", look, around(rod(corner(lo, -1), corner(hi, 1), 0.5F * thick, 5), 4));
    }
}

}  // namespace

void add_lattice_tower(const Tower& t, ModelBuilder& model) {
    const float h = t.height;
    const bool iron = t.tiers >= 4;  // curved legs and platforms, as in Paris
    const int count = iron ? 11 : 7 + t.sides / 2;
    std::vector<glm::vec2> levels;
    for (int i = 0; i <= count; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(count);
        const float z = h * (iron ? share : 1.0F - std::pow(1.0F - share, 1.3F));
        const float s = z / h;
        const float half = iron ? t.half * 1.25F * (0.05F + 0.95F * std::pow(1.0F - s, 2.3F))
                                : t.half * (1.0F - 0.9F * s);
        levels.emplace_back(z, half);
    }
    const float thick = 0.0075F * h * (iron ? 1.3F : 1.0F);
    add_lattice(t, levels, thick, model);
    model.add(
        "foot", plain("concrete", srgb(0xA9A69E), 0.9F),
        four_corners(box_between({levels[0].y - 0.03F * h, levels[0].y - 0.03F * h, -0.01F * h},
                                 {levels[0].y + 0.03F * h, levels[0].y + 0.03F * h, 0.012F * h})));
    if (iron) {
        for (const std::size_t at : {std::size_t{2}, std::size_t{5}}) {
            model.add("platform", t.metal,
                      block(square(1.12F * levels[at].y), levels[at].x - 0.008F * h,
                            levels[at].x + 0.014F * h));
        }
        model.add("platform", t.metal,
                  block(square(levels[count - 1].y * 2.2F), 0.955F * h, 0.975F * h));
        for (const float degrees : {0.0F, 90.0F, 180.0F, 270.0F}) {  // arches between the feet
            const float r = 0.62F * t.half;
            model.add("arch", t.metal,
                      turned(tube(arc({0, 1.06F * t.half, 0.02F * h}, r * 1.35F, {1, 0, 0},
                                      {0, -0.25F, 0.97F}, 8.0F, 172.0F, 20),
                                  0.8F * thick, 6),
                             Axis::kZ, degrees));
        }
        model.add("antenna", t.metal, cone(0.008F * h, 0.003F * h, 0.97F * h, 1.12F * h, 8));
        return;
    }
    if (t.facade == Facade::kGrid) {  // a pylon's arms
        for (int i = 0; i < 3; ++i) {
            const float z = h * (0.66F + 0.13F * static_cast<float>(i));
            const float reach = t.half * (i == 0 ? 1.5F : 1.15F);
            const float half = t.half * (1.0F - 0.9F * z / h);
            for (const float y : {-1.0F, 1.0F}) {
                model.add(
                    "arm", t.metal,
                    mirrored_pair(rod({0.9F * half, y * half, z}, {reach, 0, z}, 0.7F * thick, 6)));
                model.add("arm", t.metal,
                          mirrored_pair(rod({0.8F * half, y * half, z + 0.05F * h}, {reach, 0, z},
                                            0.6F * thick, 6)));
            }
            model.add("brace", t.metal,
                      Surfaces{rod({-half, half, z}, {half, half, z}, 0.7F * thick, 6),
                               rod({-half, -half, z}, {half, -half, z}, 0.7F * thick, 6)});
            model.add("insulator", plain("porcelain", srgb(0x6A4A38), 0.3F),
                      mirrored_pair(moved(turned_leg({0, 0, 0}, 0.055F * h, 0.011F * h, 4, 8),
                                          {reach, 0, z - 0.054F * h})));
        }
        return;
    }
    for (int i = 0; i < 4; ++i) {  // dishes and an aerial
        // They sit on girts, in the middle of a face.
        const glm::vec2 level = levels[levels.size() - 6 + static_cast<std::size_t>(i)];
        const float z = level.x;
        const float half = level.y;
        const float r = 0.035F * h * (1.0F - 0.12F * static_cast<float>(i));
        const Surface dish = moved(turned(lathe({{0, 0},
                                                 {0.6F * r, 0.1F * r},
                                                 {r, 0.35F * r},
                                                 {0.96F * r, 0.4F * r},
                                                 {0.55F * r, 0.16F * r},
                                                 {0, 0.06F * r}},
                                                20),
                                          Axis::kX, -90.0F),
                                   {0, half + 0.02F * h, z});
        model.add("dish", white_plastic(), turned(dish, Axis::kZ, 90.0F * static_cast<float>(i)));
        model.add("dish", t.metal,
                  turned(rod({0, 0, z}, {0, half + 0.025F * h, z}, 0.5F * thick, 6), Axis::kZ,
                         90.0F * static_cast<float>(i)));
    }
    model.add("antenna", t.trim, cone(0.006F * h, 0.002F * h, 0.98F * h, 1.16F * h, 8));
    model.add("platform", t.metal, block(square(0.16F * t.half), 0.985F * h, 1.0F * h));
}

void add_water_tower(const Tower& t, ModelBuilder& model) {
    const float h = t.height;
    const float a = t.half;
    const int legs = t.sides >= 6 ? 6 : 4;
    const float bottom = 0.55F * h;
    const float r = 0.9F * a;
    const bool wooden = t.facade == Facade::kGrid;
    const auto at = [&](float z, int leg_index) {
        const float angle = glm::two_pi<float>() * (static_cast<float>(leg_index) + 0.5F) /
                            static_cast<float>(legs);
        const float out = 0.86F * r + (1.1F * a - 0.86F * r) * (1.0F - z / bottom);
        return glm::vec3(out * std::cos(angle), out * std::sin(angle), z);
    };
    const float thick = 0.011F * h;
    for (int i = 0; i < legs; ++i) {
        model.add("leg", t.metal, rod(at(0.0F, i), at(bottom + 0.03F * h, i), thick, 10));
        for (int k = 0; k < 2; ++k) {
            const float low = bottom * 0.5F * static_cast<float>(k);
            const float high = low + 0.48F * bottom;
            model.add("brace", t.metal, rod(at(low, i), at(high, i + 1), 0.4F * thick, 6));
            model.add("brace", t.metal, rod(at(low, i + 1), at(high, i), 0.4F * thick, 6));
            model.add("brace", t.metal, rod(at(high, i), at(high, i + 1), 0.5F * thick, 6));
        }
    }
    model.add("pipe", t.metal, cylinder(0.1F * a, 0.0F, bottom + 0.02F * h, 14));
    const float top = bottom + 0.28F * h;
    if (wooden) {
        model.add("tank", t.wall, cylinder(r, bottom, top, 36));
        for (int i = 0; i < 4; ++i) {
            const float z = bottom + (top - bottom) * (0.1F + 0.26F * static_cast<float>(i));
            model.add("hoop", t.metal, moved(torus(r, 0.012F * h * 0.6F, 36, 6), {0, 0, z}));
        }
        model.add("platform", t.metal,
                  cylinder(1.12F * r, bottom - 0.015F * h, bottom + 0.005F * h, 36));
    } else {
        model.add("tank", t.wall,
                  lathe({{0, bottom - 0.1F * h},
                         {0.5F * r, bottom - 0.07F * h},
                         {0.88F * r, bottom},
                         {r, bottom + 0.06F * h},
                         {r, top},
                         {0, top}},
                        36));
        model.add("platform", t.trim,
                  pipe(1.16F * r, 0.95F * r, bottom + 0.06F * h, bottom + 0.075F * h, 36));
        add_railing(t.metal, 1.13F * r, bottom + 0.075F * h, 0.05F * h, model);
    }
    model.add("roof", t.roof_look,
              lathe({{0, top - 0.005F * h},
                     {1.08F * r, top - 0.005F * h},
                     {1.06F * r, top + 0.01F * h},
                     {0.3F * r, top + 0.12F * h},
                     {0, top + 0.14F * h}},
                    36));
    model.add("finial", t.metal, moved(ball(0.09F * r, 8, 12), {0, 0, top + 0.145F * h}));
}

}  // namespace turntable::procedural::towers
