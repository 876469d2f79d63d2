// Cases of renderer/shared/lights.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_LIGHT_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_LIGHT_CASES_H

#include "renderer/shared/lights.h"
#include "tests/parity/cases/case_io.h"

SH_BEGIN

/// A lamp four units from the middle, whose axis misses most points by some degrees.
SH_FN SpotData case_spot(SH_IN(CaseInput) x) {
    SpotData spot;
    spot.position = x.normal * 4.0F;
    spot.radius = 0.0625F + 0.25F * x.unit[2];
    spot.axis = -x.view;
    spot.cos_half = 0.5F * x.unit[3];
    spot.intensity = vec3(1.0F, 2.0F, 4.0F) * x.wide[0];
    spot.smooth_width = x.unit[4] < 0.25F ? 0.0F : 0.5F * x.unit[4];
    spot.cosine_factor = x.word[0] & 1U;
    spot.cull_cos = x.unit[5] < 0.125F ? -1.0F : spot.cos_half;
    spot.cull_sin = 1.0F - 0.125F * x.unit[6];
    spot.pad = 0.0F;
    return spot;
}

SH_FN SunData case_sun(SH_IN(CaseInput) x) {
    SunData sun;
    sun.towards = x.normal;
    sun.tangent = x.tangent;
    sun.bitangent = x.bitangent;
    sun.strength = vec3(1.0F, 2.0F, 4.0F) * x.wide[0];
    sun.tan_half = x.unit[2];
    sun.cos_half = x.unit[3];
    sun.law = (x.word[0] & 1U) != 0U ? kSunUniformCone : kSunTangentDisk;
    sun.density_scale = x.unit[4] < 0.125F ? 0.0F : x.wide[1];
    return sun;
}

SH_FN void put_light(SH_INOUT(CaseOutput) y, SH_IN(LightSample) light) {
    put3(y, 0, light.direction);
    y.value[3] = light.distance;
    put3(y, 4, light.irradiance);
    y.value[7] = light.density;
}

SH_FN void case_smooth_step01(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = smooth_step01(x.unit[0]);
}

SH_FN void case_spot_attenuation(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = spot_attenuation(case_spot(x), x.unit[0]);
}

SH_FN void case_spot_reaches(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = truth(spot_reaches(case_spot(x), x.point));
}

SH_FN void case_sample_spot(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_light(y, sample_spot(case_spot(x), x.point, vec2(x.unit[0], x.unit[1])));
}

SH_FN void case_spot_along(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    // From the middle straight at the lamp, and past it: rims are as likely as bull's eyes.
    SpotData spot = case_spot(x);
    put_light(y, spot_along(spot, x.tangent * (0.5F * x.unit[0]), x.normal));
}

SH_FN void case_sun_density(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = sun_density(case_sun(x), x.view);
}

SH_FN void case_sample_sun(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_light(y, sample_sun(case_sun(x), vec2(x.unit[0], x.unit[1])));
}

SH_FN void case_sun_radiance(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, sun_radiance(case_sun(x), x.view));
}

SH_END

#endif
