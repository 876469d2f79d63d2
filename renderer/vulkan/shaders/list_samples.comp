// The wave's list of samples, a pixel an invocation: neighbours in the list are samples of the same
// pixel or of the next one, whose rays go the same way.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"

void main() {
    uint item = work_item();  // slot and pixel of the area
    if (item >= stage.work) {
        return;
    }
    uint image = slots[stage.first_slot + item / area_pixels()].image;
    uint pixel = item % area_pixels();
    uint index = image * area_pixels() + pixel;
    int count = round_count(pixel_counts[index]);
    uint offset = pixel_offsets[index];
    for (int k = 0; k < count; ++k) {
        sample_list[offset + uint(k)] = uvec2(image, pixel | (uint(k) << 27U));
    }
}
