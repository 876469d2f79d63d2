// The contenders of the grid layout: nodes that keep box corners as floats, in units of the grid's
// cells so that the ray is made ready in the same way. The stack and the loop are the product's.
//   TT_LAYOUT 1: four children in 7 texels: low x, high x, low y, high y, low z, high z, entries
//   TT_LAYOUT 2: two children in 4 texels: x, y, z, each (low, low, high, high), then entries

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

#if TT_LAYOUT == 1

vec4 float_planes(uint texel, float inverse, float offset, bool far) {
    uint chosen = texel + ((inverse < 0.0F) != far ? 1U : 0U);
    return uintBitsToFloat(sh_node_texel(chosen)) * inverse + offset;
}

ChildRanges sh_child_ranges(BoxRay ray, uint node, float t_max) {
    uint texel = node * 7U;
    vec3 inverse = ray.inverse;
    ChildRanges ranges;
    ranges.enter =
        max(max(float_planes(texel, inverse.x, ray.near_offset.x, false),
                float_planes(texel + 2U, inverse.y, ray.near_offset.y, false)),
            max(float_planes(texel + 4U, inverse.z, ray.near_offset.z, false), vec4(0.0F)));
    ranges.leave =
        min(min(float_planes(texel, inverse.x, ray.far_offset.x, true),
                float_planes(texel + 2U, inverse.y, ray.far_offset.y, true)),
            min(float_planes(texel + 4U, inverse.z, ray.far_offset.z, true), vec4(t_max))) *
        kLeaveRounding;
    return ranges;
}

uvec4 sh_child_entries(uint node) {
    return sh_node_texel(node * 7U + 6U);
}

#else

vec2 pair_planes(vec4 corners, float inverse, float offset, bool far) {
    vec2 chosen = (inverse < 0.0F) != far ? corners.zw : corners.xy;
    return chosen * inverse + offset;
}

ChildRanges sh_child_ranges(BoxRay ray, uint node, float t_max) {
    uint texel = node * 4U;
    vec3 inverse = ray.inverse;
    vec4 x = uintBitsToFloat(sh_node_texel(texel));
    vec4 y = uintBitsToFloat(sh_node_texel(texel + 1U));
    vec4 z = uintBitsToFloat(sh_node_texel(texel + 2U));
    vec2 enter = max(max(pair_planes(x, inverse.x, ray.near_offset.x, false),
                         pair_planes(y, inverse.y, ray.near_offset.y, false)),
                     max(pair_planes(z, inverse.z, ray.near_offset.z, false), vec2(0.0F)));
    vec2 leave = min(min(pair_planes(x, inverse.x, ray.far_offset.x, true),
                         pair_planes(y, inverse.y, ray.far_offset.y, true)),
                     min(pair_planes(z, inverse.z, ray.far_offset.z, true), vec2(t_max)));
    ChildRanges ranges;
    ranges.enter = vec4(enter, 1.0F, 1.0F);  // the other two slots are always missed
    ranges.leave = vec4(leave * kLeaveRounding, 0.0F, 0.0F);
    return ranges;
}

uvec4 sh_child_entries(uint node) {
    return sh_node_texel(node * 4U + 3U);
}

#endif

#include "renderer/shared/tree_traversal.h"

bool sh_trace(vec3 origin, vec3 direction, float t_max, uint skip, out Hit hit) {
    return walk_tree(origin, direction, t_max, skip, false, hit);
}

bool sh_blocked(vec3 origin, vec3 direction, float t_max, uint skip) {
    Hit hit;
    return walk_tree(origin, direction, t_max, skip, true, hit);
}
