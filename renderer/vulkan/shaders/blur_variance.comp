// Mean of a pixel's variance over its neighbours, two to each side along one axis, clamped at the
// border: rows first (into scratch), then columns, where the root is taken.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"

const int kReach = 2;

void main() {
    uint item = work_item();
    if (item >= stage.work) {
        return;
    }
    uint image = item / area_pixels();
    uint pixel = item % area_pixels();
    int x = int(pixel % uint(area_columns()));
    int y = int(pixel / uint(area_columns()));
    float sum = 0.0F;
    for (int k = -kReach; k <= kReach; ++k) {
        int px = stage.layer == 0 ? clamp(x + k, 0, area_columns() - 1) : x;
        int py = stage.layer == 0 ? y : clamp(y + k, 0, area_rows() - 1);
        uint from = image * area_pixels() + uint(py) * uint(area_columns()) + uint(px);
        sum += stage.layer == 0 ? deviations[from] : scratch[from];
    }
    float blurred = sum / float(2 * kReach + 1);
    if (stage.layer == 0) {
        scratch[item] = blurred;
    } else {
        deviations[item] = sqrt(blurred);
    }
}
