// Telephones: desk sets with dial or keys, the receiver across the cradle, wall telephones,
// candlesticks, cordless sets on their charger. Mobiles are a class of their own.
#include <array>
#include <cmath>

#include "assets/procedural/electronics/electronics.h"
#include "assets/procedural/electronics/screens.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kDial, kPushButton, kOffice, kWall, kCandlestick, kCordless };

struct Telephone {
    Kind kind = Kind::kDial;
    float width = 0.0F;
    float depth = 0.0F;
    float height = 0.0F;  ///< of the body's rear edge
    float rise = 0.0F;    ///< of its front edge, share of the height
    float grip = 0.0F;    ///< radius of the receiver's handle
    float bow = 0.0F;     ///< of the handle, metres
    float ear = 0.0F;     ///< radius of the receiver's ends
    bool cord = true;
    bool display = false;
    bool side_receiver = false;
    Look body;
    Look receiver;
    Look trim;
    Look key;
};

Telephone draw(Parameters& p) {
    Telephone t;
    t.kind =
        p.choice<Kind>("kind", {"dial", "push button", "office", "wall", "candlestick", "cordless"},
                       {2.5, 2.5, 2.5, 1.2, 0.7, 1.2});
    t.width = p.real("width", 0.16F, 0.22F);
    t.depth = t.width * p.real("depth_ratio", 0.9F, 1.2F);
    t.height = t.width * p.real("height_ratio", 0.42F, 0.62F);
    t.rise = p.real("front_rise", 0.15F, 0.35F);
    t.grip = p.real("grip", 0.011F, 0.015F);
    t.bow = p.real("bow", 0.015F, 0.035F);
    t.ear = p.real("ear", 0.024F, 0.032F);
    t.cord = p.chance("cord", 0.8);
    t.display = p.chance("display", 0.6);
    t.side_receiver = t.kind == Kind::kOffice && p.chance("side_receiver", 0.85);
    const bool dark = p.chance("dark", 0.55);
    t.body = plastic(p, "body", dark ? kDarkPlastics : kPlasticColours);
    t.receiver = p.chance("other_receiver", 0.2) ? black_plastic() : t.body;
    t.trim = p.chance("brass", 0.3) ? polished_metal(p, "trim") : chrome();
    t.key = p.chance("light_keys", 0.6) ? white_plastic() : plain("key", srgb(0x55585C), 0.5F);
    return t;
}

/// Along X, its handle's top at z = 0, ends hanging below it.
Surfaces receiver_of(const Telephone& t) {
    const float x = 0.5F * t.width + 0.012F;
    const float drop = t.bow + t.grip;
    const std::array<glm::vec3, 5> knots{{{-x, 0, -drop},
                                          {-0.62F * x, 0, -t.grip - 0.25F * t.bow},
                                          {0, 0, -t.grip},
                                          {0.62F * x, 0, -t.grip - 0.25F * t.bow},
                                          {x, 0, -drop}}};
    Surfaces parts{tube(smooth_path(std::span<const glm::vec3>(knots), 4), t.grip, 14)};
    const Path2 cup{{0, -0.034F},     {0.7F * t.ear, -0.034F}, {t.ear, -0.026F},
                    {t.ear, -0.012F}, {0.75F * t.ear, 0.0F},   {0, 0.004F}};
    const Surface end = moved(turned(lathe(cup, 22), Axis::kY, 0.0F), {x, 0, -drop + 0.008F});
    parts.push_back(end);
    parts.push_back(mirrored(end, Axis::kX));
    return parts;
}

/// A curly cord from the body's side to the receiver.
void add_cord(const Telephone& t, const glm::vec3& from, const glm::vec3& to, ModelBuilder& model) {
    if (!t.cord) {
        return;
    }
    const float reach = std::abs(from.x) + 0.035F;
    const auto side = std::copysign(1.0F, from.x);
    const std::array<glm::vec3, 4> knots{
        {from, {side * reach, from.y + 0.03F, 0.012F}, {side * reach, to.y + 0.035F, 0.012F}, to}};
    const Path spine = smooth_path(std::span<const glm::vec3>(knots), 24);
    Path curls;
    for (std::size_t i = 0; i < spine.size(); ++i) {
        const float a = 1.35F * static_cast<float>(i);
        const float share = static_cast<float>(i) / static_cast<float>(spine.size() - 1);
        const float r = 0.006F * std::min(1.0F, 12.0F * std::min(share, 1.0F - share));
        curls.push_back(spine[i] + r * glm::vec3(std::cos(a), 0.4F * std::sin(a), std::sin(a)));
    }
    model.add("cord", t.receiver, tube(curls, 0.0028F, 6));
}

