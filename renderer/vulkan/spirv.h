// The shaders as SPIR-V, compiled by glslc at build time and embedded.
#pragma once

#include <cstdint>
#include <span>

#include "renderer/vulkan/kernels.h"

namespace turntable::vulkan {

/// `ray_query`: the twin that traces by hardware, for stages that trace.
[[nodiscard]] std::span<const std::uint32_t> spirv_of(Stage stage, bool ray_query);

}  // namespace turntable::vulkan
