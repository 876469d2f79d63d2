// Mugs: straight, tapered, barrel, footed, rounded, enamel and glass ones, beer steins with a lid,
// travel mugs. What makes a mug: a handle at the side of a small open cylinder.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/vessel_parts.h"
#include "assets/procedural/vessels/vessels.h"

namespace turntable::procedural {
namespace {

enum class Body { kStraight, kTapered, kBarrel, kFooted, kRound, kEnamel, kGlass, kStein, kTravel };
enum class Handle { kLoop, kEar, kSquare, kAngular, kLow };
enum class Print { kNone, kPicture, kBand, kDip, kDots };

constexpr std::array<std::uint32_t, 4> kMugGlass{0x8FA8A4, 0x8AA2B0, 0xA8A08A, 0x86A890};
constexpr std::array<std::uint32_t, 5> kDrinks{0x2C1810, 0x4A2A18, 0x8A5A34, 0x6B3A14, 0xB98A4E};
constexpr std::array<std::uint32_t, 3> kBeers{0xD08408, 0xB0640E, 0x5A2A0E};

struct Mug {
    Body body = Body::kStraight;
    Handle handle = Handle::kLoop;
    Print print = Print::kNone;
    float height = 0.0F;
    float radius = 0.0F;  ///< at the rim
    float bulge = 0.0F;   ///< share of the radius
    float taper = 1.0F;   ///< radius at the bottom by radius at the rim
    float wall = 0.004F;
    float reach = 0.0F;  ///< of the handle beyond the wall
    float handle_width = 0.0F;
    float handle_top = 0.0F;     ///< share of the height
    float handle_bottom = 0.0F;  ///< likewise
    float fill = 0.0F;           ///< share of the height, 0 empty
    int facets = 0;              ///< of glass mugs
    Look outer;
    Look grip;
    Look accent;
    Look drink;
};

void draw_looks(Parameters& p, Mug& m) {
    switch (m.body) {
    case Body::kGlass:
        m.outer = tinted_glass(p, "body", kMugGlass, 0.22F);
        m.grip = m.outer;
        m.grip.name = "handle-glass";
        m.grip.material.alpha = 0.65F;  // solid, thus less clear
        m.drink = coloured(p, "drink", kBeers, 0.2F);
        m.fill = std::max(m.fill, 0.75F);
        break;
    case Body::kTravel:
        m.outer = p.chance("steel", 0.4) ? polished_metal(p, "body") : painted_metal(p, "body");
        m.grip = black_plastic();
        break;
    case Body::kEnamel:
        m.outer = ceramic(p, "body");
        m.grip = m.outer;
        break;
    default:
        m.outer = ceramic(p, "body");
        m.grip = p.chance("handle_differs", 0.2) ? ceramic(p, "handle") : m.outer;
        break;
    }
    if (m.body != Body::kGlass) {
        m.drink = coloured(p, "drink", kDrinks, 0.2F);
    }
    m.accent = m.body == Body::kStein ? polished_metal(p, "accent") : ceramic(p, "accent");
}

Mug draw(Parameters& p) {
    Mug m;
    m.body = p.choice<Body>(
        "body",
        {"straight", "tapered", "barrel", "footed", "round", "enamel", "glass", "stein", "travel"},
        {3, 2, 1.5, 1, 1.5, 1, 1, 1.2, 1});
    m.handle = p.choice<Handle>("handle", {"loop", "ear", "square", "angular", "low"},
                                {3, 2.5, 1.5, 1, 1});
    m.print =
        p.choice<Print>("print", {"none", "picture", "band", "dip", "dots"}, {2, 2.5, 1.5, 1.5, 1});
    const bool tall = m.body == Body::kStein || m.body == Body::kTravel || m.body == Body::kGlass;
    m.height = tall ? p.real("height", 0.13F, 0.18F) : p.real("height", 0.078F, 0.115F);
    m.radius = tall ? m.height * p.real("slimness", 0.27F, 0.34F)
                    : m.height * p.real("slimness", 0.38F, 0.5F);
    m.bulge = p.real("bulge", 0.08F, 0.2F);
    m.taper = m.body == Body::kTapered || m.body == Body::kTravel ? p.real("taper", 0.66F, 0.82F)
              : m.body == Body::kRound                            ? 0.6F
              : m.body == Body::kStein                            ? p.real("taper", 1.06F, 1.22F)
                                                                  : p.real("taper", 0.92F, 1.0F);
    m.wall = m.body == Body::kEnamel ? 0.002F : p.real("wall", 0.0035F, 0.006F);
    m.reach = m.height * p.real("handle_reach", 0.27F, 0.38F) * (tall ? 0.8F : 1.0F);
    m.handle_width = p.real("handle_width", 0.012F, 0.02F);
    m.handle_top = p.real("handle_top", 0.8F, 0.9F);
    m.handle_bottom = p.real("handle_bottom", 0.16F, 0.28F);
    if (m.handle == Handle::kLow) {
        m.handle_top = 0.62F;
    }
    m.fill = p.chance("filled", 0.4) ? p.real("fill", 0.72F, 0.88F) : 0.0F;
    m.facets = p.integer("facets", 8, 14);
    draw_looks(p, m);
    return m;
}

Path2 outside_of(const Mug& m) {
    const float r = m.radius;
    const float h = m.height;
    const float low = m.taper * r;
    if (m.body == Body::kRound) {
        return body_profile(std::array<glm::vec2, 5>{{{0.5F * r, 0},
                                                      {0.88F * r, 0.22F * h},
                                                      {1.02F * r, 0.5F * h},
                                                      {1.0F * r, 0.8F * h},
                                                      {0.97F * r, h}}},
                            0.003F, 4);
    }
    if (m.body == Body::kFooted) {
        return body_profile(std::array<glm::vec2, 7>{{{0.66F * r, 0},
                                                      {0.6F * r, 0.05F * h},
                                                      {0.56F * r, 0.1F * h},
                                                      {0.78F * r, 0.26F * h},
                                                      {0.9F * r, 0.55F * h},
                                                      {0.95F * r, 0.85F * h},
                                                      {r, h}}},
                            0.002F, 4);
    }
    const float middle = 0.5F * (low + r) * (1.0F + (m.body == Body::kBarrel ? m.bulge : 0.0F));
    return body_profile(std::array<glm::vec2, 3>{{{low, 0}, {middle, 0.5F * h}, {r, h}}},
                        m.body == Body::kStraight ? 0.006F : 0.004F, 5);
}

void add_body(const Mug& m, const Path2& outside, ModelBuilder& model) {
    Surface body = vessel(outside, m.wall, 40);
    if (m.body == Body::kGlass) {  // panels pressed into the outside
        const float inner = 0.5F * m.wall;
        for (glm::vec3& p : body.points) {
            const float wave = std::cos(static_cast<float>(m.facets) * std::atan2(p.y, p.x));
            const float depth = p.z > 0.1F * m.height && p.z < 0.8F * m.height ? inner : 0.0F;
            const float r = std::hypot(p.x, p.y);
            if (r > radius_at(outside, p.z) - 0.3F * m.wall) {
                const float f = 1.0F - depth * (0.5F - 0.5F * wave) / r;
                p = {f * p.x, f * p.y, p.z};
            }
        }
    }
    model.add("body", m.outer, std::move(body));
    if (m.fill > 0.0F) {
        const float level = m.fill * m.height;
        const float r = radius_at(outside, level) - 0.6F * m.wall;
        const float bottom = m.body == Body::kGlass ? 1.2F * m.wall : level - 0.004F;
        const float low = std::min(radius_at(outside, bottom), radius_at(outside, bottom + 0.008F));
        model.add("drink", m.drink, cone(low - 0.6F * m.wall, r, bottom, level, 36));
        if (m.body == Body::kGlass) {  // foam
            const float rim = radius_at(outside, 0.97F * m.height) - 0.6F * m.wall;
            model.add("foam", plain("foam", srgb(0xF3EBD8), 0.9F),
                      cone(r, rim, level - 0.001F, m.height * 1.02F, 36));
        }
    }
}

/// The spline's points, from the upper end, in the plane y = 0; ends are sunk into the wall.
std::vector<glm::vec3> handle_points(const Mug& m, const Path2& outside) {
    const float top = m.handle_top * m.height;
    const float low = m.handle_bottom * m.height;
    const auto on_wall = [&](float z, float out) {
        return glm::vec3(radius_at(outside, z) + out, 0.0F, z);
    };
    const float x = std::max(radius_at(outside, top), radius_at(outside, low)) + m.reach;
    const float sunk = -0.6F * m.wall;
    const float span = top - low;
    switch (m.handle) {
    case Handle::kEar:
        return {on_wall(top, sunk),
                {0.9F * x, 0, top + 0.05F * span},
                {x, 0, top - 0.22F * span},
                {0.94F * x, 0, top - 0.55F * span},
                on_wall(low, 0.25F * m.reach),
                on_wall(low - 0.03F * span, sunk)};
    case Handle::kAngular:
        return {on_wall(top, sunk), {x, 0, top}, on_wall(low, sunk)};
    case Handle::kSquare:
        return {on_wall(top, sunk), {x, 0, top}, {x, 0, low}, on_wall(low, sunk)};
    default:
        break;
    }
    std::vector<glm::vec3> points{on_wall(top, sunk)};
    const float inner = std::min(points[0].x, on_wall(low, 0).x);
    for (const float a : {60.0F, 30.0F, 0.0F, -30.0F, -60.0F}) {
        points.emplace_back(inner + (x - inner) * std::cos(glm::radians(a)), 0.0F,
                            0.5F * (top + low) + 0.5F * span * std::sin(glm::radians(a)));
    }
    points.push_back(on_wall(low, sunk));
    return points;
}

void add_handle(const Mug& m, const Path2& outside, ModelBuilder& model) {
    const std::vector<glm::vec3> points = handle_points(m, outside);
    const float thickness = m.body == Body::kEnamel ? 0.004F : 0.55F * m.handle_width;
    if (m.handle == Handle::kSquare || m.handle == Handle::kAngular) {
        model.add("handle", m.grip,
                  sweep(rounded_rectangle(thickness, m.handle_width, 0.3F * thickness, 2),
                        rounded_path(points, 0.012F, 5), {0, 1, 0}));
        return;
    }
    model.add("handle", m.grip,
              strap(points, m.handle_width, thickness, m.body != Body::kEnamel, 5));
}

void add_print(const Mug& m, const Path2& outside, const Parameters& p, ModelBuilder& model) {
    const float gap = 0.004F * m.height;
    if (m.body == Body::kGlass || m.body == Body::kTravel || m.body == Body::kFooted) {
        return;
    }
    if (m.body == Body::kEnamel) {  // a dark rolled rim
        model.add("rim", plain("rim", srgb(0x23304A), 0.3F),
                  moved(torus(m.radius - 0.5F * m.wall, 0.0025F, 40, 8), {0, 0, m.height}));
    }
    const auto band = [&](float low, float high) {
        Surface s = wrap_band(stretch_of(outside, low * m.height, high * m.height, 4), gap, 1, 40);
        s.unit_uv = false;
        return s;
    };
    switch (m.print) {
    case Print::kPicture:
        for (const float towards : {90.0F, 270.0F}) {
            model.add("picture", pictured(p, "picture", PictureKind::kPoster),
                      curved_label(stretch_of(outside, 0.2F * m.height, 0.8F * m.height, 8), gap,
                                   towards, 75.0F, 14));
        }
        break;
    case Print::kBand:
        model.add("band", m.accent, band(0.78F, 0.83F));
        model.add("band", m.accent, band(0.86F, 0.93F));
        break;
    case Print::kDip:
        model.add("band", m.accent, band(0.12F, 0.5F));
        break;
    case Print::kDots:
        for (int row = 0; row < 3; ++row) {
            const float z = (0.25F + 0.22F * static_cast<float>(row)) * m.height;
            const float r = radius_at(outside, z);
            model.add("dot", m.accent,
                      around(moved(superellipsoid({0.0025F, 0.1F * m.radius, 0.1F * m.radius}, 1.0F,
                                                  1.0F, 6, 12),
                                   {r - 0.001F, 0, z}),
                             9, row % 2 == 0 ? 20.0F : 0.0F));
        }
        break;
    case Print::kNone:
        break;
    }
}

void add_stein_lid(const Mug& m, ModelBuilder& model) {
    const float r = m.radius;
    const float h = m.height;
    model.add("lid", m.accent,
              lathe({{0, h - 0.002F},
                     {1.05F * r, h - 0.002F},
                     {1.06F * r, h + 0.004F},
                     {0.9F * r, h + 0.01F},
                     {0.5F * r, h + 0.022F},
                     {0.18F * r, h + 0.028F},
                     {0.14F * r, h + 0.034F},
                     {0.2F * r, h + 0.042F},
                     {0.0F, h + 0.05F}},
                    36));
    model.add(
        "thumb rest", m.accent,
        box_between({0.9F * r, -0.006F, h}, {r + 0.35F * m.reach, 0.006F, h + 0.008F}, 0.002F));
    model.add(
        "thumb rest", m.accent,
        moved(turned(superellipsoid({0.005F, 0.011F, 0.016F}, 1.0F, 1.0F, 8, 14), Axis::kY, 20.0F),
              {r + 0.3F * m.reach, 0, h + 0.018F}));
    for (const float z : {0.02F, 0.9F}) {  // hoops
        model.add("rim", m.accent,
                  moved(torus(glm::mix(m.taper, 1.0F, z) * r, 0.003F, 40, 8), {0, 0, z * h}));
    }
}

void add_travel_lid(const Mug& m, ModelBuilder& model) {
    const float r = m.radius;
    const float h = m.height;
    model.add("lid", m.grip,
              lathe({{0, h - 0.006F},
                     {1.04F * r, h - 0.006F},
                     {1.06F * r, h + 0.006F},
                     {0.92F * r, h + 0.012F},
                     {0.82F * r, h + 0.005F},
                     {0, h + 0.005F}},
                    36));
    model.add("slider", m.accent,
              moved(box({0.3F * r, 0.5F * r, 0.006F}, 0.002F), {0, 0.3F * r, h + 0.007F}));
    model.add("base", m.grip, rounded_cylinder(m.taper * r * 1.03F, 0.0F, 0.09F * h, 0.003F, 36));
}

}  // namespace

void build_mug(Parameters& parameters, ModelBuilder& model) {
    const Mug mug = draw(parameters);
    const Path2 outside = outside_of(mug);
    add_body(mug, outside, model);
    add_handle(mug, outside, model);
    add_print(mug, outside, parameters, model);
    if (mug.body == Body::kStein) {
        add_stein_lid(mug, model);
    } else if (mug.body == Body::kTravel) {
        add_travel_lid(mug, model);
    }
}

}  // namespace turntable::procedural
