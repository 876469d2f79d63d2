// Aeroplanes with one propeller: light ones with a cabin, biplanes, fighters of the 1940s.
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/airplane.h"
#include "assets/procedural/vehicles/airplane_parts.h"
#include "assets/procedural/vehicles/hull.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

struct Plane {
    float length = 0.0F;
    float radius = 0.0F;  ///< half the width of the body
    float axis = 0.0F;    ///< height of the engine
    float span = 0.0F;    ///< half
    float chord = 0.0F;
    float propeller = 0.0F;  ///< radius
    int blades = 2;
    Look paint, trim;
    Hull hull;
};

Plane draw_plane(Parameters& p, const glm::vec2& length, const glm::vec2& span_ratio) {
    Plane a;
    a.length = p.real("length", length.x, length.y);
    a.radius = a.length * p.real("body_width", 0.066F, 0.078F);
    a.span = 0.5F * a.length * p.real("span_ratio", span_ratio.x, span_ratio.y);
    a.chord = a.length * p.real("chord_ratio", 0.19F, 0.23F);
    a.propeller = a.length * p.real("propeller_ratio", 0.12F, 0.15F);
    a.axis = a.propeller + 0.05F * a.length + 0.06F;
    a.paint = vehicle_paint(p, "paint");
    a.trim = vehicle_paint(p, "trim");
    return a;
}

/// A body that tapers to the tail; `crown` is how far the top stands above the axis amidships.
void shape_body(Plane& a, float crown, float nose) {
    const float r = a.radius;
    const float f = 0.5F * a.length;
    const float z = a.axis;
    Hull& h = a.hull;
    h.rear = -f;
    h.front = f;
    h.half_width = Curve{{-f, 0.10F * r},
                         {-f + 0.45F * a.length, 0.78F * r},
                         {0.1F * a.length, r},
                         {f - 0.12F * a.length, nose * r},
                         {f, 0.85F * nose * r}};
    h.bottom = Curve{{-f, z + 0.25F * r},
                     {-f + 0.4F * a.length, z - 0.55F * r},
                     {0.1F * a.length, z - 1.05F * r},
                     {f - 0.05F * a.length, z - nose * r},
                     {f, z - 0.85F * nose * r}};
    h.top = Curve{{-f, z + 0.55F * r},
                  {-f + 0.4F * a.length, z + 0.85F * r},
                  {0.0F, z + crown * r},
                  {0.16F * a.length, z + crown * r},
                  {0.26F * a.length, z + nose * r},
                  {f, z + 0.85F * nose * r}};
}

void add_tail(const Plane& a, const Look& look, bool rounded_shape, ModelBuilder& model) {
    const float rear = a.hull.rear;
    const float chord = 0.15F * a.length;
    const float height = 0.16F * a.length;
    model.add("fin", look,
              moved(fin({height, chord, 0.5F * chord, rounded_shape ? 0.0F : 0.45F * height, 0.0F,
                         0.08F, rounded_shape}),
                    {0.0F, rear + chord - 0.01F * a.length, a.axis + 0.30F * a.radius}));
    const float half = 0.19F * a.length;
    model.add(
        "tailplane", look,
        mirrored_pair(moved(wing({half, 0.9F * chord, 0.55F * chord,
                                  rounded_shape ? 0.0F : 0.12F * half, 0.0F, 0.09F, rounded_shape}),
                            {0.0F, rear + chord - 0.02F * a.length, a.axis + 0.42F * a.radius})));
}

void add_tail_wheel(const Plane& a, ModelBuilder& model) {
    const float y = a.hull.rear + 0.08F * a.length;
    const float z = a.hull.bottom.at(y) + 0.3F * a.radius;
    const float wheel = 0.018F * a.length;
    model.add("landing gear", chrome(), rod({0, y, z}, {0, y, a.hull.bottom.at(y) - wheel}, 0.02F));
    model.add("tyre", rubber(),
              moved(turned(rounded_cylinder(wheel, -0.3F * wheel, 0.3F * wheel, 0.2F * wheel, 18),
                           Axis::kY, 90.0F),
                    {0.0F, y, a.hull.bottom.at(y) - wheel}));
}

