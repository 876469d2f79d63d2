// Which backend a test asks: tests that hold for every backend run once for each (see
// turntable_vulkan_twin in cmake/TurntableTargets.cmake).
#pragma once

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "renderer/renderer.h"

namespace turntable::test {

inline bool vulkan_is_under_test() {
    const char* backend = std::getenv("TURNTABLE_TEST_BACKEND");
    return backend != nullptr && std::string_view(backend) == "vulkan";
}

/// Embree, unless $TURNTABLE_TEST_BACKEND is "vulkan": then the device of $TURNTABLE_TEST_DEVICE,
/// else the first, under the validation layer, any message of which is an Error. Without a device
/// the whole test ends as skipped.
inline const Renderer& renderer_under_test() {
    static const std::unique_ptr<Renderer> renderer = [] {
        if (!vulkan_is_under_test()) {
            return make_renderer(Backend::kEmbree);
        }
        if (list_devices().empty()) {
            std::puts("skipped: no Vulkan device");
            std::exit(77);
        }
        setenv("TURNTABLE_VALIDATION", "1", 0);
        const char* device = std::getenv("TURNTABLE_TEST_DEVICE");
        return make_renderer({Backend::kVulkan, device == nullptr ? "" : device, 0}).renderer;
    }();
    return *renderer;
}

}  // namespace turntable::test
