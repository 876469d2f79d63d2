// VulkanModel: a model in device memory: triangles, tree (or hardware structure), materials,
// texels.
#pragma once

#include <memory>

#include "assets/model.h"
#include "renderer/embree_device.h"
#include "renderer/renderer.h"
#include "renderer/shading_mesh.h"
#include "renderer/vulkan/acceleration_structure.h"
#include "renderer/vulkan/buffers.h"
#include "renderer/vulkan/kernels.h"

namespace turntable::vulkan {

class VulkanModel : public PreparedModel {
public:
    /// Uploads and waits. `builder` makes the tree. Throws Error: bad input when the model cannot
    /// be traced; environment when it does not fit into the device or its limits (the message names
    /// the model and the limit).
    VulkanModel(std::shared_ptr<const Device> device, const std::shared_ptr<const Kernels>& kernels,
                RTCDevice builder, const Model& model, MtlRules rules);

    [[nodiscard]] std::size_t bytes() const override {
        return static_cast<std::size_t>(block_.total_bytes() + structure_.bytes());
    }
    [[nodiscard]] const ObjectBounds& bounds() const { return bounds_; }
    [[nodiscard]] bool all_opaque() const { return all_opaque_; }
    [[nodiscard]] VkDescriptorSet set() const { return set_; }

private:
    void describe(const Kernels& kernels);
    void add_view(std::size_t buffer, VkFormat format);

    std::shared_ptr<const Device> device_;
    ObjectBounds bounds_;
    bool all_opaque_ = true;
    BufferBlock block_;
    AccelerationStructure structure_;  ///< only where the device has ray queries
    std::vector<DeviceObject<VkBufferView>> views_;
    DeviceObject<VkDescriptorPool> pool_;
    VkDescriptorSet set_ = VK_NULL_HANDLE;  ///< of the pool
};

}  // namespace turntable::vulkan
