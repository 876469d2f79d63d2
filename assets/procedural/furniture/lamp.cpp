// Lamps: table and floor lamps with shades, tripods, arcs, jointed desk lamps, pendants, lanterns.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include <glm/trigonometric.hpp>

#include "assets/procedural/furniture/furniture.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kTable, kFloor, kTripod, kArc, kDesk, kPendant, kLantern, kHurricane };
enum class Shade { kDrum, kEmpire, kCoolie, kBell, kGlobe, kDome };
enum class Body { kVase, kGourd, kBalls, kColumn, kStick, kCube };

struct Lamp {
    Kind kind = Kind::kTable;
    Shade shade = Shade::kDrum;
    Body body = Body::kVase;
    float height = 0.0F;
    float shade_radius = 0.0F;  ///< at its widest
    float shade_height = 0.0F;
    float girth = 0.0F;          ///< radius of the body or base
    float pole = 0.0F;           ///< radius
    float lower_degrees = 0.0F;  ///< of a desk lamp's arms, from the vertical
    float upper_degrees = 0.0F;
    float reach = 0.0F;
    int count = 1;  ///< pendants on a bar
    int sides = 4;  ///< of a lantern
    bool lit = false;
    Look base;
    Look metal;
    Look cover;
    Look bulb;
    Look pane;
};

Lamp draw(Parameters& p) {
    Lamp l;
    l.kind = p.choice<Kind>(
        "kind", {"table", "floor", "tripod", "arc", "desk", "pendant", "lantern", "hurricane"},
        {5, 2.5, 1, 1, 3, 2, 1, 0.7});
    l.shade = p.choice<Shade>("shade", {"drum", "empire", "coolie", "bell", "globe", "dome"},
                              {2, 4, 2, 2, 1, 1});
    l.body = p.choice<Body>("body", {"vase", "gourd", "balls", "column", "stick", "cube"});
    const float tall = p.real("height", 0.0F, 1.0F);
    l.height = l.kind == Kind::kTable || l.kind == Kind::kPendant       ? 0.36F + 0.34F * tall
               : l.kind == Kind::kLantern || l.kind == Kind::kHurricane ? 0.26F + 0.2F * tall
                                                                        : 1.35F + 0.35F * tall;
    l.shade_radius = l.kind == Kind::kTable     ? l.height * p.real("shade_share", 0.24F, 0.36F)
                     : l.kind == Kind::kPendant ? p.real("pendant_radius", 0.12F, 0.26F)
                                                : p.real("shade_radius", 0.17F, 0.27F);
    l.shade_height = l.shade_radius * p.real("shade_aspect", 0.85F, 1.4F);
    l.girth = p.real("girth", 0.16F, 0.27F);
    l.pole = p.real("pole", 0.009F, 0.017F);
    l.lower_degrees = p.real("lower_arm", 12.0F, 38.0F);
    l.upper_degrees = p.real("upper_arm", 40.0F, 85.0F);
    l.reach = p.real("reach", 0.75F, 1.15F);
    l.count = p.chance("several", 0.35) ? p.integer("count", 2, 4) : 1;
    l.sides = p.integer("sides", 4, 6);
    l.lit = p.chance("lit", 0.5);
    l.metal = polished_metal(p, "metal");
    const bool hard = l.kind == Kind::kDesk || l.kind == Kind::kLantern ||
                      l.kind == Kind::kHurricane || l.shade == Shade::kDome;
    l.base = hard                        ? painted_metal(p, "base")
             : p.chance("ceramic", 0.45) ? ceramic(p, "base")
             : p.chance("wooden", 0.4)   ? wood(p, "base")
                                         : l.metal;
    static constexpr std::array<std::uint32_t, 10> kShades{0xF1EBDD, 0xE9DFC8, 0xF4F1EA, 0xDCCFB4,
                                                           0xC9B38C, 0x9FB0B0, 0xB98C80, 0x7D8B78,
                                                           0x4D5560, 0xA8583F};
    l.cover = hard && l.kind != Kind::kTable ? l.base : fabric(p, "shade", kShades);
    l.bulb = l.lit ? glowing({1.0F, 0.86F, 0.6F}, 1.5F) : plain("bulb", srgb(0xF3EFE2), 0.25F);
    if (l.shade == Shade::kGlobe) {
        l.cover = l.bulb;
    }
    l.pane = glass(p, "pane", 0.28F);
    return l;
}

