// The nodes of a bounding volume hierarchy, and the test of a node's boxes.
//
// An entry names a subtree in 32 bits:
//   bit 31 clear   the index of a node
//   bit 31 set     a leaf: bits 28 to 30 number of triangles minus 1, bits 0 to 27 the first
//   kNoEntry       nothing
//
// The grid layout: four children in 64 bytes. Box corners are 16-bit numbers of cells on one grid
// over the whole mesh, rounded outwards; the ray is moved to the grid once, so nothing is decoded
// a node. Texels of a node: x, y, z, each (low corners of children 0 and 1, of 2 and 3, high
// corners of 0 and 1, of 2 and 3; the even child in the low half), then the four entries.
//
// Bridge, defined by the backend:
//   uvec4 sh_node_texel(World, uint index)
#ifndef TURNTABLE_RENDERER_SHARED_TREE_NODES_H
#define TURNTABLE_RENDERER_SHARED_TREE_NODES_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

SH_CONST uint kNoEntry = 0x7FFFFFFFU;
SH_CONST uint kLeafBit = 0x80000000U;
SH_CONST uint kLeafCountShift = 28U;
SH_CONST uint kLeafCountMask = 7U;
SH_CONST uint kLeafFirstMask = 0x0FFFFFFFU;
/// Entries of a ray's stack. The builder makes no tree that needs more.
SH_CONST uint kStackEntries = 48U;

SH_CONST uint kGridNodeTexels = 4U;

/// A ray ready for boxes: the distance of a plane at x is x * inverse + offset, with the offset
/// moved by the margin that covers all rounding: towards the ray for the near plane, away for the
/// far one. (Ize, "Robust BVH ray traversal", JCGT 2(2) 2013, widens the far distance alone; on the
/// grid the origin's rounding needs an absolute margin as well.)
struct BoxRay {
    vec3 inverse;  ///< of the direction in cells; finite
    vec3 near_offset;
    vec3 far_offset;
};

/// Children that the ray meets: where it enters them, kNoEntry for those it misses.
struct ChildHits {
    vec4 enter;
    uvec4 entries;
};

SH_CONST float kBoxMargin = 0.05F;            ///< cells
SH_CONST float kOriginRounding = 9.5367e-7F;  ///< 2^-20: of the largest coordinate of the origin
SH_CONST float kLeaveRounding = 1.00000095F;  ///< 1 + 2^-20: relative error of a distance
SH_CONST float kLeastDirection = 1e-12F;      ///< of the largest component

/// 1 / x, where a component too small to matter is replaced so that no infinity arises.
SH_FN float inverse_of_component(float x, float least) {
    return 1.0F / (abs(x) < least ? (x < 0.0F ? -least : least) : x);
}

SH_FN float largest_component(SH_IN(vec3) v) {
    return max(max(abs(v.x), abs(v.y)), abs(v.z));
}

/// `cells_per_unit` scales a position, from `grid_origin`, to the units of the boxes.
SH_FN BoxRay box_ray(SH_IN(vec3) origin, SH_IN(vec3) direction, SH_IN(vec3) grid_origin,
                     SH_IN(vec3) cells_per_unit) {
    vec3 start = (origin - grid_origin) * cells_per_unit;
    vec3 slope = direction * cells_per_unit;
    float least = largest_component(slope) * kLeastDirection;
    BoxRay ray;
    ray.inverse = vec3(inverse_of_component(slope.x, least), inverse_of_component(slope.y, least),
                       inverse_of_component(slope.z, least));
    vec3 middle = -start * ray.inverse;
    vec3 margin = abs(ray.inverse) * (kBoxMargin + kOriginRounding * largest_component(start));
    ray.near_offset = middle - margin;
    ray.far_offset = middle + margin;
    return ray;
}

/// The four 16-bit numbers of two words.
SH_FN vec4 unpack_cells(SH_IN(uvec2) words) {
    return vec4(float(words.x & 0xFFFFU), float(words.x >> 16U), float(words.y & 0xFFFFU),
                float(words.y >> 16U));
}

SH_FN vec4 near_planes(SH_IN(uvec4) cells, float inverse, float offset) {
    uvec2 words = inverse < 0.0F ? uvec2(cells.z, cells.w) : uvec2(cells.x, cells.y);
    return unpack_cells(words) * inverse + offset;
}

SH_FN vec4 far_planes(SH_IN(uvec4) cells, float inverse, float offset) {
    uvec2 words = inverse < 0.0F ? uvec2(cells.x, cells.y) : uvec2(cells.z, cells.w);
    return unpack_cells(words) * inverse + offset;
}

SH_WORLD_FN ChildHits grid_children(SH_WORLD_PARAM SH_IN(BoxRay) ray, uint node, float t_max) {
    uint texel = node * kGridNodeTexels;
    uvec4 x = sh_node_texel(SH_WORLD texel);
    uvec4 y = sh_node_texel(SH_WORLD texel + 1U);
    uvec4 z = sh_node_texel(SH_WORLD texel + 2U);
    uvec4 entries = sh_node_texel(SH_WORLD texel + 3U);
    vec4 enter = max(max(near_planes(x, ray.inverse.x, ray.near_offset.x),
                         near_planes(y, ray.inverse.y, ray.near_offset.y)),
                     max(near_planes(z, ray.inverse.z, ray.near_offset.z), vec4(0.0F)));
    vec4 leave = min(min(far_planes(x, ray.inverse.x, ray.far_offset.x),
                         far_planes(y, ray.inverse.y, ray.far_offset.y)),
                     min(far_planes(z, ray.inverse.z, ray.far_offset.z), vec4(t_max))) *
                 kLeaveRounding;
    ChildHits hits;
    hits.enter = enter;
    hits.entries =
        uvec4(enter.x <= leave.x ? entries.x : kNoEntry, enter.y <= leave.y ? entries.y : kNoEntry,
              enter.z <= leave.z ? entries.z : kNoEntry, enter.w <= leave.w ? entries.w : kNoEntry);
    return hits;
}

SH_END

#endif
