// What `verify` across backends accepts and finds: two renderings that differ in their noise alone
// agree; another view, another light or a shifted plane does not. Embree stands for both backends.
#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "cli/bench_model.h"
#include "generator/image_codecs.h"
#include "generator/plane_agreement.h"
#include "generator/plane_files.h"
#include "generator/render_views.h"
#include "generator/sample_agreement.h"
#include "generator/view_pipeline.h"
#include "tests/catch.h"

namespace turntable {
namespace {

using test::contains_text;

const Renderer& renderer() {
    static const std::unique_ptr<Renderer> embree = make_renderer(Backend::kEmbree);
    return *embree;
}

ViewSettings settings_with(std::vector<std::string> planes = {}) {
    ViewSettings settings;
    settings.render.planes = !planes.empty();
    settings.planes = std::move(planes);
    return settings;
}

std::vector<RenderedSample> render(std::vector<Scene> scenes, const ViewSettings& settings) {
    static const std::shared_ptr<const PreparedModel> model =
        renderer().prepare(cli::torus_knot(200, 12), MtlRules::kOfficial);
    std::vector<SampleTask> tasks;
    for (const Scene& scene : scenes) {
        tasks.push_back({{}, scene});
    }
    const std::vector<Frame> frames = render_frames(renderer(), *model, tasks, settings.render);
    std::vector<RenderedSample> samples;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        samples.push_back(finish_frame(tasks[i].record, frames[i], settings));
    }
    return samples;
}

/// The same views with other random numbers.
std::vector<Scene> reseeded(std::vector<Scene> scenes) {
    for (Scene& scene : scenes) {
        scene.noise_seed ^= 0x9e3779b97f4a7c15U;
    }
    return scenes;
}

TEST_CASE("renderings that differ in their noise alone agree") {
    const std::vector<Scene> scenes = cli::bench_scenes(6);
    const ViewSettings settings =
        settings_with({"depth", "distance", "normal", "albedo", "uv", "mask", "id"});
    const auto stored = render(scenes, settings);
    const auto again = render(reseeded(scenes), settings);
    for (std::size_t i = 0; i < stored.size(); ++i) {
        CHECK(stored[i].files.front().bytes != again[i].files.front().bytes);
        CHECK(sample_disagreements(stored[i], again[i], settings.jpeg_quality).empty());
    }
}

TEST_CASE("another view is found, by what the mask says and by the picture alone") {
    const std::vector<Scene> scenes = cli::bench_scenes(6);
    const auto views = render(scenes, settings_with());
    for (std::size_t i = 0; i < views.size(); ++i) {
        const RenderedSample& other = views[(i + 1) % views.size()];
        CHECK_FALSE(sample_disagreements(other, views[i], 95).empty());
        RenderedSample forged = views[i];
        forged.files.front() = other.files.front();
        const auto found = sample_disagreements(forged, views[i], 95);
        REQUIRE_FALSE(found.empty());
        CHECK_THAT(found.back(), contains_text("jpg: the mean of a block is"));
    }
}

ImageU8 picture_of(const RenderedSample& sample) {
    return decode_jpeg(sample.files.front().bytes, "picture");
}

void put_picture(RenderedSample& sample, const ImageU8& picture) {
    sample.files.front().bytes = encode_jpeg(picture, 95);
}

TEST_CASE("small faults of the picture are found") {
    const auto views = render(cli::bench_scenes(1), settings_with());
    RenderedSample forged = views.front();
    ImageU8 picture = picture_of(forged);
    SECTION("one level brighter") {
        for (std::uint8_t& code : picture.values()) {
            code = static_cast<std::uint8_t>(std::min(255, code + 1));
        }
        put_picture(forged, picture);
        CHECK_THAT(sample_disagreements(forged, views.front(), 95).at(0),
                   contains_text("the mean is"));
    }
    SECTION("a patch of 16 x 16 pixels, 12 levels darker") {
        for (int y = 64; y < 80; ++y) {
            for (int x = 64; x < 80; ++x) {
                for (int c = 0; c < 3; ++c) {
                    std::uint8_t& code = picture.at(x, y)[c];
                    code = static_cast<std::uint8_t>(std::max(0, code - 12));
                }
            }
        }
        put_picture(forged, picture);
        CHECK_THAT(sample_disagreements(forged, views.front(), 95).at(0),
                   contains_text("the mean of a block is"));
    }
    SECTION("mirrored") {
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width() / 2; ++x) {
                std::swap_ranges(picture.at(x, y), picture.at(x, y) + 3,
                                 picture.at(picture.width() - 1 - x, y));
            }
        }
        put_picture(forged, picture);
        CHECK_FALSE(sample_disagreements(forged, views.front(), 95).empty());
    }
    SECTION("damaged") {
        forged.files.front().bytes.resize(20);
        CHECK_THAT(sample_disagreements(forged, views.front(), 95).at(0),
                   contains_text("the stored jpg"));
    }
}

