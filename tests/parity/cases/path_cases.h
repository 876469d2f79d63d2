// Cases of renderer/shared/visibility.h, path.h, floor_probe.h and labels.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_PATH_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_PATH_CASES_H

#include "renderer/shared/floor_probe.h"
#include "renderer/shared/labels.h"
#include "renderer/shared/path.h"
#include "renderer/shared/visibility.h"
#include "tests/parity/cases/case_io.h"
#include "tests/parity/cases/sampler_cases.h"
#include "tests/parity/cases/surface_cases.h"

SH_BEGIN

SH_FN Ray case_ray(SH_IN(CaseInput) x) {
    Ray ray;
    ray.origin = x.origin;
    ray.skip = (x.word[0] & 3U) == 0U ? x.primitive : kNoPrimitive;
    ray.direction = x.direction;
    return ray;
}

SH_FN PathState case_path(SH_IN(CaseInput) x) {
    PathState path = start_path(int(x.word[1] & 1U));
    path.throughput = vec3(x.unit[13], x.unit[14], x.unit[15]);
    path.density = (x.word[1] & 2U) != 0U ? x.wide[1] : 0.0F;
    path.min_density = x.wide[2];
    path.lights_only = (x.word[1] & 28U) == 0U;
    path.sees_suns = (x.word[1] & 32U) != 0U;
    path.last_density = x.wide[3];
    path.open_share = (x.word[1] & 64U) != 0U ? x.unit[10] : 0.0F;
    path.film = vec2(128.0F * x.unit[11], 128.0F * x.unit[12]);
    return path;
}

SH_FN void put_ray(SH_INOUT(CaseOutput) y, int at, SH_IN(Ray) ray) {
    put3(y, at, ray.origin);
    put3(y, at + 3, ray.direction);
    y.word[0] = ray.skip;
}

SH_FN void put_path(SH_INOUT(CaseOutput) y, SH_IN(PathState) path) {
    put3(y, 0, path.radiance);
    put3(y, 3, path.throughput);
    y.value[6] = path.density;
    y.value[7] = path.min_density;
    y.value[15] = path.last_density;
    put2(y, 16, path.film);
    y.value[18] = path.open_share;
    y.word[1] = uint(path.depth);
    y.word[2] = truth(path.lights_only) + 2U * truth(path.sees_suns) + 4U * truth(path.done);
    y.word[3] = uint(path.diffuse_bounces);
    y.word[4] = uint(path.glossy_bounces);
    y.word[5] = uint(path.transparent_bounces);
}

SH_FN void put_hit(SH_INOUT(CaseOutput) y, SH_IN(Hit) hit) {
    y.value[0] = hit.t;
    y.value[1] = hit.b1;
    y.value[2] = hit.b2;
    y.word[0] = hit.primitive;
}

/// The floor point below the ray, where there is a floor.
SH_WORLD_FN vec3 case_floor_point(SH_WORLD_PARAM SH_IN(CaseInput) x) {
    return sh_scene(SH_WORLD_ONLY).floor_plane.normal * sh_scene(SH_WORLD_ONLY).floor_plane.offset +
           sh_scene(SH_WORLD_ONLY).floor_plane.tangent * (2.0F * x.point.x) +
           sh_scene(SH_WORLD_ONLY).floor_plane.bitangent * (2.0F * x.point.y);
}

SH_FN void case_is_black(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec3 v = vec3(both_signs(x.unit[0]), both_signs(x.unit[1]), both_signs(x.unit[2]));
    y.word[0] = truth(is_black(v)) + 2U * truth(is_black(vec3(0.0F, -0.0F, 0.0F)));
}

SH_WORLD_FN void case_may_hit_object(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = truth(may_hit_object(SH_WORLD x.origin, x.direction, 16.0F * x.unit[0]));
    y.word[1] = truth(may_hit_object(SH_WORLD x.point, x.light, kInfinity));
}

SH_WORLD_FN void case_floor_distance(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    FloorData ground = sh_scene(SH_WORLD_ONLY).floor_plane;
    y.value[0] = floor_distance(ground, x.origin, x.direction);
    y.value[1] = floor_distance(ground, x.point, x.light);
}

