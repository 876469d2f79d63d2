// Veteran cars: an upright radiator, a narrow bonnet, wings that stand apart over wire wheels,
// running boards, a boxy cabin or a folding top.
#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/car.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

enum class Top { kClosed, kFolded, kCanopy };

struct Veteran {
    float length = 0.0F;
    float half_width = 0.0F;  ///< outside of the wings
    float wheel_radius = 0.0F;
    float wheel_width = 0.0F;
    float front_axle = 0.0F;
    float rear_axle = 0.0F;
    float sill = 0.0F;  ///< height of the frame
    float belt = 0.0F;
    float roof = 0.0F;
    float bonnet = 0.0F;  ///< y of its rear end
    float body_rear = 0.0F;
    Top top = Top::kClosed;
    int spokes = 12;
    bool rumble_tail = false;
    Look paint, wings, leather_look, metal, rim;
};

Veteran draw(Parameters& p) {
    Veteran v;
    v.top = p.choice<Top>("top", {"closed", "folded", "canopy"}, {3, 1.2, 1});
    v.length = p.real("length", 3.4F, 4.6F);
    v.half_width = 0.5F * p.real("width", 1.55F, 1.75F);
    v.wheel_radius = p.real("wheel_radius", 0.34F, 0.41F);
    v.wheel_width = p.real("wheel_width", 0.10F, 0.16F);
    v.front_axle = 0.5F * v.length - 1.25F * v.wheel_radius;
    v.rear_axle = -0.5F * v.length + p.real("rear_overhang", 1.4F, 1.9F) * v.wheel_radius;
    v.sill = v.wheel_radius * 1.1F;
    v.belt = v.sill + p.real("body_height", 0.62F, 0.74F);
    v.roof = v.belt + p.real("cabin_height", 0.50F, 0.64F);
    v.bonnet = v.front_axle - v.length * p.real("bonnet", 0.24F, 0.32F);
    v.body_rear = v.rear_axle - p.real("tail", 0.35F, 0.6F);
    v.spokes = p.integer("spokes", 8, 14);
    v.rumble_tail = p.chance("sloping_tail", 0.5);
    v.paint = vehicle_paint(p, "paint");
    v.wings = p.chance("black_wings", 0.6) ? black_plastic() : v.paint;
    v.leather_look = leather(p, "seats");
    v.metal = p.chance("brass", 0.4) ? plain("brass", srgb(0xC9A552), 0.25F) : chrome();
    v.rim = p.chance("wooden_wheels", 0.3) ? plain("wood", srgb(0xA9743F), 0.5F)
                                           : plain("wheel paint", srgb(0xD8D2C0), 0.4F);
    return v;
}

/// A mudguard: a curved plate along an arc about the wheel, from the ground ahead to behind it.
Surface wing(const Veteran& v, float axle, bool front) {
    const float r = v.wheel_radius + 0.09F;
    const float from = front ? 20.0F : 0.0F;  // degrees from +Y
    const float to = front ? 180.0F : 200.0F;
    const float inner = v.half_width - v.wheel_width - 0.16F;
    return with_crease(
        sheet(
            [&](float s, float t) {
                const float a = glm::radians(glm::mix(from, to, t));
                const float across = 2.0F * s - 1.0F;
                // The middle is domed; the tail of the front wing sweeps down to the board.
                const float reach = r + 0.05F * (1.0F - across * across) +
                                    (front ? 0.35F * std::max(t - 0.62F, 0.0F) : 0.0F);
                return glm::vec3(glm::mix(v.half_width, inner, s), axle + reach * std::cos(a),
                                 v.wheel_radius + reach * std::sin(a));
            },
            0.02F, 8, 20),
        50.0F);
}

