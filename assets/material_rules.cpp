// From what a file says of a material to what the renderer shades (docs/conventions.md, "MTL
// rules"): the legacy importer that made the published set, or Blender 3.4's.
#include <algorithm>
#include <array>
#include <cmath>

#include "assets/material.h"
#include "base/error.h"
#include "base/nearest_name.h"

namespace turntable {
namespace {

float mean(const glm::vec3& colour) {
    return (colour.x + colour.y + colour.z) / 3.0F;
}

bool has_negative(const glm::vec3& colour) {
    return colour.x < 0.0F || colour.y < 0.0F || colour.z < 0.0F;
}

/// Under both rules illum 2 ("highlight on") decides what an absent Ks or Ns means.
bool highlight_on(const MtlMaterial& mtl) {
    return mtl.illum.value_or(1) == 2;
}

float specular_of(const MtlMaterial& mtl) {
    const bool usable = mtl.ks && !has_negative(*mtl.ks);
    return usable ? mean(*mtl.ks) : highlight_on(mtl) ? 1.0F : 0.0F;
}

float metallic_of(const MtlMaterial& mtl) {
    const int illum = mtl.illum.value_or(1);
    if (illum < 3 || illum > 8) {
        return 0.0F;
    }
    const bool usable = mtl.ka && !has_negative(*mtl.ka);
    return usable ? std::clamp(mean(*mtl.ka), 0.0F, 1.0F) : 1.0F;
}

/// Legacy: 1 - sqrt(clamp(Ns, 0, 900)) / 30. Blender 3.4: 1 - sqrt(clamp(Ns, 0, 1000) / 1000), a
/// negative Ns counting as absent.
float roughness_of(const MtlMaterial& mtl, MtlRules rules) {
    const float absent = highlight_on(mtl) ? 0.0F : 1.0F;
    if (!mtl.ns) {
        return absent;
    }
    if (rules == MtlRules::kOfficial) {
        return 1.0F - std::sqrt(std::clamp(*mtl.ns, 0.0F, 900.0F)) / 30.0F;
    }
    return *mtl.ns < 0.0F ? absent : 1.0F - std::sqrt(std::clamp(*mtl.ns, 0.0F, 1000.0F) / 1000.0F);
}

void resolve_base_color(const MtlMaterial& mtl, MtlRules rules, Material& material) {
    material.base_color = mtl.kd && !has_negative(*mtl.kd) ? *mtl.kd : glm::vec3(0.8F);
    if (mtl.map_kd >= 0) {  // the picture replaces Kd
        material.base_color = glm::vec3(1.0F);
        material.base_color_texture = mtl.map_kd;
    } else if (mtl.map_kd == kMissingTexture && rules == MtlRules::kBlender34) {
        material.base_color = glm::vec3(1.0F, 0.0F, 1.0F);  // Cycles' colour for "no such file"
    }
}

void resolve_alpha(const MtlMaterial& mtl, MtlRules rules, Material& material) {
    // -1 is the importers' mark for "no d"; Tr is ignored under both rules.
    const float d = mtl.d && *mtl.d != -1.0F ? *mtl.d : 1.0F;
    material.alpha = std::clamp(d, 0.0F, 1.0F);
    if (mtl.map_d == kNoTexture) {
        return;
    }
    if (rules == MtlRules::kBlender34) {
        // The picture's alpha channel replaces d; without one, and without a picture, opaque.
        material.alpha = 1.0F;
        material.alpha_texture = mtl.map_d >= 0 && mtl.map_d_has_alpha ? mtl.map_d : kNoTexture;
    } else if (mtl.map_d >= 0) {
        material.alpha = 1.0F;
        material.alpha_texture = mtl.map_d;
        material.alpha_from_luminance = !mtl.map_d_has_alpha;
        // BlenderProc's ShapeNet loader turns the alpha picture of a material with several
        // pictures over.
        material.invert_alpha_texture = mtl.image_maps > 1;
    }
}

void resolve_bump(const MtlMaterial& mtl, MtlRules rules, Material& material) {
    // Both importers take map_Bump for a tangent-space normal map; 3.4 gives it strength 0 unless
    // -bm says otherwise.
    const float strength = mtl.bump_scale.value_or(rules == MtlRules::kOfficial ? 1.0F : 0.0F);
    if (mtl.map_bump >= 0 && strength != 0.0F) {
        material.normal_texture = mtl.map_bump;
        material.normal_scale = strength;
    }
}

Material resolve_mtl(const MtlMaterial& mtl, MtlRules rules) {
    Material material;
    resolve_base_color(mtl, rules, material);
    resolve_alpha(mtl, rules, material);
    resolve_bump(mtl, rules, material);
    material.metallic = metallic_of(mtl);
    material.roughness = roughness_of(mtl, rules);
    material.specular = specular_of(mtl);
    material.emission = mtl.ke.value_or(glm::vec3(0.0F));
    if (mtl.map_ke >= 0) {
        material.emission = glm::vec3(1.0F);
        material.emission_texture = mtl.map_ke;
    }
    material.alpha_mode = AlphaMode::kBlend;
    material.two_sided = true;
    return material;
}

/// glTF 2.0, appendix B: F0 of dielectrics is 0.04, the Principled "Specular" 0.5.
Material resolve_pbr(const PbrMaterial& pbr) {
    Material material;
    material.base_color = pbr.base_color;
    material.base_color_texture = pbr.base_color_texture;
    material.metallic = pbr.metallic;
    material.roughness = pbr.roughness;
    material.metallic_roughness_texture = pbr.metallic_roughness_texture;
    material.normal_texture = pbr.normal_texture;
    material.normal_scale = pbr.normal_scale;
    material.emission = pbr.emission;
    material.emission_texture = pbr.emission_texture;
    material.alpha_mode = pbr.alpha_mode;
    material.alpha_cutoff = pbr.alpha_cutoff;
    material.two_sided = pbr.double_sided;
    if (pbr.alpha_mode != AlphaMode::kOpaque) {
        material.alpha = pbr.alpha;
        material.alpha_texture = pbr.base_color_texture;
    }
    return material;
}

}  // namespace

MtlRules mtl_rules_from_name(const std::string& name) {
    static const std::array<std::string, 2> names{"official", "blender-3.4"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i]) {
            return static_cast<MtlRules>(i);
        }
    }
    const std::string nearest = nearest_name(name, names);
    throw bad_input("MTL rules \"{}\" are not known: {}", name,
                    nearest.empty() ? "choose official or blender-3.4"
                                    : "did you mean " + nearest + "?");
}

Material resolve_material(const SourceMaterial& source, MtlRules rules) {
    if (const auto* mtl = std::get_if<MtlMaterial>(&source.parameters)) {
        return resolve_mtl(*mtl, rules);
    }
    return resolve_pbr(std::get<PbrMaterial>(source.parameters));
}

}  // namespace turntable
