// A model in the Embree backend's form: acceleration structure, one record a triangle, materials,
// textures. Immutable; shared by all threads.
#pragma once

#include <memory>
#include <vector>

#include "assets/model.h"
#include "renderer/embree/embree_api.h"
#include "renderer/renderer.h"
#include "renderer/shading_mesh.h"
#include "renderer/shared/scene_data.h"

namespace turntable::embree {

class EmbreeModel : public PreparedModel {
public:
    EmbreeModel(RTCDevice device, std::shared_ptr<const Model> model, MtlRules rules);

    [[nodiscard]] std::size_t bytes() const override { return bytes_; }
    [[nodiscard]] RTCScene scene() const { return scene_.get(); }
    [[nodiscard]] const ObjectBounds& bounds() const { return shading_.bounds; }
    [[nodiscard]] const std::vector<shading::TriangleData>& triangles() const {
        return shading_.triangles;
    }
    [[nodiscard]] const std::vector<shading::MaterialData>& materials() const {
        return shading_.materials;
    }
    [[nodiscard]] const std::vector<Texture>& textures() const { return model_->textures; }
    [[nodiscard]] bool all_opaque() const { return shading_.all_opaque; }

private:
    std::shared_ptr<const Model> model_;  ///< owns the textures
    std::vector<glm::vec3> positions_;    ///< one more than the mesh has: Embree reads past the end
    std::vector<glm::uvec3> indices_;
    ShadingMesh shading_;
    SceneHandle scene_;
    std::size_t bytes_ = 0;
};

}  // namespace turntable::embree
