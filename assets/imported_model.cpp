#include "assets/imported_model.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "assets/rejected_model.h"
#include "assets/texture_import.h"

namespace turntable {
namespace {

std::optional<std::string> find_texture(SourceFiles& files, const std::string& written,
                                        const std::string& folder) {
    for (const std::string& candidate : {written, source_file_name(written)}) {
        if (const std::optional<std::string> path = join_source_path(folder, candidate)) {
            if (std::optional<std::string> found = files.resolve(*path)) {
                return found;
            }
        }
    }
    return std::nullopt;
}

}  // namespace

SourceMaterial default_material() {
    MtlMaterial grey;
    grey.kd = glm::vec3(0.8F);
    grey.ks = glm::vec3(0.0F);
    grey.ns = 250.0F;  // roughness 0.5: Disney diffuse is nearest to Lambert there
    return {"", grey};
}

int TextureSet::add_file(const std::string& written, const std::string& folder,
                         TextureEncoding encoding, bool premultiply) {
    std::vector<std::string>& warnings = imported_.model.warnings;
    const std::string key =
        fmt::format("{}:{}:{}", static_cast<int>(encoding), premultiply, written);
    const auto [known, fresh] = known_.try_emplace(key, kMissingTexture);
    if (!fresh) {
        return known->second;
    }
    const std::optional<std::string> path = find_texture(files_, written, folder);
    if (!path) {
        warnings.push_back(fmt::format("texture \"{}\" is missing", written));
        return kMissingTexture;
    }
    try {
        known->second = add({*path, encoding, files_.read(*path), premultiply});
    } catch (const RejectedModel& rejection) {
        if (rejection.reason() == AssetRejection::kUnsafeArchive) {
            throw;
        }
        warnings.push_back(fmt::format("texture \"{}\": {}", written, rejection.what()));
    }
    return known->second;
}

int TextureSet::add_embedded(EncodedTexture encoded) {
    const std::string key = fmt::format("{}*{}", static_cast<int>(encoded.encoding), encoded.name);
    const auto [known, fresh] = known_.try_emplace(key, kMissingTexture);
    if (fresh) {
        known->second = add(std::move(encoded));
    }
    return known->second;
}

int TextureSet::add(EncodedTexture encoded) {
    Result<ImportedTexture, TextureFault> imported = import_texture(std::move(encoded));
    if (!imported) {
        imported_.model.warnings.push_back("texture " + imported.failure().detail);
        return kMissingTexture;
    }
    ImportedTexture texture = std::move(imported).value();
    imported_.model.textures.push_back(std::move(texture.texels));
    imported_.encoded_textures.push_back(std::move(texture.kept));
    return static_cast<int>(imported_.model.textures.size()) - 1;
}

}  // namespace turntable
