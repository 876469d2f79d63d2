#include "renderer/vulkan/device_maps.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <vector>

#include "base/error.h"
#include "renderer/environment_tables.h"
#include "renderer/vulkan/recorder.h"

namespace turntable::vulkan {
namespace {

shading::uvec2 as_words(VkDeviceAddress address) {
    return {static_cast<shading::uint>(address), static_cast<shading::uint>(address >> 32U)};
}

}  // namespace

std::uint64_t device_map_bytes(const EnvironmentMap& map) {
    const auto w = static_cast<std::uint64_t>(map.width);
    const auto h = static_cast<std::uint64_t>(map.height);
    const std::uint64_t tables =
        map.layout == MapLayout::kEquirectangular ? 2 * h + 1 + h * (w + 1) + 3 : 0;
    return (3 * w * h + tables) * sizeof(float);
}

DeviceMap::DeviceMap(const std::shared_ptr<const Device>& device,
                     const std::shared_ptr<const Kernels>& kernels, const EnvironmentMap& map) {
    std::vector<float> tables;
    if (map.layout == MapLayout::kEquirectangular) {
        tables = environment_tables(map);
    }
    const auto texel_bytes = std::as_bytes(std::span(map.texels));
    const auto table_bytes = std::as_bytes(std::span(tables));
    const std::uint64_t bytes = texel_bytes.size() + table_bytes.size();
    if (bytes > device->physical().max_allocation) {
        throw environment_fault("map {}: {} bytes are more than the {} that {} can allocate; use "
                                "--backend embree or a smaller picture",
                                map.id, bytes, device->physical().max_allocation,
                                device->physical().info.name);
    }
    const BufferNeed need{bytes, VK_BUFFER_USAGE_STORAGE_BUFFER_BIT |
                                     VK_BUFFER_USAGE_TRANSFER_DST_BIT |
                                     VK_BUFFER_USAGE_SHADER_DEVICE_ADDRESS_BIT};
    const BufferNeed staging_need{bytes, VK_BUFFER_USAGE_TRANSFER_SRC_BIT};
    block_ = BufferBlock(device, std::span(&need, 1), MemoryUse::kDevice, "a map");
    const BufferBlock staging(device, std::span(&staging_need, 1), MemoryUse::kUpload,
                              "a map's upload");
    std::memcpy(staging.mapped(0), texel_bytes.data(), texel_bytes.size());
    if (!table_bytes.empty()) {
        std::memcpy(staging.mapped(0) + texel_bytes.size(), table_bytes.data(), table_bytes.size());
    }
    Recorder recorder(device, kernels);
    recorder.copy(staging.buffer(0), 0, block_.buffer(0), 0, bytes);
    AccountSeconds unused{};
    recorder.finish(unused);
    VkBufferDeviceAddressInfo info{};
    info.sType = VK_STRUCTURE_TYPE_BUFFER_DEVICE_ADDRESS_INFO;
    info.buffer = block_.buffer(0);
    const VkDeviceAddress address = vkGetBufferDeviceAddress(device->handle(), &info);
    texels_ = as_words(address);
    tables_ = as_words(address + texel_bytes.size());
}

DeviceMaps::DeviceMaps(std::shared_ptr<const Device> device, std::shared_ptr<const Kernels> kernels,
                       std::uint64_t bound)
    : device_(std::move(device)), kernels_(std::move(kernels)), bound_(bound) {}

/// Those whose map is gone go first; what a batch still holds stays.
void DeviceMaps::make_room(std::uint64_t bytes) {
    entries_.remove_if([](const Entry& entry) { return entry.map.expired(); });
    std::uint64_t total = bytes;
    for (const Entry& entry : entries_) {
        total += entry.kept->bytes();
    }
    for (auto entry = entries_.end(); entry != entries_.begin() && total > bound_;) {
        --entry;
        if (entry->kept.use_count() == 1) {
            total -= entry->kept->bytes();
            entry = entries_.erase(entry);
        }
    }
}

std::shared_ptr<const DeviceMap> DeviceMaps::get(const std::shared_ptr<const EnvironmentMap>& map) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.key == map.get() && entry.map.lock() == map;
    });
    if (found != entries_.end()) {
        entries_.splice(entries_.begin(), entries_, found);
        return found->kept;
    }
    make_room(device_map_bytes(*map));
    entries_.push_front(
        {map.get(), map, std::make_shared<const DeviceMap>(device_, kernels_, *map)});
    return entries_.front().kept;
}

}  // namespace turntable::vulkan
