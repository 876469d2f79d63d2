// Tables: dining and coffee tables on four legs, pedestal tables, trestles, desks with drawers,
// glass tops on metal frames, picnic tables with their benches.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "assets/procedural/furniture/fronts.h"
#include "assets/procedural/furniture/furniture.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kDining, kCoffee, kPedestal, kTrestle, kDesk, kGlass, kPicnic };
enum class Top { kRectangle, kRounded, kRound, kOval };
enum class Legs { kSquare, kTapered, kTurned, kSplayed, kHairpin };
enum class Foot { kDisc, kClaws, kCross };
enum class Trestle { kA, kX, kPost };
enum class Frame { kLoops, kCross, kStraight };

struct Table {
    Kind kind = Kind::kDining;
    Top top = Top::kRectangle;
    Legs legs = Legs::kSquare;
    Foot foot = Foot::kDisc;
    Trestle trestle = Trestle::kA;
    Frame frame = Frame::kLoops;
    float length = 0.0F;  ///< along X
    float width = 0.0F;   ///< along Y
    float height = 0.0F;
    float thickness = 0.0F;
    float stock = 0.0F;  ///< half the thickness of legs
    float apron = 0.0F;  ///< height, 0: none
    int drawers = 3;
    bool shelf = false;
    bool both_sides = false;  ///< a desk with drawers left and right
    FrontStyle front = FrontStyle::kSlab;
    Pull pull = Pull::kKnob;
    Look board;
    Look base;
    Look metal;
};

bool is_round(const Table& t) {
    return t.top == Top::kRound || t.top == Top::kOval;
}

void draw_size(Parameters& p, Table& t) {
    const bool low = t.kind == Kind::kCoffee || (t.kind == Kind::kGlass && p.chance("low", 0.4));
    t.height = low ? p.real("low_height", 0.34F, 0.5F) : p.real("height", 0.7F, 0.78F);
    t.length = low                       ? p.real("low_length", 0.7F, 1.3F)
               : t.kind == Kind::kDesk   ? p.real("desk_length", 1.1F, 1.7F)
               : t.kind == Kind::kPicnic ? p.real("picnic_length", 1.4F, 2.0F)
                                         : p.real("length", 0.8F, 2.1F);
    const float slender = p.real("slender", 0.45F, 1.0F);
    if (t.top == Top::kRound) {
        t.length = std::min(t.length, 1.3F);
        t.width = t.length;
    } else {
        t.width = std::clamp(t.length * slender, low ? 0.4F : 0.6F, low ? 0.9F : 1.05F);
    }
    if (t.kind == Kind::kDesk) {
        t.width = std::clamp(t.width, 0.55F, 0.8F);
    }
    if (t.kind == Kind::kPicnic) {
        t.width = 0.75F;
    }
}

Table draw(Parameters& p) {
    Table t;
    t.kind = p.choice<Kind>(
        "kind", {"dining", "coffee", "pedestal", "trestle", "desk", "glass top", "picnic"},
        {4, 2.5, 2.5, 1.5, 2.5, 2, 0.7});
    t.top = p.choice<Top>("top", {"rectangle", "rounded", "round", "oval"}, {3, 2, 2, 1});
    if (t.kind == Kind::kPedestal && t.top == Top::kRectangle) {
        t.top = Top::kRound;
    }
    if (t.kind == Kind::kTrestle || t.kind == Kind::kDesk || t.kind == Kind::kPicnic) {
        t.top = Top::kRectangle;
    }
    t.legs = p.choice<Legs>("legs", {"square", "tapered", "turned", "splayed", "hairpin"},
                            {3, 2, 2, 2, 1});
    t.foot = p.choice<Foot>("foot", {"disc", "claws", "cross"});
    t.trestle = p.choice<Trestle>("trestle", {"A", "X", "post"});
    t.frame = p.choice<Frame>("frame", {"loops", "cross", "straight"});
    draw_size(p, t);
    t.thickness = t.kind == Kind::kGlass ? p.real("glass_thickness", 0.010F, 0.018F)
                                         : p.real("thickness", 0.022F, 0.05F);
    t.stock = p.real("stock", 0.02F, 0.042F);
    t.apron = p.chance("apron", 0.7) && t.legs != Legs::kHairpin && t.legs != Legs::kSplayed
                  ? p.real("apron_height", 0.06F, 0.12F)
                  : 0.0F;
    t.shelf = p.chance("shelf", 0.45);
    t.drawers = p.integer("drawers", 2, 4);
    t.both_sides = p.chance("both_sides", 0.5);
    t.front = p.choice<FrontStyle>("front", {"slab", "framed", "raised"});
    t.pull = p.choice<Pull>("pull", {"bar", "knob", "cup", "ring", "lip"});
    t.metal = polished_metal(p, "metal");
    const bool metal_base = t.kind == Kind::kGlass || t.legs == Legs::kHairpin;
    t.board = t.kind == Kind::kGlass      ? glass(p, "top", 0.68F)
              : t.kind == Kind::kPicnic   ? planks(p, "board")
              : p.chance("stone", 0.12)   ? stone(p, "slab")
              : p.chance("painted", 0.18) ? painted_wood(p, "board")
                                          : wood(p, "board");
    t.base = metal_base ? (p.chance("dark_frame", 0.5) ? painted_metal(p, "frame", kDarkPlastics)
                                                       : t.metal)
             : p.chance("other_base", 0.35)     ? painted_wood(p, "base")
             : t.board.name.starts_with("slab") ? wood(p, "base")
                                                : t.board;
    return t;
}

