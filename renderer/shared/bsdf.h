// The surface model: Disney diffuse plus single-scatter GGX, added without energy balance, as
// Cycles' Principled BSDF does with the lobes that the sets use.
//   diffuse   Burley, "Extending the Disney BRDF to a BSDF" (2015), eq. 4 (its retro-reflective
//             form equals the 2012 one)
//   GGX       Walter et al. 2007; visible normals: Heitz, JCGT 7(4) 2018
//   Fresnel   dielectric of the index that F0 = 0.08 specular gives, rescaled between the
//             specular colour at normal incidence and white at grazing
#ifndef TURNTABLE_RENDERER_SHARED_BSDF_H
#define TURNTABLE_RENDERER_SHARED_BSDF_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/warp.h"

SH_BEGIN

SH_CONST float kMinGgxAlpha = 3.2e-4F;  ///< Cycles treats alpha^2 <= 1e-7 as a mirror

/// A shading point's scattering, ready to evaluate. `normal` and `geometric` face the viewer's
/// side; `view` points to the viewer.
struct Bsdf {
    vec3 normal;
    float alpha;  ///< GGX alpha = roughness^2
    vec3 geometric;
    float roughness;
    vec3 view;
    float ior;
    vec3 diffuse;        ///< base colour of the diffuse lobe
    float f0;            ///< dielectric reflectance at normal incidence of `ior`
    vec3 specular;       ///< reflectance at normal incidence; black: no glossy lobe
    float pick_diffuse;  ///< probability of sampling the diffuse lobe
};

struct BsdfValue {
    vec3 value;  ///< f times the cosine of the incoming direction
    float density;
};

struct BsdfSample {
    vec3 direction;
    bool valid;
    vec3 weight;  ///< f cos / density of the mixture
    float density;
    bool glossy;  ///< which lobe chose the direction
};

SH_FN float mean_channel(SH_IN(vec3) v) {
    return (v.x + v.y + v.z) * (1.0F / 3.0F);
}

SH_FN float fifth_power_complement(float cosine) {
    float m = clamp(1.0F - cosine, 0.0F, 1.0F);
    float m2 = m * m;
    return m2 * m2 * m;
}

/// Unpolarised dielectric reflectance from outside, cos in [0, 1], index >= 1.
SH_FN float fresnel_dielectric(float cosine, float ior) {
    float g2 = ior * ior - 1.0F + cosine * cosine;
    if (g2 <= 0.0F) {
        return 1.0F;
    }
    float g = sqrt(g2);
    float a = (g - cosine) / (g + cosine);
    float b = ((g + cosine) * cosine - 1.0F) / ((g - cosine) * cosine + 1.0F);
    return 0.5F * a * a * (1.0F + b * b);
}

SH_FN vec3 fresnel_color(SH_IN(Bsdf) bsdf, float cosine) {
    float h = (fresnel_dielectric(cosine, bsdf.ior) - bsdf.f0) / (1.0F - bsdf.f0);
    h = clamp(h, 0.0F, 1.0F);
    return bsdf.specular * (1.0F - h) + vec3(h, h, h);
}

SH_FN bool has_glossy(SH_IN(Bsdf) bsdf) {
    return bsdf.specular.x + bsdf.specular.y + bsdf.specular.z > 0.0F;
}

/// Completes a Bsdf whose vectors are set.
SH_FN void set_lobes(SH_INOUT(Bsdf) bsdf, SH_IN(vec3) base, float metallic, float specular,
                     float roughness) {
    float f0 = 0.08F * specular;
    bsdf.roughness = roughness;
    bsdf.alpha = max(roughness * roughness, kMinGgxAlpha);
    bsdf.diffuse = base * (1.0F - metallic);
    float f0_clamped = min(f0, 1.0F);
    bsdf.specular = vec3(f0_clamped, f0_clamped, f0_clamped) * (1.0F - metallic) + base * metallic;
    bsdf.f0 = clamp(f0, 0.0F, 0.99F);
    bsdf.ior = 2.0F / (1.0F - sqrt(bsdf.f0)) - 1.0F;
    if (has_glossy(bsdf) && bsdf.f0 < 1e-5F) {  // a metal without specular: Cycles' floor of 0.01
        bsdf.f0 = 0.0F;
        bsdf.ior = 1.0F + 1e-4F;
    }
    float diffuse_weight = mean_channel(bsdf.diffuse);
    float glossy_weight = 0.0F;
    float cosine = dot(bsdf.normal, bsdf.view);
    if (has_glossy(bsdf) && cosine > 0.0F) {
        glossy_weight = mean_channel(fresnel_color(bsdf, cosine));
    }
    float total = diffuse_weight + glossy_weight;
    bsdf.pick_diffuse = total > 0.0F ? diffuse_weight / total : 1.0F;
}

