#include "renderer/vulkan/instance.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "base/error.h"

namespace turntable::vulkan {
namespace {

constexpr const char* kValidationLayer = "VK_LAYER_KHRONOS_validation";

bool validation_wanted() {
    const char* value = std::getenv("TURNTABLE_VALIDATION");
    return value != nullptr && std::strcmp(value, "0") != 0 && *value != '\0';
}

void load_library() {
    static const VkResult loaded = volkInitialize();
    if (loaded != VK_SUCCESS) {
        throw environment_fault("Vulkan: there is no loader (libvulkan.so.1) on this machine");
    }
}

void require_layer() {
    std::uint32_t count = 0;
    vkEnumerateInstanceLayerProperties(&count, nullptr);
    std::vector<VkLayerProperties> layers(count);
    vkEnumerateInstanceLayerProperties(&count, layers.data());
    const bool found =
        std::any_of(layers.begin(), layers.end(), [](const VkLayerProperties& layer) {
            return std::strcmp(layer.layerName, kValidationLayer) == 0;
        });
    if (!found) {
        throw environment_fault("TURNTABLE_VALIDATION is set, but {} is not installed",
                                kValidationLayer);
    }
}

VkDebugUtilsMessengerCreateInfoEXT messenger_info(PFN_vkDebugUtilsMessengerCallbackEXT callback,
                                                  void* user) {
    VkDebugUtilsMessengerCreateInfoEXT info{};
    info.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT;
    info.messageSeverity = VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT |
                           VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    info.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT |
                       VK_DEBUG_UTILS_MESSAGE_TYPE_PERFORMANCE_BIT_EXT;
    info.pfnUserCallback = callback;
    info.pUserData = user;
    return info;
}

}  // namespace

Instance::Instance() {
    load_library();
    VkApplicationInfo application{};
    application.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO;
    application.pApplicationName = "turntable";
    application.apiVersion = VK_API_VERSION_1_2;
    VkInstanceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO;
    info.pApplicationInfo = &application;

    const bool validate = validation_wanted();
    constexpr std::array<VkValidationFeatureEnableEXT, 1> kEnabled = {
        VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT};
    VkValidationFeaturesEXT features{};
    features.sType = VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT;
    features.enabledValidationFeatureCount = kEnabled.size();
    features.pEnabledValidationFeatures = kEnabled.data();
    const VkDebugUtilsMessengerCreateInfoEXT messages = messenger_info(hear, this);
    const char* extension = VK_EXT_DEBUG_UTILS_EXTENSION_NAME;
    if (validate) {
        require_layer();
        features.pNext = &messages;
        info.pNext = &features;
        info.enabledLayerCount = 1;
        info.ppEnabledLayerNames = &kValidationLayer;
        info.enabledExtensionCount = 1;
        info.ppEnabledExtensionNames = &extension;
    }
    const VkResult result = vkCreateInstance(&info, nullptr, &handle_);
    if (result == VK_ERROR_INCOMPATIBLE_DRIVER) {
        throw environment_fault("Vulkan: no driver is installed on this machine");
    }
    check(result, "making an instance");
    volkLoadInstance(handle_);
    if (validate) {
        check(vkCreateDebugUtilsMessengerEXT(handle_, &messages, nullptr, &messenger_),
              "listening to the validation layer");
    }
}

Instance::~Instance() {
    if (messenger_ != VK_NULL_HANDLE) {
        vkDestroyDebugUtilsMessengerEXT(handle_, messenger_, nullptr);
    }
    vkDestroyInstance(handle_, nullptr);
}

std::vector<VkPhysicalDevice> Instance::devices() const {
    std::uint32_t count = 0;
    check(vkEnumeratePhysicalDevices(handle_, &count, nullptr), "listing devices");
    std::vector<VkPhysicalDevice> found(count);
    check(vkEnumeratePhysicalDevices(handle_, &count, found.data()), "listing devices");
    found.resize(count);
    return found;
}

void Instance::require_silence() const {
    if (!spoken_.load()) {
        return;
    }
    const std::lock_guard lock(mutex_);
    throw Error(ExitCode::kCheckFailed, "Vulkan validation: " + message_);
}

VkBool32 Instance::hear(VkDebugUtilsMessageSeverityFlagBitsEXT /*severity*/,
                        VkDebugUtilsMessageTypeFlagsEXT /*types*/,
                        const VkDebugUtilsMessengerCallbackDataEXT* data, void* self) {
    auto& instance = *static_cast<Instance*>(self);
    const std::lock_guard lock(instance.mutex_);
    if (!instance.spoken_.exchange(true)) {
        instance.message_ = data->pMessage;
    }
    return VK_FALSE;
}

std::shared_ptr<Instance> shared_instance() {
    static std::mutex mutex;
    static std::weak_ptr<Instance> current;
    const std::lock_guard lock(mutex);
    std::shared_ptr<Instance> instance = current.lock();
    if (!instance) {
        instance = std::make_shared<Instance>();
        current = instance;
    }
    return instance;
}

}  // namespace turntable::vulkan
