#include "cli/backend_option.h"

namespace turntable::cli {

void BackendOption::add_to(CLI::App& verb) {
    verb.add_option("--backend", name, "What renders: auto, embree or vulkan")
        ->check(CLI::IsMember({"auto", "embree", "vulkan"}))
        ->capture_default_str();
}

std::unique_ptr<Renderer> BackendOption::make() const {
    const Backend backend = name == "embree"   ? Backend::kEmbree
                            : name == "vulkan" ? Backend::kVulkan
                                               : Backend::kAuto;
    return make_renderer(backend);
}

}  // namespace turntable::cli
