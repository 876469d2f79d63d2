// What the shaders need of a device: checked when one is chosen, relied on everywhere else.
#pragma once

#include <cstdint>

namespace turntable::vulkan {

/// Storage buffers of the batch's set and of the model's set, all visible to one shader.
inline constexpr std::uint32_t kBatchBuffers = 21;
inline constexpr std::uint32_t kModelBuffers = 4;
inline constexpr std::uint32_t kStorageBuffers = kBatchBuffers + kModelBuffers;
inline constexpr std::uint32_t kTexelBuffers = 4;
inline constexpr std::uint32_t kSharedBytes = 16384;

}  // namespace turntable::vulkan
