// Chairs: dining, kitchen, office, rocking and bar chairs; four legs, rockers, a pedestal, a sled
// or a star on castors; slats, spindles, a hoop, a panel or a cushion for a back. Moulded, stuffed,
// cantilever and folding chairs are in files of their own (chair_kinds.h).
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/seating/chair_kinds.h"
#include "assets/procedural/seating/seating.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Form { kJointed, kShell, kArmchair, kCantilever, kFolding };
enum class Base { kFourLegs, kTurnedLegs, kSled, kPedestal, kCastors, kRockers };
enum class Back { kPanel, kSlats, kSpindles, kLadder, kCushion, kNone, kHoop };
enum class Seat { kBoard, kUpholstered, kRound };

struct Chair {
    float width = 0.0F;
    float depth = 0.0F;
    float seat_height = 0.0F;  ///< top of the seat
    float seat_thickness = 0.0F;
    float back_height = 0.0F;  ///< above the seat
    float recline = 0.0F;      ///< degrees
    float splay = 0.0F;        ///< metres that feet stand outside the seat's corners
    float stock = 0.0F;        ///< thickness of the wood or tube
    Base base = Base::kFourLegs;
    Back back = Back::kPanel;
    Seat seat = Seat::kBoard;
    bool arms = false;
    bool stretchers = false;
    int slats = 3;
    Look frame;
    Look cover;
};

Chair draw(Parameters& p) {
    Chair c;
    c.base = p.choice<Base>("base",
                            {"four legs", "turned legs", "sled", "pedestal", "castors", "rockers"},
                            {5, 2, 1.2, 1, 2, 0.8});
    c.back =
        p.choice<Back>("back", {"panel", "slats", "spindles", "ladder", "cushion", "none", "hoop"},
                       {3, 2, 1.5, 2, 3, 0.3, 1.5});
    c.seat = p.choice<Seat>("seat", {"board", "upholstered", "round"}, {3, 3, 1});
    if (c.back == Back::kNone && c.seat == Seat::kBoard) {  // else it is a table
        c.seat = Seat::kRound;
    }
    const bool bar = p.chance("bar_height", 0.12) && c.base != Base::kRockers;
    c.seat_height = bar ? p.real("seat_height", 0.62F, 0.78F) : p.real("seat_height", 0.40F, 0.49F);
    c.width = p.real("width", 0.38F, 0.56F);
    if (c.back == Back::kNone) {  // a stool: narrow and tall, again not to be a table
        c.width = std::min(c.width, 0.36F);
        c.seat_height = std::max(c.seat_height, 0.62F);
    }
    c.depth = std::clamp(c.width * p.real("depth_ratio", 0.85F, 1.1F), 0.36F, 0.55F);
    c.seat_thickness = c.seat == Seat::kUpholstered ? p.real("seat_thickness", 0.06F, 0.12F)
                                                    : p.real("seat_thickness", 0.02F, 0.04F);
    c.back_height = p.real("back_height", 0.32F, 0.62F);
    c.recline = p.real("recline", 3.0F, 16.0F);
    c.splay = p.real("splay", 0.0F, 0.06F);
    c.stock = p.real("stock", 0.014F, 0.024F);
    c.arms = p.chance("arms", 0.3) && c.back != Back::kNone;
    c.stretchers = p.chance("stretchers", 0.4);
    c.slats = p.integer("slats", 2, 6);
    const bool metal = c.base == Base::kSled || c.base == Base::kPedestal ||
                       c.base == Base::kCastors || p.chance("metal_frame", 0.2);
    c.frame = metal ? polished_metal(p, "frame") : wood(p, "frame");
    c.cover = c.seat == Seat::kUpholstered || c.back == Back::kCushion
                  ? (p.chance("leather", 0.35) ? leather(p, "cover") : fabric(p, "cover"))
                  : (metal ? plastic(p, "cover") : c.frame);
    return c;
}

