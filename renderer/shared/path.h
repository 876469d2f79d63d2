// The integrator: unidirectional path tracing with next-event estimation and multiple importance
// sampling, with Cycles' meaning of bounce limits.
//
// A path has shading points at depths 0 .. max_bounces. Behind the last one a ray still collects
// suns and sky ("lights only"), and so does every ray whose lobe has used up its own limit
// (glossy bounces 0: highlights exist, mirror images do not).
#ifndef TURNTABLE_RENDERER_SHARED_PATH_H
#define TURNTABLE_RENDERER_SHARED_PATH_H

#include "renderer/shared/bsdf.h"
#include "renderer/shared/floor_cache.h"
#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/sampler.h"
#include "renderer/shared/scene_data.h"
#include "renderer/shared/scene_lights.h"
#include "renderer/shared/surface.h"
#include "renderer/shared/surroundings.h"
#include "renderer/shared/visibility.h"

SH_BEGIN

/// Faces closer than this share of the object's radius count as coincident.
SH_CONST float kCoincidence = 4e-6F;

struct PathState {
    vec3 radiance;
    int depth;  ///< of the next shading point
    vec3 throughput;
    float density;      ///< of the last direction; 0: lights were fully sampled, don't count hits
    float min_density;  ///< least density of any bounce so far
    bool lights_only;
    float last_density;  ///< of the last direction; 0: it was not drawn from a lobe
    float open_share;    ///< Receiver::open_share of the last point
    vec2 film;           ///< image point of a camera path, for what it sees where nothing is
    int diffuse_bounces;
    int glossy_bounces;
    int transparent_bounces;
    /// The path has only passed transparent surfaces since a point that did not sample suns:
    /// where it escapes, it sees them in full.
    bool sees_suns;
    /// A path whose first ray misses the object is of no interest: done, and black.
    bool object_only;
    bool missed;  ///< it was one, and its first ray missed
    bool done;
};

/// The limit on indirect light: contributions past the first shading point, in Cycles' measure
/// (sum of channels against three times the limit).
SH_WORLD_FN vec3 clamped(SH_WORLD_PARAM SH_IN(vec3) contribution, int depth) {
    float sum = contribution.x + contribution.y + contribution.z;
    float limit = 3.0F * sh_scene(SH_WORLD_ONLY).clamp_indirect;
    if (depth > 0 && limit > 0.0F && sum > limit) {
        return contribution * (limit / sum);
    }
    return contribution;
}

/// Whether light hits of sampled directions are worth counting: only for narrow glossy lobes,
/// where sampling the lights is noisy. A function of the surface, so the sum stays unbiased.
SH_FN bool wants_light_hits(SH_IN(Bsdf) bsdf) {
    return has_glossy(bsdf) && bsdf.alpha < 0.2F;
}

/// A point that light falls on: of the floor, of a prop or of the object. One kind of receiver for
/// all, so that there is one place where shadow rays are traced: rays of floor and object go side
/// by side on a GPU.
struct Receiver {
    Surface surface;  ///< of Lambert bodies, only its position, normal and base colour count
    Bsdf bsdf;        ///< of the object only
    bool lambert;     ///< the floor or a prop
    bool with_suns;   ///< false where the floor cache holds them
    /// Share of the environment map's light that is counted as on a bare floor, where it is known;
    /// what is sampled is the rest, and what the object takes away: no noise where it takes none.
    float open_share;
    uint skip;  ///< primitive or prop that shadow rays must not meet
};

/// Share of the irradiance from `direction` that goes back along the path (of a Lambert body: that
/// arrives), cosine included; and the density with which the path itself would go there.
SH_FN BsdfValue receive(SH_IN(Receiver) receiver, SH_IN(vec3) direction) {
    if (receiver.lambert) {
        float cosine = max(0.0F, dot(receiver.surface.normal, direction));
        BsdfValue arriving;
        arriving.value = vec3(cosine, cosine, cosine);
        arriving.density = cosine * kInvPi;
        return arriving;
    }
    return evaluate_bsdf(receiver.bsdf, direction);
}

