// Dishwashers: built in, free standing, for the worktop, and pairs of drawers; shut, ajar or open
// with racks of plates and cups.
#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "assets/procedural/appliances/appliances.h"
#include "assets/procedural/appliances/machine_parts.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kBuiltIn, kFreeStanding, kCountertop, kDrawers };
enum class Door { kShut, kAjar, kOpen };
enum class Load { kPlates, kBowls, kPots };
enum class Grip { kBar, kPocket, kLip };

constexpr float kWall = 0.03F;
constexpr float kDoorThickness = 0.04F;

struct Dishwasher {
    Kind kind = Kind::kBuiltIn;
    Door door = Door::kOpen;
    Grip grip = Grip::kBar;
    Load load = Load::kPlates;
    bool worktop = false;  ///< a slab of wood or stone on top
    float width = 0.6F;
    float depth = 0.56F;
    float height = 0.84F;
    float plinth = 0.1F;  ///< underside of the case
    float strip = 0.1F;   ///< height of the strip of controls
    float angle = 0.0F;   ///< of the door, degrees
    float pull = 0.0F;    ///< how far the lower rack or a drawer is drawn out
    float plate = 0.12F;  ///< radius of a plate
    int plates = 7;
    int cups = 3;  ///< a row
    int buttons = 5;
    bool dial = false;
    bool display = true;
    bool upper_drawer = true;  ///< the one drawn out
    Look finish;
    Look strip_look;
    Look tub;
    Look crockery;
    Look digits;
    Look slab;
};

Dishwasher draw(Parameters& p) {
    Dishwasher d;
    d.kind = p.choice<Kind>("kind", {"built in", "free standing", "countertop", "drawers"},
                            {4, 3, 2, 1.5});
    d.door = p.choice<Door>("door", {"shut", "ajar", "open"}, {1, 1, 5});
    if (d.kind == Kind::kCountertop && d.door == Door::kShut) {
        d.door = Door::kOpen;  // shut, one would take it for an oven
    }
    d.grip = p.choice<Grip>("grip", {"bar", "pocket", "lip"});
    d.load = p.choice<Load>("load", {"plates", "plates and bowls", "plates and pots"}, {2, 1, 1});
    d.worktop = p.chance("worktop", 0.3) && d.kind == Kind::kBuiltIn;
    const bool slim = p.chance("slim", 0.25);
    d.width = slim ? p.real("width", 0.44F, 0.47F) : p.real("width", 0.56F, 0.62F);
    d.depth = p.real("depth", 0.54F, 0.60F);
    d.height = p.real("height", 0.80F, 0.90F);
    d.plinth = p.real("plinth", 0.07F, 0.12F);
    if (d.kind == Kind::kCountertop) {
        d.width = std::max(d.width, 0.5F);
        d.depth *= 0.86F;
        d.height = 0.52F * d.height;
        d.plinth = 0.05F;
    }
    d.strip = p.real("strip_height", 0.08F, 0.13F) * (d.kind == Kind::kCountertop ? 0.7F : 1.0F);
    d.angle = d.door == Door::kShut   ? 0.0F
              : d.door == Door::kAjar ? p.real("door_angle", 25.0F, 45.0F)
                                      : p.real("door_angle", 84.0F, 90.0F);
    d.pull = d.door == Door::kOpen ? p.real("pull", 0.12F, 0.34F) : 0.0F;
    d.plate = p.real("plate_radius", 0.10F, 0.125F);
    d.plates = p.integer("plates", 5, 9);
    d.cups = p.integer("cups", 3, 5);
    d.buttons = p.integer("buttons", 3, 7);
    d.dial = p.chance("dial", 0.35);
    d.display = p.chance("display", 0.7);
    d.upper_drawer = p.chance("upper_drawer", 0.6);
    d.finish = machine_finish(p, "case");
    d.strip_look = p.chance("dark_strip", 0.4) ? black_plastic() : d.finish;
    d.tub = stainless(p, "tub");
    d.crockery = ceramic(p, "crockery");
    d.slab = p.chance("stone_worktop", 0.4) ? stone(p, "worktop") : wood(p, "worktop");
    d.digits = lit_screen(p, "digits", PictureKind::kScreenDigits);
    return d;
}

float front_of(const Dishwasher& d) {
    return 0.5F * d.depth;
}

Surface dinner_plate(float r) {
    return lathe({{0, 0},
                  {0.5F * r, 0},
                  {0.6F * r, 0.04F * r},
                  {r, 0.17F * r},
                  {0.98F * r, 0.21F * r},
                  {0.57F * r, 0.09F * r},
                  {0, 0.06F * r}},
                 24);
}

