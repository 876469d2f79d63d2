// Surfaces of revolution and superellipsoids of shapes.h.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/skin.h"
#include "base/check.h"

namespace turntable::procedural {
namespace {

constexpr float kOnAxis = 1e-6F;

float angle_of(int i, int n) {
    return glm::two_pi<float>() * static_cast<float>(i) / static_cast<float>(n);
}

Ring ring_at(float radius, float z, int segments) {
    Ring ring;
    for (int i = 0; i < segments; ++i) {
        const float a = angle_of(i, segments);
        ring.emplace_back(radius * std::cos(a), radius * std::sin(a), z);
    }
    return ring;
}

/// The path moved to its left by `distance`.
Path2 offset_left(const Path2& path, float distance) {
    const auto left = [](const glm::vec2& from, const glm::vec2& to) {
        const glm::vec2 edge = glm::normalize(to - from);
        return glm::vec2(-edge.y, edge.x);
    };
    Path2 result;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool first = i == 0;
        const bool last = i + 1 == path.size();
        const glm::vec2 a = first ? left(path[0], path[1]) : left(path[i - 1], path[i]);
        const glm::vec2 b = last ? a : left(path[i], path[i + 1]);
        const glm::vec2 moved_point =
            path[i] + distance * (a + b) / std::max(1.0F + glm::dot(a, b), 0.4F);
        result.emplace_back(std::max(moved_point.x, 0.0F), moved_point.y);
    }
    return result;
}

}  // namespace

Surface superellipsoid(const glm::vec3& radii, float north, float east, int rings, int segments) {
    const auto power = [](float x, float exponent) {
        return std::copysign(std::pow(std::abs(x), exponent), x);
    };
    std::vector<Ring> stack;
    for (int i = 0; i <= rings; ++i) {
        const float latitude =
            glm::pi<float>() * (static_cast<float>(i) / static_cast<float>(rings) - 0.5F);
        const bool pole = i == 0 || i == rings;
        const float across = pole ? 0.0F : power(std::cos(latitude), north);
        Ring ring;
        for (int k = 0; k < segments; ++k) {
            const float longitude = angle_of(k, segments);
            ring.push_back(radii * glm::vec3(across * power(std::cos(longitude), east),
                                             across * power(std::sin(longitude), east),
                                             power(std::sin(latitude), north)));
        }
        stack.push_back(std::move(ring));
    }
    return skin(stack, Ends::kCapped);
}

Surface ball(float radius, int rings, int segments) {
    return superellipsoid(glm::vec3(radius), 1.0F, 1.0F, rings, segments);
}

Surface lathe(const Path2& profile, int segments) {
    TT_CHECK_GE(profile.size(), 2U);
    const bool loop = glm::distance(profile.front(), profile.back()) < kOnAxis;
    const bool capped = profile.front().x < kOnAxis && profile.back().x < kOnAxis;
    std::vector<Ring> rings;
    for (const glm::vec2& point : profile) {
        rings.push_back(ring_at(point.x < kOnAxis ? 0.0F : point.x, point.y, segments));
    }
    if (loop && !capped) {
        rings.pop_back();
        return skin(rings, Ends::kJoined);
    }
    Surface surface = skin(rings, Ends::kOpen);
    surface.closed = capped;
    return surface;
}

Surface vessel(const Path2& outside, float thickness, int segments) {
    TT_CHECK(outside.front().x < kOnAxis);
    Path2 profile = outside;
    const Path2 inside = offset_left(outside, thickness);
    profile.insert(profile.end(), inside.rbegin(), inside.rend());
    profile.back().x = 0.0F;
    return lathe(profile, segments);
}

Surface cylinder(float radius, float bottom, float top, int segments) {
    return cone(radius, radius, bottom, top, segments);
}

Surface cone(float bottom_radius, float top_radius, float bottom, float top, int segments) {
    const std::array rings{ring_at(bottom_radius, bottom, segments),
                           ring_at(top_radius, top, segments)};
    return skin(rings, Ends::kCapped);
}

Surface rounded_cylinder(float radius, float bottom, float top, float fillet, int segments) {
    constexpr int kSteps = 3;
    const float r = std::min({fillet, 0.49F * (top - bottom), 0.98F * radius});
    std::vector<Ring> rings;
    for (const bool upper : {false, true}) {
        for (int k = 0; k <= kSteps; ++k) {
            const int step = upper ? k : kSteps - k;
            const float a =
                glm::half_pi<float>() * static_cast<float>(step) / static_cast<float>(kSteps);
            const float z = upper ? top - r + r * std::sin(a) : bottom + r - r * std::sin(a);
            rings.push_back(ring_at(radius - r + r * std::cos(a), z, segments));
        }
    }
    return skin(rings, Ends::kCapped);
}

Surface pipe(float outer_radius, float inner_radius, float bottom, float top, int segments) {
    return lathe({{inner_radius, bottom},
                  {outer_radius, bottom},
                  {outer_radius, top},
                  {inner_radius, top},
                  {inner_radius, bottom}},
                 segments);
}

Surface torus(float ring_radius, float tube_radius, int segments, int tube_segments) {
    Path2 profile;
    for (int i = 0; i < tube_segments; ++i) {
        const float a = angle_of(i, tube_segments);
        profile.emplace_back(ring_radius + tube_radius * std::cos(a), tube_radius * std::sin(a));
    }
    profile.push_back(profile.front());
    return lathe(profile, segments);
}

}  // namespace turntable::procedural