/// Light of suns, spots and the environment map, by sampling each.
SH_WORLD_FN vec3 direct_light(SH_WORLD_PARAM SH_IN(Receiver) receiver, SH_INOUT(Sampler) draws) {
    vec3 sum = vec3(0.0F, 0.0F, 0.0F);
    bool counts_hits = !receiver.lambert && wants_light_hits(receiver.bsdf);
    int lights = light_count(SH_WORLD_ONLY);
    int first = receiver.with_suns ? 0 : int(sh_scene(SH_WORLD_ONLY).sun_count);
    for (int i = first; i < lights; ++i) {
        vec2 u = light_pair(SH_WORLD i, draws);
        LightSample light = sample_light(SH_WORLD i, receiver.surface.position, u);
        if (is_black(light.irradiance)) {
            continue;
        }
        BsdfValue f = receive(receiver, light.direction);
        if (is_black(f.value)) {
            continue;
        }
        Ray shadow;
        shadow.origin = shadow_origin(receiver.surface, light.direction);
        shadow.direction = light.direction;
        shadow.skip = receiver.skip;
        float weight = transmittance(SH_WORLD shadow, light.distance);
        bool from_map = sh_has_maps(SH_WORLD_ONLY) && is_environment(SH_WORLD i);
        if (from_map) {
            weight -= receiver.open_share;
        }
        if (weight != 0.0F && light.density > 0.0F && (counts_hits || from_map)) {
            weight *= power_heuristic(light.density, f.density);
        }
        sum += f.value * light.irradiance * weight;
    }
    if (sh_has_maps(SH_WORLD_ONLY) && receiver.open_share > 0.0F) {
        sum += open_map_irradiance(SH_WORLD sh_scene(SH_WORLD_ONLY).environment_map) *
               receiver.open_share;
    }
    return sum;
}

/// Suns and spots that a sampled direction happens to meet, before `t_max`.
SH_WORLD_FN vec3 light_hits(SH_WORLD_PARAM SH_IN(Ray) ray, float t_max, float density) {
    vec3 sum = vec3(0.0F, 0.0F, 0.0F);
    for (int i = 0; i < int(sh_scene(SH_WORLD_ONLY).spot_count); ++i) {
        LightSample seen = spot_along(sh_scene(SH_WORLD_ONLY).spots[i], ray.origin, ray.direction);
        if (seen.density > 0.0F && seen.distance < t_max) {
            sum += seen.irradiance * power_heuristic(density, seen.density);
        }
    }
    if (t_max < kInfinity) {
        return sum;
    }
    for (int i = 0; i < int(sh_scene(SH_WORLD_ONLY).sun_count); ++i) {
        float sun = sun_density(sh_scene(SH_WORLD_ONLY).suns[i], ray.direction);
        if (sun > 0.0F) {
            sum += sun_radiance(sh_scene(SH_WORLD_ONLY).suns[i], ray.direction) *
                   power_heuristic(density, sun);
        }
    }
    return sum;
}

SH_WORLD_FN void count_bounce(SH_WORLD_PARAM SH_INOUT(PathState) path, bool glossy, float density) {
    path.depth += 1;
    path.sees_suns = false;
    path.diffuse_bounces += glossy ? 0 : 1;
    path.glossy_bounces += glossy ? 1 : 0;
    path.min_density = min(path.min_density, density);
    path.last_density = density;
    path.open_share = 0.0F;
    path.lights_only = path.depth > sh_scene(SH_WORLD_ONLY).max_bounces ||
                       path.diffuse_bounces > sh_scene(SH_WORLD_ONLY).max_diffuse ||
                       path.glossy_bounces > sh_scene(SH_WORLD_ONLY).max_glossy;
}

