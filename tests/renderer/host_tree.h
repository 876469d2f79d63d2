// The device's traversal on the host: renderer/shared/tree_traversal.h over the arrays that would
// be uploaded, with the stack that a workgroup's column would be.
#pragma once

#include <algorithm>
#include <array>

#include "base/check.h"
#include "renderer/shared/tree_traversal.h"
#include "renderer/vulkan/bvh.h"

namespace turntable::shading {

struct HostStack {
    std::array<uint, kStackEntries> entries{};
    uint used = 0;  ///< most at once
};

struct HostTree {
    const vulkan::TraversalTree* tree;
    HostStack* stack;
};

inline uvec4 sh_node_texel(const HostTree& world, uint index) {
    TT_CHECK_LT(index, world.tree->nodes.size());
    return world.tree->nodes[index];
}

inline uvec4 sh_triangle_texel(const HostTree& world, uint index) {
    TT_CHECK_LT(index, world.tree->triangles.size());
    return world.tree->triangles[index];
}

inline BoxRay sh_box_ray(const HostTree& world, const vec3& origin, const vec3& direction) {
    return box_ray(origin, direction, world.tree->grid_origin, world.tree->cell);
}

inline ChildRanges sh_child_ranges(const HostTree& world, const BoxRay& ray, uint node,
                                   float t_max) {
    return grid_child_ranges(world, ray, node, t_max);
}

inline uvec4 sh_child_entries(const HostTree& world, uint node) {
    return grid_child_entries(world, node);
}

inline void sh_stack_write(const HostTree& world, uint index, uint group) {
    TT_CHECK_LT(index, world.tree->stack_entries);
    world.stack->entries[index] = group;
    world.stack->used = std::max(world.stack->used, index + 1U);
}

inline uint sh_stack_read(const HostTree& world, uint index) {
    return world.stack->entries[index];
}

}  // namespace turntable::shading
