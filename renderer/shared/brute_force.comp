// The smallest real user of the shading code on a GPU: one camera sample a pixel, traversal by
// trying every triangle. It keeps the GLSL side of renderer/shared compiling (tests/checks), and
// shows what a backend has to bring: the bridge below.
#version 460 core
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "renderer/shared/scene_data.h"

// What must be known before the bridge: the cache's size.
#include "renderer/shared/floor_cache_layout.h"

layout(scalar, set = 0, binding = 0) readonly buffer SceneBlock {
    SceneData scene_data;
};
layout(scalar, set = 0, binding = 1) readonly buffer TriangleBlock {
    TriangleData triangles[];
};
layout(scalar, set = 0, binding = 2) readonly buffer MaterialBlock {
    MaterialData materials[];
};
layout(scalar, set = 0, binding = 3) readonly buffer FloorBlock {
    vec3 floor_cache[];
};
layout(set = 0, binding = 4) uniform sampler2DArray texture_layers;
/// Texels and sampling tables of all pictures; MapData names where each begins.
layout(scalar, set = 0, binding = 5) readonly buffer MapBlock {
    float map_values[];
};

#define sh_scene(world) scene_data

TriangleData sh_triangle(uint primitive) {
    return triangles[primitive];
}

MaterialData sh_material(uint material) {
    return materials[material];
}

vec4 sh_texture(int texture_index, vec2 uv) {
    return textureLod(texture_layers, vec3(uv.x, 1.0F - uv.y, float(texture_index)), 0.0F);
}

vec3 sh_floor_texel(int layer, int x, int y) {
    return floor_cache[(layer * kCacheSize + y) * kCacheSize + x];
}

bool sh_has_maps() {
    return true;
}

vec3 sh_map_texel(uvec2 texels, uint index) {
    uint at = texels.x + 3U * index;
    return vec3(map_values[at], map_values[at + 1U], map_values[at + 2U]);
}

float sh_map_table(uvec2 tables, uint index) {
    return map_values[tables.x + index];
}

bool sh_all_opaque() {
    return false;
}

// Moeller and Trumbore 1997.
bool meets_triangle(TriangleData tri, vec3 origin, vec3 direction, float t_max, out Hit hit) {
    vec3 e1 = tri.p1 - tri.p0;
    vec3 e2 = tri.p2 - tri.p0;
    vec3 p = cross(direction, e2);
    float det = dot(e1, p);
    vec3 s = origin - tri.p0;
    vec3 q = cross(s, e1);
    hit.b1 = dot(s, p) / det;
    hit.b2 = dot(direction, q) / det;
    hit.t = dot(e2, q) / det;
    return det != 0.0F && hit.b1 >= 0.0F && hit.b2 >= 0.0F && hit.b1 + hit.b2 <= 1.0F &&
           hit.t >= 0.0F && hit.t < t_max;
}

bool sh_trace(vec3 origin, vec3 direction, float t_max, uint skip, out Hit hit) {
    hit.t = t_max;
    hit.primitive = kNoPrimitive;
    hit.b1 = 0.0F;
    hit.b2 = 0.0F;
    for (uint i = 0U; i < uint(triangles.length()); ++i) {
        Hit candidate;
        if (i != skip && meets_triangle(triangles[i], origin, direction, hit.t, candidate)) {
            hit = candidate;
            hit.primitive = i;
        }
    }
    return hit.primitive != kNoPrimitive;
}

bool sh_blocked(vec3 origin, vec3 direction, float t_max, uint skip) {
    Hit hit;
    return sh_trace(origin, direction, t_max, skip, hit);
}

uvec2 sh_net_point(uint table, uint index);

#include "renderer/shared/camera_ray.h"
#include "renderer/shared/film_filter.h"
#include "renderer/shared/labels.h"
#include "renderer/shared/path.h"
#include "renderer/shared/tone_curve.h"

layout(local_size_x = 8, local_size_y = 8, local_size_z = 1) in;

uvec2 sh_net_point(uint table, uint index) {
    return net_point(table, index);
}

layout(scalar, set = 0, binding = 6) buffer Picture {
    vec4 pixels[];
};
layout(push_constant) uniform Frame {
    int width;
    int height;
    uint seed;
    uint sample_index;
}
frame;

void main() {
    ivec2 pixel = ivec2(gl_GlobalInvocationID.xy);
    if (pixel.x >= frame.width || pixel.y >= frame.height) {
        return;
    }
    Sampler draws;
    draws.index = frame.sample_index;
    draws.seed = hash_combine(hash_combine(frame.seed, uint(pixel.y)), uint(pixel.x));
    draws.pair = 0U;
    vec2 u = next_pair(SH_WORLD draws);
    float radius = sh_scene(SH_WORLD_ONLY).filter_radius;
    float x = float(pixel.x) + 0.5F + filter_sample(u.x, radius);
    float y = float(pixel.y) + 0.5F + filter_sample(u.y, radius);
    vec3 direction = camera_direction(sh_scene(SH_WORLD_ONLY).camera, x, y);
    vec3 radiance = camera_radiance(direction, vec2(x, y), draws);
    vec3 code =
        tone_map(radiance, sh_scene(SH_WORLD_ONLY).gain, sh_scene(SH_WORLD_ONLY).tone_curve);
    Label label = label_ray(direction);
    pixels[pixel.y * frame.width + pixel.x] = vec4(code, float(label.id));
}