/// A cup upside down on z = 0.
Surface cup() {
    return moved(turned(vessel({{0, 0}, {0.026F, 0}, {0.034F, 0.03F}, {0.04F, 0.085F}}, 0.003F, 16),
                        Axis::kX, 180.0F),
                 {0, 0, 0.085F});
}

/// Plates on edge, side by side along X, above z = 0 about y = 0.
Surfaces row_of_plates(const Dishwasher& d, float width) {
    const float pitch = 0.6F * width / static_cast<float>(d.plates);
    const Surface one =
        moved(turned(turned(dinner_plate(d.plate), Axis::kY, 90.0F), Axis::kY, -10.0F),
              {-0.42F * width, 0, 0.97F * d.plate});
    return in_row(one, d.plates, {pitch, 0, 0});
}

/// Bowls upside down, or a pot with its handle, on the half of the rack that plates leave free.
void add_bulky_load(const Dishwasher& d, float width, float depth,
                    const std::function<Surface(Surface)>& place, ModelBuilder& model) {
    const float r = std::min(0.19F * width, 0.2F * depth);
    const float x = 0.04F * width;
    const auto over = [&](const Path2& profile, float thickness, float top) {
        return moved(turned(vessel(profile, thickness, 22), Axis::kX, 180.0F), {x, 0, top});
    };
    if (d.load == Load::kBowls) {
        const Surface bowl = over({{0, 0}, {0.4F * r, 0}, {0.75F * r, 0.2F * r}, {r, 0.7F * r}},
                                  0.004F, 0.7F * r + 0.001F);
        model.add(
            "bowl", d.crockery,
            each(in_row(moved(bowl, {0, -0.25F * depth, 0}), 2, {0, 0.5F * depth, 0}), place));
        return;
    }
    const float tall = 0.9F * r;
    model.add("pot", d.tub,
              place(over({{0, 0}, {1.05F * r, 0}, {1.1F * r, tall}}, 0.003F, tall + 0.001F)));
    model.add("pot", black_plastic(),
              place(rod({x, 1.05F * r, 0.35F * tall}, {x, 2.1F * r, 0.45F * tall}, 0.009F, 10)));
}

void add_lower_rack(const Dishwasher& d, const glm::vec3& at, float width, float depth,
                    ModelBuilder& model) {
    const auto place = [&](Surface s) { return moved(std::move(s), at); };
    model.add("rack", chrome(), each(wire_basket({width, depth, 0.11F}, 8, 0.0025F), place));
    Surfaces plates = row_of_plates(d, width);
    if (d.load != Load::kPlates) {
        plates.resize(plates.size() / 2);
        add_bulky_load(d, width, depth, place, model);
    }
    model.add("plate", d.crockery, each(std::move(plates), place));
    model.add("basket", black_plastic(),
              each(tray({0.26F * width, -0.3F * depth, 0.0F}, {0.42F * width, 0.3F * depth, 0.12F},
                        0.004F),
                   place));
    const Surface fork = rod({0.34F * width, -0.2F * depth, 0.002F},
                             {0.36F * width, -0.2F * depth, 0.19F}, 0.004F, 6);
    model.add("cutlery", chrome(), each(in_row(fork, 5, {0, 0.1F * depth, 0.0F}), place));
}

void add_cups(const Dishwasher& d, const glm::vec3& at, float width, float depth,
              ModelBuilder& model) {
    const float step_x = 0.8F * width / static_cast<float>(d.cups);
    const float step_y = 0.33F * depth;
    const Surface first =
        moved(cup(), at + glm::vec3(-0.5F * step_x * static_cast<float>(d.cups - 1), -step_y, 0));
    model.add("cup", d.crockery, in_grid(first, d.cups, {step_x, 0, 0}, 3, {0, step_y, 0}));
}