Outline top_outline(const Table& t, float length, float width) {
    switch (t.top) {
    case Top::kRounded:
        return rounded_rectangle(length, width, 0.18F * width, 6);
    case Top::kRound:
        return circle(0.5F * length, 48);
    case Top::kOval:
        return superellipse(0.5F * length, 0.5F * width, 2.4F, 48);
    case Top::kRectangle:
        break;
    }
    return rounded_rectangle(length, width, 0.016F, 8);
}

void add_top(const Table& t, ModelBuilder& model) {
    model.add("top", t.board,
              moved(extrude(top_outline(t, t.length, t.width), t.thickness, 0.25F * t.thickness),
                    {0.0F, 0.0F, t.height - t.thickness}));
}

float under(const Table& t) {
    return t.height - t.thickness + 0.004F;
}

/// Where a leg's axis meets the top: on a round one further in.
glm::vec2 leg_place(const Table& t) {
    const float share = is_round(t) ? 0.345F : 0.5F;
    const float margin = is_round(t) ? t.stock : 1.35F * t.stock + 0.02F;
    return {share * t.length - margin, share * t.width - margin};
}

void add_hairpin(const Table& t, const glm::vec2& at, float top, ModelBuilder& model) {
    const float r = 0.006F;
    const Path bow = rounded_path(std::array<glm::vec3, 4>{{{at.x - 0.09F, at.y + 0.005F, top},
                                                            {at.x + 0.018F, at.y + 0.018F, r},
                                                            {at.x + 0.026F, at.y + 0.026F, r},
                                                            {at.x + 0.005F, at.y - 0.09F, top}}},
                                  0.01F);
    model.add("leg", t.base, four_corners(tube(bow, r, 8)));
    model.add("leg", t.base,
              four_corners(box_between({at.x - 0.11F, at.y - 0.11F, top - 0.006F},
                                       {at.x + 0.02F, at.y + 0.02F, top + 0.001F})));
}

void add_legs(const Table& t, ModelBuilder& model) {
    const glm::vec2 at = leg_place(t);
    const float top = under(t);
    switch (t.legs) {
    case Legs::kSquare:
    case Legs::kTapered: {
        const Surface post =
            box_between({-t.stock, -t.stock, 0.0F}, {t.stock, t.stock, top}, 0.004F);
        const float foot = t.legs == Legs::kTapered ? 0.5F : 1.0F;
        model.add("leg", t.base,
                  four_corners(moved(tapered(post, Axis::kZ, foot, 1.0F), {at, 0.0F})));
        break;
    }
    case Legs::kTurned: {
        const float block = t.apron > 0.0F ? t.apron + 0.02F : 0.08F;
        model.add("leg", t.base,
                  four_corners(turned_leg({at, 0.0F}, top - block + 0.004F, 1.1F * t.stock, 3)));
        model.add("leg", t.base,
                  four_corners(box_between({at - 1.1F * t.stock, top - block},
                                           {at + 1.1F * t.stock, top}, 0.004F)));
        break;
    }
    case Legs::kSplayed:
        model.add("leg", t.base,
                  four_corners(leg({at - 0.05F, top}, {at + 0.02F, 0.0F},
                                   {0.95F * t.stock, 0.5F * t.stock, 14})));
        break;
    case Legs::kHairpin:
        add_hairpin(t, at, top, model);
        return;
    }
    if (t.apron > 0.0F) {
        const float h = t.apron;
        model.add(
            "apron", t.base,
            Surfaces{box_between({-at.x, at.y - 0.012F, top - h}, {at.x, at.y + 0.012F, top}),
                     box_between({-at.x, -at.y - 0.012F, top - h}, {at.x, -at.y + 0.012F, top})});
        model.add("apron", t.base,
                  mirrored_pair(box_between({at.x - 0.012F, -at.y, top - h + 0.001F},
                                            {at.x + 0.012F, at.y, top - 0.001F})));
    }
}

