#include "renderer/vulkan/device.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <limits>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/error.h"

namespace turntable::vulkan {
namespace {

namespace fs = std::filesystem;

constexpr double kMebibyte = 1024.0 * 1024.0;

/// Hardware ray queries can be switched off to measure or to test the other path.
bool ray_query_refused() {
    const char* value = std::getenv("TURNTABLE_RAY_QUERY");
    return value != nullptr && std::string_view(value) == "0";
}

fs::path cache_folder() {
    if (const char* home = std::getenv("XDG_CACHE_HOME"); home != nullptr && *home != '\0') {
        return fs::path(home) / "turntable";
    }
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        return fs::path(home) / ".cache" / "turntable";
    }
    return {};
}

/// One file a device and driver; empty when there is nowhere to keep it.
fs::path cache_file(const VkPhysicalDeviceProperties& properties) {
    const fs::path folder = cache_folder();
    if (folder.empty()) {
        return {};
    }
    std::string uuid;
    for (const std::uint8_t byte : properties.pipelineCacheUUID) {
        uuid += fmt::format("{:02x}", byte);
    }
    return folder / fmt::format("pipelines-{:x}-{:x}-{:x}-{}.bin", properties.vendorID,
                                properties.deviceID, properties.driverVersion, uuid);
}

}  // namespace

Device::Device(std::shared_ptr<Instance> instance, PhysicalDevice physical,
               std::uint64_t memory_bound)
    : instance_(std::move(instance)), physical_(std::move(physical)),
      ray_query_(physical_.info.ray_query && !ray_query_refused()) {
    vkGetPhysicalDeviceMemoryProperties(physical_.handle, &memory_);
    memory_bound_ = memory_bound > 0 ? memory_bound : default_bound();
    create();
    load_pipeline_cache();
}

Device::~Device() {
    if (handle_ != VK_NULL_HANDLE) {
        vkDeviceWaitIdle(handle_);
        save_pipeline_cache();
        cache_ = {};
        vkDestroyDevice(handle_, nullptr);
    }
}

void Device::create() {
    const float priority = 1.0F;
    VkDeviceQueueCreateInfo queue{};
    queue.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO;
    queue.queueFamilyIndex = physical_.queue_family;
    queue.queueCount = 1;
    queue.pQueuePriorities = &priority;

    VkPhysicalDeviceRayQueryFeaturesKHR query{};
    query.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_RAY_QUERY_FEATURES_KHR;
    query.rayQuery = VK_TRUE;
    VkPhysicalDeviceAccelerationStructureFeaturesKHR structure{};
    structure.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ACCELERATION_STRUCTURE_FEATURES_KHR;
    structure.accelerationStructure = VK_TRUE;
    structure.pNext = &query;
    VkPhysicalDeviceVulkan12Features core{};
    core.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES;
    core.scalarBlockLayout = VK_TRUE;
    core.bufferDeviceAddress = VK_TRUE;
    core.pNext = ray_query_ ? &structure : nullptr;

    std::vector<const char*> extensions;
    if (ray_query_) {
        extensions = {VK_KHR_RAY_QUERY_EXTENSION_NAME, VK_KHR_ACCELERATION_STRUCTURE_EXTENSION_NAME,
                      VK_KHR_DEFERRED_HOST_OPERATIONS_EXTENSION_NAME};
    }
    if (physical_.memory_budget) {
        extensions.push_back(VK_EXT_MEMORY_BUDGET_EXTENSION_NAME);
    }
    VkDeviceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO;
    info.pNext = &core;
    info.queueCreateInfoCount = 1;
    info.pQueueCreateInfos = &queue;
    info.enabledExtensionCount = static_cast<std::uint32_t>(extensions.size());
    info.ppEnabledExtensionNames = extensions.data();
    check(vkCreateDevice(physical_.handle, &info, nullptr, &handle_), "opening the device");
    vkGetDeviceQueue(handle_, physical_.queue_family, 0, &queue_);
}

void Device::submit(VkCommandBuffer commands, VkFence fence) const {
    VkSubmitInfo info{};
    info.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO;
    info.commandBufferCount = 1;
    info.pCommandBuffers = &commands;
    const std::lock_guard lock(queue_mutex_);
    check(vkQueueSubmit(queue_, 1, &info, fence), "handing work to the device");
}

void Device::wait(VkFence fence) const {
    check(vkWaitForFences(handle_, 1, &fence, VK_TRUE, std::numeric_limits<std::uint64_t>::max()),
          "waiting for the device");
    check(vkResetFences(handle_, 1, &fence), "resetting a fence");
    instance_->require_silence();
}

void Device::wait_idle() const noexcept {
    const std::lock_guard lock(queue_mutex_);
    static_cast<void>(vkQueueWaitIdle(queue_));
}

