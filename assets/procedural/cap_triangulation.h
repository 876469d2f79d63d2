// Flat caps: triangles for a polygon in the plane, maybe with holes, none of them degenerate.
// (polygon_triangulation.h cuts polygons of files where Blender cuts them, degenerate or not.)
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/procedural/outline.h"

namespace turntable::procedural {

/// Counter-clockwise triangles of indices into the polygon's points followed by each hole's, in
/// order. Outlines are simple, counter-clockwise, and the holes lie inside the polygon, apart from
/// each other. Points in the middle of straight edges are kept: neighbours may have them too.
[[nodiscard]] std::vector<glm::uvec3> triangulate_cap(const Outline& polygon,
                                                      std::span<const Outline> holes = {});

}  // namespace turntable::procedural