void add_shelf(const Table& t, ModelBuilder& model) {
    const glm::vec2 at = leg_place(t);
    const float z = 0.32F * t.height;
    const Outline outline = is_round(t) ? superellipse(1.15F * at.x, 1.15F * at.y, 2.5F, 36)
                                        : rectangle(2.0F * at.x, 2.0F * at.y);
    model.add("shelf", t.board, moved(extrude(outline, 0.018F), {0.0F, 0.0F, z}));
}

/// Columns stand below the middle, or two of them below a long top.
void add_pedestal(const Table& t, ModelBuilder& model) {
    const bool pair = t.length > 1.55F && t.length > 1.3F * t.width;
    const float reach = 0.36F * std::min(t.width, t.length);
    const float r = 1.3F * t.stock;
    const float top = under(t);
    Surfaces column;
    Surfaces feet;
    const float foot_top = t.foot == Foot::kClaws ? 0.3F * top : 0.04F;
    if (t.legs == Legs::kTurned) {
        column.push_back(
            turned_leg({0, 0, foot_top - 0.03F}, top - foot_top + 0.03F, 1.9F * r, 2, 24));
    } else {
        column.push_back(
            cone(1.3F * r, r, foot_top - 0.02F, top, t.legs == Legs::kSquare ? 8 : 24));
    }
    column.push_back(cylinder(3.2F * r, top - 0.024F, top, 24));
    if (t.foot == Foot::kDisc) {
        feet.push_back(lathe({{0, 0},
                              {reach, 0},
                              {reach, 0.014F},
                              {0.5F * reach, 0.028F},
                              {1.4F * r, 0.06F},
                              {0, 0.06F}},
                             40));
    } else if (t.foot == Foot::kClaws) {
        const std::array<glm::vec3, 4> knots{{{0.3F * r, 0.0F, 0.30F * top},
                                              {0.45F * reach, 0.0F, 0.27F * top},
                                              {0.8F * reach, 0.0F, 0.08F * top},
                                              {1.1F * reach, 0.0F, 0.022F}}};
        const Path path = smooth_path(std::span<const glm::vec3>(knots), 4);
        feet = around(sweep(rounded_rectangle(1.6F * r, 1.1F * r, 0.25F * r, 2), path),
                      t.drawers == 3 ? 3 : 4, 45.0F);
        for (Surface& s : feet) {
            s = moved(std::move(s), {0, 0, 0.45F * r - 0.02F});
        }
    } else {
        feet = around(box_between({-0.01F, -0.9F * r, 0.0F}, {reach, 0.9F * r, 0.05F}, 0.01F), 4,
                      45.0F);
    }
    for (const float x :
         pair ? std::vector{-0.27F * t.length, 0.27F * t.length} : std::vector{0.0F}) {
        const auto there = [&](Surface s) { return moved(std::move(s), {x, 0.0F, 0.0F}); };
        model.add("column", t.base, each(column, there));
        model.add("foot", t.base, each(feet, there));
    }
}

void add_trestles(const Table& t, ModelBuilder& model) {
    const float x = 0.36F * t.length;
    const float y = 0.42F * t.width;
    const float s = t.stock;
    const float top = under(t);
    model.add("rail", t.base,
              mirrored_pair(box_between({x - s, -y, top - 1.6F * s}, {x + s, y, top}, 0.004F)));
    if (t.trestle == Trestle::kPost) {
        model.add(
            "leg", t.base,
            mirrored_pair(box_between({x - s, -2.0F * s, s}, {x + s, 2.0F * s, top - s}, 0.004F)));
        model.add("foot", t.base,
                  mirrored_pair(box_between({x - 1.1F * s, -0.9F * y, 0.0F},
                                            {x + 1.1F * s, 0.9F * y, 1.8F * s}, 0.012F)));
    } else {
        const bool crossed = t.trestle == Trestle::kX;
        const float high = crossed ? -0.85F * y : 0.25F * y;
        const Surface slant =
            leg({x, high, top - s}, {x, 0.95F * y, 0.0F}, {0.8F * s, 0.8F * s, 4});
        const Surface other = mirrored(slant, Axis::kY);
        // Crossing legs pass each other side by side.
        model.add("leg", t.base, mirrored_pair(slant));
        model.add("leg", t.base, mirrored_pair(moved(other, {crossed ? -1.2F * s : 0.0F, 0, 0})));
        if (!crossed) {
            const float z = 0.3F * top;
            const float reach = 0.76F * y;
            model.add("rail", t.base,
                      mirrored_pair(box_between({x - 0.5F * s, -reach, z - 0.8F * s},
                                                {x + 0.5F * s, reach, z + 0.8F * s})));
        }
    }
    const float z = t.trestle == Trestle::kX   ? 0.5F * top
                    : t.trestle == Trestle::kA ? 0.3F * top
                                               : 0.4F * top;
    model.add("stretcher", t.base,
              box_between({-x, -0.6F * s, z - 1.2F * s}, {x, 0.6F * s, z + 1.2F * s}, 0.003F));
}

