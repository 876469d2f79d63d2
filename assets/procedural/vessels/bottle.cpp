// Bottles: wine, beer, water, milk, decanters, squeeze bottles, jugs with a grip, spray and pump
// dispensers, medicine bottles and flasks. What makes a bottle: a neck much narrower than the body,
// and a closure.
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

enum class Kind {
    kWine,
    kBeer,
    kWater,
    kMilk,
    kDecanter,
    kSqueeze,
    kJug,
    kSpray,
    kPump,
    kMedicine,
    kFlask
};

constexpr std::array<std::uint32_t, 5> kWineGlass{0x1F3A22, 0x2E4A25, 0x35301A, 0x4A5A2A, 0x182318};
constexpr std::array<std::uint32_t, 4> kBeerGlass{0x5A2F12, 0x6E3B14, 0x2E5A2C, 0x3F2410};
constexpr std::array<std::uint32_t, 4> kClear{0x7FA3B5, 0x88A89A, 0x6FA0BF, 0x8FAE96};
constexpr std::array<std::uint32_t, 6> kDrinks{0xF3EFE4, 0xE08A28, 0xB8321F,
                                               0x6E3A1C, 0xD9B35A, 0x7BA23F};
constexpr std::array<std::uint32_t, 4> kSpirits{0xA85F1E, 0xC98A3A, 0x7A3A18, 0xD9C9A0};
constexpr std::array<std::uint32_t, 5> kSauces{0xB3221A, 0xE0B21C, 0xEFE9DA, 0x5A2E1C, 0x3F7A33};
constexpr std::array<std::uint32_t, 4> kPillGlass{0x8A4A16, 0x9C5A20, 0xE9E9E4, 0x2F4F86};

struct Bottle {
    Kind kind = Kind::kWine;
    float height = 0.0F;    ///< without the closure
    float radius = 0.0F;    ///< along X
    float flatness = 1.0F;  ///< depth by width
    float squareness = 2.0F;
    float neck_radius = 0.0F;
    float neck = 0.0F;            ///< length of the neck's straight part
    float shoulder = 0.0F;        ///< height of the shoulder
    float shoulder_power = 2.0F;  ///< 2 sloping, more: round and high
    float waist = 0.0F;           ///< share of the radius that the middle is narrower
    float fill = 0.0F;            ///< share of the body, 0 where one cannot look in
    float label_low = 0.0F;       ///< shares of the straight body
    float label_high = 1.0F;
    float label_span = 140.0F;  ///< degrees; 360 a sleeve
    int ribs = 0;
    Look body;
    Look content;
    Look cap;
    Look label;

    [[nodiscard]] float body_top() const { return height - neck - shoulder; }
};

/// Sizes in metres: height, radius, neck's radius, its length, shoulder's height by radius.
struct Sizes {
    glm::vec2 height, slimness, neck_share, neck_length, shoulder;
};

