// What rays meet: the object through the backend's traversal, the props by formula; and how much
// light passes on the way.
//
// Bridge, defined by the backend:
//   bool sh_trace(World, vec3 origin, vec3 direction, float t_max, uint skip, out Hit)
//        nearest hit of the object with 0 <= t < t_max on a primitive other than `skip`
//   bool sh_blocked(World, vec3 origin, vec3 direction, float t_max, uint skip)
//        any such hit (asked only when every material is opaque)
//   bool sh_all_opaque(World)
#ifndef TURNTABLE_RENDERER_SHARED_VISIBILITY_H
#define TURNTABLE_RENDERER_SHARED_VISIBILITY_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/props.h"
#include "renderer/shared/scene_data.h"
#include "renderer/shared/surface.h"

SH_BEGIN

struct Ray {
    vec3 origin;
    uint skip;  ///< primitive or prop (kPropSkip) it leaves, kNoPrimitive when none
    vec3 direction;
};

/// Whether the ray can meet the object's bounding sphere and box before t_max.
SH_WORLD_FN bool may_hit_object(SH_WORLD_PARAM SH_IN(vec3) origin, SH_IN(vec3) direction,
                                float t_max) {
    vec3 to_centre = sh_scene(SH_WORLD_ONLY).object_centre - origin;
    float along = dot(to_centre, direction);
    float radius = sh_scene(SH_WORLD_ONLY).object_radius;
    float r2 = radius * radius;
    float c2 = dot(to_centre, to_centre);
    if (c2 > r2 && (along < 0.0F || c2 - along * along > r2)) {
        return false;
    }
    vec3 inverse = vec3(1.0F / direction.x, 1.0F / direction.y, 1.0F / direction.z);
    vec3 a = (sh_scene(SH_WORLD_ONLY).object_low - origin) * inverse;
    vec3 b = (sh_scene(SH_WORLD_ONLY).object_high - origin) * inverse;
    vec3 low = min(a, b);
    vec3 high = max(a, b);
    float enter = max(max(low.x, low.y), max(low.z, 0.0F));
    float leave = min(min(high.x, high.y), min(high.z, t_max));
    // NaN (0 * inf on a face of the box) must not reject: the comparison is written so.
    return !(enter > leave * 1.0001F);
}

SH_WORLD_FN bool trace_object(SH_WORLD_PARAM SH_IN(Ray) ray, float t_max, SH_OUT(Hit) hit) {
    hit.t = t_max;
    hit.primitive = kNoPrimitive;
    hit.b1 = 0.0F;
    hit.b2 = 0.0F;
    if (!may_hit_object(SH_WORLD ray.origin, ray.direction, t_max)) {
        return false;
    }
    return sh_trace(SH_WORLD ray.origin, ray.direction, t_max, ray.skip, hit);
}

/// Share of light that passes from the ray's origin over t_max: 1 free, 0 blocked.
SH_WORLD_FN float transmittance(SH_WORLD_PARAM SH_IN(Ray) ray, float t_max) {
    if (blocked_by_prop(SH_WORLD ray.origin, ray.direction, t_max, ray.skip)) {
        return 0.0F;
    }
    if (!may_hit_object(SH_WORLD ray.origin, ray.direction, t_max)) {
        return 1.0F;
    }
    if (sh_all_opaque(SH_WORLD_ONLY)) {
        return sh_blocked(SH_WORLD ray.origin, ray.direction, t_max, ray.skip) ? 0.0F : 1.0F;
    }
    float through = 1.0F;
    Ray rest = ray;
    float left = t_max;
    int limit = sh_scene(SH_WORLD_ONLY).max_transparent;
    for (int i = 0; i <= limit; ++i) {
        Hit hit;
        if (!trace_object(SH_WORLD rest, left, hit)) {
            return through;
        }
        through *= 1.0F - hit_opacity(SH_WORLD hit, rest.direction);
        if (through <= 0.0F) {
            return 0.0F;
        }
        rest.origin = rest.origin + rest.direction * hit.t;
        rest.skip = hit.primitive;
        left -= hit.t;
    }
    return 0.0F;
}

SH_END

#endif
