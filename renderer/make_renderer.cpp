#include "base/check.h"
#include "base/error.h"
#include "renderer/embree/embree_renderer.h"
#include "renderer/renderer.h"
#ifdef TURNTABLE_HAS_VULKAN
#include "renderer/vulkan/vulkan_renderer.h"
#endif

namespace turntable {
namespace {

#ifdef TURNTABLE_HAS_VULKAN
std::unique_ptr<Renderer> on_vulkan(const RendererChoice& choice) {
    return vulkan::make_vulkan_renderer(choice);
}

std::string why_no_gpu() {
    return vulkan::why_no_gpu();
}
#else
std::unique_ptr<Renderer> on_vulkan(const RendererChoice& /*choice*/) {
    throw environment_fault("this build has no Vulkan backend: use --backend embree");
}

std::string why_no_gpu() {
    return "this build has no Vulkan backend";
}
#endif

/// A GPU when there is one, and a device that is named whatever it is; else the CPU.
ChosenRenderer automatic(const RendererChoice& choice) {
    if (!choice.device.empty()) {
        return {on_vulkan(choice), {}};
    }
    std::string reason = why_no_gpu();
    if (reason.empty()) {
        try {
            return {on_vulkan(choice), {}};
        } catch (const Error& error) {
            reason = error.what();
        }
    }
    return {embree::make_embree_renderer(),
            fmt::format("no GPU can be used ({}): rendering on the CPU with Embree", reason)};
}

}  // namespace

ChosenRenderer make_renderer(const RendererChoice& choice) {
    switch (choice.backend) {
    case Backend::kAuto:
        return automatic(choice);
    case Backend::kEmbree:
        return {embree::make_embree_renderer(), {}};
    case Backend::kVulkan:
        return {on_vulkan(choice), {}};
    }
    TT_CHECK(false);
    return {};
}

std::unique_ptr<Renderer> make_renderer(Backend backend) {
    return make_renderer(RendererChoice{backend, {}, 0}).renderer;
}

std::vector<DeviceInfo> list_devices() {
#ifdef TURNTABLE_HAS_VULKAN
    return vulkan::list_vulkan_devices();
#else
    return {};
#endif
}

}  // namespace turntable
