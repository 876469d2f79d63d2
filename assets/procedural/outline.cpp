#include "assets/procedural/outline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "base/check.h"

namespace turntable::procedural {
namespace {

glm::vec2 direction_of(float radians) {
    return {std::cos(radians), std::sin(radians)};
}

/// Angle of the i-th of n points around a circle.
float part_of_circle(int i, int n) {
    return glm::two_pi<float>() * static_cast<float>(i) / static_cast<float>(n);
}

/// Centripetal Catmull-Rom (Yuksel, Schaefer, Keyser 2011) by Barry and Goldman's pyramid: no cusps
/// or loops between unevenly spaced points. t in [0, 1) from b to c.
template <class Vector>
Vector catmull_rom(const Vector& a, const Vector& b, const Vector& c, const Vector& d, float t) {
    const auto knot = [](const Vector& from, const Vector& to) {
        return std::max(std::sqrt(glm::distance(from, to)), 1e-4F);
    };
    const float t1 = knot(a, b);
    const float t2 = t1 + knot(b, c);
    const float t3 = t2 + knot(c, d);
    const float at = glm::mix(t1, t2, t);
    const Vector a1 = glm::mix(a, b, at / t1);
    const Vector a2 = glm::mix(b, c, (at - t1) / (t2 - t1));
    const Vector a3 = glm::mix(c, d, (at - t2) / (t3 - t2));
    const Vector b1 = glm::mix(a1, a2, at / t2);
    const Vector b2 = glm::mix(a2, a3, (at - t1) / (t3 - t1));
    return glm::mix(b1, b2, (at - t1) / (t2 - t1));
}

/// The point before the first (after the last), as if the spline went on straight.
template <class Vector>
Vector beyond(const Vector& end, const Vector& inner) {
    return 2.0F * end - inner;
}

template <class Vector>
std::vector<Vector> open_spline(std::span<const Vector> points, int per_segment) {
    TT_CHECK_GE(points.size(), 2U);
    std::vector<Vector> path;
    const std::size_t last = points.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        const Vector before = i > 0 ? points[i - 1] : beyond(points[0], points[1]);
        const Vector after = i + 2 <= last ? points[i + 2] : beyond(points[last], points[last - 1]);
        for (int k = 0; k < per_segment; ++k) {
            const float t = static_cast<float>(k) / static_cast<float>(per_segment);
            path.push_back(catmull_rom(before, points[i], points[i + 1], after, t));
        }
    }
    path.push_back(points[last]);
    return path;
}

/// An arc tangent to both edges of a corner, appended to `out`: at most `radius`, and leaving half
/// of either edge to the neighbouring corner.
template <class Vector>
void append_rounded_corner(std::vector<Vector>& out, const Vector& before, const Vector& corner,
                           const Vector& after, float radius, int segments) {
    const Vector in = glm::normalize(before - corner);
    const Vector on = glm::normalize(after - corner);
    const float cosine = std::clamp(glm::dot(in, on), -1.0F, 1.0F);
    const float half = 0.5F * std::acos(cosine);
    const float room =
        0.49F * std::min(glm::distance(before, corner), glm::distance(after, corner));
    const float cut = std::min(radius / std::max(std::tan(half), 1e-3F), room);
    if (half > 1.55F || cut < 1e-5F) {  // straight on, or no room
        out.push_back(corner);
        return;
    }
    const float fitted = cut * std::tan(half);
    const Vector middle = glm::normalize(in + on);
    const Vector centre = corner + middle * (cut / std::cos(half));
    const Vector from = (corner + in * cut) - centre;
    const Vector to = (corner + on * cut) - centre;
    const float sweep = glm::pi<float>() - 2.0F * half;
    for (int k = 0; k <= segments; ++k) {
        const float t = static_cast<float>(k) / static_cast<float>(segments);
        const Vector spoke =
            (std::sin((1.0F - t) * sweep) * from + std::sin(t * sweep) * to) / std::sin(sweep);
        out.push_back(centre + fitted * glm::normalize(spoke));
    }
}

}  // namespace

Outline rectangle(float width, float height) {
    const float x = 0.5F * width;
    const float y = 0.5F * height;
    return {{-x, -y}, {x, -y}, {x, y}, {-x, y}};
}

Outline rounded_rectangle(float width, float height, float radius, int corner_segments) {
    const float most = 0.5F * std::min(width, height);
    const float r = std::min(radius, most * 0.999F);
    if (r <= 0.0F) {
        return rectangle(width, height);
    }
    const glm::vec2 inner{0.5F * width - r, 0.5F * height - r};
    constexpr std::array<glm::vec2, 4> kCorners{{{1, 1}, {-1, 1}, {-1, -1}, {1, -1}}};
    Outline outline;
    for (int corner = 0; corner < 4; ++corner) {
        for (int k = 0; k <= corner_segments; ++k) {
            const float turn = static_cast<float>(corner) +
                               static_cast<float>(k) / static_cast<float>(corner_segments);
            outline.push_back(kCorners.at(static_cast<std::size_t>(corner)) * inner +
                              r * direction_of(turn * glm::half_pi<float>()));
        }
    }
    return outline;
}

Outline ellipse(float radius_x, float radius_y, int segments) {
    Outline outline;
    for (int i = 0; i < segments; ++i) {
        outline.push_back(direction_of(part_of_circle(i, segments)) *
                          glm::vec2(radius_x, radius_y));
    }
    return outline;
}

