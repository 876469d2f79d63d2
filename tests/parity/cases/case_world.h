// The world that the shading functions see in their tests: a few triangles, each tried by every
// ray, textures and floor cache by formula. Here is what the dialect's bridge (visibility.h,
// surface.h, floor_cache.h, sampler.h) asks for, in both languages.
//
// A scene that passes no transparent surface (max_transparent 0) is taken as all opaque.
#ifndef TURNTABLE_TESTS_PARITY_CASES_CASE_WORLD_H
#define TURNTABLE_TESTS_PARITY_CASES_CASE_WORLD_H

#include "renderer/shared/floor_cache_layout.h"
#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"

#ifdef __cplusplus
#include "renderer/shared/tree_nodes.h"
#else
uvec4 sh_node_texel(uint index);
#include "renderer/shared/tree_nodes.h"
#endif

SH_BEGIN

/// The grid of the test world's tree.
struct CaseGrid {
    vec3 origin;
    float cell;
};

/// Moeller and Trumbore 1997, precise: the rays of both languages meet the same points.
SH_FN bool brute_force_hit(SH_IN(TriangleData) tri, SH_IN(vec3) origin, SH_IN(vec3) direction,
                           float t_max, SH_OUT(Hit) hit) {
    SH_PRECISE vec3 e1 = tri.p1 - tri.p0;
    SH_PRECISE vec3 e2 = tri.p2 - tri.p0;
    SH_PRECISE vec3 p = cross(direction, e2);
    SH_PRECISE float det = dot(e1, p);
    SH_PRECISE vec3 s = origin - tri.p0;
    SH_PRECISE vec3 q = cross(s, e1);
    SH_PRECISE float b1 = dot(s, p) / det;
    SH_PRECISE float b2 = dot(direction, q) / det;
    SH_PRECISE float t = dot(e2, q) / det;
    hit.t = t;
    hit.primitive = kNoPrimitive;
    hit.b1 = b1;
    hit.b2 = b2;
    return det != 0.0F && b1 >= 0.0F && b2 >= 0.0F && b1 + b2 <= 1.0F && t >= 0.0F && t < t_max;
}

/// Smooth in uv and repeating, different for each texture, in [0, 1].
SH_FN vec4 case_texel(int texture_index, SH_IN(vec2) uv) {
    SH_PRECISE float s = abs(2.0F * (uv.x - floor(uv.x)) - 1.0F);
    SH_PRECISE float t = abs(2.0F * (uv.y - floor(uv.y)) - 1.0F);
    SH_PRECISE float both = s * t;
    bool even = (texture_index & 1) == 0;
    return vec4(even ? s : t, both, 1.0F - 0.5F * both, even ? both : 1.0F - both);
}

SH_FN vec3 case_floor_texel(int layer, int x, int y) {
    return vec3(float(x), float(y), float(x - y)) * (0.00390625F * float(layer + 1));
}

SH_END

#ifdef __cplusplus

#include <array>
#include <span>

namespace turntable::shading {

struct CaseWorld {
    std::span<const SceneData> scenes;
    std::span<const TriangleData> triangles;
    std::span<const MaterialData> materials;
    std::span<const uvec4> tree_nodes;
    std::span<const uvec4> tree_triangles;
    std::span<const float> map_values;
    CaseGrid grid{};
    std::array<uint, kStackEntries>* stack = nullptr;
    uint scene = 0;  ///< which of the scenes holds now
};

inline const SceneData& sh_scene(const CaseWorld& world) {
    return world.scenes[world.scene];
}
inline const TriangleData& sh_triangle(const CaseWorld& world, uint primitive) {
    return world.triangles[primitive];
}
inline const MaterialData& sh_material(const CaseWorld& world, uint material) {
    return world.materials[material];
}
inline uint case_triangle_count(const CaseWorld& world) {
    return static_cast<uint>(world.triangles.size());
}
inline vec4 sh_texture(const CaseWorld& /*world*/, int texture_index, const vec2& uv) {
    return case_texel(texture_index, uv);
}
inline vec3 sh_floor_texel(const CaseWorld& /*world*/, int layer, int x, int y) {
    return case_floor_texel(layer, x, y);
}
inline bool sh_has_maps(const CaseWorld& /*world*/) {
    return true;
}
inline vec3 sh_map_texel(const CaseWorld& world, const uvec2& texels, uint index) {
    const std::span<const float> texel = world.map_values.subspan(texels.x + 3U * index, 3);
    return {texel[0], texel[1], texel[2]};
}
inline float sh_map_table(const CaseWorld& world, const uvec2& tables, uint index) {
    return world.map_values[tables.x + index];
}
inline uvec4 sh_node_texel(const CaseWorld& world, uint index) {
    return world.tree_nodes[index];
}
inline uvec4 sh_triangle_texel(const CaseWorld& world, uint index) {
    return world.tree_triangles[index];
}
inline uint case_node_count(const CaseWorld& world) {
    return static_cast<uint>(world.tree_nodes.size()) / kGridNodeTexels;
}
inline uint case_leaf_count(const CaseWorld& world) {
    return static_cast<uint>(world.tree_triangles.size()) / 3U;
}
inline BoxRay sh_box_ray(const CaseWorld& world, const vec3& origin, const vec3& direction) {
    return box_ray(origin, direction, world.grid.origin, world.grid.cell);
}
inline void sh_stack_write(const CaseWorld& world, uint index, uint group) {
    world.stack->at(index) = group;
}
inline uint sh_stack_read(const CaseWorld& world, uint index) {
    return world.stack->at(index);
}

}  // namespace turntable::shading