SH_WORLD_FN void case_trace_object(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Hit hit;
    y.word[1] = truth(trace_object(SH_WORLD case_ray(x), kInfinity, hit));
    put_hit(y, hit);
}

SH_WORLD_FN void case_transmittance(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = transmittance(SH_WORLD case_ray(x), kInfinity);
    y.value[1] = transmittance(SH_WORLD case_ray(x), 4.0F * x.unit[0]);
}

SH_WORLD_FN void case_clamped(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec3 contribution = vec3(x.unit[0], x.unit[1], x.unit[2]) * 4.0F;
    put3(y, 0, clamped(SH_WORLD contribution, int(x.word[0] & 1U)));
}

SH_FN void case_wants_light_hits(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = truth(wants_light_hits(case_plain_bsdf(x)));
}

SH_WORLD_FN void case_light_count(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = uint(light_count(SH_WORLD_ONLY)) + x.word[0];
}

SH_WORLD_FN void case_is_environment(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = truth(is_environment(SH_WORLD int(x.word[0] & 7U))) + 2U * (x.word[0] & 1U);
}

SH_WORLD_FN void case_light_pair(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Sampler draws = case_sampler(x);
    put2(y, 0, light_pair(SH_WORLD int(x.word[0] & 7U), draws));
    y.word[0] = draws.pair;
}

SH_WORLD_FN void case_sample_light(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    int lights = max(light_count(SH_WORLD_ONLY), 1);
    LightSample light =
        sample_light(SH_WORLD int(x.word[0] % uint(lights)), x.point, vec2(x.unit[0], x.unit[1]));
    put3(y, 0, light.direction);
    y.value[3] = light.distance;
    put3(y, 4, light.irradiance);
    y.value[7] = light.density;
}

/// Every second one of the floor, some of a prop, the others of the object.
SH_WORLD_FN Receiver case_receiver(SH_WORLD_PARAM SH_IN(CaseInput) x) {
    if ((x.word[3] & 6U) == 6U) {
        PropHit hit;
        hit.t = x.unit[12];
        hit.prop = x.word[4] % uint(kMaxProps);
        Ray ray = case_ray(x);
        return prop_receiver(SH_WORLD ray, hit);
    }
    if ((x.word[3] & 1U) != 0U) {
        return floor_receiver(SH_WORLD case_floor_point(SH_WORLD x));
    }
    Surface surface = case_surface(SH_WORLD x);
    Departure departure = depart(SH_WORLD surface, x.primitive, case_sampler(x));
    return object_receiver(SH_WORLD surface, departure, x.direction, case_path(x));
}

/// Of the surface, what a floor's receiver has, too.
SH_FN void put_receiver(SH_INOUT(CaseOutput) y, SH_IN(Receiver) receiver) {
    put3(y, 0, receiver.surface.position);
    put3(y, 3, receiver.surface.lifted);
    put3(y, 6, receiver.surface.normal);
    put3(y, 9, receiver.surface.geometric);
    y.word[0] = receiver.skip;
    y.word[1] = truth(receiver.lambert) + 2U * truth(receiver.with_suns) +
                4U * truth(receiver.surface.smooth_shaded);
}

SH_WORLD_FN void case_receive(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_bsdf_value(y, receive(case_receiver(SH_WORLD x), x.light));
}

SH_WORLD_FN void case_floor_receiver(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_receiver(y, floor_receiver(SH_WORLD x.point));
}

SH_FN void case_lambert_receiver(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Receiver receiver = lambert_receiver(x.point, x.normal, x.light);
    put_receiver(y, receiver);
    put3(y, 12, receiver.surface.base_color);
}

SH_WORLD_FN void case_prop_receiver(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Ray ray = case_ray(x);
    PropHit hit = nearest_prop(SH_WORLD ray.origin, ray.direction, ray.skip);
    if (hit.t < kInfinity) {
        Receiver receiver = prop_receiver(SH_WORLD ray, hit);
        put_receiver(y, receiver);
        put3(y, 12, receiver.surface.base_color);
    }
}