TEST_CASE("labels of the frame are held to their silhouette") {
    const auto views = render(cli::bench_scenes(1), settings_with());
    RenderedSample forged = views.front();
    SECTION("a pixel more or less is rounding") {
        forged.record.mask_pixels += 1;
        forged.record.box[2] += 1;
        CHECK(sample_disagreements(forged, views.front(), 95).empty());
    }
    SECTION("mask") {
        forged.record.mask_pixels += 40;
        CHECK_THAT(sample_disagreements(forged, views.front(), 95).at(0),
                   contains_text("mask_pixels is"));
    }
    SECTION("box") {
        forged.record.box[0] -= 3;
        CHECK_THAT(sample_disagreements(forged, views.front(), 95).at(0), contains_text("box is"));
    }
    SECTION("visible fraction") {
        forged.record.visible_fraction *= 0.9;
        CHECK_THAT(sample_disagreements(forged, views.front(), 95).at(0),
                   contains_text("visible_fraction is"));
    }
    SECTION("outcome") {
        forged.record.reject = "blank";
        CHECK_THAT(sample_disagreements(forged, views.front(), 95).at(0),
                   contains_text("quality check is blank, rendering gives accepted"));
    }
}

TEST_CASE("planes may differ on edges, and nowhere else") {
    constexpr std::array kDepth{"Z"};
    ImageF depth(100, 100, 1, 2.0F);
    depth.at(0, 0)[0] = std::numeric_limits<float>::infinity();
    const EncodedFile truth{"depth.exr", encode_exr(depth, kDepth)};
    CHECK(plane_disagreement(truth, truth).empty());
    SECTION("rounding") {
        for (float& value : depth.values()) {
            value *= 1.00001F;
        }
        CHECK(plane_disagreement({"depth.exr", encode_exr(depth, kDepth)}, truth).empty());
    }
    SECTION("a few pixels") {
        std::fill_n(depth.at(0, 50), 20, 9.0F);
        CHECK(plane_disagreement({"depth.exr", encode_exr(depth, kDepth)}, truth).empty());
    }
    SECTION("a row") {
        std::fill_n(depth.at(0, 50), 100, 9.0F);
        CHECK(plane_disagreement({"depth.exr", encode_exr(depth, kDepth)}, truth) ==
              "100 of 10000 pixels differ, at most 24 may");
    }
    SECTION("infinite where it was not") {
        std::fill_n(depth.at(0, 50), 100, std::numeric_limits<float>::infinity());
        CHECK_FALSE(plane_disagreement({"depth.exr", encode_exr(depth, kDepth)}, truth).empty());
    }
    SECTION("another size") {
        const ImageF small(50, 100, 1, 2.0F);
        CHECK(plane_disagreement({"depth.exr", encode_exr(small, kDepth)}, truth) ==
              "is 50 x 100 x 1, rendering gives 100 x 100 x 1");
    }
    SECTION("ids") {
        ImageU8 id(100, 100, 1, 1);
        const EncodedFile true_id{"id.png", encode_png(id)};
        std::fill_n(id.at(0, 50), 100, std::uint8_t{2});
        CHECK(plane_disagreement(true_id, true_id).empty());
        CHECK_FALSE(plane_disagreement({"id.png", encode_png(id)}, true_id).empty());
    }
    SECTION("damaged") {
        const EncodedFile damaged{"depth.exr", truth.bytes.substr(0, truth.bytes.size() / 2)};
        CHECK_THROWS_WITH(plane_disagreement(damaged, truth),
                          contains_text("the stored depth.exr"));
    }
}

/// One line a sample: how far two renderings are apart, and what the bounds are. Not run unless
/// asked for ("[measure]"); TURNTABLE_MEASURE_LIBRARY names a library and the recipe's samples are
/// taken from it. docs/numerics.md quotes what it prints.
TEST_CASE("measure the distance of two renderings with other noise", "[.measure]") {
    const char* folder = std::getenv("TURNTABLE_MEASURE_LIBRARY");
    REQUIRE(folder != nullptr);
    const AssetLibrary library = AssetLibrary::open(folder);
    const Plan plan(Recipe::load("3diebench"), library, Seed(0));
    const SampleSource source = source_of_plan(plan, library);
    SampleSource other = source;
    other.task = [&source](SampleId id) {
        SampleTask task = source.task(id);
        task.scene.noise_seed ^= 0x9e3779b97f4a7c15U;
        return task;
    };
    std::vector<SampleRange> ranges;
    constexpr std::uint64_t kSamples = 120;
    for (std::uint64_t i = 0; i < kSamples; ++i) {
        ranges.push_back({i * plan.size() / kSamples, i * plan.size() / kSamples + 1});
    }
    PipelineLimits limits;
    limits.threads = available_threads();
    const ViewSettings settings = view_settings(plan.recipe());
    const auto run = [&](const SampleSource& samples) {
        std::vector<RenderedSample> all;
        ViewPipeline(renderer(), settings, limits)
            .run(
                samples, ranges, [&](RenderedSample&& one) { all.push_back(std::move(one)); },
                StopFlag{});
        return all;
    };
    const auto a = run(source);
    const auto b = run(other);
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!a[i].record.reject.empty()) {
            continue;
        }
        const PictureDistance found = picture_distance(picture_of(a[i]), picture_of(b[i]));
        const double rounding = jpeg_rounding(picture_of(b[i]), settings.jpeg_quality);
        const PictureDistance bound =
            picture_bounds(a[i].record.noise, b[i].record.noise, rounding, 256.0 * 256.0);
        fmt::print("{} noise {:.2f} {:.2f} jpeg {:.2f} mean {:.3f}/{:.3f} rms {:.3f}/{:.3f} block "
                   "{:.3f}/{:.3f}\n",
                   a[i].record.key, a[i].record.noise, b[i].record.noise, rounding, found.mean,
                   bound.mean, found.rms, bound.rms, found.block, bound.block);
        CHECK(sample_disagreements(a[i], b[i], settings.jpeg_quality).empty());
    }
}

}  // namespace
}  // namespace turntable
