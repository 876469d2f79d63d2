// Polygons of a file into triangles, cut where Blender 3.4 cuts them: across a polygon that is not
// flat the cut shows, so parity with its pictures needs the same one (rules found by black-box
// experiments, docs/conventions.md "OBJ meshes").
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <glm/vec3.hpp>

namespace turntable {

/// Newell's normal in single precision, unit; zero for a polygon without area.
[[nodiscard]] glm::vec3 polygon_normal(std::span<const glm::vec3> polygon);

/// Appends polygon.size() - 2 triangles of indices into `polygon` (at least 3 corners). `normal` is
/// polygon_normal(polygon). A quad is cut along corners 0-2, or along 1-3 when the former leaves
/// it; larger polygons are cut by ears. Degenerate and self-crossing polygons give as many
/// triangles, some of them overlapping. Quadratic in the number of corners, cubic at worst.
void triangulate(std::span<const glm::vec3> polygon, const glm::vec3& normal,
                 std::vector<glm::uvec3>& triangles);

}  // namespace turntable
