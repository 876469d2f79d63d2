// The nodes of a bounding volume hierarchy with up to four children a node, and the test of their
// boxes. Node 0 is the root.
//
// An entry names a child in 32 bits:
//   bit 31 clear   a node: its index, below kMaxNodes
//   bit 31 set     a leaf: bits 28 to 30 number of triangles, bits 0 to 27 the first of them
//
// The grid layout: 64 bytes a node. Box corners are 16-bit numbers of cells on one grid over the
// whole mesh, rounded outwards; the ray is moved to the grid once, so nothing is decoded a node.
// Its texels: x, y, z, each (low corners of children 0 and 1, of 2 and 3, high corners of 0 and 1,
// of 2 and 3; the even child in the low half), then the four entries. A slot without a child has an
// inside-out box and the entry kEmptyLeaf.
//
// Bridge, defined by the backend:
//   uvec4 sh_node_texel(World, uint index)
#ifndef TURNTABLE_RENDERER_SHARED_TREE_NODES_H
#define TURNTABLE_RENDERER_SHARED_TREE_NODES_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

SH_CONST uint kLeafBit = 0x80000000U;
SH_CONST uint kLeafCountShift = 28U;
SH_CONST uint kLeafCountMask = 7U;
SH_CONST uint kLeafFirstMask = 0x0FFFFFFFU;
SH_CONST uint kEmptyLeaf = 0x80000000U;
SH_CONST uint kMaxNodes = 0x00200000U;  ///< a group of children keeps 21 bits for its node
/// Entries of a ray's stack; the builder makes no tree that needs more.
SH_CONST uint kStackEntries = 32U;
SH_CONST uint kGridNodeTexels = 4U;

/// A ray made ready for boxes: it reaches the plane x = c at c * inverse + offset. The offsets hold
/// a margin for all rounding, near planes are moved towards the ray and far planes away from it.
/// (Ize, "Robust BVH ray traversal", JCGT 2(2) 2013, widens the far distance alone; the rounding of
/// the origin on the grid needs an absolute margin as well.)
struct BoxRay {
    vec3 inverse;  ///< of the direction in cells; finite
    vec3 near_offset;
    vec3 far_offset;
};

/// Where a ray enters and leaves the four children; it misses those that it leaves before.
struct ChildRanges {
    vec4 enter;  ///< >= 0
    vec4 leave;
};

SH_CONST float kBoxMargin = 0.05F;            ///< cells
SH_CONST float kOriginRounding = 9.5367e-7F;  ///< 2^-20, of the origin's largest coordinate
SH_CONST float kLeaveRounding = 1.00000095F;  ///< 1 + 2^-20: relative error of a distance
SH_CONST float kLeastDirection = 1e-12F;      ///< of the direction's largest component

/// 1 / x, with a component that is too small to matter replaced: no infinity arises, and so no NaN.
SH_FN float inverse_of_component(float x, float least) {
    return 1.0F / (abs(x) < least ? (x < 0.0F ? -least : least) : x);
}

SH_FN float largest_component(SH_IN(vec3) v) {
    return max(max(abs(v.x), abs(v.y)), abs(v.z));
}

/// `cell` is the length of a cell, the same on all axes.
SH_FN BoxRay box_ray(SH_IN(vec3) origin, SH_IN(vec3) direction, SH_IN(vec3) grid_origin,
                     float cell) {
    float cells = 1.0F / cell;
    vec3 start = (origin - grid_origin) * cells;
    vec3 slope = direction * cells;
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

SH_WORLD_FN ChildRanges grid_child_ranges(SH_WORLD_PARAM SH_IN(BoxRay) ray, uint node,
                                          float t_max) {
    uint texel = node * kGridNodeTexels;
    uvec4 x = sh_node_texel(SH_WORLD texel);
    uvec4 y = sh_node_texel(SH_WORLD texel + 1U);
    uvec4 z = sh_node_texel(SH_WORLD texel + 2U);
    ChildRanges ranges;
    ranges.enter = max(max(near_planes(x, ray.inverse.x, ray.near_offset.x),
                           near_planes(y, ray.inverse.y, ray.near_offset.y)),
                       max(near_planes(z, ray.inverse.z, ray.near_offset.z), vec4(0.0F)));
    ranges.leave = min(min(far_planes(x, ray.inverse.x, ray.far_offset.x),
                           far_planes(y, ray.inverse.y, ray.far_offset.y)),
                       min(far_planes(z, ray.inverse.z, ray.far_offset.z), vec4(t_max))) *
                   kLeaveRounding;
    return ranges;
}

SH_WORLD_FN uvec4 grid_child_entries(SH_WORLD_PARAM uint node) {
    return sh_node_texel(SH_WORLD node * kGridNodeTexels + 3U);
}

SH_END

#endif
