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
    try {
        for (BufferNeed need : needs) {
            need.bytes = std::max(need.bytes, kLeastBytes);
            buffers_.push_back(make_buffer(device_->handle(), need));
            sizes_.push_back(need.bytes);
            VkMemoryRequirements one{};
            vkGetBufferMemoryRequirements(device_->handle(), buffers_.back(), &one);
            place(one);
        }
        for (Allocation& allocation : allocations_) {
            allocate(allocation, use, what);
            allocated_ += allocation.needs.size;
        }
        for (std::size_t i = 0; i < buffers_.size(); ++i) {
            check(vkBindBufferMemory(device_->handle(), buffers_[i],
                                     allocations_[places_[i].allocation].memory, places_[i].offset),
                  what);
        }
    } catch (...) {
        const BufferBlock released(std::move(*this));
        throw;
    }
}

/// Behind the last buffer, or in an allocation of its own when the last would grow too large or is
/// of another kind.
void BufferBlock::place(const VkMemoryRequirements& needs) {
    const VkDeviceSize most = device_->physical().max_allocation;
    if (!allocations_.empty()) {
        VkMemoryRequirements& last = allocations_.back().needs;
        const VkDeviceSize offset =
            (last.size + needs.alignment - 1) / needs.alignment * needs.alignment;
        if (offset + needs.size <= most && (last.memoryTypeBits & needs.memoryTypeBits) != 0) {
            last.size = offset + needs.size;
            last.memoryTypeBits &= needs.memoryTypeBits;
            places_.push_back({allocations_.size() - 1, offset});
            return;
        }
    }
    Allocation fresh;
    fresh.needs = needs;
    allocations_.push_back(fresh);
    places_.push_back({allocations_.size() - 1, 0});
}

void BufferBlock::allocate(Allocation& allocation, MemoryUse use, const char* what) const {
    allocation.memory = device_->allocate(allocation.needs, use, what);
    if (use != MemoryUse::kDevice) {
        void* start = nullptr;
        check(vkMapMemory(device_->handle(), allocation.memory, 0, VK_WHOLE_SIZE, 0, &start), what);
        allocation.mapped = static_cast<std::byte*>(start);
    }
}

BufferBlock::~BufferBlock() {
    for (const VkBuffer buffer : buffers_) {
        vkDestroyBuffer(device_->handle(), buffer, nullptr);
    }
    for (const Allocation& allocation : allocations_) {
        if (allocation.memory != VK_NULL_HANDLE) {
            device_->free_memory(allocation.memory, allocation.needs.size);
        }
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
    std::swap(places_, other.places_);
    std::swap(allocations_, other.allocations_);
    std::swap(allocated_, other.allocated_);
}

}  // namespace turntable::vulkan
