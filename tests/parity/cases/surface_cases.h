// Cases of renderer/shared/surface.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_SURFACE_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_SURFACE_CASES_H

#include "renderer/shared/surface.h"
#include "tests/parity/cases/bsdf_cases.h"
#include "tests/parity/cases/case_io.h"

SH_BEGIN

/// A point on a triangle of the world, edges and corners among them.
SH_FN Hit case_hit(SH_IN(CaseInput) x) {
    Hit hit;
    hit.t = 1.0F + x.unit[0];
    hit.primitive = x.primitive;
    bool outside = x.unit[1] + x.unit[2] > 1.0F;
    hit.b1 = outside ? 1.0F - x.unit[1] : x.unit[1];
    hit.b2 = outside ? 1.0F - x.unit[2] : x.unit[2];
    return hit;
}

SH_FN void put_surface(SH_INOUT(CaseOutput) y, SH_IN(Surface) surface) {
    put3(y, 0, surface.position);
    y.value[3] = surface.opacity;
    put3(y, 4, surface.geometric);
    put3(y, 7, surface.normal);
    put3(y, 10, surface.base_color);
    y.value[13] = surface.metallic;
    put3(y, 14, surface.emission);
    y.value[17] = surface.roughness;
    put2(y, 18, surface.uv);
    y.value[20] = surface.specular;
    y.value[21] = surface.exposure;
    put3(y, 22, surface.lifted);
    y.word[0] = truth(surface.smooth_shaded);
    y.word[1] = truth(surface.front);
}

SH_WORLD_FN Surface case_surface(SH_WORLD_PARAM SH_IN(CaseInput) x) {
    return make_surface(SH_WORLD case_hit(x), x.direction);
}

SH_FN void case_interpolate3(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Hit hit = case_hit(x);
    put3(y, 0, interpolate3(x.point, x.view, x.light, hit.b1, hit.b2));
}

SH_WORLD_FN void case_interpolate_uv(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Hit hit = case_hit(x);
    TriangleData tri = sh_triangle(SH_WORLD hit.primitive);
    put2(y, 0, interpolate_uv(tri, hit.b1, hit.b2));
}

SH_FN void case_lift_from(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, lift_from(x.point, x.light, x.normal));
}

SH_WORLD_FN void case_lifted_point(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Hit hit = case_hit(x);
    TriangleData tri = sh_triangle(SH_WORLD hit.primitive);
    put3(y, 0, lifted_point(tri, x.point, hit.b1, hit.b2, (x.word[0] & 1U) != 0U ? 1.0F : -1.0F));
}

SH_WORLD_FN void case_is_smooth(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    TriangleData tri = sh_triangle(SH_WORLD x.primitive);
    y.word[0] = truth(is_smooth(tri));
}

SH_WORLD_FN void case_material_opacity(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    TriangleData tri = sh_triangle(SH_WORLD x.primitive);
    MaterialData material = sh_material(SH_WORLD tri.material);
    y.value[0] = material_opacity(SH_WORLD material, vec2(x.unit[3], 4.0F * x.unit[4]));
}

SH_WORLD_FN void case_hit_opacity(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = hit_opacity(SH_WORLD case_hit(x), x.direction);
}

SH_WORLD_FN void case_mapped_normal(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    TriangleData tri = sh_triangle(SH_WORLD x.primitive);
    vec4 texel = vec4(x.unit[3], x.unit[4], 0.5F + 0.5F * x.unit[5], 1.0F);
    put3(y, 0, mapped_normal(tri, x.normal, texel, x.unit[6]));
}

SH_FN Surface case_blank_surface(SH_IN(CaseInput) x) {
    Surface surface;
    surface.position = x.point;
    surface.opacity = 1.0F;
    surface.geometric = x.normal;
    surface.smooth_shaded = false;
    surface.normal = x.normal;
    surface.front = true;
    surface.base_color = vec3(0.0F, 0.0F, 0.0F);
    surface.metallic = 0.0F;
    surface.emission = vec3(0.0F, 0.0F, 0.0F);
    surface.roughness = 0.0F;
    surface.uv = vec2(x.unit[3], 4.0F * x.unit[4]);
    surface.specular = 0.0F;
    surface.exposure = 1.0F;
    surface.lifted = x.point;
    return surface;
}

SH_WORLD_FN void case_fetch_material(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    TriangleData tri = sh_triangle(SH_WORLD x.primitive);
    Surface surface = case_blank_surface(x);
    MaterialData material = sh_material(SH_WORLD tri.material);
    fetch_material(SH_WORLD material, surface);
    put_surface(y, surface);
}

SH_WORLD_FN void case_swap_material(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Surface surface = case_blank_surface(x);
    swap_material(SH_WORLD surface);
    put_surface(y, surface);
}

SH_WORLD_FN void case_make_surface(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_surface(y, case_surface(SH_WORLD x));
}

SH_WORLD_FN void case_make_bsdf(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_bsdf(y, 0, make_bsdf(case_surface(SH_WORLD x), x.direction, 0.25F * x.unit[5]));
}

SH_WORLD_FN void case_shadow_origin(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, shadow_origin(case_surface(SH_WORLD x), x.light));
}

SH_END

#endif
