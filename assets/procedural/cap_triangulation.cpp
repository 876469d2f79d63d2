#include "assets/procedural/cap_triangulation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <glm/geometric.hpp>

#include "base/check.h"

namespace turntable::procedural {
namespace {

using Loop = std::vector<std::uint32_t>;

/// Twice the signed area of a triangle.
double area(const glm::vec2& a, const glm::vec2& b, const glm::vec2& c) {
    const glm::dvec2 ab = glm::dvec2(b) - glm::dvec2(a);
    const glm::dvec2 ac = glm::dvec2(c) - glm::dvec2(a);
    return ab.x * ac.y - ab.y * ac.x;
}

class CapClipper {
public:
    CapClipper(const Outline& polygon, std::span<const Outline> holes) : points_(polygon) {
        loop_.resize(polygon.size());
        std::iota(loop_.begin(), loop_.end(), 0U);
        std::vector<Loop> inner;
        for (const Outline& hole : holes) {
            Loop loop(hole.size());
            std::iota(loop.begin(), loop.end(), static_cast<std::uint32_t>(points_.size()));
            std::reverse(loop.begin(), loop.end());  // holes run the other way round
            points_.insert(points_.end(), hole.begin(), hole.end());
            inner.push_back(std::move(loop));
        }
        set_tolerance();
        bridge_all(std::move(inner));
    }

    std::vector<glm::uvec3> clip() {
        std::vector<glm::uvec3> triangles;
        if (strictly_convex()) {
            zigzag(triangles);
            return triangles;
        }
        while (loop_.size() > 3) {
            const std::size_t ear = best_ear();
            emit(triangles, loop_[before(ear)], loop_[ear], loop_[after(ear)]);
            loop_.erase(loop_.begin() + static_cast<std::ptrdiff_t>(ear));
        }
        emit(triangles, loop_[0], loop_[1], loop_[2]);
        return triangles;
    }

private:
    [[nodiscard]] std::size_t before(std::size_t i) const {
        return (i + loop_.size() - 1) % loop_.size();
    }
    [[nodiscard]] std::size_t after(std::size_t i) const { return (i + 1) % loop_.size(); }
    [[nodiscard]] const glm::vec2& at(std::size_t i) const { return points_[loop_[i]]; }

    void set_tolerance() {
        glm::vec2 lower = points_.front();
        glm::vec2 upper = lower;
        for (const glm::vec2& p : points_) {
            lower = glm::min(lower, p);
            upper = glm::max(upper, p);
        }
        const double size = glm::distance(lower, upper);
        tolerance_ = 1e-9 * size * size;
    }

    void emit(std::vector<glm::uvec3>& triangles, std::uint32_t a, std::uint32_t b,
              std::uint32_t c) const {
        if (area(points_[a], points_[b], points_[c]) > tolerance_) {
            triangles.emplace_back(a, b, c);
        }
    }

    [[nodiscard]] bool strictly_convex() const {
        for (std::size_t i = 0; i < loop_.size(); ++i) {
            if (area(at(before(i)), at(i), at(after(i))) <= 1e3 * tolerance_) {
                return false;
            }
        }
        return true;
    }

    /// Convex polygons: to and fro between the two ends, which makes no long fans.
    void zigzag(std::vector<glm::uvec3>& triangles) const {
        std::size_t low = 0;
        std::size_t high = loop_.size() - 1;
        bool from_low = true;
        while (high - low >= 2) {
            if (from_low) {
                triangles.emplace_back(loop_[low], loop_[low + 1], loop_[high]);
                ++low;
            } else {
                triangles.emplace_back(loop_[low], loop_[high - 1], loop_[high]);
                --high;
            }
            from_low = !from_low;
        }
    }

    /// No other corner lies in the ear, on its new edge included.
    [[nodiscard]] bool is_empty(std::size_t ear) const {
        const glm::vec2& a = at(before(ear));
        const glm::vec2& b = at(ear);
        const glm::vec2& c = at(after(ear));
        for (std::size_t i = 0; i < loop_.size(); ++i) {
            const glm::vec2& p = at(i);
            if (p == a || p == b || p == c) {  // its own corners, and copies made by bridges
                continue;
            }
            if (area(a, b, p) >= -tolerance_ && area(b, c, p) >= -tolerance_ &&
                area(c, a, p) >= -tolerance_) {
                return false;
            }
        }
        return true;
    }

