// A texel of one layer of the floor cache an invocation: the mean of its directions, in their
// order.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"
#include "renderer/vulkan/shaders/world.glsl"

void main() {
    uint item = work_item();  // image and texel
    if (item >= stage.work) {
        return;
    }
    uint texels_a_layer = uint(kCacheSize * kCacheSize);
    uint texel = item % texels_a_layer;
    current_image = stage.image + item / texels_a_layer;
    if (scenes[current_image].floor_plane.cached == 0U) {
        return;
    }
    vec3 point = cache_point(scenes[current_image].floor_plane, int(texel) % kCacheSize,
                             int(texel) / kCacheSize);
    vec3 to_object = scenes[current_image].object_centre - point;
    int count =
        cache_direction_count(scenes[current_image].floor_plane.normal, to_object, stage.layer);
    uint first = item * uint(most_cache_directions(stage.layer));
    vec3 sum = vec3(0.0F, 0.0F, 0.0F);
    for (int i = 0; i < count; ++i) {
        sum += samples[first + uint(i)].radiance;
    }
    uint layer_start = (current_image * uint(kCacheLayers) + uint(stage.layer)) * texels_a_layer;
    floor_cache[layer_start + texel] = sum * (1.0F / float(count));
}
