// Adaptive sampling: both backends follow one stopping rule, so they spend alike, promise alike and
// keep what they promise.
#include <cmath>

#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/parity/backends.h"
#include "tests/parity/parity_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

constexpr int kSize = 64;

std::vector<Scene> views_of(const std::string& recipe_name, std::uint64_t seed, int count) {
    RecipeOverrides overrides;
    overrides.image_size = kSize;
    const Recipe recipe = Recipe::load(recipe_name, overrides);
    std::vector<Scene> scenes;
    for (int i = 0; i < count; ++i) {
        const SampleId id(static_cast<std::uint64_t>(i));
        scenes.push_back(
            recipe.build_scene(recipe.draw_factors(Seed(21), id), "parity", seed + id.value));
    }
    return scenes;
}

RenderSettings adaptive(double noise_target) {
    RenderSettings settings;
    settings.noise_target = noise_target;
    settings.mtl_rules = MtlRules::kBlender34;
    return settings;
}

double rms_levels(const ImageU8& a, const ImageU8& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.values().size(); ++i) {
        const double d = static_cast<double>(a.values()[i]) - static_cast<double>(b.values()[i]);
        sum += d * d;
    }
    return std::sqrt(sum / static_cast<double>(a.values().size()));
}

}  // namespace

TEST_CASE("both backends spend the same samples and tell the same noise") {
    if (!test::has_vulkan_device()) {
        return;
    }
    const auto embree = test::embree_renderer();
    const auto vulkan = test::vulkan_renderer();
    for (const auto& model : test::made_models()) {
        for (const char* recipe : {"3diebench", "3diebench-ood"}) {
            const std::vector<Scene> scenes = views_of(recipe, 300, 3);
            const RenderSettings settings = adaptive(1.4);
            const auto a = test::render_all(*embree, model, scenes, settings);
            const auto b = test::render_all(*vulkan, model, scenes, settings);
            for (std::size_t i = 0; i < scenes.size(); ++i) {
                INFO(model->id << " in " << recipe << " view " << i << ": "
                               << a[i].samples_per_pixel << " and " << b[i].samples_per_pixel
                               << " samples, noise " << a[i].noise << " and " << b[i].noise);
                CHECK(b[i].samples_per_pixel == Approx(a[i].samples_per_pixel).epsilon(0.01));
                CHECK(b[i].noise == Approx(a[i].noise).epsilon(0.05));
                // The same random numbers: far closer than two pictures of this noise would be.
                CHECK(rms_levels(a[i].display, b[i].display) < 0.5 * a[i].noise);
            }
        }
    }
}

TEST_CASE("pictures of different seeds differ by the noise that both tell") {
    if (!test::has_vulkan_device()) {
        return;
    }
    const auto embree = test::embree_renderer();
    const auto vulkan = test::vulkan_renderer();
    const auto model = test::crate();
    for (const double target : {1.0, 2.0}) {
        const auto a =
            test::render_all(*embree, model, views_of("3diebench", 500, 3), adaptive(target));
        const auto b =
            test::render_all(*vulkan, model, views_of("3diebench", 900, 3), adaptive(target));
        for (std::size_t i = 0; i < a.size(); ++i) {
            const double found = rms_levels(a[i].display, b[i].display);
            const double told = std::hypot(a[i].noise, b[i].noise);
            INFO("target " << target << ": found " << found << ", told " << told);
            CHECK(found == Approx(told).epsilon(0.35));
            CHECK(found < 1.35 * std::sqrt(2.0) * target);
        }
    }
}
