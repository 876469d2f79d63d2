#include "renderer/vulkan/spirv.h"

#include "base/check.h"

namespace turntable::vulkan {
namespace {

using Code = std::span<const std::uint32_t>;

// Each .inc is a braced list of words that glslc wrote.
constexpr std::uint32_t kFloorTexelsCode[] =
#include <floor_texels.inc>
    ;
constexpr std::uint32_t kCoverageCode[] =
#include <coverage.inc>
    ;
constexpr std::uint32_t kCoverageQueryCode[] =
#include <coverage_query.inc>
    ;
constexpr std::uint32_t kLabelPixelsCode[] =
#include <label_pixels.inc>
    ;
constexpr std::uint32_t kLabelPixelsQueryCode[] =
#include <label_pixels_query.inc>
    ;
constexpr std::uint32_t kTracePathsCode[] =
#include <trace_paths.inc>
    ;
constexpr std::uint32_t kTracePathsQueryCode[] =
#include <trace_paths_query.inc>
    ;
constexpr std::uint32_t kPilotVarianceCode[] =
#include <pilot_variance.inc>
    ;
constexpr std::uint32_t kBlurVarianceCode[] =
#include <blur_variance.inc>
    ;
constexpr std::uint32_t kSumDeviationsCode[] =
#include <sum_deviations.inc>
    ;
constexpr std::uint32_t kCountSamplesCode[] =
#include <count_samples.inc>
    ;
constexpr std::uint32_t kPlaceSamplesCode[] =
#include <place_samples.inc>
    ;
constexpr std::uint32_t kListSamplesCode[] =
#include <list_samples.inc>
    ;
constexpr std::uint32_t kGatherCode[] =
#include <gather.inc>
    ;
constexpr std::uint32_t kResolveCode[] =
#include <resolve.inc>
    ;

}  // namespace

std::span<const std::uint32_t> spirv_of(Stage stage, bool ray_query) {
    switch (stage) {
    case Stage::kFloorTexels:
        return kFloorTexelsCode;
    case Stage::kCoverage:
        return ray_query ? Code(kCoverageQueryCode) : Code(kCoverageCode);
    case Stage::kLabelPixels:
        return ray_query ? Code(kLabelPixelsQueryCode) : Code(kLabelPixelsCode);
    case Stage::kTracePaths:
        return ray_query ? Code(kTracePathsQueryCode) : Code(kTracePathsCode);
    case Stage::kPilotVariance:
        return kPilotVarianceCode;
    case Stage::kBlurVariance:
        return kBlurVarianceCode;
    case Stage::kSumDeviations:
        return kSumDeviationsCode;
    case Stage::kCountSamples:
        return kCountSamplesCode;
    case Stage::kPlaceSamples:
        return kPlaceSamplesCode;
    case Stage::kListSamples:
        return kListSamplesCode;
    case Stage::kGather:
        return kGatherCode;
    case Stage::kResolve:
        return kResolveCode;
    }
    TT_CHECK(false);
    return {};
}

}  // namespace turntable::vulkan
