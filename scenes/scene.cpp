#include "scenes/scene.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "base/error.h"

namespace turntable {

Camera look_at(const glm::dvec3& position, const glm::dvec3& target, double focal) {
    // Below this share of its length an offset has no direction, or none apart from +Z.
    constexpr double kSmallest = 1e-9;
    const glm::dvec3 offset = position - target;
    const double distance = glm::length(offset);
    if (!(distance > kSmallest)) {
        throw bad_input("camera: position and target coincide");
    }
    const glm::dvec3 back = offset / distance;
    const glm::dvec3 sideways = glm::cross(glm::dvec3(0, 0, 1), back);
    if (!(glm::length(sideways) > kSmallest)) {
        throw bad_input("camera: looks along Z, so that no image up is nearest to +Z");
    }
    const glm::dvec3 right = glm::normalize(sideways);
    Camera camera;
    camera.position = position;
    camera.camera_to_world = glm::dmat3(right, glm::cross(back, right), back);
    camera.focal = focal;
    return camera;
}

Projection project(const Camera& camera, const Film& film, const glm::dvec3& world) {
    const glm::dvec3 local = glm::transpose(camera.camera_to_world) * (world - camera.position);
    const double depth = -local.z;
    // Square pixels: both axes share the focal length in pixels, a multiple of the width.
    const double focal = camera.focal * film.width;
    return {camera.principal_x * film.width + focal * local.x / depth,
            camera.principal_y * film.height - focal * local.y / depth, depth};
}

glm::dvec3 rgb_from_hsv(double hue, double saturation, double value) {
    // Smith 1978: each channel is a trapezium of the hue, in sixths of the circle, with its
    // plateau around red (0), green (2) or blue (4).
    const double sixths = 6 * (hue - std::floor(hue));
    const auto channel = [&](double plateau) {
        const double away = std::abs(sixths - plateau);
        const double distance = std::min(away, 6 - away);
        const double purity = std::clamp(2 - distance, 0.0, 1.0);
        return value * (1 - saturation + saturation * purity);
    };
    return {channel(0), channel(2), channel(4)};
}

}  // namespace turntable
