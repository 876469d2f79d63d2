// One ray an invocation, read from a buffer: traversal and nothing else. TT_LAYOUT chooses the
// nodes (bench/traversal/layouts.h): 0 the grid, 1 four children in floats, 2 two children in
// floats.
#version 460 core
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

const uint kLocalSize = 64U;
layout(local_size_x = 64) in;

struct RayData {
    vec3 origin;
    float t_max;
    vec3 direction;
    uint skip;
};

layout(scalar, set = 0, binding = 0) readonly buffer Rays {
    RayData rays[];
};
layout(scalar, set = 0, binding = 1) writeonly buffer Hits {
    uvec2 hits[];  // bits of the distance, primitive; of any-hit rays 1 or 0 twice
};
layout(set = 0, binding = 2) uniform usamplerBuffer bvh_nodes;
layout(set = 0, binding = 3) uniform usamplerBuffer bvh_triangles;
layout(scalar, push_constant) uniform Parameters {
    vec3 grid_origin;
    float cell;
    uint ray_count;
    uint any_hit;
}
parameters;

vec3 tree_origin() {
    return parameters.grid_origin;
}

float tree_cell() {
    return parameters.cell;
}

#if TT_LAYOUT == 0
#include "renderer/vulkan/shaders/traverse_grid4.glsl"
#else
#include "bench/traversal/traverse_float.glsl"
#endif

void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= parameters.ray_count) {
        return;
    }
    RayData ray = rays[i];
    if (parameters.any_hit != 0U) {
        uint blocked = sh_blocked(ray.origin, ray.direction, ray.t_max, ray.skip) ? 1U : 0U;
        hits[i] = uvec2(blocked, blocked);
    } else {
        Hit hit;
        sh_trace(ray.origin, ray.direction, ray.t_max, ray.skip, hit);
        hits[i] = uvec2(floatBitsToUint(hit.t), hit.primitive);
    }
}
