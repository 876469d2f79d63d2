// Pixel-centre rays that measure where the object lies in one image: first the pixels that may show
// it, then the lattice over all of it where it reaches out of the picture.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"
#include "renderer/vulkan/shaders/world.glsl"

void count_mask_pixel(int x, int y) {
    uint sight = object_sight(x, y);
    if (sight == kSightNone) {
        return;
    }
    atomicAdd(counts[current_image].object_pixels, 1U);
    if (sight == kSightHidden) {
        return;
    }
    atomicAdd(counts[current_image].mask_pixels, 1U);
    atomicMin(counts[current_image].mask_x0, x);
    atomicMin(counts[current_image].mask_y0, y);
    atomicMax(counts[current_image].mask_x1, x + 1);
    atomicMax(counts[current_image].mask_y1, y + 1);
}

void count_lattice_ray(int x, int y) {
    if (object_sight(x, y) == kSightNone) {
        return;
    }
    atomicAdd(counts[current_image].lattice_met, 1U);
    if (x >= 0 && y >= 0 && x < stage.width && y < stage.height) {
        atomicAdd(counts[current_image].lattice_inside, 1U);
    }
}

void count_ray(uint item) {
    ImageInput image = inputs[current_image];
    uint columns = uint(max(0, image.mask_x1 - image.mask_x0));
    uint mask = columns * uint(max(0, image.mask_y1 - image.mask_y0));
    if (item < mask) {
        count_mask_pixel(image.mask_x0 + int(item % columns), image.mask_y0 + int(item / columns));
        return;
    }
    uint rest = item - mask;
    int column = int(rest % uint(image.lattice_columns));
    int row = int(rest / uint(image.lattice_columns));
    count_lattice_ray(image.lattice_x0 + column * image.lattice_step,
                      image.lattice_y0 + row * image.lattice_step);
}

void main() {
    uint item = work_item();
    if (item >= stage.work) {
        return;
    }
    current_image = stage.image;
    count_ray(item);
    distrust_cut_loops(stage.work);
}
