// Labels of one pixel from the ray through its centre: what is seen, where, with which normal.
#ifndef TURNTABLE_RENDERER_SHARED_LABELS_H
#define TURNTABLE_RENDERER_SHARED_LABELS_H

#include "renderer/shared/camera_ray.h"
#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/path.h"

SH_BEGIN

SH_CONST uint kIdNothing = 0U;
SH_CONST uint kIdFloor = 1U;
SH_CONST uint kIdObject = 2U;
SH_CONST uint kIdProp = 3U;

struct Label {
    float distance;  ///< along the ray; kInfinity when nothing is seen
    uint id;
    uint part;    ///< TriangleData::part of the object; 0 where it is not seen
    vec3 normal;  ///< render frame, unit, towards the viewer
    vec3 albedo;
    vec2 uv;
};

/// Surfaces at least this opaque count as seen: glass does, the clear part of a leaf's picture not.
SH_CONST float kSeenOpacity = 0.02F;

/// The first surface that counts as seen.
SH_WORLD_FN bool label_hit(SH_WORLD_PARAM SH_IN(Ray) first, SH_OUT(Hit) hit, SH_OUT(float) t) {
    Ray ray = first;
    t = 0.0F;
    int limit = sh_scene(SH_WORLD_ONLY).max_transparent;
    for (int i = 0; i <= limit; ++i) {
        if (!trace_object(SH_WORLD ray, kInfinity, hit)) {
            return false;
        }
        t += hit.t;
        if (sh_all_opaque(SH_WORLD_ONLY) ||
            hit_opacity(SH_WORLD hit, ray.direction) >= kSeenOpacity) {
            return true;
        }
        ray.origin = ray.origin + ray.direction * hit.t;
        ray.skip = hit.primitive;
    }
    return false;
}

SH_CONST uint kSightNone = 0U;    ///< the object is not there
SH_CONST uint kSightHidden = 1U;  ///< it is, behind the floor or a prop
SH_CONST uint kSightSeen = 2U;

/// What the ray through the centre of pixel (x, y), which may lie beyond the picture, has to do
/// with the object (kSight*): the mask is made of those that see it.
SH_WORLD_FN uint object_sight(SH_WORLD_PARAM int x, int y) {
    Ray ray;
    ray.origin = sh_scene(SH_WORLD_ONLY).camera.position;
    ray.direction =
        camera_direction(sh_scene(SH_WORLD_ONLY).camera, float(x) + 0.5F, float(y) + 0.5F);
    ray.skip = kNoPrimitive;
    Hit hit;
    float t;
    if (!label_hit(SH_WORLD ray, hit, t)) {
        return kSightNone;
    }
    float floor_t = floor_distance(sh_scene(SH_WORLD_ONLY).floor_plane, ray.origin, ray.direction);
    float prop_t = nearest_prop(SH_WORLD ray.origin, ray.direction, ray.skip).t;
    return t <= min(floor_t, prop_t) ? kSightSeen : kSightHidden;
}

SH_WORLD_FN Label label_ray(SH_WORLD_PARAM SH_IN(vec3) direction) {
    Label label;
    label.distance = kInfinity;
    label.id = kIdNothing;
    label.part = 0U;
    label.normal = vec3(0.0F, 0.0F, 0.0F);
    label.albedo = vec3(0.0F, 0.0F, 0.0F);
    label.uv = vec2(0.0F, 0.0F);
    Ray ray;
    ray.origin = sh_scene(SH_WORLD_ONLY).camera.position;
    ray.direction = direction;
    ray.skip = kNoPrimitive;
    Hit hit;
    float t;
    bool on_object = label_hit(SH_WORLD ray, hit, t);
    float floor_t = floor_distance(sh_scene(SH_WORLD_ONLY).floor_plane, ray.origin, direction);
    PropHit prop = nearest_prop(SH_WORLD ray.origin, direction, ray.skip);
    if (on_object && t <= min(floor_t, prop.t)) {
        Surface surface = make_surface(SH_WORLD hit, direction);
        label.distance = t;
        label.id = kIdObject;
        label.part = sh_triangle(SH_WORLD hit.primitive).part;
        label.normal = surface.normal;
        label.albedo = surface.base_color;
        label.uv = surface.uv;
    } else if (prop.t < floor_t) {
        label.distance = prop.t;
        label.id = kIdProp;
        label.normal =
            prop_normal(sh_scene(SH_WORLD_ONLY).props[prop.prop], ray.origin, direction, prop.t);
        label.albedo = sh_scene(SH_WORLD_ONLY).props[prop.prop].albedo;
    } else if (floor_t < kInfinity) {
        label.distance = floor_t;
        label.id = kIdFloor;
        label.normal = sh_scene(SH_WORLD_ONLY).floor_plane.normal;
        label.albedo = floor_albedo(SH_WORLD ray.origin + direction * floor_t);
    }
    return label;
}

SH_END

#endif
