// Caps and hats: baseball and trucker caps, flat caps, beanies, peaked caps, bucket hats, fedoras,
// cowboy hats, bowlers and top hats, sun hats and mortarboards. The peak points to the front.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/wearables/crown.h"
#include "assets/procedural/wearables/wearables.h"

namespace turntable::procedural {
namespace {

enum class Kind {
    kBaseball,
    kBeanie,
    kFlat,
    kPeaked,
    kBucket,
    kFedora,
    kCowboy,
    kTall,
    kSun,
    kMortarboard
};
enum class Emblem { kNone, kStar, kDisc, kShield, kLetter, kPatch };

struct Cap {
    Kind kind = Kind::kBaseball;
    Emblem emblem = Emblem::kNone;
    float radius_x = 0.0F;  ///< of the head's ellipse
    float radius_y = 0.0F;
    float height = 0.0F;  ///< share of the kind's usual height
    float brim = 0.0F;    ///< share of the kind's usual width
    float curve = 0.0F;   ///< of the brim: 0 flat, 1 strongly curved
    int panels = 6;
    bool button = false;
    bool opening = false;  ///< a strap at the back
    bool pompom = false;
    bool band = false;
    bool trucker = false;
    bool eyelets = false;
    Look cloth;
    Look second;  ///< brim, band
    Look badge;
};

Cap draw(Parameters& p) {
    Cap c;
    c.kind = p.choice<Kind>("kind",
                            {"baseball", "beanie", "flat", "peaked", "bucket", "fedora", "cowboy",
                             "tall", "sun", "mortarboard"},
                            {9, 2, 1.8, 1.3, 1.2, 1.2, 1, 0.8, 0.7, 0.7});
    c.emblem = p.choice<Emblem>("emblem", {"none", "star", "disc", "shield", "letter", "patch"});
    c.radius_x = p.real("head_width", 0.074F, 0.084F);
    c.radius_y = c.radius_x * p.real("head_length", 1.14F, 1.26F);
    c.height = p.real("height", 0.88F, 1.18F);
    c.brim = p.real("brim", 0.82F, 1.2F);
    c.curve = p.chance("flat_brim", 0.3) ? 0.05F : p.real("brim_curve", 0.35F, 1.0F);
    c.panels = p.choice<int>("panels", {"five", "six", "eight"}, {1, 3, 1}) + 5;
    c.panels = c.panels == 7 ? 8 : c.panels;
    c.button = p.chance("button", 0.8);
    c.opening = p.chance("opening", 0.75);
    c.pompom = p.chance("pompom", 0.5);
    c.band = p.chance("band", 0.75);
    c.trucker = p.chance("trucker", 0.3);
    c.eyelets = p.chance("eyelets", 0.7);
    c.cloth = c.kind == Kind::kBaseball || c.kind == Kind::kPeaked
                  ? plain("twill", glm::vec3(0.5F), 0.85F)
                  : fabric(p, "cloth");
    if (c.kind == Kind::kBaseball || c.kind == Kind::kPeaked) {
        c.cloth.material.base_color = plastic(p, "twill", kBrightPaints).material.base_color;
    } else if (c.kind == Kind::kSun || (c.kind == Kind::kCowboy && p.chance("straw", 0.4))) {
        c.cloth = wicker(p, "straw");
    } else if (c.kind == Kind::kCowboy) {
        c.cloth = leather(p, "hide");
    } else if (c.kind == Kind::kTall || c.kind == Kind::kMortarboard) {
        c.cloth = plain("felt", srgb(p.chance("brown", 0.25) ? 0x4A3428 : 0x1D1D20), 0.8F);
    }
    c.second = p.chance("one_colour", 0.45)
                   ? c.cloth
                   : plain("trim", painted_metal(p, "trim").material.base_color, 0.8F);
    c.badge = plain("badge", painted_metal(p, "badge").material.base_color, 0.6F);
    if (glm::distance(c.badge.material.base_color, c.cloth.material.base_color) < 0.25F) {
        const float light = glm::dot(c.cloth.material.base_color, glm::vec3(0.33F));
        c.badge = plain("badge", glm::vec3(light > 0.3F ? 0.03F : 0.85F), 0.6F);
    }
    return c;
}

Outline emblem_outline(Emblem emblem) {
    constexpr float kHalf = 0.021F;
    switch (emblem) {
    case Emblem::kStar:
        return star(5, 1.15F * kHalf, 0.48F * kHalf);
    case Emblem::kDisc:
        return circle(kHalf, 20);
    case Emblem::kShield: {
        const std::array<glm::vec2, 4> right{
            {{0.0F, -1.2F * kHalf}, {0.75F * kHalf, -0.5F * kHalf}, {kHalf, kHalf}, {0.0F, kHalf}}};
        return symmetric_outline(right);
    }
    case Emblem::kLetter: {  // an A without its hole
        const std::array<glm::vec2, 7> right{{{0.0F, -0.1F * kHalf},
                                              {0.35F * kHalf, -0.1F * kHalf},
                                              {0.55F * kHalf, -kHalf},
                                              {kHalf, -kHalf},
                                              {0.3F * kHalf, 1.1F * kHalf},
                                              {0.0F, 1.1F * kHalf}}};
        return symmetric_outline(std::span(right).first(6));
    }
    case Emblem::kPatch:
    case Emblem::kNone:
        break;
    }
    return rounded_rectangle(2.9F * kHalf, 1.6F * kHalf, 0.3F * kHalf);
}

/// A peak in front of the crown: `reach` metres long in the middle, over +-`half` radians.
Surface peak(const Skin& skin, float reach, float half, float droop, float slope, float thickness) {
    const float side = std::abs(skin(half, 0.0F).x);
    return sheet(
        [&](float u, float v) {
            const float angle = glm::mix(half, -half, u);
            const glm::vec3 root = skin(angle, 0.0F);
            const float share = angle / half;
            const float out =
                std::max(reach * std::pow(std::max(1.0F - share * share, 0.0F), 0.55F), 0.004F);
            const glm::vec3 radial = glm::normalize(glm::vec3(root.x, root.y, 0.0F));
            const glm::vec3 ahead = glm::normalize(glm::mix(radial, glm::vec3(0, 1, 0), 0.7F));
            glm::vec3 p = root - 0.004F * radial + (v * out + 0.004F) * ahead;
            const float across = p.x / side;
            p.z = root.z - slope * v * out - droop * across * across * std::pow(v, 0.7F);
            return p;
        },
        thickness, 24, 8);
}

void add_emblem(const Cap& c, const Skin& skin, float height, ModelBuilder& model) {
    if (c.emblem != Emblem::kNone) {
        model.add("emblem", c.badge,
                  applied(skin, emblem_outline(c.emblem), {0.0F, height}, 0.002F));
    }
}

void add_baseball(const Cap& c, ModelBuilder& model) {
    const float high = 0.115F * c.height;
    // Stiff front panels stand up; the rear falls off.
    const Skin full = [&c, high](float angle, float height) {
        const float e = height * glm::half_pi<float>();
        const float front = 0.5F + 0.5F * std::cos(angle);
        const float boxy = glm::mix(0.92F, 0.68F, front);
        const float out = std::pow(std::max(std::cos(e), 0.0F), boxy);
        return glm::vec3(-c.radius_x * out * std::sin(angle), c.radius_y * out * std::cos(angle),
                         high * std::pow(std::sin(e), 0.95F));
    };
    const float gap = 0.42F;  // half the opening, radians
    const Skin skin = [&](float angle, float height) {
        const float off = std::remainder(angle - glm::pi<float>(), glm::two_pi<float>()) / gap;
        const float arch = c.opening ? 0.36F * std::sqrt(std::max(1.0F - off * off, 0.0F)) : 0.0F;
        return full(angle, glm::mix(arch, 1.0F, height));
    };
    model.add("crown", c.trucker ? c.second : c.cloth, hollow_crown(skin, 0.003F, 60, 14));
    if (c.trucker) {
        model.add("panel", c.cloth,
                  raised_area(full, {-1.05F, 1.05F, 0.0F, 0.96F}, 0.0012F, 20, 12));
    }
    const float step = glm::two_pi<float>() / static_cast<float>(c.panels);
    const float first = c.panels == 5 ? 0.5F * step : 0.0F;
    for (int i = 0; i < c.panels; ++i) {
        const float angle = first + step * static_cast<float>(i);
        model.add("seam", c.cloth, meridian_seam(skin, angle, 0.0F, 0.985F, 0.0017F));
        if (c.eyelets) {
            const Outline ring = circle(0.0032F, 10);
            model.add("eyelet", c.second,
                      applied(full, ring, {angle + 0.5F * step, 0.62F}, 0.0016F));
        }
    }
    model.add("seam", c.cloth, rim_tube(skin, 0.0F, 0.0022F, 60));
    if (c.button) {
        model.add(
            "button", c.second,
            moved(superellipsoid({0.0085F, 0.0085F, 0.005F}, 1.0F, 1.0F, 6, 14), full(0.0F, 1.0F)));
    }
    if (c.opening) {
        const float pi = glm::pi<float>();
        model.add(
            "strap", c.second,
            raised_area(full, {pi - 1.15F * gap, pi + 1.15F * gap, 0.01F, 0.12F}, 0.0015F, 10, 2));
        model.add("buckle", c.badge,
                  raised_area(full, {pi - 0.12F, pi + 0.12F, 0.0F, 0.14F}, 0.0028F, 4, 2));
    }
    model.add("brim", c.second,
              peak(full, 0.072F * c.brim, 1.08F, 0.026F * c.curve, 0.12F, 0.0035F));
    add_emblem(c, full, 0.38F, model);
}

void add_beanie(const Cap& c, ModelBuilder& model) {
    const float high = 0.16F * c.height;
    const float rib = c.band ? 0.009F : 0.0F;
    const auto ribbed = [&](glm::vec3 p) {
        const float wave = 1.0F + rib * std::cos(28.0F * std::atan2(p.x, p.y));
        return glm::vec3(p.x * wave, p.y * wave, p.z);
    };
    const float slouch = c.button ? 0.0F : 0.12F;
    const Skin skin = deformed(
        ellipsoid_skin({1.04F * c.radius_x, 1.04F * c.radius_y, high}, 0.85F), [&](glm::vec3 p) {
            p.y -= slouch * p.z * p.z / high;
            return ribbed(p);
        });
    model.add("crown", c.cloth, hollow_crown(skin, 0.005F, 112, 12));
    if (c.brim > 0.86F) {  // turned up
        const float cuff = 0.055F * c.brim;
        const float r = c.radius_x;
        const Surface fold = lathe({{1.08F * r, -0.004F},
                                    {1.14F * r, 0.003F},
                                    {1.17F * r, 0.3F * cuff},
                                    {1.17F * r, 0.7F * cuff},
                                    {1.14F * r, cuff - 0.003F},
                                    {1.07F * r, cuff},
                                    {0.97F * r, 0.9F * cuff},
                                    {0.97F * r, 0.004F},
                                    {1.08F * r, -0.004F}},
                                   112);
        model.add("cuff", c.second, warped(scaled(fold, {1.0F, c.radius_y / r, 1.0F}), ribbed));
    }
    if (c.pompom) {
        const Surface ball_of_wool = warped(ball(0.034F, 14, 24), [](glm::vec3 p) {
            const float fluff = std::sin(420.0F * p.x) * std::sin(430.0F * p.y + 1.0F) *
                                std::sin(410.0F * p.z + 2.0F);
            return p * (1.0F + 0.13F * fluff);
        });
        model.add("pompom", c.second,
                  moved(ball_of_wool, skin(0.0F, 1.0F) + glm::vec3(0, 0, 0.024F)));
    }
    if (c.emblem != Emblem::kNone && c.brim > 0.86F) {
        const Skin face =
            turned_skin({{1.2F, 0.0F}, {1.18F, 0.06F}, {0.0F, 0.07F}}, c.radius_x, c.radius_y);
        model.add("emblem", c.badge,
                  applied(face, rounded_rectangle(0.05F, 0.026F, 0.003F), {0.0F, 0.22F}, 0.002F));
    }
}

void add_flat(const Cap& c, ModelBuilder& model) {
    const bool newsboy = c.panels == 8;
    const float bulge = (newsboy ? 0.34F : 0.14F) * c.height;
    const float high = (newsboy ? 0.085F : 0.065F) * c.height;
    const Skin skin = [&, bulge, high](float angle, float height) {
        const float wall = std::min(height / 0.35F, 1.0F);
        const float roof = std::max((height - 0.35F) / 0.65F, 0.0F) * glm::half_pi<float>();
        const float out = (1.0F + bulge * std::sin(wall * glm::half_pi<float>())) *
                          std::pow(std::max(std::cos(roof), 0.0F), 0.75F);
        glm::vec3 p{-c.radius_x * out * std::sin(angle), c.radius_y * out * std::cos(angle),
                    0.035F * wall + (high - 0.035F) * std::sin(roof)};
        // The cloth is drawn down and ahead onto the peak.
        const float up = p.z / high;
        p.y += 0.03F * up;
        p.z = std::max(p.z - 0.22F * p.y * up, 0.0F) + (p.y < 0.0F ? 0.01F * up : 0.0F);
        return p;
    };
    model.add("crown", c.cloth, hollow_crown(skin, 0.003F, 48, 16));
    model.add("brim", c.band ? c.cloth : c.second,
              peak(skin, 0.05F * c.brim, 0.95F, 0.014F, 0.28F, 0.005F));
    if (newsboy) {
        for (int i = 0; i < 8; ++i) {
            model.add("seam", c.cloth,
                      meridian_seam(skin, glm::quarter_pi<float>() * static_cast<float>(i), 0.1F,
                                    0.98F, 0.0018F));
        }
        model.add(
            "button", c.second,
            moved(superellipsoid({0.011F, 0.011F, 0.006F}, 1.0F, 1.0F, 6, 14), skin(0.0F, 1.0F)));
    } else {
        for (const float angle : {0.9F, -0.9F}) {
            model.add("seam", c.cloth, meridian_seam(skin, angle, 0.05F, 0.9F, 0.0016F));
        }
        model.add("seam", c.cloth, meridian_seam(skin, glm::pi<float>(), 0.0F, 0.9F, 0.0016F));
    }
    model.add("band", c.cloth, rim_tube(skin, 0.0F, 0.003F));
}

void add_peaked(const Cap& c, ModelBuilder& model) {
    const float wall = 0.042F;
    const float flare = 1.32F * c.brim;
    const float high = 0.095F * c.height;
    const Skin skin = deformed(turned_skin({{1.0F, 0.0F},
                                            {1.0F, 0.5F * wall},
                                            {1.0F, wall},
                                            {0.5F * (1.0F + flare), 0.5F * (wall + high)},
                                            {flare, high - 0.008F},
                                            {flare - 0.01F, high},
                                            {flare - 0.12F, high + 0.006F},
                                            {0.5F, high + 0.008F},
                                            {0.0F, high + 0.008F}},
                                           c.radius_x, c.radius_y),
                               [&](glm::vec3 p) {  // the front of the top stands up
                                   const float up = std::max(p.z - wall, 0.0F) / high;
                                   return glm::vec3(p.x, p.y, p.z + 0.32F * up * p.y);
                               });
    model.add("crown", c.cloth, hollow_crown(skin, 0.003F, 48, 8));
    model.add("band", c.second, band_around(skin, 0.02F, 0.24F, 0.0015F));
    model.add("brim", black_plastic(), peak(skin, 0.055F * c.brim, 1.1F, 0.012F, 0.75F, 0.003F));
    std::vector<glm::vec2> cord;
    for (int i = 0; i <= 16; ++i) {
        cord.emplace_back(-1.25F + 2.5F * static_cast<float>(i) / 16.0F, 0.05F);
    }
    model.add("cord", c.badge, seam_on(skin, cord, 0.0035F, 8));
    model.add("emblem", c.badge, applied(skin, star(5, 0.02F, 0.011F), {0.0F, 0.32F}, 0.004F));
    model.add("seam", c.second, rim_tube(skin, 0.5F, 0.0018F));
}

/// How a hat's crown and brim run; heights and widths in metres at size 1.
struct HatShape {
    Path2 crown;              ///< (share of the radius, z), from the rim to the axis
    float brim = 0.05F;       ///< width
    float side_lift = 0.0F;   ///< of the brim's edge at the sides
    float front_drop = 0.0F;  ///< at front and back
    float dent = 0.0F;        ///< depth of the crease along the top
    float pinch = 0.0F;       ///< of the front's sides
};

HatShape hat_shape(const Cap& c) {
    const float k = c.height;
    const float w = c.brim;
    switch (c.kind) {
    case Kind::kBucket:
        return {{{1.03F, 0},
                 {0.99F, 0.04F * k},
                 {0.95F, 0.08F * k},
                 {0.9F, 0.087F * k},
                 {0.45F, 0.094F * k},
                 {0, 0.096F * k}},
                0.05F * w,
                -0.032F,
                0.032F,
                0.0F,
                0.0F};
    case Kind::kFedora:
        return {{{1.0F, 0},
                 {1.0F, 0.025F},
                 {0.97F, 0.06F * k},
                 {0.93F, 0.09F * k},
                 {0.86F, 0.112F * k},
                 {0.7F, 0.122F * k},
                 {0.35F, 0.124F * k},
                 {0, 0.124F * k}},
                0.058F * w,
                0.012F,
                0.012F + 0.01F * c.curve,
                0.035F,
                0.26F};
    case Kind::kCowboy:
        return {{{1.0F, 0},
                 {0.99F, 0.03F},
                 {0.95F, 0.07F * k},
                 {0.9F, 0.105F * k},
                 {0.82F, 0.128F * k},
                 {0.62F, 0.136F * k},
                 {0.3F, 0.136F * k},
                 {0, 0.136F * k}},
                0.085F * w,
                0.03F + 0.05F * c.curve,
                0.022F,
                0.038F,
                0.3F};
    case Kind::kSun:
        return {{{1.02F, 0},
                 {1.0F, 0.035F * k},
                 {0.95F, 0.07F * k},
                 {0.8F, 0.095F * k},
                 {0.45F, 0.106F * k},
                 {0, 0.108F * k}},
                0.125F * w,
                -0.025F,
                0.025F,
                0.0F,
                0.0F};
    default:
        break;
    }
    if (c.panels == 6) {  // top hat
        return {{{1.0F, 0},
                 {0.97F, 0.05F},
                 {0.95F, 0.1F * k},
                 {0.97F, 0.15F * k},
                 {1.03F, 0.178F * k},
                 {1.0F, 0.183F * k},
                 {0.5F, 0.184F * k},
                 {0, 0.184F * k}},
                0.042F * w,
                0.022F,
                0.006F,
                0.0F,
                0.0F};
    }
    return {{{1.0F, 0},
             {1.0F, 0.03F},
             {0.98F, 0.06F * k},
             {0.9F, 0.09F * k},
             {0.72F, 0.112F * k},
             {0.4F, 0.124F * k},
             {0, 0.127F * k}},
            0.042F * w,
            0.026F,
            0.004F,
            0.0F,
            0.0F};  // bowler
}

void add_hat(const Cap& c, ModelBuilder& model) {
    const HatShape shape = hat_shape(c);
    Path2 profile = smooth_path(std::span<const glm::vec2>(shape.crown), 3);
    profile.back().x = 0.0F;
    const float top = profile.back().y;
    const Skin skin = deformed(turned_skin(profile, c.radius_x, c.radius_y), [&](glm::vec3 p) {
        const float up = std::clamp(p.z / top, 0.0F, 1.0F);
        const float ahead = std::clamp(0.5F + p.y / (2.0F * c.radius_y), 0.0F, 1.0F);
        const float crease = p.x / (0.4F * c.radius_x);
        const float at_top = up * up * up * up;
        return glm::vec3(p.x * (1.0F - shape.pinch * up * up * ahead * ahead), p.y,
                         p.z - shape.dent * at_top * std::exp(-crease * crease) *
                                   (1.0F - 0.3F * std::abs(p.y) / c.radius_y));
    });
    const Skin brim = [&](float angle, float out) {
        const glm::vec3 root = skin(angle, 0.0F);
        const glm::vec3 away = glm::normalize(glm::vec3(root.x, root.y, 0.0F));
        const float side = std::sin(angle) * std::sin(angle);
        const float lift = shape.side_lift * side - shape.front_drop * (1.0F - side);
        const float rolled = shape.side_lift > 0.0F ? std::pow(out, 1.7F) : out;
        const float drawn_in = 1.0F - 0.25F * std::max(shape.side_lift, 0.0F) / 0.08F * side * out;
        return root + away * (shape.brim * out * drawn_in - 0.003F) +
               glm::vec3(0, 0, lift * rolled + 0.001F);
    };
    model.add("crown", c.cloth,
              hollow_crown(skin, 0.003F, 52, static_cast<int>(profile.size()) - 1));
    model.add("brim", c.cloth, brim_ring(brim, 0.0035F, 52, 7));
    if (c.kind == Kind::kTall || c.kind == Kind::kFedora || c.kind == Kind::kCowboy) {
        model.add("brim", c.second, rim_tube(brim, 1.0F, 0.0026F, 52));
    }
    if (c.band || c.kind == Kind::kTall) {
        const Look ribbon =
            c.kind == Kind::kTall ? plain("ribbon", srgb(0x3B3B40), 0.5F) : c.second;
        model.add("band", ribbon, band_around(skin, 0.02F, 0.22F, 0.0022F, 52));
        if (c.kind == Kind::kFedora || c.kind == Kind::kTall) {  // a flat bow
            const Area bow{1.35F, 1.65F, 0.015F, 0.24F};
            model.add("bow", ribbon, raised_area(skin, bow, 0.005F, 5, 3));
        }
    }
    if (c.kind == Kind::kBucket) {
        for (const float out : {0.33F, 0.66F}) {
            model.add("seam", c.cloth, rim_tube(brim, out, 0.0014F, 52));
        }
        add_emblem(c, skin, 0.3F, model);
    }
}

void add_mortarboard(const Cap& c, ModelBuilder& model) {
    const float high = 0.085F * c.height;
    const Skin skin = ellipsoid_skin({c.radius_x, c.radius_y, high}, 0.55F);
    model.add("crown", c.cloth, hollow_crown(skin, 0.003F, 44, 12));
    const float half = 0.118F * c.brim;
    model.add("board", c.cloth,
              moved(turned(box({2.0F * half, 2.0F * half, 0.005F}, 0.001F), Axis::kZ,
                           c.button ? 45.0F : 0.0F),
                    {0, 0, high}));
    model.add("button", c.badge,
              moved(rounded_cylinder(0.009F, 0.0F, 0.006F, 0.002F, 16), {0, 0, high + 0.002F}));
    // The tassel's cord lies on the board and hangs over its edge.
    const float side = c.opening ? 1.0F : -1.0F;
    const float reach = c.button ? 0.74F * half : half;
    const glm::vec2 way =
        c.button ? glm::vec2(0.97F * half, 0.43F * half) : glm::vec2(half, 0.5F * half);
    const glm::vec3 edge{side * (way.x + 0.003F), way.y, high + 0.003F};
    const std::array<glm::vec3, 4> cord{{{0, 0, high + 0.005F},
                                         {side * 0.5F * reach, 0.5F * way.y, high + 0.004F},
                                         edge,
                                         {edge.x + side * 0.002F, edge.y, high - 0.05F}}};
    model.add("tassel", c.badge, tube(rounded_path(cord, 0.004F), 0.0022F, 8));
    model.add("tassel", c.badge,
              moved(lathe({{0, -0.055F},
                           {0.009F, -0.055F},
                           {0.007F, -0.01F},
                           {0.004F, 0.0F},
                           {0.007F, 0.004F},
                           {0.005F, 0.01F},
                           {0, 0.012F}},
                          16),
                    cord[3]));
}

}  // namespace

void build_cap(Parameters& parameters, ModelBuilder& model) {
    const Cap cap = draw(parameters);
    switch (cap.kind) {
    case Kind::kBaseball:
        add_baseball(cap, model);
        break;
    case Kind::kBeanie:
        add_beanie(cap, model);
        break;
    case Kind::kFlat:
        add_flat(cap, model);
        break;
    case Kind::kPeaked:
        add_peaked(cap, model);
        break;
    case Kind::kMortarboard:
        add_mortarboard(cap, model);
        break;
    case Kind::kBucket:
    case Kind::kFedora:
    case Kind::kCowboy:
    case Kind::kTall:
    case Kind::kSun:
        add_hat(cap, model);
        break;
    }
}

}  // namespace turntable::procedural
