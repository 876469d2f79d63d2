#include "assets/polygon_triangulation.h"

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include "assets/unit_vector.h"
#include "base/check.h"

namespace turntable {
namespace {

/// The polygon seen along its normal.
std::vector<glm::vec2> project(std::span<const glm::vec3> polygon, const glm::vec3& normal) {
    const glm::dvec3 n(normal);
    const double xy2 = n.x * n.x + n.y * n.y;
    glm::vec3 right(n.z < 0.0 ? -1.0F : 1.0F, 0.0F, 0.0F);
    glm::vec3 up(0.0F, 1.0F, 0.0F);
    constexpr double kFloatEpsilon = 1.1920929e-07;
    if (xy2 > kFloatEpsilon) {  // the normal is not along Z
        const double scale = 1.0 / std::sqrt(xy2);
        const glm::dvec3 a(n.y * scale, -n.x * scale, 0.0);
        right = glm::vec3(a);
        up = glm::vec3(glm::dvec3(-n.z * a.y, n.z * a.x, n.x * a.y - n.y * a.x));
    }
    std::vector<glm::vec2> points;
    points.reserve(polygon.size());
    for (const glm::vec3& p : polygon) {
        points.emplace_back((p.x * right.x + p.y * right.y) + p.z * right.z,
                            (p.x * up.x + p.y * up.y) + p.z * up.z);
    }
    return points;
}

/// Ear clipping over a circular list. The walk goes on behind the last ear and turns round at a
/// corner that is not convex, which spreads the cuts over the polygon instead of making one fan.
class EarClipper {
public:
    explicit EarClipper(std::vector<glm::vec2> points)
        : points_(std::move(points)), next_(points_.size()), previous_(points_.size()) {
        const std::size_t n = points_.size();
        double twice_area = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            next_[i] = static_cast<std::uint32_t>((i + 1) % n);
            previous_[i] = static_cast<std::uint32_t>((i + n - 1) % n);
            const glm::dvec2 a(points_[previous_[i]]);
            const glm::dvec2 b(points_[i]);
            twice_area += a.x * b.y - b.x * a.y;
        }
        orientation_ = twice_area >= 0.0 ? 1 : -1;
        turn_.reserve(n);
        for (std::uint32_t i = 0; i < n; ++i) {
            turn_.push_back(turn_at(i));
        }
    }

    void clip(std::vector<glm::uvec3>& triangles) {
        std::uint32_t last = 0;
        for (remaining_ = points_.size(); remaining_ > 3; --remaining_) {
            const std::uint32_t ear = find_ear();
            const std::uint32_t before = previous_[ear];
            const std::uint32_t after = next_[ear];
            triangles.emplace_back(before, ear, after);
            next_[before] = after;
            previous_[after] = before;
            update_turn(before);
            update_turn(after);
            choose_start(before, after);
            last = after;
        }
        const std::uint32_t middle = next_[last];
        triangles.emplace_back(previous_[middle], middle, next_[middle]);
    }

private:
    /// 1, 0, -1 for a left turn, no turn, a right turn at b, in the polygon's own orientation.
    [[nodiscard]] int side(std::uint32_t a, std::uint32_t b, std::uint32_t c) const {
        const glm::vec2 ca = points_[a] - points_[c];
        const glm::vec2 cb = points_[b] - points_[c];
        const float area = ca.x * cb.y - ca.y * cb.x;
        return area > 0.0F ? orientation_ : area < 0.0F ? -orientation_ : 0;
    }
    [[nodiscard]] int turn_at(std::uint32_t i) const { return side(previous_[i], i, next_[i]); }

    /// Convex corners stay convex when a neighbour goes.
    void update_turn(std::uint32_t i) {
        if (turn_[i] <= 0) {
            turn_[i] = turn_at(i);
        }
    }

    [[nodiscard]] bool is_ear(std::uint32_t i) const {
        if (turn_[i] <= 0) {
            return turn_[i] == 0;
        }
        const std::uint32_t a = previous_[i];
        const std::uint32_t c = next_[i];
        for (std::uint32_t j = next_[c]; j != a; j = next_[j]) {
            if (turn_[j] <= 0 && side(i, c, j) >= 0 && side(a, i, j) >= 0 && side(c, a, j) >= 0) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] std::uint32_t find_ear() const {
        std::uint32_t i = start_;
        for (std::size_t k = 0; k < remaining_; ++k) {
            if (is_ear(i)) {
                return i;
            }
            i = reverse_ ? previous_[i] : next_[i];
        }
        i = start_;  // a polygon that crosses itself may have none: any corner not reflex
        for (std::size_t k = 0; k < remaining_; ++k) {
            if (turn_[i] >= 0) {
                return i;
            }
            i = next_[i];
        }
        return start_;
    }

    void choose_start(std::uint32_t before, std::uint32_t after) {
        start_ = reverse_ ? previous_[before] : next_[after];
        if (turn_[start_] <= 0) {
            start_ = reverse_ ? previous_[start_] : next_[start_];
            reverse_ = !reverse_;
        }
    }

    std::vector<glm::vec2> points_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> previous_;
    std::vector<int> turn_;
    int orientation_ = 1;
    std::size_t remaining_ = 0;
    std::uint32_t start_ = 0;
    bool reverse_ = false;
};

void triangulate_quad(std::span<const glm::vec3> quad, const glm::vec3& normal,
                      std::vector<glm::uvec3>& triangles) {
    const glm::vec3 diagonal_side = glm::cross(quad[2] - quad[0], normal);
    const float one = glm::dot(quad[1] - quad[0], diagonal_side);
    const float three = glm::dot(quad[3] - quad[0], diagonal_side);
    if (one * three >= 0.0F) {  // both on one side of 0-2: that diagonal leaves the quad
        triangles.emplace_back(0, 1, 3);
        triangles.emplace_back(1, 2, 3);
    } else {
        triangles.emplace_back(0, 1, 2);
        triangles.emplace_back(0, 2, 3);
    }
}

}  // namespace

glm::vec3 polygon_normal(std::span<const glm::vec3> polygon) {
    glm::vec3 sum(0.0F);
    const glm::vec3* previous = &polygon.back();
    for (const glm::vec3& current : polygon) {
        sum.x += (previous->y - current.y) * (previous->z + current.z);
        sum.y += (previous->z - current.z) * (previous->x + current.x);
        sum.z += (previous->x - current.x) * (previous->y + current.y);
        previous = &current;
    }
    return unit_or_zero(sum);
}

void triangulate(std::span<const glm::vec3> polygon, const glm::vec3& normal,
                 std::vector<glm::uvec3>& triangles) {
    TT_CHECK_GE(polygon.size(), 3U);
    if (polygon.size() == 3) {
        triangles.emplace_back(0, 1, 2);
    } else if (polygon.size() == 4) {
        triangulate_quad(polygon, normal, triangles);
    } else {
        EarClipper(project(polygon, normal)).clip(triangles);
    }
}

}  // namespace turntable
