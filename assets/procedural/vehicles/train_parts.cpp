// Running gear, couplings, pantographs and track.
#include <array>
#include <cmath>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/train.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

Look steel() {
    return plain("steel", srgb(0x6E6A66), 0.45F);
}

Look underframe() {
    return plain("underframe", srgb(0x2B2A2A), 0.7F);
}

/// One turned shape a wheel: tread, flange and hub.
void add_plain_wheelset(ModelBuilder& model, float y, float radius) {
    const float z = kRailHeight + radius;
    const Surface disc = turned(lathe({{0.0F, -0.07F},
                                       {0.2F * radius, -0.07F},
                                       {0.2F * radius, -0.03F},
                                       {radius, -0.05F},
                                       {radius, 0.05F},
                                       {0.82F * radius, 0.05F},
                                       {0.8F * radius, 0.02F},
                                       {0.25F * radius, 0.02F},
                                       {0.25F * radius, 0.08F},
                                       {0.0F, 0.08F}},
                                      20),
                                Axis::kY, 90.0F);
    const float x = 0.5F * kGauge + 0.05F;
    model.add("wheel", steel(), mirrored_pair(moved(disc, {x, y, z})));
    model.add(
        "wheel", steel(),  // the flange runs inside the rail
        mirrored_pair(moved(turned(cylinder(radius + 0.028F, -0.015F, 0.015F, 20), Axis::kY, 90.0F),
                            {x - 0.06F, y, z})));
    model.add("axle", underframe(), rod({-x, y, z}, {x, y, z}, 0.08F, 8));
}

}  // namespace

void add_wheelset(ModelBuilder& model, const Look& look, float y, float radius, int spokes) {
    const float x = 0.5F * kGauge + 0.05F;
    const float z = kRailHeight + radius;
    const Wheel one = wheel(radius, 0.13F, 0.10F, spokes, 28);
    for (const float side : {-1.0F, 1.0F}) {
        const glm::vec3 centre{side * x, y, z};
        model.add("wheel", steel(), moved(one.tyre, centre));
        model.add("wheel", look, moved(one.rim, centre));
        model.add("wheel", look, moved(one.hub, centre));
        // The flange runs inside the rail.
        model.add("wheel", steel(),
                  moved(turned(cylinder(radius + 0.028F, -0.015F, 0.015F, 28), Axis::kY, 90.0F),
                        {side * (x - 0.075F), y, z}));
    }
    model.add("axle", underframe(), rod({-x, y, z}, {x, y, z}, 0.08F, 10));
}

void add_bogie(ModelBuilder& model, float y, float wheelbase, float wheel_radius) {
    const float z = kRailHeight + wheel_radius;
    const float x = 0.5F * kGauge + 0.20F;
    const float half = 0.5F * wheelbase;
    for (const float at : {y - half, y + half}) {
        add_plain_wheelset(model, at, wheel_radius);
        model.add("bogie", underframe(),
                  mirrored_pair(moved(box({0.16F, 0.34F, 0.34F}, 0.05F), {x, at, z})));
    }
    const Outline beam{{-half - 0.45F, z + 0.06F}, {-half + 0.30F, z + 0.02F},
                       {-0.35F, z - 0.16F},        {0.35F, z - 0.16F},
                       {half - 0.30F, z + 0.02F},  {half + 0.45F, z + 0.06F},
                       {half + 0.45F, z + 0.22F},  {-half - 0.45F, z + 0.22F}};
    model.add("bogie", underframe(), mirrored_pair(moved(sideways(beam, 0.14F), {x, y, 0.0F})));
    model.add("bogie", underframe(),
              moved(box({2.0F * x, 0.5F, 0.24F}, 0.03F), {0.0F, y, z + 0.12F}));
    model.add("bogie", underframe(),  // springs
              mirrored_pair(moved(cylinder(0.13F, 0.0F, 0.34F, 14), {x, y, z + 0.05F})));
}

