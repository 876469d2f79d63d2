// Tubes, sweeps, lofts and sheets of shapes.h.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/skin.h"
#include "base/check.h"

namespace turntable::procedural {
namespace {

/// Where a ring of a sweep stands: x and y of the outline, and how to stretch it at a bend so that
/// the straight stretches on both sides keep their thickness.
struct Frame {
    glm::vec3 origin{0.0F};
    glm::vec3 x{1.0F, 0.0F, 0.0F};
    glm::vec3 y{0.0F, 1.0F, 0.0F};
    glm::vec3 bend{0.0F};  ///< unit, towards the inside of the bend, or 0
    float stretch = 1.0F;
};

glm::vec3 perpendicular_to(const glm::vec3& direction, const glm::vec3& wish) {
    return wish - glm::dot(wish, direction) * direction;
}

glm::vec3 any_perpendicular(const glm::vec3& direction) {
    const glm::vec3 other = std::abs(direction.z) < 0.9F ? glm::vec3(0, 0, 1) : glm::vec3(0, 1, 0);
    return glm::normalize(perpendicular_to(direction, other));
}

void set_bend(Frame& frame, const glm::vec3& in, const glm::vec3& on, const glm::vec3& tangent) {
    const glm::vec3 turn = on - in;
    if (glm::length(turn) > 1e-4F) {
        frame.bend = glm::normalize(turn);
        frame.stretch = 1.0F / std::max(glm::dot(tangent, in), 0.4F);
    }
}

/// Frames along a path. With `up` the outline's y follows it where the path lets it; without,
/// frames turn as little as possible.
std::vector<Frame> frames_along(const Path& path, const glm::vec3* up, bool closed) {
    TT_CHECK_GE(path.size(), 2U);
    const std::size_t n = path.size();
    const auto step = [&](std::size_t from) {
        return glm::normalize(path[(from + 1) % n] - path[from]);
    };
    std::vector<Frame> frames;
    glm::vec3 previous_y{0.0F};
    for (std::size_t i = 0; i < n; ++i) {
        const bool first = i == 0 && !closed;
        const bool last = i + 1 == n && !closed;
        const glm::vec3 in = first ? step(0) : step((i + n - 1) % n);
        const glm::vec3 on = last ? in : step(i);
        const glm::vec3 sum = in + on;
        const glm::vec3 tangent = glm::length(sum) > 1e-4F ? glm::normalize(sum) : on;
        glm::vec3 y = up != nullptr ? perpendicular_to(tangent, *up) : glm::vec3(0.0F);
        if (glm::length(y) < 0.05F) {
            y = perpendicular_to(tangent, previous_y);
        }
        y = glm::length(y) < 1e-4F ? any_perpendicular(tangent) : glm::normalize(y);
        previous_y = y;
        Frame frame{path[i], glm::cross(y, tangent), y};
        frame.x = -frame.x;  // right of a traveller is tangent x up
        set_bend(frame, in, on, tangent);
        frames.push_back(frame);
    }
    return frames;
}

Ring placed(const Outline& outline, const Frame& frame, float scale) {
    Ring ring;
    for (const glm::vec2& p : outline) {
        glm::vec3 offset = scale * (p.x * frame.x + p.y * frame.y);
        offset += frame.bend * (glm::dot(offset, frame.bend) * (frame.stretch - 1.0F));
        ring.push_back(frame.origin + offset);
    }
    // Right, up and forward are left-handed: turned round, the ring is counter-clockwise seen from
    // ahead.
    std::reverse(ring.begin(), ring.end());
    return ring;
}

Surface swept(const Outline& outline, const std::vector<Frame>& frames,
              std::span<const float> scales, Ends ends) {
    std::vector<Ring> rings;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        rings.push_back(placed(outline, frames[i], scales.empty() ? 1.0F : scales[i]));
    }
    return skin(rings, ends);
}

Ring ring_of(const Section& section, Axis axis) {
    Ring ring;
    for (const glm::vec2& p : section.outline) {
        ring.push_back(axis == Axis::kZ   ? glm::vec3(p.x, p.y, section.at)
                       : axis == Axis::kX ? glm::vec3(section.at, p.x, p.y)
                                          : glm::vec3(p.x, section.at, p.y));
    }
    if (axis == Axis::kY) {  // x, z, y is left-handed
        std::reverse(ring.begin(), ring.end());
    }
    return ring;
}

}  // namespace

Surface tube(const Path& path, float radius, int segments) {
    return swept(circle(radius, segments), frames_along(path, nullptr, false), {}, Ends::kCapped);
}

