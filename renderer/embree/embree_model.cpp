#include "renderer/embree/embree_model.h"

#include <utility>

namespace turntable::embree {
namespace {

std::size_t texture_bytes(const Texture& texture) {
    return texture.texels8.size() + texture.texels_float.size() * sizeof(float);
}

}  // namespace

EmbreeModel::EmbreeModel(RTCDevice device, std::shared_ptr<const Model> model, MtlRules rules)
    : model_(std::move(model)), shading_(shading_mesh(*model_, rules)) {
    const Mesh& mesh = model_->mesh;
    positions_ = mesh.positions;
    positions_.emplace_back(0.0F);
    indices_ = mesh.triangles;
    scene_ = build_scene(device, positions_.data(), positions_.size() - 1, indices_.data(),
                         indices_.size());
    // Embree's own structure is about 100 bytes a triangle at this build quality.
    constexpr std::size_t kStructureBytes = 100;
    bytes_ = positions_.size() * sizeof(glm::vec3) * 3 + indices_.size() * 2 * sizeof(glm::uvec3) +
             indices_.size() * (sizeof(shading::TriangleData) + kStructureBytes);
    for (const Texture& texture : model_->textures) {
        bytes_ += texture_bytes(texture);
    }
}

}  // namespace turntable::embree
