// The buffers of a batch of images (set 0) and of its model (set 1), as every stage sees them, and
// the index of the work item. A stage's .comp includes this first.
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "renderer/shared/floor_cache_layout.h"
#include "renderer/shared/scene_data.h"
#include "renderer/vulkan/shaders/batch_layout.h"

layout(local_size_x = 64, local_size_y = 1, local_size_z = 1) in;

const uint kLocalSize = kWorkgroup;

layout(push_constant, scalar) uniform Push {
    StageParameters stage;
};

layout(scalar, set = 0, binding = 0) readonly buffer SceneBlock {
    SceneData scenes[];
};
layout(scalar, set = 0, binding = 1) readonly buffer InputBlock {
    ImageInput inputs[];
};
layout(scalar, set = 0, binding = 2) buffer CountsBlock {
    ImageCounts counts[];
};
layout(scalar, set = 0, binding = 3) buffer FloorBlock {
    vec3 floor_cache[];
};
layout(scalar, set = 0, binding = 4) readonly buffer NetBlock {
    uvec2 net_points[];
};
layout(scalar, set = 0, binding = 5) buffer SampleBlock {
    SampleRecord samples[];
};
/// Adaptive waves: image, and pixel of its area | sample of the round << 27.
layout(scalar, set = 0, binding = 6) buffer ListBlock {
    uvec2 sample_list[];
};
/// Samples of each pixel of each area, over all rounds.
layout(scalar, set = 0, binding = 7) buffer PixelCountBlock {
    uint pixel_counts[];
};
/// Adaptive waves: where a pixel's samples begin in the sample buffer.
layout(scalar, set = 0, binding = 8) buffer OffsetBlock {
    uint pixel_offsets[];
};
layout(scalar, set = 0, binding = 9) buffer DeviationBlock {
    float deviations[];
};
layout(scalar, set = 0, binding = 10) buffer ScratchBlock {
    float scratch[];
};
/// Two cells a picture pixel: the two half pictures.
layout(scalar, set = 0, binding = 11) buffer FilmBlock {
    FilmCell film[];
};
/// Sums of deviations over the rows of each area; then, of squared half differences over the rows
/// of each picture.
layout(scalar, set = 0, binding = 12) buffer RowSumBlock {
    float row_sums[];
};
/// Samples of each row of each area in each round: [image][round][row].
layout(scalar, set = 0, binding = 13) buffer RowTotalBlock {
    uint row_totals[];
};
/// Where each row's samples begin: [slot][row].
layout(scalar, set = 0, binding = 14) readonly buffer RowBaseBlock {
    uint row_bases[];
};
layout(scalar, set = 0, binding = 15) readonly buffer SlotBlock {
    WaveSlot slots[];
};
/// Filter weights: [sub-pixel][tap], 2 margin + 1 taps.
layout(scalar, set = 0, binding = 16) readonly buffer FilterBlock {
    float filter_table[];
};
/// Display codes, 8 bits a channel, red lowest.
layout(scalar, set = 0, binding = 17) buffer DisplayBlock {
    uint display[];
};
layout(scalar, set = 0, binding = 18) buffer LinearBlock {
    vec3 linear_pixels[];
};

/// One table a curve (renderer/film/tone_table.h). Binding 19 belongs to label_pixels.comp.
layout(scalar, set = 0, binding = 20) readonly buffer ToneBlock {
    float tone_tables[];
};

/// This invocation's work item; >= stage.work: none.
uint work_item() {
    return stage.base + gl_GlobalInvocationID.x;
}

int area_columns() {
    return stage.width + 2 * stage.margin;
}

int area_rows() {
    return stage.height + 2 * stage.margin;
}

uint area_pixels() {
    return uint(area_columns()) * uint(area_rows());
}

uint picture_pixels() {
    return uint(stage.width) * uint(stage.height);
}

/// The pixel's samples in the round.
int round_count(uint total) {
    return clamp(int(total) - stage.first_sample, 0, stage.round_samples);
}
