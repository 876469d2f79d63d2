// Stuffed chairs for one: wing, club, tub and slipper chairs.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/seating/chair_kinds.h"
#include "assets/procedural/seating/upholstery.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Form { kWing, kClub, kTub, kSlipper };
enum class Front { kPlain, kTufted, kChannels };

struct Armchair {
    Form form = Form::kClub;
    Front front = Front::kPlain;
    float seat = 0.0F;  ///< width between the arms
    float depth = 0.0F;
    float seat_height = 0.0F;
    float leg_height = 0.0F;
    float arm = 0.0F;       ///< width of an arm
    float arm_rise = 0.0F;  ///< above the seat
    float back_rise = 0.0F;
    float recline = 0.0F;  ///< degrees
    bool pillow = false;
    bool turned_legs = false;
    Look cover;
    Look wood_look;
    Look accent;
    [[nodiscard]] float half() const { return 0.5F * seat + arm; }
};

Armchair draw(Parameters& p) {
    Armchair c;
    c.form = p.choice<Form>("armchair", {"wing", "club", "tub", "slipper"}, {3, 3, 2.5, 1.5});
    c.front = p.choice<Front>("upholstery", {"plain", "tufted", "channels"}, {3, 1.5, 1});
    c.seat = p.real("armchair_seat", 0.50F, 0.60F);
    c.depth = p.real("armchair_depth", 0.68F, 0.82F);
    c.seat_height = p.real("armchair_seat_height", 0.39F, 0.47F);
    c.leg_height = p.real("armchair_leg", 0.07F, 0.19F);
    c.arm = c.form == Form::kSlipper
                ? 0.01F
                : p.real("armchair_arm", 0.09F, c.form == Form::kClub ? 0.2F : 0.14F);
    c.arm_rise = p.real("armchair_arm_rise", 0.14F, 0.24F);
    c.back_rise = c.form == Form::kWing ? p.real("wing_rise", 0.58F, 0.74F)
                                        : p.real("armchair_back_rise", 0.34F, 0.52F);
    c.recline = p.real("armchair_recline", 5.0F, 14.0F);
    c.pillow = p.chance("armchair_pillow", 0.3);
    c.turned_legs = p.chance("armchair_turned_legs", 0.35);
    c.cover = p.chance("armchair_leather", 0.4) ? leather(p, "armchair_hide")
                                                : fabric(p, "armchair_cover");
    c.wood_look = wood(p, "armchair_wood");
    c.accent = fabric(p, "armchair_accent");
    return c;
}

void add_seat(const Armchair& c, ModelBuilder& model) {
    const float rear = -0.5F * c.depth;
    const float front = 0.5F * c.depth;
    const float half = c.half() - 0.015F;
    const float thick = 0.14F;
    const bool tub = c.form == Form::kTub;
    if (tub) {  // round at the rear, as the wall around it
        const float r = half - 0.01F;
        Outline plan{{r, front - 0.015F}, {-r, front - 0.015F}};
        for (int i = 0; i <= 16; ++i) {
            const float a = glm::radians(180.0F + 11.25F * static_cast<float>(i));
            plan.emplace_back(r * std::cos(a), rear + c.half() + r * std::sin(a));
        }
        model.add("base", c.cover,
                  moved(extrude(plan, c.seat_height - thick + 0.01F - c.leg_height, 0.012F),
                        {0, 0, c.leg_height}));
    } else {
        model.add("base", c.cover,
                  padded({-half, rear + 0.02F, c.leg_height},
                         {half, front - 0.015F, c.seat_height - thick + 0.01F}, 0.02F));
    }
    model.add("seat", c.cover,
              padded({-0.5F * c.seat + 0.003F, rear + (tub ? 0.16F : 0.1F), c.seat_height - thick},
                     {0.5F * c.seat - 0.003F, front, c.seat_height}, 0.045F, 0.02F, 8));
    for (const float y : {front - 0.075F, rear + 0.075F}) {
        const float x = tub && y < 0.0F ? 0.5F * c.half() : c.half() - 0.07F;
        const float top = c.leg_height + 0.02F;
        if (c.turned_legs && y > 0.0F) {
            model.add("leg", c.wood_look, mirrored_pair(turned_leg({x, y, 0}, top, 0.026F, 2)));
        } else {
            model.add("leg", c.wood_look,
                      mirrored_pair(leg({x, y, top}, {x + 0.015F, y + std::copysign(0.025F, y), 0},
                                        {0.025F, 0.015F, c.turned_legs ? 4 : 14})));
        }
    }
}

