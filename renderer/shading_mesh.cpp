#include "renderer/shading_mesh.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

shading::TriangleData make_triangle(const Model& model, std::size_t index) {
    const Mesh& mesh = model.mesh;
    const glm::uvec3& corner = mesh.triangles[index];
    shading::TriangleData data{};
    data.p0 = mesh.positions[corner[0]];
    data.p1 = mesh.positions[corner[1]];
    data.p2 = mesh.positions[corner[2]];
    data.n0 = mesh.normals[corner[0]];
    data.n1 = mesh.normals[corner[1]];
    data.n2 = mesh.normals[corner[2]];
    data.material = mesh.triangle_material[index];
    data.part = model.parts.empty() ? 1 : 1 + model.material_part[data.material];
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
    TT_CHECK_LE(model.parts.size(), kMostParts);
    TT_CHECK_EQ(model.material_part.size(), model.parts.empty() ? 0 : model.materials.size());
    for (const std::uint32_t part : model.material_part) {
        TT_CHECK_LT(part, model.parts.size());
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

bool lets_light_through(const shading::MaterialData& material) {
    constexpr shading::uint kSolid = shading::kMaterialOpaque | shading::kMaterialTwoSided;
    return (material.flags & kSolid) != kSolid;
}

}  // namespace

ShadingMesh shading_mesh(const Model& model, MtlRules rules) {
    check_mesh(model);
    const Mesh& mesh = model.mesh;
    ShadingMesh result;
    result.triangles.reserve(mesh.triangles.size());
    for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
        result.triangles.push_back(make_triangle(model, i));
    }
    find_doubles(result.triangles);
    result.materials = shading_materials(model.materials, model.textures, rules);
    result.all_opaque = std::none_of(
        mesh.triangle_material.begin(), mesh.triangle_material.end(),
        [&](std::uint32_t material) { return lets_light_through(result.materials[material]); });
    result.bounds = object_bounds(mesh);
    return result;
}

}  // namespace turntable