void add_racks(const Dishwasher& d, ModelBuilder& model) {
    const float floor = d.plinth + kWall + 0.004F;
    const float width = d.width - 2.0F * kWall - 0.03F;
    const float depth = d.depth - kWall - 0.05F;
    const float back = 0.5F * (kWall - 0.03F);
    const float z = floor + 0.035F;
    add_lower_rack(d, {0, back + d.pull, z}, width, depth, model);
    model.add("wheel", black_plastic(),
              each(four_corners(moved(turned(cylinder(0.02F, -0.006F, 0.006F, 14), Axis::kY, 90.0F),
                                      {0.5F * width, 0.35F * depth, 0})),
                   [&](Surface s) {
                       return moved(std::move(s), {0, back + d.pull, floor + 0.02F});
                   }));
    if (d.kind == Kind::kCountertop) {
        return;
    }
    const float upper = d.plinth + 0.56F * (d.height - d.plinth);
    const float out = 0.35F * d.pull;
    const float rail = 0.5F * d.width - kWall;
    model.add("rail", chrome(),
              mirrored_pair(box_between({rail - 0.022F, -0.4F * d.depth, upper},
                                        {rail, front_of(d) + out - 0.06F, upper + 0.02F})));
    const glm::vec3 at{0, back + out, upper + 0.004F};
    model.add("rack", chrome(),
              each(wire_basket({width, depth, 0.09F}, 6, 0.0025F),
                   [&](Surface s) { return moved(std::move(s), at); }));
    add_cups(d, at, width, depth, model);
}

/// On a front in the plane y = 0, about z = 0.
void add_controls(const Dishwasher& d, float width, const std::function<Surface(Surface)>& place,
                  ModelBuilder& model) {
    const Look mark = d.strip_look.name == black_plastic().name ? chrome() : black_plastic();
    const float r = std::min(0.010F, 0.16F * d.strip);
    model.add("button", mark,
              each(in_row(moved(round_button(r, 0.004F), {-0.42F * width, 0, 0}), d.buttons,
                          {0.055F * width, 0, 0}),
                   place));
    if (d.display) {
        model.add("display", d.digits,
                  place(moved(picture_plate(0.16F * width, 0.42F * d.strip, 0.006F),
                              {0.06F * width, 0, 0})));
    }
    if (d.dial) {
        model.add("dial", chrome(),
                  place(moved(knob(0.27F * d.strip, 0.02F, 20), {0.36F * width, -0.001F, 0})));
    } else {
        model.add(
            "badge", chrome(),
            place(moved(box({0.13F * width, 0.004F, 0.16F * d.strip}), {0.37F * width, 0, 0})));
    }
}

/// In the frame of a front panel: x about 0, its back at y = 0, standing on z = 0.
void add_grip(const Dishwasher& d, float width, float top,
              const std::function<Surface(Surface)>& place, ModelBuilder& model) {
    if (d.grip == Grip::kBar) {
        model.add("handle", chrome(),
                  each(bar_handle(0.78F * width, 0.04F, 0.009F), [&](Surface s) {
                      return place(moved(std::move(s), {0, kDoorThickness, top - 0.045F}));
                  }));
    } else if (d.grip == Grip::kPocket) {
        model.add("handle", black_plastic(),
                  place(moved(upright(rounded_rectangle(0.4F * width, 0.045F, 0.02F), 0.006F),
                              {0, kDoorThickness, top - 0.035F})));
        model.add(
            "handle", d.finish,
            place(box_between({-0.21F * width, 0.02F, top - 0.022F},
                              {0.21F * width, kDoorThickness + 0.014F, top - 0.006F}, 0.005F)));
    } else {
        model.add("handle", chrome(),
                  place(box_between({-0.5F * width + 0.004F, 0.02F, top - 0.02F},
                                    {0.5F * width - 0.004F, kDoorThickness + 0.022F, top - 0.004F},
                                    0.006F)));
    }
}

void add_door(const Dishwasher& d, ModelBuilder& model) {
    const float sill = d.plinth + kWall;
    const float tall = d.height - 0.004F - sill;
    const float x = 0.5F * d.width - 0.003F;
    const auto place = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, -d.angle), {0, front_of(d) + 0.003F, sill});
    };
    const float axis_y = front_of(d) + 0.004F;
    model.add("hinge", black_plastic(),
              mirrored_pair(rod({0.7F * x, axis_y, sill}, {0.9F * x, axis_y, sill}, 0.012F, 12)));
    const float strip = tall - d.strip;
    model.add(
        "door", d.finish,
        place(box_between({-x, 0.004F, 0.002F}, {x, kDoorThickness, strip - 0.003F}, 0.006F)));
    model.add("control panel", d.strip_look,
              place(box_between({-x, 0.004F, strip}, {x, kDoorThickness, tall}, 0.006F)));
    model.add("door", d.tub,
              place(box_between({-x + 0.02F, -0.003F, 0.012F}, {x - 0.02F, 0.02F, tall - 0.012F})));
    model.add(
        "dispenser", black_plastic(),
        place(box_between({-0.06F, -0.018F, 0.46F * tall}, {0.09F, 0.0F, 0.64F * tall}, 0.006F)));
    add_controls(
        d, d.width,
        [&](Surface s) {
            return place(moved(std::move(s), {0, kDoorThickness, tall - 0.5F * d.strip}));
        },
        model);
    add_grip(d, d.width, strip, place, model);
}