Surface tube(const Path& path, std::span<const float> radii, int segments) {
    TT_CHECK_EQ(path.size(), radii.size());
    return swept(circle(1.0F, segments), frames_along(path, nullptr, false), radii, Ends::kCapped);
}

Surface closed_tube(const Path& path, float radius, int segments) {
    const glm::vec3 up{0.0F, 0.0F, 1.0F};
    return swept(circle(radius, segments), frames_along(path, &up, true), {}, Ends::kJoined);
}

Surface rod(const glm::vec3& from, const glm::vec3& to, float radius, int segments) {
    return tube({from, to}, radius, segments);
}

Surface tapered_rod(const glm::vec3& from, const glm::vec3& to, float from_radius, float to_radius,
                    int segments) {
    const std::array radii{from_radius, to_radius};
    return tube({from, to}, radii, segments);
}

Surface sweep(const Outline& outline, const Path& path, const glm::vec3& up) {
    return swept(outline, frames_along(path, &up, false), {}, Ends::kCapped);
}

Surface sweep(const Outline& outline, const Path& path, std::span<const float> scales,
              const glm::vec3& up) {
    TT_CHECK_EQ(path.size(), scales.size());
    return swept(outline, frames_along(path, &up, false), scales, Ends::kCapped);
}

Surface loft(std::span<const Section> sections, Axis axis) {
    TT_CHECK_GE(sections.size(), 2U);
    std::vector<Ring> rings;
    for (const Section& section : sections) {
        rings.push_back(ring_of(section, axis));
    }
    return skin(rings, Ends::kCapped);
}

Surface smooth_loft(std::span<const Section> sections, Axis axis, int between) {
    // Each point of the outlines follows a spline through (at, x, y).
    const std::size_t corners = sections.front().outline.size();
    std::vector<Section> fine;
    for (std::size_t corner = 0; corner < corners; ++corner) {
        std::vector<glm::vec3> knots;
        for (const Section& section : sections) {
            TT_CHECK_EQ(section.outline.size(), corners);
            knots.emplace_back(section.at, section.outline[corner]);
        }
        const Path path = smooth_path(std::span<const glm::vec3>(knots), between + 1);
        fine.resize(path.size());
        for (std::size_t i = 0; i < path.size(); ++i) {
            // All corners of a section at one place: the flat sections stay flat.
            const std::size_t gap =
                std::min(i / static_cast<std::size_t>(between + 1), sections.size() - 2);
            const float share =
                static_cast<float>(i - gap * static_cast<std::size_t>(between + 1)) /
                static_cast<float>(between + 1);
            fine[i].at = glm::mix(sections[gap].at, sections[gap + 1].at, share);
            fine[i].outline.emplace_back(path[i].y, path[i].z);
        }
    }
    return loft(fine, axis);
}

Surface sheet(const std::function<glm::vec3(float, float)>& f, float thickness, int u_segments,
              int v_segments) {
    const auto share = [](int i, int n) { return static_cast<float>(i) / static_cast<float>(n); };
    const auto point = [&](int i, int k) { return f(share(i, u_segments), share(k, v_segments)); };
    std::vector<Ring> front;
    std::vector<Ring> back;
    for (int k = 0; k <= v_segments; ++k) {
        Ring front_strip;
        Ring back_strip;
        for (int i = 0; i <= u_segments; ++i) {
            const glm::vec3 du =
                point(std::min(i + 1, u_segments), k) - point(std::max(i - 1, 0), k);
            const glm::vec3 dv =
                point(i, std::min(k + 1, v_segments)) - point(i, std::max(k - 1, 0));
            const glm::vec3 across = glm::cross(du, dv);
            const float length = glm::length(across);
            const glm::vec3 normal = length > 1e-12F ? across / length : glm::vec3(0.0F);
            front_strip.push_back(point(i, k));
            back_strip.push_back(point(i, k) - thickness * normal);
        }
        front.push_back(std::move(front_strip));
        back.push_back(std::move(back_strip));
    }
    // Around the sheet: front strip forwards, back strip backwards, stacked along v.
    std::vector<Ring> rings;
    for (std::size_t k = 0; k < front.size(); ++k) {
        Ring ring = front[k];
        ring.insert(ring.end(), back[k].rbegin(), back[k].rend());
        rings.push_back(std::move(ring));
    }
    Surface surface = skin(rings, Ends::kOpen);
    for (const bool last : {false, true}) {  // ends are thin strips, not polygons: they may be bent
        const Ring& a = last ? front.back() : back.front();
        const Ring& b = last ? back.back() : front.front();
        const std::array strips{a, b};
        append(surface, patch(strips));
    }
    surface.closed = true;
    return surface;
}

}  // namespace turntable::procedural
