// ImportedModel: what a reader makes of a model file, before and after normalisation, together
// with the encoded pictures that the cache keeps in place of texels.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "assets/model.h"
#include "assets/source_files.h"
#include "assets/texture_reader.h"

namespace turntable {

struct ImportedModel {
    Model model;
    std::vector<EncodedTexture> encoded_textures;  ///< parallel to model.textures
    /// Change of axes from file coordinates to the mesh's (+Z up); a rotation.
    glm::dmat3 file_to_mesh{1.0};
    /// What the bounding box is taken over, in mesh axes; empty: the mesh's own vertices.
    std::vector<glm::vec3> bounds_points;
};

/// For faces without material: grey 0.8 without gloss.
[[nodiscard]] SourceMaterial default_material();

/// Loads the textures of one model, each once. What cannot be loaded is a warning in the model.
class TextureSet {
public:
    TextureSet(SourceFiles& files, ImportedModel& imported) : files_(files), imported_(imported) {}

    /// Index into Model::textures of the picture that a file of `folder` names as `written`, or
    /// kMissingTexture. Looked for where `written` says, then beside the naming file: many MTL
    /// files keep the absolute path of their author's machine.
    int add_file(const std::string& written, const std::string& folder, TextureEncoding encoding,
                 bool premultiply = false);
    /// A picture inside the model file; `encoded.name` tells it from the others.
    int add_embedded(EncodedTexture encoded);

private:
    int add(EncodedTexture encoded);

    SourceFiles& files_;
    ImportedModel& imported_;
    std::unordered_map<std::string, int> known_;
};

}  // namespace turntable
