// From a Scene (world frame, double) to the shading code's SceneData (render frame, float). The
// render frame is the object frame: camera, floor and lights are carried there by the inverse of
// object_to_world, lengths and light powers scaled with it, so that radiance stays what it was.
#pragma once

#include <span>
#include <vector>

#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

#include "assets/model.h"
#include "renderer/renderer.h"
#include "renderer/shared/scene_data.h"
#include "scenes/scene.h"

namespace turntable {

/// The similarity between world and render frame: render = (rotation^T (world - origin)) / scale.
struct RenderFrame {
    glm::dmat3 rotation{1.0};
    glm::dvec3 origin{0.0};
    double scale = 1.0;

    [[nodiscard]] glm::dvec3 point_to_render(const glm::dvec3& world) const;
    [[nodiscard]] glm::dvec3 vector_to_render(const glm::dvec3& world) const;
    [[nodiscard]] glm::dvec3 vector_to_world(const glm::dvec3& render) const;
};

/// Throws Error (bad input) when object_to_world is no rotation times uniform scale.
[[nodiscard]] RenderFrame render_frame_of(const SceneObject& object);

/// Bounding sphere and box of a model, as the shading code wants them (slightly grown).
struct ObjectBounds {
    glm::vec3 centre{0.0F};
    float radius = 0.0F;
    glm::vec3 low{0.0F};
    glm::vec3 high{0.0F};
};
[[nodiscard]] ObjectBounds object_bounds(const Mesh& mesh);

/// Everything but the floor cache's texels and the names of the maps' texels and tables. Throws
/// Error (bad input) when the scene exceeds the limits of Scene or has impossible values (radius <=
/// 0, a prop's size <= 0, its to_world no rotation, image larger than 16384).
[[nodiscard]] shading::SceneData shading_scene(const Scene& scene, const RenderFrame& frame,
                                               const ObjectBounds& bounds, bool allow_floor_cache);

/// Whether the floor cache is good for the scene: a floor, the object's bounding sphere clear of it
/// by a quarter of its diameter, no environment map, no sun of a half angle below 0.5 rad, and no
/// props (the cache knows the object's shadow alone).
[[nodiscard]] bool floor_cache_applies(const Scene& scene, const RenderFrame& frame,
                                       const ObjectBounds& bounds);

/// Materials in the shader's form.
[[nodiscard]] std::vector<shading::MaterialData>
shading_materials(std::span<const SourceMaterial> materials, std::span<const Texture> textures,
                  MtlRules rules);

/// Key of all of the picture's random numbers.
[[nodiscard]] shading::uint image_seed(const Scene& scene);

/// Irradiance of a plane of unit `normal` from an unoccluded sun, by quadrature over its disk.
[[nodiscard]] glm::dvec3 sun_irradiance(const Sun& sun, const glm::dvec3& normal);

}  // namespace turntable