/// The body from the side: a wedge that rises to the cradle at the back.
Surface wedge(const Telephone& t) {
    const float y = 0.5F * t.depth;
    const float low = t.rise * t.height;
    return sideways(
        rounded({{-y, 0}, {y, 0}, {y, low}, {-0.15F * y, t.height}, {-y, t.height}}, 0.012F, 4),
        t.width, 0.008F);
}

/// What lies on the sloping front: x across, y up the slope, z off it; its middle at the origin.
std::function<Surface(Surface)> on_slope(const Telephone& t) {
    const float y = 0.5F * t.depth;
    const float low = t.rise * t.height;
    const float run = y + 0.15F * y;
    const float angle = std::atan2(t.height - low, run);
    const glm::vec3 middle{0, 0.5F * (y - 0.15F * y), 0.5F * (t.height + low)};
    return [=](Surface s) {  // lying with its top towards -Y
        return moved(turned(turned(std::move(s), Axis::kZ, 180.0F), Axis::kX, -angle * 57.29578F),
                     middle);
    };
}

void add_dial(const Telephone& t, float size, const std::function<Surface(Surface)>& place,
              ModelBuilder& model) {
    model.add("dial", white_plastic(), place(cylinder(0.96F * size, -0.004F, 0.003F, 32)));
    std::vector<Outline> holes;
    for (int i = 0; i < 10; ++i) {
        const float a = 0.55F + 0.49F * static_cast<float>(i);
        holes.push_back(
            moved(circle(0.15F * size, 10), 0.7F * size * glm::vec2(std::cos(a), std::sin(a))));
    }
    model.add(
        "dial", t.trim,
        place(moved(extrude_with_holes(circle(0.93F * size, 36), holes, 0.004F), {0, 0, 0.006F})));
    model.add("dial", t.trim, place(cylinder(0.3F * size, 0.0F, 0.008F, 20)));
    model.add("dial", white_plastic(), place(cylinder(0.36F * size, 0.0F, 0.0115F, 20)));
    model.add("finger stop", t.trim,
              place(box_between({0.62F * size, -0.72F * size, 0.0F},
                                {0.98F * size, -0.62F * size, 0.012F})));
}

void add_pad(const Telephone& t, float size, const std::function<Surface(Surface)>& place,
             ModelBuilder& model) {
    KeyBlock block;
    block.columns = 3;
    block.rows = 4;
    block.pitch = {0.56F * size, 0.46F * size};
    block.gap = 0.12F * size;
    block.rise = 0.006F;
    model.add("key", t.key, each(keys(block), place));
}

void add_cradle(const Telephone& t, float y, ModelBuilder& model) {
    const float z = t.height;
    model.add("cradle", t.body,
              mirrored_pair(box_between({0.2F * t.width, y - 0.03F, z - 0.01F},
                                        {0.4F * t.width, y + 0.03F, z + 0.018F}, 0.006F)));
    model.add("receiver", t.receiver, each(receiver_of(t), [&](Surface s) {
                  return moved(std::move(s), {0, y, z + 0.018F + 2.0F * t.grip + 0.2F * t.bow});
              }));
}

void build_desk(const Telephone& t, ModelBuilder& model) {
    model.add("body", t.body, wedge(t));
    const auto place = on_slope(t);
    const float size = 0.24F * std::min(t.width, t.depth);
    const float y = -0.33F * t.depth;
    if (t.kind == Kind::kDial) {
        add_dial(t, 1.12F * size, place, model);
    } else {
        add_pad(t, size, place, model);
    }
    add_cradle(t, y, model);
    add_cord(t, {0.5F * t.width - 0.002F, 0.1F * t.depth, 0.012F},
             {0.5F * t.width + 0.012F, y, t.height - 0.02F}, model);
}

