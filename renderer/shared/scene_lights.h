// The lights of a scene as one list: suns, then spots, then the environment map.
#ifndef TURNTABLE_RENDERER_SHARED_SCENE_LIGHTS_H
#define TURNTABLE_RENDERER_SHARED_SCENE_LIGHTS_H

#include "renderer/shared/environment.h"
#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/lights.h"
#include "renderer/shared/sampler.h"
#include "renderer/shared/scene_data.h"
#include "renderer/shared/surroundings.h"

SH_BEGIN

SH_FN bool is_black(SH_IN(vec3) v) {
    return v.x <= 0.0F && v.y <= 0.0F && v.z <= 0.0F;
}

/// One loop over all, so that a GPU compiles what a light costs once.
SH_WORLD_FN int light_count(SH_WORLD_ONLY_PARAM) {
    return int(sh_scene(SH_WORLD_ONLY).sun_count + sh_scene(SH_WORLD_ONLY).spot_count) +
           (has_environment_map(SH_WORLD_ONLY) ? 1 : 0);
}

/// Whether light `i` is the environment map.
SH_WORLD_FN bool is_environment(SH_WORLD_PARAM int i) {
    return i == int(sh_scene(SH_WORLD_ONLY).sun_count + sh_scene(SH_WORLD_ONLY).spot_count);
}

/// Sample of light `i` as seen from `point`; black where it cannot reach it.
SH_WORLD_FN LightSample sample_light(SH_WORLD_PARAM int i, SH_IN(vec3) point, SH_IN(vec2) u) {
    int suns = int(sh_scene(SH_WORLD_ONLY).sun_count);
    LightSample light;
    if (sh_has_maps(SH_WORLD_ONLY) && is_environment(SH_WORLD i)) {
        light = sample_map(SH_WORLD sh_scene(SH_WORLD_ONLY).environment_map, u);
        float floor_t = floor_distance(sh_scene(SH_WORLD_ONLY).floor_plane, point, light.direction);
        if (floor_t < kInfinity) {
            light.irradiance = vec3(0.0F, 0.0F, 0.0F);
        }
    } else if (i < suns) {
        light = sample_sun(sh_scene(SH_WORLD_ONLY).suns[i], u);
    } else if (spot_reaches(sh_scene(SH_WORLD_ONLY).spots[i - suns], point)) {
        light = sample_spot(sh_scene(SH_WORLD_ONLY).spots[i - suns], point, u);
    } else {
        light.direction = vec3(0.0F, 0.0F, 1.0F);
        light.distance = 0.0F;
        light.irradiance = vec3(0.0F, 0.0F, 0.0F);
        light.density = 0.0F;
    }
    return light;
}

/// The environment map has dimensions of its own: scenes with and without one share all others.
SH_CONST uint kEnvironmentPair = 1U << 20U;

/// The numbers that light `i` is sampled by.
SH_WORLD_FN vec2 light_pair(SH_WORLD_PARAM int i, SH_INOUT(Sampler) draws) {
    if (sh_has_maps(SH_WORLD_ONLY) && is_environment(SH_WORLD i)) {
        Sampler apart = draws;
        apart.pair += kEnvironmentPair;
        return next_pair(SH_WORLD apart);
    }
    return next_pair(SH_WORLD draws);
}

SH_WORLD_FN vec3 all_suns_radiance(SH_WORLD_PARAM SH_IN(vec3) direction) {
    vec3 sum = vec3(0.0F, 0.0F, 0.0F);
    for (int i = 0; i < int(sh_scene(SH_WORLD_ONLY).sun_count); ++i) {
        sum += sun_radiance(sh_scene(SH_WORLD_ONLY).suns[i], direction);
    }
    return sum;
}

SH_END

#endif
