// From a hit on the object to a shading point: geometry, material parameters, opacity.
//
// Bridge, defined by the backend:
//   TriangleData sh_triangle(World, uint primitive)
//   MaterialData sh_material(World, uint material)
//   vec4 sh_texture(World, int texture, vec2 uv)   linear RGBA; bilinear, repeating
//   const SceneData& sh_scene(World)
#ifndef TURNTABLE_RENDERER_SHARED_SURFACE_H
#define TURNTABLE_RENDERER_SHARED_SURFACE_H

#include "renderer/shared/bsdf.h"
#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"

SH_BEGIN

struct Surface {
    vec3 position;
    float opacity;   ///< [0, 1]
    vec3 geometric;  ///< unit, on the viewer's side
    bool smooth_shaded;
    vec3 normal;  ///< unit shading normal, same side
    bool front;   ///< seen from the side its winding faces
    vec3 base_color;
    float metallic;
    vec3 emission;
    float roughness;
    vec2 uv;
    float specular;
    float exposure;  ///< chance that no coincident face shadows this point
    /// Where shadow rays start when the light grazes: the point lifted to the surface that the
    /// vertex normals describe (Hanika, "Hacking the shadow terminator", Ray Tracing Gems II).
    vec3 lifted;
};

SH_FN vec3 interpolate3(SH_IN(vec3) a, SH_IN(vec3) b, SH_IN(vec3) c, float b1, float b2) {
    SH_PRECISE vec3 sum = a * (1.0F - b1 - b2) + b * b1 + c * b2;
    return sum;
}

SH_FN vec2 interpolate_uv(SH_IN(TriangleData) tri, float b1, float b2) {
    SH_PRECISE vec2 sum = tri.uv0 * (1.0F - b1 - b2) + tri.uv1 * b1 + tri.uv2 * b2;
    return sum;
}

SH_FN vec3 lift_from(SH_IN(vec3) point, SH_IN(vec3) vertex, SH_IN(vec3) normal) {
    SH_PRECISE float height = dot(point - vertex, normal);
    SH_PRECISE vec3 lifted = point - normal * min(0.0F, height);
    return lifted;
}

/// `flip` is -1 when the surface is seen from behind.
SH_FN vec3 lifted_point(SH_IN(TriangleData) tri, SH_IN(vec3) p, float b1, float b2, float flip) {
    vec3 q0 = lift_from(p, tri.p0, tri.n0 * flip);
    vec3 q1 = lift_from(p, tri.p1, tri.n1 * flip);
    vec3 q2 = lift_from(p, tri.p2, tri.n2 * flip);
    return interpolate3(q0, q1, q2, b1, b2);
}

SH_FN bool is_smooth(SH_IN(TriangleData) tri) {
    vec3 d1 = tri.n1 - tri.n0;
    vec3 d2 = tri.n2 - tri.n0;
    return dot(d1, d1) + dot(d2, d2) > 1e-12F;
}

SH_WORLD_FN float material_opacity(SH_WORLD_PARAM SH_IN(MaterialData) material, SH_IN(vec2) uv) {
    if ((material.flags & kMaterialOpaque) != 0U) {
        return 1.0F;
    }
    float alpha = material.alpha;
    if (material.alpha_texture >= 0) {
        vec4 texel = sh_texture(SH_WORLD material.alpha_texture, uv);
        float coverage = texel.w;
        if ((material.flags & kMaterialAlphaLuminance) != 0U) {
            coverage = dot(vec3(texel.x, texel.y, texel.z), vec3(0.2126F, 0.7152F, 0.0722F));
        }
        alpha *= (material.flags & kMaterialAlphaInvert) != 0U ? 1.0F - coverage : coverage;
    }
    if ((material.flags & kMaterialAlphaMask) != 0U) {
        return alpha < material.alpha_cutoff ? 0.0F : 1.0F;
    }
    return clamp(alpha, 0.0F, 1.0F);
}

/// Opacity of a hit for a ray along `direction`: 0 also on the back of a one-sided surface.
SH_WORLD_FN float hit_opacity(SH_WORLD_PARAM SH_IN(Hit) hit, SH_IN(vec3) direction) {
    TriangleData tri = sh_triangle(SH_WORLD hit.primitive);
    MaterialData material = sh_material(SH_WORLD tri.material);
    if ((material.flags & kMaterialTwoSided) == 0U &&
        dot(cross(tri.p1 - tri.p0, tri.p2 - tri.p0), direction) > 0.0F) {
        return 0.0F;
    }
    return material_opacity(SH_WORLD material, interpolate_uv(tri, hit.b1, hit.b2));
}

/// Tangent-space normal map (glTF 2.0: +Y up) turned into the shading normal.
SH_FN vec3 mapped_normal(SH_IN(TriangleData) tri, SH_IN(vec3) normal, SH_IN(vec4) texel,
                         float scale) {
    vec3 e1 = tri.p1 - tri.p0;
    vec3 e2 = tri.p2 - tri.p0;
    vec2 d1 = tri.uv1 - tri.uv0;
    vec2 d2 = tri.uv2 - tri.uv0;
    float det = d1.x * d2.y - d2.x * d1.y;
    if (abs(det) < 1e-20F) {
        return normal;
    }
    vec3 tangent = (e1 * d2.y - e2 * d1.y) * (1.0F / det);
    tangent = tangent - normal * dot(tangent, normal);
    float tangent_length = length(tangent);
    if (tangent_length < 1e-20F) {
        return normal;
    }
    tangent *= 1.0F / tangent_length;
    vec3 bitangent = cross(normal, tangent) * (det < 0.0F ? -1.0F : 1.0F);
    vec3 m = vec3((2.0F * texel.x - 1.0F) * scale, (2.0F * texel.y - 1.0F) * scale,
                  2.0F * texel.z - 1.0F);
    return normalize(tangent * m.x + bitangent * m.y + normal * m.z);
}

