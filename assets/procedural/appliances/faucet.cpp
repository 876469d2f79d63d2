// Faucets: basin mixers, gooseneck kitchen taps, bridges with two handles, garden wall taps, bath
// fillers and sensor taps.
#include <algorithm>
#include <array>
#include <utility>

#include "assets/procedural/appliances/appliances.h"
#include "assets/procedural/appliances/machine_parts.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kBasinMixer, kGooseneck, kBridge, kWidespread, kWallTap, kBathFiller };
enum class Spout { kStraight, kArched, kFlat };
enum class Handle { kLever, kCross, kKnob, kBlade };

struct Faucet {
    Kind kind = Kind::kBasinMixer;
    Spout spout = Spout::kStraight;
    Handle handle = Handle::kLever;
    float radius = 0.023F;  ///< of the body
    float tube = 0.011F;    ///< radius of the spout
    float height = 0.16F;   ///< of the body or the arch
    float reach = 0.12F;    ///< of the spout
    float spread = 0.1F;    ///< from the middle to a handle
    float lift = 20.0F;     ///< of a lever, degrees
    bool plate = false;
    bool square = false;  ///< square sections
    bool spray = false;
    bool side_lever = false;
    Look metal;
    Look accent;
    Look wheel;  ///< a wall tap's
};

Faucet draw(Parameters& p) {
    Faucet f;
    f.kind = p.choice<Kind>(
        "kind", {"basin mixer", "gooseneck", "bridge", "widespread", "wall tap", "bath filler"},
        {3, 3, 2, 2, 2, 1.2});
    f.spout = p.choice<Spout>("spout", {"straight", "arched", "flat"});
    f.handle = p.choice<Handle>("handle", {"lever", "cross", "knob", "blade"}, {2, 3, 1, 2});
    f.radius = p.real("body_radius", 0.019F, 0.029F);
    f.tube = f.radius * p.real("tube_share", 0.45F, 0.62F);
    f.height = p.real("height", 0.10F, 0.2F);
    f.reach = p.real("reach", 0.1F, 0.17F);
    f.spread = p.real("spread", 0.075F, 0.12F);
    f.lift = p.real("lever_lift", 5.0F, 40.0F);
    f.plate = p.chance("plate", 0.35);
    f.square = p.chance("square", 0.3);
    f.spray = p.chance("spray_head", 0.45);
    f.side_lever = p.chance("side_lever", 0.5);
    f.metal = p.chance("coloured", 0.35) ? polished_metal(p, "metal") : chrome();
    if (p.chance("black", 0.1)) {
        f.metal = black_plastic();
    }
    f.accent = p.chance("porcelain", 0.3) ? white_plastic() : f.metal;
    f.wheel = p.chance("painted_wheel", 0.5) ? painted_metal(p, "wheel") : f.metal;
    return f;
}

/// Along Z from z = 0, round or square.
Surface column(const Faucet& f, float radius, float bottom, float top) {
    return f.square ? box_between({-radius, -radius, bottom}, {radius, radius, top}, 0.12F * radius)
                    : rounded_cylinder(radius, bottom, top, 0.15F * radius, 28);
}

/// Where a body meets the basin: a flange.
Surface flange(const Faucet& f, float radius) {
    return f.square
               ? box_between({-radius, -radius, 0}, {radius, radius, 0.006F}, 0.002F)
               : lathe(
                     {{0, 0}, {radius, 0}, {radius, 0.003F}, {0.8F * radius, 0.010F}, {0, 0.010F}},
                     30);
}

/// A spout along a path, with its aerator at the end.
void add_spout(const Faucet& f, const Path& path, float radius, ModelBuilder& model) {
    if (f.square) {
        model.add("spout", f.metal,
                  sweep(rounded_rectangle(2.2F * radius, 1.8F * radius, 0.25F * radius, 2), path,
                        {1, 0, 0}));
    } else {
        model.add("spout", f.metal, tube(path, radius, 18));
    }
    const glm::vec3 end = path.back();
    model.add(
        "aerator", f.metal,
        rod(end + glm::vec3(0, 0, 0.004F), end - glm::vec3(0, 0, 0.010F), 1.22F * radius, 18));
}

