// Materials: what a file says (SourceMaterial) and what the renderer shades (Material). A model
// is cached with the former, so that the rules between them can be chosen per recipe.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <glm/vec3.hpp>

namespace turntable {

/// No texture.
inline constexpr int kNoTexture = -1;
/// MTL only: the file names a texture that could not be loaded. No rule gives it to the renderer.
inline constexpr int kMissingTexture = -2;

/// Wavefront MTL, statement by statement; absent statements stay empty. Texture values are
/// indices into Model::textures, kNoTexture or kMissingTexture.
struct MtlMaterial {
    std::optional<glm::vec3> ka, kd, ks, ke;
    std::optional<float> ns, d, tr, ni;
    std::optional<int> illum;
    int map_kd = kNoTexture;  ///< texels premultiplied by their alpha, as Cycles shades them
    int map_ke = kNoTexture;
    int map_d = kNoTexture;
    bool map_d_has_alpha = false;  ///< the picture of map_d has transparent texels
    int map_bump = kNoTexture;
    std::optional<float> bump_scale;  ///< -bm of map_Bump
    int image_maps = 0;               ///< map statements whose picture was loaded
};

enum class AlphaMode : int { kOpaque = 0, kMask = 1, kBlend = 2 };

/// glTF 2.0 metallic-roughness (also used for COLLADA, PLY and STL with factors only).
struct PbrMaterial {
    glm::vec3 base_color{1.0F};  ///< linear
    float alpha = 1.0F;
    int base_color_texture = kNoTexture;  ///< sRGB; its alpha multiplies `alpha`
    float metallic = 1.0F;
    float roughness = 1.0F;
    int metallic_roughness_texture = kNoTexture;  ///< G roughness, B metallic, linear
    int normal_texture = kNoTexture;              ///< tangent space, linear
    float normal_scale = 1.0F;
    glm::vec3 emission{0.0F};
    int emission_texture = kNoTexture;
    AlphaMode alpha_mode = AlphaMode::kOpaque;
    float alpha_cutoff = 0.5F;
    bool double_sided = false;
};

struct SourceMaterial {
    std::string name;
    std::variant<MtlMaterial, PbrMaterial> parameters;
};

/// What the renderer shades: Cycles' Principled BSDF restricted to the lobes the sets use
/// (Disney diffuse + single-scatter GGX, specs in docs/conventions.md). All colours linear Rec.709.
struct Material {
    glm::vec3 base_color{0.8F};
    int base_color_texture = kNoTexture;  ///< multiplies base_color
    float metallic = 0.0F;
    float roughness = 0.5F;  ///< perceptual: GGX alpha = roughness^2
    float specular = 0.5F;   ///< Principled "Specular"; may exceed 1; F0 = 0.08 specular
    int metallic_roughness_texture = kNoTexture;
    int normal_texture = kNoTexture;
    float normal_scale = 1.0F;
    glm::vec3 emission{0.0F};
    int emission_texture = kNoTexture;
    float alpha = 1.0F;
    int alpha_texture = kNoTexture;     ///< multiplies alpha
    bool alpha_from_luminance = false;  ///< the alpha texture has no alpha channel: use its grey
    bool invert_alpha_texture = false;
    AlphaMode alpha_mode = AlphaMode::kBlend;
    float alpha_cutoff = 0.5F;
    bool two_sided = true;  ///< false: back faces are invisible
};

/// Which importer's MTL rules to follow (docs/conventions.md, "MTL rules").
enum class MtlRules : int {
    kOfficial = 0,   ///< Blender's legacy Python importer, which made the published set
    kBlender34 = 1,  ///< Blender 3.4's C++ importer, which made the references
};

/// Parses "official" or "blender-3.4"; throws Error (bad input) naming the nearest otherwise.
[[nodiscard]] MtlRules mtl_rules_from_name(const std::string& name);

/// A file's material under the given rules (PBR materials are the same under both).
[[nodiscard]] Material resolve_material(const SourceMaterial& source, MtlRules rules);

}  // namespace turntable
