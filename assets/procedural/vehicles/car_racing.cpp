// Racing cars: a narrow body between wheels that stand free, wings at both ends, or none as of the
// 1950s.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/car.h"
#include "assets/procedural/vehicles/motorcycle.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

struct Racer {
    bool winged = true;
    float length = 0.0F;
    float track = 0.0F;   ///< half, to the wheels' middles
    float radius = 0.0F;  ///< of the rear wheels
    float front_radius = 0.0F;
    float rear_width = 0.0F, front_width = 0.0F;
    float front_axle = 0.0F, rear_axle = 0.0F;
    float body = 0.0F;  ///< half width of the cockpit
    float top = 0.0F;   ///< height of the cockpit's edge
    float airbox = 0.0F;
    int flaps = 2;
    bool halo = false;
    Look paint, second, rim, helmet;
};

Racer draw(Parameters& p) {
    Racer r;
    r.winged = p.chance("wings", 0.75);
    r.length = p.real("length", r.winged ? 4.4F : 3.8F, r.winged ? 5.3F : 4.3F);
    r.track = 0.5F * p.real("track", r.winged ? 1.45F : 1.25F, r.winged ? 1.65F : 1.4F);
    r.radius = p.real("rear_wheel", 0.31F, 0.36F);
    r.front_radius = r.radius * p.real("front_wheel_ratio", 0.88F, 1.0F);
    r.rear_width = r.winged ? p.real("rear_tyre", 0.34F, 0.42F) : p.real("rear_tyre", 0.16F, 0.20F);
    r.front_width = r.winged ? 0.8F * r.rear_width : 0.85F * r.rear_width;
    r.front_axle = 0.5F * r.length - (r.winged ? 1.05F : 0.65F);
    r.rear_axle = -0.5F * r.length + (r.winged ? 0.75F : 0.75F);
    r.body = p.real("cockpit", 0.30F, 0.36F);
    r.top = p.real("body_height", 0.58F, 0.68F) + (r.winged ? 0.0F : 0.12F);
    r.airbox = p.real("airbox", 0.26F, 0.38F);
    r.flaps = p.integer("flaps", 1, 3);
    r.halo = p.chance("halo", 0.5) && r.winged;
    r.paint = vehicle_paint(p, "paint");
    r.second = vehicle_paint(p, "second");
    r.rim = plain("alloy", srgb(p.chance("dark_wheels", 0.5) ? 0x35373A : 0xC6C9CC), 0.3F);
    r.helmet = painted_metal(p, "helmet");
    return r;
}

