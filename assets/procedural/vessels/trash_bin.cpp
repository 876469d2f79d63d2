// Trash bins: pedal bins, swing-top bins, wheelie bins, office baskets, park bins on a post or
// clad with slats, dumpsters, ribbed dustbins with a lid, open recycling bins.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/trash_bin.h"
#include "assets/procedural/vessels/vessels.h"

namespace turntable::procedural {

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

namespace {

using Kind = BinKind;

constexpr std::array<std::uint32_t, 7> kBinPlastics{0x2F5A36, 0x26282B, 0x4A4E52, 0x24447A,
                                                    0xC9A21E, 0x7A3A2A, 0x6E7478};

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
    const int papers = p.integer("papers", 3, 6);
    // A plain open bin is a bucket to the eye, were there nothing in it.
    b.papers = p.chance("full", 0.5) || (b.kind == Kind::kOffice && !b.bag) ? papers : 0;
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
    Level high = b.level(share);
    const float inset = b.kind == Kind::kWire ? 0.0F : 0.8F * b.wall;
    low.half -= inset;
    high.half -= inset;
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