void add_back(const Armchair& c, ModelBuilder& model) {
    const float rear = -0.5F * c.depth;
    const float half = c.form == Form::kClub ? c.half() - 0.005F : 0.5F * c.seat + 0.5F * c.arm;
    const float top = c.seat_height + c.back_rise;
    const float low = c.leg_height + 0.003F;
    const auto lean = [&](Surface one) {
        return turned_about(std::move(one), {0, rear + 0.12F, c.seat_height - 0.1F}, Axis::kX,
                            c.recline);
    };
    const std::array<glm::vec2, 5> crest{{{half, top - 0.07F},
                                          {0.9F * half, top - 0.02F},
                                          {0.5F * half, top - 0.008F},
                                          {0.2F * half, top},
                                          {0.0F, top}}};
    Path2 right{{0.0F, low}, {0.96F * half, low}};
    for (const glm::vec2& p : smooth_path(std::span<const glm::vec2>(crest), 4)) {
        right.push_back(p);
    }
    model.add(
        "back", c.cover,
        lean(moved(upright(symmetric_outline(right), 0.13F, 0.035F, 4), {0, rear + 0.075F, 0})));
    const float face = rear + 0.13F;
    const float bottom = c.seat_height - 0.03F;
    const float wide = 1.9F * (0.5F * c.seat - 0.01F);
    const float tall = c.back_rise - 0.05F;
    if (c.front == Front::kTufted) {
        const Tufts tufts{wide, tall, 0.055F, 4};
        const auto place = [&](Surface one) {
            return lean(moved(std::move(one), {0, face, bottom}));
        };
        model.add("back", c.cover, place(tufted_panel(tufts)));
        model.add("button", c.cover, each(tuft_buttons(tufts, 0.012F), place));
    } else if (c.front == Front::kChannels) {
        model.add("back", c.cover, each(upright_channels(wide, tall, 0.06F, 5), [&](Surface one) {
                      return lean(moved(std::move(one), {0, face, bottom}));
                  }));
    } else {
        model.add("back", c.cover,
                  lean(padded({-0.5F * wide, face - 0.01F, bottom},
                              {0.5F * wide, face + 0.1F, bottom + tall}, 0.045F, 0.025F, 8)));
    }
    if (c.form == Form::kWing) {  // wings reach forward from the back above the arms
        const float reach = 0.26F;
        const float arm_top = c.seat_height + c.arm_rise;
        const std::array<glm::vec2, 7> side{{{rear + 0.02F, arm_top - 0.05F},
                                             {rear + reach + 0.06F, arm_top - 0.03F},
                                             {rear + reach - 0.02F, arm_top + 0.12F},
                                             {rear + reach, top - 0.16F},
                                             {rear + reach - 0.06F, top - 0.05F},
                                             {rear + 0.12F, top - 0.03F},
                                             {rear + 0.02F, top - 0.06F}}};
        const Outline wing = smooth_outline(side, 5);
        model.add("wing", c.cover,
                  each(mirrored_pair(moved(turned(sideways(wing, 0.06F, 0.02F, 3), Axis::kZ, -4.0F),
                                           {half - 0.02F, 0, 0})),
                       lean));
    }
}

