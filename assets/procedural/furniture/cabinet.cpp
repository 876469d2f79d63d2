// Cabinets: wardrobes, sideboards, chests of drawers, kitchen units, bedside cabinets and hutches.
// A carcass of boards, a grid of doors, drawers and niches, something to stand on, a top.
#include <algorithm>
#include <utility>
#include <vector>

#include "assets/procedural/furniture/fronts.h"
#include "assets/procedural/furniture/furniture.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kWardrobe, kSideboard, kChest, kKitchen, kBedside, kHutch };
enum class Base { kPlinth, kTapered, kBun, kBracket, kBars };
enum class Face { kDoor, kDrawer, kNiche };

/// A band of equal fronts; `share` of its column's height.
struct Row {
    float share = 1.0F;
    int count = 1;
    Face face = Face::kDoor;
};
using Column = std::vector<Row>;  ///< from bottom to top

struct Cabinet {
    Kind kind = Kind::kSideboard;
    float width = 0.0F;
    float height = 0.0F;  ///< of all but a hutch's upper part
    float depth = 0.0F;
    float board = 0.02F;
    float base_height = 0.0F;
    float overhang = 0.0F;  ///< of the top
    float open = 0.0F;      ///< degrees that one door stands open
    int columns = 2;
    int rows = 4;
    bool top_drawers = false;
    bool cornice = false;
    Base base = Base::kPlinth;
    FrontStyle style = FrontStyle::kSlab;
    Pull pull = Pull::kKnob;
    Look body;
    Look front;
    Look top;
    Look back;
    Look metal;
    Look pane;
};

/// A hollow body: x is centred, y from `rear` to `front`, z from `bottom` to `top`.
struct Carcass {
    float width = 0.0F;
    float rear = 0.0F;
    float front = 0.0F;
    float bottom = 0.0F;
    float top = 0.0F;
};

void draw_size(Parameters& p, Cabinet& c) {
    const float tall = p.real("height", 0.0F, 1.0F);
    const float wide = p.real("width", 0.0F, 1.0F);
    const float deep = p.real("depth", 0.0F, 1.0F);
    const int columns = p.integer("columns", 0, 2);
    c.rows = p.integer("rows", 3, 6);
    const auto between = [](float lower, float upper, float share) {
        return lower + (upper - lower) * share;
    };
    switch (c.kind) {
    case Kind::kWardrobe:
        c.columns = 2 + columns / 2 + (wide > 0.75F ? 1 : 0);
        c.height = between(1.75F, 2.25F, tall);
        c.width = between(0.42F, 0.52F, wide) * static_cast<float>(c.columns);
        c.depth = between(0.5F, 0.62F, deep);
        break;
    case Kind::kSideboard:
        c.columns = 2 + columns;
        c.height = between(0.62F, 0.92F, tall);
        c.width = between(0.40F, 0.5F, wide) * static_cast<float>(c.columns);
        c.depth = between(0.36F, 0.48F, deep);
        break;
    case Kind::kChest:
        c.columns = 1;
        c.height = between(0.17F, 0.22F, tall) * static_cast<float>(c.rows) + 0.15F;
        c.width = between(0.55F, 1.1F, wide);
        c.depth = between(0.4F, 0.5F, deep);
        break;
    case Kind::kKitchen:
        c.columns = 1 + columns;
        c.height = between(0.82F, 0.92F, tall);
        c.width = between(0.42F, 0.55F, wide) * static_cast<float>(c.columns);
        c.depth = between(0.55F, 0.62F, deep);
        break;
    case Kind::kBedside:
        c.columns = 1;
        c.height = between(0.48F, 0.7F, tall);
        c.width = between(0.38F, 0.55F, wide);
        c.depth = between(0.34F, 0.44F, deep);
        break;
    case Kind::kHutch:
        c.columns = 2 + columns / 2;
        c.height = between(0.78F, 0.9F, tall);
        c.width = between(0.44F, 0.52F, wide) * static_cast<float>(c.columns);
        c.depth = between(0.42F, 0.5F, deep);
        break;
    }
}

