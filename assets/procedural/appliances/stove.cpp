// Stoves: ranges with gas burners, electric coils or a glass top over an oven; hot plates; iron
// stoves that burn wood, boxes and pot bellies, with a pipe.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <glm/gtc/constants.hpp>

#include "assets/procedural/appliances/appliances.h"
#include "assets/procedural/appliances/machine_parts.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kRange, kWoodStove, kPotBelly, kHotPlate };
enum class Top { kGas, kCoils, kGlass, kPlates };

struct Stove {
    Kind kind = Kind::kRange;
    Top top = Top::kGas;
    float width = 0.6F;
    float depth = 0.6F;
    float height = 0.9F;
    float burner = 0.09F;  ///< radius of the larger burners
    int columns = 2;       ///< of burners; two rows
    bool backguard = true;
    bool knobs_behind = false;  ///< on the backguard instead of the front
    bool hood = false;
    bool lower_drawer = true;
    bool glowing_plate = false;
    bool fire = false;
    float angle = 0.0F;  ///< of the oven's door, degrees
    float pipe = 0.07F;  ///< radius
    float pipe_height = 0.7F;
    bool elbow = false;
    bool pedestal = false;      ///< an iron stove on a plinth for its logs, not on legs
    bool double_doors = false;  ///< of an iron stove
    float stature = 0.78F;      ///< an iron stove's height against a range's
    Look finish;
    Look trim;
    Look knob_look;
    Look digits;
    Look splash;  ///< behind a range with a hood
};

Stove draw(Parameters& p) {
    Stove s;
    s.kind = p.choice<Kind>("kind", {"range", "wood stove", "pot belly", "hot plate"},
                            {6.5, 1.3, 0.8, 0.9});
    s.top = p.choice<Top>("top", {"gas", "coils", "glass", "plates"}, {4, 2.5, 2, 1});
    const bool wide = p.chance("wide", 0.2);
    s.width = wide ? p.real("width", 0.78F, 0.92F) : p.real("width", 0.52F, 0.76F);
    s.depth = p.real("depth", 0.56F, 0.66F);
    s.height = p.real("height", 0.84F, 0.94F);
    s.columns = wide ? 3 : 2;
    s.burner = p.real("burner_radius", 0.085F, 0.11F);
    s.backguard = p.chance("backguard", 0.6);
    s.knobs_behind = p.chance("knobs_behind", 0.4) && s.backguard;
    s.hood = p.chance("hood", 0.12) && s.kind == Kind::kRange;
    s.lower_drawer = p.chance("lower_drawer", 0.75);
    s.glowing_plate = p.chance("glowing_plate", 0.3);
    s.fire = p.chance("fire", 0.5);
    s.angle = p.chance("open", 0.2) ? p.real("door_angle", 60.0F, 86.0F) : 0.0F;
    s.pipe = p.real("pipe_radius", 0.06F, 0.085F);
    s.pipe_height = p.real("pipe_height", 0.4F, 0.9F);
    s.elbow = p.chance("elbow", 0.35);
    s.pedestal = p.chance("pedestal", 0.4);
    s.double_doors = p.chance("double_doors", 0.35);
    s.stature = p.real("stature", 0.66F, 1.1F);
    const bool iron = s.kind == Kind::kWoodStove || s.kind == Kind::kPotBelly;
    s.finish =
        iron ? plain("cast-iron", srgb(p.chance("enamelled", 0.3) ? 0x4C2C28 : 0x2E2F31), 0.55F)
             : machine_finish(p, "case");
    s.trim = p.chance("brass", 0.2) ? plain("brass", srgb(0xB8924A), 0.3F) : chrome();
    s.knob_look = p.chance("bright_knobs", 0.4) ? s.trim : black_plastic();
    s.splash = stainless(p, "splash");
    s.digits = lit_screen(p, "digits", PictureKind::kScreenDigits);
    return s;
}

// Burners, about the origin, standing on z = 0.