void add_seat(const Chair& c, ModelBuilder& model) {
    const float middle = c.seat_height - 0.5F * c.seat_thickness;
    if (c.seat == Seat::kRound) {
        model.add("seat", c.cover,
                  rounded_cylinder(0.5F * c.width, c.seat_height - c.seat_thickness, c.seat_height,
                                   0.4F * c.seat_thickness, 28));
    } else if (c.seat == Seat::kUpholstered) {
        model.add("seat", c.cover,
                  moved(cushion({c.width, c.depth, c.seat_thickness}, 0.35F * c.seat_thickness,
                                0.25F * c.seat_thickness),
                        {0, 0, middle}));
    } else {
        model.add("seat", c.cover,
                  moved(extrude(rounded_rectangle(c.width, c.depth, 0.05F), c.seat_thickness,
                                0.3F * c.seat_thickness),
                        {0, 0, c.seat_height - c.seat_thickness}));
    }
}

void add_four_legs(const Chair& c, ModelBuilder& model) {
    const float inset = c.seat == Seat::kRound ? 0.33F * c.width : 0.5F * c.width - 1.2F * c.stock;
    const float inset_y = c.seat == Seat::kRound ? inset : 0.5F * c.depth - 1.2F * c.stock;
    const float top = c.seat_height - 0.6F * c.seat_thickness;
    if (c.base == Base::kTurnedLegs) {
        model.add("leg", c.frame,
                  four_corners(turned_leg({inset, inset_y, 0.0F}, top, 1.15F * c.stock, 3)));
    } else {
        model.add(
            "leg", c.frame,
            four_corners(leg({inset, inset_y, top}, {inset + c.splay, inset_y + c.splay, 0.0F},
                             {c.stock, 0.75F * c.stock, c.stock > 0.019F ? 4 : 12})));
    }
    if (c.stretchers) {
        const float z = 0.35F * c.seat_height;
        const float out = c.base == Base::kTurnedLegs ? 0.0F : c.splay * (1.0F - z / top);
        const float x = inset + out;
        const float y = inset_y + out;
        model.add("stretcher", c.frame, mirrored_pair(rod({x, -y, z}, {x, y, z}, 0.5F * c.stock)));
        model.add("stretcher", c.frame, rod({-x, 0.0F, z}, {x, 0.0F, z}, 0.5F * c.stock));
    }
}

/// Runners under the four legs, curved up at both ends.
void add_rockers(const Chair& c, ModelBuilder& model) {
    const float x =
        (c.seat == Seat::kRound ? 0.33F * c.width : 0.5F * c.width - 1.2F * c.stock) + c.splay;
    Path runner;
    for (int i = -12; i <= 12; ++i) {
        const float y = 0.95F * c.depth * static_cast<float>(i) / 12.0F;
        const float foot = 0.5F * c.depth + c.splay;
        runner.emplace_back(x, y - 0.04F, 0.012F + 0.32F * (y * y - 0.7F * foot * foot));
    }
    model.add("rocker", c.frame,
              mirrored_pair(sweep(rounded_rectangle(1.5F * c.stock, 0.036F, 0.006F, 2), runner)));
}

void add_sled(const Chair& c, ModelBuilder& model) {
    const bool round = c.seat == Seat::kRound;
    const float x = round ? 0.33F * c.width : 0.5F * c.width - c.stock;
    const float y = round ? x : 0.5F * c.depth - c.stock;
    const float r = 0.6F * c.stock;
    const float top = c.seat_height - 0.7F * c.seat_thickness;
    const std::array<glm::vec3, 4> corners{
        {{x, y, top}, {x, y + c.splay, r}, {x, -y - c.splay, r}, {x, -y, top}}};
    model.add("leg", c.frame, mirrored_pair(tube(rounded_path(corners, 0.05F), r, 10)));
    model.add("stretcher", c.frame, rod({-x, -y - c.splay, r}, {x, -y - c.splay, r}, r));
}

