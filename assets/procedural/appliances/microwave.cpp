// Microwave ovens: with keys or dials to the right of a dark window, old and new, over a range, or
// with the door open on a turntable.
#include <algorithm>
#include <array>
#include <utility>

#include "assets/procedural/appliances/appliances.h"
#include "assets/procedural/appliances/machine_parts.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kCountertop, kRetro, kOverRange };
enum class Controls { kKeys, kDials, kDialAndButtons };
enum class Grip { kBar, kPush, kRidge };

constexpr float kWall = 0.022F;
constexpr float kDoorThickness = 0.032F;

struct Microwave {
    Kind kind = Kind::kCountertop;
    Controls controls = Controls::kKeys;
    Grip grip = Grip::kBar;
    float width = 0.5F;
    float depth = 0.36F;
    float height = 0.29F;
    float foot = 0.014F;
    float column = 0.12F;  ///< width of the column of controls
    float rim = 0.045F;    ///< of the door, about the window
    float window_radius = 0.015F;
    float corner = 0.0F;  ///< radius of the case's corners, seen from the front
    float angle = 0.0F;   ///< of the door, degrees
    int key_columns = 3;
    int key_rows = 4;
    bool turntable = true;
    Look finish;
    Look door;
    Look panel;
    Look key;
    Look cavity;
    Look digits;
    Look mesh;
};

Microwave draw(Parameters& p) {
    Microwave m;
    m.kind = p.choice<Kind>("kind", {"countertop", "retro", "over the range"}, {5, 1.5, 1});
    m.controls = p.choice<Controls>("controls", {"keys", "dials", "dial and buttons"}, {4, 2, 2});
    m.grip = p.choice<Grip>("grip", {"bar", "push button", "ridge"}, {3, 2, 1});
    m.width = p.real("width", 0.44F, 0.56F);
    m.depth = m.width * p.real("depth_ratio", 0.68F, 0.8F);
    m.height = m.width * p.real("height_ratio", 0.54F, 0.64F);
    if (m.kind == Kind::kOverRange) {
        m.width = p.real("wide_width", 0.70F, 0.78F);
        m.height = p.real("wide_height", 0.36F, 0.42F);
        m.depth = 0.38F;
        m.foot = 0.0F;
    }
    m.column = m.width * p.real("column_share", 0.2F, 0.29F);
    m.rim = p.real("rim", 0.03F, 0.055F);
    m.window_radius = p.real("window_radius", 0.004F, 0.03F);
    m.corner = m.kind == Kind::kRetro       ? p.real("corner", 0.035F, 0.06F)
               : m.kind == Kind::kOverRange ? 0.0F
                                            : p.real("corner", 0.0F, 0.018F);
    m.angle = p.chance("open", 0.28) ? p.real("door_angle", 55.0F, 105.0F) : 0.0F;
    m.key_columns = p.integer("key_columns", 2, 4);
    m.key_rows = p.integer("key_rows", 4, 6);
    m.turntable = p.chance("turntable", 0.8);
    m.finish =
        m.kind == Kind::kRetro ? painted_metal(p, "case", kMutedPaints) : machine_finish(p, "case");
    m.door = p.chance("dark_door", 0.35) ? black_plastic() : m.finish;
    m.panel = p.chance("dark_panel", 0.5) ? black_plastic() : m.door;
    m.key = m.panel.name == black_plastic().name ? plain("key", srgb(0xC9CACA))
                                                 : plain("key", srgb(0x3A3B3E));
    m.cavity = plain("cavity", srgb(0xD8D6CE), 0.5F);
    m.digits = lit_screen(p, "digits", PictureKind::kScreenDigits);
    m.mesh = pictured(p, "mesh", PictureKind::kGrille, srgb(0x3A3C40));
    return m;
}

float front_of(const Microwave& m) {
    return 0.5F * m.depth;
}

/// Where the door ends and the column of controls begins.
float seam_of(const Microwave& m) {
    return -0.5F * m.width + m.column;
}

Opening cavity_of(const Microwave& m) {
    const float top = m.foot + m.height - (m.kind == Kind::kOverRange ? 0.075F : 0.035F);
    return {{seam_of(m) + 0.02F, m.foot + 0.035F}, {0.5F * m.width - 0.035F, top}};
}