Sizes sizes_of(Kind kind) {
    switch (kind) {
    case Kind::kWine:
        return {{0.29F, 0.33F}, {0.118F, 0.14F}, {0.36F, 0.42F}, {0.2F, 0.3F}, {0.9F, 2.4F}};
    case Kind::kBeer:
        return {{0.22F, 0.27F}, {0.125F, 0.15F}, {0.40F, 0.45F}, {0.16F, 0.32F}, {0.9F, 1.9F}};
    case Kind::kWater:
        return {{0.2F, 0.33F}, {0.13F, 0.17F}, {0.34F, 0.42F}, {0.07F, 0.1F}, {0.9F, 1.8F}};
    case Kind::kMilk:
        return {{0.2F, 0.26F}, {0.18F, 0.22F}, {0.46F, 0.55F}, {0.12F, 0.22F}, {0.9F, 1.5F}};
    case Kind::kDecanter:
        return {{0.19F, 0.26F}, {0.19F, 0.25F}, {0.3F, 0.38F}, {0.16F, 0.26F}, {0.35F, 0.9F}};
    case Kind::kSqueeze:
        return {{0.15F, 0.2F}, {0.17F, 0.21F}, {0.42F, 0.52F}, {0.04F, 0.06F}, {0.5F, 1.0F}};
    case Kind::kJug:
        return {{0.24F, 0.31F}, {0.22F, 0.27F}, {0.28F, 0.34F}, {0.06F, 0.09F}, {0.7F, 1.2F}};
    case Kind::kSpray:
        return {{0.17F, 0.22F}, {0.22F, 0.27F}, {0.24F, 0.3F}, {0.16F, 0.22F}, {1.0F, 1.6F}};
    case Kind::kPump:
        return {{0.13F, 0.18F}, {0.22F, 0.28F}, {0.32F, 0.4F}, {0.06F, 0.09F}, {0.25F, 0.6F}};
    case Kind::kMedicine:
        return {{0.08F, 0.13F}, {0.24F, 0.32F}, {0.55F, 0.66F}, {0.1F, 0.15F}, {0.25F, 0.5F}};
    case Kind::kFlask:
        return {{0.22F, 0.28F}, {0.13F, 0.16F}, {0.55F, 0.7F}, {0.06F, 0.12F}, {0.4F, 0.9F}};
    }
    return {};
}

void draw_looks(Parameters& p, Bottle& b) {
    const bool plastic_body = b.kind == Kind::kSqueeze || b.kind == Kind::kJug ||
                              b.kind == Kind::kSpray || b.kind == Kind::kPump;
    b.cap = b.kind == Kind::kWine || b.kind == Kind::kBeer ? painted_metal(p, "cap")
            : b.kind == Kind::kDecanter                    ? wood(p, "cap")
                                                           : plastic(p, "cap");
    b.label = pictured(p, "label", PictureKind::kLabel);
    b.content = b.cap;
    if (b.kind == Kind::kWine) {
        b.body = tinted_glass(p, "body", kWineGlass, 0.93F);
    } else if (b.kind == Kind::kBeer) {
        b.body = tinted_glass(p, "body", kBeerGlass, 0.9F);
    } else if (b.kind == Kind::kMedicine) {
        b.body = tinted_glass(p, "body", kPillGlass, 0.92F);
    } else if (b.kind == Kind::kSqueeze) {
        b.body = coloured(p, "body", kSauces, 0.35F);
    } else if (plastic_body) {
        b.body = plastic(p, "body");
    } else if (b.kind == Kind::kFlask) {
        b.body = p.chance("steel", 0.4) ? polished_metal(p, "body") : painted_metal(p, "body");
    } else {
        b.body = tinted_glass(p, "body", kClear, 0.24F);
        b.fill = p.real("fill", 0.45F, 0.97F);
        b.content = b.kind == Kind::kDecanter ? coloured(p, "content", kSpirits, 0.2F)
                    : b.kind == Kind::kMilk && p.chance("milk", 0.6)
                        ? plain("milk", srgb(0xF4F1E8), 0.4F)
                        : coloured(p, "content", kDrinks, 0.2F);
    }
}