/// A tenth is left to the driver and to others: of what is free where the driver says so, of the
/// heap where not; and of the machine's memory, which a device that is a CPU shares, only a
/// quarter.
std::uint64_t Device::default_bound() const {
    std::uint64_t free_bytes = physical_.info.memory_bytes;
    if (physical_.memory_budget) {
        VkPhysicalDeviceMemoryBudgetPropertiesEXT budget{};
        budget.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT;
        VkPhysicalDeviceMemoryProperties2 properties{};
        properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_PROPERTIES_2;
        properties.pNext = &budget;
        vkGetPhysicalDeviceMemoryProperties2(physical_.handle, &properties);
        free_bytes = 0;
        for (std::uint32_t i = 0; i < memory_.memoryHeapCount; ++i) {
            if ((memory_.memoryHeaps[i].flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT) != 0) {
                const std::uint64_t used = std::min(budget.heapUsage[i], budget.heapBudget[i]);
                free_bytes = std::max(free_bytes, budget.heapBudget[i] - used);
            }
        }
    }
    return physical_.is_gpu ? free_bytes / 10 * 9 : free_bytes / 2;
}

std::uint32_t Device::memory_type(std::uint32_t allowed, MemoryUse use) const {
    struct Wish {
        VkMemoryPropertyFlags needed;
        VkMemoryPropertyFlags liked;
    };
    constexpr VkMemoryPropertyFlags kHost =
        VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    const Wish wish = use == MemoryUse::kDevice   ? Wish{0, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT}
                      : use == MemoryUse::kUpload ? Wish{kHost, 0}
                                                  : Wish{kHost, VK_MEMORY_PROPERTY_HOST_CACHED_BIT};
    std::uint32_t found = memory_.memoryTypeCount;
    for (std::uint32_t i = 0; i < memory_.memoryTypeCount; ++i) {
        const VkMemoryPropertyFlags flags = memory_.memoryTypes[i].propertyFlags;
        if ((allowed & (1U << i)) == 0 || (flags & wish.needed) != wish.needed) {
            continue;
        }
        if ((flags & wish.liked) == wish.liked) {
            return i;
        }
        found = std::min(found, i);
    }
    if (found == memory_.memoryTypeCount) {
        throw environment_fault("Vulkan: {} has no memory that a buffer needs",
                                physical_.info.name);
    }
    return found;
}

VkDeviceMemory Device::allocate(const VkMemoryRequirements& needs, MemoryUse use,
                                const char* what) const {
    const std::uint64_t after = in_use_.fetch_add(needs.size) + needs.size;
    if (after > memory_bound_) {
        in_use_.fetch_sub(needs.size);
        throw environment_fault(
            "{}: {:.1f} MiB more for {} would pass the bound of {:.1f} MiB of device memory "
            "({:.1f} in use); raise --device-memory or render smaller pictures",
            physical_.info.name, static_cast<double>(needs.size) / kMebibyte, what,
            static_cast<double>(memory_bound_) / kMebibyte,
            static_cast<double>(after - needs.size) / kMebibyte);
    }
    VkMemoryAllocateFlagsInfo flags{};
    flags.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_FLAGS_INFO;
    flags.flags = VK_MEMORY_ALLOCATE_DEVICE_ADDRESS_BIT;
    VkMemoryAllocateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
    info.pNext = &flags;
    info.allocationSize = needs.size;
    VkDeviceMemory memory = VK_NULL_HANDLE;
    try {
        info.memoryTypeIndex = memory_type(needs.memoryTypeBits, use);
        check(vkAllocateMemory(handle_, &info, nullptr, &memory), what);
    } catch (...) {
        in_use_.fetch_sub(needs.size);
        throw;
    }
    return memory;
}

void Device::free_memory(VkDeviceMemory memory, VkDeviceSize bytes) const {
    vkFreeMemory(handle_, memory, nullptr);
    in_use_.fetch_sub(bytes);
}

void Device::load_pipeline_cache() {
    std::string bytes;
    const fs::path path = cache_file(physical_.properties);
    std::error_code absent;
    if (!path.empty() && fs::exists(path, absent)) {
        try {
            bytes = read_file(path);
        } catch (const Error&) {
            bytes.clear();  // a cache that cannot be read is a cache that is empty
        }
    }
    VkPipelineCacheCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_PIPELINE_CACHE_CREATE_INFO;
    info.initialDataSize = bytes.size();
    info.pInitialData = bytes.data();
    VkPipelineCache cache = VK_NULL_HANDLE;
    check(vkCreatePipelineCache(handle_, &info, nullptr, &cache), "making a pipeline cache");
    cache_ = {handle_, cache, vkDestroyPipelineCache};
    cache_bytes_loaded_ = bytes.size();
}

/// Keeps what the driver compiled for the next start. It is a convenience: a folder that cannot be
/// written costs time, not the run.
void Device::save_pipeline_cache() const {
    const fs::path path = cache_file(physical_.properties);
    std::size_t size = 0;
    if (path.empty() ||
        vkGetPipelineCacheData(handle_, cache_.get(), &size, nullptr) != VK_SUCCESS ||
        size == cache_bytes_loaded_) {
        return;
    }
    std::vector<std::byte> data(size);
    if (vkGetPipelineCacheData(handle_, cache_.get(), &size, data.data()) != VK_SUCCESS) {
        return;
    }
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    try {
        write_file_atomically(path, std::span<const std::byte>(data.data(), size));
    } catch (const std::exception&) {
        return;
    }
}

}  // namespace turntable::vulkan
