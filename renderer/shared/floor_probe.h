// Probes of the floor cache: paths from a point of the floor towards the object, which measure how
// the object changes the floor's irradiance (floor_cache.h).
#ifndef TURNTABLE_RENDERER_SHARED_FLOOR_PROBE_H
#define TURNTABLE_RENDERER_SHARED_FLOOR_PROBE_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/path.h"

SH_BEGIN

/// A ray that asks what the object adds to the irradiance of a point of the floor.
struct FloorProbe {
    Ray ray;
    float weight;  ///< of the difference it finds; 0: none to be found
};

/// One direction of the floor cache's texel at `point`: uniform in the cone to the object's sphere.
/// `path` is what has to be followed along it, at the depth below `depth`.
SH_WORLD_FN FloorProbe floor_probe(SH_WORLD_PARAM SH_IN(vec3) point, int depth,
                                   SH_INOUT(Sampler) draws, SH_OUT(PathState) path) {
    vec3 to_object = sh_scene(SH_WORLD_ONLY).object_centre - point;
    float distance2 = dot(to_object, to_object);
    float radius = sh_scene(SH_WORLD_ONLY).object_radius;
    float cos_max = sqrt(max(0.0F, 1.0F - radius * radius / distance2));
    vec3 axis = to_object * (1.0F / sqrt(distance2));
    draws.pair = 0U;
    vec2 u = next_pair(SH_WORLD draws);
    FloorProbe probe;
    probe.ray.origin = point;
    probe.ray.direction = from_basis(basis_around(axis), axis, uniform_cone(u, cos_max));
    probe.ray.skip = kNoPrimitive;
    float cosine = dot(sh_scene(SH_WORLD_ONLY).floor_plane.normal, probe.ray.direction);
    probe.weight = max(0.0F, cosine) / uniform_cone_density(cos_max);
    path = start_path(depth + 1);
    path.min_density = cosine * kInvPi;
    path.lights_only = depth + 1 > sh_scene(SH_WORLD_ONLY).max_bounces;
    path.sees_suns = true;
    path.object_only = true;
    path.done = cosine <= 0.0F;
    path.missed = path.done;
    return probe;
}

/// What the object adds to (or takes from) the irradiance, given what its path collected.
SH_WORLD_FN vec3 floor_correction_of(SH_WORLD_PARAM SH_IN(FloorProbe) probe, SH_IN(PathState) path,
                                     SH_IN(vec3) seen) {
    if (path.missed) {
        return vec3(0.0F, 0.0F, 0.0F);
    }
    return (seen - background(SH_WORLD probe.ray.direction, true)) * probe.weight;
}

/// One sample of the floor cache.
SH_WORLD_FN vec3 floor_correction_sample(SH_WORLD_PARAM SH_IN(vec3) point, int depth,
                                         SH_INOUT(Sampler) draws) {
    PathState path;
    FloorProbe probe = floor_probe(SH_WORLD point, depth, draws, path);
    vec3 seen = path_radiance(SH_WORLD probe.ray, path, draws);
    return floor_correction_of(SH_WORLD probe, path, seen);
}

SH_END

#endif
