// Binary glTF 2.0 (Khronos, "glTF 2.0 Specification", sections 3 and 4).
#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

#include <glm/common.hpp>
#include <nlohmann/json.hpp>

#include "assets/export_pictures.h"
#include "assets/model_export.h"
#include "base/error.h"

namespace turntable {
namespace {

using Json = nlohmann::ordered_json;

// Enumerators of the specification.
constexpr int kFloat = 5126;
constexpr int kUnsignedInt = 5125;
constexpr int kArrayBuffer = 34962;
constexpr int kElementArrayBuffer = 34963;
constexpr int kTriangles = 4;
constexpr std::uint32_t kMagic = 0x46546C67;      // "glTF"
constexpr std::uint32_t kJsonChunk = 0x4E4F534A;  // "JSON"
constexpr std::uint32_t kBinChunk = 0x004E4942;   // "BIN"

/// Object frame to file axes; +0 for -0.
glm::vec3 to_file(const glm::vec3& v) {
    return {v.x + 0.0F, v.z + 0.0F, -v.y + 0.0F};
}

Json json_of(const glm::vec3& v) {
    return Json::array({v.x, v.y, v.z});
}

void append_u32(std::string& bytes, std::uint32_t value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void pad_to_four(std::string& bytes, char filling) {
    bytes.append((4 - bytes.size() % 4) % 4, filling);
}

/// Files that were imported may leave glTF's ranges, and readers of theirs refuse them then.
PbrMaterial in_range(PbrMaterial pbr) {
    pbr.base_color = glm::clamp(pbr.base_color, 0.0F, 1.0F);
    pbr.metallic = std::clamp(pbr.metallic, 0.0F, 1.0F);
    pbr.roughness = std::clamp(pbr.roughness, 0.0F, 1.0F);
    pbr.emission = glm::max(pbr.emission, glm::vec3(0.0F));
    pbr.alpha_cutoff = std::max(pbr.alpha_cutoff, 0.0F);
    return pbr;
}

/// What glTF says of a material; a MTL material as the official rules read it.
PbrMaterial pbr_of(const SourceMaterial& source, std::vector<std::string>& remarks) {
    if (const auto* pbr = std::get_if<PbrMaterial>(&source.parameters)) {
        return in_range(*pbr);
    }
    const Material material = resolve_material(source, MtlRules::kOfficial);
    PbrMaterial pbr;
    pbr.base_color = material.base_color;
    pbr.alpha = material.alpha;
    pbr.base_color_texture = material.base_color_texture;
    pbr.metallic = material.metallic;
    pbr.roughness = material.roughness;
    pbr.normal_texture = material.normal_texture;
    pbr.normal_scale = material.normal_scale;
    pbr.emission = material.emission;
    pbr.emission_texture = material.emission_texture;
    pbr.double_sided = true;
    const bool clear = material.alpha < 1.0F || material.alpha_texture >= 0;
    pbr.alpha_mode = clear ? AlphaMode::kBlend : AlphaMode::kOpaque;
    if (material.alpha_texture >= 0 &&
        (material.alpha_texture != material.base_color_texture || material.alpha_from_luminance ||
         material.invert_alpha_texture)) {
        remarks.push_back(
            fmt::format("material {}: glTF has no separate opacity picture", source.name));
    }
    return in_range(pbr);
}

class GlbWriter {
public:
    GlbWriter(const ImportedModel& imported, const AssetEntry& entry)
        : imported_(imported), model_(imported.model), entry_(entry), name_(export_name(entry)) {}

    ModelExport write() {
        nodes_.push_back({{"name", name_}, {"extras", provenance()}});
        for (const ExportPart& part : export_parts(model_, name_)) {
            add_part(part);
        }
        const std::string bytes = container(document());
        return {{{name_ + ".glb", bytes}}, std::move(remarks_)};
    }

private:
    [[nodiscard]] Json provenance() const {
        Json extras{{"id", entry_.id},
                    {"class", entry_.class_name},
                    {"synset", entry_.synset},
                    {"licence", entry_.licence},
                    {"creator", entry_.creator}};
        if (entry_.facts) {
            extras["diagonal_metres"] = entry_.facts->diagonal;
        }
        return extras;
    }

    /// The file's JSON, once all its lists are there.
    Json document() {
        Json json;
        json["asset"] = {{"version", "2.0"}, {"generator", "Turntable"}};
        if (!entry_.licence.empty()) {
            json["asset"]["copyright"] = entry_.licence;
        }
        if (has_emissive_strength_) {
            json["extensionsUsed"] = {"KHR_materials_emissive_strength"};
        }
        json["scene"] = 0;
        json["scenes"] = Json::array({{{"nodes", {0}}}});
        json["nodes"] = std::move(nodes_);
        json["meshes"] = std::move(meshes_);
        json["materials"] = std::move(materials_);
        if (!images_.empty()) {
            json["textures"] = std::move(textures_);
            json["images"] = std::move(images_);
            json["samplers"] = Json::array({Json::object()});  // repeating, as by default
        }
        json["accessors"] = std::move(accessors_);
        json["bufferViews"] = std::move(views_);
        json["buffers"] = Json::array({{{"byteLength", buffer_.size()}}});
        return json;
    }

    void add_part(const ExportPart& part) {
        Json primitives = Json::array();
        for (const ExportPiece& piece : part.pieces) {
            primitives.push_back(primitive(piece));
        }
        nodes_[0]["children"].push_back(nodes_.size());
        nodes_.push_back({{"name", part.name}, {"mesh", meshes_.size()}});
        meshes_.push_back({{"name", part.name}, {"primitives", std::move(primitives)}});
    }

    Json primitive(const ExportPiece& piece) {
        const Mesh& mesh = model_.mesh;
        std::unordered_map<std::uint32_t, std::uint32_t> numbers;
        std::vector<std::uint32_t> indices;
        std::vector<glm::vec3> positions;
        std::vector<glm::vec3> normals;
        std::vector<glm::vec2> uvs;
        for (const std::uint32_t t : piece.triangles) {
            for (int k = 0; k < 3; ++k) {
                const std::uint32_t i = mesh.triangles[t][k];
                const auto [place, fresh] =
                    numbers.try_emplace(i, static_cast<std::uint32_t>(positions.size()));
                if (fresh) {
                    positions.push_back(to_file(mesh.positions[i]));
                    normals.push_back(to_file(mesh.normals[i]));
                    if (!mesh.uvs.empty()) {
                        // v runs down from the picture's top.
                        uvs.emplace_back(mesh.uvs[i].x, 1.0F - mesh.uvs[i].y);
                    }
                }
                indices.push_back(place->second);
            }
        }
        Json attributes{{"POSITION", accessor(positions, "VEC3", kFloat, kArrayBuffer)},
                        {"NORMAL", accessor(normals, "VEC3", kFloat, kArrayBuffer)}};
        give_range(attributes["POSITION"], positions);
        if (!uvs.empty()) {
            attributes["TEXCOORD_0"] = accessor(uvs, "VEC2", kFloat, kArrayBuffer);
        }
        return {{"attributes", std::move(attributes)},
                {"indices", accessor(indices, "SCALAR", kUnsignedInt, kElementArrayBuffer)},
                {"material", material_number(piece.material)},
                {"mode", kTriangles}};
    }

    template <class Value>
    std::size_t accessor(const std::vector<Value>& values, const char* type, int component,
                         int target) {
        const std::size_t view = add_view(
            {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)}, target);
        accessors_.push_back({{"bufferView", view},
                              {"componentType", component},
                              {"count", values.size()},
                              {"type", type}});
        return accessors_.size() - 1;
    }

    void give_range(const Json& number, const std::vector<glm::vec3>& positions) {
        glm::vec3 lower = positions.front();
        glm::vec3 upper = positions.front();
        for (const glm::vec3& position : positions) {
            lower = glm::min(lower, position);
            upper = glm::max(upper, position);
        }
        Json& accessor = accessors_[number.get<std::size_t>()];
        accessor["min"] = json_of(lower);
        accessor["max"] = json_of(upper);
    }

    std::size_t add_view(std::string_view bytes, std::optional<int> target = std::nullopt) {
        pad_to_four(buffer_, '\0');
        Json view{{"buffer", 0}, {"byteOffset", buffer_.size()}, {"byteLength", bytes.size()}};
        if (target) {
            view["target"] = *target;
        }
        buffer_ += bytes;
        views_.push_back(std::move(view));
        return views_.size() - 1;
    }

    /// The material's number in the file, written on its first use.
    std::size_t material_number(std::uint32_t material) {
        const auto [place, fresh] = material_numbers_.try_emplace(material, materials_.size());
        if (fresh) {
            materials_.push_back(material_json(model_.materials[material]));
        }
        return place->second;
    }

    Json material_json(const SourceMaterial& source) {
        const PbrMaterial pbr = pbr_of(source, remarks_);
        Json metallic_roughness{
            {"baseColorFactor", {pbr.base_color.x, pbr.base_color.y, pbr.base_color.z, pbr.alpha}},
            {"metallicFactor", pbr.metallic},
            {"roughnessFactor", pbr.roughness}};
        add_texture(metallic_roughness, "baseColorTexture", pbr.base_color_texture);
        add_texture(metallic_roughness, "metallicRoughnessTexture", pbr.metallic_roughness_texture);
        Json json;
        if (!source.name.empty()) {
            json["name"] = source.name;
        }
        json["pbrMetallicRoughness"] = std::move(metallic_roughness);
        add_texture(json, "normalTexture", pbr.normal_texture);
        if (pbr.normal_texture >= 0 && pbr.normal_scale != 1.0F) {
            json["normalTexture"]["scale"] = pbr.normal_scale;
        }
        add_emission(json, pbr);
        if (pbr.alpha_mode != AlphaMode::kOpaque) {
            json["alphaMode"] = pbr.alpha_mode == AlphaMode::kMask ? "MASK" : "BLEND";
        }
        if (pbr.alpha_mode == AlphaMode::kMask) {
            json["alphaCutoff"] = pbr.alpha_cutoff;
        }
        if (pbr.double_sided) {
            json["doubleSided"] = true;
        }
        return json;
    }

    /// Factors end at 1: what is brighter is an extension's.
    void add_emission(Json& json, const PbrMaterial& pbr) {
        add_texture(json, "emissiveTexture", pbr.emission_texture);
        if (pbr.emission == glm::vec3(0.0F)) {
            return;
        }
        const float strength = std::max({1.0F, pbr.emission.x, pbr.emission.y, pbr.emission.z});
        json["emissiveFactor"] = json_of(pbr.emission / strength);
        if (strength > 1.0F) {
            json["extensions"]["KHR_materials_emissive_strength"]["emissiveStrength"] = strength;
            has_emissive_strength_ = true;
        }
    }

    void add_texture(Json& json, const char* key, int texture) {
        if (texture >= 0) {
            json[key]["index"] = texture_number(texture);
        }
    }

    /// The picture's number in the file, stored on its first use.
    std::size_t texture_number(int texture) {
        const auto [place, fresh] = texture_numbers_.try_emplace(texture, textures_.size());
        if (fresh) {
            const EncodedTexture& encoded =
                imported_.encoded_textures[static_cast<std::size_t>(texture)];
            const std::size_t view = add_view(picture_file(encoded));
            const char* type = picture_extension(encoded) == "jpg" ? "image/jpeg" : "image/png";
            images_.push_back({{"name", encoded.name}, {"mimeType", type}, {"bufferView", view}});
            textures_.push_back({{"sampler", 0}, {"source", place->second}});
        }
        return place->second;
    }

    std::string container(const Json& json) {
        // Names of imported pictures may be no UTF-8.
        std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
        pad_to_four(text, ' ');
        pad_to_four(buffer_, '\0');
        const std::size_t size = 12 + 8 + text.size() + 8 + buffer_.size();
        if (size > std::numeric_limits<std::uint32_t>::max()) {
            throw bad_input("the model needs {} bytes, a binary glTF file holds 4 GiB: use obj",
                            size);
        }
        std::string bytes;
        append_u32(bytes, kMagic);
        append_u32(bytes, 2);
        append_u32(bytes, static_cast<std::uint32_t>(size));
        append_u32(bytes, static_cast<std::uint32_t>(text.size()));
        append_u32(bytes, kJsonChunk);
        bytes += text;
        append_u32(bytes, static_cast<std::uint32_t>(buffer_.size()));
        append_u32(bytes, kBinChunk);
        return bytes + buffer_;
    }

    const ImportedModel& imported_;
    const Model& model_;
    const AssetEntry& entry_;
    std::string name_;
    Json nodes_ = Json::array();
    Json meshes_ = Json::array();
    Json materials_ = Json::array();
    Json textures_ = Json::array();
    Json images_ = Json::array();
    Json accessors_ = Json::array();
    Json views_ = Json::array();
    std::string buffer_;
    std::map<std::uint32_t, std::size_t> material_numbers_;
    std::map<int, std::size_t> texture_numbers_;
    bool has_emissive_strength_ = false;
    std::vector<std::string> remarks_;
};

}  // namespace

ModelExport export_glb(const ImportedModel& imported, const AssetEntry& entry) {
    return GlbWriter(imported, entry).write();
}

}  // namespace turntable
