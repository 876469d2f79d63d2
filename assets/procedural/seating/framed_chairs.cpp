// Cantilever, folding and director's chairs: frames of bent tube or crossed bars.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <glm/common.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/seating/chair_kinds.h"
#include "assets/procedural/seating/upholstery.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

struct FramedChair {
    float width = 0.0F;
    float depth = 0.0F;
    float seat_height = 0.0F;
    float back_height = 0.0F;
    float tube = 0.0F;     ///< radius
    float recline = 0.0F;  ///< metres at the back's top
    float round = 0.0F;    ///< radius of bends
    bool arms = false;
    bool padded_seat = false;
    bool director = false;
    int slats = 3;
    Look frame;
    Look cover;
};

FramedChair draw(Parameters& p, bool folding) {
    FramedChair c;
    c.width = p.real("frame_width", 0.42F, 0.54F);
    c.depth = p.real("frame_depth", 0.40F, 0.48F);
    c.seat_height = p.real("frame_seat_height", 0.43F, 0.48F);
    c.back_height = p.real("frame_back_height", 0.34F, 0.46F);
    c.tube = p.real("tube", 0.009F, 0.0135F);
    c.recline = p.real("frame_recline", 0.05F, 0.12F);
    c.round = p.real("bend", 0.05F, 0.11F);
    c.arms = p.chance("frame_arms", 0.45);
    c.padded_seat = p.chance("frame_padded", 0.5);
    c.director = folding && p.chance("director", 0.45);
    c.slats = p.integer("frame_slats", 1, 3);
    const bool timber = folding && p.chance("timber", 0.55);
    c.frame = timber ? wood(p, "bars") : polished_metal(p, "tubes");
    const bool cane = !folding && p.chance("cane", 0.3);
    c.cover = cane                        ? wicker(p, "cane")
              : c.director                ? fabric(p, "canvas")
              : p.chance("hide", 0.5)     ? leather(p, "hide")
              : folding && !c.padded_seat ? c.frame
                                          : fabric(p, "seat_cloth");
    return c;
}

Surface panel(const FramedChair& c, const glm::vec3& lower, const glm::vec3& upper,
              bool upright_one) {
    const float thick = c.padded_seat ? 0.045F : 0.016F;
    const glm::vec3 grow =
        upright_one ? glm::vec3(0, 0.5F * thick, 0) : glm::vec3(0, 0, 0.5F * thick);
    return padded(lower - grow, upper + grow, 0.42F * thick, c.padded_seat ? 0.01F : 0.0F, 6);
}

}  // namespace

void build_cantilever_chair(Parameters& parameters, ModelBuilder& model) {
    const FramedChair c = draw(parameters, false);
    const float x = 0.5F * c.width - c.tube;
    const float f = 0.5F * c.depth;
    const float z = c.seat_height - 0.02F;
    const float top = c.seat_height + c.back_height;
    const float r = c.tube;
    std::vector<glm::vec3> side{{x, -f - 0.02F - c.recline, top},
                                {x, -f - 0.01F, z},
                                {x, f, z},
                                {x, f + 0.01F, r},
                                {x, -f - 0.02F, r}};
    if (c.arms) {  // the tube runs on through the arms, and down to the runner
        side = {{x, f, z}, {x, f + 0.01F, r}, {x, -f - 0.02F, r}};
        const std::array<glm::vec3, 4> arm{
            {{x, -f - 0.02F - c.recline, top}, {x, -f - 0.03F, z}, {x, f, z}, {x, f, z - 0.02F}}};
        model.add("frame", c.frame, mirrored_pair(tube(rounded_path(arm, 0.015F), r, 12)));
        const float high = c.seat_height + 0.2F;
        const std::array<glm::vec3, 3> rest{
            {{x, -f - 0.02F - 0.5F * c.recline, high}, {x, f - 0.06F, high}, {x, f - 0.02F, z}}};
        model.add("arm", c.frame, mirrored_pair(tube(rounded_path(rest, c.round), r, 12)));
        model.add("arm", black_plastic(),
                  mirrored_pair(padded({x - 0.022F, -f + 0.06F, high},
                                       {x + 0.022F, f - 0.13F, high + 0.022F}, 0.009F)));
    }
    model.add("frame", c.frame, mirrored_pair(tube(rounded_path(side, c.round), r, 12)));
    model.add("frame", c.frame, rod({-x, -f - 0.02F, r}, {x, -f - 0.02F, r}, r, 12));
    model.add("frame", c.frame, rod({-x, -f + 0.07F, z}, {x, -f + 0.07F, z}, 0.9F * r, 10));
    model.add("frame", c.frame, rod({-x, f - 0.11F, z}, {x, f - 0.11F, z}, 0.9F * r, 10));
    model.add("seat", c.cover,
              panel(c, {-x, -f + 0.03F, c.seat_height}, {x, f - 0.02F, c.seat_height}, false));
    const auto lean = [&](Surface one) {
        return turned_about(std::move(one), {0, -f - 0.01F, z}, Axis::kX,
                            glm::degrees(std::atan((c.recline + 0.01F) / (top - z))));
    };
    const float bottom = c.seat_height + (c.slats == 1 ? 0.05F : 0.14F);
    model.add("back", c.cover,
              lean(panel(c, {-x, -f - 0.006F, bottom}, {x, -f - 0.006F, top + 0.01F}, true)));
}

