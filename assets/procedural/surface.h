// Surface: a piece of a shape while it is modelled. Shapes make surfaces, these functions move and
// deform them, ModelBuilder joins them. Metres; +Z up, front +Y, right-handed.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace turntable::procedural {

enum class Axis : int { kX = 0, kY = 1, kZ = 2 };

/// Triangles wound counter-clockwise seen from outside. Points may coincide where UVs differ;
/// normals come later (ModelBuilder), from the angle between neighbouring triangles.
struct Surface {
    std::vector<glm::vec3> points;
    std::vector<glm::vec2> uvs;  ///< parallel to points; metres along the surface, or see unit_uv
    std::vector<glm::uvec3> triangles;
    bool closed = true;    ///< encloses a volume: every edge has two triangles
    bool unit_uv = false;  ///< UVs are shares of one whole picture (a label, a screen)
    float crease = 40.0F;  ///< degrees; edges that turn by more stay sharp
};

using Surfaces = std::vector<Surface>;

[[nodiscard]] Surface moved(Surface surface, const glm::vec3& offset);
/// About the axis through the origin; degrees, counter-clockwise seen from the axis's tip.
[[nodiscard]] Surface turned(Surface surface, Axis axis, float degrees);
[[nodiscard]] Surface turned_about(Surface surface, const glm::vec3& point, Axis axis,
                                   float degrees);
/// Factors above 0. UVs stay: scale before texturing matters, not after.
[[nodiscard]] Surface scaled(Surface surface, const glm::vec3& factors);
/// Reflected about the plane through the origin that is perpendicular to `axis`.
[[nodiscard]] Surface mirrored(Surface surface, Axis axis);
/// `axes` is orthonormal, proper or not: +Z to where the shape shall point and so on.
[[nodiscard]] Surface transformed(Surface surface, const glm::mat4& matrix);
[[nodiscard]] Surface with_crease(Surface surface, float degrees);

/// The surface and its reflection about the plane x = 0.
[[nodiscard]] Surfaces mirrored_pair(const Surface& surface);
/// The surface and its reflections about x = 0, y = 0 and both: four legs from one.
[[nodiscard]] Surfaces four_corners(const Surface& surface);
/// `count` copies turned about Z by equal angles.
[[nodiscard]] Surfaces around(const Surface& surface, int count, float first_degrees = 0.0F);
/// `count` copies, each `step` further than the one before.
[[nodiscard]] Surfaces in_row(const Surface& surface, int count, const glm::vec3& step);
/// `columns` x `rows` copies.
[[nodiscard]] Surfaces in_grid(const Surface& surface, int columns, const glm::vec3& column_step,
                               int rows, const glm::vec3& row_step);
/// All of them in one list.
[[nodiscard]] Surfaces joined(std::vector<Surfaces> groups);
/// Every surface moved (turned, mirrored ...) alike.
[[nodiscard]] Surfaces each(Surfaces surfaces, const std::function<Surface(Surface)>& change);

// Deformations. They move points alone, so give shapes enough points first (segments, subdivided).

/// Any deformation that keeps inside and outside apart.
[[nodiscard]] Surface warped(Surface surface, const std::function<glm::vec3(glm::vec3)>& warp);
/// Scales the two other axes by `from` at the lower end of `axis` and by `to` at its upper end,
/// about the origin's axis.
[[nodiscard]] Surface tapered(Surface surface, Axis axis, float from, float to);
/// Turns about `axis` by an angle that grows with the coordinate along it, 0 at the lower end.
[[nodiscard]] Surface twisted(Surface surface, Axis axis, float degrees);
/// Bends what points along `axis` towards `towards`: a circular arc of that many degrees over the
/// surface's extent, the lower end stays.
[[nodiscard]] Surface bent(Surface surface, Axis axis, Axis towards, float degrees);
/// Each triangle cut into four, `times` times.
[[nodiscard]] Surface subdivided(Surface surface, int times = 1);

struct Extent {
    glm::vec3 lower{0.0F};
    glm::vec3 upper{0.0F};
    [[nodiscard]] glm::vec3 size() const { return upper - lower; }
    [[nodiscard]] glm::vec3 centre() const { return 0.5F * (lower + upper); }
};
/// Of a surface with points.
[[nodiscard]] Extent extent_of(const Surface& surface);
[[nodiscard]] Extent extent_of(const Surfaces& surfaces);

}  // namespace turntable::procedural