/// (radius, z) of a shade from its lower rim to its upper one, both 0 at the lower rim.
Path2 shade_line(const Lamp& l) {
    const float r = l.shade_radius;
    const float h = l.shade_height;
    switch (l.shade) {
    case Shade::kDrum:
        return {{r, 0}, {0.94F * r, 0.85F * h}};
    case Shade::kEmpire:
        return {{r, 0}, {0.56F * r, 1.0F * h}};
    case Shade::kCoolie:
        return {{1.12F * r, 0}, {0.24F * r, 0.75F * h}};
    case Shade::kBell: {
        const std::array<glm::vec2, 4> knots{
            {{r, 0}, {0.76F * r, 0.22F * h}, {0.6F * r, 0.6F * h}, {0.42F * r, h}}};
        return smooth_path(std::span<const glm::vec2>(knots), 4);
    }
    default: {
        const std::array<glm::vec2, 4> knots{
            {{r, 0}, {0.92F * r, 0.28F * h}, {0.62F * r, 0.58F * h}, {0.16F * r, 0.74F * h}}};
        return smooth_path(std::span<const glm::vec2>(knots), 5);
    }
    }
}

/// A shade whose lower rim lies at z = 0, with its bulb and what carries it (`hub` is the radius of
/// the rod that does), moved by `place`; returns the height of its upper rim.
float add_shade(const Lamp& l, float hub, const std::function<Surface(Surface)>& place,
                ModelBuilder& model) {
    if (l.shade == Shade::kGlobe) {
        const float r = 0.72F * l.shade_radius;
        model.add("shade", l.cover, place(moved(ball(r, 16, 28), {0, 0, r})));
        model.add("fitting", l.metal, place(cylinder(0.3F * r, 1.9F * r, 2.1F * r, 20)));
        return 2.1F * r;
    }
    const Path2 line = shade_line(l);
    const float wall = 0.012F * l.shade_radius + 0.001F;
    Path2 profile = line;
    for (auto at = line.rbegin(); at != line.rend(); ++at) {
        profile.emplace_back(at->x - wall, at->y - (at == line.rbegin() ? 0.0F : 0.3F * wall));
    }
    profile.back().y = line.front().y;
    profile.push_back(profile.front());
    model.add("shade", l.cover, place(lathe(profile, 36)));
    const float top = line.back().y;
    const glm::vec2 last = line.back() - line[line.size() - 2];
    // Where the spokes meet the wall, which leans.
    const float ring = line.back().x - 0.5F * wall - 0.01F * last.x / last.y;
    if (l.shade == Shade::kDome) {
        model.add("fitting", l.metal,
                  place(lathe({{0, top - 0.01F},
                               {1.08F * ring, top - 0.01F},
                               {1.08F * ring, top + 0.2F * ring},
                               {0.6F * ring, top + 0.7F * ring},
                               {0, top + 0.7F * ring}},
                              20)));
    } else {
        for (const float degrees : {90.0F, 210.0F, 330.0F}) {
            model.add("fitting", l.metal,
                      place(turned(rod({0, 0, top - 0.01F}, {ring, 0, top - 0.01F}, 0.0025F, 6),
                                   Axis::kZ, degrees)));
        }
        model.add("fitting", l.metal,
                  place(cylinder(std::max(hub * 1.3F, 0.008F), top - 0.02F, top + 0.012F, 12)));
    }
    const float bulb = std::min(0.032F, 0.3F * l.shade_radius);
    const float middle = 0.45F * top;
    model.add("bulb", l.bulb, place(moved(ball(bulb, 8, 14), {0, 0, middle})));
    model.add("fitting", l.metal,
              place(cylinder(0.5F * bulb, middle + 0.7F * bulb, top - 0.005F, 12)));
    return top;
}

