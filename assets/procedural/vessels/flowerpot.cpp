// Flowerpots: terracotta, glazed, square, bowl, urn, wicker-clad and hanging pots with soil and
// mostly a plant in it: foliage, grass, swords, rosette, cactus, tree, topiary, flowers, palm, ivy.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/plants.h"
#include "assets/procedural/vessels/vessel_parts.h"
#include "assets/procedural/vessels/vessels.h"

namespace turntable::procedural {
namespace {

enum class Pot { kTerracotta, kCylinder, kSquare, kBowl, kUrn, kBelly, kWicker, kHanging };
enum class Growth {
    kBroad,
    kLobed,
    kGrass,
    kSwords,
    kRosette,
    kBarrelCactus,
    kTallCactus,
    kTree,
    kTopiary,
    kDaisies,
    kTulips,
    kPalm,
    kIvy,
    kNothing
};

constexpr std::array<std::uint32_t, 6> kGreens{0x3E6B2E, 0x55823A, 0x2F5A34,
                                               0x6F9440, 0x4A7A4A, 0x7A9A5E};
constexpr std::array<std::uint32_t, 7> kBlooms{0xC8293A, 0xE8B21E, 0xE87AA0, 0xF1EEE4,
                                               0x8A4AA8, 0xE2661E, 0x5A6AC8};
constexpr std::array<std::uint32_t, 4> kClays{0xB5653F, 0xA8583A, 0xC07A52, 0x96503A};

struct Flowerpot {
    Pot pot = Pot::kTerracotta;
    Growth growth = Growth::kBroad;
    float radius = 0.0F;  ///< of the mouth, outside
    float height = 0.0F;
    float taper = 0.7F;  ///< bottom by mouth
    float wall = 0.008F;
    float rim = 0.0F;  ///< height of the rim's collar, share of the height
    bool saucer = false;
    int bands = 0;
    int cords = 3;
    Plant plant;
    Look body;
    Look accent;
    Look soil;

