// Sofas: two to four seats between arms, Chesterfields, wooden frames, chaises and corners, curved
// sofas and recamiers with one raised end.
#include <algorithm>
#include <array>
#include <cmath>

#include "assets/procedural/parts.h"
#include "assets/procedural/seating/seating.h"
#include "assets/procedural/seating/upholstery.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kPlain, kChesterfield, kWoodFrame, kChaise, kCorner, kCurved, kRecamier };
enum class Arm { kTrack, kRolled, kFlared, kRound, kPillow };
enum class Back { kTight, kCushions, kTufted, kChannels, kCamel };
enum class Legs { kBlock, kTapered, kBun, kSled, kPlinth };

struct Sofa {
    Kind kind = Kind::kPlain;
    Arm arm = Arm::kTrack;
    Back back = Back::kTight;
    Legs legs = Legs::kBlock;
    int seats = 3;
    bool bench_cushion = false;  ///< one long cushion instead of one a seat
    float module = 0.0F;         ///< width of a seat
    float depth = 0.0F;
    float leg_height = 0.0F;
    float seat_height = 0.0F;  ///< top of the cushions
    float cushion = 0.0F;      ///< their thickness
    float arm_width = 0.0F;
    float arm_height = 0.0F;  ///< top, above the floor
    float back_height = 0.0F;
    float back_thickness = 0.0F;
    float recline = 0.0F;    ///< degrees
    float extension = 0.0F;  ///< of a chaise or a corner's return, beyond the depth
    float side = 1.0F;       ///< where the extension or the raised end is: +x or -x
    int pillows = 0;
    Look cover;
    Look frame;
    Look accent;

    [[nodiscard]] float inner() const { return module * static_cast<float>(seats); }
    [[nodiscard]] float half() const { return 0.5F * inner() + arm_width; }
    [[nodiscard]] float rear() const { return -0.5F * depth; }
    [[nodiscard]] float front() const { return 0.5F * depth; }
    [[nodiscard]] float base_top() const { return seat_height - cushion; }
};

Sofa draw(Parameters& p) {
    Sofa s;
    s.kind = p.choice<Kind>(
        "kind", {"plain", "chesterfield", "wood frame", "chaise", "corner", "curved", "recamier"},
        {7, 2, 2, 2, 2, 1.2, 1});
    s.arm = p.choice<Arm>("arm", {"track", "rolled", "flared", "round", "pillow"},
                          {3, 2.5, 1.5, 2, 1.5});
    s.back = p.choice<Back>("back", {"tight", "cushions", "tufted", "channels", "camel"},
                            {2, 4, 1.5, 1.2, 1.5});
    s.legs = p.choice<Legs>("legs", {"block", "tapered", "bun", "sled", "plinth"},
                            {2, 3, 1.5, 1.2, 1.5});
    s.seats = p.choice<int>("seats", {"two", "three", "four"}, {4, 5, 1}) + 2;
    s.bench_cushion = p.chance("bench_cushion", 0.25);
    s.module = p.real("seat_width", 0.52F, 0.72F);
    s.depth = p.real("depth", 0.80F, 1.0F);
    s.leg_height = s.legs == Legs::kPlinth  ? 0.03F
                   : s.legs == Legs::kBlock ? p.real("leg_height", 0.04F, 0.08F)
                                            : p.real("leg_height", 0.09F, 0.18F);
    s.cushion = p.real("cushion", 0.11F, 0.19F);
    s.seat_height = std::max(p.real("seat_height", 0.40F, 0.49F), s.leg_height + s.cushion + 0.1F);
    s.arm_width = s.arm == Arm::kFlared ? p.real("arm_width", 0.09F, 0.14F)
                                        : p.real("arm_width", 0.13F, 0.26F);
    s.arm_height = s.seat_height + p.real("arm_rise", 0.10F, 0.24F);
    s.back_height = s.seat_height + p.real("back_rise", 0.34F, 0.55F);
    s.back_thickness = p.real("back_thickness", 0.15F, 0.22F);
    s.recline = p.real("recline", 2.0F, 10.0F);
    s.extension = p.real("extension", 0.5F, 0.85F);
    s.side = p.chance("extension_left", 0.5) ? -1.0F : 1.0F;
    s.pillows = p.integer("pillows", 0, 3);
    if (s.kind == Kind::kChesterfield) {
        s.back_height = s.seat_height + p.real("roll_rise", 0.25F, 0.33F);
        s.arm_height = s.back_height;
        s.recline = 0.0F;
        s.seats = std::min(s.seats, 3);
    }
    if (s.kind == Kind::kCurved) {
        s.back = s.back == Back::kChannels ? Back::kChannels : Back::kTight;
        s.arm_width = 0.03F;
        s.seats = std::max(s.seats, 3);
        s.recline = 0.0F;
    }
    const bool leathery = p.chance("leather", s.kind == Kind::kChesterfield ? 0.8 : 0.3);
    s.cover = leathery ? leather(p, "cover") : fabric(p, "cover");
    s.frame = s.legs == Legs::kSled || p.chance("metal", 0.2) ? polished_metal(p, "frame")
                                                              : wood(p, "frame");
    if (s.kind == Kind::kWoodFrame) {
        s.frame = wood(p, "timber");
    }
    s.accent = fabric(p, "accent");
    return s;
}

