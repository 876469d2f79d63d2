#include "renderer/embree/embree_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "base/error.h"

namespace turntable::embree {
namespace {

shading::TriangleData make_triangle(const Mesh& mesh, std::size_t index) {
    const glm::uvec3& corner = mesh.triangles[index];
    shading::TriangleData data{};
    data.p0 = mesh.positions[corner[0]];
    data.p1 = mesh.positions[corner[1]];
    data.p2 = mesh.positions[corner[2]];
    data.n0 = mesh.normals[corner[0]];
    data.n1 = mesh.normals[corner[1]];
    data.n2 = mesh.normals[corner[2]];
    data.material = mesh.triangle_material[index];
    data.has_uv = mesh.uvs.empty() ? 0U : 1U;
    if (!mesh.uvs.empty()) {
        data.uv0 = mesh.uvs[corner[0]];
        data.uv1 = mesh.uvs[corner[1]];
        data.uv2 = mesh.uvs[corner[2]];
    }
    return data;
}

void check_mesh(const Model& model) {
    const Mesh& mesh = model.mesh;
    if (mesh.triangles.empty()) {
        throw bad_input("{}: the model has no triangles", model.id);
    }
    TT_CHECK_EQ(mesh.normals.size(), mesh.positions.size());
    TT_CHECK_EQ(mesh.triangle_material.size(), mesh.triangles.size());
    for (const glm::uvec3& t : mesh.triangles) {
        TT_CHECK_LT(std::max({t.x, t.y, t.z}), mesh.positions.size());
    }
    for (const std::uint32_t material : mesh.triangle_material) {
        TT_CHECK_LT(material, model.materials.size());
    }
}

/// The triangle's three corners, sorted: equal for doubles whatever their winding.
using CornerKey = std::array<float, 9>;

CornerKey corner_key(const shading::TriangleData& triangle) {
    std::array<std::array<float, 3>, 3> corners = {{{triangle.p0.x, triangle.p0.y, triangle.p0.z},
                                                    {triangle.p1.x, triangle.p1.y, triangle.p1.z},
                                                    {triangle.p2.x, triangle.p2.y, triangle.p2.z}}};
    std::sort(corners.begin(), corners.end());
    CornerKey key{};
    for (std::size_t c = 0; c < 3; ++c) {
        std::copy(corners[c].begin(), corners[c].end(), key.begin() + 3 * c);
    }
    return key;
}

/// Sets TriangleData::exposure from the number of exact doubles of each triangle.
void find_doubles(std::vector<shading::TriangleData>& triangles) {
    std::vector<std::pair<CornerKey, std::size_t>> order;
    order.reserve(triangles.size());
    for (std::size_t i = 0; i < triangles.size(); ++i) {
        order.emplace_back(corner_key(triangles[i]), i);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first + 1;
        while (last < order.size() && order[last].first == order[first].first) {
            ++last;
        }
        for (std::size_t i = first; i < last; ++i) {
            triangles[order[i].second].exposure =
                std::ldexp(1.0F, -static_cast<int>(last - first - 1));
        }
        first = last;
    }
}

std::size_t texture_bytes(const Texture& texture) {
    return texture.texels8.size() + texture.texels_float.size() * sizeof(float);
}

}  // namespace

EmbreeModel::EmbreeModel(RTCDevice device, std::shared_ptr<const Model> model, MtlRules rules)
    : model_(std::move(model)) {
    check_mesh(*model_);
    const Mesh& mesh = model_->mesh;
    positions_ = mesh.positions;
    positions_.emplace_back(0.0F);
    indices_ = mesh.triangles;
    triangles_.reserve(mesh.triangles.size());
    for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
        triangles_.push_back(make_triangle(mesh, i));
    }
    find_doubles(triangles_);
    materials_ = shading_materials(model_->materials, model_->textures, rules);
    const auto sees_through = [&](std::uint32_t material) {
        constexpr shading::uint kSolid = shading::kMaterialOpaque | shading::kMaterialTwoSided;
        return (materials_[material].flags & kSolid) != kSolid;
    };
    all_opaque_ =
        std::none_of(mesh.triangle_material.begin(), mesh.triangle_material.end(), sees_through);
    bounds_ = object_bounds(mesh);
    scene_ = build_scene(device, positions_.data(), positions_.size() - 1, indices_.data(),
                         indices_.size());
    // Embree's own structure is about 100 bytes a triangle at this build quality.
    constexpr std::size_t kStructureBytes = 100;
    bytes_ = positions_.size() * sizeof(glm::vec3) * 3 + indices_.size() * 2 * sizeof(glm::uvec3) +
             triangles_.size() * (sizeof(shading::TriangleData) + kStructureBytes);
    for (const Texture& texture : model_->textures) {
        bytes_ += texture_bytes(texture);
    }
}

}  // namespace turntable::embree
