// Bowls: round, footed, wide-rimmed, square, oval, fluted, mixing, stemmed; empty or with fruit,
// soup or rice in them. What makes a bowl: open, wider than high, seen from above.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/vessel_parts.h"
#include "assets/procedural/vessels/vessels.h"

namespace turntable::procedural {
namespace {

enum class Shape { kRound, kFooted, kRimmed, kSquare, kOval, kFluted, kMixing, kStemmed, kConical };
enum class Material { kCeramic, kWood, kMetal, kGlass, kPlastic };
enum class Content { kNone, kFruit, kSoup, kHeap };

constexpr std::array<std::uint32_t, 5> kFruits{0xC23A24, 0xE58A1E, 0x7EA63A, 0xD9C23A, 0x8A1F2A};
constexpr std::array<std::uint32_t, 4> kSoups{0xB8471E, 0xD79A3A, 0x6E8A3A, 0x8A5A2E};
constexpr std::array<std::uint32_t, 3> kGrains{0xF1ECDD, 0xC79A5C, 0x7A4A2A};
constexpr std::array<std::uint32_t, 4> kBowlGlass{0x9CCFC0, 0x7FB4D6, 0x7FBF8A, 0xD9A052};

struct Bowl {
    Shape shape = Shape::kRound;
    Material material = Material::kCeramic;
    Content content = Content::kNone;
    float radius = 0.0F;
    float height = 0.0F;
    float base = 0.0F;      ///< radius of what it stands on, share of the radius
    float fullness = 0.0F;  ///< 0 a cone's walls, 1 nearly a cylinder's
    float aspect = 1.0F;    ///< depth by width
    float squareness = 2.0F;
    float wall = 0.004F;
    float foot = 0.0F;  ///< height of foot or stem
    int flutes = 8;
    bool band = false;
    bool lugs = false;
    bool spoon = false;
    Look body;
    Look accent;
    Look filling;
};

Look body_look(Parameters& p, Material material) {
    switch (material) {
    case Material::kWood:
        return wood(p, "body");
    case Material::kMetal:
        return p.chance("brushed", 0.5) ? brushed_metal(p, "body") : polished_metal(p, "body");
    case Material::kGlass:
        return tinted_glass(p, "body", kBowlGlass, 0.55F);
    case Material::kPlastic:
        return plastic(p, "body");
    case Material::kCeramic:
        break;
    }
    return ceramic(p, "body");
}

Bowl draw(Parameters& p) {
    Bowl b;
    b.shape = p.choice<Shape>(
        "shape",
        {"round", "footed", "rimmed", "square", "oval", "fluted", "mixing", "stemmed", "conical"},
        {2.5, 2, 1.5, 1, 1, 1, 1.5, 0.8, 1.2});
    b.material = p.choice<Material>("material", {"ceramic", "wood", "metal", "glass", "plastic"},
                                    {4, 1.5, 1.2, 1, 1});
    b.content = p.choice<Content>("content", {"none", "fruit", "soup", "heap"}, {6, 1.2, 1, 1});
    b.radius = p.real("radius", 0.065F, 0.15F);
    b.height = b.radius * p.real("depth", 0.55F, 0.95F);
    b.base = p.real("base", 0.34F, 0.55F);
    b.fullness = b.shape == Shape::kConical ? p.real("fullness", 0.0F, 0.15F)
                                            : p.real("fullness", 0.4F, 0.85F);
    b.aspect = b.shape == Shape::kOval ? p.real("aspect", 0.6F, 0.78F) : 1.0F;
    b.squareness = b.shape == Shape::kSquare ? p.real("squareness", 3.5F, 7.0F) : 2.0F;
    b.wall = b.radius * p.real("wall", 0.03F, 0.06F);
    b.foot = b.shape == Shape::kStemmed  ? b.radius * p.real("stem", 0.45F, 0.9F)
             : b.shape == Shape::kFooted ? b.radius * p.real("foot", 0.1F, 0.2F)
                                         : 0.0F;
    b.flutes = p.integer("flutes", 6, 14);
    b.band = p.chance("band", 0.35) && b.material == Material::kCeramic &&
             b.shape != Shape::kFluted && b.shape != Shape::kRimmed;
    b.lugs = p.chance("lugs", 0.15) && b.shape != Shape::kFluted && b.shape != Shape::kRimmed;
    b.spoon = p.chance("spoon", 0.2) && b.content != Content::kFruit;
    b.body = body_look(p, b.material);
    b.accent = ceramic(p, "accent");
    b.filling = b.content == Content::kSoup ? coloured(p, "filling", kSoups, 0.25F)
                                            : coloured(p, "filling", kGrains, 0.9F);
    return b;
}

/// From the axis at the foot to the rim.
Path2 outside_of(const Bowl& b) {
    const float r = b.radius;
    const float base = b.base * r;
    Path2 profile{{0.0F, 0.0F}};
    float floor = 0.0F;  // where the bowl proper begins
    if (b.shape == Shape::kFooted) {
        profile.emplace_back(base, 0.0F);
        profile.emplace_back(0.93F * base, b.foot);
        floor = b.foot;
    } else if (b.shape == Shape::kStemmed) {
        for (const glm::vec2 q : {glm::vec2{1.15F, 0.0F},
                                  {1.15F, 0.06F},
                                  {0.7F, 0.16F},
                                  {0.3F, 0.3F},
                                  {0.24F, 0.6F},
                                  {0.4F, 0.9F},
                                  {0.75F, 1.0F}}) {
            profile.emplace_back(q.x * base, q.y * b.foot);
        }
        floor = b.foot;
    } else {
        profile.emplace_back(base, 0.0F);
    }
    const float from = profile.back().x;
    constexpr int kSteps = 12;
    for (int i = 1; i <= kSteps; ++i) {
        const float s = static_cast<float>(i) / kSteps;
        const float round = std::pow(1.0F - std::pow(1.0F - s, 2.6F), 0.7F);
        profile.emplace_back(glm::mix(from, r, glm::mix(s, round, b.fullness)),
                             floor + s * b.height);
    }
    const float top = profile.back().y;
    if (b.shape == Shape::kRimmed) {
        profile.emplace_back(1.2F * r, top + 0.05F * r);
        profile.emplace_back(1.38F * r, top + 0.14F * r);
    } else if (b.shape == Shape::kMixing) {  // a rolled rim
        for (const float a : {-60.0F, 0.0F, 60.0F, 120.0F}) {
            const float t = 0.05F * r;
            profile.emplace_back(r + t * (0.6F + std::cos(glm::radians(a))),
                                 top + t * (0.9F + std::sin(glm::radians(a))));
        }
    }
    return profile;
}

Surface shaped(const Bowl& b, Surface s) {
    if (b.squareness > 2.0F) {
        s = squared(std::move(s), b.squareness);
    }
    const float top = b.foot + b.height;
    if (b.shape == Shape::kFluted) {
        for (glm::vec3& p : s.points) {
            const float share = std::clamp((p.z - b.foot) / b.height, 0.0F, 1.0F);
            const float wave = std::cos(static_cast<float>(b.flutes) * std::atan2(p.y, p.x));
            const float f = 1.0F + 0.07F * share * wave;
            p = {f * p.x, f * p.y, p.z + 0.05F * top * share * share * wave};
        }
    }
    for (glm::vec3& p : s.points) {
        p.y *= b.aspect;
    }
    return s;
}

/// The inside's radius at a height, a little into the wall.
float inside_at(const Bowl& b, const Path2& outside, float z) {
    return radius_at(outside, z) - 0.5F * b.wall;
}

void add_fruit(const Bowl& b, const Path2& outside, const Parameters& p, ModelBuilder& model) {
    const float r = 0.3F * b.radius;
    const float z = b.foot + b.wall + std::max(0.42F * b.height, 0.8F * r);
    const std::uint64_t bits = p.hidden("fruits");
    const float ring = std::min(1.16F * r, inside_at(b, outside, z) - r) * b.aspect;
    for (int i = 0; i < 6; ++i) {
        const float a = glm::two_pi<float>() * static_cast<float>(i) / 5.0F;
        const bool top = i == 5;
        const glm::vec3 centre = top ? glm::vec3(0, 0, z + 1.15F * r)
                                     : glm::vec3(ring * std::cos(a), ring * std::sin(a), z);
        const auto kind = static_cast<std::size_t>((bits >> (8 * static_cast<unsigned>(i))) % 5U);
        const Look skin = plain("fruit-" + std::to_string(kind), srgb(kFruits.at(kind)), 0.35F);
        model.add("fruit", skin,
                  moved(superellipsoid({r, r, 0.92F * r}, 1.0F, 1.0F, 10, 18), centre));
        model.add("fruit", plain("stalk", srgb(0x4A3420), 0.8F),
                  rod(centre + glm::vec3(0, 0, 0.85F * r),
                      centre + glm::vec3(0.1F * r, 0, 1.2F * r), 0.05F * r, 8));
    }
    // What keeps them from hanging in the air.
    model.add("fruit", plain("shade", srgb(0x8A6A2A), 0.9F),
              shaped(b, cone(0.5F * ring, ring + 0.4F * r, b.foot + 0.6F * b.wall, z, 24)));
}

void add_content(const Bowl& b, const Path2& outside, const Parameters& p, ModelBuilder& model) {
    if (b.content == Content::kFruit) {
        add_fruit(b, outside, p, model);
        return;
    }
    if (b.content == Content::kNone) {
        return;
    }
    const float level = b.foot + 0.72F * b.height;
    Path2 profile{{0.0F, b.foot + 0.5F * b.wall}};
    for (int i = 0; i <= 6; ++i) {
        const float z = glm::mix(b.foot + 0.8F * b.wall, level, static_cast<float>(i) / 6.0F);
        profile.emplace_back(inside_at(b, outside, z), z);
    }
    if (b.content == Content::kHeap) {
        const float r = profile.back().x;
        for (int i = 1; i <= 6; ++i) {
            const float s = static_cast<float>(i) / 6.0F;
            profile.emplace_back(i == 6 ? 0.0F : r * std::cos(glm::half_pi<float>() * s),
                                 level + 0.4F * b.height * std::sin(glm::half_pi<float>() * s));
        }
    } else {
        profile.emplace_back(0.0F, level);
    }
    model.add("content", b.filling, shaped(b, lathe(profile, 40)));
}

void add_spoon(const Bowl& b, const Path2& outside, ModelBuilder& model) {
    if (!b.spoon) {
        return;
    }
    // From the inside's bottom over the rim, to the right.
    const float top = b.foot + b.height;
    const float rim = radius_at(outside, top);
    const float low =
        b.foot + 2.0F * b.wall + (b.content == Content::kNone ? 0.0F : 0.5F * b.height);
    const glm::vec3 inner{-0.1F * rim, 0.0F, low};
    const glm::vec3 over{rim, 0.0F, top + 0.012F};
    const glm::vec3 along = over - inner;
    model.add("spoon", chrome(), rod(inner, over + 0.35F * along, 0.035F * b.radius, 10));
    model.add(
        "spoon", chrome(),
        moved(superellipsoid({0.24F * b.radius, 0.16F * b.radius, 0.05F * b.radius}, 1, 1, 8, 18),
              inner - glm::vec3(0.1F * b.radius, 0, 0)));
}

void add_extras(const Bowl& b, const Path2& outside, ModelBuilder& model) {
    const float top = b.foot + b.height;
    if (b.band) {
        for (const glm::vec2 share : {glm::vec2{0.62F, 0.82F}, {0.88F, 0.93F}}) {
            Surface s = wrap_band(
                stretch_of(outside, b.foot + share.x * b.height, b.foot + share.y * b.height, 4),
                0.012F * b.radius, 1, 40);
            s.unit_uv = false;
            model.add("band", b.accent, shaped(b, std::move(s)));
        }
    }
    if (b.lugs) {
        const float z = top - 0.16F * b.height;
        const float r = radius_at(outside, z) - 0.5F * b.wall;
        const std::array<glm::vec3, 5> points{{{r, -0.28F * b.radius, z},
                                               {r + 0.2F * b.radius, -0.22F * b.radius, z},
                                               {r + 0.27F * b.radius, 0, z},
                                               {r + 0.2F * b.radius, 0.22F * b.radius, z},
                                               {r, 0.28F * b.radius, z}}};
        model.add("handle", b.body,
                  mirrored_pair(tube(smooth_path(std::span<const glm::vec3>(points), 5),
                                     0.055F * b.radius, 10)));
    }
}

}  // namespace

void build_bowl(Parameters& parameters, ModelBuilder& model) {
    const Bowl bowl = draw(parameters);
    const Path2 outside = outside_of(bowl);
    // The inside follows the bowl proper, not its foot.
    Path2 profile = outside;
    const float floor = bowl.foot + bowl.wall;
    for (std::size_t i = outside.size(); i-- > 1;) {
        const glm::vec2 previous = outside[i - 1];
        const glm::vec2 along = glm::normalize(outside[i] - previous);
        const glm::vec2 inner = outside[i] + bowl.wall * glm::vec2(-along.y, along.x);
        if (inner.y > floor && outside[i].y > bowl.foot) {
            profile.push_back(inner);
        }
    }
    profile.emplace_back(0.9F * bowl.base * bowl.radius, floor);
    profile.emplace_back(0.0F, floor);
    model.add("body", bowl.body, shaped(bowl, lathe(profile, 48)));
    add_extras(bowl, outside, model);
    add_content(bowl, outside, parameters, model);
    add_spoon(bowl, outside, model);
}

}  // namespace turntable::procedural