/// A flat office set: keys on the right, a display, the receiver lying along its left side.
void build_office(const Telephone& t, ModelBuilder& model) {
    const float tilt = 14.0F + 40.0F * t.rise;
    const float w = 1.1F * t.width;
    const float d = 1.05F * t.depth;
    const float thick = 0.034F;
    const auto lie = [&](Surface s) {
        return turned_about(std::move(s), {0, 0.5F * d, 0}, Axis::kX, -tilt);
    };
    model.add("body", t.body,
              lie(moved(extrude(rounded_rectangle(w, d, 0.014F), thick, 0.006F), {0, 0, 0})));
    const float lift = d * std::sin(tilt * 0.0174533F);
    model.add("stand", t.body,
              box_between({-0.35F * w, -0.45F * d, 0},
                          {0.35F * w, -0.32F * d, 0.8F * lift + 0.4F * thick}, 0.004F));
    const float left = 0.34F * w;  // the user's left is +X
    const auto beside = [&](Surface s) {
        return lie(moved(turned(std::move(s), Axis::kZ, 90.0F),
                         {left, 0, thick + 0.014F + t.bow + 2.0F * t.grip}));
    };
    Telephone short_one = t;
    short_one.width = 0.78F * d;
    model.add("receiver", t.receiver, each(receiver_of(short_one), beside));
    model.add(
        "cradle", black_plastic(),
        lie(moved(mirrored(box_between({-0.028F, 0.2F * d, -0.001F}, {0.028F, 0.42F * d, 0.006F}),
                           Axis::kX),
                  {left, 0, thick})));
    model.add("cradle", black_plastic(),
              lie(box_between({left - 0.028F, -0.42F * d, thick - 0.001F},
                              {left + 0.028F, -0.2F * d, thick + 0.006F})));
    const auto on_top = [&](Surface s) {
        return lie(moved(std::move(s), {-0.14F * w, 0.14F * d, thick - 0.001F}));
    };
    add_pad(t, 0.14F * w, on_top, model);
    KeyBlock lines;
    lines.columns = 1;
    lines.rows = 6;
    lines.pitch = {0.1F * w, 0.085F * d};
    lines.gap = 0.02F * d;
    model.add("key", t.key, each(keys(lines), [&](Surface s) {
                  return lie(moved(std::move(s), {-0.4F * w, 0.1F * d, thick - 0.001F}));
              }));
    if (t.display) {
        model.add("display", plain("display", srgb(0x93A58C), 0.2F),
                  lie(moved(box({0.44F * w, 0.17F * d, 0.004F}), {-0.16F * w, -0.34F * d, thick})));
    }
    add_cord(t, {0.5F * w - 0.003F, 0.3F * d, 0.02F}, {left + 0.02F, 0.40F * d, thick + 0.02F},
             model);
}

void build_wall(const Telephone& t, ModelBuilder& model) {
    const float w = 0.62F * t.width;
    const float h = 1.25F * t.width;
    const float d = 0.3F * t.width;
    const auto raise = [&](Surface s) { return moved(std::move(s), {0, 0, 0.5F * h}); };
    model.add("body", t.body, raise(upright(rounded_rectangle(w, h, 0.018F), d, 0.01F)));
    const auto face = [&](Surface s) {
        return moved(turned(turned(std::move(s), Axis::kZ, 180.0F), Axis::kX, -90.0F),
                     {0, 0.5F * d, 0.36F * h});
    };
    if (t.display) {
        add_dial(t, 0.36F * w, face, model);
    } else {
        add_pad(t, 0.36F * w, face, model);
    }
    // The receiver hangs across the upper front, its ends towards the body.
    Telephone small = t;
    small.width = 0.86F * w;
    const float off = t.bow + t.grip + 0.025F;
    model.add("cradle", t.body,
              mirrored_pair(box_between({0.12F * w, 0.3F * d, 0.72F * h},
                                        {0.24F * w, 0.5F * d + off, 0.775F * h}, 0.006F)));
    model.add(
        "receiver", t.receiver, each(receiver_of(small), [&](Surface s) {
            return moved(turned(std::move(s), Axis::kX, -90.0F), {0, 0.5F * d + off, 0.83F * h});
        }));
}

