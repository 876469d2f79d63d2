#include "scenes/scene_labels.h"

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

namespace turntable {
namespace {

// GLM keeps columns: m[column][row].
std::array<double, 16> row_major(const glm::dmat4& m) {
    std::array<double, 16> rows{};
    std::size_t next = 0;
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 4; ++column) {
            rows[next++] = m[column][row];
        }
    }
    return rows;
}

}  // namespace

SceneLabels scene_labels(const Scene& scene, const Quaternion& rotation) {
    glm::dmat4 camera_to_world(scene.camera.camera_to_world);
    camera_to_world[3] = glm::dvec4(scene.camera.position, 1.0);
    const Film& film = scene.film;
    const double focal = scene.camera.focal * film.width;  // square pixels
    return {row_major(scene.object.object_to_world),
            {rotation.x, rotation.y, rotation.z, rotation.w},
            row_major(camera_to_world),
            {focal, focal, scene.camera.principal_x * film.width,
             scene.camera.principal_y * film.height}};
}

ProjectedLabels projected_labels(const Scene& scene, const Bounds& bounds) {
    const auto pixel_of = [&](const glm::dvec3& object) {
        return project(scene.camera, scene.film,
                       glm::dvec3(scene.object.object_to_world * glm::dvec4(object, 1.0)));
    };
    ProjectedLabels labels;
    const Projection origin = pixel_of(glm::dvec3(0.0));
    labels.depth = origin.depth;
    if (origin.depth > 0.0) {
        labels.position = {rounded_pixels(origin.u), rounded_pixels(origin.v)};
    }
    std::array<double, 16> corners{};
    for (std::size_t i = 0; i < 8; ++i) {
        const Projection corner = pixel_of({(i & 1U) != 0 ? bounds.maximum.x : bounds.minimum.x,
                                            (i & 2U) != 0 ? bounds.maximum.y : bounds.minimum.y,
                                            (i & 4U) != 0 ? bounds.maximum.z : bounds.minimum.z});
        if (!(corner.depth > 0.0)) {
            return labels;
        }
        corners[2 * i] = rounded_pixels(corner.u);
        corners[2 * i + 1] = rounded_pixels(corner.v);
    }
    labels.corners = corners;
    return labels;
}

Similarity relative_transform(const SceneObject& from, const SceneObject& to) {
    if (from.object_to_world == to.object_to_world) {
        return {};
    }
    const glm::dmat3 linear_from(from.object_to_world);
    const glm::dmat3 linear_to(to.object_to_world);
    const double scale_from = std::cbrt(glm::determinant(linear_from));
    const double scale_to = std::cbrt(glm::determinant(linear_to));
    const glm::dmat3 rotation = (linear_to / scale_to) * glm::transpose(linear_from / scale_from);
    const double scale = scale_to / scale_from;
    const Quaternion q = quaternion_from_matrix(rotation);
    const glm::dvec3 shift = glm::dvec3(to.object_to_world[3]) -
                             scale * (rotation * glm::dvec3(from.object_to_world[3]));
    return {{q.x, q.y, q.z, q.w}, {shift.x, shift.y, shift.z}, scale};
}

double rounded_pixels(double value) {
    constexpr double kSteps = 1000.0;
    return std::round(value * kSteps) / kSteps;
}

}  // namespace turntable
