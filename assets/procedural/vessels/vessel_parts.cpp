#include "assets/procedural/vessels/vessel_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/skin.h"

namespace turntable::procedural {
namespace {

/// Radius of the unit superellipse in a direction.
float reach(float c, float s, float squareness) {
    return std::pow(std::pow(std::abs(c), squareness) + std::pow(std::abs(s), squareness),
                    -1.0F / squareness);
}

Ring ring_of(const Level& level, float crowding, int segments) {
    Ring ring;
    for (int i = 0; i < segments; ++i) {
        const float even =
            glm::two_pi<float>() * static_cast<float>(i) / static_cast<float>(segments);
        // Points crowd at the corners, where a rectangle bends.
        const float c = std::copysign(std::pow(std::abs(std::cos(even)), crowding), std::cos(even));
        const float s = std::copysign(std::pow(std::abs(std::sin(even)), crowding), std::sin(even));
        const glm::vec2 p =
            level.centre + level.half * (reach(c, s, level.squareness) * glm::vec2(c, s));
        ring.emplace_back(p, level.z);
    }
    return ring;
}

}  // namespace

Surface shell(std::span<const Level> levels, int segments) {
    float most = 2.0F;
    for (const Level& level : levels) {
        most = std::max(most, level.squareness);
    }
    const float crowding = most > 3.0F ? 0.6F : 1.0F;
    std::vector<Ring> rings;
    for (const Level& level : levels) {
        rings.push_back(ring_of(level, crowding, segments));
    }
    if (rings.front() == rings.back()) {
        rings.pop_back();
        return skin(rings, Ends::kJoined);
    }
    return skin(rings, Ends::kCapped);
}

Surface tub(const Level& bottom, const Level& top, float wall, float floor, int segments) {
    Level inner_top = top;
    inner_top.half -= wall;
    Level inner_bottom = bottom;
    const float share = floor / (top.z - bottom.z);
    inner_bottom.half = glm::mix(bottom.half, top.half, share) - wall;
    inner_bottom.centre = glm::mix(bottom.centre, top.centre, share);
    inner_bottom.z = bottom.z + floor;
    return shell(std::array{bottom, top, inner_top, inner_bottom}, segments);
}

Surface drape(const Level& hem, const Level& rim, float wall, const Level& deep, float thickness,
              int segments) {
    const auto at = [](Level level, float out, float up) {
        level.half += out;
        level.z += up;
        return level;
    };
    const float t = thickness;
    return shell(std::array{hem, at(hem, t, 0.0F), at(rim, t, t), at(rim, -wall - t, t),
                            at(deep, -t, 0.0F), deep, at(rim, -wall, 0.0F), rim, hem},
                 segments);
}

glm::vec3 squared(const glm::vec3& point, float squareness) {
    const float r = std::hypot(point.x, point.y);
    if (r < 1e-6F) {
        return point;
    }
    const float f = reach(point.x / r, point.y / r, squareness);
    return {f * point.x, f * point.y, point.z};
}

Surface squared(Surface surface, float squareness) {
    for (glm::vec3& p : surface.points) {
        p = squared(p, squareness);
    }
    return surface;
}

Path2 body_profile(std::span<const glm::vec2> knots, float heel, int per_segment) {
    constexpr int kHeelSteps = 3;
    const glm::vec2 first = knots.front();
    Path2 profile{{0.0F, first.y}};
    for (int i = 0; i < kHeelSteps; ++i) {
        const float a = glm::half_pi<float>() * static_cast<float>(i) / kHeelSteps;
        profile.emplace_back(first.x - heel * (1.0F - std::sin(a)),
                             first.y + heel * (1.0F - std::cos(a)));
    }
    std::vector<glm::vec2> rest(knots.begin(), knots.end());
    rest.front().y += heel;
    const Path2 wall = smooth_path(std::span<const glm::vec2>(rest), per_segment);
    profile.insert(profile.end(), wall.begin(), wall.end());
    return profile;
}

float radius_at(const Path2& profile, float z) {
    float radius = 0.0F;
    for (std::size_t i = 1; i < profile.size(); ++i) {
        const glm::vec2 a = profile[i - 1];
        const glm::vec2 b = profile[i];
        if (std::min(a.y, b.y) <= z && z <= std::max(a.y, b.y)) {
            const float share = b.y == a.y ? 1.0F : (z - a.y) / (b.y - a.y);
            radius = std::max(radius, glm::mix(a.x, b.x, share));
        }
    }
    return radius;
}

Path2 stretch_of(const Path2& profile, float bottom, float top, int steps) {
    Path2 stretch;
    for (int i = 0; i <= steps; ++i) {
        const float z = glm::mix(bottom, top, static_cast<float>(i) / static_cast<float>(steps));
        stretch.emplace_back(radius_at(profile, z), z);
    }
    return stretch;
}

Surface curved_label(const Path2& stretch, float gap, float towards_degrees, float span_degrees,
                     int segments) {
    std::vector<Ring> strips;
    std::vector<glm::vec2> uvs;
    const float rows = static_cast<float>(stretch.size() - 1);
    for (std::size_t k = 0; k < stretch.size(); ++k) {
        Ring strip;
        for (int i = 0; i <= segments; ++i) {
            const float share = static_cast<float>(i) / static_cast<float>(segments);
            const float a = glm::radians(towards_degrees + span_degrees * (share - 0.5F));
            const float radius = stretch[k].x + gap;
            strip.emplace_back(radius * std::cos(a), radius * std::sin(a), stretch[k].y);
            uvs.emplace_back(share, static_cast<float>(k) / rows);
        }
        strips.push_back(std::move(strip));
    }
    Surface label = patch(strips);
    label.uvs = std::move(uvs);
    label.unit_uv = true;
    return label;
}

Surface strap(std::span<const glm::vec3> points, float width, float thickness, bool round,
              int per_segment) {
    const Outline section = round ? ellipse(0.5F * thickness, 0.5F * width, 10)
                                  : rounded_rectangle(thickness, width, 0.3F * thickness, 2);
    return sweep(section, smooth_path(points, per_segment), {0.0F, 1.0F, 0.0F});
}

Surface ribbed_cap(float radius, float bottom, float top, int ribs) {
    const float rib = 0.03F * radius;
    Outline outline;
    for (int i = 0; i < 2 * ribs; ++i) {
        const float a = glm::pi<float>() * static_cast<float>(i) / static_cast<float>(ribs);
        outline.push_back((i % 2 == 0 ? radius : radius - rib) *
                          glm::vec2(std::cos(a), std::sin(a)));
    }
    return moved(extrude(outline, top - bottom, 0.06F * radius), {0, 0, bottom});
}

Look coloured(Parameters& parameters, std::string_view name, Palette palette, float roughness) {
    const int drawn =
        parameters.integer(fmt::format("{}_colour", name), 0, static_cast<int>(palette.size()) - 1);
    return plain(name, srgb(palette[static_cast<std::size_t>(drawn)]), roughness);
}

Look tinted_glass(Parameters& parameters, std::string_view name, Palette palette, float opacity) {
    Look look = coloured(parameters, name, palette, 0.06F);
    look.material.alpha = opacity;
    look.material.alpha_mode = AlphaMode::kBlend;
    look.material.double_sided = false;  // else the wall behind doubles the opacity
    return look;
}

}  // namespace turntable::procedural
