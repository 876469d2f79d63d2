// DeviceMaps: pictures (environment maps, backdrops, floor textures) in device memory, each
// uploaded once and kept while there is room.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>

#include "assets/environment_map.h"
#include "renderer/shared/scene_data.h"
#include "renderer/vulkan/buffers.h"
#include "renderer/vulkan/kernels.h"

namespace turntable::vulkan {

/// A picture's texels and, for an equirectangular map, its sampling tables behind them.
class DeviceMap {
public:
    /// Uploads and waits. Throws Error (environment).
    DeviceMap(const std::shared_ptr<const Device>& device,
              const std::shared_ptr<const Kernels>& kernels, const EnvironmentMap& map);

    [[nodiscard]] std::uint64_t bytes() const { return block_.total_bytes(); }
    /// Addresses, as the shading code names them.
    [[nodiscard]] shading::uvec2 texels() const { return texels_; }
    [[nodiscard]] shading::uvec2 tables() const { return tables_; }

private:
    BufferBlock block_;
    shading::uvec2 texels_{0U};
    shading::uvec2 tables_{0U};
};

/// Bytes that a picture takes on a device.
[[nodiscard]] std::uint64_t device_map_bytes(const EnvironmentMap& map);

class DeviceMaps {
public:
    /// Above `bound` bytes, pictures that nobody uses go, those longest unused first.
    DeviceMaps(std::shared_ptr<const Device> device, std::shared_ptr<const Kernels> kernels,
               std::uint64_t bound);

    /// Thread-safe. Shared with the batches that read it. Throws Error (environment).
    [[nodiscard]] std::shared_ptr<const DeviceMap>
    get(const std::shared_ptr<const EnvironmentMap>& map);

private:
    struct Entry {
        const EnvironmentMap* key = nullptr;
        std::weak_ptr<const EnvironmentMap> map;
        std::shared_ptr<const DeviceMap> kept;
    };

    void make_room(std::uint64_t bytes);

    std::shared_ptr<const Device> device_;
    std::shared_ptr<const Kernels> kernels_;
    std::uint64_t bound_;
    std::mutex mutex_;
    std::list<Entry> entries_;  ///< the last used first
};

}  // namespace turntable::vulkan
