// From scene-linear Rec.709 to display codes in [0, 1].
#ifndef TURNTABLE_RENDERER_SHARED_TONE_CURVE_H
#define TURNTABLE_RENDERER_SHARED_TONE_CURVE_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

SH_CONST uint kToneFilmic = 0U;
SH_CONST uint kToneSrgb = 1U;
SH_CONST uint kToneLinear = 2U;

/// Blender's Filmic, look "None": log2 shaper over 16.5 stops, then this base-contrast curve,
/// sampled at i / 32 (3DIEBench page A.8; linear interpolation is within 0.25 / 255 of it).
SH_CONST float kFilmicCurve[33] = {
    0.0F,     0.00196F, 0.00448F, 0.00769F, 0.0118F,  0.01703F, 0.02368F, 0.03211F, 0.04277F,
    0.05618F, 0.07296F, 0.09378F, 0.11941F, 0.1506F,  0.18803F, 0.23221F, 0.28332F, 0.3411F,
    0.40471F, 0.47267F, 0.5424F,  0.61175F, 0.67869F, 0.74109F, 0.79727F, 0.84618F, 0.88742F,
    0.9211F,  0.94775F, 0.96811F, 0.98303F, 0.9934F,  1.0F};
SH_CONST float kFilmicStops = 16.5F;
SH_CONST float kFilmicLowest = 12.473931188F;  ///< stops below 1.0 where the shaper starts

SH_FN float filmic_node(int i) {
    return kFilmicCurve[clamp(i, 0, 32)];
}

/// Slope of the curve at node i, per node spacing: the harmonic mean of Fritsch and Butland
/// (1984), which keeps the cubic monotone.
SH_FN float filmic_slope(int i) {
    float before = filmic_node(i) - filmic_node(i - 1);
    float after = filmic_node(i + 1) - filmic_node(i);
    if (i <= 0) {
        return after;
    }
    if (i >= 32) {
        return before;
    }
    return before * after > 0.0F ? 2.0F * before * after / (before + after) : 0.0F;
}

SH_FN float filmic(float linear) {
    float stops = log2(max(linear, 1e-10F)) + kFilmicLowest;
    float s = clamp(stops / kFilmicStops, 0.0F, 1.0F) * 32.0F;
    int i = min(int(s), 31);
    float t = s - float(i);
    float y0 = filmic_node(i);
    float y1 = filmic_node(i + 1);
    float m0 = filmic_slope(i);
    float m1 = filmic_slope(i + 1);
    float tt = t * t;
    float ttt = tt * t;
    return (2.0F * ttt - 3.0F * tt + 1.0F) * y0 + (ttt - 2.0F * tt + t) * m0 +
           (3.0F * tt - 2.0F * ttt) * y1 + (ttt - tt) * m1;
}

/// IEC 61966-2-1, clipped to [0, 1].
SH_FN float srgb_encode(float linear) {
    float v = clamp(linear, 0.0F, 1.0F);
    return v <= 0.0031308F ? 12.92F * v : 1.055F * exp2(log2(v) / 2.4F) - 0.055F;
}

SH_FN float srgb_decode(float code) {
    return code <= 0.04045F ? code / 12.92F : exp2(log2((code + 0.055F) / 1.055F) * 2.4F);
}

SH_FN float tone_channel(float linear, uint curve) {
    if (curve == kToneFilmic) {
        return filmic(linear);
    }
    if (curve == kToneSrgb) {
        return srgb_encode(linear);
    }
    return clamp(linear, 0.0F, 1.0F);
}

/// `gain` is 2^exposure.
SH_FN vec3 tone_map(SH_IN(vec3) linear, float gain, uint curve) {
    return vec3(tone_channel(linear.x * gain, curve), tone_channel(linear.y * gain, curve),
                tone_channel(linear.z * gain, curve));
}

SH_END

#endif
