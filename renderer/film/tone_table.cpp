#include "renderer/film/tone_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "renderer/shared/tone_curve.h"

namespace turntable {
namespace {

constexpr int kMantissaBits = 8;
constexpr int kShift = 23 - kMantissaBits;
constexpr int kFirstExponent = -16;  // 2^-16: below Filmic's toe and any 8-bit step
constexpr int kLastExponent = 8;
constexpr int kSegments = (kLastExponent - kFirstExponent) << kMantissaBits;

std::uint32_t first_bits() {
    return static_cast<std::uint32_t>(127 + kFirstExponent) << 23U;
}

float segment_start(int segment) {
    return std::bit_cast<float>(first_bits() + (static_cast<std::uint32_t>(segment) << kShift));
}

struct Position {
    int segment;
    float fraction;
};

Position locate(float linear) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(linear) - first_bits();
    const std::uint32_t mask = (1U << kShift) - 1U;
    return {static_cast<int>(bits >> kShift),
            static_cast<float>(bits & mask) * (1.0F / static_cast<float>(1U << kShift))};
}

std::uint8_t to_byte(float code, float rounding) {
    return static_cast<std::uint8_t>(std::clamp(255.0F * code + rounding, 0.0F, 255.0F));
}

}  // namespace

ToneTable::ToneTable(ToneCurve curve, double exposure_ev) : codes_(kSegments + 1) {
    const auto gain = static_cast<float>(std::exp2(exposure_ev));
    const auto which = static_cast<shading::uint>(curve);
    for (int i = 0; i <= kSegments; ++i) {
        codes_[static_cast<std::size_t>(i)] = shading::tone_channel(segment_start(i) * gain, which);
    }
    lowest_code_ = shading::tone_channel(0.0F, which);
}

float ToneTable::code(float linear) const {
    if (!(linear >= segment_start(0))) {
        return lowest_code_;
    }
    const Position at = locate(std::min(linear, segment_start(kSegments - 1)));
    const float low = codes_[static_cast<std::size_t>(at.segment)];
    const float high = codes_[static_cast<std::size_t>(at.segment) + 1];
    return low + (high - low) * at.fraction;
}

float ToneTable::slope(float linear) const {
    if (!(linear >= segment_start(0)) || linear >= segment_start(kSegments - 1)) {
        return 0.0F;
    }
    const int segment = locate(linear).segment;
    const float rise =
        codes_[static_cast<std::size_t>(segment) + 1] - codes_[static_cast<std::size_t>(segment)];
    return rise / (segment_start(segment + 1) - segment_start(segment));
}

const ToneTable& tone_table(ToneCurve curve, double exposure_ev) {
    static std::mutex mutex;
    static std::map<std::pair<ToneCurve, double>, std::unique_ptr<ToneTable>> tables;
    const std::lock_guard lock(mutex);
    std::unique_ptr<ToneTable>& table = tables[{curve, exposure_ev}];
    if (!table) {
        table = std::make_unique<ToneTable>(curve, exposure_ev);
    }
    return *table;
}

float display_rounding(Dither dither) {
    return dither == Dither::kBlender ? 0.92F : 0.5F;
}

ImageU8 display_image(const ImageF& linear, const Film& film) {
    const ToneTable& table = tone_table(film.tone_curve, film.exposure);
    const float rounding = display_rounding(film.dither);
    ImageU8 display(linear.width(), linear.height(), linear.channels());
    std::transform(linear.values().begin(), linear.values().end(), display.values().begin(),
                   [&](float value) { return to_byte(table.code(value), rounding); });
    return display;
}

}  // namespace turntable