void add_case(const Microwave& m, ModelBuilder& model) {
    const float x = 0.5F * m.width;
    const float y = front_of(m);
    const float top = m.foot + m.height;
    const Opening cavity = cavity_of(m);
    model.add("case", m.finish, open_case({-x, -y, m.foot}, {x, y, top}, cavity, kWall, m.corner));
    model.add("cavity", m.cavity, liner(cavity, -y + kWall - 0.004F, y - 0.003F, 0.005F));
    if (m.foot > 0.0F) {
        model.add("foot", rubber(), four_feet(x - 0.05F, y - 0.05F, 0.017F, m.foot + 0.003F));
    }
    const auto vents = [&](float width, float height, int count) {
        return slots(width, height, 0.004F, count);
    };
    model.add("vent", black_plastic(), each(vents(0.3F * m.width, 0.07F, 14), [&](Surface s) {
                  return moved(std::move(s), {-0.2F * m.width, -y, m.foot + 0.65F * m.height});
              }));
    for (const float side : {-1.0F, 1.0F}) {
        model.add("vent", black_plastic(), each(vents(0.3F * m.depth, 0.05F, 9), [&](Surface s) {
                      return moved(turned(std::move(s), Axis::kZ, 90.0F),
                                   {side * x, -0.2F * m.depth, m.foot + 0.78F * m.height});
                  }));
    }
    model.add("plate", plain("rating-plate", srgb(0xBFC1C2)),
              box_between({0.15F * m.width, -y - 0.002F, m.foot + 0.3F * m.height},
                          {0.3F * m.width, -y + 0.002F, m.foot + 0.42F * m.height}));
    model.add("cord", black_plastic(),
              cord({-0.34F * m.width, -y + 0.004F, m.foot + 0.14F * m.height}, 0.05F, 0.005F));
    if (m.kind == Kind::kOverRange) {
        model.add("vent", black_plastic(), each(vents(0.92F * m.width, 0.028F, 40), [&](Surface s) {
                      return moved(std::move(s), {0, y + 0.001F, top - 0.024F});
                  }));
    }
}

void add_cavity_contents(const Microwave& m, ModelBuilder& model) {
    if (!m.turntable || m.angle <= 0.0F) {
        return;
    }
    const Opening cavity = cavity_of(m);
    const float middle = 0.5F * (cavity.lower.x + cavity.upper.x);
    const float r = 0.46F * std::min(cavity.upper.x - cavity.lower.x, m.depth - 0.06F);
    const float floor = cavity.lower.y + 0.004F;
    const glm::vec3 at{middle, 0.0F, floor};
    model.add("turntable", chrome(), moved(cylinder(0.03F, 0, 0.014F, 16), at));
    model.add("turntable", plain("tempered-glass", srgb(0xA9C0C4), 0.1F),
              moved(lathe({{0, 0.012F},
                           {0.85F * r, 0.012F},
                           {r, 0.022F},
                           {r, 0.026F},
                           {0.84F * r, 0.017F},
                           {0, 0.017F}},
                          32),
                    at));
}

/// The door, hinged on the viewer's left; its back in the plane of the case's front.
void add_door(const Microwave& m, ModelBuilder& model) {
    const float hinge = 0.5F * m.width - 0.002F;
    const float seam = seam_of(m) + 0.0015F;
    const float width = hinge - seam;
    const float top_strip = m.kind == Kind::kOverRange ? 0.045F : 0.003F;
    const float height = m.height - 0.003F - top_strip;
    const float middle = m.foot + 0.003F + 0.5F * height;
    const float y = front_of(m) + 0.002F;
    const auto place = [&](Surface s) {
        return turned_about(moved(std::move(s), {0.5F * (hinge + seam), y, middle}), {hinge, y, 0},
                            Axis::kZ, -m.angle);
    };
    const float half = 0.5F * kDoorThickness;
    model.add("door", m.door,
              place(moved(frame_plate(width, height, m.rim, kDoorThickness,
                                      std::max({m.window_radius, m.corner, 0.004F})),
                          {0, half, 0})));
    const float pane_x = width - 2.0F * m.rim + 0.02F;
    const float pane_z = height - 2.0F * m.rim + 0.02F;
    model.add("window", dark_glass(), place(moved(box({pane_x, 0.012F, pane_z}), {0, half, 0})));
    model.add(
        "window", m.mesh,
        place(moved(picture_plate(pane_x - 0.05F, pane_z - 0.05F, 0.003F), {0, half + 0.006F, 0})));
    if (m.grip == Grip::kBar || m.kind == Kind::kOverRange) {
        model.add("handle", chrome(),
                  each(bar_handle(0.78F * height, 0.035F, 0.008F), [&](Surface s) {
                      return place(moved(turned(std::move(s), Axis::kY, 90.0F),
                                         {-0.5F * width + 0.5F * m.rim, kDoorThickness, 0}));
                  }));
    } else if (m.grip == Grip::kRidge) {
        model.add("handle", m.door,
                  place(moved(box({0.024F, 0.03F, 0.9F * height}, 0.008F),
                              {-0.5F * width + 0.016F, kDoorThickness + 0.006F, 0})));
    }
}

