#include "tests/parity/backends.h"

#include <cstdio>
#include <cstdlib>

namespace turntable::test {

bool has_vulkan_device() {
    if (!list_devices().empty()) {
        return true;
    }
    std::puts("skipped: no Vulkan device");
    std::exit(77);  // ctest's word for skipped: a test that only returned would read as passed
}

std::unique_ptr<Renderer> vulkan_renderer(std::uint64_t device_memory) {
    setenv("TURNTABLE_VALIDATION", "1", 0);
    const char* device = std::getenv("TURNTABLE_TEST_DEVICE");
    return make_renderer({Backend::kVulkan, device == nullptr ? "" : device, device_memory})
        .renderer;
}

std::unique_ptr<Renderer> embree_renderer() {
    return make_renderer(Backend::kEmbree);
}

std::vector<Frame> render_all(const Renderer& renderer, const std::shared_ptr<const Model>& model,
                              std::span<const Scene> scenes, const RenderSettings& settings) {
    const auto prepared = renderer.prepare(model, settings.mtl_rules);
    return renderer.render(*prepared, scenes, settings);
}

}  // namespace turntable::test