void add_chassis(const Veteran& v, ModelBuilder& model) {
    const float board = v.sill - 0.10F;
    const float inner = v.half_width - v.wheel_width - 0.16F;
    const float front = v.front_axle - v.wheel_radius - 0.02F;
    const float rear = v.rear_axle + v.wheel_radius + 0.02F;
    for (const bool at_front : {true, false}) {
        const float axle = at_front ? v.front_axle : v.rear_axle;
        model.add("wing", v.wings, mirrored_pair(wing(v, axle, at_front)));
        model.add("axle", black_plastic(),
                  rod({-inner, axle, v.wheel_radius}, {inner, axle, v.wheel_radius}, 0.035F));
        add_road_wheels(model, {v.wheel_radius, v.wheel_width, 0.2F, v.spokes, v.rim},
                        {v.half_width - 0.06F - 0.5F * v.wheel_width, axle, v.wheel_radius});
    }
    model.add("running board", v.wings,
              mirrored_pair(box_between({inner - 0.12F, rear - 0.06F, board - 0.02F},
                                        {v.half_width, front + 0.06F, board + 0.02F}, 0.01F)));
    model.add("frame", black_plastic(),
              box_between({-0.42F, v.body_rear + 0.05F, v.wheel_radius - 0.03F},
                          {0.42F, v.front_axle + 0.12F, v.sill + 0.04F}, 0.02F));
    const float y = v.front_axle + v.wheel_radius + 0.14F;
    for (const float end : {y, v.body_rear - 0.12F}) {
        const float sign = end > 0.0F ? 1.0F : -1.0F;
        model.add("bumper", v.metal,
                  box_between({-0.9F * v.half_width, end - 0.02F, v.wheel_radius - 0.02F},
                              {0.9F * v.half_width, end + 0.02F, v.wheel_radius + 0.05F}, 0.012F));
        const float root = sign > 0.0F ? v.front_axle + 0.05F : v.body_rear + 0.1F;
        model.add("bumper", v.metal,
                  mirrored_pair(rod({0.35F, root, v.wheel_radius + 0.015F},
                                    {0.35F, end, v.wheel_radius + 0.015F}, 0.02F, 8)));
    }
}

void add_bonnet(const Veteran& v, ModelBuilder& model) {
    const float front = v.front_axle + 0.10F;
    const float top = v.belt - 0.02F;
    const auto section = [&](float y, float half, float height) {
        return Section{y, moved(rounded(Outline{{-half, v.sill - height * 0.0F},
                                                {half, v.sill},
                                                {half, v.sill + 0.78F * height},
                                                {0.25F * half, v.sill + height},
                                                {-0.25F * half, v.sill + height},
                                                {-half, v.sill + 0.78F * height}},
                                        0.08F, 3),
                                {0.0F, 0.0F})};
    };
    const std::array sections{section(v.bonnet - 0.02F, 0.52F, top - v.sill),
                              section(front, 0.33F, 0.94F * (top - v.sill))};
    model.add("bonnet", v.paint, loft(sections, Axis::kY));
    // Louvres on both sides.
    const float step = (front - v.bonnet) / 12.0F;
    for (int i = 2; i < 10; ++i) {
        const float y = v.bonnet + step * static_cast<float>(i);
        const float half = glm::mix(0.52F, 0.33F, (y - v.bonnet) / (front - v.bonnet));
        model.add("bonnet", gap_look(),
                  mirrored_pair(box_between({half - 0.02F, y, v.sill + 0.14F},
                                            {half + 0.006F, y + 0.25F * step, v.sill + 0.40F})));
    }
    // Radiator: a shell of bright metal about a dark core, a cap on top.
    const float height = 0.98F * (top - v.sill) + 0.06F;
    const Outline shell = rounded(Outline{{-0.35F, 0.0F},
                                          {0.35F, 0.0F},
                                          {0.37F, 0.8F * height},
                                          {0.0F, height + 0.05F},
                                          {-0.37F, 0.8F * height}},
                                  0.09F, 4);
    model.add("radiator", v.metal,
              moved(upright(shell, 0.12F, 0.02F), {0.0F, front + 0.03F, v.sill - 0.06F}));
    model.add("radiator", gap_look(),
              moved(upright(grown(shell, -0.06F), 0.14F), {0.0F, front + 0.03F, v.sill - 0.06F}));
    for (int i = -3; i <= 3; ++i) {
        const float x = 0.075F * static_cast<float>(i);
        model.add("radiator", v.metal,
                  rod({x, front + 0.1F, v.sill + 0.02F},
                      {x, front + 0.1F, v.sill + 0.78F * height - 0.07F}, 0.006F, 6));
    }
    model.add("radiator", v.metal,
              moved(rounded_cylinder(0.04F, 0.0F, 0.09F, 0.015F, 16),
                    {0.0F, front + 0.03F, v.sill - 0.06F + height}));
    // Head lamps: bowls on a bar.
    const float z = v.sill + 0.55F * height;
    const float y = front + 0.02F;
    const Surface bowl = turned(
        lathe({{0.0F, -0.17F}, {0.07F, -0.14F}, {0.12F, -0.05F}, {0.13F, 0.0F}, {0.0F, 0.0F}}, 24),
        Axis::kX, -90.0F);
    model.add("headlight", v.metal, mirrored_pair(moved(bowl, {0.52F, y + 0.10F, z})));
    model.add("headlight", headlight_look(),
              mirrored_pair(moved(superellipsoid({0.115F, 0.03F, 0.115F}, 1, 1, 8, 20),
                                  {0.52F, y + 0.10F, z})));
    model.add("headlight", v.metal, rod({-0.52F, y, z - 0.05F}, {0.52F, y, z - 0.05F}, 0.018F, 8));
}

