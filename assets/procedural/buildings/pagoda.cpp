#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/buildings/towers.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural::towers {
namespace {

/// Corners of a plan with points along its sides, so that a roof can curve up at the corners.
Outline divided(const Outline& outline, int parts) {
    Outline fine;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        for (int k = 0; k < parts; ++k) {
            fine.push_back(glm::mix(outline[i], outline[(i + 1) % outline.size()],
                                    static_cast<float>(k) / static_cast<float>(parts)));
        }
    }
    return fine;
}

}  // namespace

void add_pagoda(const Tower& t, ModelBuilder& model) {
    const int n = t.plan == Plan::kOctagon || t.plan == Plan::kRound ? 8
                  : t.plan == Plan::kCut                             ? 6
                                                                     : 4;
    const int tiers = 3 + t.tiers % 5;
    const float h = 0.8F * t.height;
    const float first = n == 4 ? 45.0F : 90.0F + 180.0F / static_cast<float>(n);
    const float flat = std::cos(glm::pi<float>() / static_cast<float>(n));
    model.add("base", plain("stone", srgb(0x9A968C), 0.9F),
              block(regular_polygon(n, 1.45F * t.half, first), 0.0F, 0.03F * h));
    model.add("base", plain("stone", srgb(0x9A968C), 0.9F),
              block(regular_polygon(n, 1.3F * t.half, first), 0.029F * h, 0.05F * h));
    float z = 0.05F * h;
    const float storey = 0.95F * h / static_cast<float>(tiers);
    for (int i = 0; i < tiers; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(tiers);
        const float r = t.half * (1.0F - (1.0F - 0.6F * t.taper) * share);
        const float wall = 0.56F * storey;
        model.add(
            "wall", t.wall,
            block(regular_polygon(n, r, first), z - 0.01F * storey, z + wall + 0.06F * storey));
        model.add(
            "column", t.trim,
            around(moved(cylinder(0.05F * r, z - 0.005F * storey, z + wall, 10),
                         {r * std::cos(glm::radians(first)), r * std::sin(glm::radians(first)), 0}),
                   n));
        const float side = 2.0F * r * std::sin(glm::pi<float>() / static_cast<float>(n));
        Surfaces doors;
        for (const float x :
             n == 4 ? std::vector<float>{-0.28F, 0.0F, 0.28F} : std::vector<float>{0.0F}) {
            const float door = i == 0 ? 0.75F : 0.55F;
            for (const Surface& s :
                 around(box_between(
                            {(x - 0.09F) * side, flat * r - 0.01F * r, z + (0.9F - door) * wall},
                            {(x + 0.09F) * side, flat * r + 0.015F * r, z + 0.9F * wall}),
                        n)) {
                doors.push_back(s);
            }
        }
        model.add("window", darkness(), doors);
        if (i > 0) {
            model.add("balcony", t.trim,
                      block(regular_polygon(n, 1.13F * r, first), z, z + 0.14F * wall));
        }
        // Concave, its corners turned up.
        const float eaves = 1.55F * r;
        const float low = z + 0.92F * wall;
        const float rise = i + 1 == tiers ? 0.85F * storey : 0.52F * storey;
        const auto plan = [&](float radius) {
            return divided(regular_polygon(n, radius, first), 6);
        };
        // Both ends are tips: flat caps with points along their sides would have slivers.
        const std::array sections{
            Section{low - 0.02F * storey, plan(0.0F)},
            Section{low, plan(0.97F * eaves)},
            Section{low + 0.035F * storey, plan(eaves)},
            Section{low + 0.25F * rise, plan(0.8F * eaves)},
            Section{low + 0.55F * rise, plan(0.62F * eaves)},
            Section{low + rise, plan(i + 1 == tiers ? 0.08F * eaves : 0.5F * eaves)},
            Section{low + rise + 0.01F * storey, plan(0.0F)}};
        model.add("roof", t.roof_look, warped(loft(sections, Axis::kZ), [&](glm::vec3 p) {
                      const float reach = glm::length(glm::vec2(p)) / eaves;
                      const float corner = std::clamp((reach - flat) / (1.0F - flat), 0.0F, 1.0F);
                      return p + glm::vec3(0, 0, 0.2F * storey * corner * corner * corner);
                  }));
        z += storey;
    }
    const float top = z + 0.35F * storey;
    model.add("spire", t.metal,
              turned_leg({0, 0, top - 0.3F * storey}, 0.16F * t.height, 0.05F * t.half, 1, 12));
    model.add(
        "spire", t.metal,
        in_row(moved(torus(0.11F * t.half, 0.035F * t.half, 20, 8), {0, 0, top + 0.02F * t.height}),
               5, {0, 0, 0.018F * t.height}));
    model.add("spire", t.metal,
              in_row(moved(cylinder(0.12F * t.half, -0.01F * t.half, 0.01F * t.half, 16),
                           {0, 0, top + 0.02F * t.height}),
                     5, {0, 0, 0.018F * t.height}));
}

}  // namespace turntable::procedural::towers
