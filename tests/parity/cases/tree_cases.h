// Cases of renderer/shared/triangle_test.h, tree_nodes.h and tree_traversal.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_TREE_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_TREE_CASES_H

#include "renderer/shared/tree_nodes.h"
#include "renderer/shared/tree_traversal.h"
#include "renderer/shared/triangle_test.h"
#include "tests/parity/cases/case_io.h"
#include "tests/parity/cases/path_cases.h"

SH_BEGIN

SH_FN RayFrame case_frame(SH_IN(CaseInput) x) {
    RayFrame frame;
    frame.origin = x.origin;
    frame.direction = x.normal;
    frame.across = x.tangent;
    frame.upward = x.bitangent;
    return frame;
}

SH_FN BoxRay case_box_ray_of(SH_IN(CaseInput) x) {
    return box_ray(x.origin, x.direction, vec3(-0.5F, -0.5F, -0.5F), 0.0000152587890625F);
}

SH_FN uvec4 case_cells(SH_IN(CaseInput) x) {
    return uvec4(x.word[0], x.word[1], x.word[2], x.word[3]);
}

/// Distances that a node's children might have; a child is missed now and then.
SH_FN ChildRanges case_ranges(SH_IN(CaseInput) x) {
    ChildRanges ranges;
    ranges.enter = vec4(x.unit[0], x.unit[1], x.unit[2], x.unit[3]);
    ranges.leave = vec4(x.unit[4], x.unit[5], x.unit[6], x.unit[7]) * 2.0F;
    return ranges;
}

SH_FN uint case_group(SH_IN(CaseInput) x) {
    uint count = 1U + (x.word[0] & 3U);
    return (x.word[1] & 1023U) << kGroupNodeShift | count * kGroupCountOne |
           (x.word[2] & kGroupOrderMask);
}

SH_FN void put4(SH_INOUT(CaseOutput) y, int at, SH_IN(vec4) v) {
    y.value[at] = v.x;
    y.value[at + 1] = v.y;
    y.value[at + 2] = v.z;
    y.value[at + 3] = v.w;
}

SH_FN void case_ray_frame(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    RayFrame frame = ray_frame(x.origin, x.direction);
    put3(y, 0, frame.origin);
    put3(y, 3, frame.direction);
    put3(y, 6, frame.across);
    put3(y, 9, frame.upward);
}

SH_FN void case_project_across(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put2(y, 0, project_across(case_frame(x), x.point));
}

SH_FN void case_edge_product(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec2 a = vec2(x.point.x, x.point.y);
    vec2 b = vec2(x.light.x, x.light.y);
    y.value[0] = edge_product(a, b);
    y.value[1] = edge_product(a, b) + edge_product(b, a);  // exactly 0 in both languages
}

SH_WORLD_FN void case_meets_triangle(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    TriangleData tri = sh_triangle(SH_WORLD x.primitive);
    Hit hit;
    RayFrame frame = ray_frame(x.origin, x.direction);
    bool met = meets_triangle(frame, tri.p0, tri.p1, tri.p2, kInfinity, hit);
    y.word[1] = truth(met);
    if (met) {
        put_hit(y, hit);
    }
}

SH_FN void case_inverse_of_component(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = inverse_of_component(both_signs(x.unit[0]), 0.0009765625F);
}

SH_FN void case_largest_component(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = largest_component(x.point);
}

SH_FN void case_box_ray(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    BoxRay ray = case_box_ray_of(x);
    put3(y, 0, ray.inverse);
    put3(y, 3, ray.near_offset);
    put3(y, 6, ray.far_offset);
}

SH_FN void case_unpack_cells(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put4(y, 0, unpack_cells(uvec2(x.word[0], x.word[1])));
}

SH_FN void case_near_planes(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put4(y, 0, near_planes(case_cells(x), both_signs(x.unit[0]), x.wide[0]));
}

SH_FN void case_far_planes(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put4(y, 0, far_planes(case_cells(x), both_signs(x.unit[0]), x.wide[0]));
}

SH_WORLD_FN void case_grid_child_ranges(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    BoxRay ray = sh_box_ray(SH_WORLD x.origin, x.direction);
    uint node = x.word[0] % case_node_count(SH_WORLD_ONLY);
    ChildRanges ranges = grid_child_ranges(SH_WORLD ray, node, 4.0F);
    put4(y, 0, ranges.enter);
    put4(y, 4, ranges.leave);
}

SH_WORLD_FN void case_grid_child_entries(SH_WORLD_PARAM SH_IN(CaseInput) x,
                                         SH_INOUT(CaseOutput) y) {
    uvec4 entries = grid_child_entries(SH_WORLD x.word[0] % case_node_count(SH_WORLD_ONLY));
    y.word[0] = entries.x;
    y.word[1] = entries.y;
    y.word[2] = entries.z;
    y.word[3] = entries.w;
}

SH_FN void case_distance_key(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = distance_key(x.wide[0], x.wide[1], x.word[0] & 3U);
}

SH_FN void case_group_of_children(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = group_of_children(x.word[0] & 1023U, case_ranges(x));
}

SH_FN void case_group_is_empty(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    uint group = (x.word[3] & 1U) != 0U ? case_group(x) : case_group(x) & ~kGroupCountMask;
    y.word[0] = truth(group_is_empty(group));
}

SH_FN void case_group_without_first(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = group_without_first(case_group(x));
}

SH_WORLD_FN void case_first_entry_of_group(SH_WORLD_PARAM SH_IN(CaseInput) x,
                                           SH_INOUT(CaseOutput) y) {
    uint node = x.word[1] % case_node_count(SH_WORLD_ONLY);
    y.word[0] = first_entry_of_group(SH_WORLD node << kGroupNodeShift | (x.word[0] & 3U));
}

SH_FN void case_vertex_of_texel(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    // Words that are numbers: an exponent of all ones would be one.
    uvec4 texel = case_cells(x) & uvec4(0xBFFFFFFFU);
    put3(y, 0, vertex_of_texel(texel));
}

SH_FN void case_triangles_of_leaf(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    TriangleRange range = triangles_of_leaf(x.word[0] | kLeafBit);
    y.word[0] = range.next;
    y.word[1] = range.end;
}

SH_WORLD_FN void case_meet_triangle(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Hit hit;
    hit.t = kInfinity;
    hit.primitive = kNoPrimitive;
    hit.b1 = 0.0F;
    hit.b2 = 0.0F;
    uint texel = kTriangleTexels * (x.word[0] % case_leaf_count(SH_WORLD_ONLY));
    meet_triangle(SH_WORLD ray_frame(x.origin, x.direction), texel, case_ray(x).skip, hit);
    put_hit(y, hit);
}

SH_WORLD_FN void case_walk_tree(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Hit hit;
    bool any = (x.word[1] & 1U) != 0U;
    y.word[1] =
        truth(walk_tree(SH_WORLD x.origin, x.direction, kInfinity, case_ray(x).skip, any, hit));
    put_hit(y, hit);
}

SH_END

#endif
