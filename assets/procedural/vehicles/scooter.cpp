// Motor scooters: a shield before the legs, a flat floor, a body around the engine under the seat.
#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/motorcycle.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

struct Scooter {
    bool classic = true;  ///< round cheeks and a lamp on the bar; else a pointed nose with lamps
    float wheelbase = 0.0F;
    BikeWheel wheel;
    float floor = 0.0F;
    float seat = 0.0F;
    float shield = 0.0F;  ///< half its width
    glm::vec3 front_axle{0.0F}, rear_axle{0.0F};
    glm::vec3 head{0.0F};
    bool two_seats = false;
    bool screen = false;
    bool top_case = false;
    bool rack = false;
    bool spare_wheel = false;
    Look paint, trim, leather_look, pane;
};

Scooter draw(Parameters& p) {
    Scooter s;
    s.classic = p.chance("classic", 0.6);
    s.wheelbase = p.real("wheelbase", 1.18F, 1.36F);
    s.wheel.radius = p.real("wheel_radius", 0.21F, 0.26F);
    s.wheel.tyre = p.real("tyre", 0.045F, 0.058F);
    s.wheel.spokes = p.integer("spokes", 4, 7);
    s.wheel.disc = !s.classic;
    s.wheel.rim = plain("alloy", srgb(0xBDBFC1), 0.3F);
    s.floor = s.wheel.radius + p.real("floor", 0.01F, 0.05F);
    s.seat = p.real("seat_height", 0.74F, 0.80F);
    s.shield = p.real("shield", 0.20F, 0.26F);
    s.front_axle = {0.0F, 0.5F * s.wheelbase, s.wheel.radius};
    s.rear_axle = {0.0F, -0.5F * s.wheelbase, s.wheel.radius};
    const float rake = glm::radians(p.real("rake", 22.0F, 27.0F));
    s.head = s.front_axle + 0.76F * glm::vec3(0.0F, -std::sin(rake), std::cos(rake));
    s.two_seats = p.chance("two_saddles", 0.3) && s.classic;
    s.screen = p.chance("windscreen", 0.25);
    s.top_case = p.chance("top_case", 0.3);
    s.rack = !s.top_case && p.chance("rack", 0.4);
    s.spare_wheel = s.classic && !s.top_case && !s.rack && p.chance("spare_wheel", 0.4);
    s.pane = glass(p, "screen", 0.4F);
    s.paint = vehicle_paint(p, "paint");
    s.trim = s.classic ? chrome() : black_plastic();
    s.leather_look = p.chance("brown_seat", 0.35) ? plain("brown leather", srgb(0x6A4228), 0.6F)
                                                  : plain("black leather", srgb(0x202022), 0.6F);
    return s;
}