/// Curved sofas are built straight and bent about a centre in front of them.
Surface bent_to_plan(const Sofa& s, Surface surface) {
    if (s.kind != Kind::kCurved) {
        return surface;
    }
    const float radius = 0.85F * s.half() + s.depth;
    return warped(std::move(surface), [radius](glm::vec3 p) {
        const float a = p.x / radius;
        const float r = radius - p.y;
        return glm::vec3(r * std::sin(a), radius - r * std::cos(a), p.z);
    });
}

void put(const Sofa& s, ModelBuilder& model, std::string_view part, const Look& look,
         Surfaces surfaces) {
    model.add(part, look, each(std::move(surfaces), [&](Surface one) {
                  return bent_to_plan(s, std::move(one));
              }));
}

void add_seat(const Sofa& s, ModelBuilder& model) {
    const float half = s.half() - 0.012F;
    put(s, model, "base", s.cover,
        {padded({-half, s.rear() + 0.01F, s.leg_height},
                {half, s.front() - 0.02F, s.base_top() + 0.01F}, 0.015F, 0.0F,
                s.kind == Kind::kCurved ? 12 : 2)});
    const float rear = s.rear() + 0.75F * s.back_thickness;
    const float fillet = 0.3F * s.cushion;
    const bool one = s.bench_cushion && s.kind != Kind::kChaise;
    const int count = one ? 1 : s.seats;
    const float wide = s.inner() / static_cast<float>(count);
    const float gap = 0.004F;
    for (int i = 0; i < count; ++i) {
        const float x = -0.5F * s.inner() + wide * static_cast<float>(i);
        const bool last = s.side > 0.0F ? i == count - 1 : i == 0;
        const float front = s.front() + (s.kind == Kind::kChaise && last ? s.extension : 0.005F);
        put(s, model, "seat cushion", s.cover,
            {padded({x + gap, rear, s.base_top()}, {x + wide - gap, front, s.seat_height}, fillet,
                    0.1F * s.cushion, 6)});
    }
}

/// In front of the one end seat, or, for a corner, of the end seat with a second back at its side.
void add_extension(const Sofa& s, ModelBuilder& model) {
    if (s.kind != Kind::kChaise && s.kind != Kind::kCorner) {
        return;
    }
    const auto sided = [&](const glm::vec3& a, const glm::vec3& b, float fillet, float swell) {
        Surface box = padded(a, b, fillet, swell, 8);
        return s.side > 0.0F ? box : mirrored(std::move(box), Axis::kX);
    };
    const float in = 0.5F * s.inner() - s.module;
    const float out = 0.5F * s.inner();
    const float end = s.front() + s.extension;
    model.add("base", s.cover,
              sided({in + 0.006F, s.rear() + 0.1F, s.leg_height + 0.001F},
                    {out - 0.003F, end - 0.02F, s.base_top() + 0.008F}, 0.015F, 0.0F));
    if (s.kind == Kind::kCorner) {
        model.add("seat cushion", s.cover,
                  sided({in + 0.004F, s.front() + 0.009F, s.base_top()},
                        {out, end + 0.005F, s.seat_height}, 0.3F * s.cushion, 0.1F * s.cushion));
        model.add("back", s.cover,
                  sided({out - 0.01F, s.rear(), s.leg_height}, {s.half(), end, s.back_height},
                        0.05F, 0.01F));
        for (int i = 0; i < 2; ++i) {
            const float run = end - s.rear() - 1.6F * s.back_thickness;
            const float y = s.rear() + 1.6F * s.back_thickness + 0.5F * run * static_cast<float>(i);
            model.add("back cushion", s.cover,
                      sided({out - 0.15F, y + 0.01F, s.seat_height - 0.01F},
                            {out + 0.01F, y + 0.5F * run, s.back_height - 0.04F}, 0.05F, 0.03F));
        }
    }
}

