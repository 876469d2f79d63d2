// Cases of renderer/shared/bsdf.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_BSDF_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_BSDF_CASES_H

#include "renderer/shared/bsdf.h"
#include "tests/parity/cases/case_io.h"

SH_BEGIN

/// Vectors and parameters of a surface: a third matte, a third metal, a third both.
SH_FN Bsdf case_bsdf(SH_IN(CaseInput) x) {
    Bsdf bsdf;
    bsdf.normal = x.normal;
    bsdf.geometric = x.normal;
    bsdf.view = x.view;
    uint kind = x.word[7] % 3U;
    float metallic = kind == 0U ? 0.0F : (kind == 1U ? 1.0F : x.unit[8]);
    float specular = kind == 0U ? 0.0F : x.unit[9];
    set_lobes(bsdf, vec3(x.unit[5], x.unit[6], x.unit[7]), metallic, specular, x.unit[10]);
    return bsdf;
}

/// The same with lobes that no arithmetic stands before.
SH_FN Bsdf case_plain_bsdf(SH_IN(CaseInput) x) {
    Bsdf bsdf;
    bsdf.normal = x.normal;
    bsdf.geometric = x.normal;
    bsdf.view = x.view;
    bsdf.diffuse = vec3(x.unit[5], x.unit[6], x.unit[7]);
    bsdf.specular = vec3(x.unit[8], x.unit[9], x.unit[10]);
    bsdf.roughness = x.unit[11];
    bsdf.alpha = max(x.unit[12], kMinGgxAlpha);
    bsdf.f0 = 0.04F;
    bsdf.ior = 1.5F;
    bsdf.pick_diffuse = x.unit[13];
    return bsdf;
}

SH_FN void put_bsdf(SH_INOUT(CaseOutput) y, int at, SH_IN(Bsdf) bsdf) {
    y.value[at] = bsdf.alpha;
    y.value[at + 1] = bsdf.roughness;
    y.value[at + 2] = bsdf.ior;
    put3(y, at + 3, bsdf.diffuse);
    y.value[at + 6] = bsdf.f0;
    put3(y, at + 7, bsdf.specular);
    y.value[at + 10] = bsdf.pick_diffuse;
}

SH_FN void put_bsdf_value(SH_INOUT(CaseOutput) y, SH_IN(BsdfValue) value) {
    put3(y, 0, value.value);
    y.value[3] = value.density;
}

SH_FN void case_mean_channel(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = mean_channel(vec3(x.unit[0], x.unit[1], x.unit[2]));
}

SH_FN void case_fifth_power_complement(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = fifth_power_complement(both_signs(x.unit[0]));
}

SH_FN void case_fresnel_dielectric(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = fresnel_dielectric(x.unit[0], 1.0F + x.unit[1]);
}

SH_FN void case_fresnel_color(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, fresnel_color(case_plain_bsdf(x), x.unit[0]));
}

SH_FN void case_has_glossy(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Bsdf bsdf = case_plain_bsdf(x);
    if ((x.word[0] & 1U) != 0U) {
        bsdf.specular = vec3(0.0F, 0.0F, 0.0F);
    }
    y.word[0] = truth(has_glossy(bsdf));
}

SH_FN void case_set_lobes(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_bsdf(y, 0, case_bsdf(x));
}

SH_FN void case_ggx_masking(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = ggx_masking(max(x.unit[0], 0.0009765625F), max(x.unit[1], kMinGgxAlpha));
}

SH_FN void case_ggx_distribution(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = ggx_distribution(x.unit[0], max(x.unit[1], kMinGgxAlpha));
}

SH_FN void case_diffuse_shape(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = diffuse_shape(x.unit[0], x.unit[1], x.unit[2], x.unit[3]);
}

SH_FN void case_evaluate_bsdf(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_bsdf_value(y, evaluate_bsdf(case_bsdf(x), x.light));
}

SH_FN void case_sample_visible_normal(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec3 view = vec3(x.view.x, x.view.y, max(abs(x.view.z), 0.0009765625F));
    put3(y, 0,
         sample_visible_normal(view, max(x.unit[2], kMinGgxAlpha), vec2(x.unit[0], x.unit[1])));
}

SH_FN void case_sample_bsdf(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    BsdfSample next = sample_bsdf(case_bsdf(x), x.unit[2], vec2(x.unit[0], x.unit[1]));
    put3(y, 0, next.direction);
    put3(y, 3, next.weight);
    y.value[6] = next.density;
    y.word[0] = truth(next.valid);
    y.word[1] = truth(next.glossy);
}

SH_END

#endif
