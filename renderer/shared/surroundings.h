// What is around the object: the floor, and what the camera sees where nothing is.
//
// Bridge: bool sh_has_maps(World)   false only where no scene has a picture: their code goes then
#ifndef TURNTABLE_RENDERER_SHARED_SURROUNDINGS_H
#define TURNTABLE_RENDERER_SHARED_SURROUNDINGS_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/map_lookup.h"
#include "renderer/shared/scene_data.h"

SH_BEGIN

/// Backdrop or environment at image point (u, v), which may lie beyond the picture.
SH_WORLD_FN vec3 view_background(SH_WORLD_PARAM SH_IN(vec2) film) {
    if (sh_has_maps(SH_WORLD_ONLY) && sh_scene(SH_WORLD_ONLY).view_map.width > 0) {
        return look_up_map(SH_WORLD sh_scene(SH_WORLD_ONLY).view_map, vec3(film.x, film.y, 1.0F));
    }
    return sh_scene(SH_WORLD_ONLY).view_radiance;
}

/// Whether the environment is a map, and so a light that is sampled.
SH_WORLD_FN bool has_environment_map(SH_WORLD_ONLY_PARAM) {
    return sh_has_maps(SH_WORLD_ONLY) && sh_scene(SH_WORLD_ONLY).environment_map.width > 0;
}

/// Distance to the floor, kInfinity when the ray misses it.
SH_FN float floor_distance(SH_IN(FloorData) floor_plane, SH_IN(vec3) origin,
                           SH_IN(vec3) direction) {
    if (floor_plane.present == 0U) {
        return kInfinity;
    }
    SH_PRECISE float approach = dot(floor_plane.normal, direction);
    SH_PRECISE float height = dot(floor_plane.normal, origin) - floor_plane.offset;
    if (approach >= -1e-7F || height <= 1e-6F) {
        return kInfinity;
    }
    return height / -approach;
}

/// Albedo of the floor at a point of it.
SH_WORLD_FN vec3 floor_albedo(SH_WORLD_PARAM SH_IN(vec3) point) {
    vec3 albedo = sh_scene(SH_WORLD_ONLY).floor_plane.albedo;
    if (sh_has_maps(SH_WORLD_ONLY) && sh_scene(SH_WORLD_ONLY).floor_texture.width > 0) {
        albedo *= look_up_map(SH_WORLD sh_scene(SH_WORLD_ONLY).floor_texture, point);
    }
    return albedo;
}

SH_END

#endif
