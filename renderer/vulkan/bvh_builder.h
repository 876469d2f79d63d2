// Builds a bounding volume hierarchy with Embree's builder, as a tree of plain nodes in host
// memory. bvh.h lays it out for the device.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include <glm/vec3.hpp>

#include "renderer/embree_device.h"

namespace turntable::vulkan {

struct Box {
    glm::vec3 low;
    glm::vec3 high;
};

inline constexpr unsigned int kMaxChildren = 4;
inline constexpr std::size_t kMaxLeafTriangles = 4;

/// An inner node (child_count >= 1) or a leaf (child_count 0).
struct BuiltNode {
    std::array<Box, kMaxChildren> boxes{};  ///< of the children
    std::array<const BuiltNode*, kMaxChildren> children{};
    std::uint32_t child_count = 0;
    std::array<std::uint32_t, kMaxLeafTriangles> primitives{};  ///< ascending, of a leaf
    std::uint32_t primitive_count = 0;
};

struct BuiltTree {
    std::deque<BuiltNode> nodes;      ///< stable addresses: nodes point at each other
    const BuiltNode* root = nullptr;  ///< null: no triangle has an area
};

struct BuildLimits {
    unsigned int branching = kMaxChildren;
    unsigned int max_depth = 40;
};

/// Surface area heuristic with spatial splits: a primitive may lie in several leaves, but only once
/// in each. Triangles without area are left out. The calling thread does it all, so that the tree
/// is a function of the arguments alone; several threads may build at once.
/// Throws Error (bad_input) when a coordinate is not finite or too large, Error (environment) when
/// Embree fails.
[[nodiscard]] BuiltTree build_bvh(RTCDevice device, std::span<const glm::vec3> positions,
                                  std::span<const glm::uvec3> triangles, const BuildLimits& limits);

}  // namespace turntable::vulkan