/// A handle that turns about Z, its foot at z = 0.
void add_handle(const Faucet& f, const glm::vec3& at, float towards, ModelBuilder& model) {
    const auto place = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kZ, towards), at);
    };
    const float r = 0.7F * f.radius;
    switch (f.handle) {
    case Handle::kCross:
        model.add("handle", f.metal,
                  place(rounded_cylinder(0.62F * r, -0.002F, 0.024F, 0.003F, 18)));
        for (const float a : {0.0F, 90.0F}) {
            model.add("handle", f.accent,
                      place(turned(rod({-0.033F, 0, 0.016F}, {0.033F, 0, 0.016F}, 0.0052F, 12),
                                   Axis::kZ, 45.0F + a)));
        }
        for (const Surface& tip :
             around(moved(ball(0.0085F, 8, 12), {0.033F, 0, 0.016F}), 4, 45.0F)) {
            model.add("handle", f.accent, place(tip));
        }
        model.add("handle", white_plastic(),
                  place(rounded_cylinder(0.4F * r, 0.022F, 0.027F, 0.0015F, 16)));
        break;
    case Handle::kKnob:
        model.add("handle", f.metal, place(cylinder(0.45F * r, -0.002F, 0.012F, 16)));
        model.add("handle", f.accent,
                  place(extrude(star(8, 1.25F * r, 1.05F * r), 0.024F, 0.004F)));
        break;
    case Handle::kLever:
        model.add("handle", f.metal,
                  place(rounded_cylinder(0.85F * r, -0.002F, 0.02F, 0.006F, 20)));
        model.add("handle", f.metal,
                  place(tapered_rod({0, 0, 0.012F}, {0.07F, 0, 0.012F + 0.0012F * f.lift}, 0.0065F,
                                    0.0048F, 12)));
        model.add("handle", f.accent,
                  place(moved(ball(0.0085F, 8, 12), {0.072F, 0, 0.012F + 0.0012F * f.lift})));
        break;
    case Handle::kBlade:
        model.add("handle", f.metal, place(cylinder(0.85F * r, -0.002F, 0.014F, 20)));
        model.add("handle", f.accent,
                  place(box_between({-1.1F * r, -0.75F * r, 0.010F}, {0.066F, 0.75F * r, 0.018F},
                                    0.003F)));
        break;
    }
}

/// The lever of a one-handed mixer: from the top of its body up and back over the spout.
void add_top_lever(const Faucet& f, const glm::vec3& at, ModelBuilder& model) {
    const auto place = [&](Surface s) { return moved(turned(std::move(s), Axis::kX, f.lift), at); };
    model.add("handle", f.metal, moved(column(f, 0.96F * f.radius, -0.002F, 0.022F), at));
    model.add("handle", f.accent,
              place(box_between({-0.45F * f.radius, -0.6F * f.radius, 0.012F},
                                {0.45F * f.radius, 0.65F * f.reach, 0.022F}, 0.004F)));
}

void add_basin_mixer(const Faucet& f, ModelBuilder& model) {
    const float h = 0.75F * f.height;
    model.add("base", f.metal, flange(f, 1.4F * f.radius));
    model.add("body", f.metal, column(f, f.radius, 0.002F, h));
    if (f.plate) {
        model.add(
            "base", f.metal,
            extrude(rounded_rectangle(0.15F, 2.6F * f.radius, 1.2F * f.radius), 0.007F, 0.002F));
    }
    const float z = 0.72F * h;
    if (f.spout == Spout::kFlat) {
        model.add("spout", f.metal,
                  box_between({-0.8F * f.radius, 0, z - 0.009F},
                              {0.8F * f.radius, f.reach, z + 0.007F}, 0.004F));
        model.add("aerator", f.metal,
                  moved(cylinder(0.5F * f.radius, z - 0.016F, z, 16), {0, f.reach - 0.018F, 0}));
    } else {
        const float rise = f.spout == Spout::kArched ? 0.35F * h : 0.08F * h;
        const std::array<glm::vec3, 4> knots{{{0, 0, z},
                                              {0, 0.5F * f.reach, z + rise},
                                              {0, 0.9F * f.reach, z + 0.7F * rise},
                                              {0, f.reach, z - 0.02F}}};
        add_spout(f, smooth_path(std::span<const glm::vec3>(knots), 5), f.tube, model);
    }
    if (f.side_lever && f.spout != Spout::kArched) {
        model.add("handle", f.metal,
                  rod({0, 0, 0.85F * h}, {-0.05F, 0, 0.85F * h}, 0.6F * f.radius, 18));
        model.add("handle", f.accent,
                  rod({-0.043F, 0, 0.85F * h}, {-0.05F, 0.01F, 0.85F * h + 0.07F}, 0.0055F, 12));
        model.add("body", f.metal, moved(ball(0.98F * f.radius, 8, 24), {0, 0, h - 0.002F}));
    } else {
        add_top_lever(f, {0, 0, h}, model);
    }
    model.add("drain rod", f.metal,
              rod({0, -f.radius - 0.006F, 0.0F}, {0, -f.radius - 0.006F, 0.6F * h}, 0.003F, 10));
    model.add("drain rod", f.metal, moved(ball(0.007F, 8, 12), {0, -f.radius - 0.006F, 0.6F * h}));
}

