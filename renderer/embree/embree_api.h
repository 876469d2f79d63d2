// Embree 3 (Debian 12) or 4 (Debian 13) behind one spelling: device, scene, and the two queries,
// each with a primitive to skip. Handles are move-only.
#pragma once

#include <memory>
#include <string>

#if __has_include(<embree4/rtcore.h>)
#include <embree4/rtcore.h>
#else
#include <embree3/rtcore.h>
#endif

#include "renderer/shared/scene_data.h"

namespace turntable::embree {

struct DeviceDeleter {
    void operator()(RTCDevice device) const { rtcReleaseDevice(device); }
};
struct SceneDeleter {
    void operator()(RTCScene scene) const { rtcReleaseScene(scene); }
};
using DeviceHandle = std::unique_ptr<RTCDeviceTy, DeviceDeleter>;
using SceneHandle = std::unique_ptr<RTCSceneTy, SceneDeleter>;

/// A device with its instruction set pinned to AVX2, so that machines of one class give the same
/// bytes. Throws Error (environment) when the CPU cannot run it.
[[nodiscard]] DeviceHandle make_device();

/// e.g. "Embree 3.13.5 avx2".
[[nodiscard]] std::string device_name();

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
