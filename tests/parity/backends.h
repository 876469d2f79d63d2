// The two renderers of a comparison.
#pragma once

#include <cstdint>
#include <memory>

#include "renderer/renderer.h"

namespace turntable::test {

/// True where there is a Vulkan device to test on; without one the whole test ends as skipped.
[[nodiscard]] bool has_vulkan_device();

/// The device of $TURNTABLE_TEST_DEVICE (a number or part of a name), else the first, under the
/// validation layer with its synchronization checks: any message of it is an Error.
[[nodiscard]] std::unique_ptr<Renderer> vulkan_renderer(std::uint64_t device_memory = 0);

[[nodiscard]] std::unique_ptr<Renderer> embree_renderer();

/// Frames of all scenes with one model.
[[nodiscard]] std::vector<Frame> render_all(const Renderer& renderer,
                                            const std::shared_ptr<const Model>& model,
                                            std::span<const Scene> scenes,
                                            const RenderSettings& settings);

}  // namespace turntable::test
