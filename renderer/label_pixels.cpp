#include "renderer/label_pixels.h"

#include <limits>

#include "renderer/shared/camera_ray.h"

namespace turntable {
namespace {

namespace sh = shading;

void set3(float* pixel, const glm::dvec3& value) {
    for (int c = 0; c < 3; ++c) {
        pixel[c] = static_cast<float>(value[c]);
    }
}

}  // namespace

Planes empty_planes(const Film& film) {
    const int w = film.width;
    const int h = film.height;
    return {ImageF(w, h, 1), ImageF(w, h, 1),  ImageF(w, h, 3),  ImageF(w, h, 3),
            ImageF(w, h, 2), ImageU8(w, h, 1), ImageU8(w, h, 1), ImageU8(w, h, 1)};
}

void store_label(Planes& planes, int x, int y, const sh::Label& label, const sh::CameraData& camera,
                 const RenderFrame& frame) {
    const bool seen = label.id != sh::kIdNothing;
    const sh::vec3 direction =
        sh::camera_direction(camera, static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
    const double cosine = static_cast<double>(-sh::dot(direction, camera.back));
    const double metres = static_cast<double>(label.distance) * frame.scale;
    constexpr float kNothing = std::numeric_limits<float>::infinity();
    *planes.distance.at(x, y) = seen ? static_cast<float>(metres) : kNothing;
    *planes.depth.at(x, y) = seen ? static_cast<float>(metres * cosine) : kNothing;
    set3(planes.normal.at(x, y), frame.vector_to_world(glm::dvec3(label.normal)));
    set3(planes.albedo.at(x, y), glm::dvec3(label.albedo));
    planes.uv.at(x, y)[0] = label.uv.x;
    planes.uv.at(x, y)[1] = label.uv.y;
    *planes.mask.at(x, y) = label.id == sh::kIdObject ? 255 : 0;
    *planes.id.at(x, y) = static_cast<std::uint8_t>(label.id);
    *planes.part.at(x, y) = static_cast<std::uint8_t>(label.part);
}

}  // namespace turntable
