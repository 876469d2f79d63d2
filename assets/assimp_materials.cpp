#include "assets/assimp_materials.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <assimp/GltfMaterial.h>
#include <assimp/material.h>

namespace turntable {
namespace {

std::optional<float> number(const aiMaterial& material, const char* key, unsigned type = 0,
                            unsigned index = 0) {
    ai_real value = 0;
    const bool found = material.Get(key, type, index, value) == aiReturn_SUCCESS;
    return found && std::isfinite(value) ? std::optional<float>(value) : std::nullopt;
}

std::optional<glm::vec4> colour(const aiMaterial& material, const char* key) {
    aiColor4D value;
    const bool found = material.Get(key, 0, 0, value) == aiReturn_SUCCESS;
    const bool finite = std::isfinite(value.r + value.g + value.b + value.a);
    return found && finite ? std::optional<glm::vec4>(glm::vec4(value.r, value.g, value.b, value.a))
                           : std::nullopt;
}

/// "%20" and the like, which glTF and COLLADA write for blanks.
std::string percent_decoded(const std::string& uri) {
    std::string text;
    for (std::size_t i = 0; i < uri.size(); ++i) {
        unsigned code = 0;
        if (uri[i] == '%' && i + 2 < uri.size() &&
            std::from_chars(uri.data() + i + 1, uri.data() + i + 3, code, 16).ptr ==
                uri.data() + i + 3) {
            text.push_back(static_cast<char>(code));
            i += 2;
        } else {
            text.push_back(uri[i]);
        }
    }
    return text;
}

std::string without_file_scheme(const std::string& uri) {
    constexpr std::string_view kScheme = "file://";
    return uri.starts_with(kScheme) ? uri.substr(kScheme.size()) : uri;
}

std::string embedded_bytes(const aiTexture& texture) {
    if (texture.mHeight == 0) {  // still encoded: mWidth is the number of bytes
        return {reinterpret_cast<const char*>(texture.pcData), texture.mWidth};
    }
    std::vector<std::uint8_t> rgba;
    const std::size_t texels = std::size_t{texture.mWidth} * texture.mHeight;
    rgba.reserve(4 * texels);
    for (std::size_t i = 0; i < texels; ++i) {
        const aiTexel& texel = texture.pcData[i];
        rgba.insert(rgba.end(), {texel.r, texel.g, texel.b, texel.a});
    }
    return encode_raw_texels(static_cast<int>(texture.mWidth), static_cast<int>(texture.mHeight),
                             rgba);
}

class MaterialReader {
public:
    MaterialReader(const aiScene& scene, const std::string& path, SourceFiles& files,
                   ImportedModel& imported)
        : scene_(scene), folder_(source_folder_of(path)), textures_(files, imported) {}

    SourceMaterial read(const aiMaterial& material) {
        PbrMaterial pbr;
        read_factors(material, pbr);
        read_alpha(material, pbr);
        pbr.base_color_texture =
            texture(material, aiTextureType_BASE_COLOR, TextureEncoding::kSrgb8);
        if (pbr.base_color_texture == kNoTexture) {
            pbr.base_color_texture =
                texture(material, aiTextureType_DIFFUSE, TextureEncoding::kSrgb8);
        }
        // glTF's occlusion-roughness-metallic picture; Assimp files it as "unknown".
        pbr.metallic_roughness_texture =
            texture(material, aiTextureType_UNKNOWN, TextureEncoding::kLinear8);
        pbr.normal_texture = texture(material, aiTextureType_NORMALS, TextureEncoding::kLinear8);
        pbr.normal_scale =
            number(material, AI_MATKEY_GLTF_TEXTURE_SCALE(aiTextureType_NORMALS, 0)).value_or(1.0F);
        pbr.emission_texture = texture(material, aiTextureType_EMISSIVE, TextureEncoding::kSrgb8);
        aiString name;
        material.Get(AI_MATKEY_NAME, name);
        return {name.C_Str(), pbr};
    }

private:
    static void read_factors(const aiMaterial& material, PbrMaterial& pbr) {
        const auto base = colour(material, "$clr.base");
        const auto diffuse = base ? base : colour(material, "$clr.diffuse");
        if (diffuse) {
            pbr.base_color = glm::vec3(*diffuse);
            pbr.alpha = diffuse->w;
        } else {
            pbr.base_color = glm::vec3(0.8F);
        }
        // Formats without metallic-roughness (COLLADA, PLY, STL) are no metal; a Phong exponent
        // becomes a roughness as MTL's Ns does under Blender's rule.
        const bool is_gltf = number(material, AI_MATKEY_METALLIC_FACTOR).has_value();
        pbr.metallic = number(material, AI_MATKEY_METALLIC_FACTOR).value_or(0.0F);
        const float shininess = number(material, AI_MATKEY_SHININESS).value_or(250.0F);
        const float phong = 1.0F - std::sqrt(std::clamp(shininess, 0.0F, 1000.0F) / 1000.0F);
        pbr.roughness =
            is_gltf ? number(material, AI_MATKEY_ROUGHNESS_FACTOR).value_or(1.0F) : phong;
        pbr.emission = glm::vec3(colour(material, "$clr.emissive").value_or(glm::vec4(0.0F)));
        int two_sided = is_gltf ? 0 : 1;
        material.Get(AI_MATKEY_TWOSIDED, two_sided);
        pbr.double_sided = two_sided != 0;
    }

    static void read_alpha(const aiMaterial& material, PbrMaterial& pbr) {
        aiString mode;
        if (material.Get(AI_MATKEY_GLTF_ALPHAMODE, mode) == aiReturn_SUCCESS) {
            const std::string name = mode.C_Str();
            pbr.alpha_mode = name == "MASK"    ? AlphaMode::kMask
                             : name == "BLEND" ? AlphaMode::kBlend
                                               : AlphaMode::kOpaque;
            pbr.alpha_cutoff = number(material, AI_MATKEY_GLTF_ALPHACUTOFF).value_or(0.5F);
            return;
        }
        pbr.alpha = std::clamp(number(material, AI_MATKEY_OPACITY).value_or(1.0F), 0.0F, 1.0F);
        pbr.alpha_mode = pbr.alpha < 1.0F ? AlphaMode::kBlend : AlphaMode::kOpaque;
    }

    int texture(const aiMaterial& material, aiTextureType type, TextureEncoding encoding) {
        aiString path;
        if (material.GetTexture(type, 0, &path) != aiReturn_SUCCESS) {
            return kNoTexture;
        }
        int index = kNoTexture;
        if (const aiTexture* embedded = scene_.GetEmbeddedTexture(path.C_Str())) {
            index =
                textures_.add_embedded({std::string(path.C_Str()) + "." + embedded->achFormatHint,
                                        encoding, embedded_bytes(*embedded)});
        } else {
            index = textures_.add_file(without_file_scheme(percent_decoded(path.C_Str())), folder_,
                                       encoding);
        }
        return std::max(index, kNoTexture);  // a missing picture leaves the factor alone
    }

    const aiScene& scene_;
    std::string folder_;
    TextureSet textures_;
};

}  // namespace

void add_assimp_materials(const aiScene& scene, const std::string& path, SourceFiles& files,
                          ImportedModel& imported) {
    MaterialReader reader(scene, path, files, imported);
    for (unsigned m = 0; m < scene.mNumMaterials; ++m) {
        imported.model.materials.push_back(reader.read(*scene.mMaterials[m]));
    }
}

}  // namespace turntable
