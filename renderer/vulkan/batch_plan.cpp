#include "renderer/vulkan/batch_plan.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "renderer/shared/floor_cache.h"
#include "renderer/shared/labels.h"
#include "renderer/shared/scene_data.h"

namespace turntable::vulkan {
namespace {

namespace sh = shading;

/// Records that every device's largest buffer holds: Vulkan guarantees 128 MiB.
constexpr std::uint64_t kGuaranteedSamples = (std::uint64_t{1} << 27U) / sizeof(sh::SampleRecord);

constexpr std::uint64_t kCacheTexels = std::uint64_t{sh::kCacheSize} * sh::kCacheSize;

/// Directions of the floor cache's busiest layer.
constexpr std::uint64_t kCacheSamples = kCacheTexels * sh::kCacheDirections0;

std::uint64_t& bytes_of(BatchBytes& bytes, Binding binding) {
    return bytes[static_cast<std::size_t>(binding)];
}

std::uint64_t total(const BatchBytes& bytes) {
    std::uint64_t sum = 0;
    for (const std::uint64_t one : bytes) {
        sum += one;
    }
    return sum;
}

bool fits(const BatchShape& shape, const BatchSize& size, std::uint64_t buffer_limit,
          std::uint64_t memory) {
    const BatchBytes bytes = batch_bytes(shape, size.images, size.sample_capacity);
    return *std::max_element(bytes.begin(), bytes.end()) <= buffer_limit && total(bytes) <= memory;
}

/// Starts a wave when the plan has none, or the last one belongs to another round or is full.
Wave& wave_with_room(WavePlan& plan, int first_sample, int round_samples, std::uint64_t samples,
                     std::uint64_t capacity) {
    if (plan.waves.empty() || plan.waves.back().first_sample != first_sample ||
        plan.waves.back().samples + samples > capacity) {
        plan.waves.push_back(
            {static_cast<std::uint32_t>(plan.slots.size()), 0, first_sample, round_samples, 0});
    }
    return plan.waves.back();
}

}  // namespace

std::uint64_t BatchShape::pixels() const {
    return static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
}

std::uint64_t BatchShape::area() const {
    return static_cast<std::uint64_t>(area_columns()) * static_cast<std::uint64_t>(area_rows());
}

int BatchShape::round_samples() const {
    const std::uint64_t fitting = kGuaranteedSamples / area();
    const int most = static_cast<int>(std::clamp<std::uint64_t>(
        fitting, sh::kPilotSamples, static_cast<std::uint64_t>(sh::kMostRoundSamples)));
    return uniform_samples > 0 ? std::min(uniform_samples, most) : most;
}

int BatchShape::rounds() const {
    const int samples = uniform_samples > 0 ? uniform_samples : most_samples - sh::kPilotSamples;
    return (samples + round_samples() - 1) / round_samples();
}

BatchShape batch_shape(const Film& film, const RenderSettings& settings) {
    BatchShape shape;
    shape.width = film.width;
    shape.height = film.height;
    shape.filter_radius = film.filter_radius;
    shape.filter_importance = settings.reconstruction == Reconstruction::kFilterImportance;
    shape.margin =
        shape.filter_importance ? 0 : static_cast<int>(std::ceil(film.filter_radius - 0.5));
    shape.uniform_samples = settings.samples_per_pixel;
    shape.most_samples = std::max(settings.max_samples_per_pixel, sh::kPilotSamples);
    shape.planes = settings.planes;
    shape.keep_linear = settings.keep_linear;
    if (shape.filter_importance && shape.uniform_samples == 0) {
        throw bad_input("filter importance sampling needs a uniform number of samples");
    }
    if (shape.uniform_samples == 0 && shape.rounds() > sh::kMostRounds) {
        throw bad_input("{} samples for a pixel of a {} x {} picture are more than the Vulkan "
                        "backend's {}",
                        shape.most_samples, shape.width, shape.height,
                        sh::kPilotSamples + sh::kMostRounds * shape.round_samples());
    }
    return shape;
}

std::uint64_t least_samples(const BatchShape& shape, std::uint64_t images) {
    const auto round = static_cast<std::uint64_t>(shape.round_samples());
    const std::uint64_t pilot =
        shape.uniform_samples > 0 ? 0 : images * shape.area() * sh::kPilotSamples;
    return std::max({pilot, shape.area() * round, kCacheSamples});
}

std::uint64_t wanted_samples(const BatchShape& shape, std::uint64_t images) {
    constexpr std::uint64_t kUsual = 24;  // above the mean of adaptive pictures
    const std::uint64_t a_pixel =
        shape.uniform_samples > 0 ? static_cast<std::uint64_t>(shape.round_samples()) : kUsual;
    constexpr std::uint64_t kFull = std::uint64_t{1} << 26U;  // no device gains from longer waves
    return std::max(least_samples(shape, images), std::min(kFull, images * shape.area() * a_pixel));
}

BatchBytes batch_bytes(const BatchShape& shape, std::uint64_t images,
                       std::uint64_t sample_capacity) {
    const std::uint64_t area = images * shape.area();
    const std::uint64_t pixels = images * shape.pixels();
    const auto rows = static_cast<std::uint64_t>(shape.area_rows());
    const auto rounds = static_cast<std::uint64_t>(shape.rounds());
    const bool adaptive = shape.uniform_samples == 0;
    constexpr std::uint64_t kWord = 4;
    BatchBytes bytes{};
    bytes_of(bytes, Binding::kScenes) = images * sizeof(sh::SceneData);
    bytes_of(bytes, Binding::kInputs) = images * sizeof(sh::ImageInput);
    bytes_of(bytes, Binding::kCounts) = images * sizeof(sh::ImageCounts);
    bytes_of(bytes, Binding::kFloorCache) =
        images * sh::kCacheLayers * kCacheTexels * sizeof(sh::vec3);
    bytes_of(bytes, Binding::kSamples) = sample_capacity * sizeof(sh::SampleRecord);
    bytes_of(bytes, Binding::kSampleList) = adaptive ? sample_capacity * sizeof(sh::uvec2) : 0;
    bytes_of(bytes, Binding::kPixelCounts) = adaptive ? area * kWord : 0;
    bytes_of(bytes, Binding::kPixelOffsets) = adaptive ? area * kWord : 0;
    bytes_of(bytes, Binding::kDeviations) = adaptive ? area * kWord : 0;
    bytes_of(bytes, Binding::kScratch) = adaptive ? area * kWord : 0;
    bytes_of(bytes, Binding::kFilm) = pixels * 2 * sizeof(sh::FilmCell);
    bytes_of(bytes, Binding::kRowSums) = images * rows * kWord;
    bytes_of(bytes, Binding::kRowTotals) = adaptive ? images * rounds * rows * kWord : 0;
    bytes_of(bytes, Binding::kRowBases) = adaptive ? images * rounds * rows * kWord : 0;
    bytes_of(bytes, Binding::kSlots) = images * (rounds + 1) * sizeof(sh::WaveSlot);
    bytes_of(bytes, Binding::kFilterTable) = static_cast<std::uint64_t>(sh::kSubpixels) *
                                             static_cast<std::uint64_t>(2 * shape.margin + 1) *
                                             kWord;
    bytes_of(bytes, Binding::kDisplay) = pixels * kWord;
    bytes_of(bytes, Binding::kLinear) = shape.keep_linear ? pixels * sizeof(sh::vec3) : 0;
    bytes_of(bytes, Binding::kLabels) = shape.planes ? pixels * sizeof(sh::Label) : 0;
    return bytes;
}

BatchSize fit_batch(const BatchShape& shape, std::uint64_t images, std::uint64_t buffer_limit,
                    std::uint64_t memory) {
    const std::uint64_t most_samples = buffer_limit / sizeof(sh::SampleRecord);
    for (std::uint64_t count = images; count > 0; --count) {
        // First with long waves; then with the shortest that do.
        const std::uint64_t least = least_samples(shape, count);
        for (std::uint64_t samples = std::min(wanted_samples(shape, count), most_samples);
             samples >= least; samples = std::max(least, samples / 2)) {
            if (fits(shape, {count, samples}, buffer_limit, memory)) {
                return {count, samples};
            }
            if (samples == least) {
                break;
            }
        }
    }
    return {};
}

WavePlan plan_uniform(const BatchShape& shape, std::uint32_t images, int first, int count,
                      std::uint64_t sample_capacity) {
    WavePlan plan;
    for (int done = 0; done < count; done += shape.round_samples()) {
        const int length = std::min(shape.round_samples(), count - done);
        const std::uint64_t samples = shape.area() * static_cast<std::uint64_t>(length);
        for (std::uint32_t image = 0; image < images; ++image) {
            Wave& wave = wave_with_room(plan, first + done, length, samples, sample_capacity);
            plan.slots.push_back({image, static_cast<sh::uint>(wave.samples)});
            ++wave.count;
            wave.samples += samples;
        }
    }
    return plan;
}

WavePlan plan_adaptive(const BatchShape& shape, std::uint32_t images,
                       std::span<const std::uint32_t> row_totals, std::uint64_t sample_capacity) {
    const auto rows = static_cast<std::size_t>(shape.area_rows());
    const auto rounds = static_cast<std::size_t>(shape.rounds());
    TT_CHECK_EQ(row_totals.size(), images * rounds * rows);
    WavePlan plan;
    for (std::size_t round = 0; round < rounds; ++round) {
        const int first = sh::kPilotSamples + static_cast<int>(round) * shape.round_samples();
        for (std::uint32_t image = 0; image < images; ++image) {
            const auto own = row_totals.subspan((image * rounds + round) * rows, rows);
            std::uint64_t samples = 0;
            for (const std::uint32_t row : own) {
                samples += row;
            }
            if (samples == 0) {
                continue;
            }
            TT_CHECK_LE(samples, sample_capacity);
            Wave& wave =
                wave_with_room(plan, first, shape.round_samples(), samples, sample_capacity);
            plan.slots.push_back({image, 0});
            ++wave.count;
            for (const std::uint32_t row : own) {
                plan.row_bases.push_back(static_cast<std::uint32_t>(wave.samples));
                wave.samples += row;
            }
        }
    }
    return plan;
}

}  // namespace turntable::vulkan