SH_FN Receiver lambert_receiver(SH_IN(vec3) point, SH_IN(vec3) normal, SH_IN(vec3) albedo) {
    Receiver receiver;
    receiver.surface.position = point;
    receiver.surface.lifted = point;
    receiver.surface.smooth_shaded = false;
    receiver.surface.normal = normal;
    receiver.surface.geometric = normal;
    receiver.surface.base_color = albedo;
    receiver.lambert = true;
    receiver.with_suns = true;
    receiver.open_share = 0.0F;
    receiver.skip = kNoPrimitive;
    return receiver;
}

/// Receiver::open_share of a floor point: whole far from the object; near it, where it may take
/// most of the light, half, which leaves less noise in the shadow than all of it would. Any share
/// is right.
SH_WORLD_FN float open_share_at(SH_WORLD_PARAM SH_IN(vec3) point) {
    vec3 to_object = sh_scene(SH_WORLD_ONLY).object_centre - point;
    float radius = sh_scene(SH_WORLD_ONLY).object_radius;
    return 1.0F - 0.5F * min(1.0F, 4.0F * radius * radius / dot(to_object, to_object));
}

SH_WORLD_FN Receiver floor_receiver(SH_WORLD_PARAM SH_IN(vec3) point) {
    Receiver receiver = lambert_receiver(point, sh_scene(SH_WORLD_ONLY).floor_plane.normal,
                                         floor_albedo(SH_WORLD point));
    receiver.with_suns = sh_scene(SH_WORLD_ONLY).floor_plane.cached == 0U;
    if (has_environment_map(SH_WORLD_ONLY)) {
        receiver.open_share = open_share_at(SH_WORLD point);
    }
    return receiver;
}

/// Where `ray` met a prop.
SH_WORLD_FN Receiver prop_receiver(SH_WORLD_PARAM SH_IN(Ray) ray, SH_IN(PropHit) hit) {
    vec3 normal =
        prop_normal(sh_scene(SH_WORLD_ONLY).props[hit.prop], ray.origin, ray.direction, hit.t);
    Receiver receiver = lambert_receiver(ray.origin + ray.direction * hit.t, normal,
                                         sh_scene(SH_WORLD_ONLY).props[hit.prop].albedo);
    receiver.skip = kPropSkip + hit.prop;
    return receiver;
}

/// What the floor or a prop sends back of `direct`, and where the path goes on from it.
SH_WORLD_FN void leave_lambert(SH_WORLD_PARAM SH_IN(Receiver) receiver, SH_IN(vec3) direct,
                               SH_INOUT(Ray) ray, SH_INOUT(PathState) path,
                               SH_INOUT(Sampler) draws) {
    bool cached = !receiver.with_suns;
    vec3 point = receiver.surface.position;
    vec3 irradiance = direct;
    if (cached) {
        irradiance +=
            sh_scene(SH_WORLD_ONLY).floor_plane.open_irradiance +
            floor_correction(SH_WORLD sh_scene(SH_WORLD_ONLY).floor_plane, point, path.depth);
    }
    vec3 albedo = receiver.surface.base_color;
    vec3 contribution = path.throughput * albedo * irradiance * kInvPi;
    path.radiance += clamped(SH_WORLD contribution, path.depth);
    path.done = cached;
    if (cached) {
        return;
    }
    vec3 normal = receiver.surface.normal;
    vec2 u = next_pair(SH_WORLD draws);
    vec3 local = cosine_hemisphere(u);
    ray.direction = from_basis(basis_around(normal), normal, local);
    ray.origin = point;
    ray.skip = receiver.skip;
    path.throughput *= albedo;
    path.density = 0.0F;
    count_bounce(SH_WORLD path, false, local.z * kInvPi);
    path.open_share = receiver.open_share;
}