SH_WORLD_FN void case_object_receiver(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Surface surface = case_surface(SH_WORLD x);
    Departure departure = depart(SH_WORLD surface, x.primitive, case_sampler(x));
    Receiver receiver = object_receiver(SH_WORLD surface, departure, x.direction, case_path(x));
    put_receiver(y, receiver);
    put_bsdf(y, 12, receiver.bsdf);
}

SH_WORLD_FN void case_direct_light(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Sampler draws = case_sampler(x);
    put3(y, 0, direct_light(SH_WORLD case_receiver(SH_WORLD x), draws));
    y.word[0] = draws.pair;
}

SH_WORLD_FN void case_leave_lambert(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Ray ray = case_ray(x);
    PathState path = case_path(x);
    Sampler draws = case_sampler(x);
    vec3 direct = vec3(x.unit[6], x.unit[7], x.unit[8]);
    Receiver receiver = lambert_receiver(x.point, x.normal, x.view);
    if ((x.word[3] & 1U) != 0U) {
        receiver = floor_receiver(SH_WORLD case_floor_point(SH_WORLD x));
    }
    leave_lambert(SH_WORLD receiver, direct, ray, path, draws);
    put_path(y, path);
    put_ray(y, 8, ray);
}

SH_WORLD_FN void case_leave_object(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Surface surface = case_surface(SH_WORLD x);
    Ray ray = case_ray(x);
    PathState path = case_path(x);
    Sampler draws = case_sampler(x);
    Departure departure = depart(SH_WORLD surface, x.primitive, draws);
    Receiver receiver = object_receiver(SH_WORLD surface, departure, x.direction, path);
    vec3 direct = vec3(x.unit[6], x.unit[7], x.unit[8]);
    leave_object(SH_WORLD receiver, surface.position, departure, direct, x.unit[5], ray, path,
                 draws);
    put_path(y, path);
    put_ray(y, 8, ray);
}

SH_WORLD_FN void case_background(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, background(SH_WORLD x.light, (x.word[0] & 1U) != 0U));
}

SH_WORLD_FN void case_escape(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, escape(SH_WORLD x.light, case_path(x)));
}

SH_WORLD_FN void case_map_behind(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    if (has_environment_map(SH_WORLD_ONLY)) {
        put3(y, 0, map_behind(SH_WORLD x.light, case_path(x)));
    }
}

SH_WORLD_FN void case_open_share_at(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = open_share_at(SH_WORLD x.origin * 4.0F);
}

SH_WORLD_FN void case_all_suns_radiance(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, all_suns_radiance(SH_WORLD x.light));
}

SH_WORLD_FN void case_light_hits(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Ray ray = case_ray(x);
    ray.direction = x.light;
    float t_max = (x.word[0] & 1U) != 0U ? kInfinity : 8.0F * x.unit[0];
    put3(y, 0, light_hits(SH_WORLD ray, t_max, x.wide[0]));
}

SH_WORLD_FN void case_count_bounce(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    PathState path = case_path(x);
    count_bounce(SH_WORLD path, (x.word[0] & 1U) != 0U, x.wide[0]);
    put_path(y, path);
}

SH_WORLD_FN void case_filtered_alpha(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = filtered_alpha(SH_WORLD x.wide[0]);
    y.value[1] = filtered_alpha(SH_WORLD x.unit[0]);
}

SH_WORLD_FN void case_depart(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Departure departure = depart(SH_WORLD case_surface(SH_WORLD x), x.primitive, case_sampler(x));
    put3(y, 0, departure.nudge);
    y.word[0] = departure.skip;
}

SH_WORLD_FN void case_pass_through(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Surface surface = case_surface(SH_WORLD x);
    Departure departure = depart(SH_WORLD surface, x.primitive, case_sampler(x));
    Ray ray = case_ray(x);
    pass_through(surface, departure, x.primitive, ray);
    put_ray(y, 0, ray);
}

SH_FN void case_start_path(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_path(y, start_path(int(x.word[0] & 3U)));
}

SH_WORLD_FN void case_walk_straight(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Ray ray = case_ray(x);
    Sampler draws = case_sampler(x);
    Hit hit;
    trace_object(SH_WORLD ray, kInfinity, hit);
    StraightWalk walk = walk_straight(SH_WORLD ray, hit, draws);
    y.value[0] = walk.layers;
    y.value[1] = walk.end;
    put3(y, 2, walk.layer_ray.origin);
    put3(y, 5, walk.end_ray.origin);
    y.word[0] = walk.layer_hit.primitive;
    y.word[1] = walk.end_hit.primitive;
    y.word[2] = draws.pair;
}