void add_gooseneck(const Faucet& f, ModelBuilder& model) {
    const float low = 0.4F * f.height;
    const float rise = f.height + 0.08F;
    const float r = 0.5F * f.reach + 0.02F;
    model.add("base", f.metal, flange(f, 1.5F * f.radius));
    model.add("body", f.metal, column(f, f.radius, 0.002F, low));
    Path path{{0, 0, low - 0.006F}};
    for (const glm::vec3& point : arc({0, r, rise}, r, {0, -1, 0}, {0, 0, 1}, 0.0F,
                                      f.spout == Spout::kStraight ? 150.0F : 180.0F, 18)) {
        path.push_back(point);
    }
    const glm::vec3 along = glm::vec3(0, 0, -1);
    path.push_back(path.back() + 0.04F * along);
    add_spout(f, path, f.tube, model);
    if (f.spray) {
        const glm::vec3 end = path.back();
        model.add("spray head", f.accent,
                  tapered_rod(end + glm::vec3(0, 0, 0.02F), end - glm::vec3(0, 0, 0.05F),
                              1.2F * f.tube, 1.7F * f.tube, 18));
        if (f.plate) {  // a professional's tap: a spring about the arch
            model.add(
                "spring", f.metal,
                moved(tube(helix(1.35F * f.tube, low, rise - low + 0.005F, 12.0F, 10), 0.0022F, 5),
                      {0, 0, 0}));
        }
    }
    const float z = 0.6F * low;
    model.add("handle", f.metal, rod({0, 0, z}, {-2.1F * f.radius, 0, z}, 0.62F * f.radius, 18));
    model.add("handle", f.accent,
              tapered_rod({-1.9F * f.radius, 0, z},
                          {-2.4F * f.radius - 0.01F, 0.02F, z + 0.05F + 0.0008F * f.lift}, 0.006F,
                          0.0045F, 12));
}

void add_pillar(const Faucet& f, float x, float top, ModelBuilder& model) {
    model.add("base", f.metal, moved(flange(f, 1.35F * f.radius), {x, 0, 0}));
    model.add("body", f.metal, moved(column(f, 0.8F * f.radius, 0.002F, top), {x, 0, 0}));
}

void add_bridge(const Faucet& f, ModelBuilder& model) {
    const float bar = 0.42F * f.height;
    for (const float side : {-1.0F, 1.0F}) {
        add_pillar(f, side * f.spread, bar + 0.02F, model);
        add_handle(f, {side * f.spread, 0, bar + 0.02F}, side < 0 ? 180.0F : 0.0F, model);
    }
    model.add("bridge", f.metal, rod({-f.spread, 0, bar}, {f.spread, 0, bar}, 0.5F * f.radius, 18));
    model.add("body", f.metal, column(f, 0.75F * f.radius, bar - 0.02F, bar + 0.03F));
    const float r = 0.5F * f.reach;
    const float top = bar + 0.6F * f.height + (f.spout == Spout::kStraight ? 0.0F : 0.03F);
    Path path{{0, 0, bar + 0.02F}};
    for (const glm::vec3& point : arc({0, r, top}, r, {0, -1, 0}, {0, 0, 1}, 0.0F, 180.0F, 16)) {
        path.push_back(point);
    }
    path.push_back(path.back() + glm::vec3(0, 0, -0.02F));
    add_spout(f, path, 0.9F * f.tube, model);
}

void add_widespread(const Faucet& f, ModelBuilder& model) {
    const float h = 0.5F * f.height;
    // One plate under all three: without it they would be three things.
    model.add("base", f.metal,
              extrude(rounded_rectangle(2.0F * f.spread + (f.plate ? 0.07F : 0.03F),
                                        (f.plate ? 3.0F : 2.0F) * f.radius,
                                        f.square ? 0.004F : 0.8F * f.radius),
                      f.plate ? 0.012F : 0.005F, 0.002F));
    for (const float side : {-1.0F, 1.0F}) {
        add_pillar(f, side * f.spread, 0.04F, model);
        add_handle(f, {side * f.spread, 0, 0.04F}, side < 0 ? 180.0F : 0.0F, model);
    }
    model.add("base", f.metal, flange(f, 1.4F * f.radius));
    model.add("body", f.metal, column(f, 0.9F * f.radius, 0.002F, 0.4F * h));
    const std::array<glm::vec3, 5> knots{{{0, 0, 0.3F * h},
                                          {0, 0.06F * f.reach, 0.9F * h},
                                          {0, 0.45F * f.reach, 1.3F * h},
                                          {0, 0.9F * f.reach, 1.1F * h},
                                          {0, f.reach, 0.75F * h}}};
    add_spout(f, smooth_path(std::span<const glm::vec3>(knots), 5), f.tube, model);
}