Bottle draw(Parameters& p) {
    Bottle b;
    b.kind = p.choice<Kind>("kind",
                            {"wine", "beer", "water", "milk", "decanter", "squeeze", "jug", "spray",
                             "pump", "medicine", "flask"},
                            {3, 3, 3, 1, 1.5, 1.5, 1, 1.5, 1, 1, 1.5});
    const Sizes s = sizes_of(b.kind);
    b.height = p.real("height", s.height.x, s.height.y);
    b.radius = b.height * p.real("slimness", s.slimness.x, s.slimness.y);
    b.neck_radius = b.radius * p.real("neck_share", s.neck_share.x, s.neck_share.y);
    b.neck = b.height * p.real("neck_length", s.neck_length.x, s.neck_length.y);
    b.shoulder = b.radius * p.real("shoulder", s.shoulder.x, s.shoulder.y);
    b.shoulder_power = p.real("shoulder_power", 1.7F, 3.2F);
    const bool may_be_square = b.kind == Kind::kDecanter || b.kind == Kind::kJug ||
                               b.kind == Kind::kPump || b.kind == Kind::kMilk;
    b.squareness =
        p.chance("square", 0.55) && may_be_square ? p.real("squareness", 4.0F, 7.0F) : 2.0F;
    const float flatness = p.real("flatness", 0.55F, 0.8F);
    b.flatness = b.kind == Kind::kSpray || b.kind == Kind::kSqueeze ? flatness : 1.0F;
    const float waist = p.real("waist", 0.0F, 0.14F);
    b.waist =
        b.kind == Kind::kWater || b.kind == Kind::kSpray || b.kind == Kind::kSqueeze ? waist : 0.0F;
    b.ribs = p.integer("ribs", 0, 6) * (b.kind == Kind::kWater ? 1 : 0);
    b.label_low = p.real("label_low", 0.1F, 0.3F);
    b.label_high = p.real("label_high", 0.65F, 0.92F);
    b.label_span = b.kind == Kind::kWater || b.kind == Kind::kMedicine || p.chance("sleeve", 0.25)
                       ? 360.0F
                       : p.real("label_span", 100.0F, 170.0F);
    draw_looks(p, b);
    return b;
}

/// From the axis at the bottom to the neck's lip.
Path2 outside_of(const Bottle& b) {
    Path2 profile = {{0.0F, 0.0F}};
    const float heel = 0.12F * b.radius;
    const float top = b.body_top();
    for (const float a : {0.0F, 0.35F, 0.7F}) {
        profile.emplace_back(b.radius - heel * (1.0F - a), heel * a * a * 0.9F);
    }
    const int steps = std::max(8, 4 * b.ribs);
    for (int i = 0; i <= steps; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(steps);
        const float waist = b.waist * std::sin(glm::pi<float>() * share);
        const float rib = b.ribs > 0
                              ? 0.025F * (0.5F - 0.5F * std::cos(glm::two_pi<float>() * share *
                                                                 static_cast<float>(b.ribs)))
                              : 0.0F;
        profile.emplace_back(b.radius * (1.0F - waist - rib), heel + (top - heel) * share);
    }
    constexpr int kShoulderSteps = 9;
    for (int i = 1; i <= kShoulderSteps; ++i) {
        const float s = static_cast<float>(i) / kShoulderSteps;
        // Round at the body, hollow at the neck.
        const float fall = std::pow(s, b.shoulder_power);
        const float blend = fall / (fall + std::pow(1.0F - s, 1.5F));
        profile.emplace_back(glm::mix(b.radius, b.neck_radius, blend), top + s * b.shoulder);
    }
    const float lip = std::min(0.012F, 0.3F * b.neck);
    profile.emplace_back(b.neck_radius, b.height - lip);
    profile.emplace_back(1.12F * b.neck_radius, b.height - 0.9F * lip);
    profile.emplace_back(1.12F * b.neck_radius, b.height - 0.1F * lip);
    profile.emplace_back(b.neck_radius, b.height);
    return profile;
}

Surface shaped(const Bottle& b, Surface s) {
    if (b.squareness > 2.0F) {
        // Square below, round at the neck.
        const float from = b.body_top();
        const float to = from + b.shoulder;
        for (glm::vec3& point : s.points) {
            const float share = std::clamp((point.z - from) / (to - from), 0.0F, 1.0F);
            const float n = glm::mix(b.squareness, 2.0F, share);
            point = squared(point, n);
        }
    }
    if (b.flatness < 1.0F) {
        for (glm::vec3& point : s.points) {
            const float share = std::clamp((point.z - b.body_top()) / b.shoulder, 0.0F, 1.0F);
            point.y *= glm::mix(b.flatness, 1.0F, share);
        }
    }
    return s;
}

