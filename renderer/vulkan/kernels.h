// Kernels: the compute pipelines of all stages, made when first used.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

#include "renderer/vulkan/device.h"

namespace turntable::vulkan {

/// One .comp file of renderer/vulkan/shaders each.
enum class Stage : std::uint32_t {
    kFloorTexels = 0,
    kCoverage,
    kLabelPixels,
    kTracePaths,
    kPilotVariance,
    kBlurVariance,
    kSumDeviations,
    kCountSamples,
    kPlaceSamples,
    kListSamples,
    kGather,
    kResolve,
};

/// Specialization constants, of the stages that have them.
struct Variant {
    bool all_opaque = false;   ///< constant 0, of stages that trace
    bool keep_linear = false;  ///< constant 1, of kResolve
    bool has_maps = false;     ///< constant 2, of stages that trace
    // NOLINTNEXTLINE(modernize-use-nullptr): version 14 misreads a defaulted <=>.
    friend auto operator<=>(const Variant&, const Variant&) = default;
};

class Kernels {
public:
    explicit Kernels(std::shared_ptr<const Device> device);

    /// Thread-safe. Compiles at the first call for a variant.
    [[nodiscard]] VkPipeline pipeline(Stage stage, Variant variant) const;
    [[nodiscard]] VkPipelineLayout layout() const { return layout_.get(); }
    [[nodiscard]] VkDescriptorSetLayout batch_set() const { return batch_set_.get(); }
    [[nodiscard]] VkDescriptorSetLayout model_set() const { return model_set_.get(); }

private:
    [[nodiscard]] DeviceObject<VkPipeline> make(Stage stage, Variant variant) const;

    std::shared_ptr<const Device> device_;
    DeviceObject<VkDescriptorSetLayout> batch_set_;
    DeviceObject<VkDescriptorSetLayout> model_set_;
    DeviceObject<VkPipelineLayout> layout_;
    mutable std::mutex mutex_;
    mutable std::map<std::tuple<Stage, Variant>, DeviceObject<VkPipeline>> pipelines_;
};

}  // namespace turntable::vulkan
