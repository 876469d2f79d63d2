#include "renderer/vulkan/physical_device.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "renderer/vulkan/limits.h"

namespace turntable::vulkan {
namespace {

const char* kind_name(VkPhysicalDeviceType type) {
    switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
        return "discrete GPU";
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
        return "integrated GPU";
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU:
        return "virtual GPU";
    case VK_PHYSICAL_DEVICE_TYPE_CPU:
        return "CPU";
    default:
        return "other";
    }
}

std::vector<std::string> extensions_of(VkPhysicalDevice device) {
    std::uint32_t count = 0;
    vkEnumerateDeviceExtensionProperties(device, nullptr, &count, nullptr);
    std::vector<VkExtensionProperties> found(count);
    vkEnumerateDeviceExtensionProperties(device, nullptr, &count, found.data());
    std::vector<std::string> names;
    names.reserve(count);
    for (const VkExtensionProperties& extension : found) {
        names.emplace_back(extension.extensionName);
    }
    return names;
}

bool has(const std::vector<std::string>& names, const char* name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Hardware ray queries, with everything their shaders and structures need.
bool offers_ray_query(VkPhysicalDevice device, const std::vector<std::string>& extensions) {
    if (!has(extensions, VK_KHR_RAY_QUERY_EXTENSION_NAME) ||
        !has(extensions, VK_KHR_ACCELERATION_STRUCTURE_EXTENSION_NAME) ||
        !has(extensions, VK_KHR_DEFERRED_HOST_OPERATIONS_EXTENSION_NAME)) {
        return false;
    }
    VkPhysicalDeviceRayQueryFeaturesKHR query{};
    query.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_RAY_QUERY_FEATURES_KHR;
    VkPhysicalDeviceAccelerationStructureFeaturesKHR structure{};
    structure.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ACCELERATION_STRUCTURE_FEATURES_KHR;
    structure.pNext = &query;
    VkPhysicalDeviceVulkan12Features core{};
    core.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES;
    core.pNext = &structure;
    VkPhysicalDeviceFeatures2 features{};
    features.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2;
    features.pNext = &core;
    vkGetPhysicalDeviceFeatures2(device, &features);
    return query.rayQuery != VK_FALSE && structure.accelerationStructure != VK_FALSE;
}

/// A feature of Vulkan 1.2 that every shader needs and the device has not; empty when it has all.
std::string missing_feature(VkPhysicalDevice device) {
    VkPhysicalDeviceVulkan12Features core{};
    core.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES;
    VkPhysicalDeviceFeatures2 features{};
    features.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2;
    features.pNext = &core;
    vkGetPhysicalDeviceFeatures2(device, &features);
    if (core.scalarBlockLayout == VK_FALSE) {
        return "the feature scalarBlockLayout";
    }
    return core.bufferDeviceAddress == VK_FALSE ? "the feature bufferDeviceAddress" : "";
}

/// A family that computes, one without graphics before others.
std::optional<std::uint32_t> compute_family(VkPhysicalDevice device, std::uint32_t& timestamps) {
    std::uint32_t count = 0;
    vkGetPhysicalDeviceQueueFamilyProperties(device, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    vkGetPhysicalDeviceQueueFamilyProperties(device, &count, families.data());
    std::optional<std::uint32_t> best;
    for (std::uint32_t i = 0; i < count; ++i) {
        const VkQueueFlags flags = families[i].queueFlags;
        if ((flags & VK_QUEUE_COMPUTE_BIT) == 0) {
            continue;
        }
        const bool apart = (flags & VK_QUEUE_GRAPHICS_BIT) == 0;
        if (!best || apart) {
            best = i;
            timestamps = families[i].timestampValidBits;
            if (apart) {
                break;
            }
        }
    }
    return best;
}

std::uint64_t largest_local_heap(VkPhysicalDevice device) {
    VkPhysicalDeviceMemoryProperties memory{};
    vkGetPhysicalDeviceMemoryProperties(device, &memory);
    std::uint64_t largest = 0;
    for (std::uint32_t i = 0; i < memory.memoryHeapCount; ++i) {
        if ((memory.memoryHeaps[i].flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT) != 0) {
            largest = std::max(largest, memory.memoryHeaps[i].size);
        }
    }
    return largest;
}

std::string missing_limit(const VkPhysicalDeviceLimits& limits) {
    if (limits.maxPerStageDescriptorStorageBuffers < kStorageBuffers) {
        return fmt::format("{} storage buffers a shader (it has {})", kStorageBuffers,
                           limits.maxPerStageDescriptorStorageBuffers);
    }
    if (limits.maxPerStageDescriptorSampledImages < kTexelBuffers) {
        return fmt::format("{} texel buffers a shader", kTexelBuffers);
    }
    if (limits.maxComputeSharedMemorySize < kSharedBytes) {
        return fmt::format("{} bytes of shared memory (it has {})", kSharedBytes,
                           limits.maxComputeSharedMemorySize);
    }
    return {};
}

std::string version_text(std::uint32_t version) {
    return fmt::format("{}.{}.{}", VK_API_VERSION_MAJOR(version), VK_API_VERSION_MINOR(version),
                       VK_API_VERSION_PATCH(version));
}

std::string missing(const PhysicalDevice& device, bool has_queue) {
    if (device.properties.apiVersion < VK_API_VERSION_1_2) {
        return fmt::format("Vulkan 1.2 (it has {})", version_text(device.properties.apiVersion));
    }
    if (!has_queue) {
        return "a queue that computes";
    }
    const std::string feature = missing_feature(device.handle);
    return feature.empty() ? missing_limit(device.limits) : feature;
}

PhysicalDevice examine(VkPhysicalDevice handle, std::uint32_t number) {
    PhysicalDevice device;
    device.handle = handle;
    vkGetPhysicalDeviceProperties(handle, &device.properties);
    device.limits = device.properties.limits;
    device.info.number = number;
    device.info.name = device.properties.deviceName;
    device.info.kind = kind_name(device.properties.deviceType);
    device.is_gpu = device.properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU ||
                    device.properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU ||
                    device.properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU;
    device.info.memory_bytes = largest_local_heap(handle);
    const std::optional<std::uint32_t> family = compute_family(handle, device.timestamp_bits);
    device.queue_family = family.value_or(0);
    device.info.lacks = missing(device, family.has_value());
    if (device.properties.apiVersion >= VK_API_VERSION_1_2) {
        VkPhysicalDeviceDriverProperties driver{};
        driver.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES;
        VkPhysicalDeviceMaintenance3Properties sizes{};
        sizes.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_3_PROPERTIES;
        driver.pNext = &sizes;
        VkPhysicalDeviceProperties2 properties{};
        properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2;
        properties.pNext = &driver;
        vkGetPhysicalDeviceProperties2(handle, &properties);
        device.max_allocation = sizes.maxMemoryAllocationSize;
        device.info.driver = fmt::format("{} {}", driver.driverName, driver.driverInfo);
        const std::vector<std::string> extensions = extensions_of(handle);
        device.info.ray_query = offers_ray_query(handle, extensions);
        device.memory_budget = has(extensions, VK_EXT_MEMORY_BUDGET_EXTENSION_NAME);
    }
    return device;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string list_text(const std::vector<PhysicalDevice>& devices) {
    std::vector<std::string> names;
    names.reserve(devices.size());
    for (const PhysicalDevice& device : devices) {
        names.push_back(fmt::format("{}: {}", device.info.number, device.info.name));
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

std::optional<std::uint32_t> as_number(const std::string& text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

/// The first GPU that can be used, else the first device that can, else the first.
const PhysicalDevice& best_device(const std::vector<PhysicalDevice>& devices) {
    const auto usable = [](const PhysicalDevice& device) { return device.info.lacks.empty(); };
    const auto gpu =
        std::find_if(devices.begin(), devices.end(),
                     [&](const PhysicalDevice& device) { return usable(device) && device.is_gpu; });
    if (gpu != devices.end()) {
        return *gpu;
    }
    const auto any = std::find_if(devices.begin(), devices.end(), usable);
    return any != devices.end() ? *any : devices.front();
}

const PhysicalDevice& named_device(const std::vector<PhysicalDevice>& devices,
                                   const std::string& wanted) {
    if (const auto number = as_number(wanted)) {
        if (*number < devices.size()) {
            return devices[*number];
        }
        throw environment_fault("--device {}: there is no such Vulkan device; there are {}", wanted,
                                list_text(devices));
    }
    std::vector<const PhysicalDevice*> matches;
    for (const PhysicalDevice& device : devices) {
        if (lower(device.info.name).find(lower(wanted)) != std::string::npos) {
            matches.push_back(&device);
        }
    }
    if (matches.size() == 1) {
        return *matches.front();
    }
    throw environment_fault("--device {}: {} Vulkan devices have such a name; there are {}", wanted,
                            matches.empty() ? "no" : "several", list_text(devices));
}

}  // namespace

std::vector<PhysicalDevice> physical_devices(const Instance& instance) {
    std::vector<PhysicalDevice> devices;
    for (const VkPhysicalDevice handle : instance.devices()) {
        devices.push_back(examine(handle, static_cast<std::uint32_t>(devices.size())));
    }
    return devices;
}

PhysicalDevice choose_device(const Instance& instance, const std::string& wanted) {
    const std::vector<PhysicalDevice> devices = physical_devices(instance);
    if (devices.empty()) {
        throw environment_fault("Vulkan: no driver offers a device on this machine");
    }
    const PhysicalDevice& device =
        wanted.empty() ? best_device(devices) : named_device(devices, wanted);
    if (!device.info.lacks.empty()) {
        throw environment_fault("Vulkan device {} ({}) lacks {}", device.info.number,
                                device.info.name, device.info.lacks);
    }
    return device;
}

}  // namespace turntable::vulkan
