// AccelerationStructure: the hardware's own structure over a model's triangles, for devices that
// offer VK_KHR_ray_query: one bottom level, and a top level with that one instance.
#pragma once

#include <memory>
#include <span>

#include <glm/vec3.hpp>

#include "renderer/vulkan/buffers.h"

namespace turntable::vulkan {

class Recorder;

class AccelerationStructure {
public:
    AccelerationStructure() = default;
    /// Builds and waits. Primitive numbers are positions in `triangles`; candidates are offered to
    /// the shader unless its ray says otherwise. Throws Error (environment).
    AccelerationStructure(std::shared_ptr<const Device> device, Recorder& recorder,
                          std::span<const glm::vec3> positions,
                          std::span<const glm::uvec3> triangles);

    [[nodiscard]] VkAccelerationStructureKHR top() const { return top_.get(); }
    [[nodiscard]] VkDeviceSize bytes() const { return storage_.total_bytes(); }

private:
    std::shared_ptr<const Device> device_;
    BufferBlock storage_;
    DeviceObject<VkAccelerationStructureKHR> bottom_;
    DeviceObject<VkAccelerationStructureKHR> top_;
};

}  // namespace turntable::vulkan
