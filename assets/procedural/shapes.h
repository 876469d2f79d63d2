// Shapes: the solids that families are put together from. All are closed and wound outwards unless
// they say otherwise; metres; UVs in metres along the surface, v along the grain (the longest
// side, the path, the axis).
#pragma once

#include <functional>
#include <span>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/procedural/outline.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural {

// Boxes.
/// Centred at the origin; `fillet` rounds all edges (at most half the shortest side), 0 leaves them
/// sharp.
[[nodiscard]] Surface box(const glm::vec3& size, float fillet = 0.0F, int fillet_segments = 2);
[[nodiscard]] Surface box_between(const glm::vec3& lower, const glm::vec3& upper,
                                  float fillet = 0.0F, int fillet_segments = 2);
/// A stuffed cushion: a box centred at the origin whose faces swell by `swell` metres and whose
/// edges are rounded by `fillet`.
[[nodiscard]] Surface cushion(const glm::vec3& size, float fillet, float swell, int divisions = 8);

// Rounds.
/// |x/a|^(2/e2) ... of Barr (1981): `north` shapes the section along z, `east` the one across;
/// 1 and 1 an ellipsoid, towards 0 a box, 2 an octahedron.
[[nodiscard]] Surface superellipsoid(const glm::vec3& radii, float north = 1.0F, float east = 1.0F,
                                     int rings = 12, int segments = 24);
[[nodiscard]] Surface ball(float radius, int rings = 12, int segments = 24);
/// Surface of revolution about Z. `profile` is (radius, z): from bottom to top along the outside,
/// then, for hollow shapes, down the inside; solid to its left. Radii >= 0. Closed when it begins
/// and ends on the axis, or where it began. Corners sharper than the crease stay sharp.
[[nodiscard]] Surface lathe(const Path2& profile, int segments = 32);
/// A hollow body open at the top: `outside` runs from the axis at the bottom to the rim; the inside
/// is `thickness` away, back to the axis.
[[nodiscard]] Surface vessel(const Path2& outside, float thickness, int segments = 32);
/// Along Z from `bottom` to `top`; a radius may be 0.
[[nodiscard]] Surface cylinder(float radius, float bottom, float top, int segments = 24);
[[nodiscard]] Surface cone(float bottom_radius, float top_radius, float bottom, float top,
                           int segments = 24);
/// A cylinder whose rims are rounded by `fillet`.
[[nodiscard]] Surface rounded_cylinder(float radius, float bottom, float top, float fillet,
                                       int segments = 24);
/// A pipe: the wall between two cylinders.
[[nodiscard]] Surface pipe(float outer_radius, float inner_radius, float bottom, float top,
                           int segments = 24);
/// About Z, in the plane z = 0.
[[nodiscard]] Surface torus(float ring_radius, float tube_radius, int segments = 32,
                            int tube_segments = 12);

// Extrusions: outlines in x, y, standing on z = 0.
/// Edges of both caps are rounded by `bevel`, or by less where the outline has no room for it.
[[nodiscard]] Surface extrude(const Outline& outline, float height, float bevel = 0.0F,
                              int bevel_segments = 2);
/// With holes (counter-clockwise outlines inside the outline, apart from each other); sharp edges.
[[nodiscard]] Surface extrude_with_holes(const Outline& outline, std::span<const Outline> holes,
                                         float height);
/// The same standing upright: the outline's x along X, its y along Z, thickness along Y, centred on
/// y = 0. Seen from the front (+Y), the outline's x runs to the left.
[[nodiscard]] Surface upright(const Outline& outline, float thickness, float bevel = 0.0F,
                              int bevel_segments = 2);
[[nodiscard]] Surface upright_with_holes(const Outline& outline, std::span<const Outline> holes,
                                         float thickness);
/// Side view: the outline's x along Y, its y along Z, thickness along X, centred on x = 0.
[[nodiscard]] Surface sideways(const Outline& outline, float thickness, float bevel = 0.0F,
                               int bevel_segments = 2);
[[nodiscard]] Surface sideways_with_holes(const Outline& outline, std::span<const Outline> holes,
                                          float thickness);

// Sweeps.
/// A round tube along a path of at least two points, with flat ends.
[[nodiscard]] Surface tube(const Path& path, float radius, int segments = 10);
/// With a radius for each point of the path; 0 at an end makes a tip.
[[nodiscard]] Surface tube(const Path& path, std::span<const float> radii, int segments = 10);
/// A ring: the path's last point is joined to its first.
[[nodiscard]] Surface closed_tube(const Path& path, float radius, int segments = 10);
[[nodiscard]] Surface rod(const glm::vec3& from, const glm::vec3& to, float radius,
                          int segments = 10);
[[nodiscard]] Surface tapered_rod(const glm::vec3& from, const glm::vec3& to, float from_radius,
                                  float to_radius, int segments = 10);
/// An outline carried along a path. `up` is where the outline's y points as far as the path lets
/// it; its x points to the right of a traveller whose head points along `up`.
[[nodiscard]] Surface sweep(const Outline& outline, const Path& path,
                            const glm::vec3& up = {0.0F, 0.0F, 1.0F});
/// With the outline scaled by a factor for each point of the path.
[[nodiscard]] Surface sweep(const Outline& outline, const Path& path, std::span<const float> scales,
                            const glm::vec3& up = {0.0F, 0.0F, 1.0F});

// Lofts: a skin through cross-sections that have equally many points.
struct Section {
    float at = 0.0F;  ///< along the axis, ascending
    Outline outline;  ///< along Z: (x, y); along Y: (x, z); along X: (y, z)
};
/// Bodies of cars, ships, planes. End sections are capped flat; a section whose points coincide
/// makes a tip.
[[nodiscard]] Surface loft(std::span<const Section> sections, Axis axis);
/// Sections interpolated by splines, `between` new ones in every gap.
[[nodiscard]] Surface smooth_loft(std::span<const Section> sections, Axis axis, int between = 3);

// Sheets.
/// A curved plate: f(u, v), u and v in [0, 1], du x dv pointing to its outside (front), thickened
/// backwards. Seats, brims, blades, sails, leaves.
[[nodiscard]] Surface sheet(const std::function<glm::vec3(float, float)>& f, float thickness,
                            int u_segments = 12, int v_segments = 12);

// Plates with one whole picture on their front: unit_uv.
/// Upright, facing +Y, centred at the origin; the picture is upright and not mirrored seen from
/// the front. `thickness` along Y.
[[nodiscard]] Surface picture_plate(float width, float height, float thickness);
/// The same with rounded corners.
[[nodiscard]] Surface picture_plate(float width, float height, float thickness, float radius);
/// A thin band around Z with the picture wrapped `times` around, the middle of one at +Y; from z =
/// bottom to top, `gap` metres off a surface of revolution with that profile (radius, z ascending).
/// Open surface.
[[nodiscard]] Surface wrap_band(const Path2& profile, float gap, int times = 1, int segments = 32);

}  // namespace turntable::procedural
