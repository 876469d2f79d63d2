#include "renderer/embree/label_planes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "renderer/shared/camera_ray.h"
#include "renderer/shared/labels.h"

namespace turntable::embree {
namespace {

namespace sh = shading;

/// Half-open rectangle of pixels, possibly beyond the picture.
struct PixelRect {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    [[nodiscard]] bool inside(const PixelRect& other) const {
        return x0 >= other.x0 && y0 >= other.y0 && x1 <= other.x1 && y1 <= other.y1;
    }
};

bool sees_object(const sh::EmbreeWorld& world, int x, int y) {
    sh::Ray ray;
    ray.origin = world.scene->camera.position;
    ray.direction = sh::camera_direction(world.scene->camera, static_cast<float>(x) + 0.5F,
                                         static_cast<float>(y) + 0.5F);
    ray.skip = sh::kNoPrimitive;
    sh::Hit hit;
    float t = 0.0F;
    if (!sh::label_hit(world, ray, hit, t)) {
        return false;
    }
    return t <= sh::floor_distance(world.scene->floor_plane, ray.origin, ray.direction);
}

/// Pixels that the corners of the object's box span; empty when one lies behind the camera.
std::optional<PixelRect> projected_box(const sh::SceneData& scene) {
    const sh::CameraData& camera = scene.camera;
    float low_u = sh::kInfinity;
    float low_v = sh::kInfinity;
    float high_u = -sh::kInfinity;
    float high_v = -sh::kInfinity;
    for (unsigned corner = 0; corner < 8; ++corner) {
        const sh::vec3 p((corner & 1U) != 0U ? scene.object_high.x : scene.object_low.x,
                         (corner & 2U) != 0U ? scene.object_high.y : scene.object_low.y,
                         (corner & 4U) != 0U ? scene.object_high.z : scene.object_low.z);
        const sh::vec3 d = p - camera.position;
        const float depth = -sh::dot(d, camera.back);
        if (depth <= 1e-4F) {
            return std::nullopt;
        }
        const float scale = 1.0F / (depth * camera.pixel_scale);
        const float u = camera.principal_x + sh::dot(d, camera.right) * scale;
        const float v = camera.principal_y - sh::dot(d, camera.up) * scale;
        low_u = std::min(low_u, u);
        high_u = std::max(high_u, u);
        low_v = std::min(low_v, v);
        high_v = std::max(high_v, v);
    }
    const auto pixel = [](float value) {  // far enough for any frame, small enough for an int
        return static_cast<int>(std::floor(std::clamp(value, -1e6F, 1e6F)));
    };
    return PixelRect{pixel(low_u), pixel(low_v), pixel(high_u) + 1, pixel(high_v) + 1};
}

PixelRect intersect(const PixelRect& a, const PixelRect& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

/// Share of the object's silhouette that falls inside the picture, over the whole silhouette on
/// an unbounded image plane (at most a few frames wide), on a lattice of at most 512^2 rays.
double visible_share(const sh::EmbreeWorld& world, const PixelRect& picture, PixelRect whole) {
    constexpr int kFrames = 4;
    constexpr int kMaxRays = 512;
    const int reach_x = kFrames * picture.x1;
    const int reach_y = kFrames * picture.y1;
    whole = intersect(whole, {-reach_x, -reach_y, picture.x1 + reach_x, picture.y1 + reach_y});
    const int longest = std::max(whole.x1 - whole.x0, whole.y1 - whole.y0);
    const int step = std::max(1, (longest + kMaxRays - 1) / kMaxRays);
    std::uint64_t all = 0;
    std::uint64_t inside = 0;
    for (int y = whole.y0; y < whole.y1; y += step) {
        for (int x = whole.x0; x < whole.x1; x += step) {
            if (sees_object(world, x, y)) {
                ++all;
                inside += PixelRect{x, y, x + 1, y + 1}.inside(picture) ? 1 : 0;
            }
        }
    }
    return all == 0 ? 0.0 : static_cast<double>(inside) / static_cast<double>(all);
}

Coverage count_mask(const sh::EmbreeWorld& world, const PixelRect& area) {
    Coverage coverage;
    PixelRect box{area.x1, area.y1, area.x0, area.y0};
    for (int y = area.y0; y < area.y1; ++y) {
        for (int x = area.x0; x < area.x1; ++x) {
            if (sees_object(world, x, y)) {
                ++coverage.mask_pixels;
                box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x + 1),
                       std::max(box.y1, y + 1)};
            }
        }
    }
    if (coverage.mask_pixels > 0) {
        coverage.x0 = box.x0;
        coverage.y0 = box.y0;
        coverage.x1 = box.x1;
        coverage.y1 = box.y1;
    }
    return coverage;
}

void set3(float* pixel, const glm::dvec3& value) {
    for (int c = 0; c < 3; ++c) {
        pixel[c] = static_cast<float>(value[c]);
    }
}

void store_label(Planes& planes, int x, int y, const sh::Label& label, double cosine,
                 const RenderFrame& frame) {
    const bool seen = label.id != sh::kIdNothing;
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
}

}  // namespace

Coverage measure_coverage(const sh::EmbreeWorld& world, const Film& film) {
    const PixelRect picture{0, 0, film.width, film.height};
    const std::optional<PixelRect> whole = projected_box(*world.scene);
    Coverage coverage = count_mask(world, whole ? intersect(*whole, picture) : picture);
    if (!whole || whole->inside(picture)) {
        coverage.visible_fraction = coverage.mask_pixels > 0 ? 1.0 : 0.0;
    } else {
        coverage.visible_fraction = visible_share(world, picture, *whole);
    }
    return coverage;
}

Planes render_planes(const sh::EmbreeWorld& world, const Film& film, const RenderFrame& frame) {
    const int w = film.width;
    const int h = film.height;
    Planes planes{ImageF(w, h, 1), ImageF(w, h, 1),  ImageF(w, h, 3), ImageF(w, h, 3),
                  ImageF(w, h, 2), ImageU8(w, h, 1), ImageU8(w, h, 1)};
    const sh::CameraData& camera = world.scene->camera;
    for (int y = 0; y < h; ++y) {
        for (int x = 0; x < w; ++x) {
            const sh::vec3 direction = sh::camera_direction(camera, static_cast<float>(x) + 0.5F,
                                                            static_cast<float>(y) + 0.5F);
            const double cosine = static_cast<double>(-sh::dot(direction, camera.back));
            store_label(planes, x, y, sh::label_ray(world, direction), cosine, frame);
        }
    }
    return planes;
}

}  // namespace turntable::embree
