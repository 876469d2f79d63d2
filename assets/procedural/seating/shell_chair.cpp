// Moulded shell chairs.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/seating/chair_kinds.h"
#include "assets/procedural/seating/upholstery.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Base { kDowels, kWires, kTulip, kSled, kStar, kRockers };

struct ShellChair {
    Base base = Base::kDowels;
    float width = 0.0F;
    float seat_height = 0.0F;
    float back_height = 0.0F;
    float curl = 0.0F;       ///< how far the sides stand up along the seat, metres
    float waist = 0.0F;      ///< share of the width that is left between seat and back
    float recline = 0.0F;    ///< of the back, metres at its top
    float top_share = 0.0F;  ///< of the width at the top
    float spread = 0.0F;     ///< of the feet
    bool pad = false;
    Look shell;
    Look frame;
    Look cover;
};

ShellChair draw(Parameters& p) {
    ShellChair c;
    c.base = p.choice<Base>("shell_base", {"dowels", "wires", "tulip", "sled", "star", "rockers"},
                            {3, 2, 2, 1.5, 1, 0.8});
    c.width = p.real("shell_width", 0.43F, 0.52F);
    c.seat_height = p.real("shell_seat_height", 0.42F, 0.47F);
    c.back_height = p.real("shell_back_height", 0.32F, 0.46F);
    const bool arms = p.chance("shell_arms", 0.45);
    c.curl = arms ? p.real("shell_arm_height", 0.14F, 0.20F) : p.real("shell_curl", 0.02F, 0.05F);
    c.waist = arms ? 1.12F : p.real("waist", 0.72F, 1.0F);
    c.recline = p.real("shell_recline", 0.07F, 0.15F);
    c.top_share = p.real("top_share", 0.62F, 0.95F);
    c.spread = p.real("spread", 0.20F, 0.26F);
    c.pad = p.chance("pad", 0.4);
    c.shell = p.chance("plywood", 0.25) ? wood(p, "ply") : plastic(p, "shell");
    c.frame = c.base == Base::kDowels || c.base == Base::kRockers
                  ? wood(p, "shell_legs")
                  : polished_metal(p, "shell_frame");
    if (c.base == Base::kTulip) {
        c.frame = c.shell.picture ? c.frame : c.shell;
    }
    c.cover = fabric(p, "pad_cover");
    return c;
}

void add_shell(const ShellChair& c, ModelBuilder& model) {
    const float z = c.seat_height;
    const float h = c.back_height;
    const std::array<glm::vec2, 8> profile{{{0.235F, z - 0.035F},
                                            {0.20F, z + 0.002F},
                                            {0.10F, z - 0.004F},
                                            {-0.06F, z - 0.012F},
                                            {-0.165F, z + 0.015F},
                                            {-0.205F, z + 0.09F},
                                            {-0.215F - 0.5F * c.recline, z + 0.55F * h},
                                            {-0.215F - c.recline, z + h}}};
    const Path2 path = smooth_path(std::span<const glm::vec2>(profile), 5);
    const auto last = static_cast<float>(path.size() - 1);
    const auto at = [&](float v) {
        const auto k = std::min(static_cast<std::size_t>(v * last), path.size() - 2);
        return glm::mix(path[k], path[k + 1], v * last - static_cast<float>(k));
    };
    const auto bump = [](float v, float centre, float wide) {
        return std::exp(-(v - centre) * (v - centre) / (wide * wide));
    };
    model.add(
        "shell", c.shell,
        sheet(
            [&](float u, float v) {
                const float t = 1.0F - 2.0F * u;  // from +x to -x
                const glm::vec2 p = at(v);
                const glm::vec2 ahead =
                    glm::normalize(at(std::min(v + 0.02F, 1.0F)) - at(std::max(v - 0.02F, 0.0F)));
                const glm::vec2 normal{ahead.y, -ahead.x};
                // Corners are round: elliptic at the lip and at the top.
                const float to_lip = std::clamp(1.0F - v / 0.12F, 0.0F, 1.0F);
                const float to_top = std::clamp((v - 0.74F) / 0.26F, 0.0F, 1.0F);
                const float ends = std::sqrt(1.0F - 0.6F * to_lip * to_lip) *
                                   std::sqrt(1.0F - 0.8F * to_top * to_top * to_top);
                const float taper = glm::mix(1.0F, c.top_share, glm::smoothstep(0.5F, 1.0F, v));
                const float wide =
                    c.width * ends * taper * (1.0F - (1.0F - c.waist) * bump(v, 0.62F, 0.12F));
                const float side = std::pow(std::abs(t), 2.6F);
                // Sides wrap forward; arms rise straight up along the seat.
                const float flat =
                    glm::smoothstep(0.0F, 0.2F, v) * (1.0F - glm::smoothstep(0.75F, 1.0F, v));
                const float wrap = side * flat * (0.02F + 0.04F * glm::smoothstep(0.5F, 0.8F, v));
                const float rise = side * c.curl * bump(v, 0.47F, 0.2F);
                return glm::vec3(0.5F * wide * t, p.x + wrap * normal.x,
                                 p.y + wrap * normal.y + rise);
            },
            0.009F, 22, 36));
    if (c.pad) {
        model.add("cushion", c.cover,
                  moved(cushion({0.74F * c.width, 0.34F, 0.035F}, 0.015F, 0.006F),
                        {0.0F, 0.015F, z + 0.006F}));
    }
}

