#include "bench/traversal/ray_sets.h"

#include <array>
#include <cmath>

#include <glm/geometric.hpp>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "base/philox.h"
#include "renderer/shared/warp.h"

namespace turntable::bench {
namespace {

constexpr int kSize = 256;
constexpr int kTile = 8;
constexpr float kPixel = 0.8F / kSize;  ///< tangent
constexpr float kDistance = 2.0F;
const std::array<glm::vec3, 2> kLights = {glm::normalize(glm::vec3(0.3F, 0.5F, 1.0F)),
                                          glm::normalize(glm::vec3(-0.6F, 0.2F, 0.7F))};

Draws draws_of(std::uint64_t ray, const char* what) {
    return Draws(Seed(1), SampleId(ray), what);
}

void add_view(int view, std::vector<Ray>& rays) {
    const float azimuth = 1.7F * static_cast<float>(view) + 0.3F;
    const float elevation = 0.4F;
    const glm::vec3 back(std::cos(azimuth) * std::cos(elevation),
                         std::sin(azimuth) * std::cos(elevation), std::sin(elevation));
    const glm::vec3 right = glm::normalize(glm::cross(glm::vec3(0.0F, 0.0F, 1.0F), back));
    const glm::vec3 up = glm::cross(back, right);
    for (int i = 0; i < kSize * kSize; ++i) {
        const int tile = i / (kTile * kTile);
        const int within = i % (kTile * kTile);
        const int column = tile % (kSize / kTile) * kTile + within % kTile;
        const int row = tile / (kSize / kTile) * kTile + within / kTile;
        const Draws draws = draws_of(rays.size(), "pixel");
        const float x = static_cast<float>(column) + static_cast<float>(draws.uniform(0));
        const float y = static_cast<float>(row) + static_cast<float>(draws.uniform(1));
        const glm::vec3 direction =
            right * ((x - kSize / 2.0F) * kPixel) + up * ((y - kSize / 2.0F) * kPixel) - back;
        rays.push_back({back * kDistance, shading::kInfinity, glm::normalize(direction),
                        shading::kNoPrimitive});
    }
}

/// Uniform over the half of all directions that faces `viewer`.
glm::vec3 random_direction(std::uint64_t ray, const glm::vec3& viewer) {
    const Draws draws = draws_of(ray, "direction");
    const auto u = static_cast<float>(draws.uniform(0));
    const auto v = static_cast<float>(draws.uniform(1));
    const glm::vec3 local = shading::uniform_cone({u, v}, 0.0F);
    return shading::from_basis(shading::basis_around(viewer), viewer, local);
}

}  // namespace

std::vector<RaySet> make_ray_sets(RTCScene scene, int views) {
    RaySet camera{"camera", false, {}};
    RaySet shadow{"shadow", true, {}};
    RaySet random{"random", false, {}};
    for (int view = 0; view < views; ++view) {
        add_view(view, camera.rays);
    }
    for (const Ray& ray : camera.rays) {
        shading::Hit hit{};
        if (!embree::trace_nearest(scene, ray.origin, ray.direction, ray.t_max, ray.skip, hit)) {
            continue;
        }
        const glm::vec3 point = ray.origin + ray.direction * hit.t;
        for (const glm::vec3& light : kLights) {
            shadow.rays.push_back({point, shading::kInfinity, light, hit.primitive});
        }
        random.rays.push_back({point, shading::kInfinity,
                               random_direction(random.rays.size(), -ray.direction),
                               hit.primitive});
    }
    return {std::move(camera), std::move(shadow), std::move(random)};
}

void trace_with_embree(RTCScene scene, const RaySet& set, std::vector<Answer>& answers) {
    constexpr std::size_t kGrain = 4096;
    answers.resize(set.rays.size());
    const tbb::blocked_range<std::size_t> all(0, set.rays.size(), kGrain);
    tbb::parallel_for(all, [&](const tbb::blocked_range<std::size_t>& part) {
        for (std::size_t i = part.begin(); i < part.end(); ++i) {
            const Ray& ray = set.rays[i];
            if (set.any_hit) {
                const bool blocked =
                    embree::trace_blocked(scene, ray.origin, ray.direction, ray.t_max, ray.skip);
                answers[i].primitive = blocked ? 1 : 0;
                continue;
            }
            shading::Hit hit{};
            const bool met =
                embree::trace_nearest(scene, ray.origin, ray.direction, ray.t_max, ray.skip, hit);
            answers[i] = met ? Answer{hit.t, hit.primitive}
                             : Answer{shading::kInfinity, shading::kNoPrimitive};
        }
    });
}

}  // namespace turntable::bench
