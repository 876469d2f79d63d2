// Instance: the process's connection to the Vulkan loader, and its validation messages.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "renderer/vulkan/vulkan_api.h"

namespace turntable::vulkan {

/// With TURNTABLE_VALIDATION=1 in the environment the validation layer runs, synchronization checks
/// included, and whatever it says becomes an Error at the next require_silence().
class Instance {
public:
    /// Throws Error (environment) when there is no loader, no driver, or the layer is asked for and
    /// not installed.
    Instance();
    ~Instance();
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;

    [[nodiscard]] VkInstance handle() const { return handle_; }
    [[nodiscard]] std::vector<VkPhysicalDevice> devices() const;

    /// Throws Error (check failed) with the first message of the validation layer, if any.
    void require_silence() const;

private:
    static VKAPI_ATTR VkBool32 VKAPI_CALL hear(VkDebugUtilsMessageSeverityFlagBitsEXT severity,
                                               VkDebugUtilsMessageTypeFlagsEXT types,
                                               const VkDebugUtilsMessengerCallbackDataEXT* data,
                                               void* self);

    VkInstance handle_ = VK_NULL_HANDLE;
    VkDebugUtilsMessengerEXT messenger_ = VK_NULL_HANDLE;
    mutable std::mutex mutex_;
    std::string message_;  ///< the first
    std::atomic<bool> spoken_{false};
};

/// The one instance of the process, made when it is first wanted and while anybody holds it.
[[nodiscard]] std::shared_ptr<Instance> shared_instance();

}  // namespace turntable::vulkan
