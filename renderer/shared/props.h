// Props: opaque Lambert spheres, boxes and cards beside the object, met by formula. Their surfaces
// have two sides, like a mesh's: a ray that starts within one meets it from within.
//
// They are convex, so a ray that leaves one never meets it again: it skips the whole prop, by
// number (kPropSkip), and no offset is needed.
#ifndef TURNTABLE_RENDERER_SHARED_PROPS_H
#define TURNTABLE_RENDERER_SHARED_PROPS_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"

SH_BEGIN

/// Ray::skip of what leaves prop i is kPropSkip + i: no triangle has such a number.
SH_CONST uint kPropSkip = 0xFFFFFF00U;

/// Rays flatter than this to a plane miss it.
SH_CONST float kParallel = 1e-12F;

/// What a ray met among the props.
struct PropHit {
    float t;    ///< kInfinity: nothing
    uint prop;  ///< its number
};

/// Components of a vector along the prop's axes.
SH_FN vec3 prop_local(SH_IN(PropData) prop, SH_IN(vec3) v) {
    SH_PRECISE float x = dot(prop.axis_x, v);
    SH_PRECISE float y = dot(prop.axis_y, v);
    SH_PRECISE float z = dot(prop.axis_z, v);
    return vec3(x, y, z);
}

/// Distance to the sphere of `radius` about the origin along unit `direction`.
SH_FN float sphere_distance(SH_IN(vec3) origin, SH_IN(vec3) direction, float radius) {
    SH_PRECISE float along = dot(origin, direction);
    SH_PRECISE vec3 closest = origin - direction * along;
    SH_PRECISE float square = radius * radius - dot(closest, closest);
    if (square < 0.0F) {
        return kInfinity;
    }
    SH_PRECISE float reach = sqrt(square);
    SH_PRECISE float enter = -along - reach;
    SH_PRECISE float leave = reach - along;
    return enter >= 0.0F ? enter : (leave >= 0.0F ? leave : kInfinity);
}

/// Where a line is between the planes at -extent and extent of one coordinate: from x to y, in
/// distance; nowhere when x > y.
SH_FN vec2 slab_range(float origin, float direction, float extent) {
    if (abs(direction) < kParallel) {
        return abs(origin) <= extent ? vec2(-kInfinity, kInfinity) : vec2(kInfinity, -kInfinity);
    }
    SH_PRECISE float inverse = 1.0F / direction;
    SH_PRECISE float a = (-extent - origin) * inverse;
    SH_PRECISE float b = (extent - origin) * inverse;
    return vec2(min(a, b), max(a, b));
}

/// Where a ray first meets a box, and the side it meets it on.
struct BoxHit {
    float t;      ///< kInfinity: nowhere
    vec3 normal;  ///< towards where the ray comes from
};

/// The box [-extent, extent] along unit `direction`.
SH_FN BoxHit meet_box(SH_IN(vec3) origin, SH_IN(vec3) direction, SH_IN(vec3) extent) {
    vec2 x = slab_range(origin.x, direction.x, extent.x);
    vec2 y = slab_range(origin.y, direction.y, extent.y);
    vec2 z = slab_range(origin.z, direction.z, extent.z);
    float enter = max(max(x.x, y.x), z.x);
    float leave = min(min(x.y, y.y), z.y);
    bool outside = enter >= 0.0F;
    bool on_x = outside ? enter == x.x : leave == x.y;
    bool on_y = outside ? enter == y.x : leave == y.y;
    BoxHit hit;
    hit.t = outside ? enter : leave;
    if (enter > leave || leave < 0.0F) {
        hit.t = kInfinity;
    }
    hit.normal = vec3(0.0F, 0.0F, direction.z > 0.0F ? -1.0F : 1.0F);
    if (on_x) {
        hit.normal = vec3(direction.x > 0.0F ? -1.0F : 1.0F, 0.0F, 0.0F);
    } else if (on_y) {
        hit.normal = vec3(0.0F, direction.y > 0.0F ? -1.0F : 1.0F, 0.0F);
    }
    return hit;
}

/// Distance to the rectangle [-half_x, half_x] x [-half_y, half_y] of the plane z = 0.
SH_FN float card_distance(SH_IN(vec3) origin, SH_IN(vec3) direction, float half_x, float half_y) {
    if (abs(direction.z) < kParallel) {
        return kInfinity;
    }
    SH_PRECISE float t = -origin.z / direction.z;
    SH_PRECISE float x = origin.x + direction.x * t;
    SH_PRECISE float y = origin.y + direction.y * t;
    return t >= 0.0F && abs(x) <= half_x && abs(y) <= half_y ? t : kInfinity;
}

/// Distance along unit `direction` to where the ray first meets the prop, kInfinity when it misses.
SH_FN float prop_distance(SH_IN(PropData) prop, SH_IN(vec3) origin, SH_IN(vec3) direction) {
    SH_PRECISE vec3 from_centre = origin - prop.centre;
    if (prop.shape == kPropSphere) {
        return sphere_distance(from_centre, direction, prop.half_x);
    }
    vec3 o = prop_local(prop, from_centre);
    vec3 d = prop_local(prop, direction);
    if (prop.shape == kPropBox) {
        return meet_box(o, d, vec3(prop.half_x, prop.half_y, prop.half_z)).t;
    }
    return card_distance(o, d, prop.half_x, prop.half_y);
}

/// Unit normal where the ray meets the prop at `t`, on the ray's side.
SH_FN vec3 prop_normal(SH_IN(PropData) prop, SH_IN(vec3) origin, SH_IN(vec3) direction, float t) {
    vec3 from_centre = origin - prop.centre;
    vec3 normal = prop.axis_z;
    if (prop.shape == kPropSphere) {
        normal = normalize(from_centre + direction * t);
    } else if (prop.shape == kPropBox) {
        vec3 local = meet_box(prop_local(prop, from_centre), prop_local(prop, direction),
                              vec3(prop.half_x, prop.half_y, prop.half_z))
                         .normal;
        normal = prop.axis_x * local.x + prop.axis_y * local.y + prop.axis_z * local.z;
    }
    return dot(normal, direction) > 0.0F ? -normal : normal;
}

/// The first prop that the ray meets, but for the one it leaves.
SH_WORLD_FN PropHit nearest_prop(SH_WORLD_PARAM SH_IN(vec3) origin, SH_IN(vec3) direction,
                                 uint skip) {
    PropHit hit;
    hit.t = kInfinity;
    hit.prop = 0U;
    for (uint i = 0U; i < sh_scene(SH_WORLD_ONLY).prop_count; ++i) {
        if (skip != kPropSkip + i) {
            float t = prop_distance(sh_scene(SH_WORLD_ONLY).props[i], origin, direction);
            if (t < hit.t) {
                hit.t = t;
                hit.prop = i;
            }
        }
    }
    return hit;
}

/// Whether any prop but the one it leaves stands in the ray's way before t_max.
SH_WORLD_FN bool blocked_by_prop(SH_WORLD_PARAM SH_IN(vec3) origin, SH_IN(vec3) direction,
                                 float t_max, uint skip) {
    return nearest_prop(SH_WORLD origin, direction, skip).t < t_max;
}

SH_END

#endif
