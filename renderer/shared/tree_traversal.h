// Traversal of a bounding volume hierarchy with up to four children a node.
//
// tree_nodes.h says what entries are. A triangle is three texels: first vertex and primitive id,
// second vertex, third vertex (the bits of the floats).
//
// Bridge, defined by the backend:
//   uvec4 sh_triangle_texel(World, uint index)
//   uint sh_tree_root(World)                             the entry to start with
//   BoxRay sh_box_ray(World, vec3 origin, vec3 direction)
//   ChildHits sh_children(World, BoxRay ray, uint node, float t_max)
//   void sh_stack_write(World, uint index, uint entry)   index < kStackEntries
//   uint sh_stack_read(World, uint index)
#ifndef TURNTABLE_RENDERER_SHARED_TREE_TRAVERSAL_H
#define TURNTABLE_RENDERER_SHARED_TREE_TRAVERSAL_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"
#include "renderer/shared/tree_nodes.h"
#include "renderer/shared/triangle_test.h"

SH_BEGIN

SH_CONST uint kMissKey = 0xFFFFFFFFU;

SH_FN vec3 vertex_of_texel(SH_IN(uvec4) texel) {
    return vec3(uintBitsToFloat(texel.x), uintBitsToFloat(texel.y), uintBitsToFloat(texel.z));
}

/// Keeps the nearest hit among the leaf's triangles and `nearest`.
SH_WORLD_FN void meet_leaf(SH_WORLD_PARAM SH_IN(RayFrame) frame, uint leaf, uint skip,
                           SH_INOUT(Hit) nearest) {
    uint texel = (leaf & kLeafFirstMask) * 3U;
    uint end = texel + (((leaf >> kLeafCountShift) & kLeafCountMask) + 1U) * 3U;
    for (; texel < end; texel += 3U) {
        uvec4 first = sh_triangle_texel(SH_WORLD texel);
        vec3 p1 = vertex_of_texel(sh_triangle_texel(SH_WORLD texel + 1U));
        vec3 p2 = vertex_of_texel(sh_triangle_texel(SH_WORLD texel + 2U));
        Hit hit;
        if (meets_triangle(frame, vertex_of_texel(first), p1, p2, nearest.t, hit) &&
            first.w != skip) {
            nearest = hit;
            nearest.primitive = first.w;
        }
    }
}

SH_FN uint entry_of_key(SH_IN(ChildHits) hits, uint key) {
    uint child = key & 3U;
    return child < 2U ? (child == 0U ? hits.entries.x : hits.entries.y)
                      : (child == 2U ? hits.entries.z : hits.entries.w);
}

/// Sorts by distance, with the number of the child in the two lowest bits: floats that are not
/// negative order as their bits do. Misses come last.
SH_FN uint distance_key(float enter, uint entry, uint child) {
    return entry == kNoEntry ? kMissKey : (floatBitsToUint(enter) & ~3U) | child;
}

SH_WORLD_FN void push_key(SH_WORLD_PARAM SH_IN(ChildHits) hits, uint key, SH_INOUT(uint) top) {
    if (key != kMissKey) {
        sh_stack_write(SH_WORLD top, entry_of_key(hits, key));
        top += 1U;
    }
}

/// Puts all but the nearest child on the stack, the farthest first; returns the nearest.
SH_WORLD_FN uint descend_sorted(SH_WORLD_PARAM SH_IN(ChildHits) hits, SH_INOUT(uint) top) {
    uint a = distance_key(hits.enter.x, hits.entries.x, 0U);
    uint b = distance_key(hits.enter.y, hits.entries.y, 1U);
    uint c = distance_key(hits.enter.z, hits.entries.z, 2U);
    uint d = distance_key(hits.enter.w, hits.entries.w, 3U);
    uint low_ab = min(a, b);
    uint high_ab = max(a, b);
    uint low_cd = min(c, d);
    uint high_cd = max(c, d);
    uint inner_low = max(low_ab, low_cd);
    uint inner_high = min(high_ab, high_cd);
    push_key(SH_WORLD hits, max(high_ab, high_cd), top);
    push_key(SH_WORLD hits, max(inner_low, inner_high), top);
    push_key(SH_WORLD hits, min(inner_low, inner_high), top);
    uint nearest = min(low_ab, low_cd);
    return nearest == kMissKey ? kNoEntry : entry_of_key(hits, nearest);
}

SH_WORLD_FN uint pop_entry(SH_WORLD_PARAM SH_INOUT(uint) top) {
    if (top == 0U) {
        return kNoEntry;
    }
    top -= 1U;
    return sh_stack_read(SH_WORLD top);
}

/// Nearest hit with 0 <= t < t_max on a primitive other than `skip`; direction unit.
SH_WORLD_FN bool trace_tree(SH_WORLD_PARAM SH_IN(vec3) origin, SH_IN(vec3) direction, float t_max,
                            uint skip, SH_OUT(Hit) nearest) {
    nearest.t = t_max;
    nearest.primitive = kNoPrimitive;
    nearest.b1 = 0.0F;
    nearest.b2 = 0.0F;
    RayFrame frame = ray_frame(origin, direction);
    BoxRay ray = sh_box_ray(SH_WORLD origin, direction);
    uint top = 0U;
    uint entry = sh_tree_root(SH_WORLD_ONLY);
    while (entry != kNoEntry) {  // a tree is finite, and no entry is met twice
        if ((entry & kLeafBit) == 0U) {
            entry = descend_sorted(SH_WORLD sh_children(SH_WORLD ray, entry, nearest.t), top);
        } else {
            meet_leaf(SH_WORLD frame, entry, skip, nearest);
            entry = kNoEntry;
        }
        if (entry == kNoEntry) {
            entry = pop_entry(SH_WORLD top);
        }
    }
    return nearest.primitive != kNoPrimitive;
}

/// Whether any primitive but `skip` is hit at 0 <= t < t_max; direction unit.
SH_WORLD_FN bool tree_blocks(SH_WORLD_PARAM SH_IN(vec3) origin, SH_IN(vec3) direction, float t_max,
                             uint skip) {
    Hit nearest;
    nearest.t = t_max;
    nearest.primitive = kNoPrimitive;
    nearest.b1 = 0.0F;
    nearest.b2 = 0.0F;
    RayFrame frame = ray_frame(origin, direction);
    BoxRay ray = sh_box_ray(SH_WORLD origin, direction);
    uint top = 0U;
    uint entry = sh_tree_root(SH_WORLD_ONLY);
    while (entry != kNoEntry) {
        if ((entry & kLeafBit) == 0U) {
            entry = descend_sorted(SH_WORLD sh_children(SH_WORLD ray, entry, t_max), top);
        } else {
            meet_leaf(SH_WORLD frame, entry, skip, nearest);
            entry = kNoEntry;
        }
        if (nearest.primitive != kNoPrimitive) {
            return true;
        }
        if (entry == kNoEntry) {
            entry = pop_entry(SH_WORLD top);
        }
    }
    return false;
}

SH_END

#endif
