#include "renderer/vulkan/buffers.h"

#include <algorithm>
#include <utility>

namespace turntable::vulkan {
namespace {

VkBuffer make_buffer(VkDevice device, const BufferNeed& need) {
    VkBufferCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO;
    info.size = need.bytes;
    info.usage = need.usage;
    info.sharingMode = VK_SHARING_MODE_EXCLUSIVE;
    VkBuffer buffer = VK_NULL_HANDLE;
    check(vkCreateBuffer(device, &info, nullptr, &buffer), "making a buffer");
    return buffer;
}

}  // namespace

BufferBlock::BufferBlock(std::shared_ptr<const Device> device, std::span<const BufferNeed> needs,
                         MemoryUse use, const char* what)
    : device_(std::move(device)) {
    constexpr VkDeviceSize kLeastBytes = 16;
    VkMemoryRequirements all{};
    all.memoryTypeBits = ~0U;
    try {
        for (BufferNeed need : needs) {
            need.bytes = std::max(need.bytes, kLeastBytes);
            buffers_.push_back(make_buffer(device_->handle(), need));
            VkMemoryRequirements one{};
            vkGetBufferMemoryRequirements(device_->handle(), buffers_.back(), &one);
            const VkDeviceSize offset =
                (all.size + one.alignment - 1) / one.alignment * one.alignment;
            sizes_.push_back(need.bytes);
            offsets_.push_back(offset);
            all.size = offset + one.size;
            all.memoryTypeBits &= one.memoryTypeBits;
        }
        memory_ = device_->allocate(all, use, what);
        allocated_ = all.size;
        for (std::size_t i = 0; i < buffers_.size(); ++i) {
            check(vkBindBufferMemory(device_->handle(), buffers_[i], memory_, offsets_[i]), what);
        }
        if (use != MemoryUse::kDevice) {
            void* start = nullptr;
            check(vkMapMemory(device_->handle(), memory_, 0, VK_WHOLE_SIZE, 0, &start), what);
            mapped_ = static_cast<std::byte*>(start);
        }
    } catch (...) {
        BufferBlock released(std::move(*this));
        throw;
    }
}

BufferBlock::~BufferBlock() {
    for (const VkBuffer buffer : buffers_) {
        vkDestroyBuffer(device_->handle(), buffer, nullptr);
    }
    if (memory_ != VK_NULL_HANDLE) {
        device_->free_memory(memory_, allocated_);
    }
}

BufferBlock::BufferBlock(BufferBlock&& other) noexcept {
    swap(other);
}

BufferBlock& BufferBlock::operator=(BufferBlock&& other) noexcept {
    BufferBlock moved(std::move(other));
    swap(moved);
    return *this;
}

void BufferBlock::swap(BufferBlock& other) noexcept {
    std::swap(device_, other.device_);
    std::swap(buffers_, other.buffers_);
    std::swap(sizes_, other.sizes_);
    std::swap(offsets_, other.offsets_);
    std::swap(memory_, other.memory_);
    std::swap(allocated_, other.allocated_);
    std::swap(mapped_, other.mapped_);
}

}  // namespace turntable::vulkan
