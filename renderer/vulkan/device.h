// Device: the logical device, its queue, its memory within a bound, its pipeline cache.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "renderer/vulkan/physical_device.h"

namespace turntable::vulkan {

enum class MemoryUse : std::uint32_t {
    kDevice = 0,    ///< device local, not mapped
    kUpload = 1,    ///< host visible and coherent, written by the host
    kReadback = 2,  ///< host visible, cached where the device has such memory
};

class Device {
public:
    /// `memory_bound`: bytes; 0 for most of what is free. Throws Error (environment).
    Device(std::shared_ptr<Instance> instance, PhysicalDevice physical, std::uint64_t memory_bound);
    ~Device();
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    [[nodiscard]] VkDevice handle() const { return handle_; }
    [[nodiscard]] const PhysicalDevice& physical() const { return physical_; }
    [[nodiscard]] const VkPhysicalDeviceLimits& limits() const { return physical_.limits; }
    [[nodiscard]] bool ray_query() const { return ray_query_; }
    [[nodiscard]] VkPipelineCache pipeline_cache() const { return cache_.get(); }

    /// Thread-safe. Throws Error (environment) when the device is lost.
    void submit(VkCommandBuffer commands, VkFence fence) const;
    /// Waits for `fence` however long it takes, and resets it. Throws Error (environment) when the
    /// device is lost; Error (check failed) when the validation layer has spoken.
    void wait(VkFence fence) const;

    /// Waits for all that was submitted; says nothing when the device is lost.
    void wait_idle() const noexcept;

    /// Memory for buffers of these needs. Throws Error (environment), saying for what, when it
    /// would pass the bound or the driver has none. Give it back with free_memory().
    [[nodiscard]] VkDeviceMemory allocate(const VkMemoryRequirements& needs, MemoryUse use,
                                          const char* what) const;
    void free_memory(VkDeviceMemory memory, VkDeviceSize bytes) const;

    [[nodiscard]] std::uint64_t memory_bound() const { return memory_bound_; }
    [[nodiscard]] std::uint64_t memory_in_use() const { return in_use_.load(); }

private:
    void create();
    [[nodiscard]] std::uint64_t default_bound() const;
    [[nodiscard]] std::uint32_t memory_type(std::uint32_t allowed, MemoryUse use) const;
    void load_pipeline_cache();
    void save_pipeline_cache() const;

    std::shared_ptr<Instance> instance_;
    PhysicalDevice physical_;
    VkPhysicalDeviceMemoryProperties memory_{};
    bool ray_query_ = false;
    VkDevice handle_ = VK_NULL_HANDLE;
    VkQueue queue_ = VK_NULL_HANDLE;
    std::uint64_t memory_bound_ = 0;
    mutable std::mutex queue_mutex_;
    mutable std::atomic<std::uint64_t> in_use_{0};
    DeviceObject<VkPipelineCache> cache_;
    std::size_t cache_bytes_loaded_ = 0;
};

}  // namespace turntable::vulkan