#else

layout(scalar, set = 0, binding = 2) readonly buffer SceneBlock {
    SceneData case_scenes[];
};
layout(scalar, set = 0, binding = 3) readonly buffer TriangleBlock {
    TriangleData case_triangles[];
};
layout(scalar, set = 0, binding = 4) readonly buffer MaterialBlock {
    MaterialData case_materials[];
};
layout(scalar, set = 0, binding = 5) readonly buffer NodeBlock {
    uvec4 case_tree_nodes[];
};
layout(scalar, set = 0, binding = 6) readonly buffer LeafBlock {
    uvec4 case_tree_triangles[];
};
layout(scalar, set = 0, binding = 7) readonly buffer GridBlock {
    CaseGrid case_grid;
};
layout(scalar, set = 0, binding = 8) readonly buffer MapBlock {
    float case_map_values[];
};
uint case_scene;
uint case_stack[kStackEntries];

#define sh_scene(world) case_scenes[case_scene]

TriangleData sh_triangle(uint primitive) {
    return case_triangles[primitive];
}
MaterialData sh_material(uint material) {
    return case_materials[material];
}
uint case_triangle_count() {
    return uint(case_triangles.length());
}
vec4 sh_texture(int texture_index, vec2 uv) {
    return case_texel(texture_index, uv);
}
vec3 sh_floor_texel(int layer, int x, int y) {
    return case_floor_texel(layer, x, y);
}
bool sh_has_maps() {
    return true;
}
vec3 sh_map_texel(uvec2 texels, uint index) {
    uint at = texels.x + 3U * index;
    return vec3(case_map_values[at], case_map_values[at + 1U], case_map_values[at + 2U]);
}
float sh_map_table(uvec2 tables, uint index) {
    return case_map_values[tables.x + index];
}
uvec4 sh_node_texel(uint index) {
    return case_tree_nodes[index];
}
uvec4 sh_triangle_texel(uint index) {
    return case_tree_triangles[index];
}
uint case_node_count() {
    return uint(case_tree_nodes.length()) / kGridNodeTexels;
}
uint case_leaf_count() {
    return uint(case_tree_triangles.length()) / 3U;
}
BoxRay sh_box_ray(vec3 origin, vec3 direction) {
    return box_ray(origin, direction, case_grid.origin, case_grid.cell);
}
void sh_stack_write(uint index, uint group) {
    case_stack[index] = group;
}
uint sh_stack_read(uint index) {
    return case_stack[index];
}

#endif

SH_BEGIN

SH_WORLD_FN ChildRanges sh_child_ranges(SH_WORLD_PARAM SH_IN(BoxRay) ray, uint node, float t_max) {
    return grid_child_ranges(SH_WORLD ray, node, t_max);
}

SH_WORLD_FN uvec4 sh_child_entries(SH_WORLD_PARAM uint node) {
    return grid_child_entries(SH_WORLD node);
}

SH_WORLD_FN bool sh_all_opaque(SH_WORLD_ONLY_PARAM) {
    return sh_scene(SH_WORLD_ONLY).max_transparent == 0;
}

SH_WORLD_FN bool sh_trace(SH_WORLD_PARAM SH_IN(vec3) origin, SH_IN(vec3) direction, float t_max,
                          uint skip, SH_OUT(Hit) hit) {
    hit.t = t_max;
    hit.primitive = kNoPrimitive;
    hit.b1 = 0.0F;
    hit.b2 = 0.0F;
    uint count = case_triangle_count(SH_WORLD_ONLY);
    for (uint i = 0U; i < count; ++i) {
        TriangleData tri = sh_triangle(SH_WORLD i);
        Hit candidate;
        if (i != skip && brute_force_hit(tri, origin, direction, hit.t, candidate)) {
            hit = candidate;
            hit.primitive = i;
        }
    }
    return hit.primitive != kNoPrimitive;
}

SH_WORLD_FN bool sh_blocked(SH_WORLD_PARAM SH_IN(vec3) origin, SH_IN(vec3) direction, float t_max,
                            uint skip) {
    Hit hit;
    return sh_trace(SH_WORLD origin, direction, t_max, skip, hit);
}

SH_END

#endif