void add_front(const Scooter& s, ModelBuilder& model) {
    const float base = s.head.y - 0.02F;  // where the shield meets the steering column
    // The shield: curved across, leaning with the column, its foot turning into the floor.
    model.add("shield", s.paint,
              with_crease(sheet(
                              [&](float u, float v) {
                                  const float across = 2.0F * u - 1.0F;
                                  const float z = glm::mix(s.floor - 0.02F, s.head.z - 0.10F, v);
                                  const float wide = s.shield * (1.0F - 0.45F * std::pow(v, 4.0F)) *
                                                     (0.88F + 0.12F * std::min(4.0F * v, 1.0F));
                                  const float lean = glm::mix(0.17F, 0.05F, v);
                                  return glm::vec3(-wide * across,
                                                   base + lean - 0.10F * across * across, z);
                              },
                              0.025F, 12, 14),
                          50.0F));
    const std::array column{PodSection{base + 0.02F, 0.06F, s.floor + 0.25F, s.head.z - 0.06F},
                            PodSection{base + 0.10F, 0.085F, s.floor + 0.16F, s.head.z - 0.09F},
                            PodSection{base + 0.17F, 0.05F, s.floor + 0.20F, s.head.z - 0.2F}};
    model.add("shield", s.paint, pod(column, 2.4F));
    // Mudguard: a teardrop around the upper half of the wheel.
    const float r = s.wheel.radius;
    model.add("mudguard", s.paint,
              mudguard({r, 1.35F * s.wheel.tyre, 5, false, {}}, s.front_axle, 0.04F, 5.0F, 185.0F));
    const float x = s.wheel.tyre + 0.035F;
    model.add("fork", chrome(),
              mirrored_pair(rod(s.front_axle + glm::vec3(x, 0, 0),
                                glm::mix(s.front_axle, s.head, 0.42F) + glm::vec3(0.6F * x, 0, 0),
                                0.02F, 10)));
    model.add("fork", chrome(), rod(glm::mix(s.front_axle, s.head, 0.34F), s.head, 0.03F, 12));
    model.add("fork", chrome(),
              rod(s.front_axle - glm::vec3(x + 0.02F, 0, 0),
                  s.front_axle + glm::vec3(x + 0.02F, 0, 0), 0.016F, 8));
    const glm::vec3 clamp = s.head + glm::vec3(0.0F, 0.0F, 0.02F);
    add_handlebar(model, {clamp, 0.35F, 0.06F, 0.10F, true});
    const std::array cover{PodSection{clamp.y - 0.09F, 0.10F, clamp.z - 0.03F, clamp.z + 0.08F},
                           PodSection{clamp.y, 0.13F, clamp.z - 0.09F, clamp.z + 0.10F},
                           PodSection{clamp.y + 0.08F, 0.09F, clamp.z - 0.08F, clamp.z + 0.08F}};
    model.add("handlebar", s.paint, pod(cover, 2.5F));
    if (s.classic) {
        add_bike_headlight(model, s.trim, clamp + glm::vec3(0.0F, 0.08F, 0.005F), 0.072F);
    } else {
        const std::array nose{PodSection{base + 0.06F, 0.17F, s.floor + 0.22F, s.head.z - 0.10F},
                              PodSection{base + 0.16F, 0.13F, s.floor + 0.24F, s.head.z - 0.18F},
                              PodSection{base + 0.26F, 0.04F, s.floor + 0.30F, s.floor + 0.38F}};
        model.add("shield", s.paint, pod(nose, 2.6F));
        model.add(
            "headlight", headlight_look(),
            mirrored_pair(moved(
                turned(superellipsoid({0.055F, 0.03F, 0.035F}, 0.8F, 0.9F, 8, 14), Axis::kX, 20.0F),
                {0.075F, base + 0.185F, s.floor + 0.40F})));
    }
    model.add("indicator", indicator_look(),
              mirrored_pair(moved(superellipsoid({0.03F, 0.03F, 0.02F}, 1.0F, 1.0F, 8, 12),
                                  {0.75F * s.shield, base + 0.03F, s.head.z - 0.26F})));
    if (s.screen) {
        model.add("windscreen", s.pane,
                  sheet(
                      [&](float u, float v) {
                          const float across = 2.0F * u - 1.0F;
                          return clamp + glm::vec3(-(0.20F - 0.04F * v) * across,
                                                   0.10F - 0.09F * across * across - 0.14F * v,
                                                   0.05F + 0.36F * v);
                      },
                      0.006F, 10, 6));
    }
}

void add_body(const Scooter& s, ModelBuilder& model) {
    const float front = s.head.y + 0.12F;
    const float middle = -0.08F * s.wheelbase;
    const float rear = s.rear_axle.y - s.wheel.radius - 0.02F;
    const float top = s.seat - 0.08F;
    model.add(
        "floor", s.paint,
        box_between({-0.19F, middle - 0.06F, s.floor - 0.05F}, {0.19F, front, s.floor}, 0.02F));
    for (int i = -2; i <= 2; ++i) {
        const float x = 0.065F * static_cast<float>(i);
        model.add("floor", rubber(),
                  box_between({x - 0.014F, middle, s.floor - 0.01F},
                              {x + 0.014F, front - 0.09F, s.floor + 0.008F}, 0.004F));
    }
    const float low = s.wheel.radius * 1.25F;
    const std::array body{PodSection{rear - 0.03F, 0.05F, top - 0.16F, top - 0.06F},
                          PodSection{rear + 0.06F, 0.13F, low + 0.10F, top - 0.01F},
                          PodSection{s.rear_axle.y + 0.05F, 0.16F, low + 0.02F, top},
                          PodSection{middle - 0.12F, 0.15F, s.floor - 0.06F, top},
                          PodSection{middle - 0.02F, 0.11F, s.floor - 0.05F, top - 0.04F}};
    model.add("body", s.paint, pod(body, 3.0F));
    if (s.classic) {  // cheeks
        model.add("body", s.paint,
                  mirrored_pair(moved(superellipsoid({0.10F, 0.30F, 0.17F}, 1.0F, 1.0F, 12, 24),
                                      {0.15F, s.rear_axle.y + 0.04F, low + 0.16F})));
    } else {
        model.add("body", gap_look(),
                  mirrored_pair(moved(turned(box({0.33F, 0.30F, 0.03F}, 0.012F), Axis::kX, -12.0F),
                                      {0.0F, s.rear_axle.y + 0.12F, low + 0.18F})));
    }
    model.add("taillight", taillight_look(),
              moved(superellipsoid({0.06F, 0.035F, 0.035F}, 0.7F, 0.8F, 8, 16),
                    {0.0F, rear - 0.01F, top - 0.09F}));
    model.add("plate", white_plastic(),
              moved(turned(box({0.19F, 0.01F, 0.14F}, 0.003F), Axis::kX, -15.0F),
                    {0.0F, rear + 0.0F, top - 0.27F}));
    model.add("mudguard", black_plastic(), mudguard(s.wheel, s.rear_axle, 0.04F, 60.0F, 175.0F));
    // Engine and exhaust beside the rear wheel.
    model.add("engine", black_plastic(),
              moved(box({0.10F, 0.42F, 0.16F}, 0.04F, 4),
                    {-0.11F, s.rear_axle.y + 0.14F, s.rear_axle.z + 0.02F}));
    model.add(
        "engine", black_plastic(),
        rod(s.rear_axle - glm::vec3(0.13F, 0, 0), s.rear_axle + glm::vec3(0.10F, 0, 0), 0.02F, 10));
    model.add("exhaust", s.trim,
              rod({0.125F, s.rear_axle.y + 0.24F, s.rear_axle.z + 0.02F},
                  {0.14F, s.rear_axle.y - 0.14F, s.rear_axle.z + 0.07F}, 0.05F, 16));
    model.add("exhaust", black_plastic(),
              rod({0.0F, middle - 0.1F, s.floor - 0.02F},
                  {0.125F, s.rear_axle.y + 0.22F, s.rear_axle.z + 0.02F}, 0.018F, 8));
}