void add_vase(const Lamp& l, float top, ModelBuilder& model) {
    const float r = l.girth * l.height * 0.62F;
    const auto turned_body = [&](std::initializer_list<glm::vec2> shares) {
        std::vector<glm::vec2> knots;
        for (const glm::vec2& s : shares) {
            knots.emplace_back(s.x * r, s.y * top);
        }
        Path2 profile{{0.0F, 0.0F}};
        for (const glm::vec2& point : smooth_path(std::span<const glm::vec2>(knots), 5)) {
            profile.emplace_back(std::max(point.x, 0.004F), point.y);
        }
        profile.emplace_back(0.0F, top);
        model.add("base", l.base, lathe(profile, 32));
    };
    switch (l.body) {
    case Body::kVase:
        turned_body({{0.6F, 0},
                     {0.62F, 0.04F},
                     {0.85F, 0.3F},
                     {1.05F, 0.6F},
                     {0.75F, 0.85F},
                     {0.26F, 0.97F},
                     {0.2F, 1}});
        break;
    case Body::kGourd:
        turned_body({{0.7F, 0},
                     {1.05F, 0.22F},
                     {0.8F, 0.48F},
                     {0.42F, 0.6F},
                     {0.55F, 0.76F},
                     {0.4F, 0.92F},
                     {0.15F, 1}});
        break;
    case Body::kBalls: {
        const float each_height = top / 3.0F;
        for (int i = 0; i < 3; ++i) {
            const float radius = 0.54F * each_height;
            model.add("base", l.base,
                      moved(superellipsoid({0.9F * radius, 0.9F * radius, radius}, 1, 1, 12, 24),
                            {0, 0, each_height * (static_cast<float>(i) + 0.5F) + 0.01F}));
        }
        model.add("foot", l.metal, cylinder(0.9F * r, 0.0F, 0.018F, 28));
        break;
    }
    case Body::kColumn:
        model.add(
            "foot", l.base,
            lathe({{0, 0}, {r, 0}, {r, 0.015F}, {0.8F * r, 0.03F}, {0.5F * r, 0.05F}, {0, 0.05F}},
                  28));
        model.add("base", l.base, turned_leg({0, 0, 0.045F}, top - 0.045F, 0.42F * r, 3, 24));
        break;
    case Body::kStick:
        model.add("foot", l.base, rounded_cylinder(1.05F * r, 0.0F, 0.022F, 0.006F, 32));
        model.add("base", l.base, cylinder(l.pole, 0.015F, top, 16));
        break;
    case Body::kCube:
        model.add(
            "base", l.base,
            box_between({-0.8F * r, -0.8F * r, 0.0F}, {0.8F * r, 0.8F * r, 0.72F * top}, 0.006F));
        model.add("base", l.metal, cylinder(0.2F * r, 0.7F * top, top, 16));
        break;
    }
}

void add_table_lamp(const Lamp& l, ModelBuilder& model) {
    const float rim = shade_line(l).back().y;
    const float shade_bottom = l.height - (l.shade == Shade::kGlobe ? 1.44F * l.shade_radius : rim);
    const float body_top = std::max(0.3F * l.height, shade_bottom - 0.01F);
    add_vase(l, body_top, model);
    if (l.shade == Shade::kGlobe) {
        const float r = 0.72F * l.shade_radius;
        model.add("shade", l.cover, moved(ball(r, 16, 28), {0, 0, body_top + 0.96F * r}));
        return;
    }
    const float top = add_shade(
        l, 0.006F,
        [&](Surface s) {
            return moved(std::move(s), {0, 0, body_top + 0.012F});
        },
        model);
    model.add("rod", l.metal,
              cylinder(0.006F, body_top - 0.01F, body_top + 0.012F + top + 0.02F, 10));
    model.add("rod", l.metal, moved(ball(0.011F, 8, 12), {0, 0, body_top + top + 0.036F}));
}

void add_floor_lamp(const Lamp& l, ModelBuilder& model) {
    const float bottom = l.height - shade_line(l).back().y;
    const auto place = [&](Surface s) { return moved(std::move(s), {0, 0, bottom}); };
    float top = 0.0F;
    if (l.kind == Kind::kTripod) {
        const float hub = bottom - 0.03F;
        const Surface strut =
            leg({0.03F, 0, hub}, {0.3F + 0.4F * l.girth, 0, 0.0F}, {0.016F, 0.012F, 10});
        model.add("leg", l.base, around(strut, 3, 90.0F));
        model.add("hub", l.metal, rounded_cylinder(0.045F, hub - 0.03F, hub + 0.02F, 0.006F, 20));
        top = add_shade(l, l.pole, place, model);
        model.add("pole", l.metal, cylinder(0.01F, hub, bottom + top, 12));
        return;
    }
    const float r = 0.11F + 0.2F * l.girth;
    model.add(
        "foot", l.base,
        lathe(
            {{0, 0}, {r, 0}, {r, 0.012F}, {0.9F * r, 0.024F}, {2.0F * l.pole, 0.036F}, {0, 0.036F}},
            36));
    top = add_shade(l, l.pole, place, model);
    const float end = bottom + (l.shade == Shade::kGlobe ? 0.02F : top);
    if (l.body == Body::kColumn || l.body == Body::kBalls) {
        model.add("pole", l.base, turned_leg({0, 0, 0.03F}, bottom - 0.03F, 2.2F * l.pole, 5, 16));
    }
    model.add("pole", l.metal, cylinder(l.pole, 0.03F, end, 14));
}