void add_desk_drawers(const Table& t, float side, ModelBuilder& model) {
    const float wide = std::min(0.42F, 0.28F * t.length);
    const float outer = 0.5F * t.length - 0.025F;
    const float left = side > 0.0F ? outer - wide : -outer;
    const float y = 0.5F * t.width - 0.03F;
    const float bottom = t.legs == Legs::kSquare ? 0.02F : 0.12F;
    const float top = under(t);
    model.add("case", t.base, box_between({left, -y, bottom}, {left + wide, y, top}, 0.002F));
    if (bottom > 0.05F) {
        for (const float x : {left + 0.04F, left + wide - 0.04F}) {
            for (const float foot_y : {-y + 0.04F, y - 0.04F}) {
                model.add("leg", t.base,
                          leg({x, foot_y, bottom + 0.01F}, {x, foot_y, 0.0F}, {0.02F, 0.014F, 12}));
            }
        }
    } else {
        model.add("case", t.base,
                  box_between({left + 0.015F, -y + 0.015F, 0.0F},
                              {left + wide - 0.015F, y - 0.03F, bottom + 0.01F}));
    }
    const float step = (top - bottom - 0.02F) / static_cast<float>(t.drawers);
    for (int i = 0; i < t.drawers; ++i) {
        const float z = bottom + 0.012F + step * static_cast<float>(i);
        const Front front = inset({{left, z}, {left + wide, z + step}, y - 0.002F, 0.02F}, 0.007F);
        model.add("drawer", t.board.name.starts_with("slab") ? t.base : t.board,
                  front_parts(front, t.front).wood);
        const float stand = t.front == FrontStyle::kFramed   ? 0.4F
                            : t.front == FrontStyle::kRaised ? 0.8F
                                                             : 0.95F;
        const glm::vec3 at{front.centre().x, front.y + stand * front.thickness, front.centre().y};
        model.add("handle", t.metal, each(pull_parts(t.pull, 0.4F * wide, false), [&](Surface s) {
                      return moved(std::move(s), at);
                  }));
    }
}

void add_desk(const Table& t, ModelBuilder& model) {
    add_desk_drawers(t, 1.0F, model);
    const float x = 0.5F * t.length - 0.045F;
    const float y = 0.5F * t.width - 0.045F;
    const float top = under(t);
    if (t.both_sides) {
        add_desk_drawers(t, -1.0F, model);
    } else if (t.legs == Legs::kSquare) {
        model.add(
            "side", t.base,
            box_between({-x - 0.02F, -y - 0.01F, 0.0F}, {-x + 0.01F, y + 0.01F, top}, 0.002F));
    } else {
        for (const float leg_y : {-y, y}) {
            model.add("leg", t.base,
                      leg({-x, leg_y, top}, {-x, leg_y, 0.0F},
                          {t.stock, 0.6F * t.stock, t.legs == Legs::kTapered ? 4 : 14}));
        }
    }
    // A board behind the knees holds both sides together.
    model.add("panel", t.base,
              box_between({-x, -y + 0.02F, t.shelf ? 0.25F : 0.48F * t.height},
                          {x - 0.1F, -y + 0.038F, top}));
}

