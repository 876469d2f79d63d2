// ViewPipeline with a renderer that works on a device: batches, what is in flight, memory, faults.
#include <algorithm>
#include <array>
#include <atomic>
#include <latch>

#include "generator/sample_fault.h"
#include "generator/view_pipeline.h"
#include "tests/catch.h"
#include "tests/generator/fake_renderer.h"
#include "tests/generator/fake_source.h"

namespace turntable {
namespace {

using test::collect;
using test::Collected;
using test::FakeRenderer;
using test::FakeSource;
using test::indices;

constexpr std::size_t kLanes = 3;  // of the coordinator

PipelineLimits threads(int count) {
    PipelineLimits limits;
    limits.threads = count;
    return limits;
}

TEST_CASE("bytes and order depend on neither batches, threads nor the kind of renderer") {
    constexpr std::uint64_t kViews = 50;
    const std::array ranges{SampleRange{0, 130}, SampleRange{137, 6 * kViews}};
    auto expected_order = indices(0, 130);
    for (const std::uint64_t index : indices(137, 6 * kViews)) {
        expected_order.push_back(index);
    }
    const auto run = [&](std::size_t batch, int count) {
        FakeRenderer renderer;
        renderer.batch = batch;
        FakeSource fake(6, kViews);
        const Collected collected =
            collect(ViewPipeline(renderer, {}, threads(count)), fake.source, ranges);
        CHECK(collected.finished);
        CHECK(collected.order == expected_order);
        CHECK(renderer.models_alive() == 0);
        return collected.digest;
    };
    const std::string on_threads = run(0, 2);
    for (const std::size_t batch : {1U, 7U, 16U, 256U}) {
        for (const int count : {1, 4}) {
            CHECK(run(batch, count) == on_threads);
        }
    }
}

TEST_CASE("an object's views are cut into equal batches, and no batch shows two objects") {
    FakeRenderer renderer;
    renderer.batch = 16;
    std::atomic<int> mixed{0};
    renderer.before_batch = [&mixed](std::span<const Scene> scenes) {
        for (const Scene& scene : scenes) {
            mixed += scene.object.asset_id != scenes.front().object.asset_id ? 1 : 0;
        }
    };
    FakeSource fake(4, 50);
    const std::array ranges{SampleRange{0, 200}};
    CHECK(collect(ViewPipeline(renderer, {}, threads(2)), fake.source, ranges).finished);
    std::vector<std::size_t> sizes = renderer.batch_sizes();
    std::sort(sizes.begin(), sizes.end());
    // 50 = 13 + 13 + 12 + 12, four times.
    CHECK(sizes == std::vector<std::size_t>{12, 12, 12, 12, 12, 12, 12, 12,  //
                                            13, 13, 13, 13, 13, 13, 13, 13});
    CHECK(mixed == 0);
}

TEST_CASE("the batch size can be chosen") {
    FakeRenderer renderer;
    renderer.batch = 16;
    PipelineLimits limits = threads(2);
    limits.batch_views = 25;
    FakeSource fake(2, 50);
    const std::array ranges{SampleRange{0, 100}};
    CHECK(collect(ViewPipeline(renderer, {}, limits), fake.source, ranges).finished);
    CHECK(renderer.batch_sizes() == std::vector<std::size_t>(4, 25));
}

TEST_CASE("the device always has its next batches, even with one thread") {
    FakeRenderer renderer;
    renderer.batch = 10;
    // Each of the first three calls waits for the other two: one after the other, they would
    // wait forever. The next object's is among them: preparing it overlaps rendering this one.
    std::latch together(kLanes);
    std::atomic<std::size_t> calls{0};
    renderer.before_batch = [&](std::span<const Scene>) {
        if (calls++ < kLanes) {
            together.arrive_and_wait();
        }
    };
    FakeSource fake(5, 20);
    const std::array ranges{SampleRange{0, 100}};
    const Collected collected =
        collect(ViewPipeline(renderer, {}, threads(1)), fake.source, ranges);
    CHECK(collected.order == indices(0, 100));
    CHECK(renderer.most_calls() == kLanes);
    CHECK(renderer.most_models_alive() > 1);
}

TEST_CASE("frames in memory are bounded") {
    FakeRenderer renderer;
    renderer.batch = 64;
    PipelineLimits limits = threads(2);
    // Room for 60 frames of display codes: 10 a batch, as many as 6 of them.
    limits.device_frame_bytes = std::size_t{60} * FakeSource::kWidth * FakeSource::kHeight * 3;
    FakeSource fake(20, 50);
    const std::array ranges{SampleRange{0, 1000}};
    const ViewPipeline pipeline(renderer, {}, limits);
    std::size_t delivered = 0;
    std::size_t most = 0;
    CHECK(pipeline.run(
        fake.source, ranges,
        [&](RenderedSample&&) {
            most = std::max(most, renderer.frames_begun() - delivered);
            ++delivered;
        },
        StopFlag{}));
    CHECK(most <= 60 + 10);  // the batch being delivered is not counted by the coordinator
    const std::vector<std::size_t> sizes = renderer.batch_sizes();
    CHECK(*std::max_element(sizes.begin(), sizes.end()) == 10);
}

TEST_CASE("frames too large for the bound are rendered one by one") {
    FakeRenderer renderer;
    renderer.batch = 64;
    PipelineLimits limits = threads(4);
    limits.device_frame_bytes = 1;
    FakeSource fake(3, 5);
    const std::array ranges{SampleRange{0, 15}};
    const Collected collected = collect(ViewPipeline(renderer, {}, limits), fake.source, ranges);
    CHECK(collected.order == indices(0, 15));
    CHECK(renderer.batch_sizes() == std::vector<std::size_t>(15, 1));
    CHECK(renderer.most_calls() == 1);
}

TEST_CASE("a fault of the device ends the run at once, as the device said it") {
    FakeRenderer renderer;
    renderer.batch = 10;
    renderer.before_batch = [](std::span<const Scene> scenes) {
        if (scenes.front().noise_seed >= 40) {
            throw environment_fault("device 0 (fake): lost");
        }
    };
    FakeSource fake(10, 20);
    const ViewPipeline pipeline(renderer, {}, threads(2));
    const std::array ranges{SampleRange{0, 200}};
    std::vector<std::uint64_t> delivered;
    try {
        pipeline.run(
            fake.source, ranges,
            [&](RenderedSample&& sample) { delivered.push_back(sample.record.index); }, StopFlag{});
        FAIL("the fault was swallowed");
    } catch (const SampleFault&) {
        FAIL("no sample is to blame");
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kEnvironment);
        CHECK(std::string(error.what()) == "device 0 (fake): lost");
    }
    CHECK(delivered == indices(0, delivered.size()));
    CHECK(delivered.size() <= 40);
    // Nothing is tried view by view, and at most the lanes' own batches meet the fault.
    const std::vector<std::size_t> sizes = renderer.batch_sizes();
    CHECK(std::all_of(sizes.begin(), sizes.end(), [](std::size_t size) { return size == 10; }));
    CHECK(sizes.size() <= 4 + kLanes);
    CHECK(renderer.models_alive() == 0);
}

TEST_CASE("a sample that fails in a batch is named") {
    FakeRenderer renderer;
    renderer.batch = 16;
    renderer.before_scene = [](const Scene& scene) {
        if (scene.noise_seed == 23) {
            throw bad_input("no light at the end");
        }
    };
    FakeSource fake(5);
    const ViewPipeline pipeline(renderer, {}, threads(2));
    const std::array ranges{SampleRange{0, 5 * FakeSource::kViews}};
    try {
        collect(pipeline, fake.source, ranges);
        FAIL("the fault was swallowed");
    } catch (const SampleFault& fault) {
        CHECK(fault.sample() == SampleId(23));
        CHECK(fault.code() == ExitCode::kBadInput);
    }
    CHECK(renderer.models_alive() == 0);
}

TEST_CASE("a stop request ends a run on a device with a prefix") {
    StopFlag stop;
    FakeRenderer renderer;
    renderer.batch = 8;
    renderer.before_scene = [&stop](const Scene& scene) {
        if (scene.noise_seed == 100) {
            stop.request();
        }
    };
    FakeSource fake(100, 20);
    const ViewPipeline pipeline(renderer, {}, threads(2));
    const std::array ranges{SampleRange{0, 2000}};
    const Collected collected = collect(pipeline, fake.source, ranges, stop);
    CHECK_FALSE(collected.finished);
    CHECK(collected.order == indices(0, collected.order.size()));
    CHECK(collected.order.size() < 2000);
    CHECK(renderer.models_alive() == 0);
}

TEST_CASE("a range feed that throws ends the run after what is under way") {
    for (const std::size_t batch : {0U, 8U}) {
        FakeRenderer renderer;
        renderer.batch = batch;
        FakeSource fake(20, 20);
        const ViewPipeline pipeline(renderer, {}, threads(2));
        std::uint64_t next = 0;
        const RangeFeed feed = [&next]() -> std::optional<SampleRange> {
            if (next == 200) {
                throw environment_fault("the list of shards is gone");
            }
            next += 20;
            return SampleRange{next - 20, next};
        };
        CHECK_THROWS_WITH(pipeline.run(
                              fake.source, feed, [](RenderedSample&&) {}, StopFlag{}),
                          "the list of shards is gone");
        CHECK(renderer.models_alive() == 0);
    }
}

}  // namespace
}  // namespace turntable
