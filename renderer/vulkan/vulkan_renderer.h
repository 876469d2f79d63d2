// The Vulkan backend: a compute path tracer that renders whole batches of views a dispatch.
#pragma once

#include <memory>
#include <vector>

#include "renderer/renderer.h"

namespace turntable::vulkan {

/// Throws Error (environment) when there is no such device, or it lacks something.
[[nodiscard]] std::unique_ptr<Renderer> make_vulkan_renderer(const RendererChoice& choice);

/// Why no GPU can be used, one line; empty when the first usable one is at hand.
[[nodiscard]] std::string why_no_gpu();

/// As turntable::list_devices().
[[nodiscard]] std::vector<DeviceInfo> list_vulkan_devices();

}  // namespace turntable::vulkan
