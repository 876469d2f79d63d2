// Displays: computer monitors, television sets, curved and tube screens, signs on a stand.
#include <array>
#include <cmath>

#include "assets/procedural/electronics/electronics.h"
#include "assets/procedural/electronics/screens.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kMonitor, kTelevision, kTube, kCurved, kAllInOne };
enum class Stand { kPlate, kRound, kTwoFeet, kVShaped, kArm };

struct Display {
    Kind kind = Kind::kMonitor;
    Stand stand = Stand::kPlate;
    float width = 0.0F;
    float height = 0.0F;
    float depth = 0.0F;   ///< of the case
    float border = 0.0F;  ///< left, right and above the screen
    float chin = 0.0F;    ///< below it
    float lift = 0.0F;    ///< of the case's lower edge above the table
    float tilt = 0.0F;    ///< degrees, backwards
    bool knobs = false;
    Look body;
    Look foot;
    Look screen;
};

Display draw(Parameters& p) {
    Display d;
    d.kind = p.choice<Kind>("kind", {"monitor", "television", "tube", "curved", "all-in-one"},
                            {4, 4, 1.6, 1, 1.2});
    d.stand = p.choice<Stand>("stand", {"plate", "round", "two feet", "v-shaped", "arm"});
    const bool tube = d.kind == Kind::kTube;
    const bool large = d.kind == Kind::kTelevision;
    d.width = large  ? p.real("width", 0.7F, 1.4F)
              : tube ? p.real("width", 0.38F, 0.7F)
                     : p.real("width", 0.42F, 0.72F);
    const float aspect = tube ? p.real("aspect", 1.2F, 1.36F) : p.real("aspect", 1.45F, 1.95F);
    d.height = d.width / aspect;
    d.depth = p.real("case_depth", 0.018F, 0.05F) * (large ? 1.4F : 1.0F);
    d.border = d.width * (tube ? p.real("border", 0.05F, 0.1F) : p.real("border", 0.012F, 0.04F));
    d.chin = d.border * p.real("chin", 1.0F, 2.4F) +
             (d.kind == Kind::kAllInOne ? 0.14F * d.height : 0.0F);
    d.lift = d.stand == Stand::kTwoFeet ? p.real("lift", 0.04F, 0.08F)
                                        : d.height * p.real("lift", 0.15F, 0.4F);
    d.tilt = tube || large ? 0.0F : p.real("tilt", 0.0F, 10.0F);
    d.knobs = p.chance("knobs", tube ? 0.7 : 0.15);
    const bool dark = p.chance("dark_case", tube ? 0.4 : 0.75);
    d.body = dark ? plastic(p, "body", kDarkPlastics) : plastic(p, "body", kWhites);
    d.foot = p.chance("metal_foot", 0.4) ? brushed_metal(p, "foot") : d.body;
    d.screen = desktop_screen(p);
    return d;
}

/// The case's middle is at the origin.
Surfaces flat_case(const Display& d) {
    const float w = 0.5F * d.width;
    const float h = 0.5F * d.height;
    Surfaces parts{upright(rounded_rectangle(d.width, d.height, 0.015F, 6), d.depth, 0.004F, 3)};
    const Surface slit = box({0.5F * w, 0.004F, 0.005F}, 0.001F);
    for (Surface& one : in_row(moved(slit, {0, -1.05F * d.depth, -0.3F * h}), 5, {0, 0, 0.018F})) {
        parts.push_back(std::move(one));
    }
    // The electronics behind the panel.
    parts.push_back(tapered(box_between({-0.7F * w, -0.5F * d.depth - 0.6F * d.depth, -0.75F * h},
                                        {0.7F * w, -0.4F * d.depth, 0.35F * h}, 0.006F),
                            Axis::kY, 0.9F, 1.0F));
    return parts;
}

Surfaces tube_case(const Display& d) {
    const float w = d.width;
    const float h = d.height;
    const float deep = 0.85F * h;
    const std::array sections{
        Section{-deep, rounded_rectangle(0.45F * w, 0.42F * h, 0.03F * w)},
        Section{-0.35F * deep, rounded_rectangle(0.82F * w, 0.8F * h, 0.04F * w)},
        Section{-0.06F, rounded_rectangle(w, h, 0.05F * w)},
        Section{0.02F, rounded_rectangle(w, h, 0.05F * w)}};
    return {loft(sections, Axis::kY)};
}

