#include "generator/sample_surroundings.h"

#include <array>

namespace turntable {
namespace {

/// World direction of the ray through a point of the frame, shares of its width and height.
glm::dvec3 ray_through(const Scene& scene, double x, double y) {
    const Camera& camera = scene.camera;
    const double aspect = static_cast<double>(scene.film.height) / scene.film.width;
    const glm::dvec3 local((x - camera.principal_x) / camera.focal,
                           (camera.principal_y - y) * aspect / camera.focal, -1.0);
    return camera.camera_to_world * local;
}

/// Rays that meet the floor are those on one side of its horizon, so the corners decide.
bool floor_fills_frame(const Scene& scene) {
    if (!scene.floor.present) {
        return false;
    }
    const double down = scene.floor.height - scene.camera.position.z;
    for (const auto& [x, y] : {std::array{0.0, 0.0}, {1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}}) {
        if (!(ray_through(scene, x, y).z * down > 0.0)) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::string light_of(const Scene& scene) {
    return scene.environment.map.id.empty() ? "lamps" : scene.environment.map.id;
}

std::string background_of(const Scene& scene) {
    if (floor_fills_frame(scene)) {
        return scene.floor.texture.id.empty() ? "floor" : scene.floor.texture.id;
    }
    const std::string& id =
        scene.backdrop.present ? scene.backdrop.map.id : scene.environment.map.id;
    return id.empty() ? "plain" : id;
}

}  // namespace turntable
