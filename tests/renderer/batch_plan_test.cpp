// The plan of a batch: rounds that nothing but the picture decides, waves that hold every sample
// once, sizes that fit.
#include <algorithm>
#include <map>
#include <numeric>

#include "base/error.h"
#include "renderer/vulkan/batch_plan.h"
#include "tests/catch.h"

using turntable::Film;
using turntable::Reconstruction;
using turntable::RenderSettings;
namespace vulkan = turntable::vulkan;
namespace sh = turntable::shading;

namespace {

vulkan::BatchShape shape_of(int size, int uniform, int most = 256) {
    Film film;
    film.width = size;
    film.height = size;
    RenderSettings settings;
    settings.samples_per_pixel = uniform;
    settings.max_samples_per_pixel = most;
    return vulkan::batch_shape(film, settings);
}

/// Samples of each image and round that the waves hold, uniform.
std::map<std::pair<sh::uint, int>, std::uint64_t> samples_of(const vulkan::WavePlan& plan,
                                                             const vulkan::BatchShape& shape) {
    std::map<std::pair<sh::uint, int>, std::uint64_t> held;
    for (const vulkan::Wave& wave : plan.waves) {
        for (std::uint32_t i = 0; i < wave.count; ++i) {
            held[{plan.slots[wave.first_slot + i].image, wave.first_sample}] +=
                shape.area() * static_cast<std::uint64_t>(wave.round_samples);
        }
    }
    return held;
}

std::uint64_t sum(const vulkan::BatchBytes& bytes) {
    return std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0});
}

}  // namespace

TEST_CASE("A picture's area has the ring whose samples reach into it") {
    const vulkan::BatchShape shape = shape_of(256, 0);
    CHECK(shape.margin == 1);  // of a filter of radius 1.5
    CHECK(shape.area() == 258 * 258);
    CHECK(shape.pixels() == 256 * 256);
}

TEST_CASE("Rounds are as long as every device's buffers allow") {
    CHECK(shape_of(256, 0).round_samples() == 32);
    CHECK(shape_of(256, 0).rounds() == 8);  // 254 samples after the pilot
    CHECK(shape_of(256, 5).round_samples() == 5);
    CHECK(shape_of(256, 5).rounds() == 1);
    CHECK(shape_of(256, 100).rounds() == 4);
    const vulkan::BatchShape large = shape_of(2000, 0);
    CHECK(large.round_samples() == 2);
    CHECK(static_cast<std::uint64_t>(large.round_samples()) * large.area() *
              sizeof(sh::SampleRecord) <=
          std::uint64_t{1} << 27U);
}

TEST_CASE("Impossible settings are refused") {
    Film film;
    RenderSettings settings;
    settings.reconstruction = Reconstruction::kFilterImportance;
    CHECK_THROWS_AS(vulkan::batch_shape(film, settings), turntable::Error);
    CHECK_THROWS_AS(shape_of(256, 0, 10000), turntable::Error);
    CHECK_NOTHROW(shape_of(256, 0, 8000));
}

TEST_CASE("Uniform waves hold every sample of every image once, within the buffer") {
    const vulkan::BatchShape shape = shape_of(64, 70);
    const std::uint64_t capacity = vulkan::least_samples(shape, 5) * 2 + 7;
    const vulkan::WavePlan plan = vulkan::plan_uniform(shape, 5, 0, 70, capacity);
    std::map<sh::uint, std::uint64_t> totals;
    for (const auto& [key, samples] : samples_of(plan, shape)) {
        totals[key.first] += samples;
    }
    REQUIRE(totals.size() == 5);
    for (const auto& [image, samples] : totals) {
        CHECK(samples == 70 * shape.area());
    }
    int round = 0;
    for (const vulkan::Wave& wave : plan.waves) {
        CHECK(wave.samples <= capacity);
        CHECK(wave.first_sample >= round);  // an image's rounds come in order
        round = wave.first_sample;
    }
}

