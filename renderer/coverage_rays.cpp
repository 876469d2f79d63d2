#include "renderer/coverage_rays.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace turntable {
namespace {

namespace sh = shading;

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

}  // namespace

CoverageRays coverage_rays(const sh::SceneData& scene, const Film& film) {
    constexpr int kFrames = 4;
    constexpr int kMaxRays = 512;
    const PixelRect picture{0, 0, film.width, film.height};
    const std::optional<PixelRect> whole = projected_box(scene);
    CoverageRays rays;
    rays.mask = whole ? intersect(*whole, picture) : picture;
    rays.cut_off = whole && !whole->inside(picture);
    if (rays.cut_off) {
        const int reach_x = kFrames * picture.x1;
        const int reach_y = kFrames * picture.y1;
        rays.lattice =
            intersect(*whole, {-reach_x, -reach_y, picture.x1 + reach_x, picture.y1 + reach_y});
        const int longest =
            std::max(rays.lattice.x1 - rays.lattice.x0, rays.lattice.y1 - rays.lattice.y0);
        rays.step = std::max(1, (longest + kMaxRays - 1) / kMaxRays);
    }
    return rays;
}

void set_shares(Coverage& coverage, const ObjectCounts& counts, bool cut_off) {
    const auto share = [](std::uint64_t part, std::uint64_t whole) {
        return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
    };
    coverage.in_frame = counts.pixels > 0 ? 1.0 : 0.0;
    if (cut_off) {
        coverage.in_frame = share(counts.inside, counts.lattice);
    }
    coverage.occluded = share(counts.pixels - coverage.mask_pixels, counts.pixels);
    coverage.visible_fraction = coverage.in_frame * (1.0 - coverage.occluded);
}

}  // namespace turntable
