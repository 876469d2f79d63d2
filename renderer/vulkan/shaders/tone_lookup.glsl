// The tone curve by table (renderer/film/tone_table.h): computed, its 33 nodes would be picked by
// long chains of selects. Include after batch.glsl.
#include "renderer/shared/tone_table_layout.h"

float tone_code(float linear, uint curve) {
    int table = int(curve) * kToneTableFloats;
    float first = uintBitsToFloat(kToneFirstBits);
    float last = uintBitsToFloat(kToneFirstBits + (uint(kToneSegments - 1) << kToneSegmentShift));
    if (!(linear >= first)) {
        return tone_tables[table + kToneSegments + 1];
    }
    uint bits = floatBitsToUint(min(linear, last)) - kToneFirstBits;
    uint step_bits = 1U << kToneSegmentShift;
    int segment = table + int(bits >> kToneSegmentShift);
    float fraction = float(bits & (step_bits - 1U)) * (1.0F / float(step_bits));
    float low = tone_tables[segment];
    return low + (tone_tables[segment + 1] - low) * fraction;
}

/// Display codes in [0, 1] of an image's scene-linear channels.
vec3 display_codes(uint image, vec3 radiance) {
    vec3 exposed = radiance * scenes[image].gain;
    uint curve = scenes[image].tone_curve;
    return vec3(tone_code(exposed.x, curve), tone_code(exposed.y, curve),
                tone_code(exposed.z, curve));
}