void add_screen(const Display& d, float front, ModelBuilder& model,
                const std::function<Surface(Surface)>& place) {
    const float width = d.width - 2.0F * d.border;
    const float height = d.height - d.border - d.chin;
    const float middle = 0.5F * (d.chin - d.border);
    Surface glass = d.kind == Kind::kTube ? picture_plate(width, height, 0.008F, 0.06F * width)
                                          : picture_plate(width, height, 0.004F);
    model.add("screen", d.screen, place(moved(std::move(glass), {0, front, middle})));
    const Surface light = box({0.012F, 0.004F, 0.004F});
    model.add("button", chrome(),
              place(moved(light, {-0.4F * width, front, -0.5F * d.height + 0.4F * d.chin})));
    if (d.knobs) {
        const float size = 0.28F * std::min(d.chin, 0.06F);
        const Surface knob = turned(cylinder(size, 0.0F, 0.02F, 16), Axis::kX, -90.0F);
        model.add("button", black_plastic(),
                  each(in_row(moved(knob, {-0.36F * width, front - 0.005F,
                                           -0.5F * d.height + 0.5F * d.chin}),
                              3, {3.2F * size, 0, 0}),
                       place));
    }
}

/// From the table at z = 0 to the case's back at height `to`, `behind` the case's middle.
void add_stand(const Display& d, float to, float behind, ModelBuilder& model) {
    const float reach = 0.32F * d.height;
    const float plate = 0.012F;
    if (d.stand == Stand::kTwoFeet) {
        const float x = 0.36F * d.width;
        const Surface foot = sideways({{-0.5F * reach, 0.0F},
                                       {0.5F * reach, 0.0F},
                                       {0.46F * reach, 0.01F},
                                       {0.02F, d.lift + 0.03F},
                                       {-0.02F, d.lift + 0.03F},
                                       {-0.46F * reach, 0.01F}},
                                      0.02F);
        model.add("stand", d.foot, mirrored_pair(moved(foot, {x, 0, 0})));
        return;
    }
    if (d.stand == Stand::kRound) {
        model.add("stand", d.foot, rounded_cylinder(reach * 0.75F, 0.0F, plate, 0.005F, 36));
    } else if (d.stand == Stand::kVShaped) {
        const Surface arm = box_between({-0.018F, -0.02F, 0.0F}, {0.018F, reach, plate}, 0.003F);
        model.add("stand", d.foot, turned(arm, Axis::kZ, 38.0F));
        model.add("stand", d.foot, turned(arm, Axis::kZ, -38.0F));
        model.add("stand", d.foot,
                  box_between({-0.02F, -0.6F * reach, 0.0F}, {0.02F, 0.02F, plate}, 0.003F));
    } else {
        model.add("stand", d.foot,
                  extrude(rounded_rectangle(0.4F * d.width, reach, 0.02F), plate, 0.003F));
    }
    const bool round = d.stand == Stand::kRound || d.stand == Stand::kArm;
    const std::array<glm::vec3, 3> spine{
        {{0, behind, 0.5F * plate}, {0, behind, 0.8F * to}, {0, behind + 0.02F, to}}};
    const float thick = 0.05F * d.width;
    model.add("stand", d.foot,
              round ? tube(Path(spine.begin(), spine.end()), 0.45F * thick, 14)
                    : sweep(rounded_rectangle(1.8F * thick, 0.02F, 0.005F, 2),
                            Path(spine.begin(), spine.end()), {0, 1, 0}));
}

/// What lies flat at y bends forwards to both sides: a curved panel.
Surface curved(Surface s, float radius) {
    return warped(std::move(s), [radius](glm::vec3 p) {
        const float angle = p.x / radius;
        const float from_centre = radius - p.y;
        return glm::vec3(from_centre * std::sin(angle), radius - from_centre * std::cos(angle),
                         p.z);
    });
}

}  // namespace

void build_display(Parameters& parameters, ModelBuilder& model) {
    const Display d = draw(parameters);
    const bool tube = d.kind == Kind::kTube;
    const float lift = tube ? 0.03F : d.lift;
    const float middle = lift + 0.5F * d.height;
    const auto place = [&](Surface s) {
        if (d.kind == Kind::kCurved) {
            s = curved(subdivided(std::move(s), 2), 1.2F * d.width);
        }
        return moved(turned(std::move(s), Axis::kX, d.tilt), {0, 0, middle});
    };
    model.add("case", d.body, each(tube ? tube_case(d) : flat_case(d), place));
    add_screen(d, (tube ? 0.02F : 0.5F * d.depth) + 0.001F, model, place);
    if (tube) {
        model.add("stand", d.body,
                  moved(rounded_cylinder(0.3F * d.width, 0.0F, 0.04F, 0.008F, 32),
                        {0, -0.25F * d.height, 0}));
    } else {
        const float behind = d.stand == Stand::kTwoFeet ? 0.0F : -d.depth;
        add_stand(d, d.kind == Kind::kMonitor ? middle : lift + 0.3F * d.height, behind, model);
    }
}

}  // namespace turntable::procedural
