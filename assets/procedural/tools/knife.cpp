// Knives: kitchen knives, bread knives, cleavers, table knives, daggers, hunting knives, machetes
// and pocket knives. Edge down, tip to +X.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/tools/long_parts.h"
#include "assets/procedural/tools/tools.h"

namespace turntable::procedural {
namespace {

enum class Kind { kChef, kBread, kCleaver, kTable, kDagger, kHunting, kMachete, kPocket };
enum class Handle { kScales, kMoulded, kRings };

struct Knife {
    Kind kind = Kind::kChef;
    Handle handle = Handle::kScales;
    float length = 0.2F;     ///< of the blade
    float breadth = 0.045F;  ///< of the blade at the heel
    float spine = 0.003F;    ///< thickness
    float grip = 0.12F;      ///< length of the handle
    float girth = 0.026F;    ///< height of the handle
    float belly = 0.5F;      ///< how far the edge rises towards the tip, 0 to 1
    float drop = 0.3F;       ///< how far the spine falls towards the tip, 0 to 1
    float angle = 0.0F;      ///< a pocket knife's, between blade and handle, degrees
    int rivets = 3;
    int teeth = 40;
    bool bolster = true;
    bool guard = true;
    bool saw_back = false;
    bool hole = true;
    int extra_tools = 1;
    Look steel;
    Look grip_look;
    Look fitting;
};

Knife draw(Parameters& p) {
    Knife k;
    k.kind = p.choice<Kind>(
        "kind", {"chef's", "bread", "cleaver", "table", "dagger", "hunting", "machete", "pocket"},
        {3, 1.5, 1.5, 1, 1.8, 2.2, 1.2, 1.8});
    k.handle = p.choice<Handle>("handle", {"scales", "moulded", "rings"}, {3, 2, 1});
    struct Size {
        float length, breadth, spine, girth;
    };
    static constexpr std::array<Size, 8> kSizes{{{0.20F, 0.048F, 0.0030F, 0.027F},
                                                 {0.21F, 0.030F, 0.0026F, 0.027F},
                                                 {0.18F, 0.085F, 0.0045F, 0.030F},
                                                 {0.12F, 0.020F, 0.0030F, 0.014F},
                                                 {0.19F, 0.036F, 0.0060F, 0.026F},
                                                 {0.14F, 0.036F, 0.0050F, 0.031F},
                                                 {0.42F, 0.065F, 0.0035F, 0.036F},
                                                 {0.08F, 0.019F, 0.0030F, 0.024F}}};
    const Size& size = kSizes.at(static_cast<std::size_t>(k.kind));
    k.length = size.length * p.real("length", 0.75F, 1.2F);
    k.breadth = size.breadth * p.real("breadth", 0.8F, 1.2F);
    k.spine = size.spine * p.real("spine", 0.85F, 1.3F);
    k.girth = size.girth * p.real("girth", 0.9F, 1.15F);
    k.grip = p.real("grip_length", 0.10F, 0.13F);
    k.belly = p.real("belly", 0.25F, 0.9F);
    k.drop = p.real("drop", 0.1F, 0.65F);
    k.angle = p.real("fold", 0.0F, 110.0F);
    k.rivets = p.integer("rivets", 2, 4);
    k.teeth = p.integer("teeth", 24, 44);
    k.bolster = p.chance("bolster", 0.6);
    k.guard = p.chance("guard", 0.7);
    k.saw_back = p.chance("saw_back", 0.4);
    k.hole = p.chance("hole", 0.7);
    k.extra_tools = p.integer("extra_tools", 0, 3);
    k.steel = plain("steel", srgb(0xBFC3C6), 0.28F);
    k.steel.material.metallic = 0.35F;
    if (p.chance("dark_blade", 0.12)) {
        k.steel = plain("dark-steel", srgb(0x3C3F43), 0.4F);
    }
    k.grip_look = p.chance("wooden", 0.5) ? wood(p, "grip")
                                          : (k.kind == Kind::kPocket || p.chance("bright", 0.25)
                                                 ? plastic(p, "grip")
                                                 : plastic(p, "dark_grip", kDarkPlastics));
    k.grip_look.metres_per_tile *= 0.4F;  // fine grain suits small things
    k.fitting = p.chance("brass", 0.35) ? plain("brass", srgb(0xB8924A), 0.28F) : k.steel;
    return k;
}

/// Of a blade at x: z of its spine and of its edge, and the thickness of the spine.
struct Cut {
    float x = 0.0F;
    float spine = 0.0F;
    float edge = 0.0F;
    float thick = 0.0F;
};

/// A wedge from spine to edge through all cuts; `double_edged` is thickest in the middle instead.
Surface blade_through(const std::vector<Cut>& cuts, bool double_edged) {
    std::vector<Section> sections;
    for (const Cut& c : cuts) {
        const float half = 0.5F * c.thick;
        const float middle = 0.5F * (c.spine + c.edge);
        const float grind = glm::mix(c.edge, c.spine, 0.45F);
        sections.push_back(
            {c.x, double_edged ? Outline{{0, c.spine}, {-half, middle}, {0, c.edge}, {half, middle}}
                               : Outline{{half, c.spine},
                                         {-half, c.spine},
                                         {-0.9F * half, grind},
                                         {-0.04F * half, c.edge},
                                         {0.04F * half, c.edge},
                                         {0.9F * half, grind}}});
    }
    return with_crease(loft(sections, Axis::kX), 12.0F);
}

/// The outline of a blade: u from 0 at the heel to 1 at the tip.
Cut cut_at(const Knife& k, float u) {
    const float up = 0.5F * k.breadth;
    Cut c{u * k.length, up, -up, k.spine * (1.0F - 0.55F * u)};
    const float late = std::max(0.0F, (u - 0.45F) / 0.55F);
    switch (k.kind) {
    case Kind::kCleaver:
        c.spine -= 0.06F * k.breadth * u * u;
        c.edge += 0.12F * k.belly * k.breadth * u * u;
        c.thick = k.spine;
        break;
    case Kind::kTable:
        c.spine = up * (0.75F + 0.25F * std::sin(glm::pi<float>() * u));
        c.edge = -up * (0.6F + 0.4F * std::sin(2.2F * u));
        if (u > 0.88F) {  // a round end
            const float v = (u - 0.88F) / 0.12F;
            const float round = std::sqrt(std::max(0.0F, 1.0F - v * v));
            c.edge *= round;
            c.spine *= 0.3F + 0.7F * round;
        }
        break;
    case Kind::kBread:
        if (u > 0.9F) {
            const float v = (u - 0.9F) / 0.1F;
            c.spine -= 0.9F * k.breadth * v * v;
        }
        break;
    case Kind::kDagger: {
        const float wide = u < 0.72F ? 1.0F - 0.25F * u : 0.82F * (1.0F - (u - 0.72F) / 0.28F);
        c.spine = up * wide;
        c.edge = -up * wide;
        break;
    }
    case Kind::kMachete: {
        const float swell = 1.0F + 0.35F * u;
        c.spine = up * (1.0F - 0.1F * k.drop * u);
        c.edge = c.spine - k.breadth * swell;
        if (u > 0.86F) {
            const float v = (u - 0.86F) / 0.14F;
            c.edge += 1.2F * k.breadth * v * v;
        }
        c.thick = k.spine;
        break;
    }
    case Kind::kHunting:
        // A clip: the spine falls in a hollow towards the tip.
        c.spine -= k.drop * k.breadth * std::sqrt(late);
        c.edge += (1.0F - k.drop) * k.breadth * late * late;
        break;
    case Kind::kChef:
    case Kind::kPocket:
        c.spine -= (1.0F - k.belly) * k.breadth * late * late;
        c.edge += k.belly * k.breadth * std::pow(u, 2.6F);
        break;
    }
    if (c.spine < c.edge) {
        c.spine = c.edge = 0.5F * (c.spine + c.edge);
    }
    return c;
}

/// The blade with its heel at x = 0; a short tang behind sinks into the handle.
Surface blade(const Knife& k) {
    std::vector<Cut> cuts;
    const bool toothed = k.kind == Kind::kBread;
    const int steps = toothed ? 2 * k.teeth : 28;
    for (int i = 0; i <= steps; ++i) {
        const float u = static_cast<float>(i) / static_cast<float>(steps);
        Cut c = cut_at(k, u);
        if (toothed && i % 2 == 1) {
            c.edge = std::min(c.edge + 0.13F * k.breadth, c.spine);
        }
        const bool saw = k.kind == Kind::kHunting && k.saw_back && u > 0.1F && u < 0.45F;
        if (saw && i % 2 == 1) {
            c.spine -= 0.1F * k.breadth;
        }
        cuts.push_back(c);
    }
    const bool pointed = k.kind != Kind::kCleaver;
    if (pointed) {
        Cut& tip = cuts.back();
        tip.thick = 0.0F;
        tip.spine = tip.edge = 0.5F * (tip.spine + tip.edge);
    }
    return blade_through(cuts, k.kind == Kind::kDagger);
}

/// Where the handle lies: its top follows the spine, so that knuckles clear the board.
float grip_middle(const Knife& k) {
    if (k.kind == Kind::kDagger || k.kind == Kind::kTable) {
        return 0.0F;
    }
    return 0.5F * k.breadth - 0.5F * k.girth - 0.002F;
}

void add_rivets(const Knife& k, float z, ModelBuilder& model) {
    const float width = 0.72F * k.girth + 0.0012F;
    for (int i = 0; i < k.rivets; ++i) {
        const float share = (static_cast<float>(i) + 0.6F) / (static_cast<float>(k.rivets) + 0.2F);
        model.add("rivet", k.fitting,
                  rod({-share * k.grip, -0.5F * width, z}, {-share * k.grip, 0.5F * width, z},
                      0.13F * k.girth, 12));
    }
}

void add_handle(const Knife& k, ModelBuilder& model) {
    const float z = grip_middle(k);
    const float g = 0.5F * k.girth;
    const float w = 0.72F * k.girth;
    if (k.handle == Handle::kRings && k.kind != Kind::kCleaver) {
        constexpr int kRings = 11;
        const float step = k.grip / static_cast<float>(kRings);
        for (int i = 0; i < kRings; ++i) {
            const float x = -step * (static_cast<float>(i) + 1.0F);
            const float swell =
                1.0F + 0.12F * std::sin(glm::pi<float>() * (static_cast<float>(i) + 0.5F) / kRings);
            const Surface ring = turned(
                rounded_cylinder(g * swell, 0, 1.04F * step, 0.25F * step, 20), Axis::kY, 90.0F);
            model.add("handle", k.grip_look, moved(scaled(ring, {1.0F, 0.78F, 1.0F}), {x, 0, z}));
        }
        model.add("pommel", k.fitting,
                  moved(scaled(ball(1.25F * g, 10, 20), {0.7F, 0.85F, 1.0F}),
                        {-k.grip - 0.4F * g, 0, z}));
        return;
    }
    const bool scales = k.handle == Handle::kScales;
    const std::array<StockStation, 6> stations{
        {{-k.grip, z + 0.55F * g, z - 1.15F * g, 0.86F * w},
         {-0.93F * k.grip, z + 0.98F * g, z - 1.3F * g, w},
         {-0.72F * k.grip, z + 1.02F * g, z - 0.92F * g, w},
         {-0.42F * k.grip, z + 1.06F * g, z - 1.08F * g, 1.02F * w},
         {-0.15F * k.grip, z + 1.0F * g, z - 0.86F * g, 0.92F * w},
         {0.001F, z + 0.96F * g, z - 0.9F * g, 0.8F * w}}};
    model.add("handle", k.grip_look, stock(stations, scales ? 4.0F : 2.5F));
    if (scales) {
        // The tang shows as a line of steel all around.
        std::vector<StockStation> rim(stations.begin(), stations.end());
        for (StockStation& s : rim) {
            s.top += 0.0008F;
            s.bottom -= 0.0008F;
            s.width = k.spine;
        }
        rim.front().x -= 0.0008F;
        model.add("tang", k.steel, stock(rim, 4.0F));
        add_rivets(k, z, model);
    }
}

void add_bolster(const Knife& k, ModelBuilder& model) {
    const float z = grip_middle(k);
    const float g = 0.5F * k.girth;
    if (k.kind == Kind::kDagger || (k.kind == Kind::kHunting && k.guard)) {
        const float reach = (k.kind == Kind::kDagger ? 1.5F : 1.0F) * k.breadth;
        const float low = k.kind == Kind::kDagger ? -0.7F * k.breadth : z - g - 0.35F * k.breadth;
        model.add("guard", k.fitting,
                  box_between({-0.004F, -0.4F * k.girth, low},
                              {0.006F, 0.4F * k.girth, low + reach}, 0.0025F));
        for (const float end : {low, low + reach}) {
            if (k.kind == Kind::kDagger) {
                model.add("guard", k.fitting, moved(ball(0.007F, 8, 14), {0.001F, 0, end}));
            }
        }
        return;
    }
    if (k.bolster || k.kind == Kind::kHunting) {
        const std::array<StockStation, 3> collar{
            {{-0.004F, z + 1.02F * g, z - 0.95F * g, 0.82F * k.girth * 0.9F},
             {0.008F, z + 0.98F * g, z - 0.9F * g, 0.5F * k.girth},
             {0.02F, std::min(0.5F * k.breadth - 0.0006F, z + 0.9F * g), z - 0.8F * g,
              k.spine * 1.2F}}};
        model.add("bolster", k.fitting, stock(collar, 3.5F));
    }
}

void add_table_knife(const Knife& k, ModelBuilder& model) {
    const float g = 0.5F * k.girth;
    model.add("blade", k.steel, blade(k));
    const std::array<StockStation, 6> stations{
        {{-k.grip, 0.7F * g, -0.7F * g, 0.5F * k.girth},
         {-0.97F * k.grip, 1.05F * g, -1.05F * g, 0.62F * k.girth},
         {-0.75F * k.grip, 0.95F * g, -0.95F * g, 0.6F * k.girth},
         {-0.25F * k.grip, 0.62F * g, -0.62F * g, 0.5F * k.girth},
         {-0.03F * k.grip, 0.5F * g, -0.5F * g, 0.45F * k.girth},
         {0.006F, 0.6F * g, -0.6F * g, 0.3F * k.girth}}};
    const bool plain_steel = k.handle != Handle::kMoulded;
    model.add("handle", plain_steel ? k.steel : k.grip_look, stock(stations, 2.6F));
    model.add("bolster", k.fitting,
              moved(scaled(ball(0.75F * g, 8, 16), {0.7F, 0.8F, 1.0F}), {0.0F, 0, 0}));
    if (plain_steel) {  // ornament: a bead at the end of the handle
        model.add("handle", k.fitting,
                  moved(scaled(ball(1.1F * g, 8, 16), {0.6F, 0.62F, 1.0F}), {-k.grip, 0, 0}));
    }
}

/// A small blade on its own, heel at x = 0, for the other tools of a pocket knife.
Surface small_tool(const Knife& k, int which, float length) {
    Knife small = k;
    small.kind = which == 1 ? Kind::kTable : Kind::kPocket;
    small.length = length;
    small.breadth = 0.55F * k.breadth;
    return blade(small);
}

void add_pocket_knife(const Knife& k, ModelBuilder& model) {
    const float g = k.girth;
    const float half = 0.5F * k.grip;
    const float body = 0.011F + 0.003F * static_cast<float>(k.extra_tools);
    const Outline side = superellipse(half, 0.5F * g, 3.2F, 40);
    for (const float y : {-1.0F, 1.0F}) {
        model.add("handle", k.grip_look,
                  moved(upright(side, 0.0045F, 0.0018F), {0, y * 0.5F * body, 0}));
    }
    model.add("liner", k.steel, upright(grown(side, -0.0014F), body - 0.003F));
    const float pivot = half - 0.45F * g;
    for (const float x : {-pivot, pivot}) {
        model.add(
            "rivet", k.fitting,
            rod({x, -0.5F * body - 0.0032F, 0}, {x, 0.5F * body + 0.0032F, 0}, 0.13F * g, 14));
    }
    Knife main = k;
    main.length = 0.86F * k.grip;
    const auto open = [&](Surface s, float x, float degrees, float y) {
        return moved(turned(std::move(s), Axis::kY, degrees), {x, y, 0});
    };
    // Open: straight on from the handle; folding turns the tip up and back.
    model.add("blade", k.steel, open(blade(main), pivot, -k.angle, 0.12F * body));
    model.add("blade", k.steel,
              rod({pivot, 0.12F * body - 0.0022F, 0}, {pivot, 0.12F * body + 0.0022F, 0},
                  0.5F * k.breadth, 18));
    for (int i = 0; i < k.extra_tools; ++i) {
        const float fold = 180.0F - 42.0F * static_cast<float>(i) - 35.0F;
        const float y = body * (-0.25F + 0.12F * static_cast<float>(i));
        if (i == 2) {
            Path screw;
            for (const glm::vec3& p : helix(0.0035F, 0.012F, 0.03F, 4.0F, 10)) {
                screw.push_back(p);
            }
            Surface worm = turned(tube(screw, 0.0012F, 6), Axis::kY, 90.0F);
            model.add("corkscrew", k.steel, open(std::move(worm), 0.0F, -90.0F, 0.0F));
            model.add("corkscrew", k.steel,
                      open(rod({0, 0, 0}, {0.014F, 0, 0}, 0.0035F, 10), 0.0F, -90.0F, 0.0F));
            continue;
        }
        const float x = -pivot;
        model.add("tool", k.steel, open(small_tool(k, i, 0.045F), x, -fold - 20.0F, y));
        model.add("tool", k.steel,
                  rod({x, y - 0.0018F, 0}, {x, y + 0.0018F, 0}, 0.36F * k.breadth, 16));
    }
    model.add("emblem", white_plastic(),
              moved(box({0.012F, body + 0.0066F, 0.0035F}), {0.15F * half, 0, 0}));
    model.add("emblem", white_plastic(),
              moved(box({0.0035F, body + 0.0068F, 0.012F}), {0.15F * half, 0, 0}));
    model.add(
        "ring", k.fitting,
        moved(turned(torus(0.008F, 0.0011F, 20, 6), Axis::kX, 90.0F), {-half - 0.005F, 0, 0}));
}

void add_cleaver_blade(const Knife& k, ModelBuilder& model) {
    if (!k.hole) {
        model.add("blade", k.steel, blade(k));
        return;
    }
    // A flat plate with the hole it hangs by, above a ground wedge.
    const float up = 0.5F * k.breadth;
    const float low = -up + 0.22F * k.breadth;
    const std::array<glm::vec2, 4> corners{
        {{0, low}, {k.length, low}, {k.length, 0.94F * up}, {0, up}}};
    const std::array holes{moved(circle(0.075F * k.breadth, 18), {0.9F * k.length, 0.66F * up})};
    model.add("blade", k.steel,
              upright_with_holes(Outline(corners.begin(), corners.end()), holes, k.spine));
    std::vector<Cut> cuts;
    for (int i = 0; i <= 12; ++i) {
        const float u = static_cast<float>(i) / 12.0F;
        cuts.push_back({0.0004F + u * (k.length - 0.0008F), low + 0.0004F,
                        -up + 0.1F * k.belly * k.breadth * u * u, 1.02F * k.spine});
    }
    model.add("blade", k.steel, blade_through(cuts, false));
}

}  // namespace

void build_knife(Parameters& parameters, ModelBuilder& model) {
    const Knife k = draw(parameters);
    if (k.kind == Kind::kPocket) {
        add_pocket_knife(k, model);
        return;
    }
    if (k.kind == Kind::kTable) {
        add_table_knife(k, model);
        return;
    }
    if (k.kind == Kind::kCleaver) {
        add_cleaver_blade(k, model);
    } else {
        model.add("blade", k.steel, blade(k));
    }
    add_handle(k, model);
    add_bolster(k, model);
}

}  // namespace turntable::procedural
