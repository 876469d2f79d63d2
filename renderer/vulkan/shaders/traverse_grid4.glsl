// sh_trace and sh_blocked over a tree of BvhLayout::kGrid4 (renderer/vulkan/bvh.h).
//
// The including .comp, whose workgroup has one dimension, declares before it:
//   const uint kLocalSize                   invocations of a workgroup; a multiple of 8
//   uniform usamplerBuffer bvh_nodes        TraversalTree::nodes
//   uniform usamplerBuffer bvh_triangles    TraversalTree::triangles
//   uint tree_root()
//   vec3 tree_origin()                      grid_origin
//   vec3 tree_scale()                       grid_scale
// The stack lies in shared memory, a column for each invocation: there it is faster than in a local
// array on lavapipe, and costs no registers on GPUs. 4 * kStackEntries * kLocalSize bytes.

uvec4 sh_node_texel(uint index) {
    return texelFetch(bvh_nodes, int(index));
}

uvec4 sh_triangle_texel(uint index) {
    return texelFetch(bvh_triangles, int(index));
}

uint sh_tree_root() {
    return tree_root();
}

#include "renderer/shared/tree_nodes.h"

shared uint traversal_stack[kStackEntries * kLocalSize];

void sh_stack_write(uint index, uint entry) {
    traversal_stack[index * kLocalSize + gl_LocalInvocationIndex] = entry;
}

uint sh_stack_read(uint index) {
    return traversal_stack[index * kLocalSize + gl_LocalInvocationIndex];
}

BoxRay sh_box_ray(vec3 origin, vec3 direction) {
    return box_ray(origin, direction, tree_origin(), vec3(1.0F) / tree_scale());
}

ChildHits sh_children(BoxRay ray, uint node, float t_max) {
    return grid_children(ray, node, t_max);
}

#include "renderer/shared/tree_traversal.h"

bool sh_trace(vec3 origin, vec3 direction, float t_max, uint skip, out Hit hit) {
    return trace_tree(origin, direction, t_max, skip, hit);
}

bool sh_blocked(vec3 origin, vec3 direction, float t_max, uint skip) {
    return tree_blocks(origin, direction, t_max, skip);
}
