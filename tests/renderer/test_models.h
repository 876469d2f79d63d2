// Models made in code for renderer tests: shapes whose pictures can be worked out by hand.
#pragma once

#include <memory>

#include "assets/model.h"

namespace turntable::test {

/// Matte grey unless changed: no specular, roughness 1 (MTL without Ks and Ns under illum 1).
[[nodiscard]] SourceMaterial matte(const glm::vec3& color);
/// Principled surface through MTL: specular = ks, roughness = 1 - sqrt(ns / 1000) (Blender 3.4).
[[nodiscard]] SourceMaterial glossy(const glm::vec3& color, float ks, float ns);

/// Torus about z, smooth normals; outer radius 0.5, centred at the origin.
[[nodiscard]] std::shared_ptr<Model> torus(const SourceMaterial& material, int segments = 48);
/// Sphere about the origin, smooth normals; its vertices lie on it.
[[nodiscard]] std::shared_ptr<Model> sphere(const SourceMaterial& material, double radius,
                                            int segments = 96);
/// Square of half width `half` in the plane z = 0, facing +z.
[[nodiscard]] std::shared_ptr<Model> square(const SourceMaterial& material, float half);
/// Axis-aligned box of the given half widths, flat shaded.
[[nodiscard]] std::shared_ptr<Model> box(const SourceMaterial& material, const glm::vec3& half);

}  // namespace turntable::test
