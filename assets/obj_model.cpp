#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "assets/model_readers.h"
#include "assets/mtl_file.h"
#include "assets/obj_file.h"
#include "assets/obj_mesh.h"
#include "assets/rejected_model.h"
#include "assets/text_lines.h"

namespace turntable {
namespace {

/// "name.mtl", 'quoted name.mtl', "two words.mtl" or several names on one line: the whole line is
/// tried as one name first.
std::vector<std::string> library_paths(SourceFiles& files, const std::string& statement,
                                       const std::string& folder) {
    const auto find = [&](std::string_view name) -> std::optional<std::string> {
        for (const std::string& spelling : {std::string(name), source_file_name(name)}) {
            if (const auto path = join_source_path(folder, spelling)) {
                if (auto found = files.resolve(*path)) {
                    return found;
                }
            }
        }
        return std::nullopt;
    };
    if (const auto whole = find(unquoted(statement))) {
        return {*whole};
    }
    std::vector<std::string> paths;
    std::string_view rest = statement;
    for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
        if (const auto path = find(unquoted(word))) {
            paths.push_back(*path);
        }
    }
    return paths;
}

/// All material blocks that the model can name; of blocks with one name the first counts.
class MaterialBlocks {
public:
    MaterialBlocks(SourceFiles& files, std::vector<std::string>& warnings)
        : files_(files), warnings_(warnings) {}

    void add_libraries(const ObjFile& file, const std::string& obj_path) {
        const std::string folder = source_folder_of(obj_path);
        for (const std::string& statement : file.material_libraries) {
            const std::vector<std::string> paths = library_paths(files_, statement, folder);
            if (paths.empty()) {
                warnings_.push_back(fmt::format("material file \"{}\" is missing", statement));
            }
            for (const std::string& path : paths) {
                add_file(path);
            }
        }
        // Blender also looks for a file named like the OBJ.
        const std::string stem = obj_path.substr(0, obj_path.rfind('.'));
        if (const auto found = files_.resolve(stem + ".mtl")) {
            add_file(*found);
        }
    }

    [[nodiscard]] const MtlEntry* find(const std::string& name) const {
        const auto found = blocks_.find(name);
        return found == blocks_.end() ? nullptr : &found->second.entry;
    }
    [[nodiscard]] const std::string& folder_of(const std::string& name) const {
        return blocks_.at(name).folder;
    }

private:
    struct Block {
        MtlEntry entry;
        std::string folder;  ///< where its texture paths start
    };

    void add_file(const std::string& path) {
        if (std::find(read_.begin(), read_.end(), path) != read_.end()) {
            return;
        }
        read_.push_back(path);
        for (MtlEntry& entry : parse_mtl(files_.read(path), path, warnings_)) {
            const std::string name = entry.name;
            blocks_.try_emplace(name, Block{std::move(entry), source_folder_of(path)});
        }
    }

    SourceFiles& files_;
    std::vector<std::string>& warnings_;
    std::vector<std::string> read_;
    std::unordered_map<std::string, Block> blocks_;
};

/// Pictures that the renderer has no input for: their numbers stand in.
void warn_of_unused(const MtlEntry& entry, std::vector<std::string>& warnings) {
    if (!entry.map_ks.path.empty()) {
        warnings.push_back(fmt::format("material \"{}\": map_Ks is not used", entry.name));
    }
    if (!entry.map_ns.path.empty()) {
        warnings.push_back(fmt::format("material \"{}\": map_Ns is not used", entry.name));
    }
}

SourceMaterial load_material(const MtlEntry& entry, const std::string& folder, TextureSet& textures,
                             ImportedModel& imported) {
    MtlMaterial values = entry.values;
    const auto load = [&](const MtlMap& map, TextureEncoding encoding, bool premultiply = false) {
        if (map.path.empty()) {
            return kNoTexture;
        }
        const int texture = textures.add_file(map.path, folder, encoding, premultiply);
        values.image_maps += texture >= 0 ? 1 : 0;
        return texture;
    };
    // A picture that drives alpha too keeps its colours; elsewhere Cycles darkens what is
    // transparent.
    const bool drives_alpha = entry.map_d.path == entry.map_kd.path;
    values.map_kd = load(entry.map_kd, TextureEncoding::kSrgb8, !drives_alpha);
    values.map_ke = load(entry.map_ke, TextureEncoding::kSrgb8, true);
    values.map_d =
        load(entry.map_d, drives_alpha ? TextureEncoding::kSrgb8 : TextureEncoding::kLinear8);
    values.map_bump = load(entry.map_bump, TextureEncoding::kLinear8);
    values.bump_scale = entry.map_bump.bump_scale;
    warn_of_unused(entry, imported.model.warnings);
    if (values.map_d >= 0) {
        const auto index = static_cast<std::size_t>(values.map_d);
        values.map_d_has_alpha = imported.model.textures[index].has_alpha;
    }
    return {entry.name, values};
}

/// Only materials that faces use are loaded.
void load_materials(SourceFiles& files, const std::string& path, const ObjFile& file,
                    ImportedModel& imported, std::vector<ObjMaterialUse>& uses) {
    std::vector<bool> used(file.material_names.size(), false);
    for (const ObjFace& face : file.faces) {
        if (face.material >= 0) {
            used[static_cast<std::size_t>(face.material)] = true;
        }
    }
    Model& model = imported.model;
    MaterialBlocks blocks(files, model.warnings);
    blocks.add_libraries(file, path);
    TextureSet textures(files, imported);
    model.materials.push_back(default_material());
    uses.resize(file.material_names.size());
    for (std::size_t m = 0; m < file.material_names.size(); ++m) {
        const std::string& name = file.material_names[m];
        if (!used[m]) {
            continue;
        }
        const MtlEntry* entry = blocks.find(name);
        uses[m].index = static_cast<std::uint32_t>(model.materials.size());
        if (entry == nullptr) {
            model.warnings.push_back(fmt::format("material \"{}\" is not defined", name));
            model.materials.push_back({name, MtlMaterial{}});
        } else {
            uses[m].uv_scale = entry->map_kd.uv_scale;
            uses[m].uv_offset = entry->map_kd.uv_offset;
            model.materials.push_back(
                load_material(*entry, blocks.folder_of(name), textures, imported));
        }
    }
}

}  // namespace

ImportedModel read_obj_model(SourceFiles& files, const std::string& path,
                             std::uint64_t max_triangles) {
    const ObjFile file = parse_obj(files.read(path), path, max_triangles);
    if (file.faces.empty()) {
        throw rejected(AssetRejection::kEmpty, "{}: no faces", path);
    }
    ImportedModel imported;
    imported.model.warnings = file.warnings;
    std::vector<ObjMaterialUse> uses;
    load_materials(files, path, file, imported, uses);
    imported.model.mesh = build_obj_mesh(file, uses, 0);
    imported.bounds_points = obj_bounds_points(file);
    imported.file_to_mesh = y_up_to_z_up();
    return imported;
}

}  // namespace turntable