Cabinet draw(Parameters& p) {
    Cabinet c;
    c.kind = p.choice<Kind>(
        "kind", {"wardrobe", "sideboard", "chest of drawers", "kitchen unit", "bedside", "hutch"},
        {3, 3, 2.5, 2, 2, 2});
    draw_size(p, c);
    c.style = p.choice<FrontStyle>("front", {"slab", "framed", "raised", "glazed", "louvred"},
                                   {3, 3, 2.5, 1, 1});
    c.pull = p.choice<Pull>("pull", {"bar", "knob", "cup", "ring", "lip"}, {3, 3, 1, 1, 1});
    c.base = p.choice<Base>("base", {"plinth", "tapered legs", "bun feet", "bracket feet", "bars"},
                            {2, 3, 2, 2, 1});
    if (c.kind == Kind::kKitchen || (c.kind == Kind::kWardrobe && c.base == Base::kTapered)) {
        c.base = Base::kPlinth;
    }
    c.base_height = c.base == Base::kTapered || c.base == Base::kBars
                        ? p.real("leg_height", 0.12F, 0.25F)
                        : p.real("foot_height", 0.06F, 0.12F);
    c.board = p.real("board", 0.018F, 0.032F);
    c.overhang = p.real("overhang", 0.0F, 0.03F);
    c.cornice = p.chance("cornice", 0.5) && (c.kind == Kind::kWardrobe || c.kind == Kind::kHutch);
    c.top_drawers = p.chance("top_drawers", 0.45);
    c.open = p.chance("door_ajar", 0.2) ? p.real("door_degrees", 20.0F, 75.0F) : 0.0F;
    c.body = p.chance("painted", 0.35) ? painted_wood(p, "body") : wood(p, "body");
    c.front = p.chance("two_tone", 0.25) ? painted_wood(p, "front") : c.body;
    c.metal = polished_metal(p, "pull");
    c.pane = glass(p, "pane", 0.25F);
    c.top = c.kind == Kind::kKitchen ? stone(p, "worktop") : c.body;
    c.back = p.chance("board_back", 0.6) ? plain("hardboard", srgb(0xA88A66), 0.8F) : c.body;
    return c;
}

std::vector<Column> columns_of(const Cabinet& c) {
    const Column doors{{1.0F, 1, Face::kDoor}};
    Column drawers;
    for (int i = 0; i < c.rows; ++i) {
        // Lower drawers are deeper.
        drawers.push_back({1.25F - 0.1F * static_cast<float>(i), 1, Face::kDrawer});
    }
    switch (c.kind) {
    case Kind::kWardrobe:
        return std::vector<Column>(
            static_cast<std::size_t>(c.columns),
            c.top_drawers ? Column{{0.18F, 1, Face::kDrawer}, {0.82F, 1, Face::kDoor}} : doors);
    case Kind::kChest:
        drawers.back().count = c.top_drawers ? 2 : 1;
        return {drawers};
    case Kind::kBedside:
        if (c.rows <= 4) {
            return {
                {{0.55F, 1, c.rows == 3 ? Face::kNiche : Face::kDoor}, {0.4F, 1, Face::kDrawer}}};
        }
        return {{{0.5F, 1, Face::kDrawer}, {0.5F, 1, Face::kDrawer}}};
    default:
        break;
    }
    std::vector<Column> columns(static_cast<std::size_t>(c.columns), doors);
    if (c.kind == Kind::kKitchen || c.kind == Kind::kHutch || c.top_drawers) {
        columns.assign(columns.size(), {{0.75F, 1, Face::kDoor}, {0.25F, 1, Face::kDrawer}});
    }
    if (c.columns >= 3 && c.rows != 6) {  // one column of drawers alone, in the middle or left
        drawers.resize(3);
        columns[c.rows % 2 == 0 ? 1 : 0] = drawers;
    }
    if (c.kind == Kind::kSideboard && c.rows == 6) {
        columns[1] = {{0.5F, 1, Face::kNiche}, {0.5F, 1, Face::kNiche}};
    }
    return columns;
}

void add_carcass(const Cabinet& c, const Carcass& body, ModelBuilder& model) {
    const float x = 0.5F * body.width;
    const float b = c.board;
    model.add("side", c.body,
              mirrored_pair(
                  box_between({x - b, body.rear, body.bottom}, {x, body.front, body.top}, 0.001F)));
    for (const float z : {body.bottom + 0.001F, body.top - b - 0.001F}) {
        model.add("board", c.body,
                  box_between({-x + 0.5F * b, body.rear + 0.001F, z},
                              {x - 0.5F * b, body.front - 0.001F, z + b}));
    }
    // Let in, as the back of a piece of furniture is, and of plain board.
    model.add("back", c.back,
              box_between({-x + 0.5F * b, body.rear + 0.008F, body.bottom + 0.5F * b},
                          {x - 0.5F * b, body.rear + 0.016F, body.top - 0.5F * b}));
}

