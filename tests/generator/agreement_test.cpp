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
        samples.push_back(finish_frame(tasks[i], frames[i], settings));
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
        settings_with({"depth", "distance", "normal", "albedo", "uv", "mask", "id", "part"});
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

// Measurements, not run unless asked for by their tags. TURNTABLE_MEASURE_LIBRARY names a library;
// docs/numerics.md quotes what they print: one line a sample, distance / bound.

/// `count` samples of the recipe "3diebench", spread over the library's objects.
class Measurement {
public:
    explicit Measurement(std::uint64_t count)
        : library_(AssetLibrary::open(folder())),
          plan_(Recipe::load("3diebench"), library_, Seed(0)),
          settings_(view_settings(plan_.recipe())), source_(source_of_plan(plan_, library_)) {
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::uint64_t first = i * plan_.size() / count;
            ranges_.push_back({first, first + 1});
        }
    }

    /// `salt` other than 0 gives other random numbers.
    [[nodiscard]] std::vector<RenderedSample> run(const Renderer& with, std::uint64_t salt) const {
        SampleSource salted = source_;
        salted.task = [this, salt](SampleId id, int attempt) {
            SampleTask task = source_.task(id, attempt);
            task.scene.noise_seed ^= salt;
            return task;
        };
        PipelineLimits limits;
        limits.threads = available_threads();
        std::vector<RenderedSample> all;
        const ViewPipeline pipeline(with, settings_, limits);
        pipeline.run(
            salted, ranges_, [&](RenderedSample&& one) { all.push_back(std::move(one)); },
            StopFlag{});
        return all;
    }

    void compare(const RenderedSample& a, const RenderedSample& b) const {
        if (!a.record.reject.empty() || !b.record.reject.empty()) {
            return;
        }
        const ImageU8 picture = picture_of(b);
        const PictureDistance found = picture_distance(picture_of(a), picture);
        const double rounding = jpeg_rounding(picture, settings_.jpeg_quality);
        const double pixels = static_cast<double>(picture.width()) * picture.height();
        const PictureDistance bound =
            picture_bounds(a.record.noise, b.record.noise, rounding, pixels);
        fmt::print("{} noise {:.2f} {:.2f} jpeg {:.2f} mean {:.3f}/{:.3f} rms {:.3f}/{:.3f} block "
                   "{:.3f}/{:.3f}\n",
                   a.record.key, a.record.noise, b.record.noise, rounding, found.mean, bound.mean,
                   found.rms, bound.rms, found.block, bound.block);
        CHECK(sample_disagreements(a, b, settings_.jpeg_quality).empty());
    }

private:
    static std::string folder() {
        const char* named = std::getenv("TURNTABLE_MEASURE_LIBRARY");
        REQUIRE(named != nullptr);
        return named;
    }

    AssetLibrary library_;
    Plan plan_;
    ViewSettings settings_;
    SampleSource source_;
    std::vector<SampleRange> ranges_;
};

TEST_CASE("measure Embree against itself with other noise", "[.measure]") {
    const Measurement measurement(120);
    const auto a = measurement.run(renderer(), 0);
    const auto b = measurement.run(renderer(), 0x9e3779b97f4a7c15U);
    for (std::size_t i = 0; i < a.size(); ++i) {
        measurement.compare(a[i], b[i]);
    }
}

TEST_CASE("measure Embree against Vulkan", "[.measure-vulkan]") {
    const Measurement measurement(40);
    const auto vulkan = make_renderer(Backend::kVulkan);
    const auto a = measurement.run(renderer(), 0);
    const auto b = measurement.run(*vulkan, 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        measurement.compare(a[i], b[i]);
    }
}

}  // namespace
}  // namespace turntable