void add_arc_lamp(const Lamp& l, ModelBuilder& model) {
    const float h = l.height + 0.2F;
    const float out = l.reach;
    model.add("foot", l.base,
              l.body == Body::kCube ? box_between({-0.16F, -0.1F, 0}, {0.16F, 0.1F, 0.07F}, 0.006F)
                                    : rounded_cylinder(0.17F, 0.0F, 0.05F, 0.01F, 36));
    const std::array<glm::vec3, 5> knots{{{0, 0, 0.03F},
                                          {-0.02F, 0, 0.55F * h},
                                          {0.2F * out, 0, 0.92F * h},
                                          {0.6F * out, 0, h},
                                          {out, 0, 0.86F * h}}};
    const Path bow = smooth_path(std::span<const glm::vec3>(knots), 7);
    model.add("pole", l.metal, tube(bow, 1.2F * l.pole, 12));
    Lamp head = l;
    head.shade = l.shade == Shade::kGlobe || l.shade == Shade::kDrum ? l.shade : Shade::kDome;
    const float rim = head.shade == Shade::kGlobe
                          ? 2.1F * 0.72F * l.shade_radius
                          : shade_line(head).back().y +
                                (head.shade == Shade::kDome ? 0.1F * l.shade_radius : 0.0F);
    add_shade(
        head, l.pole,
        [&](Surface s) {
            return moved(std::move(s), {out, 0, 0.86F * h - rim + 0.008F});
        },
        model);
}

glm::vec3 along(const glm::vec3& from, float degrees, float length) {
    const float a = glm::radians(degrees);
    return from + length * glm::vec3(std::sin(a), 0.0F, std::cos(a));
}

/// A bell (or plain cone) that hangs from the origin and opens downwards.
Surface desk_shade(float size, bool plain_cone) {
    const Path2 line = plain_cone ? Path2{{1.05F * size, -1.5F * size},
                                          {0.32F * size, -0.45F * size},
                                          {0.3F * size, 0.0F}}
                                  : Path2{{1.0F * size, -1.6F * size},
                                          {0.75F * size, -0.85F * size},
                                          {0.34F * size, -0.5F * size},
                                          {0.3F * size, 0.0F}};
    const float wall = 0.003F;
    Path2 profile{{0.0F, -wall}};
    for (std::size_t i = line.size(); i-- > 0;) {  // down the inside, then up the outside
        profile.emplace_back(line[i].x - wall, line[i].y - (i > 0 ? wall : 0.0F));
    }
    profile.insert(profile.end(), line.begin(), line.end());
    profile.emplace_back(0.0F, 0.0F);
    return lathe(profile, 28);
}

/// Two arms in the plane y = 0 (then turned), as draughtsmen have them.
void add_desk_lamp(const Lamp& l, ModelBuilder& model) {
    const float arm = 0.27F + 0.1F * l.girth;
    const float r = 0.6F * l.pole;
    const auto turn = [](Surface s) { return turned(std::move(s), Axis::kZ, 25.0F); };
    const float foot = 0.075F + 0.1F * l.girth;
    model.add("foot", l.base,
              l.body == Body::kCube
                  ? turn(box_between({-foot, -foot, 0}, {foot, foot, 0.022F}, 0.006F))
                  : lathe({{0, 0},
                           {foot, 0},
                           {foot, 0.014F},
                           {0.85F * foot, 0.026F},
                           {0.02F, 0.034F},
                           {0, 0.034F}},
                          36));
    const glm::vec3 root{0.0F, 0.0F, 0.05F};
    const glm::vec3 elbow = along(root, -l.lower_degrees, arm);
    const glm::vec3 wrist = along(elbow, l.upper_degrees, arm);
    model.add("arm", l.metal, turn(cylinder(1.4F * l.pole, 0.02F, 0.06F, 14)));
    const bool single = l.sides == 4;
    for (const float y : single ? std::vector{0.0F} : std::vector{-0.012F, 0.012F}) {
        const glm::vec3 off{0.0F, y, 0.0F};
        const float thick = single ? 1.6F * r : r;
        model.add("arm", l.metal, turn(rod(root + off, elbow + off, thick, 10)));
        model.add("arm", l.metal, turn(rod(elbow + off, wrist + off, thick, 10)));
    }
    for (const glm::vec3& joint : {root, elbow, wrist}) {
        const Surface pin = turned(cylinder(0.016F, -0.02F, 0.02F, 16), Axis::kX, 90.0F);
        model.add("joint", l.base, turn(moved(pin, joint)));
    }
    if (l.sides == 6) {  // springs beside the lower arm
        const Surface spring = tube(helix(0.009F, 0.0F, 0.6F * arm, 14.0F, 8), 0.002F, 6);
        model.add("spring", l.metal,
                  turn(moved(turned(spring, Axis::kY, -l.lower_degrees),
                             root + glm::vec3(0.012F, 0, 0.02F))));
        model.add(
            "spring", l.metal,
            turn(rod(root, along(root + glm::vec3(0.012F, 0, 0.02F), -l.lower_degrees, 0.7F * arm),
                     0.0025F, 6)));
    }
    const float size = 0.07F + 0.06F * l.girth;
    const auto aim = [&](Surface s) {
        return turn(
            moved(turned(std::move(s), Axis::kY, -28.0F), wrist + glm::vec3(0.0F, 0.0F, 0.004F)));
    };
    model.add("shade", l.base,
              aim(desk_shade(size, l.shade == Shade::kDrum || l.shade == Shade::kEmpire)));
    model.add(
        "bulb", l.bulb,
        aim(moved(superellipsoid({0.032F, 0.032F, 0.05F}, 1, 1, 10, 16), {0, 0, -1.05F * size})));
    model.add("fitting", l.metal, aim(cylinder(0.016F, -1.0F * size, -0.001F, 12)));
}