/// Two drawers, one above the other, one of them drawn out with its tub.
void add_drawers(const Dishwasher& d, ModelBuilder& model) {
    const float tall = 0.5F * (d.height - d.plinth - kWall);
    for (const bool upper : {false, true}) {
        const float z = d.plinth + 0.5F * kWall + (upper ? tall + 0.004F : 0.0F);
        const bool out = d.door != Door::kShut && upper == d.upper_drawer;
        const float y = front_of(d) + 0.003F + (out ? std::max(d.pull, 0.1F) + 0.16F : 0.0F);
        const auto place = [&](Surface s) { return moved(std::move(s), {0, y, z}); };
        const float x = 0.5F * d.width - 0.003F;
        model.add("drawer", d.finish,
                  place(box_between({-x, 0, 0}, {x, kDoorThickness, tall - 0.004F}, 0.006F)));
        add_grip(d, d.width, 0.86F * tall, place, model);
        if (upper) {
            add_controls(
                d, d.width,
                [&](Surface s) {
                    return place(moved(std::move(s), {0, kDoorThickness, 0.93F * tall}));
                },
                model);
        }
        if (!out) {
            continue;
        }
        const float half = x - kWall - 0.012F;
        model.add("rail", chrome(),
                  mirrored_pair(box_between({half - 0.004F, -0.2F * d.depth, z + 0.05F},
                                            {half + 0.015F, y + 0.004F, z + 0.075F})));
        model.add("tub", d.tub,
                  each(tray({-half, -0.84F * d.depth, 0.03F}, {half, 0.004F, 0.78F * tall}, 0.012F),
                       place));
        add_lower_rack(d, {0, y - 0.42F * d.depth, z + 0.044F}, 2 * half - 0.04F, 0.7F * d.depth,
                       model);
    }
}

void add_case(const Dishwasher& d, ModelBuilder& model) {
    const float x = 0.5F * d.width;
    const float y = front_of(d);
    const float rear = -y + 0.02F;
    const Opening opening{{-x + kWall, d.plinth + kWall}, {x - kWall, d.height - kWall}};
    model.add("case", d.finish, open_case({-x, -y, d.plinth}, {x, y, d.height}, opening, kWall));
    model.add("tub", d.tub, liner(opening, rear, y - 0.004F));
    if (d.kind == Kind::kFreeStanding) {
        model.add("top", d.finish,
                  box_between({-x - 0.004F, -y - 0.003F, d.height - 0.004F},
                              {x + 0.004F, y + kDoorThickness + 0.006F, d.height + 0.028F},
                              0.008F));
    }
    if (d.worktop) {
        model.add("worktop", d.slab,
                  box_between({-x - 0.02F, -y - 0.01F, d.height - 0.002F},
                              {x + 0.02F, y + kDoorThickness + 0.02F, d.height + 0.036F}, 0.004F));
    }
    if (d.kind == Kind::kCountertop) {
        model.add("foot", rubber(), four_feet(x - 0.05F, y - 0.05F, 0.022F, d.plinth + 0.004F));
    } else {
        model.add(
            "plinth", black_plastic(),
            box_between({-x + 0.004F, -y + 0.01F, 0}, {x - 0.004F, y - 0.03F, d.plinth + 0.004F}));
    }
    const std::array<glm::vec3, 4> hose{{{0.6F * x, -y + 0.004F, d.plinth + 0.08F},
                                         {0.6F * x, -y - 0.04F, d.plinth + 0.08F},
                                         {0.6F * x, -y - 0.04F, 0.6F * d.height},
                                         {0.2F * x, -y - 0.03F, 0.7F * d.height}}};
    model.add("hose", plain("hose", srgb(0x9A9C9E)), tube(rounded_path(hose, 0.03F), 0.011F, 10));
    model.add("hose", black_plastic(),
              rod({-0.6F * x, -y + 0.002F, d.plinth + 0.1F},
                  {-0.6F * x, -y - 0.025F, d.plinth + 0.1F}, 0.018F, 14));
}

}  // namespace

void build_dishwasher(Parameters& parameters, ModelBuilder& model) {
    const Dishwasher d = draw(parameters);
    add_case(d, model);
    if (d.kind == Kind::kDrawers) {
        add_drawers(d, model);
        return;
    }
    add_door(d, model);
    if (d.door != Door::kShut) {
        add_racks(d, model);
    }
}

}  // namespace turntable::procedural
