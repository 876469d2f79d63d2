#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <tuple>

#include <fmt/format.h>
#include <glm/common.hpp>

#include "assets/export_pictures.h"
#include "assets/model_export.h"

namespace turntable {
namespace {

/// Writes each value once and numbers them from 1, as OBJ counts.
template <class Value, class Less, class Write>
class NumberedLines {
public:
    NumberedLines(Less less, Write write) : known_(less), write_(write) {}

    std::size_t number_of(const Value& value, std::string& text) {
        const auto [place, fresh] = known_.try_emplace(value, known_.size() + 1);
        if (fresh) {
            write_(value, text);
        }
        return place->second;
    }

private:
    std::map<Value, std::size_t, Less> known_;
    Write write_;
};

/// Of a path with either slash: its last part without the ending.
std::string stem_of(const std::string& path) {
    const std::string name = path.substr(path.find_last_of("/\\") + 1);
    return name.substr(0, name.rfind('.'));
}

/// In a comment: what would end its line as a blank.
std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return std::iscntrl(static_cast<unsigned char>(c)) != 0; }, ' ');
    return text;
}

bool before3(const glm::vec3& a, const glm::vec3& b) {
    return std::tie(a.x, a.y, a.z) < std::tie(b.x, b.y, b.z);
}
bool before2(const glm::vec2& a, const glm::vec2& b) {
    return std::tie(a.x, a.y) < std::tie(b.x, b.y);
}

/// Object frame to file axes; +0 for -0, which reads as ugly.
void write_vector(const char* keyword, const glm::vec3& v, std::string& text) {
    text += fmt::format("{} {} {} {}\n", keyword, v.x + 0.0F, v.z + 0.0F, -v.y + 0.0F);
}

class ObjWriter {
public:
    ObjWriter(const ImportedModel& imported, const AssetEntry& entry)
        : imported_(imported), model_(imported.model), entry_(entry), name_(export_name(entry)) {
        // Names of the files that stand beside each other.
        (void)file_names_.take(name_ + ".obj");
        (void)file_names_.take(name_ + ".mtl");
    }

    ModelExport write() {
        for (const SourceMaterial& material : model_.materials) {
            material_names_.push_back(
                names_.take(material.name.empty() ? "material" : material.name));
        }
        ModelExport result;
        result.files.push_back({name_ + ".obj", mesh_text()});
        result.files.push_back({name_ + ".mtl", material_text()});
        for (ExportedFile& picture : pictures_) {
            result.files.push_back(std::move(picture));
        }
        result.remarks = std::move(remarks_);
        return result;
    }

private:
    [[nodiscard]] std::string heading() const {
        return fmt::format(
            "# {}\n", one_line(entry_.id + (entry_.licence.empty() ? "" : ", " + entry_.licence) +
                               (entry_.creator.empty() ? "" : ", " + entry_.creator)));
    }

    std::string mesh_text() {
        const Mesh& mesh = model_.mesh;
        const auto point = [](const glm::vec3& v, std::string& t) { write_vector("v", v, t); };
        const auto normal = [](const glm::vec3& v, std::string& t) { write_vector("vn", v, t); };
        const auto uv = [](const glm::vec2& v, std::string& t) {
            t += fmt::format("vt {} {}\n", v.x + 0.0F, v.y + 0.0F);
        };
        std::string text = heading() + fmt::format("mtllib {}.mtl\n", name_);
        NumberedLines<glm::vec2, decltype(&before2), decltype(uv)> uvs(&before2, uv);
        NumberedLines<glm::vec3, decltype(&before3), decltype(normal)> normals(&before3, normal);
        std::size_t points_before = 0;
        FileNames objects;
        for (const ExportPart& part : export_parts(model_, name_)) {
            // Points are a part's own: no part hangs together with another.
            NumberedLines<glm::vec3, decltype(&before3), decltype(point)> points(&before3, point);
            std::string values;
            std::string faces;
            std::size_t last = 0;
            for (const ExportPiece& piece : part.pieces) {
                faces += fmt::format("usemtl {}\n", material_names_[piece.material]);
                for (const std::uint32_t t : piece.triangles) {
                    faces += "f";
                    for (int k = 0; k < 3; ++k) {
                        const std::uint32_t i = mesh.triangles[t][k];
                        const std::size_t v = points.number_of(mesh.positions[i], values);
                        last = std::max(last, v);
                        const std::size_t n = normals.number_of(mesh.normals[i], values);
                        faces += mesh.uvs.empty()
                                     ? fmt::format(" {}//{}", points_before + v, n)
                                     : fmt::format(" {}/{}/{}", points_before + v,
                                                   uvs.number_of(mesh.uvs[i], values), n);
                    }
                    faces += "\n";
                }
            }
            points_before += last;
            text += fmt::format("o {}\n{}s 1\n{}", objects.take(part.name), values, faces);
        }
        return text;
    }

    std::string material_text() {
        std::string text = heading();
        std::vector<bool> used(model_.materials.size(), false);
        for (const std::uint32_t material : model_.mesh.triangle_material) {
            used[material] = true;
        }
        for (std::size_t m = 0; m < model_.materials.size(); ++m) {
            if (!used[m]) {
                continue;
            }
            text += fmt::format("\nnewmtl {}\n", material_names_[m]);
            const SourceMaterial& source = model_.materials[m];
            if (const auto* mtl = std::get_if<MtlMaterial>(&source.parameters)) {
                write_mtl(*mtl, text);
            } else {
                write_pbr(std::get<PbrMaterial>(source.parameters), material_names_[m], text);
            }
        }
        return text;
    }

