// The acceleration structure of one object, laid out for the device. What its words mean is said by
// the shader that reads them: renderer/shared/tree_nodes.h and tree_traversal.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "renderer/embree_device.h"

namespace turntable::vulkan {

/// Plain arrays to upload as they are; both are read as texels of four 32-bit words.
struct TraversalTree {
    std::vector<glm::uvec4> nodes;      ///< never empty; node 0 is the root
    std::vector<glm::uvec4> triangles;  ///< three a leaf triangle, in leaf order; may be empty
    glm::vec3 grid_origin{0.0F};        ///< box coordinate = (position - grid_origin) / cell
    float cell = 1.0F;
    std::uint32_t stack_entries = 0;  ///< most that any ray's stack can need; <= kStackEntries
    std::uint32_t node_count = 0;
    std::uint32_t leaf_count = 0;

    [[nodiscard]] std::size_t bytes() const {
        return (nodes.size() + triangles.size()) * sizeof(glm::uvec4);
    }
};

/// A function of the triangles alone: neither threads nor the machine (of one Embree version)
/// change a byte. Several threads may build at once. Triangles without area are left out. Throws
/// Error (bad_input) when a coordinate is not finite or the mesh is too large for the layout, Error
/// (environment) when Embree fails.
[[nodiscard]] TraversalTree build_tree(RTCDevice device, std::span<const glm::vec3> positions,
                                       std::span<const glm::uvec3> triangles);

}  // namespace turntable::vulkan
