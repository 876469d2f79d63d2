// How a batch is laid out in the device's buffers and cut into waves: pure functions.
//
// Nothing here may change a pixel: rounds are a function of the picture's size and the settings
// alone, and a pixel's samples are added in the order of their rounds, whatever the waves hold.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "renderer/renderer.h"
#include "renderer/vulkan/limits.h"
#include "renderer/vulkan/shaders/batch_layout.h"

namespace turntable::vulkan {

/// The batch set's bindings, as batch.glsl numbers them.
enum class Binding : std::uint32_t {
    kScenes = 0,
    kInputs,
    kCounts,
    kFloorCache,
    kNets,
    kSamples,
    kSampleList,
    kPixelCounts,
    kPixelOffsets,
    kDeviations,
    kScratch,
    kFilm,
    kRowSums,
    kRowTotals,
    kRowBases,
    kSlots,
    kFilterTable,
    kDisplay,
    kLinear,
    kLabels,
    kToneTables,
};

/// What decides the layout: the same for all images of a batch.
struct BatchShape {
    int width = 0;
    int height = 0;
    int margin = 0;              ///< ring of sampled pixels around the picture
    double filter_radius = 0.0;  ///< pixels
    bool filter_importance = false;
    int uniform_samples = 0;  ///< > 0: for every pixel; 0: adaptive
    int most_samples = 0;     ///< adaptive: of a pixel
    bool planes = false;
    bool keep_linear = false;
    bool has_maps = false;  ///< the scenes have pictures: their kernels are others

    [[nodiscard]] std::uint64_t pixels() const;
    [[nodiscard]] int area_columns() const { return width + 2 * margin; }
    [[nodiscard]] int area_rows() const { return height + 2 * margin; }
    [[nodiscard]] std::uint64_t area() const;

    /// Most samples of a pixel in a round.
    [[nodiscard]] int round_samples() const;
    /// Rounds of all samples (uniform), or after the pilot (adaptive).
    [[nodiscard]] int rounds() const;

    friend bool operator==(const BatchShape&, const BatchShape&) = default;
};

/// All but `has_maps`. Throws Error (bad input) when the settings contradict each other or ask for
/// more rounds than an adaptive image may have.
[[nodiscard]] BatchShape batch_shape(const Film& film, const RenderSettings& settings);

/// Records that the sample buffer must hold for `images` at once, and those that make long waves.
[[nodiscard]] std::uint64_t least_samples(const BatchShape& shape, std::uint64_t images);
[[nodiscard]] std::uint64_t wanted_samples(const BatchShape& shape, std::uint64_t images);

using BatchBytes = std::array<std::uint64_t, kBatchBuffers>;

/// Bytes of each of the batch set's buffers but kNets and kToneTables, which all batches share.
[[nodiscard]] BatchBytes batch_bytes(const BatchShape& shape, std::uint64_t images,
                                     std::uint64_t sample_capacity);

/// A batch that fits.
struct BatchSize {
    std::uint64_t images = 0;
    std::uint64_t sample_capacity = 0;
};

/// The largest batch of at most `images` whose buffers stay below `buffer_limit` bytes each and
/// `memory` bytes together; no images when not even one fits.
[[nodiscard]] BatchSize fit_batch(const BatchShape& shape, std::uint64_t images,
                                  std::uint64_t buffer_limit, std::uint64_t memory);

/// One wave: `count` slots from `first_slot` on, each with samples of one round of one image.
struct Wave {
    std::uint32_t first_slot = 0;
    std::uint32_t count = 0;
    int first_sample = 0;
    int round_samples = 0;
    std::uint64_t samples = 0;
};

struct WavePlan {
    std::vector<Wave> waves;
    std::vector<shading::WaveSlot> slots;
    std::vector<std::uint32_t> row_bases;  ///< [slot][row], adaptive only
};

/// Waves that give each pixel of each image samples [first, first + count), in rounds.
[[nodiscard]] WavePlan plan_uniform(const BatchShape& shape, std::uint32_t images, int first,
                                    int count, std::uint64_t sample_capacity);

/// Waves after the pilot. `row_totals`: samples of each row of each area in each round, as the
/// device counted them: [image][round][row].
[[nodiscard]] WavePlan plan_adaptive(const BatchShape& shape, std::uint32_t images,
                                     std::span<const std::uint32_t> row_totals,
                                     std::uint64_t sample_capacity);

}  // namespace turntable::vulkan