/// Smith's masking of GGX for a direction whose cosine with the normal is `cosine` > 0.
SH_FN float ggx_masking(float cosine, float alpha) {
    float c2 = cosine * cosine;
    float tan2 = max(0.0F, 1.0F - c2) / c2;
    return 2.0F / (1.0F + sqrt(1.0F + alpha * alpha * tan2));
}

SH_FN float ggx_distribution(float cosine, float alpha) {
    float a2 = alpha * alpha;
    SH_PRECISE float d = cosine * cosine * (a2 - 1.0F) + 1.0F;
    return a2 / (kPi * d * d);
}

SH_FN float diffuse_shape(float view_cosine, float light_cosine, float half_cosine,
                          float roughness) {
    float fl = fifth_power_complement(light_cosine);
    float fv = fifth_power_complement(view_cosine);
    float retro = 2.0F * roughness * half_cosine * half_cosine;
    return (1.0F - 0.5F * fl) * (1.0F - 0.5F * fv) + retro * (fl + fv + fl * fv * (retro - 1.0F));
}

/// f times cosine, and the density of the mixture, for an incoming direction.
SH_FN BsdfValue evaluate_bsdf(SH_IN(Bsdf) bsdf, SH_IN(vec3) light) {
    BsdfValue result;
    result.value = vec3(0.0F, 0.0F, 0.0F);
    result.density = 0.0F;
    float nl = dot(bsdf.normal, light);
    if (nl <= 0.0F || dot(bsdf.geometric, light) <= 0.0F) {
        return result;
    }
    float nv = dot(bsdf.normal, bsdf.view);
    vec3 half_sum = bsdf.view + light;
    float half_length2 = dot(half_sum, half_sum);
    if (half_length2 < 1e-12F) {
        return result;
    }
    vec3 half_vector = half_sum * (1.0F / sqrt(half_length2));
    float lh = dot(light, half_vector);
    float diffuse_density = nl * kInvPi;
    result.value = bsdf.diffuse * (diffuse_density * diffuse_shape(nv, nl, lh, bsdf.roughness));
    result.density = bsdf.pick_diffuse * diffuse_density;
    if (has_glossy(bsdf) && nv > 0.0F) {
        float d = ggx_distribution(dot(bsdf.normal, half_vector), bsdf.alpha);
        float masking = ggx_masking(nv, bsdf.alpha);
        float glossy_density = d * masking / (4.0F * nv);
        vec3 f = fresnel_color(bsdf, lh);
        result.value += f * (glossy_density * ggx_masking(nl, bsdf.alpha));
        result.density += (1.0F - bsdf.pick_diffuse) * glossy_density;
    }
    return result;
}

/// Visible GGX normal for the local view direction (z > 0), isotropic alpha (Heitz 2018).
SH_FN vec3 sample_visible_normal(SH_IN(vec3) view, float alpha, SH_IN(vec2) u) {
    vec3 stretched = normalize(vec3(alpha * view.x, alpha * view.y, view.z));
    Basis basis = basis_around(stretched);
    vec2 d = disk_from_square(u);
    // Orient the disk so that its second axis leans towards the surface normal.
    vec3 t1 = basis.tangent;
    float planar = stretched.x * stretched.x + stretched.y * stretched.y;
    if (planar > 1e-12F) {
        t1 = vec3(-stretched.y, stretched.x, 0.0F) * (1.0F / sqrt(planar));
    }
    vec3 t2 = cross(stretched, t1);
    float s = 0.5F * (1.0F + stretched.z);
    float y = (1.0F - s) * sqrt(max(0.0F, 1.0F - d.x * d.x)) + s * d.y;
    vec3 n = t1 * d.x + t2 * y + stretched * sqrt(max(0.0F, 1.0F - d.x * d.x - y * y));
    return normalize(vec3(alpha * n.x, alpha * n.y, max(1e-6F, n.z)));
}

/// `pick` in [0, 1) chooses the lobe, `u` the direction.
SH_FN BsdfSample sample_bsdf(SH_IN(Bsdf) bsdf, float pick, SH_IN(vec2) u) {
    BsdfSample result;
    result.valid = false;
    result.weight = vec3(0.0F, 0.0F, 0.0F);
    result.density = 0.0F;
    result.glossy = pick >= bsdf.pick_diffuse;
    Basis basis = basis_around(bsdf.normal);
    if (result.glossy) {
        vec3 local = vec3(dot(basis.tangent, bsdf.view), dot(basis.bitangent, bsdf.view),
                          dot(bsdf.normal, bsdf.view));
        vec3 m = from_basis(basis, bsdf.normal, sample_visible_normal(local, bsdf.alpha, u));
        result.direction = m * (2.0F * dot(m, bsdf.view)) - bsdf.view;
    } else {
        result.direction = from_basis(basis, bsdf.normal, cosine_hemisphere(u));
    }
    BsdfValue value = evaluate_bsdf(bsdf, result.direction);
    if (value.density > 0.0F) {
        result.valid = true;
        result.density = value.density;
        result.weight = value.value * (1.0F / value.density);
    }
    return result;
}

SH_END

#endif