void add_metal_frame(const Table& t, ModelBuilder& model) {
    const float r = 0.45F * t.stock + 0.004F;
    const float top = t.height - t.thickness + 0.001F;
    const float x = (is_round(t) ? 0.33F : 0.4F) * t.length;
    const float y = (is_round(t) ? 0.33F : 0.4F) * t.width;
    const Outline section = rectangle(2 * r, 2 * r);
    if (t.frame == Frame::kLoops) {
        const Path loop{{x, 0.0F, r},     {x, y, r},  {x, y, top - r},
                        {x, -y, top - r}, {x, -y, r}, {x, 0.001F, r}};
        model.add("leg", t.base, mirrored_pair(sweep(section, loop, {1, 0, 0})));
        model.add("stretcher", t.base, box_between({-x, -r, 0.4F * r}, {x, r, 1.6F * r}, 0.2F * r));
    } else if (t.frame == Frame::kCross) {
        // A crossed pair at either end, side by side, and a bar between the crossings.
        const Surface slant = leg({x, y, top}, {x, -y, 0.0F}, {r, r, 4});
        model.add("leg", t.base, mirrored_pair(slant));
        model.add("leg", t.base,
                  mirrored_pair(moved(mirrored(slant, Axis::kY), {-1.9F * r, 0.0F, 0.0F})));
        model.add("stretcher", t.base,
                  rod({-x, 0.0F, 0.5F * top}, {x, 0.0F, 0.5F * top}, 0.8F * r, 12));
        const Surface pad = cylinder(2.2F * r, top - 0.006F, top, 16);
        model.add("pad", t.base, four_corners(moved(pad, {x - r, y - r, 0.0F})));
    } else {
        model.add("leg", t.base, four_corners(rod({x, y, 0.0F}, {x, y, top}, 1.2F * r, 16)));
        model.add(
            "rail", t.base,
            mirrored_pair(rod({x, -y, top - 1.4F * r}, {x, y, top - 1.4F * r}, 0.8F * r, 12)));
        for (const float rail_y : {-y, y}) {
            model.add("rail", t.base,
                      rod({-x, rail_y, top - 1.4F * r}, {x, rail_y, top - 1.4F * r}, 0.8F * r, 12));
        }
        const Surface pad = cylinder(2.4F * r, top - 0.006F, top, 16);
        model.add("pad", t.base, four_corners(moved(pad, {x, y, 0.0F})));
    }
}

void add_picnic(const Table& t, ModelBuilder& model) {
    const float x = 0.34F * t.length;
    const int boards = 5;
    const float pitch = t.width / static_cast<float>(boards);
    const Surface plank = box_between({-0.5F * t.length, 0.006F, t.height - 0.035F},
                                      {0.5F * t.length, pitch - 0.006F, t.height}, 0.004F);
    model.add("top", t.board,
              in_row(moved(plank, {0.0F, -0.5F * t.width, 0.0F}), boards, {0.0F, pitch, 0.0F}));
    const float bench = 0.44F;
    const float out = 0.5F * t.width + 0.14F;
    Surfaces seats;
    for (const float y : {out, out + 0.13F}) {
        seats.push_back(box_between({-0.5F * t.length, y, bench - 0.035F},
                                    {0.5F * t.length, y + 0.12F, bench}, 0.004F));
        seats.push_back(mirrored(seats.back(), Axis::kY));
    }
    model.add("bench", t.board, seats);
    for (const float side : {-1.0F, 1.0F}) {
        const float at = side * x;
        const Surface slant = leg({at, 0.5F * pitch + 0.1F, t.height - 0.03F},
                                  {at, out + 0.1F, 0.0F}, {0.035F, 0.035F, 4});
        model.add("leg", t.base, Surfaces{slant, mirrored(slant, Axis::kY)});
        model.add("rail", t.base,
                  box_between({at - 0.022F, -out - 0.23F, bench - 0.12F},
                              {at + 0.022F, out + 0.23F, bench - 0.03F}));
        model.add("rail", t.base,
                  box_between({at - 0.024F, -0.46F * t.width, t.height - 0.11F},
                              {at + 0.024F, 0.46F * t.width, t.height - 0.03F}));
    }
}

}  // namespace

void build_table(Parameters& parameters, ModelBuilder& model) {
    const Table table = draw(parameters);
    if (table.kind == Kind::kPicnic) {
        add_picnic(table, model);
        return;
    }
    add_top(table, model);
    switch (table.kind) {
    case Kind::kPedestal:
        add_pedestal(table, model);
        break;
    case Kind::kTrestle:
        add_trestles(table, model);
        break;
    case Kind::kDesk:
        add_desk(table, model);
        break;
    case Kind::kGlass:
        add_metal_frame(table, model);
        break;
    default:
        add_legs(table, model);
        if (table.shelf && table.kind == Kind::kCoffee && table.legs != Legs::kHairpin &&
            table.legs != Legs::kSplayed) {
            add_shelf(table, model);
        }
        break;
    }
}

}  // namespace turntable::procedural