/// Cycles' Filter Glossy: the GGX alpha that a path of least density `min_density` may not go
/// below.
SH_WORLD_FN float filtered_alpha(SH_WORLD_PARAM float min_density) {
    float strength = sh_scene(SH_WORLD_ONLY).filter_glossy;
    float blur = strength * min_density;
    return strength > 0.0F && blur < 1.0F ? 0.5F * sqrt(1.0F - blur) : 0.0F;
}

/// How a path leaves a surface.
struct Departure {
    vec3 nudge;  ///< added to the point it starts from
    uint skip;   ///< primitive that its ray must not meet
};

/// A path leaves a surface by a hair, to one side or the other with equal chance. Faces that
/// coincide (doubled faces are common in real models) then shadow each other for half of the paths,
/// as they do in Cycles, which starts rays at the hit and lets rounding decide; only the primitive
/// itself is skipped. A fixed side would let such faces shine, or go black.
SH_WORLD_FN Departure depart(SH_WORLD_PARAM SH_IN(Surface) surface, uint primitive,
                             SH_IN(Sampler) draws) {
    // Of samples 2k and 2k + 1, one gets heads and one tails, in random order.
    uint key = hash_combine(draws.seed ^ 0x5BD1E995U, draws.pair);
    bool heads = (owen_scramble(draws.index, key) & 1U) != 0U;
    float hair = kCoincidence * sh_scene(SH_WORLD_ONLY).object_radius;
    Departure departure;
    departure.nudge = surface.geometric * (heads ? hair : -hair);
    departure.skip = heads ? kNoPrimitive : primitive;  // from above it cannot be met
    return departure;
}

/// A surface that is left so, as a receiver of light. Where the coincident faces are known (exact
/// doubles), their shadow is known too: light is counted from the open side at its mean
/// (Surface::exposure), which takes the coin's noise out of the largest term.
SH_WORLD_FN Receiver object_receiver(SH_WORLD_PARAM SH_IN(Surface) surface,
                                     SH_IN(Departure) departure, SH_IN(vec3) direction,
                                     SH_IN(PathState) path) {
    vec3 offset = departure.nudge;
    Receiver receiver;
    receiver.skip = departure.skip;
    if (surface.exposure < 1.0F) {
        offset = surface.geometric * (kCoincidence * sh_scene(SH_WORLD_ONLY).object_radius);
        receiver.skip = kNoPrimitive;
    }
    receiver.surface = surface;
    receiver.surface.position += offset;
    receiver.surface.lifted += offset;
    receiver.bsdf = make_bsdf(surface, direction, filtered_alpha(SH_WORLD path.min_density));
    receiver.lambert = false;
    receiver.with_suns = true;
    receiver.open_share = 0.0F;
    return receiver;
}

/// What the surface sends back of `direct` and of its own light, and where the path goes on from it
/// (a departure from `position`).
SH_WORLD_FN void leave_object(SH_WORLD_PARAM SH_IN(Receiver) receiver, SH_IN(vec3) position,
                              SH_IN(Departure) departure, SH_IN(vec3) direct, float pick,
                              SH_INOUT(Ray) ray, SH_INOUT(PathState) path,
                              SH_INOUT(Sampler) draws) {
    path.radiance += path.throughput * receiver.surface.emission;
    vec3 scattered = path.throughput * (direct * receiver.surface.exposure);
    path.radiance += clamped(SH_WORLD scattered, path.depth);
    vec2 u = next_pair(SH_WORLD draws);
    BsdfSample next = sample_bsdf(receiver.bsdf, pick, u);
    if (!next.valid) {
        path.done = true;
        return;
    }
    ray.origin = position + departure.nudge;
    ray.direction = next.direction;
    ray.skip = departure.skip;
    path.throughput *= next.weight;
    path.density = wants_light_hits(receiver.bsdf) ? next.density : 0.0F;
    count_bounce(SH_WORLD path, next.glossy, next.density);
}

