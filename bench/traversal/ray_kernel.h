// The traversal alone on a Vulkan device: a set of rays, a tree, a dispatch.
#pragma once

#include <memory>
#include <vector>

#include "bench/traversal/layouts.h"
#include "bench/traversal/ray_sets.h"
#include "renderer/vulkan/buffers.h"
#include "renderer/vulkan/kernels.h"
#include "renderer/vulkan/recorder.h"

namespace turntable::bench {

/// Pipeline for one layout.
class RayKernel {
public:
    RayKernel(std::shared_ptr<const vulkan::Device> device, Layout layout);

    [[nodiscard]] const std::shared_ptr<const vulkan::Device>& device() const { return device_; }
    [[nodiscard]] VkPipeline pipeline() const { return pipeline_.get(); }
    [[nodiscard]] VkPipelineLayout layout() const { return pipeline_layout_.get(); }
    [[nodiscard]] VkDescriptorSetLayout set_layout() const { return set_layout_.get(); }

private:
    std::shared_ptr<const vulkan::Device> device_;
    vulkan::DeviceObject<VkDescriptorSetLayout> set_layout_;
    vulkan::DeviceObject<VkPipelineLayout> pipeline_layout_;
    vulkan::DeviceObject<VkPipeline> pipeline_;
};

/// Rays and tree in device memory.
class RayDispatch {
public:
    RayDispatch(const RayKernel& kernel, const vulkan::TraversalTree& tree, const RaySet& set);

    /// Traces all rays; seconds by the device's own clock, 0 when it has none.
    [[nodiscard]] double run();
    [[nodiscard]] std::vector<Answer> answers();

private:
    void upload(const vulkan::TraversalTree& tree, const RaySet& set);
    void describe();

    const RayKernel& kernel_;
    vulkan::Recorder recorder_;
    vulkan::BufferBlock block_;
    std::vector<vulkan::DeviceObject<VkBufferView>> views_;
    vulkan::DeviceObject<VkDescriptorPool> pool_;
    VkDescriptorSet set_ = VK_NULL_HANDLE;
    struct {
        glm::vec3 grid_origin;
        float cell;
        std::uint32_t ray_count;
        std::uint32_t any_hit;
    } parameters_{};
};

}  // namespace turntable::bench