void add_keys(const Microwave& m, float y, float low, float high, ModelBuilder& model) {
    const float room_x = 0.76F * m.column;
    const float pitch_x = room_x / static_cast<float>(m.key_columns);
    const float pitch_z = (high - low) / static_cast<float>(m.key_rows);
    const float middle = -0.5F * m.width + 0.5F * m.column;
    const Surface key = moved(box({0.72F * pitch_x, 0.006F, 0.6F * pitch_z}),
                              {middle - 0.5F * (room_x - pitch_x), y, low + 0.5F * pitch_z});
    model.add("key", m.key,
              in_grid(key, m.key_columns, {pitch_x, 0, 0}, m.key_rows, {0, 0, pitch_z}));
}

void add_dial(const Microwave& m, float y, float z, float radius, ModelBuilder& model) {
    const glm::vec3 at{-0.5F * m.width + 0.5F * m.column, y, z};
    model.add("dial", chrome(), moved(round_button(1.22F * radius, 0.003F, 24), at));
    model.add(
        "dial", m.key,
        moved(turned(rounded_cylinder(radius, -0.002F, 0.022F, 0.004F, 24), Axis::kX, -90.0F), at));
    model.add(
        "dial", chrome(),
        moved(box({0.006F, 0.006F, 0.8F * radius}), at + glm::vec3(0, 0.022F, 0.5F * radius)));
    const Surface tick = moved(box({0.003F, 0.004F, 0.007F}), {0, 0, 1.45F * radius});
    Surfaces ticks;
    for (int i = -4; i <= 4; ++i) {
        ticks.push_back(moved(turned(tick, Axis::kY, 33.0F * static_cast<float>(i)), at));
    }
    model.add("mark", m.key, std::move(ticks));
}

void add_controls(const Microwave& m, ModelBuilder& model) {
    const float right = -0.5F * m.width + 0.002F;
    const float seam = seam_of(m) - 0.0015F;
    const float top = m.foot + m.height - (m.kind == Kind::kOverRange ? 0.045F : 0.003F);
    const float y = front_of(m) + 0.002F + kDoorThickness;
    const float middle = 0.5F * (right + seam);
    model.add("control panel", m.panel,
              moved(upright(rounded_rectangle(seam - right, top - m.foot - 0.003F,
                                              std::max(m.corner, 0.004F)),
                            kDoorThickness + 0.006F, 0.002F),
                    {middle, y - 0.5F * kDoorThickness - 0.003F, 0.5F * (top + m.foot + 0.003F)}));
    const float tall = top - m.foot;
    float high = top - 0.08F * tall;
    if (m.controls != Controls::kDials) {
        model.add("display", m.digits,
                  moved(picture_plate(0.76F * m.column, 0.16F * tall, 0.006F),
                        {middle, y, top - 0.15F * tall}));
        high = top - 0.28F * tall;
    }
    const bool push = m.grip == Grip::kPush && m.kind != Kind::kOverRange;
    const float low = m.foot + (push ? 0.26F : 0.08F) * tall;
    if (push) {
        model.add("button", m.key,
                  moved(box({0.72F * m.column, 0.012F, 0.13F * tall}, 0.004F),
                        {middle, y, m.foot + 0.14F * tall}));
    }
    const float dial = 0.25F * std::min(m.column, 0.55F * tall);
    if (m.controls == Controls::kKeys) {
        add_keys(m, y, low, high, model);
    } else if (m.controls == Controls::kDials) {
        add_dial(m, y, low + 0.76F * (high - low), dial, model);
        add_dial(m, y, low + 0.24F * (high - low), dial, model);
    } else {
        add_dial(m, y, low + 0.28F * (high - low), dial, model);
        Microwave two = m;
        two.key_rows = 2;
        add_keys(two, y, low + 0.66F * (high - low), high, model);
    }
}

}  // namespace

void build_microwave(Parameters& parameters, ModelBuilder& model) {
    const Microwave microwave = draw(parameters);
    add_case(microwave, model);
    add_cavity_contents(microwave, model);
    add_door(microwave, model);
    add_controls(microwave, model);
}

}  // namespace turntable::procedural
