// The label of one picture pixel an invocation, from the ray through its centre.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"
#include "renderer/vulkan/shaders/world.glsl"

layout(scalar, set = 0, binding = 19) writeonly buffer LabelBlock {
    Label labels[];
};

void main() {
    uint item = work_item();
    if (item >= stage.work) {
        return;
    }
    current_image = item / picture_pixels();
    uint pixel = item % picture_pixels();
    float u = float(pixel % uint(stage.width)) + 0.5F;
    float v = float(pixel / uint(stage.width)) + 0.5F;
    labels[item] = label_ray(camera_direction(scenes[current_image].camera, u, v));
    distrust_cut_loops(stage.work);
}