/// From the body of a wall tap at (out, z): down at once, in an arch, or far forwards.
Path wall_spout(const Faucet& f, float out, float z) {
    std::array<glm::vec3, 4> knots{{{0, out, z},
                                    {0, out + 0.03F, z + 0.004F},
                                    {0, out + 0.055F, z - 0.02F},
                                    {0, out + 0.06F, z - 0.06F}}};
    if (f.spout == Spout::kStraight) {
        knots = {{{0, out, z},
                  {0, out + 0.02F, z - 0.016F},
                  {0, out + 0.036F, z - 0.034F},
                  {0, out + 0.046F, z - 0.05F}}};
    } else if (f.spout == Spout::kFlat) {
        const float far = out + 0.6F * f.reach;
        knots = {{{0, out, z},
                  {0, out + 0.02F, z - 0.03F},
                  {0, far, z - 0.034F},
                  {0, far + 0.028F, z - 0.06F}}};
    }
    return smooth_path(std::span<const glm::vec3>(knots), 5);
}

/// A collar and, for a hose, ribs below it.
void add_nozzle(const Faucet& f, const glm::vec3& end, ModelBuilder& model) {
    const float size = (f.spout == Spout::kFlat ? 0.7F : 1.0F) * f.radius;
    const bool hose = f.spout != Spout::kFlat;
    for (const float lower : {0.0F, 0.011F, 0.022F}) {
        if (lower > 0.0F && !hose) {
            break;
        }
        model.add("nozzle", f.metal,
                  rod(end + glm::vec3(0, 0, 0.006F - lower), end - glm::vec3(0, 0, 0.003F + lower),
                      (lower > 0.0F ? 0.62F : 0.8F) * size, 20));
    }
    model.add("nozzle", f.metal,
              rod(end, end - glm::vec3(0, 0, hose ? 0.032F : 0.01F), 0.5F * size, 18));
}

/// The stem above the body of a wall tap, with a bar or a hand wheel on it.
void add_stem(const Faucet& f, const glm::vec3& body, ModelBuilder& model) {
    const float low = body.z + 0.8F * f.radius;
    const float top = low + 0.05F;
    model.add(
        "bonnet", f.metal,
        moved(extrude(regular_polygon(6, 0.8F * f.radius), 0.018F, 0.001F), {body.x, body.y, low}));
    model.add("stem", f.metal, rod(body, {body.x, body.y, top}, 0.28F * f.radius, 12));
    const glm::vec3 at{body.x, body.y, top - 0.005F};
    if (f.handle == Handle::kLever) {
        model.add("handle", f.wheel, moved(box({0.10F, 0.016F, 0.009F}, 0.004F), at));
        return;
    }
    if (f.handle == Handle::kBlade) {
        model.add("handle", f.wheel,
                  moved(sweep(rounded_rectangle(0.02F, 0.009F, 0.003F, 2),
                              {{-0.014F, 0, 0}, {0.012F, 0, 0.002F}, {0.075F, 0, 0.02F}}),
                        at));
        return;
    }
    const float ring = f.handle == Handle::kKnob ? 0.025F : 0.034F;
    model.add("handle", f.wheel, moved(torus(ring, 0.0052F, 28, 8), at));
    model.add("handle", f.wheel, moved(rounded_cylinder(0.010F, -0.005F, 0.007F, 0.002F, 14), at));
    const int spokes = f.square ? 3 : 4;
    for (Surface& spoke : around(rod({0, 0, 0}, {ring, 0, 0}, 0.004F, 8), spokes, 45.0F)) {
        model.add("handle", f.wheel, moved(std::move(spoke), at));
    }
}