void add_body(const Racer& r, ModelBuilder& model) {
    const float f = 0.5F * r.length;
    const float low = r.winged ? 0.10F : 0.18F;
    const float nose_z = r.winged ? 0.24F : 0.42F;
    const std::array tub{
        PodSection{-f + 0.12F, 0.10F, 0.22F, 0.42F},
        PodSection{r.rear_axle, 0.22F, low + 0.02F, r.top - 0.04F},
        PodSection{-0.35F, r.body, low, r.top + 0.02F},
        PodSection{0.35F, r.body, low, r.top},
        PodSection{r.front_axle - 0.1F, 0.75F * r.body, low + 0.06F, r.top - 0.10F},
        PodSection{f - 0.25F, (r.winged ? 0.45F : 0.7F) * r.body, nose_z - 0.10F, nose_z + 0.14F},
        PodSection{f, (r.winged ? 0.25F : 0.5F) * r.body, nose_z - 0.06F, nose_z + 0.06F}};
    model.add("body", r.paint, pod(tub, 2.8F));
    // Cockpit, seat, the driver's helmet behind the wheel.
    model.add("cockpit", gap_look(),
              moved(superellipsoid({0.72F * r.body, 0.42F, 0.10F}, 1.0F, 0.8F, 8, 24),
                    {0.0F, 0.12F, r.top - 0.06F}));
    model.add("helmet", r.helmet, moved(ball(0.135F, 12, 20), {0.0F, -0.06F, r.top + 0.06F}));
    model.add("helmet", window_glass(),
              moved(superellipsoid({0.115F, 0.06F, 0.045F}, 1.0F, 1.0F, 8, 16),
                    {0.0F, 0.045F, r.top + 0.08F}));
    model.add("steering wheel", black_plastic(),
              steering_wheel({0.0F, 0.32F, r.top}, 0.14F, 70.0F));
    if (r.winged) {
        const std::array pods{PodSection{r.rear_axle + 0.30F, 0.18F, low, 0.38F},
                              PodSection{-0.55F, 0.24F, low - 0.01F, 0.50F},
                              PodSection{0.15F, 0.25F, low - 0.01F, 0.54F},
                              PodSection{0.30F, 0.22F, low + 0.04F, 0.50F}};
        const Surface side = moved(pod(pods, 4.0F), {r.body + 0.12F, 0.0F, 0.0F});
        model.add("sidepod", r.paint, mirrored_pair(side));
        model.add("sidepod", gap_look(),
                  mirrored_pair(box_between({r.body + 0.0F, 0.20F, low + 0.10F},
                                            {r.body + 0.28F, 0.31F, 0.44F}, 0.03F)));
        const std::array box{
            PodSection{r.rear_axle - 0.1F, 0.03F, r.top - 0.15F, r.top - 0.05F},
            PodSection{r.rear_axle + 0.45F, 0.09F, r.top - 0.12F, r.top + 0.55F * r.airbox},
            PodSection{-0.32F, 0.13F, r.top - 0.05F, r.top + r.airbox},
            PodSection{-0.24F, 0.11F, r.top + 0.02F, r.top + r.airbox - 0.02F}};
        model.add("airbox", r.second, pod(box, 2.4F));
        model.add("airbox", gap_look(),
                  moved(superellipsoid({0.075F, 0.05F, 0.07F}, 1.0F, 1.0F, 8, 16),
                        {0.0F, -0.23F, r.top + 0.72F * r.airbox}));
    } else {
        model.add(
            "body", r.paint,
            moved(superellipsoid({0.17F, 0.45F, 0.22F}, 1.0F, 1.0F, 10, 20), {0.0F, -0.5F, r.top}));
        model.add("windscreen", window_glass(),
                  moved(turned(superellipsoid({0.7F * r.body, 0.03F, 0.16F}, 1.0F, 0.8F, 10, 20),
                               Axis::kX, 30.0F),
                        {0.0F, 0.52F, r.top + 0.02F}));
        model.add("grille", gap_look(),
                  moved(superellipsoid({0.40F * r.body, 0.03F, 0.045F}, 1.0F, 1.0F, 8, 20),
                        {0.0F, f - 0.005F, nose_z}));
        model.add("exhaust", chrome(),
                  tube({{0.75F * r.body, 0.45F, 0.42F},
                        {r.body + 0.08F, 0.3F, 0.40F},
                        {r.body + 0.08F, -f + 0.3F, 0.36F}},
                       0.045F, 12));
        model.add("stripe", r.second,
                  moved(turned(cylinder(0.2F, 0.0F, r.body + 0.012F, 24), Axis::kY, 90.0F),
                        {0.0F, -0.3F, 0.46F}));
        model.add("stripe", r.second,
                  moved(turned(cylinder(0.2F, 0.0F, r.body + 0.012F, 24), Axis::kY, -90.0F),
                        {0.0F, -0.3F, 0.46F}));
    }
    if (r.halo) {
        Path hoop;
        for (int i = 0; i <= 12; ++i) {
            const float a = 3.14159F * static_cast<float>(i) / 12.0F;
            hoop.emplace_back(0.9F * r.body * std::cos(a), -0.25F + 0.72F * std::sin(a),
                              r.top + 0.22F - 0.04F * std::sin(a));
        }
        model.add("halo", black_plastic(), tube(hoop, 0.03F, 8));
        model.add("halo", black_plastic(),
                  rod({0.0F, 0.47F, r.top + 0.18F}, {0.0F, 0.62F, r.top - 0.10F}, 0.025F, 8));
        for (const float side : {-0.9F, 0.9F}) {
            model.add("halo", black_plastic(),
                      rod({side * r.body, -0.25F, r.top + 0.22F},
                          {0.6F * side * r.body, -0.32F, r.top - 0.05F}, 0.03F, 8));
        }
    }
}

