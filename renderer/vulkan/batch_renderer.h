// BatchRenderer: renders one batch at a time, in buffers that it keeps and grows.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "renderer/renderer.h"
#include "renderer/vulkan/batch_plan.h"
#include "renderer/vulkan/buffers.h"
#include "renderer/vulkan/device_maps.h"
#include "renderer/vulkan/recorder.h"
#include "renderer/vulkan/vulkan_model.h"

namespace turntable::vulkan {

class BatchRenderer {
public:
    /// `tables`: FixedTables; `maps`: pictures on the device; both shared by all batches.
    BatchRenderer(std::shared_ptr<const Device> device, std::shared_ptr<const Kernels> kernels,
                  std::shared_ptr<const BufferBlock> tables, std::shared_ptr<DeviceMaps> maps);

    /// One frame a scene, in order; all scenes have the shape's film, and there are at most
    /// `size.images` of them. Not thread-safe. Throws Error (environment) when the device or its
    /// memory fails; the batch renderer can be used again unless the device is lost.
    [[nodiscard]] std::vector<Frame> render(const VulkanModel& model,
                                            std::span<const Scene* const> scenes,
                                            const RenderSettings& settings, const BatchShape& shape,
                                            const BatchSize& size);

    /// Device seconds since the batch renderer was made.
    [[nodiscard]] const AccountSeconds& seconds() const { return seconds_; }

private:
    struct Images;  ///< what is known of the batch's images on the host

    void reserve(const BatchShape& shape, const BatchSize& size);
    void write_set();
    void upload(Binding binding, std::span<const std::byte> bytes);
    void upload_images(const Images& images, const BatchShape& shape);
    void upload_waves(const WavePlan& plan);
    void record_floor_cache(const VulkanModel& model, const Images& images);
    void record_labels(const VulkanModel& model, const Images& images, const BatchShape& shape);
    void record_wave(const VulkanModel& model, const BatchShape& shape, const Wave& wave,
                     bool listed);
    void record_gather(const BatchShape& shape, const shading::StageParameters& stage,
                       const Wave& wave);
    void record_allocation(const Images& images, const BatchShape& shape, double noise_target);
    void record_resolve(const Images& images, const BatchShape& shape);
    void download(Binding binding, std::uint64_t bytes);
    [[nodiscard]] WavePlan read_allocation(Images& images, const BatchShape& shape);
    [[nodiscard]] std::vector<Frame> read_frames(const Images& images, const BatchShape& shape);
    template <class T>
    [[nodiscard]] std::span<const T> downloaded(Binding binding, std::size_t count) const;
    [[nodiscard]] static shading::StageParameters parameters(const BatchShape& shape);

    std::shared_ptr<const Device> device_;
    std::shared_ptr<const Kernels> kernels_;
    std::shared_ptr<const BufferBlock> tables_;
    std::shared_ptr<DeviceMaps> maps_;
    Recorder recorder_;
    DeviceObject<VkDescriptorPool> pool_;
    VkDescriptorSet set_ = VK_NULL_HANDLE;  ///< of the pool
    bool set_written_ = false;
    BatchBytes reserved_{};
    std::uint64_t sample_capacity_ = 0;
    BufferBlock buffers_;   ///< all of the set but the nets
    BufferBlock staging_;   ///< what the host writes, by binding
    BufferBlock readback_;  ///< what the host reads, by binding
    AccountSeconds seconds_{};
};

}  // namespace turntable::vulkan
