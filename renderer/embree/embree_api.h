// Embree 3 or 4 behind one spelling: the scene and the two queries, each with a primitive to skip.
#pragma once

#include <cstddef>
#include <memory>

#include "renderer/embree_device.h"
#include "renderer/shared/scene_data.h"

namespace turntable::embree {

struct SceneDeleter {
    void operator()(RTCScene scene) const { rtcReleaseScene(scene); }
};
using SceneHandle = std::unique_ptr<RTCSceneTy, SceneDeleter>;

/// Builds the acceleration structure over the triangles on the calling thread alone: a parallel
/// build may order leaves differently, and ties between coincident triangles with them.
/// The vertex and index arrays are read during the build and must stay alive with the scene.
/// `positions` needs 4 readable bytes after its last element (Embree reads 16 bytes a vertex).
[[nodiscard]] SceneHandle build_scene(RTCDevice device, const glm::vec3* positions,
                                      std::size_t position_count, const glm::uvec3* triangles,
                                      std::size_t triangle_count);

/// Nearest hit with 0 <= t < t_max, on any primitive but `skip`. Fills `hit` when true.
[[nodiscard]] bool trace_nearest(RTCScene scene, const glm::vec3& origin,
                                 const glm::vec3& direction, float t_max, unsigned int skip,
                                 shading::Hit& hit);

/// Whether anything but `skip` lies in 0 <= t < t_max.
[[nodiscard]] bool trace_blocked(RTCScene scene, const glm::vec3& origin,
                                 const glm::vec3& direction, float t_max, unsigned int skip);

}  // namespace turntable::embree