void build_candlestick(const Telephone& t, ModelBuilder& model) {
    const float foot = 0.36F * t.width;
    const float tall = 1.25F * t.width;
    model.add("body", t.body,
              lathe({{0, 0},
                     {foot, 0},
                     {foot, 0.012F},
                     {0.8F * foot, 0.028F},
                     {0.3F * foot, 0.04F},
                     {0.2F * foot, 0.06F},
                     {0.17F * foot, tall},
                     {0, tall}},
                    32));
    const Path2 horn{{0, 0.05F},       {0.008F, 0.05F},  {0.012F, 0.02F}, {0.034F, -0.022F},
                     {0.03F, -0.022F}, {0.008F, 0.016F}, {0, 0.016F}};
    Path2 outwards(horn.rbegin(), horn.rend());
    const auto forward = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 90.0F), {0, 0.03F, tall + 0.008F});
    };
    model.add("mouthpiece", black_plastic(), forward(lathe(outwards, 26)));
    model.add("body", t.body, moved(ball(0.022F, 10, 18), {0, 0, tall + 0.004F}));
    const float x = 0.055F;
    const float z = 0.72F * tall;
    model.add("hook", t.trim, rod({0, 0, z}, {x + 0.012F, 0, z}, 0.004F, 8));
    const Path2 tube_profile{{0, -0.075F},      {t.ear, -0.075F}, {t.ear, -0.062F},
                             {0.013F, -0.035F}, {0.013F, 0.045F}, {0.009F, 0.055F},
                             {0, 0.055F}};
    model.add("receiver", t.receiver, moved(lathe(tube_profile, 22), {x, 0, z}));
    const auto level = [&](Surface s) {
        return moved(turned(turned(std::move(s), Axis::kZ, 180.0F), Axis::kX, -55.0F),
                     {0, 0.8F * foot, 0.034F});
    };
    add_dial(t, 0.42F * foot, level, model);
    model.add("body", t.body,
              moved(turned(cylinder(0.44F * foot, -0.03F, -0.002F, 24), Axis::kX, -55.0F),
                    {0, 0.8F * foot, 0.034F}));
}

void build_cordless(const Telephone& t, ModelBuilder& model) {
    const float w = 0.30F * t.width;
    const float h = 0.95F * t.width;
    const float d = 0.026F;
    const auto lean = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 12.0F), {0, 0, 0.028F});
    };
    model.add("receiver", t.receiver,
              lean(moved(upright(rounded_rectangle(w, h, 0.4F * w), d, 0.008F), {0, 0, 0.5F * h})));
    const auto face = [&](Surface s) {
        return lean(moved(turned(turned(std::move(s), Axis::kZ, 180.0F), Axis::kX, -90.0F),
                          {0, 0.5F * d - 0.0005F, 0.32F * h}));
    };
    add_pad(t, 0.42F * w, face, model);
    model.add("display", t.display ? glowing({0.35F, 0.6F, 0.95F}, 0.8F) : dark_glass(),
              lean(moved(box({0.7F * w, 0.002F, 0.2F * h}), {0, 0.5F * d, 0.72F * h})));
    model.add("aerial", black_plastic(),
              lean(rod({0.3F * w, 0, 0.93F * h}, {0.3F * w, 0, 1.12F * h}, 0.006F, 12)));
    model.add("body", t.body,
              loft(std::array{Section{0.0F, rounded_rectangle(2.0F * w, 2.4F * w, 0.02F)},
                              Section{0.022F, rounded_rectangle(1.9F * w, 2.2F * w, 0.02F)},
                              Section{0.055F, rounded_rectangle(1.25F * w, 0.05F, 0.02F)}},
                   Axis::kZ));
    model.add("light", glowing({0.2F, 0.9F, 0.3F}),
              moved(box({0.006F, 0.006F, 0.005F}), {0, 1.12F * w, 0.012F}));
}

}  // namespace

void build_telephone(Parameters& parameters, ModelBuilder& model) {
    const Telephone t = draw(parameters);
    switch (t.kind) {
    case Kind::kDial:
    case Kind::kPushButton:
        build_desk(t, model);
        break;
    case Kind::kOffice:
        build_office(t, model);
        break;
    case Kind::kWall:
        build_wall(t, model);
        break;
    case Kind::kCandlestick:
        build_candlestick(t, model);
        break;
    case Kind::kCordless:
        build_cordless(t, model);
        break;
    }
}

}  // namespace turntable::procedural
