// Birdhouses: a box with an entrance hole and a roof; gabled, with a sloping lid, an A-frame, a
// round or many-sided one, a tall one with several entrances; on a foot, a pole, a branch or a
// hook.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include <glm/trigonometric.hpp>

#include "assets/procedural/buildings/buildings.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kGable, kLid, kAFrame, kRound, kApartments };
enum class Stand { kNone, kPole, kHook, kBackboard };
enum class Perch { kPeg, kLedge, kNone };

struct Birdhouse {
    Kind kind = Kind::kGable;
    Stand stand = Stand::kNone;
    Perch perch = Perch::kPeg;
    float width = 0.0F;
    float depth = 0.0F;
    float height = 0.0F;  ///< of the walls
    float board = 0.012F;
    float pitch = 0.0F;  ///< degrees
    float eaves = 0.0F;  ///< how far the roof stands out
    float hole = 0.0F;   ///< radius
    float pole = 0.0F;   ///< length
    int sides = 6;
    int storeys = 2;
    bool base_plate = false;
    bool chimney = false;
    bool both_sides = false;  ///< entrances in the rear wall too
    Look walls;
    Look roof;
    Look trim;
    Look metal;
};

Birdhouse draw(Parameters& p) {
    Birdhouse b;
    b.kind = p.choice<Kind>("kind", {"gable", "lid", "A-frame", "round", "apartments"},
                            {5, 1.5, 1.5, 2, 1.5});
    b.stand = p.choice<Stand>("stand", {"none", "pole", "hook", "backboard"}, {2, 3, 2, 1});
    b.perch = p.choice<Perch>("perch", {"peg", "ledge", "none"}, {6, 1, 1});
    b.width = p.real("width", 0.13F, 0.19F);
    b.depth = b.width * p.real("depth_share", 0.85F, 1.25F);
    b.height = b.width * p.real("height_share", 1.0F, 1.6F);
    b.board = p.real("board", 0.010F, 0.016F);
    b.pitch = p.real("pitch", 30.0F, 52.0F);
    b.eaves = p.real("eaves", 0.02F, 0.05F);
    b.hole = p.real("hole", 0.018F, 0.027F);
    b.pole = p.real("pole_length", 0.35F, 0.8F);
    b.sides = p.integer("sides", 6, 9);
    b.storeys = p.integer("storeys", 2, 3);
    b.base_plate = p.chance("base_plate", 0.5);
    b.both_sides = p.chance("both_sides", 0.4) && b.stand != Stand::kBackboard;
    b.chimney = p.chance("chimney", 0.2);
    b.walls = p.chance("painted", 0.5)
                  ? painted_wood(p, "walls", p.chance("bright", 0.5) ? kBrightPaints : kMutedPaints)
                  : (p.chance("boards", 0.5) ? planks(p, "walls") : wood(p, "walls"));
    b.walls.metres_per_tile *= 0.4F;  // thin boards of a small thing
    b.roof = p.chance("shingles", 0.3) ? pictured(p, "roof", PictureKind::kRoof, srgb(0xA08878))
             : p.chance("painted_roof", 0.6) ? painted_wood(p, "roof", kBrightPaints)
                                             : wood(p, "roof");
    b.roof.metres_per_tile *= 0.4F;
    b.trim = p.chance("white_trim", 0.4) ? white_plastic() : b.roof;
    b.metal = polished_metal(p, "metal");
    if (b.kind == Kind::kAFrame) {
        b.pitch = 58.0F;
    }
    return b;
}

/// Height of the ridge over the walls.
float rise(const Birdhouse& b) {
    return 0.5F * b.width * std::tan(glm::radians(b.pitch));
}

void add_perch(const Birdhouse& b, const glm::vec3& hole,
               const std::function<Surface(Surface)>& turn, ModelBuilder& model) {
    const float z = hole.z - b.hole - 0.022F;
    if (b.perch == Perch::kPeg) {
        model.add(
            "perch", b.trim,
            turn(rod({hole.x, hole.y - 0.008F, z}, {hole.x, hole.y + 0.05F, z}, 0.0055F, 12)));
    } else if (b.perch == Perch::kLedge) {
        model.add("perch", b.trim,
                  turn(box_between({hole.x - 0.03F, hole.y - 0.004F, z - 0.005F},
                                   {hole.x + 0.03F, hole.y + 0.04F, z + 0.005F}, 0.002F)));
    }
}

/// The front wall (or the rear one) with its entrances, the darkness behind them, perches below.
void add_gable_wall(const Birdhouse& b, const Outline& outline,
                    const std::vector<glm::vec2>& entrances, float z, bool rear,
                    ModelBuilder& model) {
    const auto turn = [&](Surface s) { return rear ? turned(std::move(s), Axis::kZ, 180.0F) : s; };
    const float y = 0.5F * b.depth;
    const Look dark = plain("darkness", glm::vec3(0.004F), 0.95F);
    std::vector<Outline> holes;
    for (const glm::vec2& at : entrances) {
        const glm::vec3 centre{at.x, y, z + at.y};
        const auto facing = [&](Surface s, float stand) {
            return turn(moved(turned(std::move(s), Axis::kX, -90.0F),
                              centre + glm::vec3(0.0F, stand, 0.0F)));
        };
        holes.push_back(moved(circle(b.hole, 24), at));
        model.add("hole", dark, facing(cylinder(1.2F * b.hole, 0.0F, 0.003F, 24), -0.9F * b.board));
        model.add("ring", b.trim,
                  facing(pipe(1.22F * b.hole, 0.97F * b.hole, 0.0F, 0.004F, 28), -0.001F));
        add_perch(b, centre, turn, model);
    }
    model.add("wall", b.walls,
              turn(moved(upright_with_holes(outline, holes, b.board), {0, y - 0.5F * b.board, z})));
}

