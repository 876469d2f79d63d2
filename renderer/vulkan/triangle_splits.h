// Cuts large triangles into several boxes before a bounding volume hierarchy is built over them.
//
// The method of Karras and Aila ("Fast parallel construction of high-quality bounding volume
// hierarchies", HPG 2013, section 4). Embree's own spatial splits give trees that are a tenth
// better on the worst meshes and take fifty times as long (docs/adr/0008-gpu-bvh-layout.md).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <glm/vec3.hpp>

#include "renderer/vulkan/box.h"

namespace turntable::vulkan {

using Corners = std::array<glm::vec3, 3>;

/// The part of a triangle that lies in a box; several parts may belong to one primitive.
struct TrianglePart {
    Corners corners;  ///< of the whole triangle
    Box box;
    std::uint32_t primitive;
};

/// Boxes of the two sides of the plane `axis` = `position`, which crosses the part's box: they hold
/// every point of the part's triangle within its box. One may be empty.
struct CutBoxes {
    Box below;
    Box above;
};
[[nodiscard]] CutBoxes cut_triangle(const TrianglePart& part, int axis, float position);

/// Adds up to `share` times as many parts as there are, where a triangle fills its box badly and
/// the box lies across an important plane. Keeps the order.
[[nodiscard]] std::vector<TrianglePart>
split_large_triangles(const std::vector<TrianglePart>& whole, double share);

}  // namespace turntable::vulkan