void add_arms(const Sofa& s, ModelBuilder& model) {
    if (s.kind == Kind::kCurved || s.kind == Kind::kWoodFrame) {
        return;
    }
    const float in = 0.5F * s.inner();
    const float middle = in + 0.5F * s.arm_width;
    const float low = s.leg_height + 0.004F;
    const float top = s.arm_height;
    Surfaces arm;
    if (s.arm == Arm::kRolled || s.kind == Kind::kChesterfield) {
        const float r = 0.52F * s.arm_width;
        arm.push_back(padded({in, s.rear() + 0.01F, low},
                             {in + 0.75F * s.arm_width, s.front() - 0.01F, top - r}, 0.02F));
        const float rise = s.kind == Kind::kChesterfield ? 0.0F : 0.03F;
        arm.push_back(moved(
            turned(rounded_cylinder(r, s.rear() + rise, s.front(), 0.025F, 28), Axis::kX, -90.0F),
            {middle + 0.2F * r, 0.0F, top - r}));
    } else if (s.arm == Arm::kRound) {
        const float tall = top - low;
        arm.push_back(moved(
            upright(rounded_rectangle(s.arm_width, tall, 0.48F * s.arm_width, 6), s.depth, 0.02F),
            {middle, 0.0F, low + 0.5F * tall}));
        arm.push_back(padded({in + 0.006F, s.rear() + 0.006F, low},
                             {in + s.arm_width - 0.006F, s.front() - 0.006F, low + 0.6F * tall},
                             0.01F));
    } else {
        const float lid = s.arm == Arm::kPillow ? 0.11F : 0.0F;
        arm.push_back(padded({in, s.rear(), low}, {in + s.arm_width, s.front(), top - 0.7F * lid},
                             0.025F, 0.0F));
        if (lid > 0.0F) {
            arm.push_back(padded({in - 0.02F, s.rear() + 0.1F, top - lid},
                                 {in + s.arm_width + 0.02F, s.front() + 0.01F, top}, 0.045F,
                                 0.02F));
        }
    }
    if (s.arm == Arm::kFlared && s.kind != Kind::kChesterfield) {
        arm = each(std::move(arm), [&](const Surface& one) {
            return warped(one, [&](glm::vec3 p) {
                const float up = (p.z - low) / (top - low);
                return glm::vec3(p.x + 0.11F * up * up, p.y - 0.04F * up * up, p.z);
            });
        });
    }
    const bool corner = s.kind == Kind::kCorner;
    for (const Surface& one : arm) {
        if (!corner || s.side < 0.0F) {
            model.add("arm", s.cover, one);
        }
        if (!corner || s.side > 0.0F) {
            model.add("arm", s.cover, mirrored(one, Axis::kX));
        }
    }
}

/// A back with a crest whose middle stands up, drawn down to the arms.
Outline camel_outline(float half, float low, float top, float shoulder) {
    const std::array<glm::vec2, 5> crest{{{half, shoulder},
                                          {0.82F * half, shoulder + 0.02F},
                                          {0.5F * half, 0.6F * top + 0.4F * shoulder},
                                          {0.2F * half, top - 0.01F},
                                          {0.0F, top}}};
    Path2 right{{0.0F, low}, {half, low}};
    for (const glm::vec2& point : smooth_path(std::span<const glm::vec2>(crest), 5)) {
        right.push_back(point);
    }
    return symmetric_outline(right);
}

