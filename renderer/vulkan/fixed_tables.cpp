#include "renderer/vulkan/fixed_tables.h"

#include <array>
#include <cstring>
#include <span>
#include <vector>

#include "renderer/film/tone_table.h"
#include "renderer/shared/sampler.h"
#include "renderer/vulkan/recorder.h"

namespace turntable::vulkan {
namespace {

namespace sh = shading;

std::vector<sh::uvec2> all_net_points() {
    std::vector<sh::uvec2> points;
    points.reserve(static_cast<std::size_t>(sh::kNetTables) * sh::kNetPoints);
    for (sh::uint i = 0; i < sh::kNetTables * sh::kNetPoints; ++i) {
        points.push_back(sh::net_point(i / sh::kNetPoints, i % sh::kNetPoints));
    }
    return points;
}

std::vector<float> all_tone_tables() {
    std::vector<float> all;
    for (const ToneCurve curve : {ToneCurve::kFilmic, ToneCurve::kSrgb, ToneCurve::kLinear}) {
        const std::vector<float> one = tone_table(curve, 0.0).floats();
        all.insert(all.end(), one.begin(), one.end());
    }
    return all;
}

}  // namespace

std::shared_ptr<const BufferBlock>
upload_fixed_tables(const std::shared_ptr<const Device>& device,
                    const std::shared_ptr<const Kernels>& kernels) {
    constexpr const char* kWhat = "the sampler's and the tone curves' tables";
    const std::vector<sh::uvec2> nets = all_net_points();
    const std::vector<float> tones = all_tone_tables();
    const std::array<std::span<const std::byte>, 2> contents = {std::as_bytes(std::span(nets)),
                                                                std::as_bytes(std::span(tones))};
    std::array<BufferNeed, 2> needs{};
    std::array<BufferNeed, 2> staging_needs{};
    for (std::size_t i = 0; i < contents.size(); ++i) {
        needs[i] = {contents[i].size(),
                    VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT};
        staging_needs[i] = {contents[i].size(), VK_BUFFER_USAGE_TRANSFER_SRC_BIT};
    }
    auto tables = std::make_shared<const BufferBlock>(device, needs, MemoryUse::kDevice, kWhat);
    const BufferBlock staging(device, staging_needs, MemoryUse::kUpload, kWhat);
    Recorder recorder(device, kernels);
    for (std::size_t i = 0; i < contents.size(); ++i) {
        std::memcpy(staging.mapped(i), contents[i].data(), contents[i].size());
        recorder.copy(staging.buffer(i), 0, tables->buffer(i), 0, contents[i].size());
    }
    AccountSeconds unused{};
    recorder.finish(unused);
    return tables;
}

}  // namespace turntable::vulkan
