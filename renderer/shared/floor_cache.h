// The floor cache: how the object changes the floor's irradiance from suns, sky and the object
// itself, on a coarse grid, one layer a path depth. Smooth because the object hovers above the
// floor; the spots' sharp shadows are never cached.
//
// Grid coordinate t in (-kCacheReach, kCacheReach) stands for scale * t / (1 - |t|) metres from
// the point below the object, along the floor's tangents.
//
// Bridge: vec3 sh_floor_texel(World, int layer, int x, int y), kCacheSize^2 texels a layer.
#ifndef TURNTABLE_RENDERER_SHARED_FLOOR_CACHE_H
#define TURNTABLE_RENDERER_SHARED_FLOOR_CACHE_H

#include "renderer/shared/floor_cache_layout.h"
#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/sampler.h"
#include "renderer/shared/scene_data.h"

SH_BEGIN

SH_FN float cache_to_offset(float t) {
    return t / (1.0F - abs(t));
}

SH_FN float offset_to_cache(float offset) {
    return offset / (1.0F + abs(offset));
}

/// Floor point of texel centre i, in grid coordinate.
SH_FN float cache_texel_coordinate(int i) {
    return kCacheReach * (2.0F * float(i) / float(kCacheSize - 1) - 1.0F);
}

SH_FN float cache_texel_position(float offset) {
    float t = clamp(offset_to_cache(offset) / kCacheReach, -1.0F, 1.0F);
    return (t + 1.0F) * 0.5F * float(kCacheSize - 1);
}

/// World point of a texel.
SH_FN vec3 cache_point(SH_IN(FloorData) floor_plane, int x, int y) {
    float u = floor_plane.cache_centre_x +
              floor_plane.cache_scale * cache_to_offset(cache_texel_coordinate(x));
    float v = floor_plane.cache_centre_y +
              floor_plane.cache_scale * cache_to_offset(cache_texel_coordinate(y));
    return floor_plane.normal * floor_plane.offset + floor_plane.tangent * u +
           floor_plane.bitangent * v;
}

/// Most directions a texel of each layer averages. What the camera sees directly needs the most;
/// deeper layers only tint what has bounced once or more already.
SH_CONST int kCacheDirections0 = 64;
SH_CONST int kCacheDirections1 = 16;
SH_CONST int kCacheDirectionsDeep = 8;

SH_FN int most_cache_directions(int layer) {
    return layer == 0 ? kCacheDirections0 : (layer == 1 ? kCacheDirections1 : kCacheDirectionsDeep);
}

/// Directions that the texel at `point` averages: fewer where the object fills less of the sky,
/// since what they estimate shrinks with it.
SH_FN int cache_direction_count(SH_IN(vec3) floor_normal, SH_IN(vec3) to_object, int layer) {
    float height = dot(to_object, floor_normal);
    float share = height * height / dot(to_object, to_object);
    return max(4, int(ceil(float(most_cache_directions(layer)) * share)));
}

/// Seed of the texel's samples.
SH_FN uint cache_texel_seed(uint image_seed, int layer, int x, int y) {
    return hash_combine(hash_combine(image_seed, uint(layer)), uint(y * kCacheSize + x));
}

/// Bilinear look-up of the irradiance correction at a floor point.
SH_WORLD_FN vec3 floor_correction(SH_WORLD_PARAM SH_IN(FloorData) floor_plane, SH_IN(vec3) point,
                                  int depth) {
    float u = dot(floor_plane.tangent, point) - floor_plane.cache_centre_x;
    float v = dot(floor_plane.bitangent, point) - floor_plane.cache_centre_y;
    float x = cache_texel_position(u / floor_plane.cache_scale);
    float y = cache_texel_position(v / floor_plane.cache_scale);
    int layer = min(depth, kCacheLayers - 1);
    int x0 = min(int(x), kCacheSize - 2);
    int y0 = min(int(y), kCacheSize - 2);
    float fx = x - float(x0);
    float fy = y - float(y0);
    vec3 low = sh_floor_texel(SH_WORLD layer, x0, y0) * (1.0F - fx) +
               sh_floor_texel(SH_WORLD layer, x0 + 1, y0) * fx;
    vec3 high = sh_floor_texel(SH_WORLD layer, x0, y0 + 1) * (1.0F - fx) +
                sh_floor_texel(SH_WORLD layer, x0 + 1, y0 + 1) * fx;
    return low * (1.0F - fy) + high * fy;
}

SH_END

#endif