void add_back(const Sofa& s, ModelBuilder& model) {
    const float half =
        s.kind == Kind::kCurved || s.arm == Arm::kFlared ? s.half() : s.half() - 0.005F;
    const float low = s.leg_height + 0.002F;
    const float tall = s.back_height - s.base_top();
    const auto lean = [&](Surface one) {
        return turned_about(std::move(one), {0.0F, s.rear() + s.back_thickness, s.base_top()},
                            Axis::kX, s.recline);
    };
    const auto on_back = [&](Surface one) {
        return lean(moved(std::move(one), {0.0F, s.rear() + s.back_thickness - 0.01F, 0.0F}));
    };
    if (s.back == Back::kCamel && s.kind == Kind::kPlain) {
        model.add("back", s.cover,
                  lean(moved(upright(camel_outline(half, low, s.back_height,
                                                   std::max(s.arm_height, s.seat_height + 0.2F)),
                                     s.back_thickness, 0.03F, 3),
                             {0.0F, s.rear() + 0.5F * s.back_thickness, 0.0F})));
        return;
    }
    put(s, model, "back", s.cover,
        each({padded({-half, s.rear(), low},
                     {half, s.rear() + s.back_thickness, s.back_height - 0.02F}, 0.04F, 0.0F,
                     s.kind == Kind::kCurved ? 14 : 2)},
             lean));
    const float inside = s.inner() - 0.01F;
    if (s.back == Back::kTufted || s.kind == Kind::kChesterfield) {
        const Tufts tufts{inside, tall - 0.03F, 0.06F, s.seats * 3};
        const float z = s.base_top() + 0.01F;
        model.add("back cushion", s.cover, on_back(moved(tufted_panel(tufts), {0, 0, z})));
        model.add("button", s.cover, each(tuft_buttons(tufts, 0.013F), [&](Surface one) {
                      return on_back(moved(std::move(one), {0, 0, z}));
                  }));
    } else if (s.back == Back::kChannels) {
        put(s, model, "back cushion", s.cover,
            each(upright_channels(inside, tall + 0.01F, 0.07F, s.seats * 4), [&](Surface one) {
                return on_back(moved(std::move(one), {0, 0, s.base_top()}));
            }));
    } else if (s.back == Back::kCushions) {
        const Surface one =
            padded({0.006F, 0.0F, s.seat_height - 0.01F},
                   {s.module - 0.006F, 0.15F, s.back_height + 0.02F}, 0.055F, 0.035F, 6);
        model.add("back cushion", s.cover,
                  each(in_row(moved(one, {-0.5F * s.inner(), 0, 0}), s.seats, {s.module, 0, 0}),
                       on_back));
    }
}

/// The roll that runs along a Chesterfield's back at the arms' height.
void add_roll(const Sofa& s, ModelBuilder& model) {
    const float r = 0.52F * s.arm_width;
    const float x = 0.5F * s.inner() + 0.5F * s.arm_width + 0.2F * r;
    model.add("back", s.cover,
              rod({-x, s.rear() + 0.4F * r, s.back_height - r},
                  {x, s.rear() + 0.4F * r, s.back_height - r}, r, 28));
    const Surface end = scaled(ball(0.99F * r, 8, 20), {1.0F, 1.0F, 1.0F});
    model.add("back", s.cover,
              mirrored_pair(moved(end, {x, s.rear() + 0.4F * r, s.back_height - r})));
}

void add_wood_arms(const Sofa& s, ModelBuilder& model) {
    const float x = 0.5F * s.inner() + 0.045F;
    const float t = 0.022F;
    const float top = std::max(s.arm_height, s.seat_height + 0.16F);
    Surfaces side{
        box_between({x - 0.04F, s.rear() - 0.02F, top - 0.035F},
                    {x + 0.04F, s.front() + 0.02F, top}, 0.012F),
        leg({x, s.front() - 0.05F, top - 0.01F}, {x, s.front() - 0.03F, 0.0F}, {t, 0.8F * t, 4}),
        leg({x, s.rear() + 0.05F, top - 0.01F}, {x, s.rear() - 0.03F, 0.0F}, {t, 0.8F * t, 4}),
        box_between({x - 0.8F * t, s.rear() + 0.02F, s.base_top() - 0.08F},
                    {x + 0.8F * t, s.front() - 0.03F, s.base_top() - 0.01F}, 0.005F)};
    for (const Surface& one : side) {
        model.add("arm", s.frame, mirrored_pair(one));
    }
    const float half = x;
    for (const float y : {s.front() - 0.07F, s.rear() + 0.05F}) {
        model.add("base", s.frame,
                  box_between({-half, y - 0.02F, s.base_top() - 0.09F},
                              {half, y + 0.02F, s.base_top() + 0.004F}, 0.006F));
    }
    // The rail over slats that carries the back cushions.
    const auto lean = [&](Surface one) {
        return turned_about(std::move(one), {0.0F, s.rear() + 0.08F, s.base_top()}, Axis::kX,
                            s.recline + 4.0F);
    };
    const float rear = s.rear() + 0.05F;
    model.add("back", s.frame,
              lean(box_between({-half, rear - 0.018F, s.back_height - 0.08F},
                               {half, rear + 0.018F, s.back_height - 0.01F}, 0.01F)));
    const int slats = s.seats * 4;
    const float pitch = s.inner() / static_cast<float>(slats);
    model.add(
        "slat", s.frame,
        each(in_row(box_between(
                        {-0.5F * s.inner() + 0.25F * pitch, rear - 0.01F, s.base_top() - 0.03F},
                        {-0.5F * s.inner() + 0.75F * pitch, rear + 0.01F, s.back_height - 0.03F}),
                    slats, {pitch, 0, 0}),
             lean));
    const float step = s.module;
    for (int i = 0; i < s.seats; ++i) {
        const float left = -0.5F * s.inner() + step * static_cast<float>(i);
        model.add("seat cushion", s.cover,
                  padded({left + 0.004F, s.rear() + 0.08F, s.base_top()},
                         {left + step - 0.004F, s.front() + 0.01F, s.seat_height}, 0.3F * s.cushion,
                         0.1F * s.cushion, 6));
        model.add("back cushion", s.cover,
                  lean(padded({left + 0.012F, rear + 0.034F, s.seat_height - 0.03F},
                              {left + step - 0.012F, rear + 0.17F, s.back_height + 0.03F}, 0.05F,
                              0.022F, 6)));
    }
}