void add_pendant(const Lamp& l, ModelBuilder& model) {
    const int count = l.count;
    const float drop = 0.3F + 1.2F * l.girth;
    const float pitch = 2.4F * l.shade_radius;
    Lamp one = l;
    if (count > 1) {
        one.shade_radius *= 0.75F;
        one.shade_height *= 0.75F;
    }
    float rim = 0.0F;
    const float first = -0.5F * pitch * static_cast<float>(count - 1);
    for (int i = 0; i < count; ++i) {
        const float x = first + pitch * static_cast<float>(i);
        rim = add_shade(
            one, 0.005F,
            [&](Surface s) {
                return moved(std::move(s), {x, 0, 0});
            },
            model);
        model.add("cord", black_plastic(), rod({x, 0, rim - 0.01F}, {x, 0, rim + drop}, 0.004F, 8));
    }
    const float z = rim + drop;
    if (count > 1) {
        model.add("canopy", l.metal,
                  box_between({first - 0.06F, -0.04F, z - 0.01F},
                              {-first + 0.06F, 0.04F, z + 0.03F}, 0.006F));
    } else {
        model.add("canopy", l.metal,
                  lathe({{0, z - 0.02F},
                         {0.02F, z - 0.02F},
                         {0.055F, z + 0.012F},
                         {0.06F, z + 0.03F},
                         {0, z + 0.03F}},
                        28));
    }
}

/// A candle or bulb between panes, under a roof with a ring.
void add_lantern(const Lamp& l, ModelBuilder& model) {
    const float r = 0.3F * l.height;
    const float wall = 0.55F * l.height;
    const float turn = 180.0F / static_cast<float>(l.sides);
    const auto slab = [&](float radius, float z, float thick) {
        return moved(extrude(regular_polygon(l.sides, radius, turn + 90.0F), thick, 0.2F * thick),
                     {0, 0, z});
    };
    const float b = 0.05F * l.height;
    model.add("base", l.base, slab(1.12F * r, 0.0F, b));
    model.add("base", l.base, slab(0.95F * r, b - 0.001F, 0.4F * b));
    const float low = 1.3F * b;
    const float high = low + wall;
    const float angle = glm::radians(90.0F + turn);
    const glm::vec3 corner{0.86F * r * std::cos(angle), 0.86F * r * std::sin(angle), 0.0F};
    const Surface post =
        moved(box_between({-0.05F * r, -0.05F * r, low}, {0.05F * r, 0.05F * r, high}), corner);
    model.add("post", l.base, around(post, l.sides));
    const float flat = 0.86F * r * std::cos(glm::radians(turn));
    const float side = 0.86F * r * std::sin(glm::radians(turn));
    model.add(
        "pane", l.pane,
        around(moved(box_between({-side, -0.002F, low - 0.002F}, {side, 0.002F, high + 0.002F}),
                     {0, flat, 0}),
               l.sides));
    model.add("bulb", plain("wax", srgb(0xEFE6D0), 0.5F),
              cylinder(0.26F * r, low - 0.002F, low + 0.4F * wall, 20));
    model.add("bulb", l.bulb,
              moved(superellipsoid({0.07F * r, 0.07F * r, 0.2F * r}, 1, 1, 8, 10),
                    {0, 0, low + 0.4F * wall + 0.17F * r}));
    model.add("roof", l.base, slab(1.1F * r, high - 0.001F, 0.5F * b));
    const std::array<Section, 3> roof{
        {{high + 0.4F * b, regular_polygon(l.sides, 1.05F * r, turn + 90.0F)},
         {high + 0.14F * l.height, regular_polygon(l.sides, 0.4F * r, turn + 90.0F)},
         {high + 0.2F * l.height, regular_polygon(l.sides, 0.3F * r, turn + 90.0F)}}};
    model.add("roof", l.base, loft(roof, Axis::kZ));
    model.add("handle", l.metal,
              moved(turned(torus(0.26F * r, 0.035F * r, 24, 8), Axis::kX, 90.0F),
                    {0, 0, high + 0.2F * l.height + 0.24F * r}));
}