void add_column(const Chair& c, ModelBuilder& model) {
    const float top = c.seat_height - 0.6F * c.seat_thickness;
    const bool castors = c.base == Base::kCastors;
    const float radius = 0.5F * c.width + 0.02F;
    model.add("column", c.frame, cylinder(1.3F * c.stock, castors ? 0.08F : 0.01F, top, 20));
    if (!castors) {
        model.add("foot", c.frame,
                  lathe({{0, 0},
                         {0.75F * radius, 0},
                         {0.75F * radius, 0.012F},
                         {0.3F * radius, 0.03F},
                         {1.2F * c.stock, 0.06F},
                         {0, 0.06F}},
                        36));
        return;
    }
    model.add("foot", c.frame, each(star_base(5, radius, 0.10F, 0.05F), [](Surface s) {
                  return moved(std::move(s), {0, 0, 0.035F});
              }));
    const Surface castor = moved(wheel(0.028F, 0.03F, 0.3F, 0, 14).tyre, {0, 0, 0});
    const Surface disc = wheel(0.028F, 0.03F, 0.3F, 0, 14).rim;
    for (const Surface& part : {castor, disc}) {
        model.add(
            "castor", black_plastic(),
            around(moved(turned(part, Axis::kZ, 90.0F), {radius - 0.02F, 0, 0.028F}), 5, 90.0F));
    }
}

/// A bow of wood over spindles, as Windsor chairs have.
void add_hoop(const Chair& c, float half, const std::function<Surface(Surface)>& lean,
              ModelBuilder& model) {
    const float below = 0.7F * c.seat_thickness;
    const float h = c.back_height;
    const float x = 0.92F * half;
    const auto crest_at = [&](float px) {
        const float t = px / x;
        return 0.35F * h + 0.65F * h * std::sqrt(std::max(1.0F - t * t, 0.0F));
    };
    Path bow{{-0.8F * x, 0, -below}};
    for (int i = 0; i <= 18; ++i) {
        const float px = -x * std::cos(glm::radians(10.0F * static_cast<float>(i)));
        bow.emplace_back(px, 0, crest_at(px));
    }
    bow.emplace_back(0.8F * x, 0, -below);
    model.add("post", c.frame, lean(tube(bow, 0.65F * c.stock, 12)));
    const int spindles = c.slats + 3;
    for (int i = 1; i <= spindles; ++i) {
        const float t = 2.0F * static_cast<float>(i) / static_cast<float>(spindles + 1) - 1.0F;
        model.add("slat", c.frame,
                  lean(rod({0.72F * x * t, 0, -below}, {0.95F * x * t, 0, crest_at(0.95F * x * t)},
                           0.32F * c.stock, 8)));
    }
}