void add_recamier(const Sofa& s, ModelBuilder& model) {
    const float half = s.half();
    const auto sided = [&](Surface one) {
        return s.side > 0.0F ? one : mirrored(std::move(one), Axis::kX);
    };
    model.add("base", s.cover,
              padded({-half, s.rear(), s.leg_height}, {half, s.front(), s.base_top() + 0.01F},
                     0.03F, 0.0F));
    model.add("seat cushion", s.cover,
              padded({-half, s.rear(), s.base_top()}, {half - 0.05F, s.front(), s.seat_height},
                     0.3F * s.cushion, 0.1F * s.cushion, 10));
    // The raised end leans out and ends in a scroll; the back falls from it to the seat.
    const float top = s.back_height + 0.05F;
    const std::array<glm::vec3, 4> spine{{{half - 0.08F, 0, s.base_top()},
                                          {half - 0.05F, 0, s.seat_height + 0.12F},
                                          {half + 0.03F, 0, top - 0.10F},
                                          {half + 0.13F, 0, top - 0.02F}}};
    model.add("arm", s.cover,
              sided(sweep(rounded_rectangle(0.11F, s.depth, 0.03F),
                          smooth_path(std::span<const glm::vec3>(spine), 5), {0, 1, 0})));
    model.add(
        "arm", s.cover,
        sided(moved(turned(rounded_cylinder(0.085F, s.rear() - 0.01F, s.front() + 0.01F, 0.02F, 24),
                           Axis::kX, -90.0F),
                    {half + 0.13F, 0, top - 0.04F})));
    const std::array<glm::vec2, 6> crest{{{half + 0.05F, top - 0.08F},
                                          {0.6F * half, top - 0.1F},
                                          {0.2F * half, s.seat_height + 0.22F},
                                          {-0.3F * half, s.seat_height + 0.10F},
                                          {-0.7F * half, s.seat_height + 0.05F},
                                          {-0.78F * half, s.seat_height - 0.04F}}};
    Outline back{{-0.78F * half, s.base_top() - 0.03F}, {half - 0.1F, s.base_top() - 0.03F}};
    for (const glm::vec2& point : smooth_path(std::span<const glm::vec2>(crest), 5)) {
        back.push_back(point);
    }
    model.add("back", s.cover,
              sided(moved(upright(back, 0.11F, 0.02F), {0, s.rear() + 0.055F, 0})));
    model.add("pillow", s.accent,
              sided(moved(turned(rounded_cylinder(0.09F, -0.3F, 0.3F, 0.03F, 24), Axis::kX, 90.0F),
                          {half - 0.17F, 0, s.seat_height + 0.08F})));
}

