// Variance of one sample of a pixel, from its two pilot samples, in squared display levels.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"

#include "renderer/shared/tone_curve.h"

void main() {
    uint item = work_item();
    if (item >= stage.work) {
        return;
    }
    uint image = item / area_pixels();
    float gain = scenes[image].gain;
    uint curve = scenes[image].tone_curve;
    vec3 difference = tone_map(samples[2U * item].radiance, gain, curve) -
                      tone_map(samples[2U * item + 1U].radiance, gain, curve);
    difference *= 255.0F;
    deviations[item] = dot(difference, difference) * (0.5F / 3.0F);
}
