// The wave's samples into the film, one picture pixel an invocation: it collects, in fixed order,
// the samples of all pixels whose filter reaches it. Nothing is added from two sides at once, so
// the sums do not depend on the batch, the wave or the device's schedule.
#version 460 core
#include "renderer/vulkan/shaders/batch.glsl"

FilmCell first_half;
FilmCell second_half;

void add(SampleRecord record, float weight, int number) {
    if ((number & 1) == 0) {
        first_half.sum += record.radiance * weight;
        first_half.weight += weight;
    } else {
        second_half.sum += record.radiance * weight;
        second_half.weight += weight;
    }
}

/// Samples of the area's pixel `from`, of which this one is tap (tap_x, tap_y).
void add_pixel(WaveSlot slot, uint from, int tap_x, int tap_y) {
    uint total = uint(stage.total_samples);
    uint offset = slot.first + from * uint(stage.round_samples);
    if (stage.total_samples == 0) {
        total = pixel_counts[slot.image * area_pixels() + from];
    }
    if (stage.paths == kPathsListed) {
        offset = pixel_offsets[slot.image * area_pixels() + from];
    }
    float share = 1.0F / float(total);
    int taps = 2 * stage.margin + 1;
    int count = round_count(total);
    for (int k = 0; k < count; ++k) {
        SampleRecord record = samples[offset + uint(k)];
        float weight = 1.0F;
        if (stage.filter_importance == 0U) {
            int sub_x = int(record.position & 0xFFFFU);
            int sub_y = int(record.position >> 16U);
            float wy = filter_table[sub_y * taps + tap_y] * share;
            weight = wy * filter_table[sub_x * taps + tap_x];
        }
        add(record, weight, stage.first_sample + k);
    }
}

void main() {
    uint item = work_item();
    if (item >= stage.work) {
        return;
    }
    WaveSlot slot = slots[stage.first_slot + item / picture_pixels()];
    uint pixel = item % picture_pixels();
    int x = int(pixel % uint(stage.width)) + stage.margin;  // in the area
    int y = int(pixel / uint(stage.width)) + stage.margin;
    uint cell = 2U * (slot.image * picture_pixels() + pixel);
    first_half.sum = vec3(0.0F, 0.0F, 0.0F);
    first_half.weight = 0.0F;
    second_half = first_half;
    if (stage.first_sample > 0) {
        first_half = film[cell];
        second_half = film[cell + 1U];
    }
    for (int j = -stage.margin; j <= stage.margin; ++j) {
        for (int i = -stage.margin; i <= stage.margin; ++i) {
            uint from = uint(y + j) * uint(area_columns()) + uint(x + i);
            add_pixel(slot, from, stage.margin - i, stage.margin - j);
        }
    }
    film[cell] = first_half;
    film[cell + 1U] = second_half;
}
