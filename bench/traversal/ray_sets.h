// Rays of three kinds over a model, and Embree's answers to them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <glm/vec3.hpp>

#include "renderer/embree/embree_api.h"

namespace turntable::bench {

/// As the shader reads it.
struct Ray {
    glm::vec3 origin;
    float t_max;
    glm::vec3 direction;
    std::uint32_t skip;
};
static_assert(sizeof(Ray) == 32);

struct RaySet {
    std::string name;
    bool any_hit;
    std::vector<Ray> rays;
};

/// Views of a model of unit diagonal at the origin, 256 x 256: rays through jittered pixels of a
/// camera ("camera", tiles of 8 x 8 as the shader's workgroups take them), from what they meet
/// towards two lights ("shadow"), and in random directions ("random").
[[nodiscard]] std::vector<RaySet> make_ray_sets(RTCScene scene, int views);

struct Answer {
    float t;
    std::uint32_t primitive;  ///< of any-hit rays 1 or 0
};

/// Over all threads of the caller's arena.
void trace_with_embree(RTCScene scene, const RaySet& set, std::vector<Answer>& answers);

}  // namespace turntable::bench
