// What a Vulkan device of this machine is and can, and which one a user means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "renderer/renderer.h"
#include "renderer/vulkan/instance.h"

namespace turntable::vulkan {

struct PhysicalDevice {
    VkPhysicalDevice handle = VK_NULL_HANDLE;
    DeviceInfo info;
    VkPhysicalDeviceLimits limits{};
    std::uint32_t queue_family = 0;
    std::uint32_t timestamp_bits = 0;  ///< 0: the queue has no timestamps
    std::uint64_t max_allocation = 0;  ///< bytes of one allocation
    bool memory_budget = false;        ///< VK_EXT_memory_budget
    bool is_gpu = false;
    VkPhysicalDeviceProperties properties{};
};

/// All devices, in the loader's order; `info.lacks` says what keeps one from being used.
[[nodiscard]] std::vector<PhysicalDevice> physical_devices(const Instance& instance);

/// The device that `wanted` names (RendererChoice::device). Throws Error (environment) when there
/// is none, several match a name, or it cannot be used; the message lists what there is.
[[nodiscard]] PhysicalDevice choose_device(const Instance& instance, const std::string& wanted);

}  // namespace turntable::vulkan
