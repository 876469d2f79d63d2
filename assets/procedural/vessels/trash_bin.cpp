// Trash bins: pedal bins, swing-top bins, wheelie bins, office baskets, park bins on a post or
// clad with slats, dumpsters, ribbed dustbins with a lid, open recycling bins.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/vessel_parts.h"
#include "assets/procedural/vessels/vessels.h"

namespace turntable::procedural {
namespace {

enum class Kind { kPedal, kSwing, kWheelie, kOffice, kWire, kPark, kSlatted, kDumpster, kDustbin };

constexpr std::array<std::uint32_t, 7> kBinPlastics{0x2F5A36, 0x26282B, 0x4A4E52, 0x24447A,
                                                    0xC9A21E, 0x7A3A2A, 0x6E7478};

struct TrashBin {
    Kind kind = Kind::kPedal;
    float height = 0.0F;  ///< of the body
    float half = 0.0F;    ///< half the width at the mouth
    float aspect = 1.0F;  ///< depth by width
    float taper = 1.0F;   ///< bottom by mouth
    float squareness = 2.0F;
    float wall = 0.006F;
    float lid = 0.0F;   ///< height of the lid
    float open = 0.0F;  ///< degrees
    int ribs = 0;
    int slats = 16;
    bool bag = false;
    int papers = 0;
    bool sign = false;
    Look body;
    Look top;
    Look trim;
    Look bag_look;