void add_fixed_gear(const Plane& a, bool spats, bool nose_wheel, ModelBuilder& model) {
    const float wheel = 0.032F * a.length;
    const float x = 1.75F * a.radius;
    const float y = nose_wheel ? 0.04F * a.length : 0.2F * a.length;
    for (const float side : {-1.0F, 1.0F}) {
        model.add("landing gear", a.paint,
                  rod({side * 0.5F * a.radius, y, a.hull.bottom.at(y) + 0.25F * a.radius},
                      {side * x, y, wheel}, 0.22F * wheel, 10));
        add_gear_leg(model, {side * x, y, 1.2F * wheel}, wheel, false);
        if (spats) {
            model.add("landing gear", a.trim,
                      moved(superellipsoid({0.42F * wheel, 1.7F * wheel, 0.8F * wheel}, 0.9F, 1.0F,
                                           10, 20),
                            {side * x, y - 0.3F * wheel, 1.25F * wheel}));
        }
    }
    if (nose_wheel) {
        const float nose = a.hull.front - 0.12F * a.length;
        add_gear_leg(model, {0.0F, nose, a.axis - 0.4F * a.radius}, 0.85F * wheel, false);
    } else {
        add_tail_wheel(a, model);
    }
}

/// A bubble of glass with bars about the pilot's seat.
void add_canopy(const Plane& a, float y, float length, ModelBuilder& model) {
    const float z = a.hull.top.at(y) - 0.42F * a.radius;
    const glm::vec3 radii{0.60F * a.radius, 0.5F * length, 0.92F * a.radius};
    model.add("canopy", window_glass(),
              moved(superellipsoid(radii, 1.0F, 0.9F, 14, 24), {0.0F, y, z}));
    for (const float share : {-0.45F, 0.1F, 0.5F}) {
        const float cut = std::sqrt(1.0F - share * share);
        const float at = y + share * radii.y;
        Path bow;
        for (int i = 0; i <= 10; ++i) {
            const float t = 3.14159F * static_cast<float>(i) / 10.0F;
            bow.emplace_back(cut * radii.x * std::cos(t), at, z + cut * radii.z * std::sin(t));
        }
        model.add("canopy", a.paint, tube(bow, 0.05F * a.radius, 6));
    }
}

void add_roundel(const Plane& a, ModelBuilder& model) {
    const float y = -0.18F * a.length;
    const float z = a.axis + 0.15F * a.radius;
    const std::array<float, 3> sizes{0.42F, 0.28F, 0.14F};
    const std::array<std::uint32_t, 3> codes{0x1F3E7A, 0xE9E7E1, 0xA8232B};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const float s = sizes.at(i) * a.radius;
        Panel disc = rectangle_panel({y - s, z - s}, {y + s, z + s}, 1.0F);
        disc.across = disc.along = 8;
        const float lift = (0.008F + 0.008F * static_cast<float>(i)) * a.radius;
        model.add("roundel",
                  plain(i == 0   ? "blue"
                        : i == 1 ? "white"
                                 : "red",
                        srgb(codes.at(i))),
                  mirrored_pair(panel(on_side(a.hull, lift), disc)));
    }
}

}  // namespace

