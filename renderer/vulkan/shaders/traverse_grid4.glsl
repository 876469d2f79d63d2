// sh_trace and sh_blocked over a tree of BvhLayout::kGrid4 (renderer/vulkan/bvh.h).
//
// The including .comp, whose workgroup has one dimension, declares before it:
//   const uint kLocalSize                   invocations of a workgroup; a multiple of 8
//   uniform usamplerBuffer bvh_nodes        TraversalTree::nodes
//   uniform usamplerBuffer bvh_triangles    TraversalTree::triangles
//   vec3 tree_origin()                      TraversalTree::grid_origin
//   float tree_cell()                       TraversalTree::cell
// The stack lies in shared memory, a column for each invocation: there it is faster than in a local
// array on lavapipe, and costs no registers on GPUs. 4 * kStackEntries * kLocalSize bytes.

uvec4 sh_node_texel(uint index) {
    return texelFetch(bvh_nodes, int(index));
}

uvec4 sh_triangle_texel(uint index) {
    return texelFetch(bvh_triangles, int(index));
}

#include "renderer/shared/tree_nodes.h"

shared uint traversal_stack[kStackEntries * kLocalSize];

void sh_stack_write(uint index, uint group) {
    traversal_stack[index * kLocalSize + gl_LocalInvocationIndex] = group;
}

uint sh_stack_read(uint index) {
    return traversal_stack[index * kLocalSize + gl_LocalInvocationIndex];
}

BoxRay sh_box_ray(vec3 origin, vec3 direction) {
    return box_ray(origin, direction, tree_origin(), tree_cell());
}

ChildRanges sh_child_ranges(BoxRay ray, uint node, float t_max) {
    return grid_child_ranges(ray, node, t_max);
}

uvec4 sh_child_entries(uint node) {
    return grid_child_entries(node);
}

#include "renderer/shared/tree_traversal.h"

bool sh_trace(vec3 origin, vec3 direction, float t_max, uint skip, out Hit hit) {
    return walk_tree(origin, direction, t_max, skip, false, hit);
}

bool sh_blocked(vec3 origin, vec3 direction, float t_max, uint skip) {
    Hit hit;
    return walk_tree(origin, direction, t_max, skip, true, hit);
}
