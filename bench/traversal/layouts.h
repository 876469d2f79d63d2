// The layouts that were measured against each other (docs/adr/0008-gpu-bvh-layout.md). The grid is
// the product's; the float layouts live here alone.
#pragma once

#include <cstdint>
#include <span>

#include "renderer/vulkan/bvh.h"

namespace turntable::bench {

enum class Layout : std::uint32_t {
    kGrid4 = 0,   ///< four children, 64 bytes
    kFloat4 = 1,  ///< four children, 112 bytes
    kFloat2 = 2,  ///< two children, 64 bytes
};
inline constexpr std::size_t kLayouts = 3;
[[nodiscard]] const char* layout_name(Layout layout);

/// As vulkan::build_tree(), with nodes as bench/traversal/traverse_float.glsl reads them.
[[nodiscard]] vulkan::TraversalTree build_layout(Layout layout, RTCDevice device,
                                                 std::span<const glm::vec3> positions,
                                                 std::span<const glm::uvec3> triangles);

}  // namespace turntable::bench