/// What stands on the seat's rear edge, upright about z = 0 of the seat's top, before it leans.
void add_back(const Chair& c, ModelBuilder& model) {
    if (c.back == Back::kNone) {
        return;
    }
    const float half = c.seat == Seat::kRound ? 0.36F * c.width : 0.5F * c.width - c.stock;
    const float rear = c.seat == Seat::kRound ? -0.3F * c.width : -0.5F * c.depth + c.stock;
    const float below = 0.8F * c.seat_thickness;
    const auto lean = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, c.recline), {0.0F, rear, c.seat_height});
    };
    const float h = c.back_height;
    const float bar = 0.9F * c.stock;
    if (c.back == Back::kPanel) {
        const float low = c.seat == Seat::kUpholstered ? -below : 0.25F * h;
        model.add("back", c.cover,
                  lean(moved(upright(rounded_rectangle(2 * half, h - low, 0.06F), 0.02F, 0.006F),
                             {0, 0, 0.5F * (h + low)})));
    }
    if (c.back == Back::kCushion) {
        model.add("back", c.cover,
                  lean(moved(cushion({2 * half, 0.07F, 0.85F * h}, 0.025F, 0.02F),
                             {0, 0.02F, 0.57F * h})));
    }
    if (c.back == Back::kHoop) {
        add_hoop(c, half, lean, model);
        return;
    }
    model.add("post", c.frame,
              each(mirrored_pair(rod({half - bar, 0, -below}, {half - bar, 0, h}, bar, 12)), lean));
    if (c.back == Back::kSlats || c.back == Back::kSpindles || c.back == Back::kLadder) {
        model.add("rail", c.frame,
                  lean(box_between({-half, -0.7F * bar, 0.86F * h}, {half, 0.7F * bar, h + 0.01F},
                                   0.4F * bar)));
    }
    if (c.back == Back::kLadder) {
        const int rungs = std::min(c.slats, 4);
        const float step = 0.7F * h / static_cast<float>(rungs);
        model.add("rail", c.frame,
                  each(in_row(box_between({-half, -0.5F * bar, 0.18F * h},
                                          {half, 0.5F * bar, 0.18F * h + 0.45F * step}, 0.3F * bar),
                              rungs, {0, 0, step}),
                       lean));
    } else if (c.back == Back::kSlats || c.back == Back::kSpindles) {
        const int count = c.back == Back::kSlats ? c.slats : c.slats + 3;
        const float pitch = 2.0F * (half - bar) / static_cast<float>(count + 1);
        const float wide = c.back == Back::kSlats ? 0.3F * pitch : 0.35F * bar;
        const Surface slat =
            c.back == Back::kSlats
                ? box_between({-wide, -0.4F * bar, -below}, {wide, 0.4F * bar, 0.9F * h}, 0.002F)
                : rod({0, 0, -below}, {0, 0, 0.9F * h}, wide, 8);
        model.add(
            "slat", c.frame,
            each(in_row(moved(slat, {-half + bar + pitch, 0, 0}), count, {pitch, 0, 0}), lean));
    }
}

void add_arms(const Chair& c, ModelBuilder& model) {
    if (!c.arms) {
        return;
    }
    const float x = 0.5F * c.width - (c.seat == Seat::kRound ? 0.14F * c.width : c.stock);
    const float z = c.seat_height + 0.2F;
    const float rear = (c.seat == Seat::kRound ? -0.3F * c.width : -0.5F * c.depth + c.stock) -
                       0.2F * std::tan(glm::radians(c.recline));
    const float front = c.seat == Seat::kRound ? 0.2F * c.width : 0.35F * c.depth;
    model.add("arm", c.frame,
              mirrored_pair(box_between({x - 0.022F, rear, z - 0.012F},
                                        {x + 0.022F, front + 0.03F, z + 0.012F}, 0.008F)));
    model.add("arm", c.frame,
              mirrored_pair(rod({x, front, c.seat_height - 0.5F * c.seat_thickness}, {x, front, z},
                                0.7F * c.stock)));
}

}  // namespace

void build_chair(Parameters& parameters, ModelBuilder& model) {
    switch (parameters.choice<Form>(
        "form", {"jointed", "shell", "armchair", "cantilever", "folding"}, {10, 3, 3, 1.2, 1.4})) {
    case Form::kJointed:
        break;
    case Form::kShell:
        build_shell_chair(parameters, model);
        return;
    case Form::kArmchair:
        build_armchair(parameters, model);
        return;
    case Form::kCantilever:
        build_cantilever_chair(parameters, model);
        return;
    case Form::kFolding:
        build_folding_chair(parameters, model);
        return;
    }
    const Chair chair = draw(parameters);
    add_seat(chair, model);
    switch (chair.base) {
    case Base::kFourLegs:
    case Base::kTurnedLegs:
        add_four_legs(chair, model);
        break;
    case Base::kRockers:
        add_four_legs(chair, model);
        add_rockers(chair, model);
        break;
    case Base::kSled:
        add_sled(chair, model);
        break;
    case Base::kPedestal:
    case Base::kCastors:
        add_column(chair, model);
        break;
    }
    add_back(chair, model);
    add_arms(chair, model);
}

}  // namespace turntable::procedural
