// Materials and textures of a scene that Assimp read.
#pragma once

#include <string>

#include <assimp/scene.h>

#include "assets/imported_model.h"

namespace turntable {

/// Appends the scene's materials, in its order, to imported.model. `path` is the model file's.
void add_assimp_materials(const aiScene& scene, const std::string& path, SourceFiles& files,
                          ImportedModel& imported);

}  // namespace turntable
