// What the host and the shaders exchange about a batch of images: plain structs under scalar block
// layout, and the numbers both sides must agree on. In the dialect of renderer/shared.
//
// Terms. A picture has width x height pixels. Its *area* adds a ring of `margin` pixels whose
// samples reach into the picture through the filter. A *round* is a range of sample numbers
// [first_sample, first_sample + round_samples) of every pixel. A *wave* is what the sample buffer
// holds at once: one round of one or more images, each at a *slot*.
#ifndef TURNTABLE_RENDERER_VULKAN_SHADERS_BATCH_LAYOUT_H
#define TURNTABLE_RENDERER_VULKAN_SHADERS_BATCH_LAYOUT_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

/// Invocations of a workgroup, all in x: a multiple of 8 (llvmpipe runs padding lanes forever).
SH_CONST uint kWorkgroup = 64U;

/// Positions within a pixel for which filter weights are tabulated.
SH_CONST int kSubpixels = 1024;

/// Samples a pixel that decide how many more it gets.
SH_CONST int kPilotSamples = 2;

/// Most rounds of an adaptive image, and most samples of a pixel in one (its number takes 5 bits).
SH_CONST int kMostRounds = 256;
SH_CONST int kMostRoundSamples = 32;

/// Paths of a trace: every pixel's samples, those on the sample list, or the floor cache's probes.
SH_CONST uint kPathsUniform = 0U;
SH_CONST uint kPathsListed = 1U;
SH_CONST uint kPathsFloor = 2U;

/// What the host says of an image, beside its SceneData.
struct ImageInput {
    uint seed;
    int mask_x0;  ///< pixels that may show the object: half-open rectangle inside the picture
    int mask_y0;
    int mask_x1;
    int mask_y1;
    int lattice_x0;  ///< rays that measure what lies outside the picture; may be empty
    int lattice_y0;
    int lattice_columns;
    int lattice_rows;
    int lattice_step;
    float rounding;  ///< added to 255 times a display code before it is floored
};

/// What the device counts in an image; integers, so that the order of addition cannot matter.
struct ImageCounts {
    uint dropped;  ///< samples that were not finite, or whose loops the device cut short
    uint mask_pixels;
    uint object_pixels;  ///< that would show the object without floor and props
    int mask_x0;         ///< box of the mask, half-open; meaningless when it is empty
    int mask_y0;
    int mask_x1;
    int mask_y1;
    uint lattice_met;     ///< lattice rays that meet the object, floor and props thought away
    uint lattice_inside;  ///< those of them inside the picture
};

/// An image's place in a wave.
struct WaveSlot {
    uint image;
    uint first;  ///< of its samples in the sample buffer (only in uniform waves)
};

/// One path sample: radiance and where in its pixel it fell (sub-pixel x | y << 16).
struct SampleRecord {
    vec3 radiance;
    uint position;
};

/// Sums of one half of a pixel's samples.
struct FilmCell {
    vec3 sum;
    float weight;
};

/// A texture's texels: from word `offset` on, one word a texel (8 bits a channel, red lowest) or
/// four (floats; the offset is then a multiple of 4).
struct TextureData {
    uint offset;
    int width;
    int height;
    uint encoding;  ///< TextureEncoding
};

/// A stage's parameters; not every stage reads all.
struct StageParameters {
    uint base;  ///< first work item of this dispatch: long stages are split
    uint work;  ///< work items of the whole stage
    int width;
    int height;
    int margin;
    uint image;              ///< first image of the stage, where it does not go by slots
    uint first_slot;         ///< of the wave
    int first_sample;        ///< of the round
    int round_samples;       ///< most samples of a pixel in the round
    int total_samples;       ///< > 0: every pixel has that many; 0: as counted
    int layer;               ///< of the floor cache; of a blur: 0 along rows, 1 along columns
    uint paths;              ///< kPaths*: whose paths are traced
    uint filter_importance;  ///< 1: samples are drawn from the filter, not spread by it
    int rounds;              ///< how many rows of row totals there are
    int limit;               ///< most samples a pixel may get
    float target;  ///< wanted mean squared error of one pixel, reconstruction gain included
};

SH_END

#endif
