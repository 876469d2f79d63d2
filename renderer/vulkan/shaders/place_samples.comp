// Where each pixel's samples of the round begin in the wave: a row an invocation.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"

void main() {
    uint item = work_item();  // slot and row
    if (item >= stage.work) {
        return;
    }
    uint image = slots[stage.first_slot + item / uint(area_rows())].image;
    uint row = item % uint(area_rows());
    uint pixel = image * area_pixels() + row * uint(area_columns());
    uint offset = row_bases[stage.first_slot * uint(area_rows()) + item];
    for (int x = 0; x < area_columns(); ++x) {
        pixel_offsets[pixel + uint(x)] = offset;
        offset += uint(round_count(pixel_counts[pixel + uint(x)]));
    }
}
