// Sum of the deviations of each row of each area, a workgroup a row, in fixed order.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"

shared float partial_sums[kWorkgroup];

void main() {
    uint row_item = stage.base + gl_WorkGroupID.x;  // image and row
    float sum = 0.0F;
    if (row_item < stage.work) {
        for (int x = int(gl_LocalInvocationID.x); x < area_columns(); x += int(kWorkgroup)) {
            sum += deviations[row_item * uint(area_columns()) + uint(x)];
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