void add_track(ModelBuilder& model, float rear, float front, bool ballast) {
    const float base = ballast ? 0.10F : 0.0F;
    const float pitch = 0.75F;
    const int sleepers = static_cast<int>((front - rear) / pitch);
    const float first = 0.5F * (front + rear) - 0.5F * pitch * static_cast<float>(sleepers - 1);
    model.add("sleeper", plain("timber", srgb(0x4B3A2C), 0.8F),
              in_row(box_between({-1.25F, first - 0.13F, base},
                                 {1.25F, first + 0.13F, base + 0.12F + (ballast ? 0.0F : 0.05F)}),
                     sleepers, {0.0F, pitch, 0.0F}));
    const float foot = base + (ballast ? 0.11F : 0.16F);
    const float middle = foot + 0.02F;
    const Outline section{{-0.07F, foot},
                          {0.07F, foot},
                          {0.07F, middle},
                          {0.012F, middle + 0.02F},
                          {0.012F, kRailHeight - 0.04F},
                          {0.036F, kRailHeight - 0.03F},
                          {0.036F, kRailHeight},
                          {-0.036F, kRailHeight},
                          {-0.036F, kRailHeight - 0.03F},
                          {-0.012F, kRailHeight - 0.04F},
                          {-0.012F, middle + 0.02F},
                          {-0.07F, middle}};
    const std::array ends{Section{rear, section}, Section{front, section}};
    model.add("rail", steel(),
              mirrored_pair(moved(loft(ends, Axis::kY), {0.5F * kGauge + 0.036F, 0.0F, 0.0F})));
    if (ballast) {
        const Outline bed{
            {-1.9F, 0.0F}, {1.9F, 0.0F}, {1.45F, base + 0.03F}, {-1.45F, base + 0.03F}};
        const std::array sections{Section{rear, bed}, Section{front, bed}};
        model.add("ballast", plain("gravel", srgb(0x8C877E), 0.9F), loft(sections, Axis::kY));
    }
}

void add_buffers(ModelBuilder& model, float y, float sign, float z) {
    const Surface buffer = lathe({{0.0F, -0.1F},
                                  {0.10F, -0.1F},
                                  {0.10F, 0.22F},
                                  {0.075F, 0.22F},
                                  {0.075F, 0.40F},
                                  {0.22F, 0.42F},
                                  {0.21F, 0.46F},
                                  {0.0F, 0.48F}},
                                 20);
    model.add("buffer", underframe(),
              mirrored_pair(moved(turned(buffer, Axis::kX, -90.0F * sign), {0.875F, y, z})));
    model.add("coupling", underframe(),
              rod({0.0F, y - sign * 0.1F, z}, {0.0F, y + sign * 0.32F, z}, 0.05F, 8));
    model.add("coupling", underframe(),
              moved(turned(torus(0.09F, 0.03F, 16, 8), Axis::kY, 90.0F),
                    {0.0F, y + sign * 0.38F, z - 0.05F}));
}

void add_coupler(ModelBuilder& model, float y, float sign, float z) {
    model.add("coupling", underframe(),
              moved(box({0.2F, 0.6F, 0.22F}, 0.04F), {0.0F, y + sign * 0.2F, z}));
    model.add("coupling", underframe(),
              moved(box({0.36F, 0.22F, 0.32F}, 0.07F), {0.0F, y + sign * 0.52F, z}));
}

void add_pantograph(ModelBuilder& model, const glm::vec3& foot, float raised, bool diamond) {
    const Look arm = plain("pantograph", srgb(0x7A2A24), 0.5F);
    const float w = 0.5F;
    model.add("pantograph", arm, moved(box({1.3F, 1.1F, 0.10F}, 0.02F), foot));
    for (const float x : {-0.5F, 0.5F}) {
        for (const float y : {-0.45F, 0.45F}) {
            model.add("pantograph", white_plastic(),
                      moved(cylinder(0.07F, -0.28F, 0.02F, 10), foot + glm::vec3(x, y, 0.0F)));
        }
    }
    const glm::vec3 knee{w, -0.95F, 0.52F * raised};
    const glm::vec3 top{w, 0.0F, raised};
    const auto bar = [&](glm::vec3 from, glm::vec3 to) {
        model.add("pantograph", arm, each(mirrored_pair(rod(from, to, 0.028F, 8)), [&](Surface s) {
                      return moved(std::move(s), foot);
                  }));
    };
    bar({0.35F, 0.3F, 0.0F}, knee);
    bar(knee, top);
    if (diamond) {
        const glm::vec3 other{w, 0.95F, 0.52F * raised};
        bar({0.35F, -0.3F, 0.0F}, other);
        bar(other, top);
    }
    model.add(
        "pantograph", arm,
        moved(rod({-w, -0.95F, 0.52F * raised}, {w, -0.95F, 0.52F * raised}, 0.025F, 8), foot));
    const std::array<glm::vec3, 4> bow{{{-0.85F, 0.0F, raised - 0.15F},
                                        {-0.6F, 0.0F, raised},
                                        {0.6F, 0.0F, raised},
                                        {0.85F, 0.0F, raised - 0.15F}}};
    for (const float y : {-0.12F, 0.12F}) {
        model.add(
            "pantograph", steel(),
            moved(tube(rounded_path(bow, 0.1F, 3), 0.03F, 8), foot + glm::vec3(0.0F, y, 0.02F)));
    }
    model.add(
        "pantograph", steel(),
        moved(mirrored_pair(rod({w, -0.14F, raised}, {w, 0.14F, raised}, 0.03F, 8))[0], foot));
    model.add("pantograph", steel(),
              moved(rod({-w, -0.14F, raised}, {-w, 0.14F, raised}, 0.03F, 8), foot));
}

}  // namespace turntable::procedural
