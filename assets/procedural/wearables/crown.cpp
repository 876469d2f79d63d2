#include "assets/procedural/wearables/crown.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/skin.h"

namespace turntable::procedural {
namespace {

float turn_share(int i, int n) {
    return glm::two_pi<float>() * static_cast<float>(i) / static_cast<float>(n);
}

Ring ring_on(const Skin& skin, float height, float lift, int around) {
    Ring ring;
    for (int i = 0; i < around; ++i) {
        // The apex is one point, whatever rounding says.
        const float angle = height >= 1.0F ? 0.0F : turn_share(i, around);
        const glm::vec3 normal =
            height >= 1.0F ? glm::vec3(0, 0, 1) : skin_normal(skin, angle, height);
        ring.push_back(skin(angle, height) + lift * normal);
    }
    return ring;
}

}  // namespace

glm::vec3 skin_normal(const Skin& skin, float angle, float height) {
    constexpr float kStep = 0.01F;
    const float h = std::clamp(height, kStep, 0.985F);
    const glm::vec3 along = skin(angle + kStep, h) - skin(angle - kStep, h);
    const glm::vec3 up = skin(angle, h + kStep) - skin(angle, h - kStep);
    return glm::normalize(glm::cross(along, up));
}

Skin ellipsoid_skin(const glm::vec3& reach, float boxy) {
    return [=](float angle, float height) {
        const float e = height * glm::half_pi<float>();
        const float out = std::pow(std::max(std::cos(e), 0.0F), boxy);
        return reach * glm::vec3(-out * std::sin(angle), out * std::cos(angle),
                                 std::pow(std::sin(e), boxy));
    };
}

Skin turned_skin(Path2 profile, float radius_x, float radius_y) {
    return [profile = std::move(profile), radius_x, radius_y](float angle, float height) {
        const auto last = static_cast<float>(profile.size() - 1);
        const float at = std::clamp(height, 0.0F, 1.0F) * last;
        const auto k = std::min(static_cast<std::size_t>(at), profile.size() - 2);
        const glm::vec2 p = glm::mix(profile[k], profile[k + 1], at - static_cast<float>(k));
        return glm::vec3(-radius_x * p.x * std::sin(angle), radius_y * p.x * std::cos(angle), p.y);
    };
}

Skin deformed(Skin skin, std::function<glm::vec3(glm::vec3)> warp) {
    return [skin = std::move(skin), warp = std::move(warp)](float angle, float height) {
        return warp(skin(angle, height));
    };
}

Surface hollow_crown(const Skin& skin, float thickness, int around, int up) {
    std::vector<Ring> rings;
    for (int k = up; k >= 0; --k) {
        rings.push_back(
            ring_on(skin, static_cast<float>(k) / static_cast<float>(up), -thickness, around));
    }
    for (int k = 0; k <= up; ++k) {
        rings.push_back(
            ring_on(skin, static_cast<float>(k) / static_cast<float>(up), 0.0F, around));
    }
    Surface surface = procedural::skin(rings, Ends::kOpen);
    surface.closed = true;
    return surface;
}

Surface brim_ring(const Skin& brim, float thickness, int around, int out) {
    std::vector<Ring> rings;
    for (const bool upper : {false, true}) {
        for (int k = 0; k <= out; ++k) {
            const float share = static_cast<float>(upper ? out - k : k) / static_cast<float>(out);
            Ring ring;
            for (int i = 0; i < around; ++i) {
                const glm::vec3 p = brim(turn_share(i, around), share);
                ring.push_back(upper ? p : p - glm::vec3(0.0F, 0.0F, thickness));
            }
            rings.push_back(std::move(ring));
        }
    }
    return procedural::skin(rings, Ends::kJoined);
}

Surface band_around(const Skin& skin, float low, float high, float lift, int around) {
    const float sunk = -0.5F * lift;
    std::vector<Ring> rings{ring_on(skin, low, sunk, around)};
    constexpr int kSteps = 3;
    for (int k = 0; k <= kSteps; ++k) {
        const float share = static_cast<float>(k) / static_cast<float>(kSteps);
        rings.push_back(ring_on(skin, glm::mix(low, high, share), lift, around));
    }
    for (int k = kSteps; k > 0; --k) {
        const float share = static_cast<float>(k) / static_cast<float>(kSteps);
        rings.push_back(ring_on(skin, glm::mix(low, high, share), sunk, around));
    }
    return procedural::skin(rings, Ends::kJoined);
}

Surface raised_area(const Skin& skin, const Area& area, float lift, int around, int up) {
    return sheet(
        [&](float u, float v) {
            const float angle = glm::mix(area.from, area.to, u);
            const float height = glm::mix(area.low, area.high, v);
            return skin(angle, height) + lift * skin_normal(skin, angle, height);
        },
        lift + 0.0015F, around, up);
}

Surface applied(const Skin& skin, const Outline& outline, const glm::vec2& at, float lift) {
    constexpr float kStep = 0.01F;
    const float a_metres = glm::distance(skin(at.x + kStep, at.y), skin(at.x, at.y)) / kStep;
    const float h_metres = glm::distance(skin(at.x, at.y + kStep), skin(at.x, at.y)) / kStep;
    return warped(subdivided(moved(extrude(outline, 2.0F * lift), {0, 0, -lift}), 2),
                  [&](glm::vec3 p) {
                      const float angle = at.x + p.x / a_metres;
                      const float height = at.y + p.y / h_metres;
                      return skin(angle, height) + p.z * skin_normal(skin, angle, height);
                  });
}

Surface seam_on(const Skin& skin, std::span<const glm::vec2> points, float radius, int segments) {
    Path path;
    for (const glm::vec2& p : points) {
        path.push_back(skin(p.x, p.y));
    }
    return tube(path, radius, segments);
}

Surface meridian_seam(const Skin& skin, float angle, float low, float high, float radius) {
    std::vector<glm::vec2> points;
    for (int k = 0; k <= 12; ++k) {
        points.emplace_back(angle, glm::mix(low, high, static_cast<float>(k) / 12.0F));
    }
    return seam_on(skin, points, radius);
}

Surface rim_tube(const Skin& skin, float height, float radius, int around) {
    Path path;
    for (int i = 0; i < around; ++i) {
        path.push_back(skin(turn_share(i, around), height));
    }
    return closed_tube(path, radius, 8);
}

}  // namespace turntable::procedural