void add_gas_burner(float r, const glm::vec3& at, ModelBuilder& model) {
    const Look iron = plain("grate", srgb(0x26272A), 0.6F);
    const auto place = [&](Surface piece) { return moved(std::move(piece), at); };
    model.add("burner", chrome(), place(cone(0.62F * r, 0.5F * r, -0.002F, 0.012F, 24)));
    model.add("burner", iron, place(rounded_cylinder(0.36F * r, 0.01F, 0.022F, 0.004F, 20)));
    const float bar = 0.006F;
    const float high = 0.036F;
    const float reach = 1.2F * r;
    model.add("grate", iron,
              each(around(box_between({0.3F * r, -bar, high - 2 * bar}, {reach, bar, high}, 0.002F),
                          4, 45.0F),
                   place));
    Path square;
    for (const glm::vec2& corner : rounded_rectangle(1.8F * r, 1.8F * r, 0.2F * r, 3)) {
        square.emplace_back(corner, high - bar);
    }
    model.add("grate", iron, place(closed_tube(square, bar, 6)));
    const float foot = 0.82F * r;
    model.add("grate", iron,
              each(four_corners(box_between({foot - bar, foot - bar, -0.002F},
                                            {foot + bar, foot + bar, high - bar})),
                   place));
}

void add_coil_burner(float r, const glm::vec3& at, ModelBuilder& model) {
    const auto place = [&](Surface piece) { return moved(std::move(piece), at); };
    model.add("drip pan", chrome(),
              place(lathe({{0, -0.004F},
                           {1.14F * r, -0.004F},
                           {1.16F * r, 0.006F},
                           {1.05F * r, 0.006F},
                           {0.3F * r, -0.001F},
                           {0, -0.001F}},
                          30)));
    Path spiral;
    constexpr int kSteps = 64;
    constexpr float kTurns = 3.6F;
    for (int i = 0; i <= kSteps; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(kSteps);
        const float a = glm::two_pi<float>() * kTurns * t;
        const float reach = r * (0.16F + 0.84F * t);
        spiral.emplace_back(reach * std::cos(a), reach * std::sin(a), 0.014F);
    }
    model.add("coil", plain("coil", srgb(0x2B2A2B), 0.5F), place(tube(spiral, 0.06F * r, 6)));
    model.add(
        "coil", chrome(),
        each(around(box_between({0, -0.003F, -0.001F}, {0.98F * r, 0.003F, 0.012F}), 3, 30.0F),
             place));
}

void add_glass_ring(const Stove& s, float r, const glm::vec3& at, bool hot, ModelBuilder& model) {
    const Look print = hot ? glowing(srgb(0xE0401C), 0.8F) : plain("print", srgb(0x8A8C8F));
    for (const float share : {1.0F, 0.66F}) {
        model.add(
            "burner", print,
            moved(pipe(share * r, share * r - (hot ? 0.012F : 0.004F), -0.001F, 0.0012F, 36), at));
    }
    if (s.glowing_plate && hot) {
        model.add("burner", print, moved(cylinder(0.4F * r, -0.001F, 0.001F, 30), at));
    }
}

void add_plate_burner(float r, const glm::vec3& at, ModelBuilder& model) {
    model.add("burner", chrome(), moved(pipe(1.08F * r, 0.9F * r, -0.003F, 0.010F, 32), at));
    model.add("burner", plain("plate", srgb(0x2C2D2F), 0.55F),
              moved(lathe({{0, -0.002F},
                           {0.97F * r, -0.002F},
                           {0.97F * r, 0.018F},
                           {0.93F * r, 0.021F},
                           {0.28F * r, 0.021F},
                           {0.25F * r, 0.016F},
                           {0, 0.016F}},
                          32),
                    at));
}

void add_burner(const Stove& s, float r, const glm::vec3& at, bool hot, ModelBuilder& model) {
    switch (s.top) {
    case Top::kGas:
        add_gas_burner(r, at, model);
        break;
    case Top::kCoils:
        add_coil_burner(r, at, model);
        break;
    case Top::kGlass:
        add_glass_ring(s, r, at, hot, model);
        break;
    case Top::kPlates:
        add_plate_burner(r, at, model);
        break;
    }
}

