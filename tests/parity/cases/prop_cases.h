// Cases of renderer/shared/props.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_PROP_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_PROP_CASES_H

#include "renderer/shared/props.h"
#include "tests/parity/cases/case_io.h"

SH_BEGIN

/// One of the scene's props; an empty one where the scene has fewer.
SH_WORLD_FN PropData case_prop(SH_WORLD_PARAM SH_IN(CaseInput) x) {
    uint count = max(1U, sh_scene(SH_WORLD_ONLY).prop_count);
    return sh_scene(SH_WORLD_ONLY).props[x.word[2] % count];
}

/// Half extents between 1/4 and 3/4.
SH_FN vec3 case_extent(SH_IN(CaseInput) x) {
    return vec3(0.25F + 0.5F * x.unit[0], 0.25F + 0.5F * x.unit[1], 0.25F + 0.5F * x.unit[2]);
}

/// Every second ray starts near the middle, in any direction.
SH_FN vec3 case_prop_origin(SH_IN(CaseInput) x) {
    return (x.word[3] & 1U) != 0U ? x.origin : x.point * 0.5F;
}

SH_FN vec3 case_prop_direction(SH_IN(CaseInput) x) {
    return (x.word[3] & 1U) != 0U ? x.direction : x.light;
}

SH_WORLD_FN void case_prop_local(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    PropData prop = case_prop(SH_WORLD x);
    put3(y, 0, prop_local(prop, x.point));
}

SH_FN void case_sphere_distance(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    float radius = 0.25F + 0.5F * x.unit[0];
    y.value[0] = sphere_distance(case_prop_origin(x), case_prop_direction(x), radius);
}

SH_FN void case_slab_range(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put2(y, 0, slab_range(x.point.x, x.light.x, 0.25F + 0.5F * x.unit[0]));
    put2(y, 2, slab_range(x.point.y, 0.0F, 0.25F + 0.5F * x.unit[0]));
}

SH_FN void case_meet_box(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec3 extent = case_extent(x);
    BoxHit hit = meet_box(case_prop_origin(x), case_prop_direction(x), extent);
    y.value[0] = hit.t;
    put3(y, 1, hit.normal);
}

SH_FN void case_card_distance(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec3 extent = case_extent(x);
    y.value[0] = card_distance(case_prop_origin(x), case_prop_direction(x), extent.x, extent.y);
}

SH_WORLD_FN void case_prop_distance(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    PropData prop = case_prop(SH_WORLD x);
    y.value[0] = prop_distance(prop, case_prop_origin(x), case_prop_direction(x));
}

SH_WORLD_FN void case_prop_normal(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    PropData prop = case_prop(SH_WORLD x);
    vec3 origin = case_prop_origin(x);
    vec3 direction = case_prop_direction(x);
    float t = prop_distance(prop, origin, direction);
    if (t < kInfinity) {
        put3(y, 0, prop_normal(prop, origin, direction, t));
    }
}

SH_WORLD_FN void case_nearest_prop(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec3 origin = case_prop_origin(x);
    vec3 direction = case_prop_direction(x);
    PropHit any = nearest_prop(SH_WORLD origin, direction, kNoPrimitive);
    PropHit other = nearest_prop(SH_WORLD origin, direction, kPropSkip + any.prop);
    y.value[0] = any.t;
    y.value[1] = other.t;
    y.word[0] = any.prop;
    y.word[1] = other.prop;
}

SH_WORLD_FN void case_blocked_by_prop(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec3 origin = case_prop_origin(x);
    vec3 direction = case_prop_direction(x);
    y.word[0] = truth(blocked_by_prop(SH_WORLD origin, direction, kInfinity, kNoPrimitive));
    y.word[1] = truth(blocked_by_prop(SH_WORLD origin, direction, 2.0F * x.unit[3], kPropSkip));
}

SH_END

#endif