SH_WORLD_FN void case_shade_vertex(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Ray ray = case_ray(x);
    PathState path = case_path(x);
    Sampler draws = case_sampler(x);
    Hit hit;
    trace_object(SH_WORLD ray, kInfinity, hit);
    shade_vertex(SH_WORLD ray, hit, path, draws);
    put_path(y, path);
    put_ray(y, 8, ray);
}

SH_WORLD_FN void case_shade_straight(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Ray ray = case_ray(x);
    PathState path = start_path(0);
    Sampler draws = case_sampler(x);
    Hit hit;
    trace_object(SH_WORLD ray, kInfinity, hit);
    shade_straight(SH_WORLD ray, hit, path, draws);
    put_path(y, path);
    put_ray(y, 8, ray);
}

SH_WORLD_FN void case_path_radiance(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    PathState path = start_path(int(x.word[0] & 1U));
    path.object_only = (x.word[0] & 2U) != 0U;
    Sampler draws = case_sampler(x);
    put3(y, 0, path_radiance(SH_WORLD case_ray(x), path, draws));
    y.word[0] = truth(path.missed) + 2U * truth(path.done);
}

SH_WORLD_FN void case_floor_probe(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Sampler draws = case_sampler(x);
    PathState path;
    FloorProbe probe =
        floor_probe(SH_WORLD case_floor_point(SH_WORLD x), int(x.word[0] & 3U), draws, path);
    put_path(y, path);
    put_ray(y, 8, probe.ray);
    y.value[14] = probe.weight;
}

SH_WORLD_FN void case_floor_correction_of(SH_WORLD_PARAM SH_IN(CaseInput) x,
                                          SH_INOUT(CaseOutput) y) {
    FloorProbe probe;
    probe.ray = case_ray(x);
    probe.weight = x.unit[0];
    PathState path = start_path(0);
    path.missed = (x.word[0] & 1U) != 0U;
    put3(y, 0, floor_correction_of(SH_WORLD probe, path, vec3(x.unit[6], x.unit[7], x.unit[8])));
}

SH_WORLD_FN void case_floor_correction_sample(SH_WORLD_PARAM SH_IN(CaseInput) x,
                                              SH_INOUT(CaseOutput) y) {
    Sampler draws = case_sampler(x);
    put3(
        y, 0,
        floor_correction_sample(SH_WORLD case_floor_point(SH_WORLD x), int(x.word[0] & 3U), draws));
}

/// A direction from the camera towards the object's box.
SH_WORLD_FN vec3 case_seen_direction(SH_WORLD_PARAM SH_IN(CaseInput) x) {
    SH_PRECISE vec3 reach = x.point - sh_scene(SH_WORLD_ONLY).camera.position;
    SH_PRECISE float scale = 1.0F / sqrt(dot(reach, reach));
    return reach * scale;
}

SH_WORLD_FN void case_camera_radiance(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Sampler draws = case_sampler(x);
    put3(y, 0,
         camera_radiance(SH_WORLD case_seen_direction(SH_WORLD x),
                         vec2(128.0F * x.unit[0], 128.0F * x.unit[1]), draws));
}

SH_WORLD_FN void case_label_hit(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Hit hit;
    float t;
    y.word[1] = truth(label_hit(SH_WORLD case_ray(x), hit, t));
    put_hit(y, hit);
    y.value[3] = t;
}

SH_WORLD_FN void case_object_sight(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = object_sight(SH_WORLD int(x.word[0] & 127U), int(x.word[1] & 127U));
}

SH_WORLD_FN void case_label_ray(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Label label = label_ray(SH_WORLD case_seen_direction(SH_WORLD x));
    y.value[0] = label.distance;
    put3(y, 1, label.normal);
    put3(y, 4, label.albedo);
    put2(y, 7, label.uv);
    y.word[0] = label.id;
    y.word[1] = label.part;
}

SH_END

#endif