void add_knob(const Stove& s, const glm::vec3& at, float radius, ModelBuilder& model) {
    model.add("knob", s.knob_look, moved(knob(radius, 1.5F * radius, 18), at));
    model.add(
        "knob", s.trim,
        moved(box({0.16F * radius, 0.006F, 1.1F * radius}), at + glm::vec3(0, 1.5F * radius, 0)));
    model.add("knob", s.trim, moved(round_button(1.15F * radius, 0.003F, 20), at));
}

void add_row_of_knobs(const Stove& s, int count, float width, const glm::vec3& middle,
                      ModelBuilder& model) {
    for (int i = 0; i < count; ++i) {
        // A gap in the middle leaves room for the clock.
        float share = (static_cast<float>(i) + 0.5F) / static_cast<float>(count) - 0.5F;
        share += share < 0.0F ? -0.08F : 0.08F;
        add_knob(s, middle + glm::vec3(0.84F * width * share, 0, 0), 0.021F, model);
    }
    model.add("clock", s.digits, moved(picture_plate(0.13F * width, 0.04F, 0.006F), middle));
}

// A range: cabinet, oven door, drawer, top.

void add_oven_door(const Stove& s, const Opening& oven, ModelBuilder& model) {
    const float width = s.width - 0.008F;
    const float low = oven.lower.y - 0.025F;
    const float tall = oven.upper.y + 0.025F - low;
    const float thick = 0.04F;
    const auto place = [&](Surface piece) {
        return moved(turned(std::move(piece), Axis::kX, -s.angle),
                     {0, 0.5F * s.depth + 0.002F, low});
    };
    model.add("oven door", s.finish,
              place(moved(frame_plate(width, tall, 0.22F * tall, thick, 0.012F),
                          {0, 0.5F * thick, 0.5F * tall})));
    model.add("window", dark_glass(),
              place(moved(box({width - 0.4F * tall, 0.6F * thick, 0.6F * tall}),
                          {0, 0.5F * thick, 0.5F * tall})));
    model.add("handle", s.trim, each(bar_handle(0.82F * width, 0.045F, 0.011F), [&](Surface piece) {
                  return place(moved(std::move(piece), {0, thick - 0.002F, 0.9F * tall}));
              }));
}

void add_oven(const Stove& s, const Opening& oven, ModelBuilder& model) {
    const Look inside = plain("oven", srgb(0x2F3136), 0.4F);
    const float rear = -0.5F * s.depth + 0.03F;
    model.add("oven", inside, liner(oven, rear, 0.5F * s.depth - 0.004F, 0.006F));
    if (s.angle > 0.0F) {
        const float width = oven.upper.x - oven.lower.x - 0.008F;
        for (const float share : {0.3F, 0.62F}) {
            const float z = oven.lower.y + share * (oven.upper.y - oven.lower.y);
            model.add("rack", chrome(),
                      each(wire_rack(width, 0.78F * s.depth, 14, 0.003F), [&](Surface wire) {
                          return moved(std::move(wire), {0, 0.02F, z});
                      }));
        }
    }
}

void add_backguard(const Stove& s, ModelBuilder& model) {
    const float rear = -0.5F * s.depth;
    const float tall = s.knobs_behind ? 0.19F : 0.1F;
    model.add("backguard", s.finish,
              box_between({-0.5F * s.width + 0.002F, rear + 0.004F, s.height - 0.01F},
                          {0.5F * s.width - 0.002F, rear + 0.065F, s.height + tall}, 0.01F));
    if (s.knobs_behind) {
        const glm::vec3 middle{0, rear + 0.069F, s.height + 0.55F * tall};
        model.add("control panel", s.top == Top::kGlass ? dark_glass() : black_plastic(),
                  moved(box({0.94F * s.width, 0.01F, 0.6F * tall}, 0.003F), middle));
        add_row_of_knobs(s, 2 * s.columns, s.width, middle + glm::vec3(0, 0.004F, 0), model);
    }
}