SH_FN void pass_through(SH_IN(Surface) surface, SH_IN(Departure) departure, uint primitive,
                        SH_INOUT(Ray) ray) {
    ray.origin = surface.position + departure.nudge;
    ray.skip = primitive;
}

SH_FN PathState start_path(int depth) {
    PathState path;
    path.radiance = vec3(0.0F, 0.0F, 0.0F);
    path.throughput = vec3(1.0F, 1.0F, 1.0F);
    path.depth = depth;
    path.density = 0.0F;
    path.min_density = 1e10F;
    path.lights_only = false;
    path.last_density = 0.0F;
    path.open_share = 0.0F;
    path.film = vec2(0.0F, 0.0F);
    path.diffuse_bounces = depth;
    path.glossy_bounces = 0;
    path.transparent_bounces = 0;
    path.sees_suns = false;
    path.object_only = false;
    path.missed = false;
    path.done = false;
    return path;
}

/// Pairs of dimensions a shading point uses, so that each depth draws from its own.
SH_CONST uint kPairsPerDepth = 2U + 4U + 8U;

/// What a straight ray meets: translucent layers, one of them chosen with chance proportional to
/// its share of the light (a reservoir of one), and what ends it.
struct StraightWalk {
    Ray layer_ray;  ///< towards the chosen layer
    Hit layer_hit;
    float layers;  ///< share of all layers together
    Ray end_ray;
    Hit end_hit;  ///< an opaque surface, or kNoPrimitive: the floor, a prop or nothing
    float end;    ///< share of what is behind the layers
};

SH_WORLD_FN StraightWalk walk_straight(SH_WORLD_PARAM SH_IN(Ray) first, SH_IN(Hit) first_hit,
                                       SH_INOUT(Sampler) draws) {
    StraightWalk walk;
    walk.layer_ray = first;
    walk.layer_hit = first_hit;
    walk.layers = 0.0F;
    walk.end_ray = first;
    walk.end_hit = first_hit;
    walk.end = 1.0F;
    int limit = sh_scene(SH_WORLD_ONLY).max_transparent;
    for (int i = 0; i <= limit && walk.end_hit.primitive != kNoPrimitive; ++i) {
        float floor_t = floor_distance(sh_scene(SH_WORLD_ONLY).floor_plane, walk.end_ray.origin,
                                       walk.end_ray.direction);
        float prop_t =
            nearest_prop(SH_WORLD walk.end_ray.origin, walk.end_ray.direction, walk.end_ray.skip).t;
        float opacity = hit_opacity(SH_WORLD walk.end_hit, walk.end_ray.direction);
        if (min(floor_t, prop_t) < walk.end_hit.t || opacity >= 1.0F) {
            return walk;
        }
        float share = walk.end * opacity;
        walk.layers += share;
        vec2 pick = next_pair(SH_WORLD draws);
        if (share > 0.0F && pick.x * walk.layers < share) {
            walk.layer_ray = walk.end_ray;
            walk.layer_hit = walk.end_hit;
        }
        walk.end *= 1.0F - opacity;
        Surface surface = make_surface(SH_WORLD walk.end_hit, walk.end_ray.direction);
        Departure departure = depart(SH_WORLD surface, walk.end_hit.primitive, draws);
        pass_through(surface, departure, walk.end_hit.primitive, walk.end_ray);
        trace_object(SH_WORLD walk.end_ray, kInfinity, walk.end_hit);
    }
    if (walk.end_hit.primitive != kNoPrimitive) {  // more layers than may be passed
        walk.end = 0.0F;
    }
    return walk;
}

/// Radiance of what is behind everything, but for the environment map.
SH_WORLD_FN vec3 background(SH_WORLD_PARAM SH_IN(vec3) direction, bool with_suns) {
    vec3 seen = sh_scene(SH_WORLD_ONLY).environment;
    if (with_suns) {
        seen += all_suns_radiance(SH_WORLD direction);
    }
    return seen;
}

