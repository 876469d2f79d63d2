// The shading code's sampler on its own: a world that knows nothing but the tables of nets.
#pragma once

#include "renderer/shared/sampler.h"

namespace turntable::shading {

struct SamplerWorld {};

inline uvec2 sh_net_point(const SamplerWorld& /*world*/, uint table, uint index) {
    return net_point(table, index);
}

/// The point of `pair` for sample `index` of the pixel with `seed`.
inline vec2 sample_pair(uint index, uint seed, uint pair) {
    Sampler draws{index, seed, pair};
    return next_pair(SamplerWorld{}, draws);
}

}  // namespace turntable::shading