/// Side walls (none with a height of 0) and floor of the boxes.
void add_box(const Birdhouse& b, float z, float side_height, ModelBuilder& model) {
    const float x = 0.5F * b.width;
    const float y = 0.5F * b.depth;
    if (side_height > 0.0F) {
        model.add("wall", b.walls,
                  mirrored_pair(box_between({x - b.board, -y + 0.001F, z},
                                            {x - 0.0005F, y - 0.001F, z + side_height})));
    }
    const float out = b.base_plate ? 0.03F : -0.001F;
    model.add("floor", b.base_plate ? b.trim : b.walls,
              box_between({-x - out, -y - out, z - 0.004F},
                          {x + out, y + out + (b.base_plate ? 0.03F : 0.0F), z + b.board}, 0.002F));
}

Outline gable_outline(const Birdhouse& b, float height) {
    const float x = 0.5F * b.width;
    return {{-x, 0}, {x, 0}, {x, height}, {0, height + rise(b)}, {-x, height}};
}

/// Two boards from the ridge at z = 0 downwards, and a cap over the ridge.
void add_gable_roof(const Birdhouse& b, float ridge, ModelBuilder& model) {
    const float a = glm::radians(b.pitch);
    const float run = 0.5F * b.width + b.eaves;
    const float t = b.board;
    const float y = 0.5F * b.depth + b.eaves;
    const glm::vec2 down{run, -run * std::tan(a)};
    const glm::vec2 normal{std::sin(a), std::cos(a)};
    const glm::vec2 top{0.0F, ridge - 0.002F};
    // One outline for each side, in x, z, carried along Y.
    const Outline right{top, top + down, top + down + t * normal,
                        top + glm::vec2(0.0F, t / std::cos(a))};
    const Surface slope = upright(right, 2 * y);
    model.add("roof", b.roof, Surfaces{slope, mirrored(slope, Axis::kX)});
    model.add("ridge", b.trim,
              box_between({-0.012F, -y - 0.002F, ridge + 0.2F * t},
                          {0.012F, y + 0.002F, ridge + t / std::cos(a) + 0.005F}, 0.003F));
    if (b.chimney) {
        const float x = 0.45F * run;
        const float z = ridge - x * std::tan(a);
        model.add("chimney", b.trim,
                  box_between({x - 0.018F, -0.03F, z - 0.002F}, {x + 0.018F, 0.006F, z + 0.07F}));
    }
}

float add_gabled(const Birdhouse& b, float z, ModelBuilder& model) {
    const bool tall = b.kind == Kind::kApartments;
    const float storey = 0.105F;
    const float height = tall                      ? storey * static_cast<float>(b.storeys)
                         : b.kind == Kind::kAFrame ? 0.03F
                                                   : b.height;
    std::vector<glm::vec2> entrances;
    if (tall) {
        for (int i = 0; i < b.storeys; ++i) {
            const float at = storey * (static_cast<float>(i) + 0.55F);
            const float x = b.sides % 2 == 0 ? 0.22F * b.width : 0.0F;
            entrances.emplace_back(x, at);
            if (x > 0.0F) {
                entrances.emplace_back(-x, at);
            }
        }
    } else {
        entrances.emplace_back(0.0F, b.kind == Kind::kAFrame ? 0.45F * rise(b) : 0.72F * height);
    }
    const Outline gable = gable_outline(b, height);
    add_gable_wall(b, gable, entrances, z, false, model);
    add_gable_wall(b, gable, b.both_sides ? entrances : std::vector<glm::vec2>{}, z, true, model);
    add_box(b, z, height, model);
    add_gable_roof(b, z + height + rise(b), model);
    return z + height + rise(b) + b.board;
}