TEST_CASE("Rounds do not depend on how much the buffer holds") {
    const vulkan::BatchShape shape = shape_of(64, 70);
    const std::uint64_t least = vulkan::least_samples(shape, 3);
    const auto small = samples_of(vulkan::plan_uniform(shape, 3, 0, 70, least), shape);
    const auto large = samples_of(vulkan::plan_uniform(shape, 3, 0, 70, 1000 * least), shape);
    CHECK(small == large);
}

TEST_CASE("Adaptive waves place every row of every round behind the last") {
    const vulkan::BatchShape shape = shape_of(16, 0, 100);
    const auto rows = static_cast<std::size_t>(shape.area_rows());
    const auto rounds = static_cast<std::size_t>(shape.rounds());
    REQUIRE(rounds == 4);
    std::vector<std::uint32_t> totals(2 * rounds * rows, 0);
    for (std::size_t row = 0; row < rows; ++row) {
        totals[row] = static_cast<std::uint32_t>(row);  // image 0, round 0
        totals[(rounds + 2) * rows + row] = 3;          // image 1, round 2
    }
    const vulkan::WavePlan plan =
        vulkan::plan_adaptive(shape, 2, totals, vulkan::least_samples(shape, 2));
    REQUIRE(plan.waves.size() == 2);  // rounds without samples need none
    CHECK(plan.waves[0].first_sample == sh::kPilotSamples);
    CHECK(plan.waves[1].first_sample == sh::kPilotSamples + 2 * shape.round_samples());
    CHECK(plan.slots[0].image == 0);
    CHECK(plan.slots[1].image == 1);
    CHECK(plan.waves[0].samples == rows * (rows - 1) / 2);
    CHECK(plan.waves[1].samples == 3 * rows);
    REQUIRE(plan.row_bases.size() == 2 * rows);
    CHECK(plan.row_bases[0] == 0);
    CHECK(plan.row_bases[4] == 0 + 1 + 2 + 3);
    CHECK(plan.row_bases[rows + 4] == 12);
}

TEST_CASE("A full wave is followed by another of the same round") {
    const vulkan::BatchShape shape = shape_of(16, 0, 34);
    const auto rows = static_cast<std::size_t>(shape.area_rows());
    const std::vector<std::uint32_t> totals(3 * rows, 10);
    const vulkan::WavePlan plan = vulkan::plan_adaptive(shape, 3, totals, 10 * rows * 2);
    REQUIRE(plan.waves.size() == 2);
    CHECK(plan.waves[0].count == 2);
    CHECK(plan.waves[1].count == 1);
    CHECK(plan.waves[1].first_slot == 2);
    CHECK(plan.row_bases[2 * rows] == 0);  // each wave has the buffer to itself
}

TEST_CASE("The largest batch that fits is found, and none when none does") {
    const vulkan::BatchShape shape = shape_of(256, 0);
    constexpr std::uint64_t kBuffer = std::uint64_t{1} << 27U;
    const vulkan::BatchSize all = vulkan::fit_batch(shape, 50, kBuffer, std::uint64_t{1} << 33U);
    CHECK(all.images == 50);
    const vulkan::BatchSize some = vulkan::fit_batch(shape, 50, kBuffer, std::uint64_t{64} << 20U);
    CHECK(some.images > 0);
    CHECK(some.images < 50);
    const vulkan::BatchBytes bytes = vulkan::batch_bytes(shape, some.images, some.sample_capacity);
    CHECK(sum(bytes) <= std::uint64_t{64} << 20U);
    CHECK(*std::max_element(bytes.begin(), bytes.end()) <= kBuffer);
    CHECK(some.sample_capacity >= vulkan::least_samples(shape, some.images));
    CHECK(vulkan::fit_batch(shape, 50, kBuffer, 1U << 20U).images == 0);
    // Two samples a pixel of such a picture pass the smallest buffer that Vulkan allows.
    CHECK(vulkan::fit_batch(shape_of(3000, 0), 1, kBuffer, std::uint64_t{1} << 40U).images == 0);
}