/// What a path that escapes collects, but for the environment map: one from the camera sees the
/// view's background.
SH_WORLD_FN vec3 escape(SH_WORLD_PARAM SH_IN(vec3) direction, SH_IN(PathState) path) {
    if (path.depth == 0) {
        return path.throughput * view_background(SH_WORLD path.film);
    }
    return path.throughput * background(SH_WORLD direction, path.sees_suns);
}

/// Light of the environment map behind a path that has bounced, with its share of what sampling the
/// map brings.
SH_WORLD_FN vec3 map_behind(SH_WORLD_PARAM SH_IN(vec3) direction, SH_IN(PathState) path) {
    LightSample map = map_along(SH_WORLD sh_scene(SH_WORLD_ONLY).environment_map, direction);
    float share = map.density > 0.0F ? power_heuristic(path.last_density, map.density) : 1.0F;
    return clamped(SH_WORLD path.throughput * map.irradiance * share, path.depth - 1);
}

/// One shading point of a path: what `ray` met is shaded and the ray goes on from it.
SH_WORLD_FN void shade_vertex(SH_WORLD_PARAM SH_INOUT(Ray) ray, SH_IN(Hit) hit,
                              SH_INOUT(PathState) path, SH_INOUT(Sampler) draws) {
    bool met_object = hit.primitive != kNoPrimitive;
    float floor_t = floor_distance(sh_scene(SH_WORLD_ONLY).floor_plane, ray.origin, ray.direction);
    PropHit prop = nearest_prop(SH_WORLD ray.origin, ray.direction, ray.skip);
    float object_t = met_object ? hit.t : kInfinity;
    bool met_prop = prop.t < min(floor_t, object_t);
    bool met_floor = !met_prop && floor_t < object_t;
    float nearest = min(min(floor_t, object_t), prop.t);
    if (path.density > 0.0F) {
        vec3 lights = light_hits(SH_WORLD ray, nearest, path.density);
        path.radiance += clamped(SH_WORLD path.throughput * lights, path.depth - 1);
    }
    Receiver receiver;
    vec3 position = ray.origin + ray.direction * nearest;
    Departure departure;
    float pick = 0.0F;
    bool receives = false;
    bool passes = false;
    if (met_prop || met_floor) {
        path.done = path.lights_only;
        receives = !path.lights_only;
        if (receives && met_prop) {
            receiver = prop_receiver(SH_WORLD ray, prop);
        } else if (receives) {
            receiver = floor_receiver(SH_WORLD position);
        }
    } else if (met_object) {
        Surface surface = make_surface(SH_WORLD hit, ray.direction);
        position = surface.position;
        departure = depart(SH_WORLD surface, hit.primitive, draws);
        vec2 choice = next_pair(SH_WORLD draws);
        pick = choice.y;
        if (surface.opacity < 1.0F && choice.x >= surface.opacity) {
            path.transparent_bounces += 1;
            path.done = path.transparent_bounces > sh_scene(SH_WORLD_ONLY).max_transparent;
            passes = !path.done;
            pass_through(surface, departure, hit.primitive, ray);
        } else if (path.lights_only) {
            path.done = true;
        } else {
            receives = true;
            receiver = object_receiver(SH_WORLD surface, departure, ray.direction, path);
        }
    } else {
        path.radiance += escape(SH_WORLD ray.direction, path);
        path.done = true;
    }
    if (has_environment_map(SH_WORLD_ONLY) && path.depth > 0 && !passes) {
        float open = (nearest < kInfinity ? 0.0F : 1.0F) - path.open_share;
        if (open != 0.0F) {
            path.radiance += map_behind(SH_WORLD ray.direction, path) * open;
        }
    }
    if (receives) {
        vec3 direct = direct_light(SH_WORLD receiver, draws);
        if (receiver.lambert) {
            leave_lambert(SH_WORLD receiver, direct, ray, path, draws);
        } else {
            leave_object(SH_WORLD receiver, position, departure, direct, pick, ray, path, draws);
        }
    }
    path.done = path.done || is_black(path.throughput);
}

