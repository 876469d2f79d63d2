// Pixels are a pure function of scene, model and settings: not of threads, batches or order.
#include <memory>

#include <tbb/global_control.h>

#include "renderer/renderer.h"
#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/renderer/test_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

std::vector<Scene> scenes_of(int count) {
    RecipeOverrides overrides;
    overrides.image_size = 48;
    const Recipe recipe = Recipe::load("3diebench", overrides);
    std::vector<Scene> scenes;
    for (int i = 0; i < count; ++i) {
        const SampleId id(static_cast<std::uint64_t>(i));
        scenes.push_back(recipe.build_scene(recipe.draw_factors(Seed(5), id), "torus", id.value));
    }
    return scenes;
}

std::vector<Frame> render(std::span<const Scene> scenes, int threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
    const auto renderer = make_renderer(Backend::kEmbree);
    const auto prepared = renderer->prepare(
        test::torus(test::glossy(glm::vec3(0.5F), 0.5F, 100.0F), 64), MtlRules::kOfficial);
    return renderer->render(*prepared, scenes, RenderSettings{});
}

}  // namespace

TEST_CASE("one thread, four threads, one by one and backwards give the same pixels") {
    const std::vector<Scene> scenes = scenes_of(8);
    const std::vector<Frame> one = render(scenes, 1);
    const std::vector<Frame> four = render(scenes, 4);
    const std::vector<Scene> reversed(scenes.rbegin(), scenes.rend());
    const std::vector<Frame> backwards = render(reversed, 2);
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        CHECK(one[i].display == four[i].display);
        CHECK(one[i].display == backwards[scenes.size() - 1 - i].display);
        CHECK(one[i].noise == four[i].noise);
    }
    CHECK(render(std::span(scenes).subspan(3, 1), 2).front().display == one[3].display);
}

TEST_CASE("another noise seed gives other pixels of the same picture") {
    std::vector<Scene> scenes = scenes_of(1);
    scenes.push_back(scenes.front());
    scenes.back().noise_seed += 1;
    const std::vector<Frame> frames = render(scenes, 1);
    CHECK(frames[0].display != frames[1].display);
    CHECK(frames[0].coverage.mask_pixels == frames[1].coverage.mask_pixels);
}

TEST_CASE("impossible scenes are refused with their reason") {
    std::vector<Scene> scenes = scenes_of(1);
    scenes[0].object.object_to_world[0][0] *= 2.0;
    CHECK_THROWS_WITH(render(scenes, 1), test::contains_text("no rotation times uniform scale"));
    scenes = scenes_of(1);
    scenes[0].spots[0].radius = 0.0;
    CHECK_THROWS_WITH(render(scenes, 1), test::contains_text("must be positive"));
    scenes = scenes_of(1);
    scenes[0].suns.resize(Scene::kMaxSuns + 1, scenes[0].suns[0]);
    CHECK_THROWS_WITH(render(scenes, 1), test::contains_text("at most"));
}

TEST_CASE("the quality check names what is wrong") {
    Frame frame;
    frame.display = ImageU8(8, 8, 3, 100);
    frame.display.at(0, 0)[0] = 50;
    frame.coverage.mask_pixels = 64;
    CHECK(check_frame(frame, {}) == FrameFault::kNone);
    frame.non_finite_samples = 1;
    CHECK(check_frame(frame, {}) == FrameFault::kNonFinite);
    frame.non_finite_samples = 0;
    frame.coverage.mask_pixels = 0;
    CHECK(check_frame(frame, {}) == FrameFault::kOutOfFrame);
    frame.coverage.mask_pixels = 8;
    CHECK(check_frame(frame, {}) == FrameFault::kTooSmall);
    frame.coverage.mask_pixels = 64;
    frame.display = ImageU8(8, 8, 3, 100);
    CHECK(check_frame(frame, {}) == FrameFault::kBlank);
    frame.display = ImageU8(8, 8, 3, 255);
    frame.display.at(0, 0)[0] = 50;
    CHECK(check_frame(frame, {}) == FrameFault::kClipped);
}

TEST_CASE("the quality check names an object in the dark and one that is hidden") {
    Frame frame;
    frame.display = ImageU8(8, 8, 3, 200);
    for (int y = 2; y < 4; ++y) {
        for (int x = 1; x < 7; ++x) {
            frame.display.at(x, y)[1] = 20;  // mean of the box: (200 + 20 + 200) / 3 = 140
        }
    }
    frame.coverage.mask_pixels = 64;
    frame.coverage.x0 = 1;
    frame.coverage.x1 = 7;
    frame.coverage.y0 = 2;
    frame.coverage.y1 = 4;
    frame.coverage.visible_fraction = 0.25;
    CHECK(check_frame(frame, {}) == FrameFault::kNone);
    QualityLimits limits;
    limits.min_object_level = 140.0;
    limits.min_visible_fraction = 0.25;
    CHECK(check_frame(frame, limits) == FrameFault::kNone);
    limits.min_object_level = 140.5;
    CHECK(check_frame(frame, limits) == FrameFault::kDark);
    limits.min_visible_fraction = 0.26;
    CHECK(check_frame(frame, limits) == FrameFault::kHidden);
}
