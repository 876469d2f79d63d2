// BufferBlock: several buffers in one allocation, which is what a driver likes (it may allow only
// 4,096 of them) and what makes a group's memory one number.
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
    [[nodiscard]] std::byte* mapped(std::size_t i) const { return mapped_ + offsets_[i]; }

private:
    void swap(BufferBlock& other) noexcept;

    std::shared_ptr<const Device> device_;
    std::vector<VkBuffer> buffers_;
    std::vector<VkDeviceSize> sizes_;
    std::vector<VkDeviceSize> offsets_;
    VkDeviceMemory memory_ = VK_NULL_HANDLE;
    VkDeviceSize allocated_ = 0;
    std::byte* mapped_ = nullptr;
};

}  // namespace turntable::vulkan
