// One path an invocation, into the sample buffer: a camera sample of a pixel, or a probe of the
// floor cache. Both are one kernel, since what costs (to compile, and in a GPU's instruction cache)
// is the path.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"
#include "renderer/vulkan/shaders/world.glsl"

struct PathStart {
    Ray ray;
    PathState path;
    Sampler draws;
    uint position;  ///< SampleRecord::position
    float weight;   ///< FloorProbe::weight
};

/// Which sample of which pixel a work item is.
struct PixelSample {
    int x;
    int y;
    int number;  ///< of the pixel's samples
};

PixelSample find_sample(uint item) {
    uint pixel;
    uint within;
    if (stage.paths == kPathsListed) {
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

PathStart camera_start(uint item) {
    PixelSample which = find_sample(item);
    PathStart start;
    start.draws = pixel_sampler(inputs[current_image].seed, which.x, which.y, which.number);
    vec2 u = next_pair(start.draws);
    float dx = u.x;
    float dy = u.y;
    if (stage.filter_importance != 0U) {
        float radius = scenes[current_image].filter_radius;
        dx = 0.5F + filter_sample(u.x, radius);
        dy = 0.5F + filter_sample(u.y, radius);
    }
    start.ray.origin = scenes[current_image].camera.position;
    start.ray.direction =
        camera_direction(scenes[current_image].camera, float(which.x) + dx, float(which.y) + dy);
    start.ray.skip = kNoPrimitive;
    start.path = start_path(0);
    start.path.film = vec2(float(which.x) + dx, float(which.y) + dy);
    uint sub_x = uint(clamp(int(u.x * float(kSubpixels)), 0, kSubpixels - 1));
    uint sub_y = uint(clamp(int(u.y * float(kSubpixels)), 0, kSubpixels - 1));
    start.position = sub_x | (sub_y << 16U);
    start.weight = 0.0F;
    return start;
}

PathStart probe_start(uint item) {
    uint directions = uint(most_cache_directions(stage.layer));
    uint texel = (item / directions) % uint(kCacheSize * kCacheSize);
    current_image = stage.image + item / (directions * uint(kCacheSize * kCacheSize));
    int x = int(texel) % kCacheSize;
    int y = int(texel) / kCacheSize;
    int number = int(item % directions);
    vec3 point = cache_point(scenes[current_image].floor_plane, x, y);
    vec3 to_object = scenes[current_image].object_centre - point;
    vec3 normal = scenes[current_image].floor_plane.normal;
    PathStart start;
    start.draws.index = uint(number);
    start.draws.seed = cache_texel_seed(inputs[current_image].seed, stage.layer, x, y);
    start.draws.pair = 0U;
    FloorProbe probe = floor_probe(point, stage.layer, start.draws, start.path);
    start.ray = probe.ray;
    start.weight = probe.weight;
    start.position = 0U;
    if (scenes[current_image].floor_plane.cached == 0U ||
        number >= cache_direction_count(normal, to_object, stage.layer)) {
        start.path.done = true;
        start.path.missed = true;
    }
    return start;
}

void main() {
    uint item = work_item();
    if (item >= stage.work) {
        return;
    }
    PathStart start;
    if (stage.paths == kPathsFloor) {
        start = probe_start(item);
    } else {
        start = camera_start(item);
    }
    vec3 radiance = path_radiance(start.ray, start.path, start.draws);
    if (stage.paths == kPathsFloor) {
        FloorProbe probe;
        probe.ray = start.ray;
        probe.weight = start.weight;
        radiance = floor_correction_of(probe, start.path, radiance);
    } else {
        radiance = counted_radiance(radiance);
    }
    distrust_cut_loops(stage.work);
    SampleRecord result;
    result.radiance = radiance;
    result.position = start.position;
    samples[item] = result;
}
