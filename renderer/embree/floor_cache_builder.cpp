#include "renderer/embree/floor_cache_builder.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "renderer/shared/path.h"

namespace turntable::embree {
namespace {

namespace sh = shading;

// Directions a texel below the object. What the camera sees directly needs the most; deeper layers
// only tint what has bounced once or more already.
constexpr std::array<float, sh::kCacheLayers> kDirections = {64, 16, 8, 8};

/// Fewer directions where the object fills less of the sky: what they estimate shrinks with it.
sh::uint direction_count(const sh::SceneData& scene, const sh::vec3& point, int layer) {
    const sh::vec3 to_object = scene.object_centre - point;
    const float height = sh::dot(to_object, scene.floor_plane.normal);
    const float share = height * height / sh::dot(to_object, to_object);
    const float wanted = kDirections[static_cast<std::size_t>(layer)] * share;
    return static_cast<sh::uint>(std::max(4.0F, std::ceil(wanted)));
}

sh::vec3 texel_value(const sh::EmbreeWorld& world, int layer, int x, int y, sh::uint seed) {
    const sh::vec3 point = sh::cache_point(world.scene->floor_plane, x, y);
    const sh::uint count = direction_count(*world.scene, point, layer);
    sh::Sampler sampler{};
    sampler.seed = sh::hash_combine(sh::hash_combine(seed, static_cast<sh::uint>(layer)),
                                    static_cast<sh::uint>(y * sh::kCacheSize + x));
    sh::vec3 sum(0.0F);
    for (sh::uint i = 0; i < count; ++i) {
        sampler.index = i;
        sum += sh::floor_correction_sample(world, point, layer, sampler);
    }
    return sum * (1.0F / static_cast<float>(count));
}

}  // namespace

void build_floor_cache(const sh::EmbreeWorld& world, sh::uint seed, sh::FloorCache& cache) {
    TT_CHECK(world.floor_cache == &cache);
    const int deepest = std::min(world.scene->max_bounces, sh::kCacheLayers - 1);
    for (int layer = deepest; layer >= 0; --layer) {
        for (int y = 0; y < sh::kCacheSize; ++y) {
            for (int x = 0; x < sh::kCacheSize; ++x) {
                cache[sh::floor_cache_index(layer, x, y)] = texel_value(world, layer, x, y, seed);
            }
        }
    }
}

}  // namespace turntable::embree