/// A garden tap: out of the wall at the back, a hand wheel on top, a nozzle that points down.
void add_wall_tap(const Faucet& f, ModelBuilder& model) {
    const float z = 0.13F;
    const float out = 0.45F * f.reach + 0.03F;
    const auto about_y = [&](Surface s, float y) {
        return moved(turned(std::move(s), Axis::kX, -90.0F), {0, y, z});
    };
    model.add("flange", f.metal,
              about_y(rounded_cylinder(1.6F * f.radius, 0, 0.008F, 0.003F, 28), -0.02F));
    model.add("body", f.metal, about_y(cylinder(0.62F * f.radius, 0, out + 0.01F, 22), -0.018F));
    model.add("body", f.metal, moved(ball(1.02F * f.radius, 10, 24), {0, out, z}));
    model.add("nut", f.metal,
              about_y(extrude(regular_polygon(6, 0.95F * f.radius), 0.014F, 0.001F), 0.3F * out));
    const Path path = wall_spout(f, out, z);
    model.add("spout", f.metal, tube(path, (f.spout == Spout::kFlat ? 0.4F : 0.6F) * f.radius, 20));
    const glm::vec3 end = path.back();
    add_nozzle(f, end, model);
    add_stem(f, {0, out, z}, model);
}

/// Two inlets in the wall, a thick crosswise body with a handle at either end, a short spout.
void add_bath_filler(const Faucet& f, ModelBuilder& model) {
    const float z = 0.14F;
    const float y = 0.05F;
    const float r = 0.95F * f.radius;
    const float half = f.spread + 0.02F;
    for (const float side : {-1.0F, 1.0F}) {
        const float x = side * 0.8F * f.spread;
        model.add("inlet", f.metal, rod({x, -0.01F, z}, {x, y, z}, 0.6F * r, 18));
        model.add("flange", f.metal, rod({x, -0.014F, z}, {x, 0.006F, z}, 1.35F * r, 26));
        const auto turn = [&](Surface s) {
            return moved(turned(std::move(s), Axis::kY, side * 90.0F), {side * half, y, z});
        };
        model.add("handle", f.metal, turn(rounded_cylinder(0.72F * r, -0.004F, 0.03F, 0.004F, 22)));
        if (f.handle == Handle::kCross || f.handle == Handle::kLever) {
            for (const float a : {45.0F, 135.0F}) {
                model.add("handle", f.accent,
                          turn(turned(rod({-0.036F, 0, 0.02F}, {0.036F, 0, 0.02F}, 0.006F, 12),
                                      Axis::kZ, a)));
            }
        } else {
            model.add("handle", f.accent,
                      turn(extrude(star(6, 1.35F * r, 1.1F * r), 0.026F, 0.004F)));
        }
    }
    model.add("body", f.metal, rod({-half, y, z}, {half, y, z}, r, 26));
    const std::array<glm::vec3, 4> knots{{{0, y, z},
                                          {0, y + 0.45F * f.reach, z - 0.006F},
                                          {0, y + 0.85F * f.reach, z - 0.02F},
                                          {0, y + 0.95F * f.reach, z - 0.06F}}};
    add_spout(f, smooth_path(std::span<const glm::vec3>(knots), 5), 1.2F * f.tube, model);
    if (f.spray) {  // a hand shower in its cradle
        model.add("cradle", f.metal, rod({0, y, z}, {0, y, z + 0.09F}, 0.009F, 14));
        model.add("hand shower", f.accent,
                  rod({0, y - 0.03F, z + 0.085F}, {0, y + 0.13F, z + 0.10F}, 0.010F, 14));
        model.add("hand shower", f.metal,
                  tapered_rod({0, y + 0.135F, z + 0.115F}, {0, y + 0.145F, z + 0.075F}, 0.018F,
                              0.034F, 26));
    }
    model.add("hose", f.metal,
              tube(rounded_path(std::array<glm::vec3, 4>{{{0.03F, y, z - 0.5F * r},
                                                          {0.03F, y, z - 0.12F},
                                                          {-0.03F, y, z - 0.12F},
                                                          {-0.03F, y, z - 0.5F * r}}},
                                0.03F, 6),
                   0.007F, 10));
}

}  // namespace

void build_faucet(Parameters& parameters, ModelBuilder& model) {
    const Faucet f = draw(parameters);
    switch (f.kind) {
    case Kind::kBasinMixer:
        add_basin_mixer(f, model);
        break;
    case Kind::kGooseneck:
        add_gooseneck(f, model);
        break;
    case Kind::kBridge:
        add_bridge(f, model);
        break;
    case Kind::kWidespread:
        add_widespread(f, model);
        break;
    case Kind::kWallTap:
        add_wall_tap(f, model);
        break;
    case Kind::kBathFiller:
        add_bath_filler(f, model);
        break;
    }
}

}  // namespace turntable::procedural
