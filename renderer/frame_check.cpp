#include <algorithm>
#include <numeric>

#include "renderer/renderer.h"

namespace turntable {
namespace {

bool is_blank(const ImageU8& image) {
    const auto values = image.values();
    return values.empty() ||
           std::all_of(values.begin(), values.end(), [&](auto v) { return v == values.front(); });
}

double clipped_fraction(const ImageU8& image) {
    const auto values = image.values();
    const auto clipped =
        std::count_if(values.begin(), values.end(), [](auto v) { return v == 0 || v == 255; });
    return values.empty() ? 0.0 : static_cast<double>(clipped) / static_cast<double>(values.size());
}

/// Mean over the channels of the box of the mask.
double object_level(const Frame& frame) {
    const Coverage& seen = frame.coverage;
    const auto channels = static_cast<std::size_t>(frame.display.channels());
    const auto row_values = static_cast<std::size_t>(seen.x1 - seen.x0) * channels;
    std::uint64_t sum = 0;
    for (int y = seen.y0; y < seen.y1; ++y) {
        const std::uint8_t* row = frame.display.at(seen.x0, y);
        sum = std::accumulate(row, row + row_values, sum);
    }
    const auto values = row_values * static_cast<std::size_t>(seen.y1 - seen.y0);
    return values == 0 ? 0.0 : static_cast<double>(sum) / static_cast<double>(values);
}

}  // namespace

const char* frame_fault_name(FrameFault fault) {
    switch (fault) {
    case FrameFault::kNone:
        return "none";
    case FrameFault::kNonFinite:
        return "non_finite";
    case FrameFault::kOutOfFrame:
        return "out_of_frame";
    case FrameFault::kTooSmall:
        return "too_small";
    case FrameFault::kBlank:
        return "blank";
    case FrameFault::kClipped:
        return "clipped";
    case FrameFault::kDark:
        return "dark";
    case FrameFault::kHidden:
        return "hidden";
    case FrameFault::kTextureMissing:
        return "missing_texture";
    }
    return "unknown";
}

FrameFault check_frame(const Frame& frame, const QualityLimits& limits) {
    if (frame.non_finite_samples > 0) {
        return FrameFault::kNonFinite;
    }
    if (frame.coverage.mask_pixels == 0) {
        return FrameFault::kOutOfFrame;
    }
    if (frame.coverage.mask_pixels < limits.min_object_pixels) {
        return FrameFault::kTooSmall;
    }
    if (frame.coverage.visible_fraction < limits.min_visible_fraction) {
        return FrameFault::kHidden;
    }
    if (is_blank(frame.display)) {
        return FrameFault::kBlank;
    }
    if (clipped_fraction(frame.display) > limits.max_clipped_fraction) {
        return FrameFault::kClipped;
    }
    if (limits.min_object_level > 0.0 && object_level(frame) < limits.min_object_level) {
        return FrameFault::kDark;
    }
    return FrameFault::kNone;
}

}  // namespace turntable