void add_tub(const Veteran& v, ModelBuilder& model) {
    const float half = 0.60F;
    const float rear = v.body_rear;
    Outline side{{rear + 0.06F, v.sill},
                 {v.bonnet, v.sill},
                 {v.bonnet, v.belt},
                 {rear + (v.rumble_tail ? 0.45F : 0.0F), v.belt},
                 {rear - 0.02F, v.sill + 0.3F}};
    model.add("body", v.paint, sideways(rounded(side, 0.06F, 3), 2.0F * half, 0.03F));
    const float door = glm::mix(rear, v.bonnet, 0.52F);
    for (const float y : {door, v.bonnet - 0.12F}) {
        model.add("door", gap_look(),
                  mirrored_pair(box_between({half - 0.02F, y - 0.007F, v.sill + 0.06F},
                                            {half + 0.004F, y + 0.007F, v.belt - 0.04F})));
    }
    model.add("handle", v.metal,
              mirrored_pair(moved(box({0.05F, 0.14F, 0.025F}, 0.01F),
                                  {half + 0.015F, door + 0.14F, v.belt - 0.12F})));
    model.add("taillight", taillight_look(),
              mirrored_pair(moved(ball(0.05F, 8, 14), {0.45F, rear + 0.02F, v.sill + 0.30F})));
    // The spare wheel behind.
    model.add("spare wheel", rubber(),
              moved(turned(torus(v.wheel_radius - 0.06F, 0.06F, 28, 10), Axis::kX, 90.0F),
                    {0.0F, rear - 0.07F, v.sill + 0.36F}));
    model.add("spare wheel", v.rim,
              moved(turned(cylinder(v.wheel_radius - 0.10F, -0.1F, 0.03F, 24), Axis::kX, 90.0F),
                    {0.0F, rear - 0.05F, v.sill + 0.36F}));
}