void add_seat(const Scooter& s, ModelBuilder& model) {
    const float front = -0.05F * s.wheelbase;
    const float rear = s.rear_axle.y - 0.12F;
    const float z = s.seat;
    const auto saddle = [&](float from, float to, float lift) {
        const std::array sections{
            PodSection{from, 0.07F, z + lift - 0.06F, z + lift},
            PodSection{glm::mix(from, to, 0.15F), 0.13F, z + lift - 0.10F, z + lift + 0.03F},
            PodSection{glm::mix(from, to, 0.6F), 0.14F, z + lift - 0.11F, z + lift + 0.01F},
            PodSection{glm::mix(from, to, 0.9F), 0.10F, z + lift - 0.10F, z + lift},
            PodSection{to, 0.05F, z + lift - 0.08F, z + lift - 0.03F}};
        model.add("seat", s.leather_look, pod(sections, 3.0F));
    };
    if (s.two_seats) {
        const float split = glm::mix(rear, front, 0.48F);
        saddle(split + 0.01F, front, 0.0F);
        saddle(rear, split - 0.01F, 0.02F);
    } else {
        saddle(rear, front, 0.01F);
    }
    const float end = rear - 0.06F;
    if (s.rack || s.top_case) {
        for (const float x : {-0.09F, 0.0F, 0.09F}) {
            model.add("rack", s.trim,
                      rod({x, rear + 0.05F, z - 0.04F}, {x, end - 0.20F, z - 0.01F}, 0.010F, 8));
        }
        model.add(
            "rack", s.trim,
            rod({-0.10F, end - 0.19F, z - 0.01F}, {0.10F, end - 0.19F, z - 0.01F}, 0.010F, 8));
    }
    if (s.top_case) {
        model.add("case", s.paint,
                  moved(box({0.38F, 0.32F, 0.27F}, 0.07F, 4), {0.0F, end - 0.07F, z + 0.125F}));
        model.add("case", taillight_look(),
                  moved(box({0.28F, 0.02F, 0.04F}, 0.008F), {0.0F, end - 0.232F, z + 0.10F}));
    }
    if (s.spare_wheel) {
        model.add("spare wheel", rubber(),
                  moved(turned(torus(0.155F, 0.05F, 28, 10), Axis::kX, 80.0F),
                        {0.0F, end - 0.02F, z - 0.02F}));
        model.add("spare wheel", s.wheel.rim,
                  moved(turned(cylinder(0.12F, -0.02F, 0.02F, 20), Axis::kX, 80.0F),
                        {0.0F, end - 0.02F, z - 0.02F}));
    }
}

}  // namespace

void build_scooter(Parameters& parameters, ModelBuilder& model) {
    const Scooter scooter = draw(parameters);
    add_bike_wheel(model, scooter.wheel, scooter.front_axle);
    add_bike_wheel(model, scooter.wheel, scooter.rear_axle);
    add_front(scooter, model);
    add_body(scooter, model);
    add_seat(scooter, model);
}

}  // namespace turntable::procedural