void build_light_airplane(Parameters& p, ModelBuilder& model) {
    Plane a = draw_plane(p, {6.5F, 9.5F}, {1.25F, 1.45F});
    const bool high = p.chance("high_wing", 0.6);
    const bool spats = p.chance("spats", 0.6);
    const bool nose_wheel = p.chance("nose_wheel", 0.7);
    const bool struts = p.chance("struts", 0.8) && high;
    a.blades = p.integer("blades", 2, 3);
    a.trim.name = "trim";
    const Look skin = plain("white paint", srgb(0xECEAE3), 0.3F);
    a.radius *= 1.05F;
    shape_body(a, high ? 1.75F : 1.35F, 0.80F);
    a.hull.side = box_side(0.35F, 0.35F, 0.06F);
    const float r = a.radius;
    model.add("fuselage", skin, hull_surface(a.hull, 36));
    Panel line = rectangle_panel({a.hull.rear + 0.1F * a.length, a.axis + 0.05F * r},
                                 {a.hull.front - 0.05F * a.length, a.axis + 0.35F * r});
    line.across = 20;
    model.add("fuselage", a.paint, mirrored_pair(panel(on_side(a.hull, 0.012F), line)));
    // Cabin: side windows, windscreen, rear window.
    const float low = a.axis + 0.60F * r;
    const float high_z = a.axis + (high ? 1.45F : 1.22F) * r;
    for (int i = 0; i < 2; ++i) {
        const float y = (0.07F - 0.11F * static_cast<float>(i)) * a.length;
        Panel pane{{{{y, low},
                     {y + 0.095F * a.length, low},
                     {y + (i == 0 ? 0.075F : 0.095F) * a.length, high_z},
                     {y + (i == 0 ? 0.0F : 0.035F) * a.length, high_z}}}};
        pane.roundness = 0.15F;
        model.add("window", window_glass(), mirrored_pair(panel(on_side(a.hull, 0.012F), pane)));
    }
    Panel screen = rectangle_panel({-0.62F * r, 0.175F * a.length}, {0.62F * r, 0.25F * a.length});
    screen.across = screen.along = 8;
    model.add("windscreen", window_glass(), panel(on_top(a.hull, 0.015F), screen));
    // Wings.
    const float taper = p.real("taper", 0.6F, 1.0F);
    const float wing_z = high ? a.axis + 1.72F * r : a.axis - 0.7F * r;
    const WingShape shape{a.span,
                          a.chord,
                          taper * a.chord,
                          0.2F * (1 - taper) * a.chord,
                          (high ? 0.02F : 0.09F) * a.span,
                          0.13F};
    const glm::vec3 root{0.0F, 0.16F * a.length, wing_z};
    model.add("wing", skin, mirrored_pair(moved(wing(shape), root)));
    if (struts) {
        model.add("strut", skin,
                  mirrored_pair(
                      rod({0.8F * r, 0.08F * a.length, a.axis - 0.5F * r},
                          {0.5F * a.span, 0.08F * a.length, wing_z + 0.5F * shape.dihedral - 0.02F},
                          0.035F, 8)));
    }
    add_tail(a, a.paint, false, model);
    add_fixed_gear(a, spats, nose_wheel, model);
    add_propeller(model, a.paint, {0.0F, a.hull.front + 0.01F * a.length, a.axis}, a.propeller,
                  a.blades);
    for (const float side : {-1.0F, 1.0F}) {  // air intakes beside the spinner
        Panel intake = rectangle_panel({side * 0.42F * r - 0.16F * r, a.axis - 0.12F * r},
                                       {side * 0.42F * r + 0.16F * r, a.axis + 0.2F * r}, 0.5F);
        model.add("engine", gap_look(), panel(on_front(a.hull, 0.01F), intake));
    }
}

