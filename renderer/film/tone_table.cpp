#include "renderer/film/tone_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "renderer/shared/tone_curve.h"
#include "renderer/shared/tone_table_layout.h"

namespace turntable {
namespace {

namespace sh = shading;

float segment_start(int segment) {
    return std::bit_cast<float>(sh::kToneFirstBits +
                                (static_cast<std::uint32_t>(segment) << sh::kToneSegmentShift));
}

struct Position {
    int segment;
    float fraction;
};

Position locate(float linear) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(linear) - sh::kToneFirstBits;
    constexpr std::uint32_t kStep = 1U << sh::kToneSegmentShift;
    return {static_cast<int>(bits >> sh::kToneSegmentShift),
            static_cast<float>(bits & (kStep - 1U)) * (1.0F / static_cast<float>(kStep))};
}

std::uint8_t to_byte(float code, float rounding) {
    return static_cast<std::uint8_t>(std::clamp(255.0F * code + rounding, 0.0F, 255.0F));
}

}  // namespace

ToneTable::ToneTable(ToneCurve curve, double exposure_ev) : codes_(sh::kToneSegments + 1) {
    const auto gain = static_cast<float>(std::exp2(exposure_ev));
    const auto which = static_cast<sh::uint>(curve);
    for (int i = 0; i <= sh::kToneSegments; ++i) {
        codes_[static_cast<std::size_t>(i)] = sh::tone_channel(segment_start(i) * gain, which);
    }
    lowest_code_ = sh::tone_channel(0.0F, which);
}

float ToneTable::code(float linear) const {
    if (!(linear >= segment_start(0))) {
        return lowest_code_;
    }
    const Position at = locate(std::min(linear, segment_start(sh::kToneSegments - 1)));
    const float low = codes_[static_cast<std::size_t>(at.segment)];
    const float high = codes_[static_cast<std::size_t>(at.segment) + 1];
    return low + (high - low) * at.fraction;
}

float ToneTable::slope(float linear) const {
    if (!(linear >= segment_start(0)) || linear >= segment_start(sh::kToneSegments - 1)) {
        return 0.0F;
    }
    const int segment = locate(linear).segment;
    const float rise =
        codes_[static_cast<std::size_t>(segment) + 1] - codes_[static_cast<std::size_t>(segment)];
    return rise / (segment_start(segment + 1) - segment_start(segment));
}

std::vector<float> ToneTable::floats() const {
    std::vector<float> all = codes_;
    all.push_back(lowest_code_);
    return all;
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
