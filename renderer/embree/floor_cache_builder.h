// Fills the floor cache of a scene (renderer/shared/floor_cache.h).
#pragma once

#include <cstdint>

#include "renderer/embree/world.h"

namespace turntable::embree {

/// Deepest layer first, since each layer's paths end on the floor with the next one's values.
/// `world.floor_cache` must point to `cache`. Deterministic in `seed`.
void build_floor_cache(const shading::EmbreeWorld& world, shading::uint seed,
                       shading::FloorCache& cache);

}  // namespace turntable::embree
