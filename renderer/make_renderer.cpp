#include "base/error.h"
#include "renderer/embree/embree_renderer.h"
#include "renderer/renderer.h"

namespace turntable {

std::unique_ptr<Renderer> make_renderer(Backend backend) {
    switch (backend) {
    case Backend::kAuto:
    case Backend::kEmbree:
        return embree::make_embree_renderer();
    case Backend::kVulkan:
        break;
    }
    throw environment_fault("this build has no Vulkan backend: use --backend embree");
}

}  // namespace turntable