void add_arms(const Armchair& c, ModelBuilder& model) {
    const float in = 0.5F * c.seat;
    const float rear = -0.5F * c.depth;
    const float front = 0.5F * c.depth;
    const float top = c.seat_height + c.arm_rise;
    const float low = c.leg_height + 0.004F;
    if (c.form == Form::kClub) {
        model.add("arm", c.cover,
                  mirrored_pair(
                      padded({in, rear + 0.01F, low}, {in + c.arm, front, top}, 0.035F, 0.006F)));
        return;
    }
    const float r = 0.55F * c.arm;
    model.add("arm", c.cover,
              mirrored_pair(padded({in, rear + 0.03F, low},
                                   {in + 0.8F * c.arm, front - 0.02F, top - r}, 0.02F)));
    model.add("arm", c.cover,
              mirrored_pair(moved(
                  turned(rounded_cylinder(r, rear + 0.06F, front, 0.02F, 24), Axis::kX, -90.0F),
                  {in + 0.5F * c.arm, 0, top - r})));
}

/// Back and arms in one curved wall that falls towards the front.
void add_tub(const Armchair& c, ModelBuilder& model) {
    const float outer = c.half();
    const float rear = -0.5F * c.depth;
    const float straight = 0.5F * c.depth - 0.02F;
    const float low = c.leg_height + 0.004F;
    const float fall = c.back_rise - c.arm_rise;
    // The plan: from the right front around the rear to the left front, by arc length.
    const float centre_y = rear + outer;
    const float run = std::max(straight - centre_y, 0.02F);
    const float bend = glm::pi<float>() * outer;
    const auto wall = [&](float u, float v) {
        const float s = u * (2.0F * run + bend);
        glm::vec2 p;
        glm::vec2 out;
        if (s < run) {
            p = {outer, straight - s};
            out = {1, 0};
        } else if (s < run + bend) {
            const float a = (s - run) / outer;
            out = {std::cos(a), -std::sin(a)};
            p = glm::vec2(0, centre_y) + outer * out;
        } else {
            p = {-outer, centre_y + (s - run - bend)};
            out = {-1, 0};
        }
        const float middle = std::max(std::sin(glm::pi<float>() * u), 0.0F);
        const float top = c.seat_height + c.arm_rise + fall * std::pow(middle, 1.6F);
        const float flare = 0.05F * v * v;
        return glm::vec3(p + flare * out, glm::mix(low, top, v));
    };
    const float thick = std::max(c.arm, 0.08F);
    // Seen from outside u runs from the right to the left, so the outer side is the front.
    model.add("back", c.cover,
              sheet([&](float u, float v) { return wall(1.0F - u, v); }, thick, 36, 10));
    Path edge;
    std::vector<float> radii;
    for (int i = 0; i <= 36; ++i) {
        const float u = static_cast<float>(i) / 36.0F;
        const glm::vec3 p = wall(u, 1.0F);
        const glm::vec3 q = wall(u, 0.9F);
        const glm::vec2 along = glm::vec2(wall(std::min(u + 0.01F, 1.0F), 1.0F)) -
                                glm::vec2(wall(std::max(u - 0.01F, 0.0F), 1.0F));
        const glm::vec2 in = glm::vec2(along.y, -along.x) / std::hypot(along.x, along.y);
        edge.push_back(p + 0.5F * thick * glm::vec3(in, 0) + 0.05F * (q - p));
    }
    model.add("back", c.cover, tube(edge, 0.56F * thick, 14));
}

}  // namespace

void build_armchair(Parameters& parameters, ModelBuilder& model) {
    const Armchair chair = draw(parameters);
    add_seat(chair, model);
    if (chair.form == Form::kTub) {
        add_tub(chair, model);
    } else {
        add_back(chair, model);
        if (chair.form != Form::kSlipper) {
            add_arms(chair, model);
        }
    }
    if (chair.pillow) {
        model.add("pillow", chair.accent,
                  moved(turned(pillow_body(0.42F, 0.30F, 0.13F, 0.06F), Axis::kX, 18.0F),
                        {0, -0.5F * chair.depth + 0.29F, chair.seat_height + 0.13F}));
    }
}

}  // namespace turntable::procedural
