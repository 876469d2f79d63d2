// Tables that no scene changes, in device memory once for all batches: the sampler's nets and the
// tone curves.
#pragma once

#include <memory>

#include "renderer/vulkan/buffers.h"
#include "renderer/vulkan/kernels.h"

namespace turntable::vulkan {

/// Buffers of the block.
inline constexpr std::size_t kNetTable = 0;   ///< net_point() of all tables
inline constexpr std::size_t kToneTable = 1;  ///< one a ToneCurve, in its order, exposure 0

/// Uploads and waits. Throws Error (environment).
[[nodiscard]] std::shared_ptr<const BufferBlock>
upload_fixed_tables(const std::shared_ptr<const Device>& device,
                    const std::shared_ptr<const Kernels>& kernels);

}  // namespace turntable::vulkan
