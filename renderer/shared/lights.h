// Suns and spots: sampling, density and radiance. A sample's `irradiance` is radiance over
// density: what arrives on a surface that faces it, so that summing f cos irradiance converges.
#ifndef TURNTABLE_RENDERER_SHARED_LIGHTS_H
#define TURNTABLE_RENDERER_SHARED_LIGHTS_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"
#include "renderer/shared/warp.h"

SH_BEGIN

struct LightSample {
    vec3 direction;  ///< unit, from the point to the light
    float distance;
    vec3 irradiance;  ///< radiance / density; black: nothing to trace
    float density;    ///< solid angle; 0: a delta light
};

SH_FN float smooth_step01(float t) {
    return t * t * (3.0F - 2.0F * t);
}

/// Cone factor of a spot for the cosine between its axis and the way from its disk's sample
/// (Cycles 3.2; the extra cosine was dropped in 3.5).
SH_FN float spot_attenuation(SH_IN(SpotData) spot, float cosine) {
    if (cosine <= spot.cos_half) {
        return 0.0F;
    }
    float edge = spot.smooth_width > 0.0F
                     ? smooth_step01(min((cosine - spot.cos_half) / spot.smooth_width, 1.0F))
                     : 1.0F;
    return spot.cosine_factor != 0U ? edge * cosine : edge;
}

/// Whether some point of the spot's disk can light `point`: the angle to the axis may exceed the
/// cone by what the disk subtends.
SH_FN bool spot_reaches(SH_IN(SpotData) spot, SH_IN(vec3) point) {
    if (spot.cull_cos <= -1.0F) {
        return true;
    }
    vec3 away = point - spot.position;
    float distance2 = dot(away, away);
    float sin_disk2 = min(1.0F, spot.radius * spot.radius / distance2);
    float cos_disk = sqrt(1.0F - sin_disk2);
    float bound = spot.cull_cos * cos_disk - spot.cull_sin * sqrt(sin_disk2);
    return dot(away, spot.axis) > bound * sqrt(distance2);
}

SH_FN LightSample sample_spot(SH_IN(SpotData) spot, SH_IN(vec3) point, SH_IN(vec2) u) {
    LightSample result;
    vec3 facing = point - spot.position;
    facing *= 1.0F / length(facing);
    Basis basis = basis_around(facing);
    vec2 disk = disk_from_square(u) * spot.radius;
    vec3 target = spot.position + basis.tangent * disk.x + basis.bitangent * disk.y;
    vec3 to_light = target - point;
    float distance2 = dot(to_light, to_light);
    result.distance = sqrt(distance2);
    result.direction = to_light * (1.0F / result.distance);
    float cos_light = -dot(result.direction, facing);
    float factor = spot_attenuation(spot, -dot(result.direction, spot.axis)) * cos_light;
    result.irradiance = spot.intensity * (max(factor, 0.0F) / distance2);
    result.density =
        cos_light > 0.0F ? distance2 / (cos_light * kPi * spot.radius * spot.radius) : 0.0F;
    return result;
}

/// Radiance and density of the spot's disk seen from `point` along `direction`; density 0: missed.
SH_FN LightSample spot_along(SH_IN(SpotData) spot, SH_IN(vec3) point, SH_IN(vec3) direction) {
    LightSample result;
    result.direction = direction;
    result.irradiance = vec3(0.0F, 0.0F, 0.0F);
    result.density = 0.0F;
    result.distance = kInfinity;
    vec3 to_centre = spot.position - point;
    float centre_distance = length(to_centre);
    vec3 facing = to_centre * (-1.0F / centre_distance);
    float cos_light = -dot(direction, facing);
    if (cos_light <= 1e-6F) {
        return result;
    }
    float t = centre_distance / cos_light;
    vec3 miss = direction * t - to_centre;
    if (dot(miss, miss) > spot.radius * spot.radius) {
        return result;
    }
    result.distance = t;
    result.density = t * t / (cos_light * kPi * spot.radius * spot.radius);
    float factor = spot_attenuation(spot, -dot(direction, spot.axis));
    result.irradiance = spot.intensity * (factor / (kPi * spot.radius * spot.radius));
    return result;  // here `irradiance` is the radiance itself
}

/// Density with which sample_sun draws `direction`; 0 outside the sun (or for a delta sun).
SH_FN float sun_density(SH_IN(SunData) sun, SH_IN(vec3) direction) {
    float cosine = dot(direction, sun.towards);
    if (cosine <= sun.cos_half || sun.density_scale == 0.0F) {
        return 0.0F;
    }
    if (sun.law == kSunUniformCone) {
        return sun.density_scale;
    }
    return sun.density_scale / (cosine * cosine * cosine);
}

SH_FN LightSample sample_sun(SH_IN(SunData) sun, SH_IN(vec2) u) {
    LightSample result;
    result.distance = kInfinity;
    if (sun.law == kSunUniformCone) {
        Basis basis;
        basis.tangent = sun.tangent;
        basis.bitangent = sun.bitangent;
        result.direction = from_basis(basis, sun.towards, uniform_cone(u, sun.cos_half));
        // Radiance strength / (pi sin^2), density 1 / (2 pi (1 - cos)): their ratio.
        result.irradiance = sun.strength * (2.0F / (1.0F + sun.cos_half));
    } else {
        vec2 disk = disk_from_square(u) * sun.tan_half;
        result.direction = normalize(sun.towards + sun.tangent * disk.x + sun.bitangent * disk.y);
        result.irradiance = sun.strength;  // every sample carries the same weight
    }
    result.density = sun_density(sun, result.direction);
    return result;
}

/// Radiance of the sun along `direction`.
SH_FN vec3 sun_radiance(SH_IN(SunData) sun, SH_IN(vec3) direction) {
    float density = sun_density(sun, direction);
    if (sun.law == kSunUniformCone) {
        return sun.strength * (density * 2.0F / (1.0F + sun.cos_half));
    }
    return sun.strength * density;
}

SH_END

#endif
