// Aeroplanes. Here the airliners: a tube with rows of windows, swept low wings with engines under
// them or at the tail, or straight high wings with propellers.
#include "assets/procedural/vehicles/airplane.h"

#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/airplane_parts.h"
#include "assets/procedural/vehicles/hull.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/vehicles.h"

namespace turntable::procedural {
namespace {

enum class Kind { kAirliner, kTurboprop, kLight, kBiplane, kPropellerFighter, kJetFighter };
enum class Engines { kTwoUnderWings, kFourUnderWings, kTwoAtTail, kThree };

struct Airliner {
    bool turboprop = false;
    Engines engines = Engines::kTwoUnderWings;
    float length = 0.0F;
    float radius = 0.0F;     ///< of the fuselage
    float axis = 0.0F;       ///< its height
    float span = 0.0F;       ///< half
    float sweep = 0.0F;      ///< tangent of the leading edge's
    float wing_root = 0.0F;  ///< y of the root's leading edge
    float chord = 0.0F;
    bool t_tail = false;
    bool gear_down = true;
    bool winglets = false;
    bool cheat_line = false;
    bool belly_colour = false;
    bool hump = false;  ///< an upper deck ahead
    int blades = 4;
    Look skin, livery, metal;
    Hull hull;
};

Airliner draw(bool turboprop, Parameters& p) {
    Airliner a;
    a.turboprop = turboprop;
    a.engines =
        turboprop
            ? Engines::kTwoUnderWings
            : p.choice<Engines>("engines",
                                {"two under wings", "four under wings", "two at the tail", "three"},
                                {3, 1.5, 2.5, 0.8});
    const bool business = a.engines == Engines::kTwoAtTail;
    a.radius = turboprop  ? p.real("fuselage_radius", 1.1F, 1.5F)
               : business ? p.real("fuselage_radius", 0.9F, 1.7F)
                          : p.real("fuselage_radius", 1.7F, 2.9F);
    a.length =
        a.radius * p.real("slenderness", turboprop ? 14.0F : 16.5F, turboprop ? 18.0F : 23.0F);
    a.span = a.length *
             (turboprop ? p.real("span_ratio", 0.50F, 0.60F) : p.real("span_ratio", 0.43F, 0.52F));
    a.sweep = turboprop ? p.real("sweep", 0.0F, 0.06F) : p.real("sweep", 0.38F, 0.72F);
    a.chord = a.length * (turboprop ? 0.115F : p.real("root_chord", 0.17F, 0.22F));
    a.wing_root =
        a.length * (a.engines == Engines::kTwoAtTail ? 0.05F : 0.13F) + 0.25F * a.sweep * a.radius;
    a.t_tail = a.engines == Engines::kTwoAtTail || (turboprop && p.chance("t_tail", 0.6));
    a.gear_down = p.chance("gear_down", 0.5);
    a.axis = a.gear_down ? a.radius * (turboprop ? 1.75F : 2.3F) : a.radius * 1.35F;
    a.winglets = p.chance("winglets", 0.45) && !turboprop;
    a.cheat_line = p.chance("cheat_line", 0.45);
    a.belly_colour = p.chance("coloured_belly", 0.3);
    a.hump = a.engines == Engines::kFourUnderWings && p.chance("upper_deck", 0.5);
    a.blades = p.integer("blades", 4, 6);
    a.livery = vehicle_paint(p, "livery");
    a.skin = p.chance("white", 0.75) ? plain("white paint", srgb(0xECECE8), 0.3F)
                                     : plain("bare metal", srgb(0xB9BCC0), 0.3F);
    a.metal = plain("grey paint", srgb(0x9A9EA3), 0.35F);
    return a;
}

void shape_fuselage(Airliner& a) {
    const float r = a.radius;
    const float f = 0.5F * a.length;
    const float z = a.axis;
    Hull& h = a.hull;
    h.rear = -f;
    h.front = f;
    h.side = round_side(14);
    h.half_width = Curve{{-f, 0.10F * r},
                         {-f + 0.12F * a.length, 0.48F * r},
                         {-f + 0.33F * a.length, r},
                         {f - 3.2F * r, r},
                         {f - 1.7F * r, 0.92F * r},
                         {f - 0.7F * r, 0.64F * r},
                         {f - 0.2F * r, 0.33F * r},
                         {f, 0.05F * r}};
    h.bottom = Curve{{-f, z + 0.42F * r},
                     {-f + 0.30F * a.length, z - 0.90F * r},
                     {-f + 0.37F * a.length, z - r},
                     {f - 2.6F * r, z - r},
                     {f - 0.9F * r, z - 0.78F * r},
                     {f - 0.2F * r, z - 0.48F * r},
                     {f, z - 0.20F * r}};
    const float hump = a.hump ? 0.45F * r : 0.0F;
    std::vector<glm::vec2> top{{-f, z + 0.62F * r}, {-f + 0.25F * a.length, z + r}};
    if (a.hump) {
        top.emplace_back(f - 0.42F * a.length, z + r);
        top.emplace_back(f - 0.30F * a.length, z + r + hump);
    }
    top.emplace_back(f - 2.9F * r, z + r + hump);
    top.emplace_back(f - 1.5F * r, z + 0.80F * r + 0.8F * hump);
    top.emplace_back(f - 0.75F * r, z + 0.34F * r + 0.3F * hump);
    top.emplace_back(f - 0.2F * r, z + 0.06F * r);
    top.emplace_back(f, z - 0.10F * r);
    h.top = Curve(top);
}

void add_fuselage(const Airliner& a, ModelBuilder& model) {
    const float r = a.radius;
    const float f = a.hull.front;
    const float z = a.axis;
    model.add("fuselage", a.skin, hull_surface(a.hull, 44));
    if (a.cheat_line) {
        Panel line =
            rectangle_panel({-f + 0.20F * a.length, z - 0.12F * r}, {f - 1.1F * r, z + 0.08F * r});
        line.across = 30;
        line.along = 2;
        model.add("fuselage", a.livery, mirrored_pair(panel(on_side(a.hull, 0.004F * r), line)));
    }
    // Cabin windows.
    const float pitch = std::max(0.55F * r, 0.9F);
    const float window_z = z + (a.cheat_line ? 0.26F : 0.22F) * r;
    const float half = std::min(0.11F * r, 0.2F);
    const float from = -f + 0.27F * a.length;
    const float to = f - 3.4F * r;
    for (float y = from; y < to; y += pitch) {
        Panel pane = rectangle_panel({y - 0.7F * half, window_z - half},
                                     {y + 0.7F * half, window_z + half}, 0.7F);
        pane.across = pane.along = 2;
        pane.thickness = 0.02F * r;
        model.add("window", window_glass(),
                  mirrored_pair(panel(on_side(a.hull, 0.012F * r), pane)));
    }
    // Doors at both ends.
    for (const float y : {f - 2.7F * r, from - 0.35F * r}) {
        Panel door =
            rectangle_panel({y - 0.20F * r, z - 0.30F * r}, {y + 0.20F * r, z + 0.42F * r}, 0.15F);
        model.add("door", a.metal, mirrored_pair(panel(on_side(a.hull, 0.008F * r), door)));
    }
    // Flight deck: three panes a side across the nose.
    const float hump = a.hump ? 0.3F * r : 0.0F;
    const std::array<glm::vec2, 3> panes{{{0.03F, 0.26F}, {0.30F, 0.52F}, {0.56F, 0.70F}}};
    for (const glm::vec2& x : panes) {
        Panel pane{{{{x.x * r, z + 0.30F * r + hump},
                     {x.y * r, z + 0.28F * r + hump},
                     {x.y * r, z + 0.48F * r + hump},
                     {x.x * r, z + 0.56F * r + hump}}}};
        model.add("window", window_glass(),
                  mirrored_pair(panel(on_front(a.hull, 0.03F * r), pane)));
    }
}

/// Height of the wing's middle plane at x.
float wing_root_z(const Airliner& a) {
    return a.axis + (a.turboprop ? 0.86F : -0.55F) * a.radius;
}

WingShape main_wing(const Airliner& a) {
    return {a.span,
            a.chord,
            (a.turboprop ? 0.55F : 0.24F) * a.chord,
            a.sweep * a.span,
            (a.turboprop ? 0.02F : 0.09F) * a.span,
            a.turboprop ? 0.15F : 0.12F};
}

void add_wings(const Airliner& a, ModelBuilder& model) {
    const WingShape shape = main_wing(a);
    const glm::vec3 root{0.0F, a.wing_root, wing_root_z(a)};
    model.add("wing", a.metal, mirrored_pair(moved(wing(shape), root)));
    // The fairing where wings and body meet.
    model.add("wing", a.belly_colour ? a.livery : a.skin,
              moved(superellipsoid({0.88F * a.radius, 0.75F * a.chord,
                                    (a.turboprop ? 0.35F : 0.5F) * a.radius},
                                   0.8F, 0.8F, 10, 24),
                    {0.0F, a.wing_root - 0.5F * a.chord,
                     wing_root_z(a) + (a.turboprop ? 0.0F : -0.05F) * a.radius}));
    if (a.winglets) {
        const float h = 0.09F * a.span;
        const Surface let =
            fin({h, 0.9F * shape.tip_chord, 0.4F * shape.tip_chord, 0.6F * h, 0.0F, 0.09F});
        model.add("wing", a.livery,
                  mirrored_pair(moved(turned(let, Axis::kY, 15.0F),
                                      root + glm::vec3(0.985F * a.span,
                                                       -shape.sweep * 0.985F - 0.05F * a.chord,
                                                       shape.dihedral))));
    }
}

void add_tail(const Airliner& a, ModelBuilder& model) {
    const float rear = a.hull.rear;
    const float height = 0.155F * a.length;
    const float root = 0.15F * a.length;
    const WingShape upright{
        height, root, (a.t_tail ? 0.6F : 0.38F) * root, (a.turboprop ? 0.5F : 0.75F) * height,
        0.0F,   0.09F};
    const float fin_y = rear + 0.03F * a.length + root;
    const float fin_z = a.axis + 0.60F * a.radius;
    model.add("fin", a.livery, moved(fin(upright), {0.0F, fin_y, fin_z}));
    const float half = (a.turboprop ? 0.16F : 0.18F) * a.length;
    const float chord = 0.10F * a.length;
    const WingShape level{half,
                          chord,
                          0.45F * chord,
                          (a.turboprop ? 0.15F : 0.55F) * half,
                          a.t_tail ? 0.0F : 0.06F * half,
                          0.1F};
    const float y =
        a.t_tail ? fin_y - upright.sweep + 0.02F * chord : rear + 0.03F * a.length + chord;
    const float z = a.t_tail ? fin_z + 0.97F * height : a.axis + 0.42F * a.radius;
    model.add("tailplane", a.metal, mirrored_pair(moved(wing(level), {0.0F, y, z})));
}

void add_wing_engine(const Airliner& a, float share, ModelBuilder& model) {
    const WingShape shape = main_wing(a);
    const float x = share * a.span;
    const float lead = a.wing_root - shape.sweep * share;
    const float z = wing_root_z(a) + shape.dihedral * share;
    if (a.turboprop) {
        const float r = 0.34F * a.radius;
        const float length = 1.5F * a.chord;
        model.add("engine", a.skin,
                  mirrored_pair(moved(turned(lathe({{0.0F, -0.5F * length},
                                                    {0.4F * r, -0.46F * length},
                                                    {0.85F * r, -0.15F * length},
                                                    {r, 0.2F * length},
                                                    {0.8F * r, 0.46F * length},
                                                    {0.45F * r, 0.5F * length},
                                                    {0.0F, 0.5F * length}},
                                                   24),
                                             Axis::kX, -90.0F),
                                      {x, lead - 0.05F * length, z - 0.35F * r})));
        for (const float side : {-1.0F, 1.0F}) {
            add_propeller(model, a.livery, {side * x, lead + 0.46F * length, z - 0.35F * r},
                          1.25F * a.radius, a.blades);
        }
        return;
    }
    const float r = (a.engines == Engines::kFourUnderWings ? 0.46F : 0.58F) * a.radius;
    const float length = 2.9F * r;
    const glm::vec3 centre{x, lead + 0.05F * length, z - 1.15F * r};
    for (const float side : {-1.0F, 1.0F}) {
        add_jet_engine(model, a.belly_colour ? a.livery : a.skin, {side * x, centre.y, centre.z}, r,
                       length);
    }
    model.add("pylon", a.metal,
              mirrored_pair(box_between({x - 0.1F * r, centre.y - 0.75F * length, z - 0.9F * r},
                                        {x + 0.1F * r, centre.y + 0.2F * length, z}, 0.04F * r)));
}

void add_tail_engines(const Airliner& a, ModelBuilder& model) {
    const float r = 0.42F * a.radius;
    const float length = 3.4F * r;
    const float y = a.hull.rear + 0.24F * a.length;
    const float z = a.axis + 0.35F * a.radius;
    const float x = 0.85F * a.radius + 1.05F * r;
    for (const float side : {-1.0F, 1.0F}) {
        add_jet_engine(model, a.skin, {side * x, y, z}, r, length);
    }
    model.add("pylon", a.skin,
              mirrored_pair(box_between({0.4F * a.radius, y - 0.3F * length, z - 0.1F * r},
                                        {x, y + 0.25F * length, z + 0.12F * r}, 0.05F * r)));
}

void add_engines(const Airliner& a, ModelBuilder& model) {
    switch (a.engines) {
    case Engines::kTwoUnderWings:
        add_wing_engine(a, a.turboprop ? 0.27F : 0.32F, model);
        break;
    case Engines::kFourUnderWings:
        add_wing_engine(a, 0.30F, model);
        add_wing_engine(a, 0.58F, model);
        break;
    case Engines::kTwoAtTail:
        add_tail_engines(a, model);
        break;
    case Engines::kThree: {
        add_wing_engine(a, 0.32F, model);
        const float r = 0.42F * a.radius;  // the third at the fin's root
        add_jet_engine(model, a.skin,
                       {0.0F, a.hull.rear + 0.13F * a.length, a.axis + 1.15F * a.radius}, r,
                       5.0F * r);
        break;
    }
    }
}

void add_gear(const Airliner& a, ModelBuilder& model) {
    if (!a.gear_down) {
        return;
    }
    const float wheel = (a.turboprop ? 0.32F : 0.30F) * a.radius;
    const float y = a.wing_root - 0.72F * a.chord - 0.12F * a.sweep * a.radius;
    const float x = a.turboprop ? 0.27F * a.span : 1.1F * a.radius;
    const float top = a.turboprop ? wing_root_z(a) - 0.3F * a.radius : wing_root_z(a) + 0.02F;
    for (const float side : {-1.0F, 1.0F}) {
        add_gear_leg(model, {side * x, y, top}, wheel, true);
        if (!a.turboprop && a.radius > 2.2F) {
            add_gear_leg(model, {side * x, y - 2.3F * wheel, top}, wheel, true);
        }
    }
    const float nose = a.hull.front - 2.6F * a.radius;
    add_gear_leg(model, {0.0F, nose, a.axis - 0.9F * a.radius}, 0.75F * wheel, true);
}

void build_airliner(bool turboprop, Parameters& parameters, ModelBuilder& model) {
    Airliner airliner = draw(turboprop, parameters);
    shape_fuselage(airliner);
    add_fuselage(airliner, model);
    add_wings(airliner, model);
    add_tail(airliner, model);
    add_engines(airliner, model);
    add_gear(airliner, model);
}

}  // namespace

void build_airplane(Parameters& parameters, ModelBuilder& model) {
    switch (parameters.choice<Kind>(
        "kind",
        {"airliner", "turboprop", "light aeroplane", "biplane", "propeller fighter", "jet fighter"},
        {5, 1.2, 1.8, 1.2, 1.5, 3})) {
    case Kind::kAirliner:
        build_airliner(false, parameters, model);
        break;
    case Kind::kTurboprop:
        build_airliner(true, parameters, model);
        break;
    case Kind::kLight:
        build_light_airplane(parameters, model);
        break;
    case Kind::kBiplane:
        build_biplane(parameters, model);
        break;
    case Kind::kPropellerFighter:
        build_propeller_fighter(parameters, model);
        break;
    case Kind::kJetFighter:
        build_jet_fighter(parameters, model);
        break;
    }
}

}  // namespace turntable::procedural
