// The film into display codes (and scene-linear pixels), a workgroup a row; and each row's sum of
// squared differences of the two half pictures, from which the host estimates the noise.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"

#include "renderer/vulkan/shaders/tone_lookup.glsl"

layout(constant_id = 1) const bool kKeepLinear = false;

shared float partial_sums[kWorkgroup];

vec3 mean(FilmCell cell) {
    return cell.weight > 0.0F ? cell.sum * (1.0F / cell.weight) : vec3(0.0F, 0.0F, 0.0F);
}

uint to_byte(float code, float rounding) {
    return uint(clamp(255.0F * code + rounding, 0.0F, 255.0F));
}

float resolve_pixel(uint image, uint index) {
    FilmCell a = film[2U * index];
    FilmCell b = film[2U * index + 1U];
    FilmCell both;
    both.sum = a.sum + b.sum;
    both.weight = a.weight + b.weight;
    vec3 radiance = mean(both);
    vec3 code = display_codes(image, radiance);
    float rounding = inputs[image].rounding;
    display[index] = to_byte(code.x, rounding) | (to_byte(code.y, rounding) << 8U) |
                     (to_byte(code.z, rounding) << 16U);
    if (kKeepLinear) {
        linear_pixels[index] = radiance;
    }
    vec3 difference = display_codes(image, mean(a)) - display_codes(image, mean(b));
    return dot(difference, difference);
}

void main() {
    uint row_item = stage.base + gl_WorkGroupID.x;  // image and row
    uint image = row_item / uint(stage.height);
    float sum = 0.0F;
    if (row_item < stage.work) {
        for (uint x = gl_LocalInvocationID.x; x < uint(stage.width); x += kWorkgroup) {
            sum += resolve_pixel(image, row_item * uint(stage.width) + x);
        }
    }
    partial_sums[gl_LocalInvocationID.x] = sum;
    barrier();
    if (gl_LocalInvocationID.x == 0U && row_item < stage.work) {
        float total = 0.0F;
        for (uint i = 0U; i < kWorkgroup; ++i) {
            total += partial_sums[i];
        }
        row_sums[row_item] = total;
    }
}