/// A box whose lid falls towards the front.
float add_lidded(const Birdhouse& b, float z, ModelBuilder& model) {
    const float x = 0.5F * b.width;
    const float y = 0.5F * b.depth;
    const float fall = 0.35F * b.depth;
    const float front = b.height * 1.1F;
    const Outline side{
        {-y + 0.001F, 0}, {y - 0.001F, 0}, {y - 0.001F, front}, {-y + 0.001F, front + fall}};
    model.add("wall", b.walls,
              mirrored_pair(moved(sideways(side, b.board), {x - 0.5F * b.board - 0.0005F, 0, z})));
    add_gable_wall(b, {{-x, 0}, {x, 0}, {x, front}, {-x, front}}, {{0.0F, 0.7F * front}}, z, false,
                   model);
    model.add("wall", b.walls,
              box_between({-x, -y, z}, {x, -y + b.board, z + front + fall - 0.003F}));
    add_box(b, z, 0.0F, model);
    const float a = std::atan2(fall, b.depth);
    const Surface lid =
        box({b.width + 1.6F * b.eaves, b.depth / std::cos(a) + 2 * b.eaves, b.board}, 0.003F);
    model.add("roof", b.roof,
              moved(turned(lid, Axis::kX, -glm::degrees(a)),
                    {0, 0.4F * b.eaves,
                     z + front + 0.5F * fall + 0.3F * b.board - 0.4F * b.eaves * std::tan(a)}));
    return z + front + 0.5F * fall + b.board;
}

/// A drum or prism with a pointed roof.
float add_round(const Birdhouse& b, float z, ModelBuilder& model) {
    const bool round = b.sides == 9;
    const int n = round ? 32 : 2 * (b.sides / 2);
    const float r = 0.55F * b.width;
    const float first = round ? 90.0F : 90.0F + 180.0F / static_cast<float>(n);
    const float flat = round ? r : r * std::cos(glm::radians(180.0F / static_cast<float>(n)));
    const float height = b.height;
    model.add("wall", b.walls, moved(extrude(regular_polygon(n, r, first), height), {0, 0, z}));
    model.add("floor", b.trim,
              moved(extrude(regular_polygon(n, r + (b.base_plate ? 0.03F : 0.008F), first), 0.014F),
                    {0, 0, z - 0.006F}));
    const float at = z + 0.62F * height;
    const auto on_front = [&](Surface s, float stand) {
        return moved(turned(std::move(s), Axis::kX, -90.0F), {0, flat + stand, at});
    };
    model.add("hole", plain("darkness", glm::vec3(0.004F), 0.95F),
              on_front(cylinder(b.hole, -0.02F, 0.002F, 24), 0.0F));
    model.add("ring", b.trim,
              on_front(pipe(1.28F * b.hole, 0.97F * b.hole, -0.02F, 0.005F, 28), 0.0F));
    add_perch(
        b, {0, flat - 0.002F, at}, [](Surface s) { return s; }, model);
    const float out = r + b.eaves;
    const float peak = out * std::tan(glm::radians(b.pitch));
    const std::array roof{Section{z + height - 0.012F, regular_polygon(n, out, first)},
                          Section{z + height - 0.004F, regular_polygon(n, out, first)},
                          Section{z + height + peak, regular_polygon(n, 0.004F, first)}};
    model.add("roof", b.roof, loft(roof, Axis::kZ));
    model.add("finial", b.trim, moved(ball(0.014F, 8, 14), {0, 0, z + height + peak + 0.006F}));
    return z + height + peak;
}

void add_hook(const Birdhouse& b, float top, ModelBuilder& model) {
    const float ring = 0.016F;
    const float start = top - (b.kind == Kind::kLid ? 0.012F : 0.004F);
    model.add("hook", b.metal, rod({0, 0, start - 0.02F}, {0, 0, start + 0.05F}, 0.0025F, 8));
    model.add(
        "hook", b.metal,
        moved(turned(torus(ring, 0.0028F, 24, 8), Axis::kX, 90.0F), {0, 0, start + 0.05F + ring}));
}

}  // namespace

void build_birdhouse(Parameters& parameters, ModelBuilder& model) {
    const Birdhouse b = draw(parameters);
    float z = 0.004F;
    if (b.stand == Stand::kPole) {
        z = b.pole;
        model.add("pole", b.walls.name == b.roof.name ? b.trim : b.walls,
                  b.sides % 2 == 0 ? box_between({-0.018F, -0.018F, 0}, {0.018F, 0.018F, z})
                                   : cylinder(0.016F, 0.0F, z, 16));
        model.add("foot", b.trim,
                  b.chimney ? rounded_cylinder(0.11F, 0.0F, 0.016F, 0.004F, 28)
                            : box_between({-0.1F, -0.1F, 0}, {0.1F, 0.1F, 0.016F}, 0.003F));
        model.add("bracket", b.trim,
                  box_between({-0.04F, -0.04F, z - 0.018F}, {0.04F, 0.04F, z}, 0.002F));
    }
    float top = 0.0F;
    switch (b.kind) {
    case Kind::kGable:
    case Kind::kAFrame:
    case Kind::kApartments:
        top = add_gabled(b, z, model);
        break;
    case Kind::kLid:
        top = add_lidded(b, z, model);
        break;
    case Kind::kRound:
        top = add_round(b, z, model);
        break;
    }
    if (b.stand == Stand::kHook) {
        add_hook(b, top, model);
    } else if (b.stand == Stand::kBackboard && b.kind != Kind::kRound) {
        const float half = 0.22F * b.width;
        const float rear = -0.5F * b.depth;
        model.add("backboard", b.trim,
                  box_between({-half, rear - 0.013F, std::max(0.0F, z - 0.06F)},
                              {half, rear + 0.001F, top + 0.05F}, 0.003F));
    }
}

}  // namespace turntable::procedural
