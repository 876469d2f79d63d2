#define VOLK_IMPLEMENTATION
#include "renderer/vulkan/vulkan_api.h"

#include "base/error.h"

namespace turntable::vulkan {
namespace {

const char* cause(VkResult result) {
    switch (result) {
    case VK_ERROR_DEVICE_LOST:
        return "the device was lost (driver reset, or it hung)";
    case VK_ERROR_OUT_OF_DEVICE_MEMORY:
        return "out of device memory; a lower --device-memory makes smaller batches";
    case VK_ERROR_OUT_OF_HOST_MEMORY:
        return "out of host memory";
    case VK_ERROR_INCOMPATIBLE_DRIVER:
        return "the driver is not compatible";
    case VK_ERROR_EXTENSION_NOT_PRESENT:
        return "the driver lacks an extension that it had announced";
    case VK_ERROR_FEATURE_NOT_PRESENT:
        return "the driver lacks a feature that it had announced";
    case VK_ERROR_LAYER_NOT_PRESENT:
        return "a layer is not installed";
    case VK_ERROR_INITIALIZATION_FAILED:
        return "the driver could not be initialised";
    case VK_ERROR_TOO_MANY_OBJECTS:
        return "too many objects";
    case VK_TIMEOUT:
        return "timed out";
    default:
        return nullptr;
    }
}

}  // namespace

void check(VkResult result, const char* what) {
    if (result == VK_SUCCESS) {
        return;
    }
    if (const char* known = cause(result)) {
        throw environment_fault("Vulkan: {}: {}", what, known);
    }
    throw environment_fault("Vulkan: {}: error {}", what, static_cast<int>(result));
}

}  // namespace turntable::vulkan
