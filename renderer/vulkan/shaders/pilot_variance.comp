// Variance of one sample of a pixel, from its two pilot samples, in squared display levels.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"

#include "renderer/vulkan/shaders/tone_lookup.glsl"

void main() {
    uint item = work_item();
    if (item >= stage.work) {
        return;
    }
    uint image = item / area_pixels();
    vec3 difference = display_codes(image, samples[2U * item].radiance) -
                      display_codes(image, samples[2U * item + 1U].radiance);
    difference *= 255.0F;
    deviations[item] = dot(difference, difference) * (0.5F / 3.0F);
}