void add_hood(const Stove& s, ModelBuilder& model) {
    const float rear = -0.5F * s.depth;
    const float low = 1.58F;
    model.add("backsplash", s.splash,
              box_between({-0.5F * s.width + 0.01F, rear - 0.018F, 0.02F},
                          {0.5F * s.width - 0.01F, rear + 0.003F, low + 0.05F}));
    const auto flue = [&](float w, float d) {
        return moved(rectangle(w, d), {0.0F, rear - 0.018F + 0.5F * d});
    };
    const std::array<Section, 4> hood{{{low, flue(s.width, 0.48F)},
                                       {low + 0.05F, flue(s.width, 0.48F)},
                                       {low + 0.24F, flue(0.26F, 0.25F)},
                                       {low + 0.6F, flue(0.26F, 0.25F)}}};
    model.add("hood", s.trim, with_crease(loft(hood, Axis::kZ), 20.0F));
}

void add_range(const Stove& s, ModelBuilder& model) {
    const float x = 0.5F * s.width;
    const float y = 0.5F * s.depth;
    const float plinth = 0.07F;
    const float band = 0.1F;  // above the oven: the front's controls
    const float oven_low = plinth + (s.lower_drawer ? 0.2F : 0.06F);
    const Opening oven{{-x + 0.05F, oven_low}, {x - 0.05F, s.height - band - 0.06F}};
    model.add("case", s.finish,
              open_case({-x, -y, plinth}, {x, y, s.height - 0.03F}, oven, 0.025F));
    model.add("plinth", black_plastic(),
              box_between({-x + 0.01F, -y + 0.01F, 0}, {x - 0.01F, y - 0.04F, plinth + 0.003F}));
    model.add("vent", black_plastic(),
              each(slots(0.5F * s.width, 0.1F, 0.006F, 16), [&](Surface v) {
                  return moved(std::move(v), {0, -y, 0.3F * s.height});
              }));
    add_oven(s, oven, model);
    add_oven_door(s, oven, model);
    if (s.lower_drawer) {
        model.add("drawer", s.finish,
                  box_between({-x + 0.004F, y - 0.004F, plinth + 0.006F},
                              {x - 0.004F, y + 0.034F, oven_low - 0.034F}, 0.006F));
        model.add("handle", s.trim,
                  each(bar_handle(0.5F * s.width, 0.025F, 0.007F), [&](Surface piece) {
                      return moved(std::move(piece), {0, y + 0.033F, oven_low - 0.06F});
                  }));
    }
    const Look top_look = s.top == Top::kGlass ? dark_glass() : s.finish;
    model.add("cooktop", top_look,
              box_between({-x - 0.003F, -y - 0.003F, s.height - 0.034F},
                          {x + 0.003F, y + 0.036F, s.height}, 0.006F));
    if (!s.knobs_behind) {
        const glm::vec3 middle{0, y + 0.032F, s.height - 0.034F - 0.5F * band + 0.012F};
        model.add("control panel", s.finish,
                  box_between({-x + 0.003F, y - 0.004F, s.height - 0.034F - band + 0.03F},
                              {x - 0.003F, y + 0.032F, s.height - 0.03F}, 0.004F));
        add_row_of_knobs(s, 2 * s.columns, s.width, middle, model);
    }
    if (s.backguard) {
        add_backguard(s, model);
    }
    const float pitch = s.width / static_cast<float>(s.columns);
    const float shift = s.backguard ? 0.045F : 0.012F;
    for (int i = 0; i < 2 * s.columns; ++i) {
        const float at_x = pitch * (static_cast<float>(i / 2) + 0.5F) - x;
        const float at_y = (i % 2 == 0 ? -0.235F : 0.225F) * s.depth + shift;
        const float most = 0.36F * pitch;
        const float r = std::min(s.burner * ((i + i / 2) % 2 == 0 ? 0.8F : 1.0F), most);
        add_burner(s, r, {at_x, at_y, s.height}, i == 1, model);
    }
    if (s.hood) {
        add_hood(s, model);
    }
}

