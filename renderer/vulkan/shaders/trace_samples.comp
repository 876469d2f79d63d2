// One path sample an invocation, into the sample buffer. In a uniform wave the work item says which
// sample of which pixel it is; in an adaptive one the sample list does.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"
#include "renderer/vulkan/shaders/world.glsl"

/// Draw the sample from the pixel's filter instead of from its square (filter importance sampling).
layout(constant_id = 1) const bool kFilterImportance = false;
layout(constant_id = 2) const bool kListed = false;

struct PixelSample {
    int x;
    int y;
    int number;  // of the pixel's samples
};

PixelSample find_sample(uint item) {
    uint pixel;
    uint within;
    if (kListed) {
        uvec2 entry = sample_list[item];
        current_image = entry.x;
        pixel = entry.y & 0x07FFFFFFU;
        within = entry.y >> 27U;
    } else {
        uint per_image = area_pixels() * uint(stage.round_samples);
        current_image = slots[stage.first_slot + item / per_image].image;
        uint rest = item % per_image;
        pixel = rest / uint(stage.round_samples);
        within = rest % uint(stage.round_samples);
    }
    PixelSample found;
    found.x = int(pixel % uint(area_columns())) - stage.margin;
    found.y = int(pixel / uint(area_columns())) - stage.margin;
    found.number = stage.first_sample + int(within);
    return found;
}

void main() {
    uint item = work_item();
    if (item >= stage.work) {
        return;
    }
    PixelSample which = find_sample(item);
    Sampler draws = pixel_sampler(inputs[current_image].seed, which.x, which.y, which.number);
    vec2 u = next_pair(draws);
    float dx = u.x;
    float dy = u.y;
    if (kFilterImportance) {
        float radius = scenes[current_image].filter_radius;
        dx = 0.5F + filter_sample(u.x, radius);
        dy = 0.5F + filter_sample(u.y, radius);
    }
    vec3 direction =
        camera_direction(scenes[current_image].camera, float(which.x) + dx, float(which.y) + dy);
    SampleRecord result;
    result.radiance = counted_radiance(camera_radiance(direction, draws));
    uint sub_x = uint(clamp(int(u.x * float(kSubpixels)), 0, kSubpixels - 1));
    uint sub_y = uint(clamp(int(u.y * float(kSubpixels)), 0, kSubpixels - 1));
    result.position = sub_x | (sub_y << 16U);
    samples[item] = result;
}
