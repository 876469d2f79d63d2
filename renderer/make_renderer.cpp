#include "base/error.h"
#include "renderer/embree/embree_renderer.h"
#include "renderer/renderer.h"

namespace turntable {

ChosenRenderer make_renderer(const RendererChoice& choice) {
    switch (choice.backend) {
    case Backend::kAuto:
    case Backend::kEmbree:
        return {embree::make_embree_renderer(), {}};
    case Backend::kVulkan:
        break;
    }
    throw environment_fault("this build has no Vulkan backend: use --backend embree");
}

std::unique_ptr<Renderer> make_renderer(Backend backend) {
    return make_renderer(RendererChoice{backend, {}, 0}).renderer;
}

std::vector<DeviceInfo> list_devices() {
    return {};
}

}  // namespace turntable