void add_hot_plate(const Stove& s, ModelBuilder& model) {
    const bool pair = s.columns == 3 || s.lower_drawer;
    const float width = pair ? 0.52F : 0.28F;
    const float depth = 0.32F;
    const float high = 0.085F;
    model.add("case", s.finish,
              box_between({-0.5F * width, -0.5F * depth, 0.012F},
                          {0.5F * width, 0.5F * depth, high}, 0.012F));
    model.add("foot", rubber(),
              four_feet(0.5F * width - 0.04F, 0.5F * depth - 0.04F, 0.016F, 0.018F));
    for (const float side : {-1.0F, 1.0F}) {
        if (!pair && side > 0) {
            break;
        }
        const float x = pair ? side * 0.24F * width : 0.0F;
        add_burner(s, pair && side < 0 ? 0.082F : 0.1F, {x, 0, high}, side > 0, model);
        add_knob(s, {x, 0.5F * depth, 0.55F * high}, 0.02F, model);
    }
    model.add("lamp", glowing(srgb(0xD9341E), 0.8F),
              moved(round_button(0.005F, 0.004F, 10), {pair ? 0.0F : 0.09F, 0.5F * depth, 0.05F}));
    model.add("cord", black_plastic(), cord({0.1F, -0.5F * depth + 0.003F, 0.045F}, 0.06F, 0.004F));
}

// Iron stoves.

void add_pipe(const Stove& s, float bottom, float y, ModelBuilder& model) {
    const float top = bottom + s.pipe_height;
    model.add(
        "pipe", s.finish,
        moved(pipe(1.25F * s.pipe, 0.8F * s.pipe, bottom - 0.01F, bottom + 0.03F, 26), {0, y, 0}));
    if (s.elbow) {
        const std::array<glm::vec3, 3> bend{
            {{0, y, bottom - 0.01F}, {0, y, top}, {0, y - 0.3F, top}}};
        model.add("pipe", s.finish, tube(rounded_path(bend, 0.1F, 6), s.pipe, 26));
        model.add("pipe", s.finish,
                  rod({0, y - 0.28F, top}, {0, y - 0.31F, top}, 1.5F * s.pipe, 26));
    } else {
        model.add("pipe", s.finish, moved(cylinder(s.pipe, bottom - 0.01F, top, 26), {0, y, 0}));
        model.add("pipe", s.finish,
                  moved(cylinder(1.08F * s.pipe, bottom + 0.55F * s.pipe_height,
                                 bottom + 0.55F * s.pipe_height + 0.03F, 26),
                        {0, y, 0}));
    }
}

/// A framed door with a window, its middle at `at` on a front.
void add_fire_door(const Stove& s, const glm::vec2& size, const glm::vec3& at,
                   ModelBuilder& model) {
    const float width = size.x;
    const float height = size.y;
    const auto place = [&](Surface piece) { return moved(std::move(piece), at); };
    const Look pane = s.fire ? glowing(srgb(0xE8742A), 0.9F) : dark_glass();
    const float rim = 0.16F * std::min(width, height);
    model.add("door", s.finish,
              place(moved(frame_plate(width, height, rim, 0.03F, 0.02F), {0, 0.012F, 0})));
    const glm::vec2 clear = size - 1.6F * rim;
    model.add("window", pane, place(moved(box({clear.x, 0.016F, clear.y}), {0, 0.008F, 0})));
    const int bars = width > 0.3F ? 2 : 1;
    const float step = clear.x / static_cast<float>(bars + 1);
    model.add("window", s.finish,
              each(in_row(moved(box({0.01F, 0.02F, clear.y}), {step - 0.5F * clear.x, 0.012F, 0}),
                          bars, {step, 0, 0}),
                   place));
    // Doors of a pair open away from each other.
    const float side = at.x < 0.0F ? -1.0F : 1.0F;
    const float grip = -side * 0.44F * width;
    model.add("handle", s.trim, place(rod({grip, 0.02F, 0}, {grip, 0.07F, 0}, 0.008F)));
    model.add("handle", s.trim, place(moved(ball(0.02F, 8, 14), {grip, 0.075F, 0})));
    for (const float share : {-0.3F, 0.3F}) {
        const float x = side * 0.5F * width;
        model.add("hinge", s.finish,
                  place(rod({x, 0.014F, (share - 0.06F) * height},
                            {x, 0.014F, (share + 0.06F) * height}, 0.013F, 10)));
    }
}

