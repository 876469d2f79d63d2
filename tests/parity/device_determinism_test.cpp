// On one device the bytes of a frame depend on its scene, model and settings alone: not on the
// batch it came with, not on the memory that the device may use, not on other threads.
#include <cstring>
#include <iterator>
#include <thread>
#include <vector>

#include "base/error.h"
#include "renderer/vulkan/instance.h"
#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/parity/backends.h"
#include "tests/parity/parity_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

constexpr int kSize = 40;
constexpr int kViews = 11;

std::vector<Scene> views() {
    RecipeOverrides overrides;
    overrides.image_size = kSize;
    const Recipe recipe = Recipe::load("3diebench", overrides);
    std::vector<Scene> scenes;
    for (int i = 0; i < kViews; ++i) {
        const SampleId id(static_cast<std::uint64_t>(i));
        scenes.push_back(recipe.build_scene(recipe.draw_factors(Seed(5), id), "crate", id.value));
    }
    return scenes;
}

/// The settings that share least of their code: adaptive splats and uniform filter samples.
std::vector<RenderSettings> all_settings() {
    RenderSettings adaptive;
    adaptive.noise_target = 2.0;
    adaptive.planes = true;
    RenderSettings uniform;
    uniform.samples_per_pixel = 6;
    uniform.reconstruction = Reconstruction::kFilterImportance;
    uniform.keep_linear = true;
    return {adaptive, uniform};
}

/// Equal bits: NaN equals itself, and 0 not -0.
bool same_bytes(const ImageF& a, const ImageF& b) {
    return a.values().size() == b.values().size() &&
           (a.empty() ||
            std::memcmp(a.values().data(), b.values().data(), a.values().size_bytes()) == 0);
}

bool same_planes(const std::optional<Planes>& a, const std::optional<Planes>& b) {
    if (!a || !b) {
        return a.has_value() == b.has_value();
    }
    return same_bytes(a->depth, b->depth) && same_bytes(a->distance, b->distance) &&
           same_bytes(a->normal, b->normal) && same_bytes(a->albedo, b->albedo) &&
           same_bytes(a->uv, b->uv) && a->mask == b->mask && a->id == b->id;
}

bool same_frame(const Frame& a, const Frame& b) {
    return a.display == b.display && same_bytes(a.linear, b.linear) &&
           same_planes(a.planes, b.planes) && a.samples_per_pixel == b.samples_per_pixel &&
           a.noise == b.noise && a.coverage.mask_pixels == b.coverage.mask_pixels &&
           a.coverage.visible_fraction == b.coverage.visible_fraction;
}

std::vector<Frame> in_batches(const Renderer& renderer, const PreparedModel& model,
                              std::size_t batch, const RenderSettings& settings) {
    const std::vector<Scene> scenes = views();
    std::vector<Frame> frames;
    for (std::size_t first = 0; first < scenes.size(); first += batch) {
        const std::size_t count = std::min(batch, scenes.size() - first);
        auto some = renderer.render(model, std::span(scenes).subspan(first, count), settings);
        std::move(some.begin(), some.end(), std::back_inserter(frames));
    }
    return frames;
}

void check_same(const std::vector<Frame>& a, const std::vector<Frame>& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        INFO("view " << i);
        CHECK(same_frame(a[i], b[i]));
    }
}

/// The least device memory, in MiB, in which a picture can be rendered.
std::uint64_t least_memory(const Film& film, const RenderSettings& settings) {
    for (std::uint64_t mib = 1; mib < 1024; ++mib) {
        try {
            const auto renderer = test::vulkan_renderer(mib << 20U);
            if (renderer->batch_views(film, settings) > 0) {
                return mib;
            }
        } catch (const Error&) {
            continue;  // too little
        }
    }
    FAIL("no picture fits into 1 GiB");
    return 0;
}

}  // namespace

TEST_CASE("one by one, by threes and all at once give the same frames") {
    if (!test::has_vulkan_device()) {
        return;
    }
    const auto renderer = test::vulkan_renderer();
    const auto model = renderer->prepare(test::crate(), MtlRules::kOfficial);
    for (const RenderSettings& settings : all_settings()) {
        const auto all = in_batches(*renderer, *model, kViews, settings);
        check_same(all, in_batches(*renderer, *model, 1, settings));
        check_same(all, in_batches(*renderer, *model, 3, settings));
        CHECK_FALSE(same_frame(all[0], all[1]));
    }
}

TEST_CASE("little memory splits the work and changes no frame") {
    if (!test::has_vulkan_device()) {
        return;
    }
    const auto model = test::crate();
    const std::vector<Scene> scenes = views();
    const Film& film = scenes.front().film;
    const auto plenty = test::vulkan_renderer();
    for (const RenderSettings& settings : all_settings()) {
        const std::uint64_t least_mib = least_memory(film, settings);
        const auto frames = test::render_all(*plenty, model, scenes, settings);
        for (const std::uint64_t mib : {least_mib, least_mib + 1}) {
            const auto little = test::vulkan_renderer(mib << 20U);
            INFO(mib << " MiB, batches of " << little->batch_views(film, settings));
            CHECK(little->batch_views(film, settings) < scenes.size());
            check_same(frames, test::render_all(*little, model, scenes, settings));
        }
        CHECK_THROWS_WITH(
            test::render_all(*test::vulkan_renderer(1U << 20U), model, scenes, settings),
            test::contains_text("device memory"));
    }
}

TEST_CASE("two threads that render at once give what each gives alone") {
    if (!test::has_vulkan_device()) {
        return;
    }
    const auto renderer = test::vulkan_renderer();
    const auto models = test::made_models();
    const auto crate = renderer->prepare(models[1], MtlRules::kOfficial);
    const auto square = renderer->prepare(models[2], MtlRules::kOfficial);
    const std::vector<RenderSettings> settings = all_settings();
    const auto alone_a = in_batches(*renderer, *crate, kViews, settings[0]);
    const auto alone_b = in_batches(*renderer, *square, kViews, settings[1]);
    std::vector<Frame> together_a;
    std::vector<Frame> together_b;
    std::thread a([&] { together_a = in_batches(*renderer, *crate, 2, settings[0]); });
    std::thread b([&] { together_b = in_batches(*renderer, *square, 3, settings[1]); });
    a.join();
    b.join();
    check_same(alone_a, together_a);
    check_same(alone_b, together_b);
}

TEST_CASE("the validation layer says nothing when a renderer and its models go") {
    if (!test::has_vulkan_device()) {
        return;
    }
    setenv("TURNTABLE_VALIDATION", "1", 0);
    const std::shared_ptr<vulkan::Instance> instance = vulkan::shared_instance();
    {
        const auto renderer = test::vulkan_renderer();
        const std::vector<Scene> scenes = views();
        for (const RenderSettings& settings : all_settings()) {
            const auto frames =
                test::render_all(*renderer, test::crate(), std::span(scenes).first(2), settings);
            CHECK(frames.size() == 2);
        }
    }
    CHECK_NOTHROW(instance->require_silence());
}
