#include "renderer/embree/label_planes.h"

#include <algorithm>

#include "renderer/coverage_rays.h"
#include "renderer/label_pixels.h"
#include "renderer/shared/camera_ray.h"
#include "renderer/shared/labels.h"

namespace turntable::embree {
namespace {

namespace sh = shading;

/// The mask's part of a coverage; `object_pixels`: pixels that would show the object.
Coverage count_mask(const sh::EmbreeWorld& world, const PixelRect& area,
                    std::uint64_t& object_pixels) {
    Coverage coverage;
    PixelRect box{area.x1, area.y1, area.x0, area.y0};
    for (int y = area.y0; y < area.y1; ++y) {
        for (int x = area.x0; x < area.x1; ++x) {
            const sh::uint sight = sh::object_sight(world, x, y);
            object_pixels += sight != sh::kSightNone ? 1 : 0;
            if (sight == sh::kSightSeen) {
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

void count_lattice(const sh::EmbreeWorld& world, const PixelRect& picture, const CoverageRays& rays,
                   ObjectCounts& counts) {
    for (int y = rays.lattice.y0; y < rays.lattice.y1; y += rays.step) {
        for (int x = rays.lattice.x0; x < rays.lattice.x1; x += rays.step) {
            if (sh::object_sight(world, x, y) != sh::kSightNone) {
                ++counts.lattice;
                counts.inside += PixelRect{x, y, x + 1, y + 1}.inside(picture) ? 1 : 0;
            }
        }
    }
}

}  // namespace

Coverage measure_coverage(const sh::EmbreeWorld& world, const Film& film) {
    const CoverageRays rays = coverage_rays(*world.scene, film);
    ObjectCounts counts;
    Coverage coverage = count_mask(world, rays.mask, counts.pixels);
    count_lattice(world, {0, 0, film.width, film.height}, rays, counts);
    set_shares(coverage, counts, rays.cut_off);
    return coverage;
}

Planes render_planes(const sh::EmbreeWorld& world, const Film& film, const RenderFrame& frame) {
    Planes planes = empty_planes(film);
    const sh::CameraData& camera = world.scene->camera;
    for (int y = 0; y < film.height; ++y) {
        for (int x = 0; x < film.width; ++x) {
            const sh::vec3 direction = sh::camera_direction(camera, static_cast<float>(x) + 0.5F,
                                                            static_cast<float>(y) + 0.5F);
            store_label(planes, x, y, sh::label_ray(world, direction), camera, frame);
        }
    }
    return planes;
}

}  // namespace turntable::embree