/// What a stove on a plinth stands on: a case open in front, with logs in it.
void add_log_box(const Stove& s, float x, float y, float top, ModelBuilder& model) {
    const float wall = 0.02F;
    const Opening mouth{{-x + 0.04F, wall}, {x - 0.04F, top - wall}};
    model.add("base", s.finish,
              open_case({-x + 0.015F, -y + 0.01F, 0}, {x - 0.015F, y - 0.01F, top + 0.004F}, mouth,
                        wall));
    const Look bark = plain("log", srgb(0x7A5A3C), 0.9F);
    const float r = 0.22F * (top - 2.0F * wall);
    const int logs = std::max(2, static_cast<int>((mouth.upper.x - mouth.lower.x) / (2.1F * r)));
    const float step = (mouth.upper.x - mouth.lower.x - 2.0F * r) / static_cast<float>(logs - 1);
    const Surface log = rod({mouth.lower.x + r, -0.7F * y, wall + 0.98F * r},
                            {mouth.lower.x + r, 0.8F * y, wall + 0.98F * r}, r, 12);
    // The upper ones rest in the grooves between the lower.
    const float rise =
        0.97F * std::sqrt(std::max(4.0F * r * r - 0.25F * step * step, 0.04F * r * r));
    model.add("log", bark, in_row(log, logs, {step, 0, 0}));
    model.add("log", bark,
              in_row(moved(log, {0.5F * step, -0.05F * y, rise}), logs - 1, {step, 0, 0}));
}

void add_wood_stove(const Stove& s, ModelBuilder& model) {
    const float w = s.width;
    const float d = 0.72F * s.depth;
    const float leg_height = s.pedestal ? 0.26F : 0.18F;
    const float top = std::max(s.stature * s.height, leg_height + 0.4F);
    const float x = 0.5F * w;
    const float y = 0.5F * d;
    model.add("body", s.finish, box_between({-x, -y, leg_height}, {x, y, top}, 0.012F));
    model.add("base", s.finish,
              box_between({-x - 0.025F, -y - 0.02F, leg_height - 0.02F},
                          {x + 0.025F, y + 0.05F, leg_height + 0.02F}, 0.008F));
    model.add("top", s.finish,
              box_between({-x - 0.03F, -y - 0.025F, top - 0.006F},
                          {x + 0.03F, y + 0.04F, top + 0.028F}, 0.01F));
    if (s.pedestal) {
        add_log_box(s, x, y, leg_height, model);
    } else {
        const std::array<glm::vec3, 3> curve{{{x - 0.03F, y - 0.02F, leg_height},
                                              {x + 0.015F, y + 0.02F, 0.6F * leg_height},
                                              {x + 0.01F, y + 0.02F, 0.0F}}};
        const std::array<float, 7> radii{0.034F, 0.034F, 0.032F, 0.028F, 0.023F, 0.020F, 0.022F};
        model.add("leg", s.finish,
                  four_corners(tube(smooth_path(std::span<const glm::vec3>(curve), 3), radii, 10)));
    }
    const float tall = top - leg_height;
    const float door_z = leg_height + 0.56F * tall;
    if (s.double_doors) {
        add_fire_door(s, {0.36F * w, 0.6F * tall}, {0.205F * w, y, door_z}, model);
        add_fire_door(s, {0.36F * w, 0.6F * tall}, {-0.205F * w, y, door_z}, model);
    } else {
        add_fire_door(s, {0.74F * w, 0.6F * tall}, {0, y, door_z}, model);
    }
    model.add("vent", s.trim,
              moved(round_button(0.035F, 0.012F, 20), {0, y, leg_height + 0.13F * tall}));
    const float ring = 0.19F * std::min(w, 1.4F * d);
    for (const float side : {-0.25F, 0.25F}) {
        model.add("hotplate", plain("lid", srgb(0x3C3D40), 0.5F),
                  moved(rounded_cylinder(ring, -0.002F, 0.01F, 0.004F, 28),
                        {side * w, 0.28F * d, top + 0.028F}));
    }
    model.add("rib", s.finish,
              mirrored_pair(moved(box({0.02F, 0.78F * d, 0.6F * tall}, 0.008F),
                                  {x, 0, leg_height + 0.52F * tall})));
    add_pipe(s, top + 0.028F, -0.22F * d, model);
}