void add_body(const Bottle& b, const Path2& outside, ModelBuilder& model) {
    Path2 profile = outside;
    profile.emplace_back(0.0F, b.height);
    const int segments = b.squareness > 2.0F ? 48 : 32;
    model.add("body", b.body, shaped(b, lathe(profile, segments)));
    if (b.fill > 0.0F) {
        const float level = b.fill * (b.body_top() + 0.6F * b.shoulder);
        const float floor = 0.002F * b.height;
        Path2 inner{{0.0F, floor}};
        for (const glm::vec2& point : stretch_of(outside, floor, level, 14)) {
            inner.emplace_back(std::max(point.x - 0.003F, 0.004F), point.y);
        }
        inner.emplace_back(0.0F, level);
        model.add("content", b.content, shaped(b, lathe(inner, segments)));
    }
}

void add_label(const Bottle& b, const Path2& outside, ModelBuilder& model) {
    if (b.kind == Kind::kFlask || (b.kind == Kind::kMilk && b.ribs == 0 && b.label_low > 0.2F)) {
        return;
    }
    const float top = b.body_top();
    const Path2 stretch = stretch_of(outside, b.label_low * top, b.label_high * top, 12);
    const float gap = 0.004F * b.height;
    model.add("label", b.label,
              shaped(b, b.label_span > 359.0F
                            ? wrap_band(stretch, gap, 2, 36)
                            : curved_label(stretch, gap, 90.0F, b.label_span, 20)));
    if (b.kind == Kind::kBeer || b.kind == Kind::kWine) {  // a collar
        const float low = b.height - 0.6F * b.neck;
        model.add("label", b.label,
                  wrap_band(stretch_of(outside, low, low + 0.25F * b.neck, 3), gap, 2, 24));
    }
}

void add_screw_cap(const Bottle& b, ModelBuilder& model) {
    const float r = 1.25F * b.neck_radius;
    const float tall = b.kind == Kind::kFlask ? 1.4F * r : std::min(1.1F * r, 0.022F);
    model.add("cap", b.cap, ribbed_cap(r, b.height - 0.7F * tall, b.height + 0.3F * tall, 28));
    if (b.kind == Kind::kFlask) {  // a loop to carry it by
        const float z = b.height + 0.28F * tall;
        model.add(
            "loop", b.cap,
            tube(arc({0, 0, z}, 0.75F * r, {1, 0, 0}, {0, 0, 1}, 0.0F, 180.0F, 14), 0.16F * r, 10));
    }
}

void add_crown_cap(const Bottle& b, ModelBuilder& model) {
    const float r = 1.22F * b.neck_radius;
    model.add("cap", b.cap,
              moved(extrude(star(21, r * 1.1F, r * 0.98F), 0.006F, 0.001F, 1),
                    {0, 0, b.height - 0.004F}));
    model.add("cap", b.cap, rounded_cylinder(r, b.height - 0.001F, b.height + 0.004F, 0.002F, 24));
}

/// A trigger head: collar, nozzle to the front, trigger below it.
void add_spray_head(const Bottle& b, ModelBuilder& model) {
    const float r = b.neck_radius;
    const float z = b.height;
    model.add("cap", b.cap, ribbed_cap(1.35F * r, z - 0.016F, z + 0.004F, 24));
    model.add("cap", b.cap, cylinder(0.8F * r, z, z + 0.024F, 20));
    const Outline side{{-2.6F * r, z + 0.018F},
                       {3.4F * r, z + 0.022F},
                       {3.4F * r, z + 0.04F},
                       {-0.5F * r, z + 0.05F},
                       {-2.8F * r, z + 0.036F}};
    model.add("head", b.cap, sideways(rounded(side, 0.006F, 3), 1.7F * r, 0.003F));
    model.add("nozzle", white_plastic(),
              moved(turned(cylinder(0.55F * r, 0.0F, 0.014F, 16), Axis::kX, -90.0F),
                    {0, 3.3F * r, z + 0.031F}));
    const std::array<glm::vec3, 3> grip{
        {{0, 2.0F * r, z + 0.024F}, {0, 2.5F * r, z - 0.008F}, {0, 2.2F * r, z - 0.036F}}};
    model.add("trigger", white_plastic(),
              sweep(rounded_rectangle(1.1F * r, 0.006F, 0.002F, 2),
                    smooth_path(std::span<const glm::vec3>(grip), 5), {0, 1, 0}));
}

