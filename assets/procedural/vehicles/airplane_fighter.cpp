// Jets of air forces: a pointed body with intakes, a bubble canopy, thin swept or delta wings.
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

enum class Planform { kSwept, kDelta, kTrapezoid, kCanard };

struct Jet {
    Planform planform = Planform::kSwept;
    float length = 0.0F;
    float radius = 0.0F;
    float axis = 0.0F;
    float span = 0.0F;
    bool twin_fins = false;
    bool twin_engines = false;
    bool nose_intake = false;
    bool gear_down = false;
    int missiles = 0;  ///< a side
    Look paint, dark, missile;
    Hull hull;
};

Jet draw(Parameters& p) {
    Jet a;
    a.planform = p.choice<Planform>("planform", {"swept", "delta", "trapezoid", "canard delta"},
                                    {2, 1.5, 1.5, 1.2});
    a.length = p.real("length", 12.0F, 19.0F);
    a.radius = a.length * p.real("body_width", 0.05F, 0.062F);
    a.span = 0.5F * a.length * p.real("span_ratio", 0.58F, 0.8F);
    a.twin_fins = p.chance("twin_fins", 0.45);
    a.twin_engines = p.chance("twin_engines", 0.5);
    a.nose_intake = p.chance("nose_intake", 0.15);
    a.gear_down = p.chance("gear_down", 0.4);
    a.missiles = p.integer("missiles", 0, 3);
    a.axis = (a.gear_down ? 2.7F : 1.6F) * a.radius;
    constexpr std::array<std::uint32_t, 6> kPaints{0x8A9096, 0x6B7278, 0x4C5157,
                                                   0x5B6248, 0x9C8F70, 0xC4C8CB};
    const int paint = p.integer("paint", 0, 5);
    a.paint = plain("grey", srgb(kPaints.at(static_cast<std::size_t>(paint))), 0.45F);
    a.dark = plain("burnt metal", srgb(0x3A3836), 0.5F);
    a.missile = p.chance("white_missiles", 0.6) ? white_plastic() : plain("olive", srgb(0x4E5238));
    return a;
}

void add_body(Jet& a, ModelBuilder& model) {
    const float r = a.radius;
    const float f = 0.5F * a.length;
    const float z = a.axis;
    const float wide = a.twin_engines ? 1.35F : 1.0F;
    const float tip = a.nose_intake ? 0.55F : 0.04F;
    Hull& h = a.hull;
    h.rear = -f;
    h.front = f;
    h.side = round_side(12);
    h.half_width =
        Curve{{-f, 0.72F * wide * r},       {-0.3F * a.length, wide * r},  {0.0F, wide * r},
              {0.2F * a.length, 0.85F * r}, {0.36F * a.length, 0.60F * r}, {f, tip * r}};
    h.bottom = Curve{{-f, z - 0.70F * r},
                     {-0.2F * a.length, z - r},
                     {0.1F * a.length, z - r},
                     {0.36F * a.length, z - 0.62F * r},
                     {f, z - (0.12F + tip) * r}};
    h.top = Curve{{-f, z + 0.70F * r},
                  {-0.2F * a.length, z + r},
                  {0.1F * a.length, z + r},
                  {0.3F * a.length, z + 0.66F * r},
                  {f, z + (tip - 0.12F) * r}};
    model.add("fuselage", a.paint, hull_surface(h, 40));
    if (a.nose_intake) {
        model.add("intake", gap_look(),
                  moved(turned(cylinder(0.42F * r, -0.1F, 0.02F, 20), Axis::kX, -90.0F),
                        {0.0F, f, z - 0.12F * r}));
        model.add("intake", a.dark,
                  moved(turned(cone(0.25F * r, 0.01F, 0.0F, 0.5F * r, 16), Axis::kX, -90.0F),
                        {0.0F, f, z - 0.12F * r}));
    } else {
        model.add("nose", a.dark,
                  rod({0.0F, f - 0.05F * r, z - 0.12F * r}, {0.0F, f + 0.7F * r, z - 0.12F * r},
                      0.03F * r, 8));
        // Intakes on both sides, their mouths dark.
        const float y = 0.16F * a.length;
        const glm::vec3 lower{0.35F * r, -0.22F * a.length, z - 0.62F * r};
        const glm::vec3 upper{1.42F * wide * r, y, z + 0.42F * r};
        model.add("intake", a.paint, mirrored_pair(box_between(lower, upper, 0.12F * r)));
        model.add("intake", gap_look(),
                  mirrored_pair(box_between({0.85F * r, y - 0.1F, z - 0.52F * r},
                                            {1.32F * wide * r, y + 0.01F * r, z + 0.32F * r},
                                            0.05F * r)));
    }
    model.add("canopy", window_glass(),
              moved(superellipsoid({0.50F * r, 0.12F * a.length, 0.75F * r}, 1.0F, 1.0F, 14, 24),
                    {0.0F, 0.235F * a.length, z + 0.62F * r}));
    model.add("fuselage", a.paint,  // the spine behind it
              moved(superellipsoid({0.45F * r, 0.26F * a.length, 0.5F * r}, 1.0F, 1.0F, 12, 20),
                    {0.0F, -0.02F * a.length, z + 0.75F * r}));
    // Nozzles.
    const float nozzle = (a.twin_engines ? 0.58F : 0.66F) * r;
    const Surface pipe_end = turned(lathe({{0.0F, 0.25F * r},
                                           {0.72F * nozzle, 0.25F * r},
                                           {0.80F * nozzle, -0.55F * r},
                                           {0.90F * nozzle, -0.55F * r},
                                           {nozzle, 0.3F * r},
                                           {0.0F, 0.3F * r}},
                                          24),
                                    Axis::kX, -90.0F);
    const glm::vec3 end{a.twin_engines ? 0.62F * r : 0.0F, -f, z};
    if (a.twin_engines) {
        model.add("engine", a.dark, mirrored_pair(moved(pipe_end, end)));
    } else {
        model.add("engine", a.dark, moved(pipe_end, end));
    }
}

