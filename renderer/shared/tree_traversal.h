// Traversal of the bounding volume hierarchy of tree_nodes.h.
//
// A ray keeps groups on its stack: the children of one node that it still has to walk, in the order
// of their distance, in one word. So the stack grows by at most one entry a level.
//
// A triangle is three texels: first vertex and primitive id, second vertex, third vertex (the bits
// of the floats).
//
// Bridge, defined by the backend:
//   uvec4 sh_triangle_texel(World, uint index)
//   BoxRay sh_box_ray(World, vec3 origin, vec3 direction)
//   ChildRanges sh_child_ranges(World, BoxRay ray, uint node, float t_max)
//   uvec4 sh_child_entries(World, uint node)
//   void sh_stack_write(World, uint index, uint group)   index < kStackEntries
//   uint sh_stack_read(World, uint index)
#ifndef TURNTABLE_RENDERER_SHARED_TREE_TRAVERSAL_H
#define TURNTABLE_RENDERER_SHARED_TREE_TRAVERSAL_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"
#include "renderer/shared/tree_nodes.h"
#include "renderer/shared/triangle_test.h"

SH_BEGIN

// A group: bits 0 to 7 the children in order, two bits each, the next one lowest; bits 8 to 10
// their number; bits 11 to 31 the node.
SH_CONST uint kGroupOrderMask = 0xFFU;
SH_CONST uint kGroupCountMask = 0x700U;
SH_CONST uint kGroupCountOne = 0x100U;
SH_CONST uint kGroupNodeShift = 11U;
SH_CONST uint kMissKey = 0xFFFFFFFFU;
SH_CONST uint kTriangleTexels = 3U;

/// Sorts by distance, with the number of the child in the two lowest bits: floats that are not
/// negative order as their bits do. Misses come last.
SH_FN uint distance_key(float enter, float leave, uint child) {
    return enter <= leave ? (floatBitsToUint(enter) & ~3U) | child : kMissKey;
}

/// The children of `node` that the ray meets.
SH_FN uint group_of_children(uint node, SH_IN(ChildRanges) ranges) {
    uint a = distance_key(ranges.enter.x, ranges.leave.x, 0U);
    uint b = distance_key(ranges.enter.y, ranges.leave.y, 1U);
    uint c = distance_key(ranges.enter.z, ranges.leave.z, 2U);
    uint d = distance_key(ranges.enter.w, ranges.leave.w, 3U);
    uint low_ab = min(a, b);
    uint high_ab = max(a, b);
    uint low_cd = min(c, d);
    uint high_cd = max(c, d);
    uint inner_low = max(low_ab, low_cd);
    uint inner_high = min(high_ab, high_cd);
    uint first = min(low_ab, low_cd);
    uint second = min(inner_low, inner_high);
    uint third = max(inner_low, inner_high);
    uint fourth = max(high_ab, high_cd);
    uint count =
        (first != kMissKey ? kGroupCountOne : 0U) + (second != kMissKey ? kGroupCountOne : 0U) +
        (third != kMissKey ? kGroupCountOne : 0U) + (fourth != kMissKey ? kGroupCountOne : 0U);
    return node << kGroupNodeShift | count | (fourth & 3U) << 6U | (third & 3U) << 4U |
           (second & 3U) << 2U | (first & 3U);
}

SH_FN bool group_is_empty(uint group) {
    return (group & kGroupCountMask) == 0U;
}

SH_FN uint group_without_first(uint group) {
    return ((group & ~kGroupOrderMask) - kGroupCountOne) | ((group & kGroupOrderMask) >> 2U);
}

SH_WORLD_FN uint first_entry_of_group(SH_WORLD_PARAM uint group) {
    uvec4 entries = sh_child_entries(SH_WORLD group >> kGroupNodeShift);
    uint child = group & 3U;
    return child < 2U ? (child == 0U ? entries.x : entries.y)
                      : (child == 2U ? entries.z : entries.w);
}

SH_FN vec3 vertex_of_texel(SH_IN(uvec4) texel) {
    return vec3(uintBitsToFloat(texel.x), uintBitsToFloat(texel.y), uintBitsToFloat(texel.z));
}

/// Texels [next, end) of the triangles that a ray has still to meet.
struct TriangleRange {
    uint next;
    uint end;
};

SH_FN TriangleRange triangles_of_leaf(uint leaf) {
    TriangleRange range;
    range.next = (leaf & kLeafFirstMask) * kTriangleTexels;
    range.end = range.next + ((leaf >> kLeafCountShift) & kLeafCountMask) * kTriangleTexels;
    return range;
}

/// Keeps the nearer of `nearest` and the hit on the triangle at `texel`.
SH_WORLD_FN void meet_triangle(SH_WORLD_PARAM SH_IN(RayFrame) frame, uint texel, uint skip,
                               SH_INOUT(Hit) nearest) {
    uvec4 first = sh_triangle_texel(SH_WORLD texel);
    vec3 p1 = vertex_of_texel(sh_triangle_texel(SH_WORLD texel + 1U));
    vec3 p2 = vertex_of_texel(sh_triangle_texel(SH_WORLD texel + 2U));
    Hit hit;
    if (meets_triangle(frame, vertex_of_texel(first), p1, p2, nearest.t, hit) && first.w != skip) {
        nearest = hit;
        nearest.primitive = first.w;
    }
}

/// Nearest hit with 0 <= t < t_max on a primitive other than `skip`, or with `any_hit` the first
/// one that is found. `direction` is unit. Each turn of the one loop meets a triangle and a node,
/// if there are: neighbouring invocations, some at triangles and some at nodes, do not wait for
/// each other. It ends: a tree is finite, and no child is met twice.
SH_WORLD_FN bool walk_tree(SH_WORLD_PARAM SH_IN(vec3) origin, SH_IN(vec3) direction, float t_max,
                           uint skip, bool any_hit, SH_OUT(Hit) nearest) {
    nearest.t = t_max;
    nearest.primitive = kNoPrimitive;
    nearest.b1 = 0.0F;
    nearest.b2 = 0.0F;
    RayFrame frame = ray_frame(origin, direction);
    BoxRay ray = sh_box_ray(SH_WORLD origin, direction);
    TriangleRange triangles = triangles_of_leaf(kEmptyLeaf);
    uint top = 0U;
    uint group = group_of_children(0U, sh_child_ranges(SH_WORLD ray, 0U, t_max));
    while (triangles.next < triangles.end || !group_is_empty(group)) {
        if (triangles.next < triangles.end) {
            meet_triangle(SH_WORLD frame, triangles.next, skip, nearest);
            triangles.next += kTriangleTexels;
            if (any_hit && nearest.primitive != kNoPrimitive) {
                return true;
            }
        }
        if (triangles.next >= triangles.end && !group_is_empty(group)) {
            uint entry = first_entry_of_group(SH_WORLD group);
            group = group_without_first(group);
            if ((entry & kLeafBit) != 0U) {
                triangles = triangles_of_leaf(entry);
            } else {
                if (!group_is_empty(group)) {
                    sh_stack_write(SH_WORLD top, group);
                    top += 1U;
                }
                group = group_of_children(entry, sh_child_ranges(SH_WORLD ray, entry, nearest.t));
            }
            if (group_is_empty(group) && top > 0U) {
                top -= 1U;
                group = sh_stack_read(SH_WORLD top);
            }
        }
    }
    return nearest.primitive != kNoPrimitive;
}

SH_END

#endif
