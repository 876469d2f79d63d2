// The bridge between the shared shading code and this backend: what the shared headers call sh_*.
// Include after batch.glsl; `current_image` must be set before any of it is
// called.

#extension GL_EXT_buffer_reference : require
#extension GL_EXT_buffer_reference_uvec2 : require

uint current_image;

/// Whether no triangle of the model ever lets light through; half of the code goes when it is so.
layout(constant_id = 0) const bool kAllOpaque = false;

/// Whether the batch's scenes have pictures (environment maps, backdrops, floor textures).
layout(constant_id = 2) const bool kHasMaps = false;

/// A picture's texels, or its sampling tables, at an address.
layout(buffer_reference, scalar, buffer_reference_align = 4) readonly buffer MapValues {
    float values[];
};

layout(set = 1, binding = 0) uniform usamplerBuffer bvh_nodes;
layout(set = 1, binding = 1) uniform usamplerBuffer bvh_triangles;
layout(scalar, set = 1, binding = 2) readonly buffer TriangleBlock {
    TriangleData triangles[];
};
layout(scalar, set = 1, binding = 3) readonly buffer MaterialBlock {
    MaterialData materials[];
};
layout(scalar, set = 1, binding = 4) readonly buffer TextureBlock {
    TextureData textures[];
};
/// The same buffer twice: as words of 8-bit texels, and as float texels.
layout(set = 1, binding = 5) uniform usamplerBuffer texels;
layout(set = 1, binding = 8) uniform samplerBuffer float_texels;
layout(scalar, set = 1, binding = 6) readonly buffer TreeBlock {
    vec3 grid_origin;
    float cell;
}
tree;

#define sh_scene(world) scenes[current_image]

TriangleData sh_triangle(uint primitive) {
    return triangles[primitive];
}

MaterialData sh_material(uint material) {
    return materials[material];
}

bool sh_all_opaque() {
    return kAllOpaque;
}

bool sh_has_maps() {
    return kHasMaps;
}

vec3 sh_map_texel(uvec2 texels_at, uint index) {
    MapValues map = MapValues(texels_at);
    return vec3(map.values[3U * index], map.values[3U * index + 1U], map.values[3U * index + 2U]);
}

float sh_map_table(uvec2 tables_at, uint index) {
    return MapValues(tables_at).values[index];
}

uvec2 sh_net_point(uint table, uint index);

vec3 sh_floor_texel(int layer, int x, int y) {
    int texel = (layer * kCacheSize + y) * kCacheSize + x;
    return floor_cache[int(current_image) * kCacheLayers * kCacheSize * kCacheSize + texel];
}

vec4 sh_texture(int texture_index, vec2 uv);

vec3 tree_origin() {
    return tree.grid_origin;
}

float tree_cell() {
    return tree.cell;
}

#ifdef TT_RAY_QUERY
#include "renderer/vulkan/shaders/traverse_ray_query.glsl"
#else
#include "renderer/vulkan/shaders/traverse_grid4.glsl"
#endif

#include "renderer/shared/camera_ray.h"
#include "renderer/shared/film_filter.h"
#include "renderer/shared/floor_probe.h"
#include "renderer/shared/labels.h"
#include "renderer/shared/path.h"
#include "renderer/shared/tone_curve.h"
#include "renderer/vulkan/shaders/loop_limit.glsl"
#include "renderer/vulkan/shaders/texture_lookup.glsl"

uvec2 sh_net_point(uint table, uint index) {
    return net_points[table * kNetPoints + index];
}

/// Radiance that is finite, or black and counted.
vec3 counted_radiance(vec3 radiance) {
    uint bits = floatBitsToUint(radiance.x + radiance.y + radiance.z);
    if ((bits & 0x7F800000U) == 0x7F800000U) {
        atomicAdd(counts[current_image].dropped, 1U);
        return vec3(0.0F, 0.0F, 0.0F);
    }
    return radiance;
}

/// Marks the image as not to be trusted when loops of this invocation were cut short
/// (loop_limit.glsl); asked last.
void distrust_cut_loops(uint unknown) {
    if (loops_were_cut(unknown)) {
        atomicAdd(counts[current_image].dropped, 1U);
    }
}
