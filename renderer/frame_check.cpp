#include <algorithm>

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
    if (is_blank(frame.display)) {
        return FrameFault::kBlank;
    }
    if (clipped_fraction(frame.display) > limits.max_clipped_fraction) {
        return FrameFault::kClipped;
    }
    return FrameFault::kNone;
}

}  // namespace turntable
