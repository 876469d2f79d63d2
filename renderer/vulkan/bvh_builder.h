// Builds a bounding volume hierarchy with Embree's builder, as a tree of plain nodes in host
// memory. bvh.h lays it out for the device.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>

#include <glm/vec3.hpp>

#include "renderer/embree_device.h"
#include "renderer/vulkan/box.h"

namespace turntable::vulkan {

inline constexpr unsigned int kMaxChildren = 4;
inline constexpr std::size_t kMaxLeafTriangles = 4;

/// A leaf when it has primitives, else an inner node.
struct BuiltNode {
    std::array<Box, kMaxChildren> boxes{};  ///< of the children
    std::array<const BuiltNode*, kMaxChildren> children{};
    std::uint32_t child_count = 0;
    std::array<std::uint32_t, kMaxLeafTriangles> primitives{};  ///< of a leaf, ascending
    std::uint32_t primitive_count = 0;
};

struct BuiltTree {
    std::deque<BuiltNode> nodes;  ///< stable addresses: nodes point at each other
    const BuiltNode* root;        ///< an inner node, without children when no triangle has an area
};

/// Surface area heuristic, over triangles that are split where that pays: a primitive may lie in
/// several leaves, but only once in each. Triangles without area are left out. At most `max_depth`
/// inner nodes lie above a leaf. The calling thread does it all, so that the tree is a function of
/// the arguments alone; several threads may build at once.
/// Throws Error (bad_input) when a coordinate is not finite or too large, Error (environment) when
/// Embree fails.
[[nodiscard]] BuiltTree build_bvh(RTCDevice device, std::span<const glm::vec3> positions,
                                  std::span<const glm::uvec3> triangles, unsigned int branching,
                                  unsigned int max_depth);

}  // namespace turntable::vulkan