Outline circle(float radius, int segments) {
    return ellipse(radius, radius, segments);
}

Outline regular_polygon(int corners, float radius, float first_degrees) {
    return turned(circle(radius, corners), first_degrees);
}

Outline superellipse(float radius_x, float radius_y, float exponent, int segments) {
    const auto power = [&](float x) {
        return std::copysign(std::pow(std::abs(x), 2.0F / exponent), x);
    };
    Outline outline;
    for (int i = 0; i < segments; ++i) {
        const glm::vec2 d = direction_of(part_of_circle(i, segments));
        outline.emplace_back(radius_x * power(d.x), radius_y * power(d.y));
    }
    return outline;
}

Outline star(int corners, float outer, float inner) {
    Outline outline;
    for (int i = 0; i < 2 * corners; ++i) {
        const float angle = glm::half_pi<float>() + part_of_circle(i, 2 * corners);
        outline.push_back((i % 2 == 0 ? outer : inner) * direction_of(angle));
    }
    return outline;
}

Outline smooth_outline(std::span<const glm::vec2> points, int per_segment) {
    const std::size_t n = points.size();
    TT_CHECK_GE(n, 3U);
    Outline outline;
    for (std::size_t i = 0; i < n; ++i) {
        for (int k = 0; k < per_segment; ++k) {
            const float t = static_cast<float>(k) / static_cast<float>(per_segment);
            outline.push_back(catmull_rom(points[(i + n - 1) % n], points[i], points[(i + 1) % n],
                                          points[(i + 2) % n], t));
        }
    }
    return outline;
}

Outline symmetric_outline(std::span<const glm::vec2> right_half) {
    Outline outline(right_half.begin(), right_half.end());
    for (std::size_t i = right_half.size(); i-- > 0;) {
        if (right_half[i].x > 1e-6F) {
            outline.emplace_back(-right_half[i].x, right_half[i].y);
        }
    }
    return outline;
}

Outline moved(Outline outline, const glm::vec2& offset) {
    for (glm::vec2& point : outline) {
        point += offset;
    }
    return outline;
}

Outline turned(Outline outline, float degrees) {
    const glm::vec2 d = direction_of(glm::radians(degrees));
    for (glm::vec2& point : outline) {
        point = {d.x * point.x - d.y * point.y, d.y * point.x + d.x * point.y};
    }
    return outline;
}

Outline scaled(Outline outline, const glm::vec2& factors) {
    TT_CHECK(factors.x > 0.0F && factors.y > 0.0F);
    for (glm::vec2& point : outline) {
        point *= factors;
    }
    return outline;
}

Outline grown(const Outline& outline, float distance) {
    const std::size_t n = outline.size();
    const auto outward = [](const glm::vec2& from, const glm::vec2& to) {
        const glm::vec2 edge = to - from;
        const float length = glm::length(edge);
        return length > 0.0F ? glm::vec2(edge.y, -edge.x) / length : glm::vec2(0.0F);
    };
    Outline result;
    for (std::size_t i = 0; i < n; ++i) {
        const glm::vec2 a = outward(outline[(i + n - 1) % n], outline[i]);
        const glm::vec2 b = outward(outline[i], outline[(i + 1) % n]);
        // The miter, cut short where edges meet at an acute angle.
        const float stretch = std::max(1.0F + glm::dot(a, b), 0.3F);
        result.push_back(outline[i] + distance * (a + b) / stretch);
    }
    return result;
}

Outline rounded(const Outline& outline, float radius, int corner_segments) {
    const std::size_t n = outline.size();
    Outline result;
    for (std::size_t i = 0; i < n; ++i) {
        append_rounded_corner(result, outline[(i + n - 1) % n], outline[i], outline[(i + 1) % n],
                              radius, corner_segments);
    }
    return result;
}

Path2 smooth_path(std::span<const glm::vec2> points, int per_segment) {
    return open_spline(points, per_segment);
}

Path smooth_path(std::span<const glm::vec3> points, int per_segment) {
    return open_spline(points, per_segment);
}

Path rounded_path(std::span<const glm::vec3> points, float radius, int corner_segments) {
    TT_CHECK_GE(points.size(), 2U);
    Path path{points.front()};
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        append_rounded_corner(path, points[i - 1], points[i], points[i + 1], radius,
                              corner_segments);
    }
    path.push_back(points.back());
    return path;
}

Path arc(const glm::vec3& centre, float radius, const glm::vec3& u, const glm::vec3& v,
         float from_degrees, float to_degrees, int segments) {
    Path path;
    for (int i = 0; i <= segments; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(segments);
        const glm::vec2 d = direction_of(glm::radians(glm::mix(from_degrees, to_degrees, share)));
        path.push_back(centre + radius * (d.x * u + d.y * v));
    }
    return path;
}

Path helix(float radius, float bottom, float height, float turns, int segments_a_turn) {
    const int segments =
        std::max(2, static_cast<int>(std::ceil(turns * static_cast<float>(segments_a_turn))));
    Path path;
    for (int i = 0; i <= segments; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(segments);
        const glm::vec2 d = radius * direction_of(glm::two_pi<float>() * turns * share);
        path.emplace_back(d.x, d.y, bottom + height * share);
    }
    return path;
}

float length_of(std::span<const glm::vec3> path) {
    float length = 0.0F;
    for (std::size_t i = 1; i < path.size(); ++i) {
        length += glm::distance(path[i - 1], path[i]);
    }
    return length;
}

}  // namespace turntable::procedural
