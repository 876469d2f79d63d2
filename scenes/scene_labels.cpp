#include "scenes/scene_labels.h"

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

}  // namespace turntable
