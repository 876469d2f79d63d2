#include "renderer/embree/floor_cache_builder.h"

#include <algorithm>

#include "base/check.h"
#include "renderer/shared/floor_probe.h"

namespace turntable::embree {
namespace {

namespace sh = shading;

sh::vec3 texel_value(const sh::EmbreeWorld& world, int layer, int x, int y, sh::uint seed) {
    const sh::vec3 point = sh::cache_point(world.scene->floor_plane, x, y);
    const int count = sh::cache_direction_count(world.scene->floor_plane.normal,
                                                world.scene->object_centre - point, layer);
    sh::Sampler sampler{};
    sampler.seed = sh::cache_texel_seed(seed, layer, x, y);
    sh::vec3 sum(0.0F);
    for (int i = 0; i < count; ++i) {
        sampler.index = static_cast<sh::uint>(i);
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
