// BufferBlock: several buffers in one allocation, or in a few where a device allows none so large.
// Drivers like few (they need allow only 4,096), and a group's memory is one number.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "renderer/vulkan/device.h"

namespace turntable::vulkan {

struct BufferNeed {
    VkDeviceSize bytes = 0;  ///< 0 is taken as 16: every binding has something behind it
    VkBufferUsageFlags usage = 0;
};

class BufferBlock {
public:
    BufferBlock() = default;
    /// Throws Error (environment) as Device::allocate() does. `what` names the block in messages.
    BufferBlock(std::shared_ptr<const Device> device, std::span<const BufferNeed> needs,
                MemoryUse use, const char* what);
    ~BufferBlock();
    BufferBlock(BufferBlock&& other) noexcept;
    BufferBlock& operator=(BufferBlock&& other) noexcept;
    BufferBlock(const BufferBlock&) = delete;
    BufferBlock& operator=(const BufferBlock&) = delete;

    [[nodiscard]] VkBuffer buffer(std::size_t i) const { return buffers_[i]; }
    [[nodiscard]] VkDeviceSize bytes(std::size_t i) const { return sizes_[i]; }
    [[nodiscard]] VkDeviceSize total_bytes() const { return allocated_; }
    /// Only of kUpload and kReadback blocks.
    [[nodiscard]] std::byte* mapped(std::size_t i) const {
        return allocations_[places_[i].allocation].mapped + places_[i].offset;
    }

private:
    struct Place {
        std::size_t allocation = 0;
        VkDeviceSize offset = 0;
    };
    struct Allocation {
        VkMemoryRequirements needs{};
        VkDeviceMemory memory = VK_NULL_HANDLE;
        std::byte* mapped = nullptr;
    };

    void place(const VkMemoryRequirements& needs);
    void allocate(Allocation& allocation, MemoryUse use, const char* what) const;
    void swap(BufferBlock& other) noexcept;

    std::shared_ptr<const Device> device_;
    std::vector<VkBuffer> buffers_;
    std::vector<VkDeviceSize> sizes_;
    std::vector<Place> places_;
    std::vector<Allocation> allocations_;
    VkDeviceSize allocated_ = 0;
};

}  // namespace turntable::vulkan