void add_pot_belly(const Stove& s, ModelBuilder& model) {
    const float r = 0.36F * s.width;
    const float h = 0.95F * s.height;
    const std::array<glm::vec2, 9> knots{{{0.78F * r, 0.2F * h},
                                          {0.72F * r, 0.3F * h},
                                          {0.8F * r, 0.38F * h},
                                          {r, 0.5F * h},
                                          {1.04F * r, 0.6F * h},
                                          {0.9F * r, 0.74F * h},
                                          {0.72F * r, 0.82F * h},
                                          {0.76F * r, 0.9F * h},
                                          {0.74F * r, 0.96F * h}}};
    Path2 profile{{0, 0.2F * h}};
    for (const glm::vec2& point : smooth_path(std::span<const glm::vec2>(knots), 3)) {
        profile.push_back(point);
    }
    profile.emplace_back(0.0F, h);
    model.add("body", s.finish, lathe(profile, 32));
    for (const auto& [radius, z] : {std::pair{0.86F, 0.29F}, std::pair{0.84F, 0.83F},
                                    std::pair{1.1F, 0.57F}, std::pair{0.9F, 0.955F}}) {
        model.add("ring", s.trim.name == chrome().name ? s.finish : s.trim,
                  rounded_cylinder(radius * r, z * h, (z + 0.025F) * h, 0.008F, 32));
    }
    const std::array<glm::vec3, 3> curve{
        {{0.6F * r, 0, 0.24F * h}, {0.95F * r, 0, 0.13F * h}, {0.98F * r, 0, 0.0F}}};
    const std::array<float, 7> radii{0.03F, 0.03F, 0.03F, 0.028F, 0.024F, 0.022F, 0.026F};
    model.add("leg", s.finish,
              around(tube(smooth_path(std::span<const glm::vec3>(curve), 3), radii, 10), 4, 45.0F));
    add_fire_door(s, {1.0F * r, 0.2F * h}, {0, 0.96F * r, 0.47F * h}, model);
    model.add("door", s.finish,
              box_between({-0.5F * r, 0.5F * r, 0.37F * h}, {0.5F * r, 0.97F * r, 0.57F * h}));
    model.add(
        "ash door", s.finish,
        box_between({-0.32F * r, 0.4F * r, 0.215F * h}, {0.32F * r, 0.84F * r, 0.28F * h}, 0.006F));
    add_pipe(s, h - 0.004F, 0.0F, model);
}

}  // namespace

void build_stove(Parameters& parameters, ModelBuilder& model) {
    const Stove stove = draw(parameters);
    switch (stove.kind) {
    case Kind::kRange:
        add_range(stove, model);
        break;
    case Kind::kWoodStove:
        add_wood_stove(stove, model);
        break;
    case Kind::kPotBelly:
        add_pot_belly(stove, model);
        break;
    case Kind::kHotPlate:
        add_hot_plate(stove, model);
        break;
    }
}

}  // namespace turntable::procedural