void add_pump(const Bottle& b, ModelBuilder& model) {
    const float r = b.neck_radius;
    const float z = b.height;
    const float stem = z + 0.045F;
    model.add("cap", b.cap, ribbed_cap(1.3F * r, z - 0.01F, z + 0.012F, 24));
    model.add("pump", b.cap, cylinder(0.35F * r, z, stem, 14));
    model.add("pump", b.cap, rounded_cylinder(0.75F * r, stem - 0.008F, stem + 0.006F, 0.003F, 20));
    const std::array<glm::vec3, 4> spout{{{0, 0, stem + 0.001F},
                                          {0, 2.0F * r, stem + 0.002F},
                                          {0, 3.0F * r, stem - 0.003F},
                                          {0, 3.2F * r, stem - 0.012F}}};
    model.add("nozzle", b.cap,
              tube(smooth_path(std::span<const glm::vec3>(spout), 5), 0.26F * r, 12));
}

void add_squeeze_tip(const Bottle& b, ModelBuilder& model) {
    const float r = 1.3F * b.neck_radius;
    const float z = b.height - 0.008F;
    model.add("cap", b.cap,
              lathe({{0, z},
                     {r, z},
                     {r, z + 0.014F},
                     {0.45F * r, z + 0.02F},
                     {0.16F * r, z + 0.055F},
                     {0, z + 0.055F}},
                    28));
}

void add_grip(const Bottle& b, const Path2& outside, ModelBuilder& model) {
    const float top = b.body_top() + 0.55F * b.shoulder;
    const float low = 0.4F * b.height;
    const auto at = [&](float z, float out) {
        return glm::vec3(radius_at(outside, z) + out, 0.0F, z);
    };
    const float reach = b.radius + 0.025F;
    const std::array<glm::vec3, 5> points{{at(top, -0.006F),
                                           {0.85F * reach, 0, top + 0.008F},
                                           {reach, 0, top - 0.03F},
                                           {reach, 0, low + 0.03F},
                                           at(low, -0.006F)}};
    model.add("handle", b.body, strap(points, 0.022F, 0.014F, true));
}

void add_closure(const Bottle& b, const Path2& outside, ModelBuilder& model) {
    switch (b.kind) {
    case Kind::kWine:  // a capsule over cork and neck
        model.add("cap", b.cap,
                  lathe({{0, b.height - 0.35F * b.neck},
                         {1.1F * b.neck_radius, b.height - 0.35F * b.neck},
                         {1.2F * b.neck_radius, b.height - 0.01F},
                         {1.2F * b.neck_radius, b.height + 0.001F},
                         {1.1F * b.neck_radius, b.height + 0.002F},
                         {0, b.height + 0.002F}},
                        28));
        break;
    case Kind::kBeer:
        add_crown_cap(b, model);
        break;
    case Kind::kDecanter:
        model.add("stopper", b.cap,
                  cylinder(0.85F * b.neck_radius, b.height - 0.01F, b.height + 0.01F, 20));
        model.add("stopper", b.cap,
                  moved(ball(1.4F * b.neck_radius, 10, 20),
                        {0, 0, b.height + 0.008F + 1.2F * b.neck_radius}));
        break;
    case Kind::kSpray:
        add_spray_head(b, model);
        break;
    case Kind::kPump:
        add_pump(b, model);
        break;
    case Kind::kSqueeze:
        add_squeeze_tip(b, model);
        break;
    case Kind::kJug:
        add_grip(b, outside, model);
        add_screw_cap(b, model);
        break;
    default:
        add_screw_cap(b, model);
        break;
    }
}

}  // namespace

void build_bottle(Parameters& parameters, ModelBuilder& model) {
    const Bottle bottle = draw(parameters);
    const Path2 outside = outside_of(bottle);
    add_body(bottle, outside, model);
    add_label(bottle, outside, model);
    add_closure(bottle, outside, model);
}

}  // namespace turntable::procedural