/// The scene's material swap in place of a surface's own material: plain, with glTF's specular.
/// Opacity stays, and so does the normal map, which make_surface() has applied.
SH_WORLD_FN void swap_material(SH_WORLD_PARAM SH_INOUT(Surface) surface) {
    surface.base_color = sh_scene(SH_WORLD_ONLY).swap_base_color;
    surface.metallic = sh_scene(SH_WORLD_ONLY).swap_metallic;
    surface.roughness = sh_scene(SH_WORLD_ONLY).swap_roughness;
    surface.specular = 0.5F;
    surface.emission = vec3(0.0F, 0.0F, 0.0F);
}

SH_WORLD_FN void fetch_material(SH_WORLD_PARAM SH_IN(MaterialData) material,
                                SH_INOUT(Surface) surface) {
    surface.base_color = material.base_color;
    surface.metallic = material.metallic;
    surface.roughness = material.roughness;
    surface.specular = material.specular;
    surface.emission = material.emission;
    surface.opacity = material_opacity(SH_WORLD material, surface.uv);
    if (sh_scene(SH_WORLD_ONLY).swapped != 0U) {
        swap_material(SH_WORLD surface);
        return;
    }
    if (material.base_color_texture >= 0) {
        vec4 texel = sh_texture(SH_WORLD material.base_color_texture, surface.uv);
        surface.base_color *= vec3(texel.x, texel.y, texel.z);
    }
    if (material.metallic_roughness_texture >= 0) {
        vec4 texel = sh_texture(SH_WORLD material.metallic_roughness_texture, surface.uv);
        surface.roughness *= texel.y;
        surface.metallic *= texel.z;
    }
    if (material.emission_texture >= 0) {
        vec4 texel = sh_texture(SH_WORLD material.emission_texture, surface.uv);
        surface.emission *= vec3(texel.x, texel.y, texel.z);
    }
}

/// The shading point of `hit` for a ray along unit `direction`.
SH_WORLD_FN Surface make_surface(SH_WORLD_PARAM SH_IN(Hit) hit, SH_IN(vec3) direction) {
    TriangleData tri = sh_triangle(SH_WORLD hit.primitive);
    MaterialData material = sh_material(SH_WORLD tri.material);
    Surface surface;
    surface.position = interpolate3(tri.p0, tri.p1, tri.p2, hit.b1, hit.b2);
    surface.uv = interpolate_uv(tri, hit.b1, hit.b2);
    surface.exposure = tri.exposure;
    vec3 winding = cross(tri.p1 - tri.p0, tri.p2 - tri.p0);
    surface.geometric = winding * (1.0F / max(length(winding), 1e-30F));
    surface.front = dot(surface.geometric, direction) <= 0.0F;
    float flip = surface.front ? 1.0F : -1.0F;
    surface.geometric *= flip;
    surface.smooth_shaded = is_smooth(tri);
    vec3 normal = interpolate3(tri.n0, tri.n1, tri.n2, hit.b1, hit.b2);
    float normal_length = length(normal);
    normal = normal_length > 1e-6F ? normal * (flip / normal_length) : surface.geometric;
    if (material.normal_texture >= 0 && tri.has_uv != 0U) {
        vec4 texel = sh_texture(SH_WORLD material.normal_texture, surface.uv);
        normal = mapped_normal(tri, normal, texel, material.normal_scale);
    }
    surface.normal = normal;
    surface.lifted = surface.position;
    if (surface.smooth_shaded) {
        surface.lifted = lifted_point(tri, surface.position, hit.b1, hit.b2, flip);
    }
    fetch_material(SH_WORLD material, surface);
    if ((material.flags & kMaterialTwoSided) == 0U && !surface.front) {
        surface.opacity = 0.0F;
    }
    return surface;
}

/// Scattering of a surface seen along `direction`; `min_alpha` is the floor that Filter Glossy
/// sets on roughness after a bounce.
SH_FN Bsdf make_bsdf(SH_IN(Surface) surface, SH_IN(vec3) direction, float min_alpha) {
    Bsdf bsdf;
    bsdf.normal = surface.normal;
    bsdf.geometric = surface.geometric;
    bsdf.view = -direction;
    set_lobes(bsdf, surface.base_color, surface.metallic, surface.specular, surface.roughness);
    bsdf.alpha = max(bsdf.alpha, min_alpha);
    return bsdf;
}

SH_CONST float kTerminatorCutoff = 0.1F;  ///< Cycles' shadow terminator geometry offset

/// Start of a shadow ray towards `light`: lifted where the light grazes a smooth surface.
SH_FN vec3 shadow_origin(SH_IN(Surface) surface, SH_IN(vec3) light) {
    if (!surface.smooth_shaded) {
        return surface.position;
    }
    float ng = dot(surface.geometric, light);
    if (ng >= kTerminatorCutoff) {
        return surface.position;
    }
    float n = dot(surface.normal, light);
    float amount = n < 0.0F ? clamp(2.0F - (ng + n) / kTerminatorCutoff, 0.0F, 1.0F)
                            : clamp(1.0F - ng / kTerminatorCutoff, 0.0F, 1.0F);
    return surface.position + (surface.lifted - surface.position) * amount;
}

SH_END

#endif