/// A paraffin lamp: tank, globe, chimney, two side tubes, a bail.
void add_hurricane(const Lamp& l, ModelBuilder& model) {
    const float h = l.height;
    const float r = 0.3F * h;
    model.add("tank", l.base,
              lathe({{0, 0},
                     {0.85F * r, 0},
                     {0.95F * r, 0.04F * h},
                     {0.95F * r, 0.15F * h},
                     {0.7F * r, 0.2F * h},
                     {0.4F * r, 0.22F * h},
                     {0.38F * r, 0.28F * h},
                     {0, 0.28F * h}},
                    32));
    const std::array<glm::vec2, 5> knots{{{0.36F * r, 0.27F * h},
                                          {0.62F * r, 0.38F * h},
                                          {0.68F * r, 0.48F * h},
                                          {0.5F * r, 0.6F * h},
                                          {0.36F * r, 0.7F * h}}};
    Path2 globe = smooth_path(std::span<const glm::vec2>(knots), 5);
    const Path2 outside = globe;
    for (auto at = outside.rbegin(); at != outside.rend(); ++at) {
        globe.emplace_back(at->x - 0.003F, at->y);
    }
    globe.push_back(globe.front());
    model.add("globe", l.pane, lathe(globe, 28));
    model.add(
        "bulb", l.bulb,
        moved(superellipsoid({0.1F * r, 0.06F * r, 0.07F * h}, 1, 1, 8, 12), {0, 0, 0.335F * h}));
    model.add("cap", l.base,
              lathe({{0, 0.69F * h},
                     {0.42F * r, 0.69F * h},
                     {0.5F * r, 0.73F * h},
                     {0.36F * r, 0.76F * h},
                     {0.36F * r, 0.83F * h},
                     {0.46F * r, 0.85F * h},
                     {0.2F * r, 0.9F * h},
                     {0, 0.9F * h}},
                    28));
    const std::array<glm::vec3, 4> corners{{{0.85F * r, 0, 0.12F * h},
                                            {1.06F * r, 0, 0.2F * h},
                                            {1.0F * r, 0, 0.8F * h},
                                            {0.3F * r, 0, 0.8F * h}}};
    model.add("frame", l.base,
              mirrored_pair(tube(rounded_path(corners, 0.08F * h), 0.055F * r, 10)));
    model.add(
        "handle", l.metal,
        tube(arc({0, 0, 0.72F * h}, 1.02F * r, {1, 0, 0}, {0, 0.35F, 0.93F}, 0.0F, 180.0F, 20),
             0.018F * r + 0.001F, 8));
}

}  // namespace

void build_lamp(Parameters& parameters, ModelBuilder& model) {
    const Lamp lamp = draw(parameters);
    switch (lamp.kind) {
    case Kind::kTable:
        add_table_lamp(lamp, model);
        break;
    case Kind::kFloor:
    case Kind::kTripod:
        add_floor_lamp(lamp, model);
        break;
    case Kind::kArc:
        add_arc_lamp(lamp, model);
        break;
    case Kind::kDesk:
        add_desk_lamp(lamp, model);
        break;
    case Kind::kPendant:
        add_pendant(lamp, model);
        break;
    case Kind::kLantern:
        add_lantern(lamp, model);
        break;
    case Kind::kHurricane:
        add_hurricane(lamp, model);
        break;
    }
}

}  // namespace turntable::procedural