/// The first stretch of a path past surfaces that let light through. What is behind them is shaded
/// with its share instead of being met by chance, which would be rare and bright; so is one of the
/// layers, for all of them; and one of the two, by chance, is where the path bounces on.
SH_WORLD_FN void shade_straight(SH_WORLD_PARAM SH_INOUT(Ray) ray, SH_IN(Hit) hit,
                                SH_INOUT(PathState) path, SH_INOUT(Sampler) draws) {
    StraightWalk walk = walk_straight(SH_WORLD ray, hit, draws);
    PathState behind = path;
    behind.throughput = vec3(walk.end, walk.end, walk.end);
    if (walk.end > 0.0F) {
        shade_vertex(SH_WORLD walk.end_ray, walk.end_hit, behind, draws);
    }
    PathState layer = path;
    layer.done = true;
    if (walk.layers > 0.0F) {
        Surface surface = make_surface(SH_WORLD walk.layer_hit, walk.layer_ray.direction);
        Departure departure = depart(SH_WORLD surface, walk.layer_hit.primitive, draws);
        vec2 pick = next_pair(SH_WORLD draws);
        layer.throughput = vec3(walk.layers, walk.layers, walk.layers);
        layer.done = false;
        Receiver receiver =
            object_receiver(SH_WORLD surface, departure, walk.layer_ray.direction, layer);
        vec3 direct = direct_light(SH_WORLD receiver, draws);
        leave_object(SH_WORLD receiver, surface.position, departure, direct, pick.y, walk.layer_ray,
                     layer, draws);
    }
    vec3 radiance = behind.radiance + layer.radiance;
    float share = behind.done ? 1.0F : (layer.done ? 0.0F : walk.layers);
    vec2 choice = next_pair(SH_WORLD draws);
    if (choice.x < share) {
        ray = walk.layer_ray;
        path = layer;
    } else {
        ray = walk.end_ray;
        path = behind;
        share = 1.0F - share;
    }
    path.throughput *= 1.0F / share;
    path.radiance = radiance;
}

/// Radiance that arrives against `first.direction`.
SH_WORLD_FN vec3 path_radiance(SH_WORLD_PARAM SH_IN(Ray) first, SH_INOUT(PathState) path,
                               SH_INOUT(Sampler) draws) {
    Ray ray = first;
    int limit = sh_scene(SH_WORLD_ONLY).max_bounces + sh_scene(SH_WORLD_ONLY).max_transparent + 2;
    for (int i = 0; i < limit && !path.done; ++i) {
        Hit hit;
        bool met = trace_object(SH_WORLD ray, kInfinity, hit);
        path.missed = path.missed || (i == 0 && !met && path.object_only);
        draws.pair = 1U + kPairsPerDepth * uint(i);
        if (path.missed) {
            path.done = true;
        } else if (i == 0 && met && path.depth == 0 && !sh_all_opaque(SH_WORLD_ONLY)) {
            draws.pair = 1U + kPairsPerDepth * uint(limit);
            shade_straight(SH_WORLD ray, hit, path, draws);
        } else {
            shade_vertex(SH_WORLD ray, hit, path, draws);
        }
    }
    return path.radiance;
}

/// Radiance along the camera ray through image point `film`.
SH_WORLD_FN vec3 camera_radiance(SH_WORLD_PARAM SH_IN(vec3) direction, SH_IN(vec2) film,
                                 SH_INOUT(Sampler) draws) {
    Ray ray;
    ray.origin = sh_scene(SH_WORLD_ONLY).camera.position;
    ray.direction = direction;
    ray.skip = kNoPrimitive;
    PathState path = start_path(0);
    path.film = film;
    return path_radiance(SH_WORLD ray, path, draws);
}

SH_END

#endif
