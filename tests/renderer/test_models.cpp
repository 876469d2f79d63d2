#include "tests/renderer/test_models.h"

#include <cmath>
#include <numbers>

namespace turntable::test {
namespace {

glm::vec3 torus_point(double ring, double tube, bool normal) {
    constexpr double kRing = 0.35;
    constexpr double kTube = 0.15;
    const double radial = (normal ? 0.0 : kRing) + (normal ? 1.0 : kTube) * std::cos(tube);
    return {static_cast<float>(radial * std::cos(ring)),
            static_cast<float>(radial * std::sin(ring)),
            static_cast<float>((normal ? 1.0 : kTube) * std::sin(tube))};
}

std::shared_ptr<Model> finish(Mesh mesh, const SourceMaterial& material, const char* id) {
    auto model = std::make_shared<Model>();
    model->id = id;
    mesh.triangle_material.assign(mesh.triangles.size(), 0);
    model->mesh = std::move(mesh);
    model->materials = {material};
    return model;
}

/// One flat quad a, b, c, d (counter-clockwise seen from its normal).
void add_quad(Mesh& mesh, const glm::vec3 (&corners)[4]) {
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    const glm::vec3 normal =
        glm::normalize(glm::cross(corners[1] - corners[0], corners[2] - corners[0]));
    for (const glm::vec3& corner : corners) {
        mesh.positions.push_back(corner);
        mesh.normals.push_back(normal);
    }
    mesh.triangles.emplace_back(first, first + 1, first + 2);
    mesh.triangles.emplace_back(first, first + 2, first + 3);
}

}  // namespace

SourceMaterial matte(const glm::vec3& color) {
    MtlMaterial mtl;
    mtl.kd = color;
    mtl.illum = 1;
    return {"matte", mtl};
}

SourceMaterial glossy(const glm::vec3& color, float ks, float ns) {
    MtlMaterial mtl;
    mtl.kd = color;
    mtl.ks = glm::vec3(ks);
    mtl.ns = ns;
    mtl.illum = 2;
    return {"glossy", mtl};
}

std::shared_ptr<Model> torus(const SourceMaterial& material, int segments) {
    Mesh mesh;
    const double step = 2 * std::numbers::pi / segments;
    for (int i = 0; i < segments; ++i) {
        for (int j = 0; j < segments; ++j) {
            mesh.positions.push_back(torus_point(i * step, j * step, false));
            mesh.normals.push_back(torus_point(i * step, j * step, true));
        }
    }
    const auto at = [&](int i, int j) {
        return static_cast<std::uint32_t>((i % segments) * segments + j % segments);
    };
    for (int i = 0; i < segments; ++i) {
        for (int j = 0; j < segments; ++j) {
            mesh.triangles.emplace_back(at(i, j), at(i + 1, j), at(i + 1, j + 1));
            mesh.triangles.emplace_back(at(i, j), at(i + 1, j + 1), at(i, j + 1));
        }
    }
    return finish(std::move(mesh), material, "torus");
}

std::shared_ptr<Model> sphere(const SourceMaterial& material, double radius, int segments) {
    Mesh mesh;
    const int rows = segments / 2;
    for (int i = 0; i <= rows; ++i) {
        for (int j = 0; j < segments; ++j) {
            const double polar = std::numbers::pi * i / rows;
            const double azimuth = 2 * std::numbers::pi * j / segments;
            const glm::dvec3 normal(std::sin(polar) * std::cos(azimuth),
                                    std::sin(polar) * std::sin(azimuth), std::cos(polar));
            mesh.positions.emplace_back(radius * normal);
            mesh.normals.emplace_back(normal);
        }
    }
    const auto at = [&](int i, int j) {
        return static_cast<std::uint32_t>(i * segments + j % segments);
    };
    for (int i = 0; i < rows; ++i) {
        for (int j = 0; j < segments; ++j) {
            mesh.triangles.emplace_back(at(i, j), at(i + 1, j), at(i + 1, j + 1));
            mesh.triangles.emplace_back(at(i, j), at(i + 1, j + 1), at(i, j + 1));
        }
    }
    return finish(std::move(mesh), material, "sphere");
}

std::shared_ptr<Model> square(const SourceMaterial& material, float half) {
    Mesh mesh;
    add_quad(mesh, {{-half, -half, 0}, {half, -half, 0}, {half, half, 0}, {-half, half, 0}});
    return finish(std::move(mesh), material, "square");
}

std::shared_ptr<Model> box(const SourceMaterial& material, const glm::vec3& half) {
    Mesh mesh;
    const float x = half.x;
    const float y = half.y;
    const float z = half.z;
    add_quad(mesh, {{-x, -y, z}, {x, -y, z}, {x, y, z}, {-x, y, z}});
    add_quad(mesh, {{-x, y, -z}, {x, y, -z}, {x, -y, -z}, {-x, -y, -z}});
    add_quad(mesh, {{x, -y, -z}, {x, y, -z}, {x, y, z}, {x, -y, z}});
    add_quad(mesh, {{-x, y, -z}, {-x, -y, -z}, {-x, -y, z}, {-x, y, z}});
    add_quad(mesh, {{x, y, -z}, {-x, y, -z}, {-x, y, z}, {x, y, z}});
    add_quad(mesh, {{-x, -y, -z}, {x, -y, -z}, {x, -y, z}, {-x, -y, z}});
    return finish(std::move(mesh), material, "box");
}

}  // namespace turntable::test