void add_wings(const Racer& r, ModelBuilder& model) {
    const float f = 0.5F * r.length;
    const float span = r.track + 0.5F * r.front_width - 0.02F;
    for (int i = 0; i < r.flaps; ++i) {
        const float step = static_cast<float>(i);
        model.add("front wing", i == 0 ? r.paint : r.second,
                  moved(turned(box({2.0F * span, 0.26F - 0.05F * step, 0.025F}, 0.01F), Axis::kX,
                               -4.0F - 9.0F * step),
                        {0.0F, f - 0.08F - 0.15F * step, 0.13F + 0.05F * step}));
    }
    model.add("front wing", r.second,
              mirrored_pair(box_between({span - 0.015F, f - 0.50F, 0.06F},
                                        {span + 0.015F, f + 0.06F, 0.30F}, 0.01F)));
    for (const float x : {-0.07F, 0.07F}) {
        model.add("front wing", r.paint,
                  box_between({x - 0.012F, f - 0.20F, 0.11F}, {x + 0.012F, f - 0.05F, 0.28F}));
    }
    const float rear = -f + 0.18F;
    const float wide = r.track - 0.30F;
    const float high = 0.90F;
    for (int i = 0; i < 2; ++i) {
        model.add(
            "rear wing", i == 0 ? r.second : r.paint,
            moved(turned(box({2.0F * wide, 0.30F - 0.12F * static_cast<float>(i), 0.03F}, 0.012F),
                         Axis::kX, -10.0F - 16.0F * static_cast<float>(i)),
                  {0.0F, rear - 0.16F * static_cast<float>(i),
                   high + 0.06F * static_cast<float>(i)}));
    }
    model.add("rear wing", r.paint,
              mirrored_pair(box_between({wide - 0.015F, rear - 0.32F, 0.40F},
                                        {wide + 0.015F, rear + 0.20F, high + 0.14F}, 0.01F)));
    model.add("rear wing", black_plastic(),
              moved(box({2.0F * wide, 0.14F, 0.03F}, 0.012F), {0.0F, rear - 0.05F, 0.46F}));
    model.add("rear wing", black_plastic(),
              mirrored_pair(
                  box_between({0.09F, rear - 0.08F, 0.30F}, {0.115F, rear + 0.08F, high}, 0.004F)));
    model.add("rear wing", black_plastic(),
              box_between({-0.12F, rear - 0.1F, 0.30F}, {0.12F, rear + 0.30F, 0.42F}, 0.02F));
    model.add("taillight", taillight_look(),
              moved(box({0.08F, 0.04F, 0.12F}, 0.01F), {0.0F, rear - 0.10F, 0.36F}));
}

void add_wheels(const Racer& r, ModelBuilder& model) {
    for (const bool front : {true, false}) {
        const float radius = front ? r.front_radius : r.radius;
        const float axle = front ? r.front_axle : r.rear_axle;
        const RoadWheel wheel{radius, front ? r.front_width : r.rear_width,
                              r.winged ? 0.42F : 0.28F, r.winged ? 6 : 14, r.rim};
        add_road_wheels(model, wheel, {r.track, axle, radius});
        const float inner = front ? 0.35F * r.body : 0.10F;
        const float least = r.winged ? 0.20F : 0.40F;  // within the body
        for (const float z : {-0.10F, 0.10F}) {        // arms of the suspension
            for (const float y : {-0.24F, 0.22F}) {
                model.add("suspension", black_plastic(),
                          mirrored_pair(rod({inner, axle + y, std::max(radius + 0.6F * z, least)},
                                            {r.track - 0.05F, axle, radius + z}, 0.016F, 6)));
            }
        }
        model.add("suspension", black_plastic(),
                  rod({-r.track, axle, radius}, {r.track, axle, radius}, 0.03F, 8));
    }
    if (r.winged) {
        for (const float side : {-1.0F, 1.0F}) {
            const glm::vec3 foot{side * 0.9F * r.body, 0.42F, r.top - 0.10F};
            const glm::vec3 top = foot + glm::vec3(side * 0.22F, 0.02F, 0.12F);
            model.add("mirror", black_plastic(),
                      rod(foot - glm::vec3(side * 0.05F, 0, 0.02F), top, 0.01F, 6));
            model.add("mirror", r.second,
                      moved(superellipsoid({0.08F, 0.03F, 0.035F}, 0.7F, 0.8F, 8, 12), top));
        }
    }
}

}  // namespace

void build_racing_car(Parameters& parameters, ModelBuilder& model) {
    const Racer car = draw(parameters);
    add_body(car, model);
    add_wheels(car, model);
    if (car.winged) {
        add_wings(car, model);
    }
}

}  // namespace turntable::procedural