void build_biplane(Parameters& p, ModelBuilder& model) {
    Plane a = draw_plane(p, {6.0F, 8.5F}, {1.1F, 1.35F});
    const bool radial = p.chance("radial_engine", 0.6);
    const bool three = p.chance("three_wings", 0.2);
    const float gap = a.chord * p.real("gap", 0.95F, 1.2F);
    const float stagger = a.chord * p.real("stagger", 0.0F, 0.35F);
    const float lower_share = p.real("lower_span", 0.8F, 1.0F);
    const bool roundels = p.chance("roundels", 0.5);
    a.blades = 2;
    shape_body(a, 1.05F, radial ? 0.95F : 0.75F);
    a.hull.side = box_side(0.3F, 0.55F);
    const float r = a.radius;
    model.add("fuselage", a.paint, hull_surface(a.hull, 32));
    const float low = a.axis - 0.85F * r;
    const int levels = three ? 3 : 2;
    const float step = (three ? 0.75F : 1.05F) * gap;
    const float lead = 0.24F * a.length;
    const float top = low + step * static_cast<float>(levels - 1);
    for (int i = 0; i < levels; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(levels - 1);
        const float span = a.span * glm::mix(lower_share, 1.0F, share);
        model.add(
            "wing", a.trim,
            mirrored_pair(moved(
                wing({span, a.chord, 0.92F * a.chord, 0.0F, 0.015F * span, 0.09F}),
                {0.0F, lead - stagger * (1.0F - share), low + step * static_cast<float>(i)})));
    }
    for (const float share : {0.55F, 0.85F}) {
        const float x = share * lower_share * a.span;
        for (const float back : {0.2F, 0.75F}) {
            model.add("strut", a.paint,
                      mirrored_pair(rod({x, lead - stagger - back * a.chord, low},
                                        {x, lead - back * a.chord, top + 0.02F}, 0.028F, 8)));
        }
        // Wires cross between the struts.
        const float inner = share < 0.7F ? 0.6F * r : 0.55F * lower_share * a.span;
        const float y = lead - 0.45F * a.chord;
        model.add("wire", chrome(), mirrored_pair(rod({inner, y, low}, {x, y, top}, 0.008F, 5)));
        model.add("wire", chrome(), mirrored_pair(rod({inner, y, top}, {x, y, low}, 0.008F, 5)));
    }
    for (const float back : {0.2F, 0.75F}) {  // the upper wing stands on the body
        model.add("strut", a.paint,
                  mirrored_pair(rod({0.5F * r, lead - back * a.chord, a.axis + 0.4F * r},
                                    {0.65F * r, lead - back * a.chord, top}, 0.025F, 8)));
    }
    // Cockpit: a hole with a leather rim, a small screen, a head-rest.
    const float seat_y = -0.02F * a.length;
    Panel hole =
        rectangle_panel({-0.45F * r, seat_y - 0.6F * r}, {0.45F * r, seat_y + 0.6F * r}, 0.8F);
    hole.across = hole.along = 8;
    model.add("cockpit", gap_look(), panel(on_top(a.hull, 0.012F), hole));
    const float deck = a.hull.top.at(seat_y);
    model.add("windscreen", window_glass(),
              moved(turned(box({0.7F * r, 0.02F, 0.45F * r}, 0.008F), Axis::kX, 25.0F),
                    {0.0F, seat_y + 0.65F * r, deck + 0.12F * r}));
    model.add("seat", plain("leather", srgb(0x5A3A26), 0.6F),
              moved(cushion({0.6F * r, 0.16F * r, 0.5F * r}, 0.06F * r, 0.02F),
                    {0.0F, seat_y - 0.6F * r, deck + 0.12F * r}));
    if (radial) {
        const float y = a.hull.front - 0.16F * r;
        for (const Surface& one : around(cylinder(0.16F * r, 0.0F, 0.5F * r, 10), 1)) {
            for (int i = 0; i < 9; ++i) {
                const float degrees = 40.0F * static_cast<float>(i);
                const Surface head = turned(moved(one, {0.0F, 0.0F, 0.7F * r}), Axis::kY, degrees);
                model.add("engine", black_plastic(), moved(head, {0.0F, y, a.axis}));
            }
        }
    } else {
        model.add("engine", gap_look(),
                  mirrored_pair(box_between(
                      {0.5F * r, a.hull.front - 0.2F * a.length, a.axis + 0.30F * r},
                      {0.86F * r, a.hull.front - 0.06F * a.length, a.axis + 0.42F * r})));
    }
    add_tail(a, a.trim, true, model);
    add_fixed_gear(a, false, false, model);
    const float x = 1.75F * r;
    const float wheel = 0.032F * a.length;
    model.add("landing gear", a.paint,
              rod({-x, 0.2F * a.length, wheel}, {x, 0.2F * a.length, wheel}, 0.03F, 8));
    if (roundels) {
        add_roundel(a, model);
    }
    add_propeller(model, chrome(), {0.0F, a.hull.front + 0.015F * a.length, a.axis}, a.propeller,
                  a.blades);
}