    [[nodiscard]] glm::vec2 mouth() const { return {half, aspect * half}; }
    [[nodiscard]] Level level(float share) const {
        const float scale = glm::mix(taper, 1.0F, share);
        return {scale * mouth(), share * height, squareness};
    }
};

void draw_shape(Parameters& p, TrashBin& b) {
    const auto size = [&](float low, float high, float slim, float wide, float narrow, float full) {
        b.height = p.real("height", low, high);
        b.half = b.height * p.real("slimness", slim, wide);
        b.taper = p.real("taper", narrow, full);
    };
    const float oblong = p.real("aspect", 0.7F, 0.95F);
    const float squareness = p.real("squareness", 4.0F, 9.0F);
    const bool square = p.chance("square", 0.4);
    switch (b.kind) {
    case Kind::kPedal:
        size(0.3F, 0.62F, 0.24F, 0.36F, 0.92F, 1.0F);
        break;
    case Kind::kSwing:
        size(0.42F, 0.62F, 0.25F, 0.33F, 0.72F, 0.86F);
        break;
    case Kind::kWheelie:
        size(0.82F, 1.0F, 0.26F, 0.31F, 0.74F, 0.84F);
        break;
    case Kind::kOffice:
    case Kind::kWire:
        size(0.27F, 0.36F, 0.36F, 0.46F, 0.68F, 0.85F);
        break;
    case Kind::kPark:
        size(0.42F, 0.55F, 0.36F, 0.44F, 0.8F, 0.95F);
        break;
    case Kind::kSlatted:
        size(0.7F, 0.95F, 0.27F, 0.34F, 0.94F, 1.0F);
        break;
    case Kind::kDumpster:
        size(1.0F, 1.3F, 0.6F, 0.85F, 0.86F, 0.95F);
        break;
    case Kind::kDustbin:
        size(0.55F, 0.75F, 0.32F, 0.38F, 0.78F, 0.9F);
        break;
    }
    const bool boxy =
        b.kind == Kind::kWheelie || b.kind == Kind::kDumpster || b.kind == Kind::kSwing;
    const bool may_be_square = b.kind == Kind::kPedal || b.kind == Kind::kOffice ||
                               b.kind == Kind::kSlatted || b.kind == Kind::kPark;
    b.squareness = b.kind == Kind::kDumpster           ? 16.0F
                   : boxy || (may_be_square && square) ? squareness
                                                       : 2.0F;
    b.aspect = b.squareness > 2.0F ? (b.kind == Kind::kDumpster ? 0.65F * oblong : oblong) : 1.0F;
    if (b.kind == Kind::kWheelie) {
        b.aspect = 1.0F + 0.25F * oblong;
    }
}

TrashBin draw(Parameters& p) {
    TrashBin b;
    b.kind = p.choice<Kind>("kind",
                            {"pedal", "swing top", "wheelie", "office", "wire", "park", "slatted",
                             "dumpster", "dustbin"},
                            {2, 1.5, 2, 1.5, 1.2, 1.2, 1.3, 1.2, 1.3});
    draw_shape(p, b);
    b.wall = 0.004F + 0.008F * b.half;
    b.lid = b.half * p.real("lid", 0.25F, 0.6F);
    b.open = p.chance("ajar", 0.2) ? p.real("open", 25.0F, 70.0F) : 0.0F;
    b.ribs = p.integer("ribs", 2, 4);
    b.slats = p.integer("slats", 14, 22);
    b.bag = p.chance("bag", 0.35);
    b.papers = p.chance("full", 0.55) ? p.integer("papers", 3, 6) : 0;
    b.sign = p.chance("sign", 0.6);
    switch (b.kind) {
    case Kind::kPedal:
        b.body = p.chance("steel", 0.6) ? brushed_metal(p, "body") : painted_metal(p, "body");
        b.top = p.chance("plastic_lid", 0.3) ? black_plastic() : b.body;
        break;
    case Kind::kDustbin:
        b.body = p.chance("zinc", 0.7)
                     ? coloured(p, "body", std::array<std::uint32_t, 2>{0x9A9EA2, 0xB2B5B7}, 0.4F)
                     : painted_metal(p, "body");
        b.top = b.body;
        break;
    case Kind::kSlatted:
        b.body = p.chance("timber", 0.7) ? wood(p, "body") : painted_metal(p, "body", kMutedPaints);
        b.top = painted_metal(p, "top", kDarkPlastics);
        break;
    case Kind::kOffice:
        b.body = p.chance("steel", 0.3) ? brushed_metal(p, "body") : plastic(p, "body");
        b.top = b.body;
        break;
    case Kind::kWire:
        b.body = painted_metal(p, "body", kDarkPlastics);
        b.top = b.body;
        break;
    case Kind::kSwing:
        b.body = plastic(p, "body");
        b.top = p.chance("grey_lid", 0.5) ? plastic(p, "top", kDarkPlastics) : b.body;
        break;
    default:
        b.body = coloured(p, "body", kBinPlastics, 0.45F);
        b.top = p.chance("lid_differs", 0.4) ? plastic(p, "top") : b.body;
        break;
    }
    b.trim = black_plastic();
    b.bag_look = plain("bag", p.chance("dark_bag", 0.6) ? srgb(0x24262A) : srgb(0xD8DCE2), 0.3F);
    return b;
}

/// A bag turned over the rim, its hem uneven.
void add_bag(const TrashBin& b, ModelBuilder& model) {
    if (!b.bag) {
        return;
    }
    const float z = b.height;
    const float t = 0.004F;
    Level hem = b.level(0.86F);
    Level rim = b.level(1.0F);
    Level deep = b.level(0.5F);
    hem.half += 2.0F * t;
    rim.half += t;
    rim.z += t;
    deep.half = 0.9F * (deep.half - b.wall);
    Surface bag = drape(hem, rim, b.wall + 2.0F * t, deep, t);
    for (glm::vec3& p : bag.points) {
        if (p.z > 0.8F * z && p.z < 0.95F * z) {
            p.z += 0.02F * b.height * std::sin(7.0F * std::atan2(p.y, p.x));
        }
    }
    model.add("bag", b.bag_look, std::move(bag));
}

/// Crumpled paper, heaped up to the mouth.
void add_paper(const TrashBin& b, float share, ModelBuilder& model) {
    if (b.papers == 0) {
        return;
    }
    const Look paper = plain("paper", srgb(0xEFEDE6), 0.9F);
    const float r = 0.34F * b.half;
    Level low = b.level(0.2F);
    Level high = b.level(share - 0.12F);
    low.half -= b.wall + 0.002F;
    high.half -= b.wall + 0.002F;
    model.add("paper", plain("rubbish", srgb(0x9A958A), 0.9F), shell(std::array{low, high}));
    for (int i = 0; i < b.papers; ++i) {
        const float a = glm::radians(137.5F * static_cast<float>(i));
        const float out = i == 0 ? 0.1F : 0.55F;
        const auto phase = static_cast<float>(i);
        const Surface lump = warped(ball(r, 9, 14), [=](glm::vec3 p) {
            const glm::vec3 q = p / r * 4.0F;
            const float crease =
                std::sin(2.1F * q.x + phase) * std::sin(1.7F * q.y + 2.0F * phase) +
                std::sin(2.3F * q.z - phase + q.x);
            return p * (0.92F + 0.1F * crease);
        });
        model.add("paper", paper,
                  moved(with_crease(lump, 15.0F),
                        {out * b.mouth().x * std::cos(a), out * b.mouth().y * std::sin(a),
                         high.z + (i == 0 ? 1.0F : 0.55F) * r}));
    }
}

void add_open_body(const TrashBin& b, ModelBuilder& model) {
    model.add("body", b.body, tub(b.level(0.0F), b.level(1.0F), b.wall, 2.0F * b.wall));
    Path rim;
    const int steps = 48;
    for (int i = 0; i < steps; ++i) {
        const float a = glm::two_pi<float>() * static_cast<float>(i) / static_cast<float>(steps);
        const glm::vec2 m = b.mouth() - 0.5F * b.wall;
        const glm::vec3 unit = squared(glm::vec3(std::cos(a), std::sin(a), 0.0F), b.squareness);
        rim.emplace_back(m.x * unit.x, m.y * unit.y, b.height);
    }
    model.add("rim", b.top, closed_tube(rim, 1.1F * b.wall, 8));
    add_bag(b, model);
    add_paper(b, 0.9F, model);
}

/// A lid whose section follows the body's, `height` high, from z; domed.
Surface domed_lid(const TrashBin& b, float z, float height, float overhang) {
    std::vector<Level> levels;
    const glm::vec2 m = b.mouth() + overhang;
    levels.push_back({m, z, b.squareness});
    levels.push_back({m, z + 0.25F * height, b.squareness});
    for (const float a : {25.0F, 50.0F, 70.0F, 90.0F}) {
        const float s = glm::radians(a);
        levels.push_back({m * std::max(std::cos(0.94F * s), 0.08F),
                          z + height * (0.25F + 0.75F * std::sin(s)),
                          glm::mix(b.squareness, 2.0F, a / 180.0F)});
    }
    return shell(levels);
}

void add_pedal_bin(const TrashBin& b, ModelBuilder& model) {
    const float foot = 0.035F;
    Level low = b.level(0.0F);
    low.half += 0.006F;
    Level high = low;
    high.z = foot;
    model.add("base", b.trim, shell(std::array{low, high}));
    Level from = b.level(0.0F);
    from.z = foot - 0.002F;
    model.add("body", b.body, tub(from, b.level(1.0F), b.wall, 0.01F));
    Level ring = b.level(1.0F);
    ring.half += 0.004F;
    ring.z = b.height - 0.02F;
    Level ring_top = ring;
    ring_top.z = b.height + 0.004F;
    Level in = ring_top;
    in.half -= 0.004F + 1.5F * b.wall;
    Level in_low = in;
    in_low.z = ring.z;
    model.add("rim", b.trim, shell(std::array{in_low, ring, ring_top, in, in_low}));
    const float rear = -b.mouth().y;
    model.add("lid", b.top,
              turned_about(domed_lid(b, b.height + 0.003F, 0.7F * b.lid, 0.002F),
                           {0, rear, b.height + 0.004F}, Axis::kX, b.open));
    model.add("hinge", b.trim,
              moved(box({0.7F * b.half, 0.025F, 0.05F}, 0.006F), {0, rear - 0.004F, b.height}));
    const float front = b.taper * b.mouth().y;
    model.add("pedal", chrome(),
              box_between({-0.03F, 0.6F * front, 0.01F}, {0.03F, front + 0.055F, 0.018F}, 0.003F));
    model.add(
        "pedal", b.trim,
        box_between({-0.045F, front + 0.035F, 0.014F}, {0.045F, front + 0.075F, 0.026F}, 0.004F));
    const float z = 0.75F * b.height;  // to carry it by
    const float y = -0.95F * b.mouth().y * glm::mix(b.taper, 1.0F, 0.75F);
    const std::array<glm::vec3, 4> bow{{{-0.3F * b.half, y, z},
                                        {-0.3F * b.half, y - 0.035F, z},
                                        {0.3F * b.half, y - 0.035F, z},
                                        {0.3F * b.half, y, z}}};
    model.add("handle", b.trim, tube(rounded_path(bow, 0.02F), 0.006F, 8));
}

void add_swing_bin(const TrashBin& b, ModelBuilder& model) {
    model.add("body", b.body, tub(b.level(0.0F), b.level(1.0F), b.wall, 0.01F));
    const float z = b.height;
    const glm::vec2 m = b.mouth() + 0.006F;
    const float h = 1.1F * b.lid + 0.3F * b.half;
    // A hood with slanted sides, a mouth in its top where the flap swings.
    const glm::vec2 top = m * glm::vec2(0.86F, 0.7F);
    model.add("lid", b.top,
              shell(std::array<Level, 6>{{{m - b.wall, z - 0.03F, b.squareness},
                                          {m, z - 0.03F, b.squareness},
                                          {m, z + 0.015F, b.squareness},
                                          {top, z + h, b.squareness},
                                          {top - 0.012F, z + h, b.squareness},
                                          {top - 0.02F, z + h - 0.04F, b.squareness}}}));
    const glm::vec2 flap = top - 0.018F;
    const Surface plate =
        extrude(scaled(superellipse(1.0F, 1.0F, b.squareness, 40), flap), 0.012F, 0.004F);
    const float tilt = b.open > 0.0F ? 0.6F * b.open : 12.0F;
    model.add("flap", b.top.name == b.body.name ? b.trim : b.body,
              moved(turned(plate, Axis::kX, tilt), {0, 0, z + h - 0.004F}));
    model.add("axle", b.trim,
              rod({-top.x + 0.004F, 0, z + h}, {top.x - 0.004F, 0, z + h}, 0.006F, 8));
}

void add_wheelie_bin(const TrashBin& b, ModelBuilder& model) {
    const glm::vec2 m = b.mouth();
    const float h = b.height;
    Level low = b.level(0.0F);
    low.centre = {0.0F, -0.3F * (1.0F - b.taper) * m.y};  // the front leans more than the rear
    low.z = 0.03F;
    model.add("body", b.body, tub(low, b.level(1.0F), b.wall, 0.02F));
    Level collar = b.level(1.0F);
    collar.half += 0.018F;
    collar.z = h - 0.05F;
    Level collar_top = collar;
    collar_top.z = h;
    Level in = collar_top;
    in.half = b.mouth() - 0.4F * b.wall;
    Level in_low = in;
    in_low.z = collar.z;
    model.add("rim", b.body, shell(std::array{in_low, collar, collar_top, in, in_low}));
    // The lid: a shallow dome hinged behind.
    const float rear = -m.y - 0.018F;
    std::vector<Level> lid;
    for (const glm::vec3 q : {glm::vec3{1.0F, 0.0F, 0.0F},
                              {1.0F, 0.3F, 0.0F},
                              {0.86F, 0.75F, 0.0F},
                              {0.6F, 1.0F, 0.0F}}) {
        lid.push_back(
            {q.x * (m + 0.026F), h + 0.002F + q.y * 0.16F * b.lid + 0.03F * q.y, b.squareness});
    }
    model.add("lid", b.top,
              turned_about(shell(lid), {0, rear, h + 0.01F}, Axis::kX, 1.8F * b.open));
    model.add(
        "lid", b.top,
        turned_about(moved(box({0.5F * m.x, 0.05F, 0.02F}, 0.008F), {0, m.y + 0.035F, h + 0.014F}),
                     {0, rear, h + 0.01F}, Axis::kX, 1.8F * b.open));
    const float grip = rear - 0.05F;
    model.add("handle", b.body,
              rod({-0.8F * m.x, grip, h - 0.01F}, {0.8F * m.x, grip, h - 0.01F}, 0.016F, 12));
    for (const float x : {-0.75F, -0.25F, 0.25F, 0.75F}) {
        model.add("handle", b.body,
                  box_between({x * m.x - 0.014F, grip - 0.006F, h - 0.03F},
                              {x * m.x + 0.014F, rear + 0.05F, h + 0.004F}, 0.006F));
    }
    const float radius = 0.095F;
    const float axle = low.centre.y - low.half.y - 0.01F;
    const Wheel w = wheel(radius, 0.05F, 0.28F, 6, 24);
    const glm::vec3 at{low.half.x + 0.02F, axle, radius};
    model.add("wheel", rubber(), mirrored_pair(moved(w.tyre, at)));
    model.add("wheel", b.trim, mirrored_pair(moved(w.rim, at)));
    model.add("wheel", b.trim, mirrored_pair(moved(w.hub, at)));
    model.add("axle", b.trim, rod({-at.x, axle, radius}, {at.x, axle, radius}, 0.012F, 10));
    model.add("axle", b.body,
              mirrored_pair(box_between({0.5F * low.half.x, axle - 0.02F, 0.5F * radius},
                                        {0.8F * low.half.x, axle + 0.08F, 1.9F * radius}, 0.006F)));
    model.add("foot", b.body,
              box_between({-0.7F * low.half.x, low.centre.y + 0.3F * low.half.y, 0.0F},
                          {0.7F * low.half.x, low.centre.y + 0.8F * low.half.y, 0.06F}, 0.01F));
    for (int i = 0; i < b.ribs; ++i) {  // stiffening ribs on the front
        const float x =
            m.x * 1.1F * ((static_cast<float>(i) + 0.5F) / static_cast<float>(b.ribs) - 0.5F);
        const auto front = [&](float share) {
            const Level at_share = b.level(share);
            return glm::mix(low.centre.y + low.half.y, at_share.half.y, share) + 0.0F;
        };
        model.add("rib", b.body,
                  rod({b.taper * x, low.centre.y + low.half.y - 0.002F, 0.06F},
                      {x, front(0.94F), 0.92F * h}, 0.009F, 8));
    }
}

void add_wire_basket(const TrashBin& b, ModelBuilder& model) {
    const float r = b.half;
    const float low = b.taper * r;
    const float wire = 0.0022F;
    const int uprights = 2 * b.slats;
    const float twist = 4.0F * 360.0F / static_cast<float>(uprights);
    for (const float lean : {-twist, twist}) {
        const float a = glm::radians(lean);
        const Path slant{{low, 0, 0.004F},
                         {0.5F * (low + r) * std::cos(0.5F * a) * 1.01F,
                          0.5F * (low + r) * std::sin(0.5F * a) * 1.01F, 0.5F * b.height},
                         {r * std::cos(a), r * std::sin(a), b.height}};
        model.add("wire", b.body, around(tube(slant, wire, 5), uprights));
    }
    for (const float share : {0.0F, 0.5F, 1.0F}) {
        const float thick = share == 0.5F ? 1.2F * wire : 2.4F * wire;
        model.add("rim", b.body,
                  moved(torus(glm::mix(low, r, share), thick, 48, 8),
                        {0, 0, std::max(share * b.height, thick)}));
    }
    model.add("base", b.body, cylinder(low, 0.001F, 0.008F, 40));
    add_paper(b, 0.85F, model);
    if (b.bag) {
        TrashBin inner = b;
        inner.half = 0.985F * r;
        inner.wall = 0.0F;
        add_bag(inner, model);
    }
}

void add_park_bin(const TrashBin& b, ModelBuilder& model) {
    const float lift = 0.35F;
    const float h = b.height;
    const auto raised = [&](Surface s) { return moved(std::move(s), {0, 0, lift}); };
    const float post_y = -b.mouth().y - 0.025F;
    const float post = 0.028F;
    model.add("post", b.trim, cylinder(post, 0.0F, lift + 1.5F * h, 16));
    model.add("body", b.body,
              raised(moved(tub(b.level(0.0F), b.level(1.0F), b.wall, 0.012F), {0, -post_y, 0})));
    model.add("base", b.trim, cylinder(0.12F, 0.0F, 0.02F, 28));
    for (const float z : {0.25F, 0.8F}) {
        model.add(
            "clamp", b.trim,
            raised(box_between({-0.05F, -post, z * h}, {0.05F, 0.05F, z * h + 0.04F}, 0.004F)));
    }
    // A roof on the post, over the mouth.
    TrashBin roof = b;
    roof.half *= 1.05F;
    model.add("roof", b.top,
              raised(moved(domed_lid(roof, 1.45F * h, 0.5F * b.lid, 0.01F), {0, -post_y, 0})));
    if (b.sign) {
        const float y = -post_y + b.mouth().y * glm::mix(b.taper, 1.0F, 0.55F);
        model.add(
            "sign", white_plastic(),
            raised(moved(turned(box({0.5F * b.half, 0.02F, 0.6F * b.half}, 0.004F), Axis::kX, 0.0F),
                         {0, y, 0.55F * h})));
    }
}

void add_slatted_bin(const TrashBin& b, ModelBuilder& model) {
    const float h = b.height;
    const float gap = 0.05F;
    Level low = b.level(0.0F);
    low.z = gap;
    Level high = b.level(1.0F);
    low.half -= 0.035F;
    high.half -= 0.035F;
    model.add("liner", b.trim, tub(low, high, 0.006F, 0.01F));
    const glm::vec2 m = b.mouth() - 0.012F;
    const float perimeter = 4.0F * (m.x + m.y) * (b.squareness > 2.0F ? 1.0F : 0.785F);
    const float width = 0.78F * perimeter / static_cast<float>(b.slats);
    for (int i = 0; i < b.slats; ++i) {
        const float share = (static_cast<float>(i) + 0.5F) / static_cast<float>(b.slats);
        // Even steps along the section's edge, found on its polygon.
        const float a = glm::two_pi<float>() * share;
        const glm::vec3 u = squared(glm::vec3(std::cos(a), std::sin(a), 0.0F), b.squareness);
        const glm::vec3 on =
            squared(glm::vec3(std::cos(a + 0.02F), std::sin(a + 0.02F), 0.0F), b.squareness);
        const glm::vec2 along = (glm::vec2(on.x, on.y) - glm::vec2(u.x, u.y)) * m;
        const float facing = glm::degrees(std::atan2(along.y, along.x));
        model.add("slat", b.body,
                  moved(turned(box_between({-0.5F * width, -0.011F, 0.03F},
                                           {0.5F * width, 0.011F, h}, 0.004F),
                               Axis::kZ, facing),
                        {m.x * u.x, m.y * u.y, 0.0F}));
    }
    for (const float z : {0.1F, 0.85F}) {  // hoops that hold the slats
        Level hoop{b.mouth() - 0.006F, z * h, b.squareness};
        Level hoop_top = hoop;
        hoop_top.z += 0.04F;
        Level in = hoop_top;
        in.half -= 0.034F;
        Level in_low = in;
        in_low.z = hoop.z;
        hoop.half += 0.012F;
        hoop_top.half += 0.012F;
        model.add("hoop", b.top, shell(std::array{in_low, hoop, hoop_top, in, in_low}));
    }
    Level ring{b.mouth() + 0.012F, h - 0.004F, b.squareness};
    Level ring_top = ring;
    ring_top.z = h + 0.03F;
    Level in = ring_top;
    in.half *= 0.62F;
    Level in_low = in;
    in_low.z = ring.z;
    model.add("rim", b.top, shell(std::array{in_low, ring, ring_top, in, in_low}));
    model.add(
        "foot", b.trim,
        four_corners(box_between({0.5F * b.half - 0.02F, 0.45F * b.half - 0.02F, 0.0F},
                                 {0.5F * b.half + 0.02F, 0.45F * b.half + 0.02F, gap + 0.002F})));
    if (b.sign) {  // a hood on four posts
        const float up = 0.24F * h;
        model.add("post", b.top,
                  four_corners(rod({0.62F * b.mouth().x, 0.62F * b.mouth().y, h},
                                   {0.62F * b.mouth().x, 0.62F * b.mouth().y, h + up + 0.01F},
                                   0.012F, 8)));
        model.add("roof", b.top, domed_lid(b, h + up, 0.4F * b.lid, 0.015F));
    }
}

void add_dumpster(const TrashBin& b, ModelBuilder& model) {
    const float h = b.height;
    const float lift = 0.14F;
    const float x = b.mouth().x;
    const float y = b.mouth().y;
    // Side view: a box whose front wall leans out.
    const Outline side{{-y, lift}, {0.82F * y, lift}, {1.08F * y, 0.78F * h}, {-y, h}};
    model.add("body", b.body, sideways(side, 2.0F * x, 0.01F));
    const Outline rim_side{{-y - 0.02F, h - 0.05F},
                           {1.1F * y, 0.74F * h},
                           {1.12F * y, 0.79F * h},
                           {-y - 0.02F, h + 0.01F}};
    for (const float edge : {-x, x}) {
        model.add("rim", b.body, moved(sideways(rim_side, 0.05F, 0.005F), {edge, 0, 0}));
    }
    // Lids of plastic on the slanted top.
    const float slope = std::atan2(0.22F * h, 2.08F * y);
    const float run = std::hypot(0.22F * h, 2.08F * y);
    const int lids = b.ribs == 2 ? 1 : 2;
    const float wide = (2.0F * x - 0.02F) / static_cast<float>(lids);
    for (int i = 0; i < lids; ++i) {
        const float at = -x + 0.01F + (static_cast<float>(i) + 0.5F) * wide;
        const float open = i == 0 ? 1.4F * b.open : 0.0F;
        Surfaces lid{
            box_between({-0.49F * wide, 0.0F, 0.004F}, {0.49F * wide, run + 0.04F, 0.04F}, 0.012F)};
        for (const float rib : {-0.25F, 0.0F, 0.25F}) {
            lid.push_back(box_between({rib * wide - 0.03F, 0.08F, 0.03F},
                                      {rib * wide + 0.03F, run - 0.06F, 0.056F}, 0.01F));
        }
        model.add("lid", b.top.name == b.body.name ? b.trim : b.top,
                  each(std::move(lid), [&](Surface s) {
                      return moved(turned(std::move(s), Axis::kX, -glm::degrees(slope) + open),
                                   {at, -y, h});
                  }));
    }
    for (int i = 0; i <= 2 * b.ribs; ++i) {  // pressed ribs on the front and behind
        const float at =
            1.8F * x * (static_cast<float>(i) / (2.0F * static_cast<float>(b.ribs)) - 0.5F);
        model.add("rib", b.body,
                  box_between({at - 0.03F, -y - 0.02F, lift + 0.04F},
                              {at + 0.03F, -y + 0.02F, h - 0.1F}, 0.006F));
        const Outline rib{{0.8F * y, lift + 0.04F},
                          {0.85F * y, lift + 0.04F},
                          {1.095F * y, 0.7F * h},
                          {1.04F * y, 0.7F * h}};
        model.add("rib", b.body, moved(sideways(rib, 0.06F, 0.005F), {at, 0, 0}));
    }
    model.add("pocket", b.body,  // sleeves for the lorry's forks
              mirrored_pair(box_between({x - 0.01F, -0.5F * y, 0.45F * h},
                                        {x + 0.1F, 0.6F * y, 0.45F * h + 0.16F}, 0.008F)));
    const Wheel w = wheel(0.085F, 0.05F, 0.3F, 0, 18);
    for (const Surface* part : {&w.tyre, &w.rim, &w.hub}) {
        model.add("wheel", part == &w.tyre ? rubber() : b.trim,
                  four_corners(moved(*part, {0.82F * x, 0.66F * y, 0.085F})));
    }
    model.add("wheel", b.trim,
              four_corners(box_between({0.82F * x - 0.04F, 0.66F * y - 0.04F, 0.1F},
                                       {0.82F * x + 0.04F, 0.66F * y + 0.04F, lift + 0.004F})));
}

void add_dustbin(const TrashBin& b, ModelBuilder& model) {
    const float h = b.height;
    const float r = b.half;
    Path2 profile{
        {0, 0.02F}, {b.taper * r * 0.98F, 0.02F}, {b.taper * r * 0.98F, 0.0F}, {b.taper * r, 0.0F}};
    for (int i = 0; i <= 16; ++i) {
        const float share = static_cast<float>(i) / 16.0F;
        profile.emplace_back(r * glm::mix(b.taper, 1.0F, share), h * (0.02F + 0.98F * share));
    }
    Surface body = vessel(profile, b.wall, 96);
    for (glm::vec3& p : body.points) {  // corrugated
        const bool plain_zone = p.z < 0.1F * h || p.z > 0.86F * h;
        const float wave = std::cos(24.0F * std::atan2(p.y, p.x));
        const float f = 1.0F + (plain_zone ? 0.0F : 0.018F * wave);
        p = {f * p.x, f * p.y, p.z};
    }
    model.add("body", b.body, std::move(body));
    for (const float z : {0.1F, 0.87F, 0.99F}) {
        model.add("hoop", b.body,
                  moved(torus(r * glm::mix(b.taper, 1.0F, z), 0.009F, 48, 8), {0, 0, z * h}));
    }
    // The lid lies on, or leans against the mouth.
    const float over = r + 0.012F;
    Surfaces lid{lathe({{0, 0},
                        {over - 0.006F, 0.0F},
                        {over - 0.006F, -0.03F},
                        {over, -0.03F},
                        {over, 0.012F},
                        {0.75F * over, 0.06F},
                        {0.4F * over, 0.09F},
                        {0, 0.1F}},
                       48)};
    lid.push_back(tube(
        rounded_path(
            std::array<glm::vec3, 4>{
                {{-0.06F, 0, 0.08F}, {-0.06F, 0, 0.14F}, {0.06F, 0, 0.14F}, {0.06F, 0, 0.08F}}},
            0.025F),
        0.008F, 8));
    const float tilt = b.open > 0.0F ? 9.0F : 0.0F;
    model.add("lid", b.top, each(std::move(lid), [&](Surface s) {
                  return turned_about(moved(std::move(s), {0, 0, h + 0.004F}), {0, -r, h}, Axis::kX,
                                      tilt);
              }));
    const float z = 0.7F * h;
    const float at = r * glm::mix(b.taper, 1.0F, 0.7F);
    const std::array<glm::vec3, 4> bow{{{at - 0.012F, -0.07F, z},
                                        {at + 0.05F, -0.06F, z - 0.01F},
                                        {at + 0.05F, 0.06F, z - 0.01F},
                                        {at - 0.012F, 0.07F, z}}};
    model.add("handle", b.body, mirrored_pair(tube(rounded_path(bow, 0.03F), 0.008F, 8)));
}

}  // namespace

void build_trash_bin(Parameters& parameters, ModelBuilder& model) {
    const TrashBin bin = draw(parameters);
    switch (bin.kind) {
    case Kind::kPedal:
        return add_pedal_bin(bin, model);
    case Kind::kSwing:
        return add_swing_bin(bin, model);
    case Kind::kWheelie:
        return add_wheelie_bin(bin, model);
    case Kind::kOffice:
        return add_open_body(bin, model);
    case Kind::kWire:
        return add_wire_basket(bin, model);
    case Kind::kPark:
        return add_park_bin(bin, model);
    case Kind::kSlatted:
        return add_slatted_bin(bin, model);
    case Kind::kDumpster:
        return add_dumpster(bin, model);
    case Kind::kDustbin:
        return add_dustbin(bin, model);
    }
}

}  // namespace turntable::procedural
