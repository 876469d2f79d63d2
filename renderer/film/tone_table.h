// The tone curve as a table over the bits of a float: 256 linear segments an octave, so that a
// value costs a look-up. Built from the shared curve and within 1e-6 of it (tested).
#pragma once

#include <cstdint>
#include <vector>

#include "base/image.h"
#include "scenes/scene.h"

namespace turntable {

class ToneTable {
public:
    ToneTable(ToneCurve curve, double exposure_ev);

    /// Display code in [0, 1] of a scene-linear channel; NaN and negative values give code(0).
    [[nodiscard]] float code(float linear) const;
    /// Derivative of code() with respect to the linear value, 0 where it is clipped.
    [[nodiscard]] float slope(float linear) const;

    /// The table as devices read it: shading::kToneTableFloats numbers.
    [[nodiscard]] std::vector<float> floats() const;

private:
    std::vector<float> codes_;
    float lowest_code_;
};

/// The one table of a (curve, exposure) pair, built at first use and shared.
[[nodiscard]] const ToneTable& tone_table(ToneCurve curve, double exposure_ev);

/// What is added to 255 times a display code before it is floored to 8 bits.
[[nodiscard]] float display_rounding(Dither dither);

/// 8-bit display picture. Dither::kBlender rounds as Blender's dithered 8 bits do on average:
/// its noise has mean +0.42 level, so 255 code + 0.92 is floored; the noise itself is left out.
[[nodiscard]] ImageU8 display_image(const ImageF& linear, const Film& film);

}  // namespace turntable
