// ViewPipeline with a renderer that hashes: order, threads, bounds, faults and stops.
#include <algorithm>
#include <array>
#include <set>

#include "generator/render_views.h"
#include "generator/sample_fault.h"
#include "generator/view_pipeline.h"
#include "tests/catch.h"
#include "tests/generator/fake_renderer.h"
#include "tests/generator/fake_source.h"

namespace turntable {
namespace {

using test::FakeRenderer;

using test::collect;
using test::Collected;
using test::FakeSource;
using test::indices;

constexpr std::uint64_t kViews = FakeSource::kViews;

PipelineLimits threads(int count) {
    PipelineLimits limits;
    limits.threads = count;
    return limits;
}

TEST_CASE("samples arrive in order with the same bytes for any thread count") {
    const FakeRenderer renderer;
    const std::array ranges{SampleRange{0, 20 * kViews}};
    std::string digest;
    for (const int count : {1, 2, 8}) {
        FakeSource fake(20);
        const ViewPipeline pipeline(renderer, {}, threads(count));
        const Collected collected = collect(pipeline, fake.source, ranges);
        CHECK(collected.finished);
        CHECK(collected.order == indices(0, 20 * kViews));
        if (digest.empty()) {
            digest = collected.digest;
        }
        CHECK(collected.digest == digest);
    }
    CHECK(renderer.models_alive() == 0);
}

TEST_CASE("views of one object are loaded once, across range boundaries") {
    const FakeRenderer renderer;
    FakeSource fake(3);
    const ViewPipeline pipeline(renderer, {}, threads(2));
    // The second object's views are split between the first two ranges.
    const std::array ranges{SampleRange{0, 10}, SampleRange{10, 14}, SampleRange{15, 16}};
    const Collected collected = collect(pipeline, fake.source, ranges);
    auto expected = indices(0, 14);
    expected.push_back(15);
    CHECK(collected.order == expected);
    const std::set<std::string> loaded(fake.loads.begin(), fake.loads.end());
    CHECK(fake.loads.size() == 3);
    CHECK(loaded.size() == 3);
}

TEST_CASE("no ranges give nothing") {
    const FakeRenderer renderer;
    FakeSource fake(1);
    const ViewPipeline pipeline(renderer, {}, threads(2));
    const Collected collected = collect(pipeline, fake.source, {});
    CHECK(collected.finished);
    CHECK(collected.order.empty());
}

TEST_CASE("models over the memory bound are held one at a time") {
    FakeRenderer renderer;
    FakeSource fake(12);
    PipelineLimits limits = threads(8);
    const std::array ranges{SampleRange{0, 12 * kViews}};
    SECTION("small models: several in flight, never more than objects are admitted") {
        collect(ViewPipeline(renderer, {}, limits), fake.source, ranges);
        CHECK(renderer.most_models_alive() <= 4);
    }
    SECTION("large models") {
        renderer.model_bytes = limits.model_bytes + 1;
        collect(ViewPipeline(renderer, {}, limits), fake.source, ranges);
        // Those that were admitted before the first turned out to be large, then one by one.
        CHECK(renderer.most_models_alive() <= 4);
    }
    SECTION("models known to be large") {
        for (std::uint64_t i = 0; i < 12; ++i) {
            const_cast<AssetEntry*>(fake.source.asset(SampleId(i * kViews)))->triangles =
                10'000'000;  // NOLINT(cppcoreguidelines-pro-type-const-cast): the fake is ours
        }
        collect(ViewPipeline(renderer, {}, limits), fake.source, ranges);
        CHECK(renderer.most_models_alive() == 1);
    }
}

TEST_CASE("a sample that fails is named, whichever batch it is in") {
    FakeRenderer renderer;
    renderer.before_scene = [](const Scene& scene) {
        if (scene.noise_seed == 17) {
            throw bad_input("no light at the end");
        }
    };
    FakeSource fake(5);
    const ViewPipeline pipeline(renderer, {}, threads(2));
    const std::array ranges{SampleRange{0, 5 * kViews}};
    std::vector<std::uint64_t> delivered;
    try {
        pipeline.run(
            fake.source, ranges,
            [&](RenderedSample&& sample) { delivered.push_back(sample.record.index); }, StopFlag{});
        FAIL("the fault was swallowed");
    } catch (const SampleFault& fault) {
        CHECK(fault.sample() == SampleId(17));
        CHECK(fault.code() == ExitCode::kBadInput);
        CHECK(std::string(fault.what()) ==
              "sample 17 (object object2, view 3): no light at the end");
    }
    CHECK(delivered == indices(0, delivered.size()));
    CHECK(delivered.size() <= 17);
    CHECK(renderer.models_alive() == 0);
}

TEST_CASE("what the sink or the loader throws ends the run") {
    const FakeRenderer renderer;
    FakeSource fake(5);
    const ViewPipeline pipeline(renderer, {}, threads(2));
    const std::array ranges{SampleRange{0, 5 * kViews}};
    SECTION("sink") {
        const auto full_disk = [](RenderedSample&& sample) {
            if (sample.record.index == 9) {
                throw environment_fault("disk full");
            }
        };
        CHECK_THROWS_WITH(pipeline.run(fake.source, ranges, full_disk, StopFlag{}), "disk full");
    }
    SECTION("loader") {
        fake.source.load = [](const AssetEntry& entry) -> std::shared_ptr<const Model> {
            throw bad_input("{}: damaged", entry.id);
        };
        CHECK_THROWS_WITH(collect(pipeline, fake.source, ranges), test::contains_text("damaged"));
    }
    CHECK(renderer.models_alive() == 0);
}

TEST_CASE("a stop request ends the run with a prefix") {
    StopFlag stop;
    FakeRenderer renderer;
    renderer.before_scene = [&stop](const Scene& scene) {
        if (scene.noise_seed == 30) {
            stop.request();
        }
    };
    FakeSource fake(100);
    const ViewPipeline pipeline(renderer, {}, threads(2));
    const std::array ranges{SampleRange{0, 100 * kViews}};
    const Collected collected = collect(pipeline, fake.source, ranges, stop);
    CHECK_FALSE(collected.finished);
    CHECK(collected.order == indices(0, collected.order.size()));
    CHECK(collected.order.size() < 100 * kViews);
    CHECK(renderer.models_alive() == 0);
}

TEST_CASE("a frame that fails the quality check becomes a reject without files") {
    const FakeRenderer renderer;
    FakeSource fake(1);
    ViewSettings settings;
    settings.limits.min_object_pixels = 32 * 24 + 1;
    const ViewPipeline pipeline(renderer, settings, threads(2));
    const std::array ranges{SampleRange{0, kViews}};
    std::size_t rejects = 0;
    pipeline.run(
        fake.source, ranges,
        [&](RenderedSample&& sample) {
            CHECK(sample.record.reject == frame_fault_name(FrameFault::kTooSmall));
            CHECK(sample.files.empty());
            ++rejects;
        },
        StopFlag{});
    CHECK(rejects == kViews);
}

/// What two redraws at most make of samples [first, last), when the frames of sample i are good
/// from redraw i % 4 on.
std::vector<RenderedSample> redrawn(SampleRange range, int thread_count, std::size_t batch) {
    FakeRenderer renderer;
    renderer.batch = batch;
    renderer.misses = [](const Scene& scene) {
        return scene.noise_seed >> 32U < (scene.noise_seed & 0xFFFFFFFFU) % 4;
    };
    FakeSource fake(6);
    ViewSettings settings;
    settings.attempts = 2;
    std::vector<RenderedSample> samples;
    const ViewPipeline pipeline(renderer, settings, threads(thread_count));
    const std::array ranges{range};
    pipeline.run(
        fake.source, ranges, [&](RenderedSample&& sample) { samples.push_back(std::move(sample)); },
        StopFlag{});
    return samples;
}

TEST_CASE("a refused frame is drawn again until it is good or the attempts are used up") {
    const std::vector<RenderedSample> samples = redrawn({0, 6 * kViews}, 2, 0);
    REQUIRE(samples.size() == 6 * kViews);
    const FakeRenderer renderer;
    FakeSource fake(6);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const int needed = static_cast<int>(i % 4);
        CHECK(samples[i].record.attempt == std::min(needed, 2));
        CHECK(samples[i].record.reject == (needed > 2 ? "out_of_frame" : ""));
        // What is stored is the last draw, not the first.
        const SampleTask task = fake.source.task(SampleId(i), std::min(needed, 2));
        const auto model = renderer.prepare(nullptr, MtlRules::kOfficial);
        const auto frames = render_frames(renderer, *model, std::array{task}, {});
        CHECK(samples[i].record.pixels_sha256 ==
              finish_frame(task, frames.front(), {}).record.pixels_sha256);
    }
}

TEST_CASE("redrawn frames do not depend on threads, batches or what is rendered beside them") {
    const std::vector<RenderedSample> expected = redrawn({0, 6 * kViews}, 1, 0);
    const auto same = [](const RenderedSample& a, const RenderedSample& b) {
        return a.record.index == b.record.index && a.record.attempt == b.record.attempt &&
               a.record.reject == b.record.reject &&
               a.record.pixels_sha256 == b.record.pixels_sha256 && a.files.size() == b.files.size();
    };
    for (const std::size_t batch : {0U, 1U, 3U, 64U}) {
        for (const int count : {1, 4}) {
            const std::vector<RenderedSample> samples = redrawn({0, 6 * kViews}, count, batch);
            CHECK(
                std::equal(samples.begin(), samples.end(), expected.begin(), expected.end(), same));
        }
    }
    for (std::uint64_t i = 0; i < 8; ++i) {
        const std::vector<RenderedSample> alone = redrawn({i, i + 1}, 1, 0);
        REQUIRE(alone.size() == 1);
        CHECK(same(alone.front(), expected[i]));
    }
}

TEST_CASE("a model without its pictures is refused where the recipe says so, and not redrawn") {
    const FakeRenderer renderer;
    FakeSource fake(1);
    fake.source.task = [task = fake.source.task](SampleId id, int attempt) {
        SampleTask bare = task(id, attempt);
        bare.texture_missing = true;
        return bare;
    };
    const std::array ranges{SampleRange{0, kViews}};
    for (const bool reject : {false, true}) {
        ViewSettings settings;
        settings.limits.reject_missing_textures = reject;
        settings.attempts = 3;
        std::vector<std::string> reasons;
        const ViewPipeline pipeline(renderer, settings, threads(2));
        pipeline.run(
            fake.source, ranges,
            [&](RenderedSample&& sample) {
                CHECK(sample.record.attempt == 0);
                reasons.push_back(sample.record.reject);
            },
            StopFlag{});
        CHECK(reasons == std::vector<std::string>(kViews, reject ? "missing_texture" : ""));
    }
}

TEST_CASE("label planes become files after the image") {
    const FakeRenderer renderer;
    FakeSource fake(1);
    ViewSettings settings;
    settings.planes = {"depth", "uv", "mask"};
    settings.render.planes = true;
    const ViewPipeline pipeline(renderer, settings, threads(2));
    const std::array ranges{SampleRange{0, 1}};
    std::vector<std::string> extensions;
    pipeline.run(
        fake.source, ranges,
        [&](RenderedSample&& sample) {
            for (const EncodedFile& file : sample.files) {
                extensions.push_back(file.extension);
            }
        },
        StopFlag{});
    CHECK(extensions == std::vector<std::string>{"jpg", "depth.exr", "uv.exr", "mask.png"});
}

}  // namespace
}  // namespace turntable