    [[nodiscard]] float lift() const { return saucer ? 0.012F : 0.0F; }
};

Look pot_look(Parameters& p, Pot pot) {
    switch (pot) {
    case Pot::kTerracotta: {
        Look clay = pictured(p, "body", PictureKind::kTerracotta);
        clay.material.base_color = coloured(p, "body", kClays).material.base_color * 1.2F;
        clay.material.roughness = 0.85F;
        return clay;
    }
    case Pot::kWicker:
        return wicker(p, "body");
    case Pot::kUrn:
        return stone(p, "body");
    default:
        break;
    }
    return p.chance("plastic", 0.25) ? plastic(p, "body") : ceramic(p, "body");
}

/// Height and spread of the plant by the pot's radius and height.
glm::vec4 plant_sizes(Growth growth) {  // height from, to; spread from, to; by the pot's radius
    switch (growth) {
    case Growth::kBroad:
    case Growth::kLobed:
        return {1.8F, 3.4F, 1.5F, 2.3F};
    case Growth::kGrass:
        return {2.2F, 3.6F, 1.2F, 2.0F};
    case Growth::kSwords:
        return {2.6F, 4.6F, 0.8F, 1.0F};
    case Growth::kRosette:
        return {1.0F, 1.4F, 1.1F, 1.6F};
    case Growth::kBarrelCactus:
        return {1.2F, 2.2F, 0.8F, 1.0F};
    case Growth::kTallCactus:
        return {2.8F, 4.4F, 0.8F, 1.0F};
    case Growth::kTree:
        return {4.2F, 6.5F, 1.7F, 2.4F};
    case Growth::kTopiary:
        return {3.4F, 5.5F, 1.2F, 1.5F};
    case Growth::kDaisies:
    case Growth::kTulips:
        return {1.8F, 3.0F, 1.2F, 1.7F};
    case Growth::kPalm:
        return {4.0F, 6.0F, 2.4F, 3.2F};
    case Growth::kIvy:
        return {2.6F, 3.8F, 1.0F, 1.3F};
    case Growth::kNothing:
        break;
    }
    return {1.0F, 1.5F, 1.0F, 1.5F};
}

Flowerpot draw(Parameters& p) {
    Flowerpot f;
    f.pot = p.choice<Pot>(
        "pot", {"terracotta", "cylinder", "square", "bowl", "urn", "belly", "wicker", "hanging"},
        {4, 1.5, 1.5, 1, 1, 1.5, 1, 0.7});
    f.growth = p.choice<Growth>("growth",
                                {"broad leaves", "lobed leaves", "grass", "swords", "rosette",
                                 "barrel cactus", "tall cactus", "tree", "topiary", "daisies",
                                 "tulips", "palm", "ivy", "nothing"},
                                {2, 1.5, 1.2, 1.2, 1, 1, 1.2, 1.4, 1, 2, 1.8, 1.2, 0.7, 0.5});
    if (f.pot == Pot::kHanging) {
        f.growth = p.chance("hanging_ivy", 0.7) ? Growth::kIvy : Growth::kDaisies;
    }
    f.radius = p.real("radius", 0.07F, 0.17F);
    const bool low = f.pot == Pot::kBowl || f.pot == Pot::kHanging;
    f.height = f.radius * (low ? p.real("depth", 0.75F, 1.1F) : p.real("depth", 1.4F, 2.1F));
    f.taper = p.real("taper", 0.58F, 0.95F);
    f.wall = f.radius * p.real("wall", 0.06F, 0.1F);
    f.rim = p.real("rim", 0.14F, 0.26F);
    f.saucer = p.chance("saucer", 0.45) && f.pot != Pot::kHanging && f.pot != Pot::kUrn;
    f.bands = p.integer("bands", 0, 2);
    f.cords = p.integer("cords", 3, 4);
    f.body = pot_look(p, f.pot);
    f.accent = ceramic(p, "accent");
    f.soil = plain("soil", srgb(0x3A2A1E), 0.95F);
    const glm::vec4 sizes = plant_sizes(f.growth);
    Plant& plant = f.plant;
    plant.height = f.radius * p.real("plant_height", sizes.x, sizes.y);
    plant.spread = f.radius * p.real("spread", sizes.z, sizes.w);
    plant.fullness = p.real("fullness", 0.0F, 1.0F);
    plant.green = coloured(p, "leaf", kGreens, 0.55F);
    plant.second = plain("leaf-2", plant.green.material.base_color * 1.3F, 0.55F);
    const bool woody =
        f.growth == Growth::kTree || f.growth == Growth::kTopiary || f.growth == Growth::kPalm;
    plant.stem = woody ? plain("stem", srgb(0x6A4E36), 0.9F)
                       : plain("stem", plant.green.material.base_color * 0.8F, 0.6F);
    plant.bloom = coloured(p, "bloom", kBlooms, 0.5F);
    plant.heart = plain("heart", srgb(0xE6CF8A), 0.7F);
    return f;
}

/// From the axis at the bottom to the mouth; the round pots.
Path2 outside_of(const Flowerpot& f) {
    const float r = f.radius;
    const float h = f.height;
    const float low = f.taper * r;
    switch (f.pot) {
    case Pot::kTerracotta: {
        const float collar = (1.0F - f.rim) * h;
        const float below = glm::mix(low, r, 0.8F) * 0.96F;
        return {{0, 0},
                {low * 0.95F, 0},
                {below, collar},
                {r * 0.97F, collar + 0.002F},
                {r, h - 0.01F * h},
                {r * 0.99F, h}};
    }
    case Pot::kBowl:
    case Pot::kHanging:
        return body_profile(std::array<glm::vec2, 5>{{{0.45F * r, 0},
                                                      {0.8F * r, 0.25F * h},
                                                      {0.96F * r, 0.6F * h},
                                                      {1.0F * r, 0.92F * h},
                                                      {1.0F * r, h}}},
                            0.02F * r, 4);
    case Pot::kUrn:
        return body_profile(std::array<glm::vec2, 9>{{{0.62F * r, 0},
                                                      {0.62F * r, 0.06F * h},
                                                      {0.32F * r, 0.14F * h},
                                                      {0.3F * r, 0.26F * h},
                                                      {0.72F * r, 0.4F * h},
                                                      {0.84F * r, 0.6F * h},
                                                      {0.78F * r, 0.84F * h},
                                                      {1.0F * r, 0.96F * h},
                                                      {1.0F * r, h}}},
                            0.01F * r, 4);
    case Pot::kBelly:
        return body_profile(std::array<glm::vec2, 5>{{{0.7F * r, 0},
                                                      {1.12F * r, 0.32F * h},
                                                      {1.15F * r, 0.58F * h},
                                                      {0.98F * r, 0.88F * h},
                                                      {1.0F * r, h}}},
                            0.03F * r, 5);
    default:
        break;
    }
    const float straight = f.pot == Pot::kCylinder ? 0.96F * r : low;
    return body_profile(
        std::array<glm::vec2, 3>{{{straight, 0}, {0.5F * (straight + r), 0.5F * h}, {r, h}}},
        0.03F * r, 4);
}

void add_square_pot(const Flowerpot& f, ModelBuilder& model) {
    const float r = f.radius;
    const Level bottom{glm::vec2(f.taper * r), 0.0F, 14.0F};
    const Level top{glm::vec2(r), f.height, 14.0F};
    model.add("pot", f.body, tub(bottom, top, f.wall, 0.1F * f.height));
    if (f.bands > 0) {  // a collar
        const Level low{glm::vec2(1.05F * r), 0.86F * f.height, 14.0F};
        const Level high{glm::vec2(1.05F * r), 1.01F * f.height, 14.0F};
        const float in = r - 0.8F * f.wall;
        model.add("rim", f.body,
                  shell(std::array<Level, 5>{{{glm::vec2(in), low.z, 14.0F},
                                              low,
                                              high,
                                              {glm::vec2(in), high.z, 14.0F},
                                              {glm::vec2(in), low.z, 14.0F}}}));
    }
}

void add_pot(const Flowerpot& f, const Path2& outside, ModelBuilder& model) {
    if (f.pot == Pot::kSquare) {
        add_square_pot(f, model);
        return;
    }
    model.add("pot", f.body, vessel(outside, f.wall, 40));
    if (f.pot == Pot::kWicker || f.pot == Pot::kUrn) {
        model.add("rim", f.body,
                  moved(torus(f.radius - 0.4F * f.wall, 0.75F * f.wall, 40, 10), {0, 0, f.height}));
    }
    if (f.pot == Pot::kCylinder || f.pot == Pot::kBelly) {
        for (int i = 0; i < f.bands; ++i) {
            const float low = (0.55F + 0.17F * static_cast<float>(i)) * f.height;
            Surface band = wrap_band(stretch_of(outside, low, low + 0.09F * f.height, 3),
                                     0.012F * f.radius, 1, 40);
            band.unit_uv = false;
            model.add("band", f.accent, std::move(band));
        }
    }
}

void add_saucer(const Flowerpot& f, ModelBuilder& model) {
    if (!f.saucer) {
        return;
    }
    const float r = 1.18F * std::max(f.taper, 0.75F) * f.radius;
    const float z = -f.lift();  // below the pot: models rest on what is lowest
    if (f.pot == Pot::kSquare) {
        model.add("saucer", f.body,
                  tub({glm::vec2(r), z, 14.0F}, {glm::vec2(1.08F * r), z + 0.16F * f.radius, 14.0F},
                      0.05F * f.radius, f.lift() + 0.002F));
        return;
    }
    model.add(
        "saucer", f.body,
        vessel({{0, z}, {0.95F * r, z}, {1.02F * r, z + 0.01F}, {1.12F * r, z + 0.2F * f.radius}},
               f.lift() + 0.002F, 36));
}

void add_soil(const Flowerpot& f, const Path2& outside, ModelBuilder& model) {
    const float top = f.plant.ground;
    if (f.pot == Pot::kSquare) {
        const float half = glm::mix(f.taper, 1.0F, 0.88F) * f.radius - 0.5F * f.wall;
        model.add("soil", f.soil,
                  shell(std::array<Level, 2>{
                      {{glm::vec2(half - 0.01F * f.radius), top - 0.1F * f.height, 12.0F},
                       {glm::vec2(half), top, 12.0F}}}));
        return;
    }
    const float r = radius_at(outside, top) - 0.5F * f.wall;
    const float below = std::min(r, radius_at(outside, top - 0.1F * f.height) - 0.5F * f.wall);
    Path2 profile{{0, top - 0.1F * f.height},
                  {below, top - 0.1F * f.height},
                  {r, top - 0.003F},
                  {0.6F * r, top + 0.01F * r},
                  {0, top + 0.03F * r}};
    model.add("soil", f.soil, lathe(profile, 32));
}

void add_cords(const Flowerpot& f, ModelBuilder& model) {
    if (f.pot != Pot::kHanging) {
        return;
    }
    const float top = f.height + 2.4F * f.radius;
    const Look cord = f.bands == 0 ? plain("cord", srgb(0xC9B48A), 0.9F) : chrome();
    model.add(
        "cord", cord,
        around(rod({0.97F * f.radius, 0, 0.97F * f.height}, {0.0F, 0, top}, 0.02F * f.radius, 6),
               f.cords, 45.0F));
    model.add("hook", cord,
              moved(turned(torus(0.14F * f.radius, 0.025F * f.radius, 20, 8), Axis::kX, 90.0F),
                    {0, 0, top + 0.13F * f.radius}));
    model.add("rim", cord,
              moved(torus(0.99F * f.radius, 0.03F * f.radius, 36, 8), {0, 0, 0.97F * f.height}));
}

void add_plant(const Flowerpot& f, const Parameters& p, ModelBuilder& model) {
    const Jitter jitter(p.hidden("leaves"));
    switch (f.growth) {
    case Growth::kBroad:
        return add_broad_leaves(f.plant, false, jitter, model);
    case Growth::kLobed:
        return add_broad_leaves(f.plant, true, jitter, model);
    case Growth::kGrass:
        return add_grass(f.plant, jitter, model);
    case Growth::kSwords:
        return add_swords(f.plant, jitter, model);
    case Growth::kRosette:
        return add_rosette(f.plant, jitter, model);
    case Growth::kBarrelCactus:
        return add_cactus(f.plant, false, jitter, model);
    case Growth::kTallCactus:
        return add_cactus(f.plant, true, jitter, model);
    case Growth::kTree:
        return add_tree(f.plant, jitter, model);
    case Growth::kTopiary:
        return add_topiary(f.plant, f.plant.fullness < 0.6F ? 1 : 2, jitter, model);
    case Growth::kDaisies:
        return add_flowers(f.plant, 9, false, jitter, model);
    case Growth::kTulips:
        return add_flowers(f.plant, 6, true, jitter, model);
    case Growth::kPalm:
        return add_palm(f.plant, jitter, model);
    case Growth::kIvy:
        add_grass({.height = 0.35F * f.plant.height,
                   .spread = f.plant.spread,
                   .ground = f.plant.ground,
                   .soil = f.plant.soil,
                   .fullness = 0.2F,
                   .green = f.plant.green,
                   .second = f.plant.second,
                   .stem = {},
                   .bloom = {},
                   .heart = {}},
                  jitter, model);
        return add_trailers(f.plant, f.radius,
                            f.pot == Pot::kHanging ? 10.0F * f.radius : 0.8F * f.plant.ground,
                            jitter, model);
    case Growth::kNothing:
        return;
    }
}

}  // namespace

void build_flowerpot(Parameters& parameters, ModelBuilder& model) {
    Flowerpot pot = draw(parameters);
    const Path2 outside = outside_of(pot);
    pot.plant.ground = 0.88F * pot.height;
    pot.plant.soil = pot.pot == Pot::kSquare ? 0.8F * pot.radius
                                             : radius_at(outside, pot.plant.ground) - pot.wall;
    add_pot(pot, outside, model);
    add_saucer(pot, model);
    add_soil(pot, outside, model);
    add_cords(pot, model);
    add_plant(pot, parameters, model);
}

}  // namespace turntable::procedural