    static void write_colour(const char* key, const std::optional<glm::vec3>& colour,
                             std::string& text) {
        if (colour) {
            text += fmt::format("{} {} {} {}\n", key, colour->x, colour->y, colour->z);
        }
    }
    static void write_number(const char* key, const std::optional<float>& number,
                             std::string& text) {
        if (number) {
            text += fmt::format("{} {}\n", key, *number);
        }
    }

    /// Statement by statement as it was read.
    void write_mtl(const MtlMaterial& mtl, std::string& text) {
        write_colour("Ka", mtl.ka, text);
        write_colour("Kd", mtl.kd, text);
        write_colour("Ks", mtl.ks, text);
        write_colour("Ke", mtl.ke, text);
        write_number("Ns", mtl.ns, text);
        write_number("d", mtl.d, text);
        write_number("Tr", mtl.tr, text);
        write_number("Ni", mtl.ni, text);
        if (mtl.illum) {
            text += fmt::format("illum {}\n", *mtl.illum);
        }
        write_map("map_Kd", mtl.map_kd, text);
        write_map("map_Ke", mtl.map_ke, text);
        write_map("map_d", mtl.map_d, text);
        write_map(mtl.bump_scale ? fmt::format("map_Bump -bm {}", *mtl.bump_scale) : "map_Bump",
                  mtl.map_bump, text);
    }

    /// As Blender 3.4 reads it: roughness 1 - sqrt(Ns / 1000), metallic Ka where illum is 3,
    /// specular Ks; a picture in place of a colour.
    void write_pbr(const PbrMaterial& pbr, const std::string& name, std::string& text) {
        const float smooth = 1.0F - pbr.roughness;
        const bool metal = pbr.metallic > 0.0F;
        const glm::vec3 ambient(metal ? pbr.metallic : 1.0F);
        write_colour("Ka", ambient, text);
        write_colour("Kd", pbr.base_color_texture < 0 ? pbr.base_color : glm::vec3(1.0F), text);
        write_colour("Ks", glm::vec3(0.5F), text);
        if (pbr.emission != glm::vec3(0.0F)) {
            write_colour("Ke", pbr.emission_texture < 0 ? pbr.emission : glm::vec3(1.0F), text);
        }
        write_number("Ns", 1000.0F * smooth * smooth, text);
        write_number("d", pbr.alpha_mode == AlphaMode::kOpaque ? 1.0F : pbr.alpha, text);
        text += fmt::format("illum {}\n", metal ? 3 : 2);
        write_number("Pr", pbr.roughness, text);
        write_number("Pm", pbr.metallic, text);
        write_map("map_Kd", pbr.base_color_texture, text, pbr.base_color);
        if (pbr.emission != glm::vec3(0.0F)) {
            write_map("map_Ke", pbr.emission_texture, text, pbr.emission);
        }
        if (pbr.alpha_mode != AlphaMode::kOpaque && has_alpha(pbr.base_color_texture)) {
            write_map("map_d", pbr.base_color_texture, text, pbr.base_color);
        }
        write_map("norm", pbr.normal_texture, text);
        if (pbr.metallic_roughness_texture >= 0) {
            remarks_.push_back(fmt::format("{}: MTL has no metallic-roughness picture", name));
        }
    }

    [[nodiscard]] bool has_alpha(int texture) const {
        if (texture < 0) {
            return false;
        }
        const Result<Texture, TextureFault> decoded =
            decode_texture(imported_.encoded_textures[static_cast<std::size_t>(texture)]);
        return decoded && decoded.value().has_alpha;
    }

    void write_map(const std::string& key, int texture, std::string& text,
                   const glm::vec3& tint = glm::vec3(1.0F)) {
        if (texture >= 0) {
            text += fmt::format("{} {}\n", key, picture(texture, tint));
        }
    }

    /// Name of the picture's file, written on its first use.
    const std::string& picture(int texture, const glm::vec3& tint) {
        const auto [place, fresh] =
            picture_names_.try_emplace(std::tuple(texture, tint.x, tint.y, tint.z));
        if (fresh) {
            const EncodedTexture& encoded =
                imported_.encoded_textures[static_cast<std::size_t>(texture)];
            const std::string bytes = picture_file(encoded, tint);
            const std::string ending = bytes == encoded.bytes ? picture_extension(encoded) : "png";
            const std::string stem = stem_of(encoded.name);
            place->second = file_names_.take(fmt::format("{}-{}.{}", name_, stem, ending));
            pictures_.push_back({place->second, bytes});
        }
        return place->second;
    }

    const ImportedModel& imported_;
    const Model& model_;
    const AssetEntry& entry_;
    std::string name_;
    FileNames names_;
    FileNames file_names_;
    std::vector<std::string> material_names_;
    std::map<std::tuple<int, float, float, float>, std::string> picture_names_;
    std::vector<ExportedFile> pictures_;
    std::vector<std::string> remarks_;
};

}  // namespace

ModelExport export_obj(const ImportedModel& imported, const AssetEntry& entry) {
    return ObjWriter(imported, entry).write();
}

}  // namespace turntable
