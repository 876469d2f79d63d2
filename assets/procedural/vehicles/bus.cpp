// Buses: city buses (rigid or with a joint), coaches, double-deckers, school buses with a bonnet.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/hull.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/vehicles.h"

namespace turntable::procedural {
namespace {

enum class Kind { kCity, kArticulated, kCoach, kDoubleDecker, kSchool };

struct Bus {
    Kind kind = Kind::kCity;
    float length = 0.0F;
    float half_width = 0.0F;
    float height = 0.0F;
    float floor = 0.0F;  ///< lower edge of the body
    float wheel_radius = 0.0F;
    float front_axle = 0.0F;
    float rear_axle = 0.0F;
    float belt = 0.0F;        ///< lower edge of the windows
    float window_top = 0.0F;  ///< of the lower deck
    float joint = 0.0F;       ///< y of the bellows' middle
    float bonnet = 0.0F;      ///< length of a school bus's
    float door_side = 1.0F;   ///< +1: on the right
    int windows = 7;
    int doors = 2;
    bool roof_units = false;
    bool trolley = false;
    bool skirt_colour = false;
    Look paint, second, rim;
    Hull body;  ///< of an articulated bus the front part
    Hull rear_part, hood;

    [[nodiscard]] float end() const { return 0.5F * length; }
    [[nodiscard]] bool has_joint() const { return kind == Kind::kArticulated; }
};

Bus draw(Parameters& p) {
    Bus b;
    b.kind = p.choice<Kind>("kind",
                            {"city bus", "articulated bus", "coach", "double-decker", "school bus"},
                            {3, 1, 2.5, 2, 2});
    const bool school = b.kind == Kind::kSchool;
    const bool coach = b.kind == Kind::kCoach;
    const bool decks = b.kind == Kind::kDoubleDecker;
    b.length = b.has_joint() ? p.real("length", 15.5F, 18.0F)
               : decks       ? p.real("length", 8.8F, 11.0F)
                             : p.real("length", 8.5F, 12.5F);
    b.half_width = 0.5F * p.real("width", 2.38F, 2.56F);
    b.height = decks   ? p.real("height", 4.1F, 4.4F)
               : coach ? p.real("height", 3.3F, 3.75F)
                       : p.real("height", 2.85F, 3.15F);
    b.floor = school ? 0.55F : p.real("ground_clearance", 0.26F, 0.36F);
    b.wheel_radius = p.real("wheel_radius", 0.46F, 0.52F);
    b.bonnet = school ? p.real("bonnet", 1.3F, 1.7F) : 0.0F;
    b.front_axle = b.end() - (school ? 0.95F : p.real("front_overhang", 2.3F, 2.7F));
    b.rear_axle = -b.end() + (decks ? 2.2F : p.real("rear_overhang", 2.5F, 3.3F));
    b.belt = school ? 1.62F : coach ? p.real("belt", 1.45F, 1.65F) : p.real("belt", 1.12F, 1.3F);
    b.window_top = decks ? b.belt + 0.85F : b.height - p.real("roof_edge", 0.35F, 0.5F);
    b.joint = b.has_joint() ? -0.10F * b.length : 0.0F;
    b.windows = p.integer("windows", 5, 9) + (school ? 3 : 0) + (b.has_joint() ? 2 : 0);
    b.doors = b.has_joint() ? 4 : school || coach ? 1 : p.integer("doors", 2, 3);
    b.door_side = p.chance("doors_on_left", decks ? 0.7 : 0.15) ? -1.0F : 1.0F;
    b.roof_units = p.chance("roof_units", school ? 0.1 : 0.6) && !decks;
    b.trolley = p.chance("trolley_poles", 0.25) && (b.kind == Kind::kCity || b.has_joint());
    b.skirt_colour = p.chance("two_colours", 0.55) && !school;
    const Look drawn = vehicle_paint(p, "paint");
    b.paint =
        school && p.chance("yellow", 0.85) ? plain("school yellow", srgb(0xE8A317), 0.3F) : drawn;
    b.second = school ? black_plastic() : b.skirt_colour ? vehicle_paint(p, "second") : b.paint;
    b.rim = plain("wheel paint", srgb(p.chance("grey_wheels", 0.6) ? 0xB4B6B8 : 0x4A4C50), 0.4F);
    return b;
}

Hull box_hull(const Bus& b, float rear, float front, float round_front, float round_rear) {
    Hull h;
    h.rear = rear;
    h.front = front;
    const float w = b.half_width;
    const float z = b.height;
    h.half_width = Curve{{rear, (1.0F - 0.16F * round_rear) * w},
                         {rear + 0.05F, (1.0F - 0.08F * round_rear) * w},
                         {rear + 0.35F, w},
                         {front - 0.55F, w},
                         {front - 0.10F, (1.0F - 0.08F * round_front) * w},
                         {front, (1.0F - 0.18F * round_front) * w}};
    h.bottom = Curve{{rear, b.floor + 0.08F}, {rear + 0.5F, b.floor}, {front, b.floor}};
    h.top = Curve{{rear, z - 0.16F * round_rear},
                  {rear + 0.2F, z},
                  {front - 0.6F, z},
                  {front - 0.12F, z - 0.12F * round_front},
                  {front, z - 0.30F * round_front}};
    h.side = box_side(0.05F, 0.12F, 0.015F);
    return h;
}

WheelArch arch_at(const Bus& b, float axle) {
    return {axle, b.wheel_radius, b.wheel_radius + 0.09F, 0.45F};
}

void shape(Bus& b) {
    const float f = b.end();
    if (b.has_joint()) {
        b.body = box_hull(b, b.joint + 0.5F, f, 1.0F, 0.05F);
        b.rear_part = box_hull(b, -f, b.joint - 0.5F, 0.05F, 0.5F);
        b.body.arches = {arch_at(b, b.front_axle), arch_at(b, b.joint + 2.3F)};
        b.rear_part.arches = {arch_at(b, b.rear_axle)};
        return;
    }
    const bool school = b.kind == Kind::kSchool;
    b.body = box_hull(b, -f, f - b.bonnet,
                      school                   ? 0.35F
                      : b.kind == Kind::kCoach ? 1.3F
                                               : 0.9F,
                      0.6F);
    b.body.arches = {arch_at(b, b.rear_axle)};
    if (!school) {
        b.body.arches.push_back(arch_at(b, b.front_axle));
        return;
    }
    Hull& h = b.hood;
    h.rear = f - b.bonnet - 0.3F;
    h.front = f;
    h.half_width = Curve{{h.rear, 0.98F * b.half_width},
                         {f - 0.6F * b.bonnet, 0.93F * b.half_width},
                         {f - 0.1F, 0.86F * b.half_width},
                         {f, 0.80F * b.half_width}};
    h.bottom = Curve{{h.rear, b.floor}, {f, b.floor}};
    h.top = Curve{{h.rear, 1.78F}, {f - 0.5F * b.bonnet, 1.70F}, {f - 0.12F, 1.58F}, {f, 1.46F}};
    h.side = box_side(0.05F, 0.22F, 0.06F);
    h.arches = {arch_at(b, b.front_axle)};
}

void add_shell(const Hull& hull, const Bus& b, ModelBuilder& model) {
    model.add("body", b.paint, hull_surface(hull, 22));
    for (const WheelArch& arch : hull.arches) {
        const float inner = hull.half_width.at(arch.y) - arch.depth;
        model.add(
            "body", gap_look(),  // dark inside of the arch
            mirrored_pair(box_between(
                {inner - 0.05F, arch.y - 0.94F * arch.radius, b.floor + 0.02F},
                {inner + 0.03F, arch.y + 0.94F * arch.radius, arch.z + 0.25F * arch.radius})));
        const float x = hull.half_width.at(arch.y) - 0.20F;
        add_road_wheels(model, {b.wheel_radius, 0.30F, 0.40F, 0, b.rim},
                        {x, arch.y, b.wheel_radius});
    }
    if (b.skirt_colour) {
        Panel skirt = rectangle_panel({hull.rear + 0.02F, b.floor + 0.22F + 2 * b.wheel_radius},
                                      {hull.front - 0.35F, b.belt - 0.02F});
        skirt.corners[0].y = skirt.corners[1].y = std::min(skirt.corners[0].y, b.belt - 0.12F);
        skirt.across = 24;
        skirt.along = 1;
        model.add("stripe", b.second, mirrored_pair(panel(on_side(hull, 0.016F), skirt)));
    }
}

using Span = glm::vec2;  ///< from, to along y

/// Doors on one side: of the front part ahead of the front axle, others behind it.
std::vector<Span> doors_of(const Bus& b) {
    const float wide = b.kind == Kind::kCoach || b.kind == Kind::kSchool ? 0.85F : 1.2F;
    std::vector<Span> doors;
    const float first = b.kind == Kind::kSchool ? b.body.front - 0.25F : b.end() - 0.65F;
    doors.emplace_back(first - wide, first);
    if (b.doors > 1) {
        const float middle =
            b.has_joint() ? b.front_axle - 2.6F : glm::mix(b.front_axle, b.rear_axle, 0.5F);
        doors.emplace_back(middle - 0.65F, middle + 0.65F);
    }
    if (b.doors == 3) {
        doors.emplace_back(b.rear_axle - 1.75F, b.rear_axle - 0.65F);
    }
    if (b.doors == 4) {
        doors.emplace_back(b.joint - 2.2F, b.joint - 0.95F);
        doors.emplace_back(b.rear_axle - 1.9F, b.rear_axle - 0.7F);
    }
    return doors;
}

void add_side_panel(const Hull& hull, const Look& look, const char* part, const Panel& shape,
                    float lift, float side, ModelBuilder& model) {
    Surface one = panel(on_side(hull, lift), shape);
    model.add(part, look, side > 0.0F ? std::move(one) : mirrored(std::move(one), Axis::kX));
}

/// Panes of equal width between `from` and `to`, none where a door is.
void add_window_row(const Bus& b, const Hull& hull, Span along, Span heights, int count,
                    const std::vector<Span>& doors, ModelBuilder& model) {
    const float pitch = (along.y - along.x) / static_cast<float>(count);
    const float pillar = b.kind == Kind::kCoach ? 0.035F : 0.10F;
    for (int i = 0; i < count; ++i) {
        const float from = along.x + pitch * static_cast<float>(i) + 0.5F * pillar;
        const float to = from + pitch - pillar;
        Panel pane = rectangle_panel({from, heights.x}, {to, heights.y}, 0.04F);
        pane.across = 2;
        for (const float side : {-1.0F, 1.0F}) {
            Panel cut = pane;
            if (side == b.door_side) {
                float left = from;
                float right = to;
                for (const Span& door : doors) {
                    if (door.x < right && door.y > left) {  // keep the longer rest
                        (door.x - left > right - door.y ? right : left) =
                            door.x - left > right - door.y ? door.x - 0.08F : door.y + 0.08F;
                    }
                }
                if (right - left < 0.25F) {
                    continue;
                }
                cut = rectangle_panel({left, heights.x}, {right, heights.y}, 0.04F);
                cut.across = 2;
            }
            add_side_panel(hull, window_glass(), "window", cut, 0.012F, side, model);
        }
    }
}

void add_doors(const Bus& b, ModelBuilder& model) {
    for (const Span& door : doors_of(b)) {
        const Hull& hull = b.has_joint() && door.x < b.joint ? b.rear_part : b.body;
        const float top = b.kind == Kind::kDoubleDecker ? b.window_top : b.window_top - 0.02F;
        const Panel frame = rectangle_panel({door.x, b.floor + 0.06F}, {door.y, top + 0.05F});
        add_side_panel(hull, black_plastic(), "door", frame, 0.012F, b.door_side, model);
        const float middle = 0.5F * (door.x + door.y);
        for (const Span& leaf :
             {Span{door.x + 0.06F, middle - 0.03F}, Span{middle + 0.03F, door.y - 0.06F}}) {
            const Panel glass_leaf =
                rectangle_panel({leaf.x, b.floor + 0.16F}, {leaf.y, top - 0.02F}, 0.05F);
            add_side_panel(hull, window_glass(), "door", glass_leaf, 0.022F, b.door_side, model);
            const Panel grip = rectangle_panel({leaf.x, b.floor + 0.8F}, {leaf.y, b.floor + 0.84F});
            add_side_panel(hull, chrome(), "door", grip, 0.032F, b.door_side, model);
        }
    }
}

void add_windows(const Bus& b, ModelBuilder& model) {
    const std::vector<Span> doors = doors_of(b);
    const Span heights{b.belt, b.window_top};
    const float front = b.body.front - (b.kind == Kind::kSchool ? 0.25F : 0.55F);
    if (b.has_joint()) {
        const int ahead = b.windows * 6 / 10;
        add_window_row(b, b.body, {b.body.rear + 0.1F, front}, heights, ahead, doors, model);
        add_window_row(b, b.rear_part, {b.rear_part.rear + 0.3F, b.rear_part.front - 0.1F}, heights,
                       b.windows - ahead, doors, model);
    } else {
        add_window_row(b, b.body, {b.body.rear + 0.3F, front}, heights, b.windows, doors, model);
    }
    if (b.kind == Kind::kDoubleDecker) {
        add_window_row(b, b.body, {b.body.rear + 0.25F, b.body.front - 0.35F},
                       {b.window_top + 0.55F, b.height - 0.38F}, b.windows + 1, {}, model);
    }
}

void add_front(const Bus& b, ModelBuilder& model) {
    const float w = b.half_width;
    const bool school = b.kind == Kind::kSchool;
    const Hull& low = school ? b.hood : b.body;
    const auto screen = [&](float share, float from, float to) {
        Panel pane = rectangle_panel({-share * w, from}, {share * w, to}, 0.06F);
        pane.across = 12;
        model.add("windscreen", window_glass(), panel(on_front(b.body, 0.015F), pane));
    };
    const bool coach = b.kind == Kind::kCoach;
    const float sill = school ? 1.85F : coach ? 1.15F : b.belt - 0.10F;
    const float lintel =
        b.kind == Kind::kDoubleDecker ? b.window_top + 0.05F : b.height - (coach ? 0.42F : 0.52F);
    screen(0.88F, sill, lintel);
    if (b.kind == Kind::kDoubleDecker) {
        screen(0.88F, b.window_top + 0.55F, b.height - 0.42F);
    }
    // The display of the destination, over the windscreen.
    const float sign = b.kind == Kind::kDoubleDecker ? b.window_top + 0.30F : lintel + 0.16F;
    if (!coach && !school) {
        Panel board = rectangle_panel({-0.60F * w, sign - 0.12F}, {0.60F * w, sign + 0.10F});
        board.across = 8;
        model.add("sign", black_plastic(), panel(on_front(b.body, 0.014F), board));
        Panel text = rectangle_panel({-0.42F * w, sign - 0.05F}, {0.45F * w, sign + 0.04F});
        text.across = 8;
        model.add("sign", glowing({0.9F, 0.55F, 0.1F}, 0.8F),
                  panel(on_front(b.body, 0.024F), text));
    }
    // Lamps, grille, bumper, plate.
    const float lamp_z = school ? 1.10F : b.floor + 0.42F;
    Panel lamp = rectangle_panel({0.52F * w, lamp_z - 0.10F}, {0.80F * w, lamp_z + 0.12F},
                                 school ? 0.9F : 0.25F);
    lamp.across = lamp.along = 6;
    model.add("headlight", headlight_look(), mirrored_pair(panel(on_front(low, 0.02F), lamp)));
    Panel grille =
        school ? rectangle_panel({-0.42F * w, 0.85F}, {0.42F * w, 1.32F}, 0.1F)
               : rectangle_panel({-0.42F * w, lamp_z - 0.06F}, {0.42F * w, lamp_z + 0.14F}, 0.1F);
    grille.across = 8;
    model.add("grille", black_plastic(), panel(on_front(low, 0.012F), grille));
    Panel bumper =
        rectangle_panel({-0.80F * w, b.floor + 0.03F}, {0.80F * w, b.floor + 0.22F}, 0.05F);
    bumper.thickness = 0.12F;
    bumper.across = 10;
    model.add("bumper", black_plastic(), panel(on_front(low, school ? 0.09F : 0.03F), bumper));
    model.add("plate", white_plastic(),
              moved(box({0.52F, 0.03F, 0.12F}, 0.005F),
                    {0.0F, low.front + (school ? 0.095F : 0.035F), b.floor + 0.13F}));
    if (!school) {
        for (const float x : {-0.35F, 0.25F}) {  // wipers
            const Placement place = on_front(b.body, 0.03F);
            model.add("wiper", black_plastic(),
                      rod(place({x * w, sill + 0.03F}), place({(x + 0.32F) * w, sill + 0.38F}),
                          0.014F, 6));
        }
    }
    // Mirrors hang from arms.
    const float arm_z = school ? 1.9F : coach ? lintel + 0.05F : lintel - 0.15F;
    const float y = b.body.front - (school ? 0.05F : 0.2F);
    const glm::vec3 root{0.90F * w, y, arm_z};
    const glm::vec3 tip{w + 0.16F, y + 0.32F, arm_z - 0.02F};
    model.add("mirror", black_plastic(), mirrored_pair(rod(root, tip, 0.022F, 8)));
    model.add(
        "mirror", black_plastic(),
        mirrored_pair(moved(box({0.17F, 0.07F, 0.36F}, 0.03F), tip - glm::vec3(0, 0, 0.16F))));
    model.add("mirror", chrome(),
              mirrored_pair(
                  moved(box({0.13F, 0.01F, 0.30F}, 0.004F), tip - glm::vec3(0, 0.037F, 0.16F))));
}

void add_rear(const Bus& b, ModelBuilder& model) {
    const Hull& hull = b.has_joint() ? b.rear_part : b.body;
    const float w = b.half_width;
    const float sill = std::max(b.belt + 0.15F, 1.5F);
    Panel pane = rectangle_panel({-0.72F * w, sill}, {0.72F * w, b.window_top - 0.05F}, 0.08F);
    pane.across = 10;
    model.add("window", window_glass(), panel(on_rear(hull, 0.015F), pane));
    if (b.kind == Kind::kDoubleDecker) {
        Panel upper = rectangle_panel({-0.72F * w, b.window_top + 0.6F},
                                      {0.72F * w, b.height - 0.45F}, 0.08F);
        upper.across = 10;
        model.add("window", window_glass(), panel(on_rear(hull, 0.015F), upper));
    }
    Panel engine = rectangle_panel({-0.55F * w, b.floor + 0.42F}, {0.55F * w, sill - 0.22F}, 0.04F);
    engine.across = 8;
    model.add("grille", black_plastic(), panel(on_rear(hull, 0.01F), engine));
    for (int i = 0; i < 5; ++i) {
        const float z = glm::mix(b.floor + 0.5F, sill - 0.3F, static_cast<float>(i) / 4.0F);
        Panel slat = rectangle_panel({-0.5F * w, z - 0.02F}, {0.5F * w, z + 0.02F});
        slat.across = 6;
        slat.along = 1;
        model.add("grille", b.paint, panel(on_rear(hull, 0.022F), slat));
    }
    for (const float z : {b.floor + 0.50F, b.floor + 0.74F}) {
        Panel lamp = rectangle_panel({0.70F * w, z - 0.09F}, {0.86F * w, z + 0.09F}, 0.9F);
        lamp.across = lamp.along = 6;
        model.add("taillight", taillight_look(), mirrored_pair(panel(on_rear(hull, 0.02F), lamp)));
    }
    Panel bumper =
        rectangle_panel({-0.80F * w, b.floor + 0.12F}, {0.80F * w, b.floor + 0.30F}, 0.05F);
    bumper.across = 10;
    model.add("bumper", black_plastic(), panel(on_rear(hull, 0.04F), bumper));
    model.add(
        "plate", white_plastic(),
        moved(box({0.52F, 0.03F, 0.12F}, 0.005F), {0.0F, hull.rear - 0.05F, b.floor + 0.36F}));
}

void add_bellows(const Bus& b, ModelBuilder& model) {
    std::vector<Section> folds;
    for (int i = 0; i <= 16; ++i) {
        const float deep = i % 2 == 0 ? 0.03F : 0.13F;
        folds.push_back({b.joint - 0.56F + 0.07F * static_cast<float>(i),
                         moved(rounded_rectangle(2.0F * (b.half_width - deep),
                                                 b.height - b.floor - 2.0F * deep - 0.05F, 0.12F),
                               {0.0F, 0.5F * (b.height + b.floor)})});
    }
    model.add("bellows", rubber(), loft(folds, Axis::kY));
}

void add_roof(const Bus& b, ModelBuilder& model) {
    const float top = b.height;
    if (b.roof_units) {
        model.add("roof unit", b.kind == Kind::kCoach ? b.paint : white_plastic(),
                  moved(tapered(box({1.5F, 2.2F, 0.28F}, 0.08F), Axis::kZ, 1.0F, 0.92F),
                        {0.0F, 0.18F * b.length, top + 0.10F}));
        const float rear =
            b.has_joint() ? 0.5F * (b.rear_part.rear + b.rear_part.front) : -0.22F * b.length;
        model.add("roof unit", white_plastic(),
                  moved(box({1.3F, 1.4F, 0.22F}, 0.07F), {0.0F, rear, top + 0.08F}));
    }
    if (b.trolley) {
        const float y = (b.has_joint() ? b.rear_part.front : 0.0F) - 0.9F;
        model.add(
            "trolley pole", black_plastic(),
            box_between({-0.5F, y - 0.4F, top - 0.05F}, {0.5F, y + 0.4F, top + 0.12F}, 0.04F));
        model.add(
            "trolley pole", black_plastic(),
            mirrored_pair(tapered_rod({0.3F, y, top + 0.1F}, {0.3F, -b.end() - 0.3F, top + 1.3F},
                                      0.05F, 0.025F, 8)));
    }
    if (b.kind == Kind::kSchool) {  // warning lamps fore and aft, black rails along the sides
        for (const float end : {b.body.front, b.body.rear}) {
            const float inwards = end > 0.0F ? -0.06F : 0.06F;
            model.add("warning light", taillight_look(),
                      mirrored_pair(moved(box({0.22F, 0.18F, 0.20F}, 0.04F),
                                          {0.62F * b.half_width, end + inwards, top - 0.22F})));
            model.add("warning light", indicator_look(),
                      mirrored_pair(moved(box({0.22F, 0.18F, 0.20F}, 0.04F),
                                          {0.36F * b.half_width, end + inwards, top - 0.20F})));
        }
        for (const float z : {0.95F, 1.25F, b.belt - 0.10F}) {
            Panel rail = rectangle_panel({b.body.rear + 0.05F, z - 0.03F},
                                         {b.body.front - 1.25F, z + 0.03F});
            if (z < 1.2F) {
                rail.corners[0].x = rail.corners[3].x = b.rear_axle + b.wheel_radius + 0.15F;
            }
            rail.across = 8;
            rail.along = 1;
            model.add("rail", black_plastic(), mirrored_pair(panel(on_side(b.body, 0.02F), rail)));
        }
        model.add("stop sign", plain("red", srgb(0xB01E22), 0.5F),
                  moved(turned(extrude(regular_polygon(8, 0.24F, 22.5F), 0.03F), Axis::kY, 90.0F),
                        {-b.half_width - 0.03F, b.body.front - 1.4F, 1.42F}));
    }
    if (b.kind == Kind::kCoach) {  // flaps of the luggage hold
        for (int i = 0; i < 4; ++i) {
            const float span = b.front_axle - b.rear_axle - 2.0F * b.wheel_radius - 0.5F;
            const float y =
                b.rear_axle + b.wheel_radius + 0.2F + span * 0.25F * static_cast<float>(i);
            const Panel flap = rectangle_panel({y + 0.02F, b.floor + 0.10F},
                                               {y + 0.25F * span - 0.02F, b.belt - 0.40F});
            model.add("hold", b.second, mirrored_pair(panel(on_side(b.body, 0.010F), flap)));
        }
    }
}

}  // namespace

void build_bus(Parameters& parameters, ModelBuilder& model) {
    Bus bus = draw(parameters);
    shape(bus);
    add_shell(bus.body, bus, model);
    if (bus.has_joint()) {
        add_shell(bus.rear_part, bus, model);
        add_bellows(bus, model);
    }
    if (bus.kind == Kind::kSchool) {
        const bool skirt = bus.skirt_colour;
        bus.skirt_colour = false;
        add_shell(bus.hood, bus, model);
        bus.skirt_colour = skirt;
    }
    add_doors(bus, model);
    add_windows(bus, model);
    add_front(bus, model);
    add_rear(bus, model);
    add_roof(bus, model);
}

}  // namespace turntable::procedural