void add_door(const Cabinet& c, const Front& front, bool hinge_left, bool ajar, FrontStyle style,
              ModelBuilder& model) {
    const FrontParts parts = front_parts(front, style);
    const float hinge = hinge_left ? front.upper.x : front.lower.x;  // +X is left from the front
    const auto swung = [&](Surface s) {
        return ajar ? turned_about(std::move(s), {hinge, front.y, 0.0F}, Axis::kZ,
                                   hinge_left ? -c.open : c.open)
                    : s;
    };
    const float margin = std::min(0.04F, 0.15F * front.size().x);
    const float x = hinge_left ? front.lower.x + margin : front.upper.x - margin;
    const float z = front.lower.y + front.size().y * (c.kind == Kind::kWardrobe ? 0.5F : 0.72F);
    const float length = std::min(0.3F, 0.35F * front.size().y);
    model.add("door", c.front, each(parts.wood, swung));
    model.add("pane", c.pane, each(parts.pane, swung));
    model.add("handle", c.metal, each(pull_parts(c.pull, length, true), [&](Surface s) {
                  return swung(moved(std::move(s), {x, front.y + 0.95F * front.thickness, z}));
              }));
}

void add_drawer(const Cabinet& c, const Front& front, ModelBuilder& model) {
    const FrontStyle style = c.style == FrontStyle::kFramed || c.style == FrontStyle::kRaised
                                 ? c.style
                                 : FrontStyle::kSlab;
    model.add("drawer", c.front, front_parts(front, style).wood);
    const int pulls = front.size().x > 0.6F ? 2 : 1;
    const float length = std::min(0.22F, 0.35F * front.size().x);
    // A framed drawer's pull sits on its recessed field.
    const float stand = style == FrontStyle::kFramed   ? 0.4F
                        : style == FrontStyle::kRaised ? 0.8F
                                                       : 0.95F;
    for (int i = 0; i < pulls; ++i) {
        const float share = pulls == 1 ? 0.5F : 0.24F + 0.52F * static_cast<float>(i);
        const glm::vec3 at{front.lower.x + share * front.size().x,
                           front.y + stand * front.thickness, front.centre().y};
        model.add("handle", c.metal, each(pull_parts(c.pull, length, false), [&](Surface s) {
                      return moved(std::move(s), at);
                  }));
    }
}

/// A board or divider inside the carcass, behind the fronts.
void add_inner(const Cabinet& c, const Carcass& body, const glm::vec2& lower,
               const glm::vec2& upper, ModelBuilder& model) {
    model.add("board", c.body,
              box_between({lower.x, body.rear + 0.01F, lower.y},
                          {upper.x, body.front - 0.004F, upper.y}));
}

void add_fronts(const Cabinet& c, const Carcass& body, const std::vector<Column>& columns,
                FrontStyle style, ModelBuilder& model) {
    const float pitch = body.width / static_cast<float>(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const float left = -0.5F * body.width + static_cast<float>(i) * pitch;
        if (i > 0) {
            add_inner(c, body, {left - 0.5F * c.board, body.bottom + 0.002F},
                      {left + 0.5F * c.board, body.top - 0.002F}, model);
        }
        float total = 0.0F;
        for (const Row& row : columns[i]) {
            total += row.share;
        }
        float z = body.bottom;
        for (const Row& row : columns[i]) {
            const float top = z + row.share / total * (body.top - body.bottom);
            const float step = pitch / static_cast<float>(row.count);
            if (z > body.bottom) {
                add_inner(c, body, {left + 0.003F, z - 0.5F * c.board},
                          {left + pitch - 0.003F, z + 0.5F * c.board}, model);
            }
            for (int k = 0; k < row.count; ++k) {
                const float x = left + static_cast<float>(k) * step;
                const Front front =
                    inset({{x, z}, {x + step, top}, body.front + 0.001F, 0.02F}, 0.003F);
                if (row.face == Face::kDoor) {
                    const bool hinge_left = i % 2 == 1;
                    const bool ajar = c.open > 0.0F && i + 1 == columns.size();
                    add_door(c, front, hinge_left, ajar, style, model);
                } else if (row.face == Face::kDrawer) {
                    add_drawer(c, front, model);
                }
            }
            if (row.face == Face::kDoor && (style == FrontStyle::kGlazed || c.open > 0.0F)) {
                for (const float share : {0.35F, 0.68F}) {
                    const float shelf = z + share * (top - z);
                    add_inner(c, body, {left + 0.003F, shelf - 0.4F * c.board},
                              {left + pitch - 0.003F, shelf + 0.4F * c.board}, model);
                }
            }
            z = top;
        }
    }
}

