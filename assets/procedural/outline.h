// Outlines (closed, in a plane) and paths (open, in the plane or in space): what shapes are swept,
// turned and extruded from.
#pragma once

#include <span>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace turntable::procedural {

/// A simple polygon, counter-clockwise, first point not repeated.
using Outline = std::vector<glm::vec2>;
/// An open polyline.
using Path2 = std::vector<glm::vec2>;
using Path = std::vector<glm::vec3>;

// Outlines about the origin, metres.
[[nodiscard]] Outline rectangle(float width, float height);
/// `radius` at most half the shorter side.
[[nodiscard]] Outline rounded_rectangle(float width, float height, float radius,
                                        int corner_segments = 4);
[[nodiscard]] Outline ellipse(float radius_x, float radius_y, int segments = 24);
[[nodiscard]] Outline circle(float radius, int segments = 24);
/// First corner at angle `first_degrees` from +x.
[[nodiscard]] Outline regular_polygon(int corners, float radius, float first_degrees = 90.0F);
/// |x/a|^n + |y/b|^n = 1: n = 2 an ellipse, 4 a squircle, below 1 a star.
[[nodiscard]] Outline superellipse(float radius_x, float radius_y, float exponent,
                                   int segments = 32);
/// `corners` outer points at `outer`, as many inner ones at `inner`.
[[nodiscard]] Outline star(int corners, float outer, float inner);
/// Closed Catmull-Rom spline through the points (centripetal).
[[nodiscard]] Outline smooth_outline(std::span<const glm::vec2> points, int per_segment = 6);
/// The half with x >= 0, given from bottom to top, and its reflection; points on x = 0 once.
[[nodiscard]] Outline symmetric_outline(std::span<const glm::vec2> right_half);

[[nodiscard]] Outline moved(Outline outline, const glm::vec2& offset);
[[nodiscard]] Outline turned(Outline outline, float degrees);
[[nodiscard]] Outline scaled(Outline outline, const glm::vec2& factors);  ///< factors above 0
/// Each edge moved outwards by `distance` (inwards when negative); for distances small against the
/// outline's details.
[[nodiscard]] Outline grown(const Outline& outline, float distance);
/// Corners cut to arcs of `radius` (less where edges are short).
[[nodiscard]] Outline rounded(const Outline& outline, float radius, int corner_segments = 4);

// Paths.
/// Open Catmull-Rom spline through the points (centripetal), ends included.
[[nodiscard]] Path2 smooth_path(std::span<const glm::vec2> points, int per_segment = 6);
[[nodiscard]] Path smooth_path(std::span<const glm::vec3> points, int per_segment = 6);
/// The polyline with its inner corners cut to arcs: bent tubes.
[[nodiscard]] Path rounded_path(std::span<const glm::vec3> points, float radius,
                                int corner_segments = 5);
/// Of a circle in the plane of the unit vectors `u` and `v`: centre + r (u cos a + v sin a).
[[nodiscard]] Path arc(const glm::vec3& centre, float radius, const glm::vec3& u,
                       const glm::vec3& v, float from_degrees, float to_degrees, int segments = 16);
/// About Z, rising from `bottom` by `height`.
[[nodiscard]] Path helix(float radius, float bottom, float height, float turns,
                         int segments_a_turn = 16);
[[nodiscard]] float length_of(std::span<const glm::vec3> path);

}  // namespace turntable::procedural