void add_closed_top(const Veteran& v, ModelBuilder& model) {
    const float rear = v.body_rear + (v.rumble_tail ? 0.55F : 0.05F);
    const float front = v.bonnet - 0.02F;
    const float low = v.belt - 0.04F;
    const float half = 0.585F;
    model.add("cabin", v.paint, box_between({-half, rear, low}, {half, front, v.roof}, 0.05F, 4));
    model.add("roof", v.leather_look,
              moved(cushion({2.0F * half + 0.06F, front - rear + 0.10F, 0.10F}, 0.04F, 0.03F),
                    {0.0F, 0.5F * (front + rear) + 0.03F, v.roof + 0.01F}));
    const float bottom = v.belt + 0.05F;
    const float top = v.roof - 0.08F;
    const int panes = front - rear > 1.5F ? 3 : 2;
    const float pitch = (front - rear - 0.1F) / static_cast<float>(panes);
    for (int i = 0; i < panes; ++i) {
        const float y = rear + 0.05F + pitch * static_cast<float>(i);
        model.add("window", window_glass(),
                  mirrored_pair(box_between({half - 0.02F, y + 0.04F, bottom},
                                            {half + 0.006F, y + pitch - 0.04F, top}, 0.004F)));
    }
    model.add("windscreen", window_glass(),
              box_between({-half + 0.07F, front - 0.02F, bottom},
                          {half - 0.07F, front + 0.008F, top}, 0.004F));
    model.add(
        "window", window_glass(),
        box_between({-0.32F, rear - 0.008F, bottom + 0.06F}, {0.32F, rear + 0.02F, top}, 0.004F));
}

void add_open_top(const Veteran& v, ModelBuilder& model) {
    const float front = v.bonnet - 0.05F;
    const float rear = v.body_rear + (v.rumble_tail ? 0.5F : 0.12F);
    model.add("cockpit", gap_look(),
              box_between({-0.52F, rear, v.belt - 0.05F}, {0.52F, front - 0.06F, v.belt + 0.006F}));
    const int rows = front - rear > 1.6F ? 2 : 1;
    for (int i = 0; i < rows; ++i) {
        const float y =
            glm::mix(rear, front, rows == 1 ? 0.42F : 0.25F + 0.42F * static_cast<float>(i));
        for (const Surface& s : bucket_seat({0.0F, y, v.belt - 0.24F}, 0.5F, 0.58F)) {
            model.add("seat", v.leather_look, scaled(s, {2.0F, 1.0F, 1.0F}));
        }
    }
    model.add("steering wheel", black_plastic(),
              steering_wheel({0.28F, front - 0.35F, v.belt + 0.12F}, 0.20F, 55.0F));
    model.add("steering wheel", black_plastic(),
              rod({0.28F, front - 0.35F, v.belt + 0.12F}, {0.28F, front - 0.05F, v.belt - 0.1F},
                  0.02F, 8));
    const float top = v.belt + 0.8F * (v.roof - v.belt);
    model.add("windscreen", window_glass(),
              box_between({-0.5F, front - 0.012F, v.belt - 0.03F}, {0.5F, front + 0.012F, top}));
    model.add("windscreen", v.metal,
              tube({{-0.52F, front, v.belt - 0.03F},
                    {-0.52F, front, top},
                    {0.52F, front, top},
                    {0.52F, front, v.belt - 0.03F}},
                   0.02F, 8));
    if (v.top == Top::kFolded) {
        for (int i = 0; i < 3; ++i) {
            model.add("soft top", v.leather_look,
                      moved(cushion({1.16F, 0.3F, 0.10F}, 0.04F, 0.01F),
                            {0.0F, rear + 0.1F, v.belt + 0.05F + 0.08F * static_cast<float>(i)}));
        }
        return;
    }
    model.add("roof", v.leather_look,
              moved(cushion({1.26F, front - rear + 0.2F, 0.07F}, 0.03F, 0.05F),
                    {0.0F, 0.5F * (front + rear), v.roof}));
    for (const float y : {rear + 0.03F, front}) {
        model.add("post", v.metal,
                  mirrored_pair(rod({0.55F, y, v.belt - 0.05F}, {0.55F, y, v.roof}, 0.018F, 8)));
    }
}

}  // namespace

void build_veteran_car(Parameters& parameters, ModelBuilder& model) {
    const Veteran car = draw(parameters);
    add_chassis(car, model);
    add_bonnet(car, model);
    add_tub(car, model);
    if (car.top == Top::kClosed) {
        add_closed_top(car, model);
    } else {
        add_open_top(car, model);
    }
}

}  // namespace turntable::procedural