void add_legs(const Sofa& s, ModelBuilder& model) {
    const float x = s.half() - (s.kind == Kind::kCurved ? 0.2F : 0.07F);
    const float front = s.front() - 0.09F;
    const float rear = s.rear() + 0.09F;
    const float top = s.leg_height + 0.02F;
    const auto at = [&](float px, float py) {
        if (s.legs == Legs::kPlinth || s.legs == Legs::kBlock) {
            const float half = s.legs == Legs::kPlinth ? 0.05F : 0.035F;
            return box_between({px - half, py - half, 0}, {px + half, py + half, top}, 0.004F);
        }
        if (s.legs == Legs::kBun) {
            const float h = s.leg_height;
            return moved(lathe({{0, 0},
                                {0.025F, 0},
                                {0.04F, 0.3F * h},
                                {0.043F, 0.5F * h},
                                {0.03F, 0.85F * h},
                                {0.03F, top},
                                {0, top}},
                               20),
                         {px, py, 0});
        }
        const float out = s.legs == Legs::kSled ? 0.0F : 0.03F;
        return leg({px, py, top}, {px + std::copysign(out, px), py + std::copysign(out, py), 0.0F},
                   {0.024F, 0.013F, 14});
    };
    if (s.legs == Legs::kPlinth && s.kind != Kind::kCurved) {
        const float half = s.half() - 0.06F;
        model.add("leg", s.frame,
                  box_between({-half, rear - 0.03F, 0}, {half, front + 0.03F, top}));
        return;
    }
    if (s.legs == Legs::kSled && s.kind != Kind::kCurved) {
        const std::array<glm::vec3, 4> runner{
            {{x, front, top}, {x, front, 0.01F}, {x, rear, 0.01F}, {x, rear, top}}};
        model.add("leg", s.frame, mirrored_pair(tube(rounded_path(runner, 0.03F), 0.011F, 10)));
        return;
    }
    for (const float px : {-x, x}) {
        put(s, model, "leg", s.frame, {at(px, front), at(px, rear)});
    }
    if (s.half() > 1.05F) {
        put(s, model, "leg", s.frame, {at(0.0001F, front), at(0.0001F, rear)});
    }
}

void add_extension_legs(const Sofa& s, ModelBuilder& model) {
    if (s.kind != Kind::kChaise && s.kind != Kind::kCorner) {
        return;
    }
    const float end = s.front() + s.extension - 0.09F;
    const float out = s.kind == Kind::kCorner ? s.half() - 0.06F : 0.5F * s.inner() - 0.07F;
    for (const float x : {0.5F * s.inner() - s.module + 0.08F, out}) {
        model.add("leg", s.frame,
                  leg({s.side * x, end, s.leg_height + 0.02F}, {s.side * x, end, 0.0F},
                      {0.03F, 0.022F, 14}));
    }
}

void add_pillows(const Sofa& s, ModelBuilder& model) {
    for (int i = 0; i < s.pillows; ++i) {
        const float size = 0.40F;
        const float side = i == 1 ? -1.0F : 1.0F;
        const float x = side * (0.5F * s.inner() - 0.22F - (i == 2 ? 0.24F : 0.0F));
        const bool thick_back = s.back == Back::kCushions || s.kind == Kind::kWoodFrame;
        const float y =
            s.rear() + s.back_thickness + (thick_back ? 0.23F : 0.14F) + (i == 2 ? 0.07F : 0.0F);
        const bool in_the_way = s.kind == Kind::kCorner && side * s.side > 0.0F;
        if (!in_the_way) {
            put(s, model, "pillow", s.accent,
                {moved(turned(turned(pillow_body(size, size, 0.15F, 0.07F), Axis::kX, 17.0F),
                              Axis::kZ, side * 12.0F),
                       {x, y, s.seat_height + 0.5F * size - 0.02F})});
        }
    }
}

}  // namespace

void build_sofa(Parameters& parameters, ModelBuilder& model) {
    const Sofa sofa = draw(parameters);
    if (sofa.kind == Kind::kWoodFrame) {
        add_wood_arms(sofa, model);
        add_pillows(sofa, model);
        return;
    }
    add_legs(sofa, model);
    if (sofa.kind == Kind::kRecamier) {
        add_recamier(sofa, model);
        return;
    }
    add_seat(sofa, model);
    add_back(sofa, model);
    add_arms(sofa, model);
    add_extension(sofa, model);
    add_extension_legs(sofa, model);
    if (sofa.kind == Kind::kChesterfield) {
        add_roll(sofa, model);
    }
    add_pillows(sofa, model);
}

}  // namespace turntable::procedural