void build_folding_chair(Parameters& parameters, ModelBuilder& model) {
    const FramedChair c = draw(parameters, true);
    const float x = 0.5F * c.width - c.tube;
    const float f = 0.5F * c.depth;
    const float z = c.seat_height;
    const float top = z + c.back_height;
    const Outline bar = rounded_rectangle(1.6F * c.tube, 2.6F * c.tube, 0.5F * c.tube, 2);
    if (c.director) {  // legs cross in front, canvas hangs between the sides
        const float high = z + 0.2F;
        for (const float y : {-f + 0.03F, f - 0.03F}) {
            for (const float side : {-1.0F, 1.0F}) {
                const float off = y + side * 1.1F * c.tube;
                model.add(
                    "leg", c.frame,
                    sweep(bar, {{side * x, off, 0.015F}, {-side * x, off, z - 0.01F}}, {0, 1, 0}));
            }
            model.add("post", c.frame,
                      mirrored_pair(rod({x, y, z - 0.03F}, {x, y, high}, c.tube, 10)));
        }
        for (const float at : {0.015F, z - 0.015F}) {
            model.add("rail", c.frame,
                      mirrored_pair(box_between({x - c.tube, -f, at - 0.015F},
                                                {x + c.tube, f, at + 0.015F}, 0.004F)));
        }
        model.add("arm", c.frame,
                  mirrored_pair(box_between({x - 0.028F, -f - 0.02F, high - 0.005F},
                                            {x + 0.028F, f + 0.02F, high + 0.018F}, 0.007F)));
        model.add("post", c.frame,
                  mirrored_pair(rod({x, -f + 0.03F, high}, {x, -f - 0.02F, top}, c.tube, 10)));
        model.add("seat", c.cover,
                  sheet(
                      [&](float u, float v) {
                          const float t = 1.0F - 2.0F * u;
                          return glm::vec3(t * x, f - 0.02F - v * (c.depth - 0.04F),
                                           z - 0.03F * (1.0F - t * t));
                      },
                      0.005F, 12, 6));
        model.add("back", c.cover,
                  sheet(
                      [&](float u, float v) {
                          const float t = 1.0F - 2.0F * u;
                          const float up = glm::mix(top - 0.17F, top, v);
                          const float share = (up - high) / (top - high);
                          const float line = glm::mix(-f + 0.03F, -f - 0.02F, share);
                          return glm::vec3(t * (x + c.tube),
                                           line + c.tube - 0.022F * (1.0F - t * t), up);
                      },
                      2.0F * c.tube + 0.004F, 12, 4));
        return;
    }
    // One pair of bars is legs in front and the back above; the other crosses it under the seat.
    const float in = x - 2.2F * c.tube;
    const glm::vec3 foot{x, f + 0.05F, 0.0F};
    const glm::vec3 head{x, -f - 0.02F - c.recline, top};
    model.add("leg", c.frame,
              mirrored_pair(sweep(bar, {{foot.x, foot.y, 0.006F}, {x, -f + 0.07F, z - 0.02F}, head},
                                  {0, 1, 0.2F})));
    model.add("leg", c.frame,
              mirrored_pair(sweep(bar, {{in, -f - 0.08F, 0.006F}, {in, f - 0.06F, z - 0.02F}},
                                  {0, 1, 0.2F})));
    const float share = (0.12F - 0.006F) / (z - 0.026F);  // of the way up the legs
    const float rear_y = glm::mix(-f - 0.08F, f - 0.06F, share);
    const float front_y = glm::mix(foot.y, -f + 0.07F, share);
    model.add("rail", c.frame, rod({-in, rear_y, 0.12F}, {in, rear_y, 0.12F}, 0.8F * c.tube, 10));
    model.add("rail", c.frame, rod({-x, front_y, 0.12F}, {x, front_y, 0.12F}, 0.8F * c.tube, 10));
    model.add("rail", c.frame,
              rod({-x, -f + 0.07F, z - 0.022F}, {x, -f + 0.07F, z - 0.022F}, 0.8F * c.tube, 10));
    model.add("rail", c.frame,
              rod({-x, f - 0.06F, z - 0.022F}, {x, f - 0.06F, z - 0.022F}, 0.8F * c.tube, 10));
    if (c.padded_seat || c.slats == 1) {
        model.add("seat", c.cover,
                  panel(c, {-x + 0.012F, -f + 0.06F, z}, {x - 0.012F, f, z}, false));
    } else {
        model.add("rail", c.frame,  // what carries the slats between the bars
                  mirrored_pair(box_between({x - 3.6F * c.tube, -f + 0.06F, z - 0.032F},
                                            {x - 0.5F * c.tube, f - 0.005F, z - 0.014F})));
        model.add("seat", c.cover,
                  in_row(box_between({-x + 0.012F, f - 0.06F, z - 0.018F},
                                     {x - 0.012F, f - 0.005F, z}, 0.004F),
                         static_cast<int>((c.depth - 0.06F) / 0.066F), {0, -0.066F, 0}));
    }
    // The back lies on the bars: its slope is theirs.
    const glm::vec3 knee{x, -f + 0.07F, z - 0.02F};
    const float slope = glm::degrees(std::atan2(knee.y - head.y, head.z - knee.z));
    const auto lean = [&](Surface one) {
        return turned_about(std::move(one), {0, knee.y, knee.z}, Axis::kX, slope);
    };
    const float reach = std::hypot(knee.y - head.y, head.z - knee.z) + knee.z;
    const float tall = 0.36F * c.back_height / static_cast<float>(c.slats);
    for (int i = 0; i < c.slats; ++i) {
        const float up = reach + 0.008F - 1.55F * tall * static_cast<float>(i);
        model.add("back", c.cover,
                  lean(panel(c, {-x, knee.y + 0.006F, up - tall}, {x, knee.y + 0.006F, up}, true)));
    }
}

}  // namespace turntable::procedural