void build_propeller_fighter(Parameters& p, ModelBuilder& model) {
    Plane a = draw_plane(p, {8.2F, 10.5F}, {1.08F, 1.3F});
    const bool elliptic = p.chance("elliptic_wings", 0.4);
    const bool radial = p.chance("radial_engine", 0.4);
    const bool gear_down = p.chance("gear_down", 0.6);
    const bool bubble = p.chance("bubble_canopy", 0.5);
    const bool stripes = p.chance("invasion_stripes", 0.3);
    const bool guns = p.chance("guns", 0.7);
    a.blades = p.integer("blades", 3, 4);
    a.chord *= elliptic ? 1.25F : 1.15F;
    constexpr std::array<std::uint32_t, 5> kCamouflage{0x5C6146, 0x6A6F72, 0x8A8266, 0xA9ADB0,
                                                       0x3E4B5C};
    const int paint = p.integer("camouflage", 0, 4);
    a.paint = plain("camouflage", srgb(kCamouflage.at(static_cast<std::size_t>(paint))), 0.5F);
    if (!gear_down) {
        a.axis = 1.3F * a.propeller;  // in flight
    }
    shape_body(a, bubble ? 1.1F : 1.3F, radial ? 1.05F : 0.82F);
    a.hull.side = round_side(12);
    const float r = a.radius;
    model.add("fuselage", a.paint, hull_surface(a.hull, 36));
    const WingShape shape{a.span,         a.chord, 0.45F * a.chord, 0.14F * a.span,
                          0.10F * a.span, 0.13F,   elliptic};
    const glm::vec3 root{0.0F, 0.19F * a.length, a.axis - 0.75F * r};
    WingShape fitted = shape;
    fitted.sweep = elliptic ? 0.0F : shape.sweep;
    model.add("wing", a.paint, mirrored_pair(moved(wing(fitted), root)));
    add_canopy(a, -0.02F * a.length, bubble ? 0.22F * a.length : 0.28F * a.length, model);
    add_tail(a, a.paint, elliptic, model);
    add_roundel(a, model);
    if (stripes) {
        for (int i = 0; i < 4; ++i) {
            const float y = (-0.25F - 0.035F * static_cast<float>(i)) * a.length;
            Panel band = rectangle_panel({y, a.hull.bottom.at(y) + 0.1F * r},
                                         {y + 0.032F * a.length, a.hull.top.at(y) - 0.1F * r});
            band.along = 10;
            model.add("stripe", i % 2 == 0 ? white_plastic() : black_plastic(),
                      mirrored_pair(panel(on_side(a.hull, 0.012F), band)));
        }
    }
    if (guns) {
        for (const float share : {0.36F, 0.44F}) {
            const glm::vec3 muzzle =
                root + glm::vec3(share * a.span, 0.06F * a.length - fitted.sweep * share,
                                 fitted.dihedral * share);
            model.add(
                "gun", black_plastic(),
                mirrored_pair(rod(muzzle - glm::vec3(0, 0.3F * a.chord, 0), muzzle, 0.04F, 10)));
        }
    }
    if (radial) {
        model.add("engine", gap_look(),
                  moved(turned(cylinder(0.72F * r, -0.02F, 0.02F, 24), Axis::kX, -90.0F),
                        {0.0F, a.hull.front, a.axis}));
    } else {
        model.add("exhaust", black_plastic(),
                  mirrored_pair(box_between(
                      {0.5F * r, a.hull.front - 0.22F * a.length, a.axis + 0.22F * r},
                      {0.9F * r, a.hull.front - 0.07F * a.length, a.axis + 0.38F * r}, 0.03F)));
        model.add("radiator", a.paint,
                  moved(box({0.8F * r, 0.14F * a.length, 0.45F * r}, 0.08F),
                        {0.0F, 0.02F * a.length, a.hull.bottom.at(0.02F * a.length) + 0.02F}));
    }
    add_propeller(model, a.trim, {0.0F, a.hull.front + 0.012F * a.length, a.axis},
                  gear_down ? a.propeller : 1.2F * a.propeller, a.blades);
    if (gear_down) {
        const float wheel = 0.038F * a.length;
        for (const float side : {-1.0F, 1.0F}) {
            add_gear_leg(
                model,
                {side * 0.26F * a.span, root.y - 0.25F * a.chord, root.z + 0.26F * fitted.dihedral},
                wheel, false);
        }
        add_tail_wheel(a, model);
    }
}

}  // namespace turntable::procedural
