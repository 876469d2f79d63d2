// One direction of one texel of one layer of the floor cache an invocation, into the sample buffer.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"
#include "renderer/vulkan/shaders/world.glsl"

void main() {
    uint item = work_item();  // image, texel, direction
    if (item >= stage.work) {
        return;
    }
    uint directions = uint(most_cache_directions(stage.layer));
    uint texel = (item / directions) % uint(kCacheSize * kCacheSize);
    current_image = stage.image + item / (directions * uint(kCacheSize * kCacheSize));
    if (scenes[current_image].floor_plane.cached == 0U) {
        return;
    }
    int x = int(texel) % kCacheSize;
    int y = int(texel) / kCacheSize;
    vec3 point = cache_point(scenes[current_image].floor_plane, x, y);
    int number = int(item % directions);
    vec3 to_object = scenes[current_image].object_centre - point;
    if (number >=
        cache_direction_count(scenes[current_image].floor_plane.normal, to_object, stage.layer)) {
        return;
    }
    Sampler draws;
    draws.index = uint(number);
    draws.seed = cache_texel_seed(inputs[current_image].seed, stage.layer, x, y);
    draws.pair = 0U;
    SampleRecord result;
    result.radiance = floor_correction_sample(point, stage.layer, draws);
    result.position = 0U;
    samples[item] = result;
}
