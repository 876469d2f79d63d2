// The pixel filter: Blackman-Harris, four terms (Harris 1978), as a separable reconstruction
// filter of radius r pixels: f(x) = BH(x / (2 r) + 1/2).
#ifndef TURNTABLE_RENDERER_SHARED_FILM_FILTER_H
#define TURNTABLE_RENDERER_SHARED_FILM_FILTER_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

SH_CONST float kBlackmanHarris0 = 0.35875F;
SH_CONST float kBlackmanHarris1 = 0.48829F;
SH_CONST float kBlackmanHarris2 = 0.14128F;
SH_CONST float kBlackmanHarris3 = 0.01168F;

/// Unnormalised weight at `offset` pixels from the centre; 0 outside the radius.
SH_FN float filter_weight(float offset, float radius) {
    float x = offset / (2.0F * radius) + 0.5F;
    if (x <= 0.0F || x >= 1.0F) {
        return 0.0F;
    }
    float a = 2.0F * kPi * x;
    return kBlackmanHarris0 - kBlackmanHarris1 * cos(a) + kBlackmanHarris2 * cos(2.0F * a) -
           kBlackmanHarris3 * cos(3.0F * a);
}

/// Integral of BH from 0 to x in [0, 1], over its integral from 0 to 1.
SH_FN float filter_cdf(float x) {
    float a = 2.0F * kPi * x;
    return x - (kBlackmanHarris1 * sin(a) - kBlackmanHarris2 * 0.5F * sin(2.0F * a) +
                kBlackmanHarris3 / 3.0F * sin(3.0F * a)) /
                   (kBlackmanHarris0 * 2.0F * kPi);
}

/// Offset in pixels distributed as the filter, from uniform u: the CDF inverted by bisection and
/// two Newton steps. All samples then weigh the same (filter importance sampling).
SH_FN float filter_sample(float u, float radius) {
    float low = 0.0F;
    float high = 1.0F;
    float x = 0.5F;
    for (int i = 0; i < 12; ++i) {
        if (filter_cdf(x) < u) {
            low = x;
        } else {
            high = x;
        }
        x = 0.5F * (low + high);
    }
    for (int i = 0; i < 2; ++i) {
        float slope = filter_weight((x - 0.5F) * 2.0F, 1.0F) / kBlackmanHarris0;
        if (slope > 1e-3F) {
            x = clamp(x - (filter_cdf(x) - u) / slope, low, high);
        }
    }
    return (x - 0.5F) * 2.0F * radius;
}

SH_END

#endif
