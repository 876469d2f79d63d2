#include "assets/procedural/parts.h"

#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/skin.h"

namespace turntable::procedural {
namespace {

/// A polygon of `segments` corners about (x, y, z), its first side across +X when there are four.
Ring level_ring(const glm::vec3& centre, float radius, int segments) {
    Ring ring;
    const float first = segments == 4 ? 0.5F : 0.0F;
    const float reach = segments == 4 ? radius * std::sqrt(2.0F) : radius;
    for (int i = 0; i < segments; ++i) {
        const float a =
            glm::two_pi<float>() * (static_cast<float>(i) + first) / static_cast<float>(segments);
        ring.push_back(centre + reach * glm::vec3(std::cos(a), std::sin(a), 0.0F));
    }
    return ring;
}

}  // namespace

Surface leg(const glm::vec3& top, const glm::vec3& bottom, const LegShape& shape) {
    const std::array rings{level_ring(bottom, shape.bottom_radius, shape.segments),
                           level_ring(top, shape.top_radius, shape.segments)};
    return skin(rings, Ends::kCapped);
}

Surface turned_leg(const glm::vec3& bottom, float height, float radius, int swells, int segments) {
    Path2 knots{{0.55F * radius, 0.0F}};
    for (int i = 0; i < swells; ++i) {
        const float low = (static_cast<float>(i) + 0.35F) / static_cast<float>(swells);
        const float high = (static_cast<float>(i) + 0.85F) / static_cast<float>(swells);
        knots.emplace_back(radius, low * height);
        knots.emplace_back(0.55F * radius, high * height);
    }
    knots.emplace_back(radius, height);
    Path2 profile{{0.0F, 0.0F}};
    for (const glm::vec2& p : smooth_path(std::span<const glm::vec2>(knots), 4)) {
        profile.push_back(p);
    }
    profile.emplace_back(0.0F, height);
    return moved(lathe(profile, segments), bottom);
}

Surfaces star_base(int feet, float radius, float hub, float thickness) {
    const std::array<glm::vec3, 3> spine{
        {{0.0F, 0.0F, hub}, {0.5F * radius, 0.0F, 0.7F * hub}, {radius, 0.0F, 0.5F * thickness}}};
    const std::array<float, 3> scales{1.0F, 0.8F, 0.55F};
    return around(sweep(rounded_rectangle(thickness, thickness, 0.25F * thickness, 2),
                        Path(spine.begin(), spine.end()), scales),
                  feet, 90.0F);
}

Wheel wheel(float radius, float width, float tyre_share, int spokes, int segments) {
    const float inner = radius * (1.0F - tyre_share);
    const float half = 0.5F * width;
    const float round = 0.3F * std::min(width, radius * tyre_share);
    const auto about_x = [](const Surface& s) { return turned(s, Axis::kY, 90.0F); };
    Wheel result;
    result.tyre = about_x(lathe({{inner, -half},
                                 {radius - round, -half},
                                 {radius, -half + round},
                                 {radius, half - round},
                                 {radius - round, half},
                                 {inner, half},
                                 {inner, -half}},
                                segments));
    const float hub = std::max(0.14F * radius, 0.2F * inner);
    result.hub = about_x(rounded_cylinder(hub, -0.55F * width, 0.55F * width, 0.1F * width, 16));
    if (spokes <= 0) {
        result.rim = about_x(cylinder(inner * 1.01F, -0.4F * width, 0.4F * width, segments));
        return result;
    }
    Surface rim =
        about_x(pipe(inner * 1.01F, inner * 0.88F, -0.42F * width, 0.42F * width, segments));
    // Not at half the hub: there corners of spokes a quarter turn apart would be one.
    const Surface spoke = box_between({0.46F * hub, -0.1F * inner, -0.25F * width},
                                      {inner * 0.92F, 0.1F * inner, 0.25F * width});
    for (const Surface& one : around(spoke, spokes)) {
        append(rim, about_x(one));
    }
    result.rim = std::move(rim);
    return result;
}

Surfaces bar_handle(float length, float standoff, float radius) {
    const float x = 0.5F * length - 2.0F * radius;
    return {rod({-0.5F * length, standoff, 0.0F}, {0.5F * length, standoff, 0.0F}, radius),
            rod({-x, 0.0F, 0.0F}, {-x, standoff, 0.0F}, 0.8F * radius),
            rod({x, 0.0F, 0.0F}, {x, standoff, 0.0F}, 0.8F * radius)};
}

Surface knob(float radius, float depth, int segments) {
    const Path2 profile{
        {0.0F, 0.0F},           {0.45F * radius, 0.0F},  {0.4F * radius, 0.4F * depth},
        {radius, 0.6F * depth}, {radius, 0.85F * depth}, {0.7F * radius, depth},
        {0.0F, depth}};
    return turned(lathe(profile, segments), Axis::kX, -90.0F);
}

Surface cup_pull(float width, float height, float depth) {
    return sheet(
        [&](float u, float v) {
            const float a = glm::pi<float>() * (u - 0.5F);
            const float b = glm::half_pi<float>() * v;
            const float reach = std::cos(b);
            return glm::vec3(-0.5F * width * std::sin(a) * std::max(reach, 0.02F),
                             depth * std::cos(a) * std::max(reach, 0.02F),
                             height * (std::sin(b) - 0.5F));
        },
        0.06F * width, 10, 6);
}

Surfaces clock_hands(float radius, float hours) {
    const float thickness = 0.015F * radius;
    const auto hand = [&](float length, float width, float share_of_turn, float stand) {
        const Outline outline{{-0.5F * width, -0.15F * length},
                              {0.5F * width, -0.15F * length},
                              {0.6F * width, 0.6F * length},
                              {0.0F, length},
                              {-0.6F * width, 0.6F * length}};
        // Clockwise is against the sense of turns about +Y seen from its tip.
        return moved(turned(upright(outline, thickness), Axis::kY, -360.0F * share_of_turn),
                     {0.0F, stand, 0.0F});
    };
    return {hand(0.5F * radius, 0.075F * radius, hours / 12.0F, 0.6F * thickness),
            hand(0.78F * radius, 0.05F * radius, hours - std::floor(hours), 1.7F * thickness),
            turned(cylinder(0.06F * radius, -0.2F * thickness, 3.2F * thickness, 14), Axis::kX,
                   -90.0F)};
}

}  // namespace turntable::procedural