    /// Share of an equilateral triangle's area that one of the same longest side has.
    [[nodiscard]] double quality(std::size_t ear) const {
        const glm::dvec2 a(at(before(ear)));
        const glm::dvec2 b(at(ear));
        const glm::dvec2 c(at(after(ear)));
        const double longest =
            std::max({glm::distance(a, b), glm::distance(b, c), glm::distance(c, a)});
        return area(at(before(ear)), at(ear), at(after(ear))) / (longest * longest);
    }

    [[nodiscard]] std::size_t best_ear() const {
        std::size_t best = loop_.size();
        double best_quality = 0.0;
        for (std::size_t i = 0; i < loop_.size(); ++i) {
            const double q = quality(i);
            if (q > best_quality && area(at(before(i)), at(i), at(after(i))) > tolerance_ &&
                is_empty(i)) {
                best = i;
                best_quality = q;
            }
        }
        if (best < loop_.size()) {
            return best;
        }
        // What is left has no area (or crosses itself): the corner that loses least.
        std::size_t flattest = 0;
        for (std::size_t i = 1; i < loop_.size(); ++i) {
            if (std::abs(quality(i)) < std::abs(quality(flattest))) {
                flattest = i;
            }
        }
        return flattest;
    }

    /// Joins the holes to the outer loop, each by two copies of a bridge, the rightmost hole first:
    /// its rightmost corner sees the outline or a hole that is joined already. Bridges lead to the
    /// right, where neither the hole itself nor one that waits can lie in their way.
    void bridge_all(std::vector<Loop> holes) {
        const auto rightmost = [&](const Loop& loop) {
            return *std::max_element(
                loop.begin(), loop.end(),
                [&](std::uint32_t a, std::uint32_t b) { return points_[a].x < points_[b].x; });
        };
        std::sort(holes.begin(), holes.end(), [&](const Loop& a, const Loop& b) {
            return points_[rightmost(a)].x > points_[rightmost(b)].x;
        });
        for (Loop& hole : holes) {
            std::rotate(hole.begin(), std::find(hole.begin(), hole.end(), rightmost(hole)),
                        hole.end());
            bridge(hole);
        }
    }

    /// Whether the segment from `from` to corner `to` of the loop crosses none of its edges and
    /// leaves the corner into the inside.
    [[nodiscard]] bool sees(const glm::vec2& from, std::size_t to) const {
        const glm::vec2& target = at(to);
        for (std::size_t i = 0; i < loop_.size(); ++i) {
            const glm::vec2& p = at(i);
            const glm::vec2& q = at(after(i));
            if (p == target || q == target) {
                continue;
            }
            const double side_p = area(from, target, p);
            const double side_q = area(from, target, q);
            const double side_from = area(p, q, from);
            const double side_target = area(p, q, target);
            if (side_p * side_q <= 0.0 && side_from * side_target <= 0.0) {
                return false;
            }
        }
        const glm::vec2& a = at(before(to));
        const glm::vec2& c = at(after(to));
        const bool convex = area(a, target, c) > 0.0;
        const bool left_of_in = area(a, target, from) > 0.0;
        const bool left_of_out = area(target, c, from) > 0.0;
        return convex ? left_of_in && left_of_out : left_of_in || left_of_out;
    }

    void bridge(const Loop& hole) {
        const glm::vec2& from = points_[hole.front()];
        std::size_t best = loop_.size();
        float shortest = std::numeric_limits<float>::infinity();
        for (std::size_t i = 0; i < loop_.size(); ++i) {
            const float distance = glm::distance(from, at(i));
            if (at(i).x > from.x && distance < shortest && sees(from, i)) {
                best = i;
                shortest = distance;
            }
        }
        TT_CHECK_LT(best, loop_.size());  // holes inside the outline always see it
        Loop detour(hole);
        detour.push_back(hole.front());
        detour.push_back(loop_[best]);
        loop_.insert(loop_.begin() + static_cast<std::ptrdiff_t>(best) + 1, detour.begin(),
                     detour.end());
    }

    std::vector<glm::vec2> points_;
    Loop loop_;
    double tolerance_ = 0.0;
};

}  // namespace

std::vector<glm::uvec3> triangulate_cap(const Outline& polygon, std::span<const Outline> holes) {
    TT_CHECK_GE(polygon.size(), 3U);
    return CapClipper(polygon, holes).clip();
}

}  // namespace turntable::procedural
