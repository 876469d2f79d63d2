// Cases of renderer/shared/film_filter.h, tone_curve.h and floor_cache.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_FILM_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_FILM_CASES_H

#include "renderer/shared/film_filter.h"
#include "renderer/shared/floor_cache.h"
#include "renderer/shared/tone_curve.h"
#include "tests/parity/cases/case_io.h"

SH_BEGIN

SH_FN void case_filter_weight(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = filter_weight(2.0F * both_signs(x.unit[0]), 0.5F + x.unit[1]);
}

SH_FN void case_filter_cdf(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = filter_cdf(x.unit[0]);
}

SH_FN void case_filter_sample(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = filter_sample(x.unit[0], 0.5F + x.unit[1]);
}

SH_FN int case_node(SH_IN(CaseInput) x) {
    return int(x.word[0] % 35U) - 1;  // one beyond either end
}

SH_FN void case_filmic_node(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = filmic_node(case_node(x));
}

SH_FN void case_filmic_slope(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = filmic_slope(case_node(x));
}

SH_FN void case_filmic(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = filmic(x.wide[0]);
    y.value[1] = filmic(both_signs(x.unit[0]));
}

SH_FN void case_srgb_encode(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = srgb_encode(1.25F * both_signs(x.unit[0]));
    y.value[1] = srgb_encode(0.0078125F * x.unit[1]);
}

SH_FN void case_srgb_decode(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = srgb_decode(x.unit[0]);
    y.value[1] = srgb_decode(0.125F * x.unit[1]);
}

SH_FN void case_tone_channel(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = tone_channel(x.wide[0], x.word[0] % 3U);
}

SH_FN void case_tone_map(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec3 linear = vec3(x.wide[0], x.unit[0], x.unit[1]);
    put3(y, 0, tone_map(linear, 0.5F + x.unit[2], x.word[0] % 3U));
}

SH_FN FloorData case_floor(SH_IN(CaseInput) x) {
    FloorData ground;
    ground.normal = x.normal;
    ground.offset = -1.0F - x.unit[9];
    ground.albedo = vec3(0.5F, 0.25F, 0.75F);
    ground.present = truth(x.unit[10] >= 0.0625F);
    ground.tangent = x.tangent;
    ground.cache_centre_x = both_signs(x.unit[11]);
    ground.bitangent = x.bitangent;
    ground.cache_centre_y = both_signs(x.unit[12]);
    ground.open_irradiance = vec3(1.0F, 1.0F, 1.0F);
    ground.cached = 1U;
    ground.cache_scale = 0.5F + x.unit[13];
    ground.pad0 = 0.0F;
    ground.pad1 = 0.0F;
    ground.pad2 = 0.0F;
    return ground;
}

SH_FN void case_cache_to_offset(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = cache_to_offset(0.9375F * both_signs(x.unit[0]));
}

SH_FN void case_offset_to_cache(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = offset_to_cache(x.unit[0] < 0.5F ? x.wide[0] : -x.wide[0]);
}

SH_FN void case_cache_texel_coordinate(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = cache_texel_coordinate(int(x.word[0] % uint(kCacheSize)));
}

SH_FN void case_cache_texel_position(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = cache_texel_position(x.unit[0] < 0.5F ? x.wide[0] : -x.wide[0]);
}

SH_FN void case_cache_point(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0,
         cache_point(case_floor(x), int(x.word[0] % uint(kCacheSize)),
                     int(x.word[1] % uint(kCacheSize))));
}

SH_FN void case_most_cache_directions(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = uint(most_cache_directions(int(x.word[0] & 3U)));
}

SH_FN void case_cache_direction_count(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = uint(cache_direction_count(x.normal, x.view * 4.0F, int(x.word[0] & 3U)));
}

SH_FN void case_cache_texel_seed(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = cache_texel_seed(x.word[0], int(x.word[1] & 3U), int(x.word[2] & 31U),
                                 int(x.word[3] & 31U));
}

SH_WORLD_FN void case_floor_correction(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, floor_correction(SH_WORLD case_floor(x), x.point * 8.0F, int(x.word[0] % 6U)));
}

SH_END

#endif
