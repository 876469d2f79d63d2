// ShadingMesh: a model as the shading code reads it, the same for every backend.
#pragma once

#include <vector>

#include "assets/model.h"
#include "renderer/render_frame.h"
#include "renderer/shared/scene_data.h"

namespace turntable {

struct ShadingMesh {
    std::vector<shading::TriangleData> triangles;  ///< in the order of Mesh::triangles
    std::vector<shading::MaterialData> materials;
    ObjectBounds bounds;
    bool all_opaque = true;  ///< no triangle ever lets light through, whichever side it shows
};

/// Throws Error (bad input) when the model has no triangles.
[[nodiscard]] ShadingMesh shading_mesh(const Model& model, MtlRules rules);

}  // namespace turntable