void add_base(const Cabinet& c, ModelBuilder& model) {
    const float x = 0.5F * c.width - 0.035F;
    const float y = 0.5F * c.depth - 0.035F;
    const float h = c.base_height;
    const float top = h + 0.4F * c.board;
    switch (c.base) {
    case Base::kPlinth: {
        const float recess = c.kind == Kind::kKitchen ? 0.06F : 0.01F;
        model.add(
            "plinth", c.body,
            box_between({-x - 0.02F, -y - 0.02F, 0.0F}, {x + 0.02F, 0.5F * c.depth - recess, top}));
        break;
    }
    case Base::kTapered:
        model.add(
            "leg", c.body,
            four_corners(leg({x - 0.02F, y - 0.01F, top}, {x, y, 0.0F}, {0.024F, 0.013F, 12})));
        break;
    case Base::kBun:
        model.add("foot", c.body,
                  four_corners(moved(superellipsoid({0.6F * h, 0.6F * h, 0.53F * h}, 1, 1, 10, 16),
                                     {x, y, 0.53F * h})));
        break;
    case Base::kBracket: {
        const float reach = 0.14F;
        const Outline bracket{{0.0F, 0.0F},       {0.05F, 0.0F}, {0.07F, 0.5F * h},
                              {reach, 0.85F * h}, {reach, top},  {0.0F, top}};
        const Surface across = moved(upright(bracket, 0.02F), {-0.5F * c.width, 0.0F, 0.0F});
        const float face = 0.5F * c.depth - 0.011F;
        model.add("foot", c.body, mirrored_pair(moved(across, {0.0F, face, 0.0F})));
        model.add("foot", c.body, mirrored_pair(moved(across, {0.0F, -face, 0.0F})));
        const Surface along = moved(sideways(bracket, 0.02F), {0.0F, -0.5F * c.depth, 0.0F});
        model.add("foot", c.body,
                  four_corners(moved(along, {0.5F * c.width - 0.012F, 0.002F, 0.0F})));
        break;
    }
    case Base::kBars: {
        const Path frame{{x, -y, top}, {x, -y, 0.012F}, {x, y, 0.012F}, {x, y, top}};
        model.add("leg", c.metal,
                  mirrored_pair(sweep(rectangle(0.024F, 0.024F), frame, {1.0F, 0.0F, 0.0F})));
        break;
    }
    }
}

void add_top(const Cabinet& c, float width, float rear, float front, float z, ModelBuilder& model) {
    const float x = 0.5F * width;
    const float over = c.overhang + 0.004F;
    if (!c.cornice) {
        const float thick = c.kind == Kind::kKitchen ? 0.038F : c.board + 0.004F;
        model.add("top", c.top,
                  box_between({-x - over, rear - 0.002F, z - 0.003F},
                              {x + over, front + 0.022F + over, z - 0.003F + thick}, 0.005F));
        return;
    }
    for (int i = 0; i < 3; ++i) {  // a moulding of three steps
        const float out = 0.012F + 0.02F * static_cast<float>(i);
        const float low = z - 0.004F + 0.026F * static_cast<float>(i);
        model.add("cornice", c.body,
                  box_between({-x - out, rear - 0.002F, low},
                              {x + out, front + out + 0.02F, low + 0.03F}, 0.008F));
    }
}

/// The narrower glazed part that stands on a sideboard.
void add_hutch(const Cabinet& c, float bottom, ModelBuilder& model) {
    const Carcass upper{c.width * 0.97F, -0.5F * c.depth + 0.003F, 0.16F * c.depth, bottom - 0.002F,
                        bottom + 1.25F * c.height};
    add_carcass(c, upper, model);
    const Column column = c.top_drawers ? Column{{0.3F, 1, Face::kNiche}, {0.7F, 1, Face::kDoor}}
                                        : Column{{1.0F, 1, Face::kDoor}};
    add_fronts(c, upper, std::vector<Column>(static_cast<std::size_t>(c.columns), column),
               FrontStyle::kGlazed, model);
    add_top(c, upper.width, upper.rear, upper.front, upper.top, model);
}

}  // namespace

void build_cabinet(Parameters& parameters, ModelBuilder& model) {
    const Cabinet cabinet = draw(parameters);
    const Carcass body{cabinet.width, -0.5F * cabinet.depth, 0.5F * cabinet.depth,
                       cabinet.base_height, cabinet.height};
    add_base(cabinet, model);
    add_carcass(cabinet, body, model);
    add_fronts(cabinet, body, columns_of(cabinet), cabinet.style, model);
    if (cabinet.kind != Kind::kHutch) {
        add_top(cabinet, body.width, body.rear, body.front, body.top, model);
        return;
    }
    Cabinet lower = cabinet;
    lower.cornice = false;
    add_top(lower, body.width, body.rear, body.front, body.top, model);
    add_hutch(cabinet, body.top + cabinet.board, model);
}

}  // namespace turntable::procedural
