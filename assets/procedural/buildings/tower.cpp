// Towers: skyscrapers, church and clock towers, castle towers, lattice towers, lighthouses,
// pagodas, television towers, water towers.
#include <array>
#include <cstdint>

#include "assets/procedural/buildings/buildings.h"
#include "assets/procedural/buildings/towers.h"

namespace turntable::procedural {
namespace towers {
namespace {

Tower draw(Parameters& p) {
    Tower t;
    t.kind = p.choice<Kind>("kind",
                            {"skyscraper", "clock tower", "castle", "lattice", "lighthouse",
                             "pagoda", "television", "water"},
                            {4, 2, 2, 1.5, 1.5, 1.5, 1.5, 0.7});
    t.plan = p.choice<Plan>("plan", {"square", "oblong", "octagon", "round", "cut corners"},
                            {3, 2, 1, 1.5, 1});
    t.facade = p.choice<Facade>("facade", {"bands", "fins", "grid"});
    t.top = p.choice<Top>("top", {"flat", "spire", "pyramid", "crown"});
    t.roof = p.choice<Roof>("roof", {"pyramid", "spire", "dome", "battlements"});
    t.height = p.real("height", 24.0F, 60.0F);
    const float slender = p.real("slender", 0.0F, 1.0F);
    const auto ratio = [&](float least, float most) {
        return t.height / (least + (most - least) * slender);
    };
    t.half = 0.5F * (t.kind == Kind::kSkyscraper   ? ratio(2.6F, 5.0F)
                     : t.kind == Kind::kClock      ? ratio(3.6F, 5.5F)
                     : t.kind == Kind::kCastle     ? ratio(1.8F, 3.2F)
                     : t.kind == Kind::kLattice    ? ratio(2.6F, 5.0F)
                     : t.kind == Kind::kLighthouse ? ratio(3.4F, 5.0F)
                     : t.kind == Kind::kPagoda     ? ratio(2.0F, 2.8F)
                     : t.kind == Kind::kWater      ? ratio(2.0F, 2.8F)
                                                   : ratio(8.0F, 12.0F));
    t.taper = p.real("taper", 0.55F, 0.95F);
    t.twist = p.chance("twisted", 0.15) ? p.real("twist", 40.0F, 110.0F) : 0.0F;
    t.tiers = p.integer("tiers", 1, 5);
    t.floors = p.integer("floors", 14, 28);
    t.sides = p.integer("sides", 4, 8);
    t.annex = p.chance("annex", 0.4);
    t.stripes = p.chance("stripes", 0.6);
    static constexpr std::array<std::uint32_t, 8> kFacades{0xC9C5BB, 0x9AA3AB, 0xB59A7A, 0x6E7479,
                                                           0xE0DDD5, 0x8C6A55, 0x4F5A66, 0xA8ABAF};
    static constexpr std::array<std::uint32_t, 5> kPanes{0x2C4257, 0x1E2A35, 0x3F6475, 0x27303A,
                                                         0x54727F};
    static constexpr std::array<std::uint32_t, 6> kRoofs{0x5A6B62, 0x4A4F57, 0x7A3B2E,
                                                         0x3E4A44, 0x8A4A36, 0x5E7A70};
    static constexpr std::array<std::uint32_t, 6> kBricks{0x9C5040, 0xB0886A, 0x9A978E,
                                                          0xC9BA98, 0x7D6B5E, 0x8A4436};
    static constexpr std::array<std::uint32_t, 5> kStripes{0xB3242B, 0x1F3F77, 0x222326, 0xB3242B,
                                                           0xD07A2A};
    const float tile = 0.16F * t.height;
    if (t.kind == Kind::kSkyscraper || t.kind == Kind::kTelevision || t.kind == Kind::kWater) {
        t.wall = painted_metal(p, "wall", kFacades);
    } else if (t.kind == Kind::kLighthouse) {
        t.wall = plain("whitewash", srgb(0xEDEBE4), 0.7F);
    } else if (t.kind == Kind::kPagoda) {
        t.wall = painted_metal(p, "wall", kRoofs);
    } else {
        t.wall = p.chance("bricks", 0.5) ? pictured(p, "wall", PictureKind::kBricks,
                                                    srgb(kBricks.at(static_cast<std::size_t>(
                                                        p.integer("brick_colour", 0, 5)))))
                                         : stone(p, "wall");
        t.wall.metres_per_tile = tile;
        t.wall.material.roughness = 0.85F;
    }
    t.trim = t.kind == Kind::kLighthouse ? painted_metal(p, "trim", kStripes)
                                         : painted_metal(p, "trim", kFacades);
    t.roof_look = p.chance("tiles", 0.5) ? pictured(p, "roof", PictureKind::kRoof, srgb(0x8A6A5C))
                                         : painted_metal(p, "roof", kRoofs);
    t.roof_look.metres_per_tile = tile;
    t.glass = painted_metal(p, "glass", kPanes);
    t.glass.material.roughness = 0.12F;
    t.metal =
        t.kind == Kind::kLattice
            ? painted_metal(p, "metal",
                            p.chance("red_white", 0.3) ? Palette(kStripes) : Palette(kFacades))
            : polished_metal(p, "metal");
    return t;
}

}  // namespace
}  // namespace towers

void build_tower(Parameters& parameters, ModelBuilder& model) {
    using towers::Kind;
    const towers::Tower tower = towers::draw(parameters);
    switch (tower.kind) {
    case Kind::kSkyscraper:
        towers::add_skyscraper(tower, model);
        break;
    case Kind::kClock:
        towers::add_clock_tower(tower, parameters, model);
        break;
    case Kind::kCastle:
        towers::add_castle(tower, model);
        break;
    case Kind::kLattice:
        towers::add_lattice_tower(tower, model);
        break;
    case Kind::kLighthouse:
        towers::add_lighthouse(tower, model);
        break;
    case Kind::kPagoda:
        towers::add_pagoda(tower, model);
        break;
    case Kind::kTelevision:
        towers::add_television_tower(tower, model);
        break;
    case Kind::kWater:
        towers::add_water_tower(tower, model);
        break;
    }
}

}  // namespace turntable::procedural