struct Surfaces3 {
    WingShape main, tailplane;
    float root = 0.0F;  ///< y of the main wing's leading edge at the body
};

Surfaces3 planform_of(const Jet& a) {
    const float s = a.span;
    const float l = a.length;
    switch (a.planform) {
    case Planform::kDelta:
        return {{s, 0.46F * l, 0.04F * l, 0.40F * l, 0.0F, 0.045F}, {}, 0.08F * l};
    case Planform::kCanard:
        return {{s, 0.40F * l, 0.05F * l, 0.33F * l, 0.0F, 0.045F},
                {0.34F * s, 0.10F * l, 0.035F * l, 0.08F * l, 0.0F, 0.06F},
                0.02F * l};
    case Planform::kTrapezoid:
        return {{s, 0.27F * l, 0.09F * l, 0.14F * l, 0.0F, 0.05F},
                {0.55F * s, 0.14F * l, 0.05F * l, 0.09F * l, 0.0F, 0.06F},
                0.06F * l};
    case Planform::kSwept:
        break;
    }
    return {{s, 0.24F * l, 0.08F * l, 0.24F * l, -0.02F * s, 0.06F},
            {0.52F * s, 0.12F * l, 0.05F * l, 0.12F * l, 0.0F, 0.07F},
            0.09F * l};
}

void add_surfaces(const Jet& a, ModelBuilder& model) {
    const Surfaces3 plan = planform_of(a);
    const float l = a.length;
    const float z = a.axis + 0.1F * a.radius;
    model.add("wing", a.paint, mirrored_pair(moved(wing(plan.main), {0.0F, plan.root, z})));
    if (a.planform == Planform::kCanard) {
        model.add("canard", a.paint,
                  mirrored_pair(moved(wing(plan.tailplane),
                                      {0.5F * a.radius, 0.22F * l, z + 0.2F * a.radius})));
    } else if (a.planform != Planform::kDelta) {
        model.add("tailplane", a.paint,
                  mirrored_pair(moved(wing(plan.tailplane),
                                      {0.3F * a.radius, -0.37F * l, z - 0.1F * a.radius})));
    }
    const float height = (a.twin_fins ? 0.13F : 0.17F) * l;
    const Surface tail = fin({height, 0.19F * l, 0.07F * l, 0.13F * l, 0.0F, 0.05F});
    const glm::vec3 foot{a.twin_fins ? 0.75F * a.radius : 0.0F, -0.27F * l,
                         a.axis + 0.5F * a.radius};
    if (a.twin_fins) {
        model.add("fin", a.paint, mirrored_pair(moved(turned(tail, Axis::kY, 14.0F), foot)));
    } else {
        model.add("fin", a.paint, moved(tail, foot));
    }
}

void add_missiles(const Jet& a, ModelBuilder& model) {
    const Surfaces3 plan = planform_of(a);
    const float r = 0.13F * a.radius;
    const float length = 0.16F * a.length;
    for (int i = 0; i < a.missiles; ++i) {
        const float share = 0.45F + 0.2F * static_cast<float>(i);
        const float lead = plan.root - plan.main.sweep * share;
        const glm::vec3 centre{share * a.span, lead - 0.02F * a.length,
                               a.axis + plan.main.dihedral * share - 0.45F * a.radius};
        const Surface body = turned(lathe({{0.0F, -0.5F * length},
                                           {r, -0.5F * length},
                                           {r, 0.36F * length},
                                           {0.6F * r, 0.45F * length},
                                           {0.0F, 0.5F * length}},
                                          14),
                                    Axis::kX, -90.0F);
        model.add("missile", a.missile, mirrored_pair(moved(body, centre)));
        for (int k = 0; k < 4; ++k) {
            const Surface vane = turned(box_between({0.0F, -0.48F * length, -0.1F * r},
                                                    {3.0F * r, -0.36F * length, 0.1F * r}),
                                        Axis::kY, 45.0F + 90.0F * static_cast<float>(k));
            model.add("missile", a.missile, mirrored_pair(moved(vane, centre)));
        }
        model.add("pylon", a.paint,
                  mirrored_pair(box_between(
                      {centre.x - 0.4F * r, centre.y - 0.25F * length, centre.z + 0.5F * r},
                      {centre.x + 0.4F * r, centre.y + 0.05F * length,
                       a.axis + 0.12F * a.radius + plan.main.dihedral * share})));
    }
}

}  // namespace

void build_jet_fighter(Parameters& parameters, ModelBuilder& model) {
    Jet jet = draw(parameters);
    add_body(jet, model);
    add_surfaces(jet, model);
    add_missiles(jet, model);
    if (jet.gear_down) {
        const float wheel = 0.32F * jet.radius;
        for (const float side : {-1.0F, 1.0F}) {
            add_gear_leg(
                model, {side * 1.1F * jet.radius, -0.1F * jet.length, jet.axis - 0.3F * jet.radius},
                wheel, false);
        }
        add_gear_leg(model, {0.0F, 0.24F * jet.length, jet.axis - 0.5F * jet.radius}, 0.8F * wheel,
                     true);
    }
}

}  // namespace turntable::procedural
