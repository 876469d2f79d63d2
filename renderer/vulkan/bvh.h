// The acceleration structure of one object, laid out for the device. The shader that walks it is
// renderer/shared/tree_traversal.h, which says what entries and triangles look like.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "renderer/embree_device.h"

namespace turntable::vulkan {

/// How a node holds its children (renderer/shared/tree_nodes.h).
enum class BvhLayout : std::uint32_t {
    kGrid4 = 0,  ///< four children, 16-bit corners on one grid over the mesh: 64 bytes
};

/// Plain arrays to upload as they are; both are read as texels of four 32-bit words.
struct TraversalTree {
    BvhLayout layout = BvhLayout::kGrid4;
    std::vector<glm::uvec4> nodes;
    std::vector<glm::uvec4> triangles;  ///< three a leaf triangle, in leaf order
    std::uint32_t root = 0;             ///< entry to start with; kNoEntry for an empty tree
    glm::vec3 grid_origin{0.0F};        ///< box coordinate = (position - origin) / scale
    glm::vec3 grid_scale{1.0F};         ///< length of a cell, the same on all axes
    std::uint32_t stack_entries = 0;    ///< most that any ray's stack can need; <= kStackEntries
    std::uint32_t node_count = 0;
    std::uint32_t leaf_count = 0;

    [[nodiscard]] std::size_t bytes() const {
        return (nodes.size() + triangles.size()) * sizeof(glm::uvec4);
    }
};

/// A function of the triangles and the layout alone: neither threads nor machine (of one Embree
/// version) change a byte. Several threads may build at once. Triangles without area are left out.
/// Throws Error (bad_input) when a coordinate is not finite or the tree would not fit the layout or
/// the shader's stack, Error (environment) when Embree fails.
[[nodiscard]] TraversalTree build_tree(RTCDevice device, std::span<const glm::vec3> positions,
                                       std::span<const glm::uvec3> triangles,
                                       BvhLayout layout = BvhLayout::kGrid4);

}  // namespace turntable::vulkan