void add_base(const ShellChair& c, ModelBuilder& model) {
    const float top = c.seat_height - 0.022F;
    const float s = c.spread;
    model.add("base", c.base == Base::kTulip ? c.frame : black_plastic(),
              moved(box({0.2F, 0.2F, 0.03F}, 0.008F), {0, -0.01F, top - 0.012F}));
    const float low = top - 0.02F;
    switch (c.base) {
    case Base::kDowels:
    case Base::kRockers: {
        const float foot = c.base == Base::kRockers ? 0.055F : 0.0F;
        model.add(
            "leg", c.frame,
            four_corners(leg({0.085F, 0.085F, low + 0.01F}, {s, s, foot}, {0.015F, 0.011F, 14})));
        const float z = 0.5F * low;
        const float at = 0.085F + 0.5F * (s - 0.085F);
        for (const float side : {-1.0F, 1.0F}) {  // wires that cross between the legs
            model.add("brace", chrome(), rod({-at, side * at, z}, {at, side * at, z}, 0.004F, 8));
            model.add("brace", chrome(), rod({side * at, -at, z}, {side * at, at, z}, 0.004F, 8));
        }
        if (c.base == Base::kRockers) {
            Path runner;
            for (int i = -10; i <= 10; ++i) {
                const float y = 0.038F * static_cast<float>(i);
                runner.emplace_back(s, y - 0.03F, 0.012F + 0.55F * y * y);
            }
            model.add("rocker", c.frame,
                      mirrored_pair(sweep(rounded_rectangle(0.026F, 0.03F, 0.006F, 2), runner)));
            model.add("rocker", c.frame,
                      four_corners(rod({s, s, 0.06F}, {s, s - 0.01F, 0.022F}, 0.011F, 10)));
        }
        break;
    }
    case Base::kWires:
        for (const float x : {-1.0F, 1.0F}) {
            for (const float y : {-1.0F, 1.0F}) {
                const glm::vec3 foot{x * s, y * s, 0.006F};
                model.add("leg", c.frame, rod({x * 0.09F, y * 0.09F, low}, foot, 0.006F, 10));
                // Two struts each to the neighbours' tops.
                const glm::vec3 knee = glm::mix(glm::vec3(x * 0.09F, y * 0.09F, low), foot, 0.62F);
                model.add("brace", c.frame, rod({-x * 0.085F, y * 0.085F, low}, knee, 0.004F, 8));
                model.add("brace", c.frame, rod({x * 0.085F, -y * 0.085F, low}, knee, 0.004F, 8));
            }
        }
        break;
    case Base::kTulip:
        model.add("foot", c.frame,
                  lathe({{0, 0},
                         {0.95F * s, 0},
                         {0.96F * s, 0.006F},
                         {0.6F * s, 0.025F},
                         {0.25F * s, 0.06F},
                         {0.026F, 0.16F},
                         {0.024F, 0.5F * low},
                         {0.032F, 0.85F * low},
                         {0.09F, low + 0.004F},
                         {0, low + 0.004F}},
                        36));
        break;
    case Base::kSled: {
        const std::array<glm::vec3, 4> runner{{{0.09F, 0.09F, low},
                                               {s - 0.02F, 0.22F, 0.008F},
                                               {s - 0.02F, -0.25F, 0.008F},
                                               {0.09F, -0.09F, low}}};
        model.add("leg", c.frame, mirrored_pair(tube(rounded_path(runner, 0.035F), 0.008F, 10)));
        model.add("brace", c.frame,
                  rod({-s + 0.02F, -0.15F, 0.008F}, {s - 0.02F, -0.15F, 0.008F}, 0.007F, 8));
        break;
    }
    case Base::kStar:
        model.add("column", c.frame, cylinder(0.026F, 0.05F, low, 20));
        model.add("foot", c.frame,
                  each(star_base(c.pad ? 5 : 4, 1.2F * s, 0.08F, 0.04F),
                       [](Surface one) { return one; }));
        break;
    }
}

}  // namespace

void build_shell_chair(Parameters& parameters, ModelBuilder& model) {
    const ShellChair chair = draw(parameters);
    add_shell(chair, model);
    add_base(chair, model);
}

}  // namespace turntable::procedural
