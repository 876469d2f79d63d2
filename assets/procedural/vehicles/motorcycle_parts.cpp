// Parts of motorcycles: wheels, mudguards, engines, handlebars, lamps.
#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/motorcycle.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

Surface about_x(const Surface& about_z) {
    return turned(about_z, Axis::kY, 90.0F);
}

/// A cylinder with cooling fins along Z from 0 to `height`, a smooth head on it.
Surface finned_barrel(float radius, float height, int fins) {
    Path2 profile{{0.0F, 0.0F}};
    const float pitch = 0.72F * height / static_cast<float>(fins);
    for (int i = 0; i < fins; ++i) {
        const float z = pitch * static_cast<float>(i);
        profile.emplace_back(0.78F * radius, z);
        profile.emplace_back(0.78F * radius, z + 0.55F * pitch);
        profile.emplace_back(radius, z + 0.55F * pitch);
        profile.emplace_back(radius, z + pitch);
    }
    profile.emplace_back(0.85F * radius, 0.72F * height);
    profile.emplace_back(0.85F * radius, 0.92F * height);
    profile.emplace_back(0.6F * radius, height);
    profile.emplace_back(0.0F, height);
    return lathe(profile, 18);
}

}  // namespace

Surface pod(std::span<const PodSection> sections, float exponent) {
    std::vector<Section> stack;
    for (const PodSection& s : sections) {
        stack.push_back(
            {s.y, moved(superellipse(s.half_width, 0.5F * (s.high - s.low), exponent, 24),
                        {0.0F, 0.5F * (s.high + s.low)})});
    }
    return with_crease(smooth_loft(stack, Axis::kY, 3), 50.0F);
}

void add_bike_wheel(ModelBuilder& model, const BikeWheel& wheel, const glm::vec3& centre) {
    const float ring = wheel.radius - wheel.tyre;
    const float rim = ring - 0.55F * wheel.tyre;
    const float half = 0.7F * wheel.tyre;
    const auto add = [&](const char* part, const Look& look, const Surface& s) {
        model.add(part, look, moved(about_x(s), centre));
    };
    add("tyre", rubber(), torus(ring, wheel.tyre, 36, 12));
    add("wheel", wheel.rim, pipe(ring - 0.15F * wheel.tyre, rim - 0.012F, -half, half, 32));
    add("wheel", wheel.rim, rounded_cylinder(0.045F, -half - 0.02F, half + 0.02F, 0.01F, 16));
    if (wheel.spokes >= 12) {
        for (int i = 0; i < wheel.spokes; ++i) {
            const float a = 360.0F * static_cast<float>(i) / static_cast<float>(wheel.spokes);
            const float side = i % 2 == 0 ? 0.7F : -0.7F;
            const float lean = i % 4 < 2 ? 12.0F : -12.0F;  // spokes cross
            const float b = glm::radians(a + lean);
            const float c = glm::radians(a);
            add("spoke", chrome(),
                rod({0.035F * std::cos(b), 0.035F * std::sin(b), side * half},
                    {rim * std::cos(c), rim * std::sin(c), 0.0F}, 0.0035F, 5));
        }
    } else {
        const Surface spoke =
            tapered(box_between({0.02F, -0.022F, -0.5F * half}, {rim, 0.022F, 0.5F * half}, 0.008F),
                    Axis::kX, 1.2F, 0.8F);
        for (const Surface& one : around(spoke, wheel.spokes, 90.0F)) {
            add("wheel", wheel.rim, one);
        }
    }
    if (wheel.disc) {
        for (const float side : {-1.0F, 1.0F}) {
            const float x = side * (half + 0.012F);
            add("brake", chrome(),
                pipe(0.46F * wheel.radius, 0.30F * wheel.radius, x - 0.004F, x + 0.004F, 28));
            add("brake", black_plastic(),
                cylinder(0.32F * wheel.radius, x - 0.003F, x + 0.003F, 16));
        }
    }
}

Surface mudguard(const BikeWheel& wheel, const glm::vec3& centre, float gap, float from_degrees,
                 float to_degrees) {
    const float half = wheel.tyre * 1.15F;
    return with_crease(
        sheet(
            [&](float s, float t) {
                const float a = glm::radians(glm::mix(from_degrees, to_degrees, t));
                const float across = 2.0F * s - 1.0F;
                const float reach = wheel.radius + gap - 0.45F * wheel.tyre * across * across;
                return centre + glm::vec3(-half * across, reach * std::cos(a), reach * std::sin(a));
            },
            0.008F, 8, 18),
        50.0F);
}

