// Samples of each pixel, in proportion to its deviation (Neyman allocation, as
// renderer/film/sample_allocation.h says), and of each row in each round; a workgroup a row.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"

shared float partial_sums[kWorkgroup];
shared uint round_totals[kMostRounds];

float image_scale(uint image) {
    float sum = 0.0F;
    for (int row = int(gl_LocalInvocationID.x); row < area_rows(); row += int(kWorkgroup)) {
        sum += row_sums[image * uint(area_rows()) + uint(row)];
    }
    partial_sums[gl_LocalInvocationID.x] = sum;
    barrier();
    float total = 0.0F;
    for (uint i = 0U; i < kWorkgroup; ++i) {
        total += partial_sums[i];
    }
    return total / float(area_pixels()) / stage.target;
}

void main() {
    uint row_item = stage.base + gl_WorkGroupID.x;
    bool in_range = row_item < stage.work;
    uint image = (in_range ? row_item : stage.work - 1U) / uint(area_rows());
    uint row = row_item % uint(area_rows());
    float scale = image_scale(image);
    for (uint r = gl_LocalInvocationID.x; r < uint(kMostRounds); r += kWorkgroup) {
        round_totals[r] = 0U;
    }
    barrier();
    for (int x = int(gl_LocalInvocationID.x); in_range && x < area_columns();
         x += int(kWorkgroup)) {
        uint pixel = row_item * uint(area_columns()) + uint(x);
        float wanted = ceil(scale * deviations[pixel]);
        int count = int(clamp(wanted, float(kPilotSamples), float(stage.limit)));
        pixel_counts[pixel] = uint(count);
        int left = count - kPilotSamples;
        for (int r = 0; left > 0; ++r) {
            atomicAdd(round_totals[r], uint(min(left, stage.round_samples)));
            left -= stage.round_samples;
        }
    }
    barrier();
    for (int r = int(gl_LocalInvocationID.x); in_range && r < stage.rounds; r += int(kWorkgroup)) {
        uint first = (image * uint(stage.rounds) + uint(r)) * uint(area_rows());
        row_totals[first + row] = round_totals[r];
    }
}
