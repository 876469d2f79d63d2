// Vulkan's functions, fetched at run time (volk): the program starts on machines without a loader.
#pragma once

#include <utility>

#include <volk.h>

namespace turntable::vulkan {

/// Throws Error (environment) saying what failed and why, unless `result` is VK_SUCCESS.
void check(VkResult result, const char* what);

/// An object of a device, destroyed with its owner. Move-only.
template <class Handle>
class DeviceObject {
public:
    using Destroy = void(VKAPI_PTR*)(VkDevice, Handle, const VkAllocationCallbacks*);

    DeviceObject() = default;
    DeviceObject(VkDevice device, Handle handle, Destroy destroy)
        : device_(device), handle_(handle), destroy_(destroy) {}
    ~DeviceObject() { reset(); }
    DeviceObject(DeviceObject&& other) noexcept { swap(other); }
    DeviceObject& operator=(DeviceObject&& other) noexcept {
        DeviceObject moved(std::move(other));
        swap(moved);
        return *this;
    }
    DeviceObject(const DeviceObject&) = delete;
    DeviceObject& operator=(const DeviceObject&) = delete;

    [[nodiscard]] Handle get() const { return handle_; }

private:
    void reset() {
        if (handle_ != VK_NULL_HANDLE) {
            destroy_(device_, handle_, nullptr);
            handle_ = VK_NULL_HANDLE;
        }
    }
    void swap(DeviceObject& other) noexcept {
        std::swap(device_, other.device_);
        std::swap(handle_, other.handle_);
        std::swap(destroy_, other.destroy_);
    }

    VkDevice device_ = VK_NULL_HANDLE;
    Handle handle_ = VK_NULL_HANDLE;
    Destroy destroy_ = nullptr;
};

}  // namespace turntable::vulkan