glm::vec3 add_bike_engine(ModelBuilder& model, BikeEngine kind, const Look& look,
                          const glm::vec3& centre) {
    const auto add = [&](const Surface& s) { model.add("engine", look, moved(s, centre)); };
    const bool wide = kind == BikeEngine::kFour;
    const float half = wide ? 0.21F : 0.16F;
    add(box({2.0F * half, 0.40F, 0.22F}, 0.06F, 4));
    add(moved(box({1.7F * half, 0.26F, 0.16F}, 0.05F, 4), {0.0F, -0.06F, 0.12F}));
    for (const float y : {0.06F, -0.12F}) {  // covers of clutch and generator
        add(moved(about_x(rounded_cylinder(y > 0 ? 0.10F : 0.075F, -half - 0.03F, half + 0.03F,
                                           0.015F, 24)),
                  {0.0F, y, -0.01F}));
    }
    const auto barrel = [&](float x, float y, float radius, float height, Axis axis, float lean) {
        add(moved(turned(finned_barrel(radius, height, 7), axis, lean), {x, y, 0.06F}));
    };
    switch (kind) {
    case BikeEngine::kSingle:
        barrel(0.0F, 0.08F, 0.105F, 0.30F, Axis::kX, -14.0F);
        break;
    case BikeEngine::kTwin:
        barrel(0.085F, 0.07F, 0.085F, 0.29F, Axis::kX, -12.0F);
        barrel(-0.085F, 0.07F, 0.085F, 0.29F, Axis::kX, -12.0F);
        break;
    case BikeEngine::kVTwin:
        barrel(0.0F, 0.06F, 0.095F, 0.34F, Axis::kX, -28.0F);
        barrel(0.0F, -0.06F, 0.095F, 0.34F, Axis::kX, 26.0F);
        add(moved(about_x(rounded_cylinder(0.075F, 0.0F, 0.19F, 0.02F, 24)), {0.0F, 0.0F, 0.24F}));
        break;
    case BikeEngine::kBoxer:
        barrel(0.1F, 0.06F, 0.095F, 0.27F, Axis::kY, 90.0F);
        barrel(-0.1F, 0.02F, 0.095F, 0.27F, Axis::kY, -90.0F);
        break;
    case BikeEngine::kFour:
        for (int i = 0; i < 4; ++i) {
            barrel(-0.165F + 0.11F * static_cast<float>(i), 0.07F, 0.06F, 0.27F, Axis::kX, -16.0F);
        }
        add(moved(turned(box({0.46F, 0.15F, 0.09F}, 0.02F), Axis::kX, -16.0F),
                  {0.0F, 0.15F, 0.32F}));
        break;
    }
    if (kind == BikeEngine::kBoxer) {
        return centre + glm::vec3(0.30F, 0.10F, 0.02F);
    }
    return centre + glm::vec3(wide ? 0.14F : 0.07F, 0.17F, 0.26F);
}

void add_handlebar(ModelBuilder& model, const Handlebar& bar) {
    const float w = bar.half_width;
    const glm::vec3 end{w, -bar.back, bar.rise};
    const glm::vec3 bend{0.62F * w, -0.45F * bar.back, bar.rise};
    const std::array<glm::vec3, 4> half{
        {end, bend, {0.22F * w, 0.0F, 0.1F * bar.rise}, {0.0F, 0.0F, 0.0F}}};
    Path path;
    for (const glm::vec3& p : half) {
        path.push_back(bar.clamp + p);
    }
    for (std::size_t i = half.size() - 1; i-- > 0;) {
        path.push_back(bar.clamp + half.at(i) * glm::vec3(-1.0F, 1.0F, 1.0F));
    }
    model.add("handlebar", chrome(), tube(rounded_path(path, 0.06F, 4), 0.012F, 8));
    const glm::vec3 grip = glm::mix(end, bend, 0.55F);
    const glm::vec3 lever = glm::mix(end, bend, 0.85F);
    model.add("grip", rubber(), mirrored_pair(rod(bar.clamp + grip, bar.clamp + end, 0.018F, 12)));
    model.add("lever", chrome(),
              mirrored_pair(rod(bar.clamp + lever, bar.clamp + end + glm::vec3(-0.02F, 0.06F, 0.0F),
                                0.007F, 6)));
    if (bar.mirrors) {
        const glm::vec3 foot = bar.clamp + glm::mix(end, bend, 0.7F);
        const glm::vec3 top = foot + glm::vec3(0.05F, 0.03F, 0.15F);
        model.add("mirror", black_plastic(), mirrored_pair(rod(foot, top, 0.006F, 6)));
        model.add(
            "mirror", black_plastic(),
            mirrored_pair(moved(superellipsoid({0.062F, 0.02F, 0.042F}, 0.8F, 0.9F, 8, 16), top)));
        model.add("mirror", chrome(),
                  mirrored_pair(
                      moved(turned(cylinder(0.04F, 0.012F, 0.022F, 16), Axis::kX, 90.0F), top)));
    }
}

void add_bike_headlight(ModelBuilder& model, const Look& bowl, const glm::vec3& centre,
                        float radius) {
    const float r = radius;
    model.add("headlight", bowl,
              moved(turned(lathe({{0.0F, -1.1F * r},
                                  {0.45F * r, -0.95F * r},
                                  {0.85F * r, -0.45F * r},
                                  {r, 0.0F},
                                  {r, 0.12F * r},
                                  {0.0F, 0.12F * r}},
                                 24),
                           Axis::kX, -90.0F),
                    centre));
    model.add("headlight", headlight_look(),
              moved(superellipsoid({0.9F * r, 0.3F * r, 0.9F * r}, 1.0F, 1.0F, 8, 20),
                    centre + glm::vec3(0.0F, 0.04F * r, 0.0F)));
}

}  // namespace turntable::procedural
