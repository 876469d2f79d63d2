#include "cli/bench_model.h"

#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "base/philox.h"
#include "scenes/recipe.h"

namespace turntable::cli {
namespace {

constexpr int kTextureSize = 256;
constexpr int kCheckerSize = 16;      // texels
constexpr double kTubeRadius = 0.28;  // of the knot's own size, before normalisation

glm::dvec3 knot_point(double t) {
    const double radius = 2.0 + std::cos(3.0 * t);
    return {radius * std::cos(2.0 * t), radius * std::sin(2.0 * t), std::sin(3.0 * t)};
}

Texture checker_texture() {
    Texture texture;
    texture.name = "checker";
    texture.width = texture.height = kTextureSize;
    for (int y = 0; y < kTextureSize; ++y) {
        for (int x = 0; x < kTextureSize; ++x) {
            const bool light = (x / kCheckerSize + y / kCheckerSize) % 2 == 0;
            const std::uint8_t code = light ? 220 : 60;
            texture.texels8.insert(texture.texels8.end(), {code, code, code, 255});
        }
    }
    return texture;
}

// Adds one ring of `around` + 1 vertices; the last repeats the first with another u.
void add_ring(Mesh& mesh, double t, double v, std::uint32_t around) {
    constexpr double kStep = 1e-4;
    const glm::dvec3 centre = knot_point(t);
    const glm::dvec3 tangent = glm::normalize(knot_point(t + kStep) - knot_point(t - kStep));
    const glm::dvec3 side = glm::normalize(glm::cross(tangent, glm::dvec3(0.0, 0.0, 1.0)));
    const glm::dvec3 up = glm::cross(side, tangent);
    for (std::uint32_t i = 0; i <= around; ++i) {
        const double u = static_cast<double>(i) / around;
        const double angle = 2.0 * std::numbers::pi * u;
        const glm::dvec3 normal = std::cos(angle) * side + std::sin(angle) * up;
        mesh.positions.emplace_back(centre + kTubeRadius * normal);
        mesh.normals.emplace_back(normal);
        mesh.uvs.emplace_back(4.0 * u, 40.0 * v);
    }
}

void add_tube(Mesh& mesh, std::uint32_t along, std::uint32_t around) {
    for (std::uint32_t j = 0; j <= along; ++j) {
        const double v = static_cast<double>(j) / along;
        add_ring(mesh, 2.0 * std::numbers::pi * v, v, around);
    }
    const std::uint32_t stride = around + 1;
    for (std::uint32_t j = 0; j < along; ++j) {
        for (std::uint32_t i = 0; i < around; ++i) {
            const std::uint32_t corner = j * stride + i;
            mesh.triangles.emplace_back(corner, corner + 1, corner + stride);
            mesh.triangles.emplace_back(corner + 1, corner + stride + 1, corner + stride);
        }
    }
    mesh.triangle_material.assign(mesh.triangles.size(), 0);
}

// Centres the bounding box and scales its diagonal to 1.
void normalise(Model& model) {
    glm::vec3 low = model.mesh.positions.front();
    glm::vec3 high = low;
    for (const glm::vec3& point : model.mesh.positions) {
        low = glm::min(low, point);
        high = glm::max(high, point);
    }
    const glm::vec3 centre = 0.5F * (low + high);
    const float scale = 1.0F / glm::length(high - low);
    for (glm::vec3& point : model.mesh.positions) {
        point = scale * (point - centre);
    }
    model.bounds = {glm::dvec3(scale * (low - centre)), glm::dvec3(scale * (high - centre))};
}

}  // namespace

std::shared_ptr<const Model> torus_knot(std::uint32_t along, std::uint32_t around) {
    auto model = std::make_shared<Model>();
    model->id = "torus_knot";
    add_tube(model->mesh, along, around);
    normalise(*model);
    model->textures.push_back(checker_texture());
    PbrMaterial material;
    material.metallic = 0.0F;
    material.roughness = 0.4F;
    material.base_color_texture = 0;
    model->materials.push_back({"checker", material});
    return model;
}

std::vector<Scene> bench_scenes(std::size_t count) {
    const Recipe recipe = Recipe::load("3diebench");
    std::vector<Scene> scenes;
    for (std::size_t i = 0; i < count; ++i) {
        const std::vector<double> factors = recipe.draw_factors(Seed(1), SampleId(i));
        scenes.push_back(recipe.build_scene(factors, "torus_knot", i));
    }
    return scenes;
}

}  // namespace turntable::cli
