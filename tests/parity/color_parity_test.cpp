// Colours of the two backends, after the tone curve: radiance has heavy tails (a lamp seen in a
// glossy surface), which would drown any difference in mean; display values are what users get, and
// are bounded.
//
// Two questions are asked. With different seeds: are the pictures samples of one distribution? That
// is Welch's test of every pixel. With equal seeds, where both backends draw the same random
// numbers: are the pictures the same, but for paths that a last bit sends another way?
// $TURNTABLE_PARITY_REPORT names a file for what was measured.
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "renderer/shared/tone_curve.h"
#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/parity/backends.h"
#include "tests/parity/image_statistics.h"
#include "tests/parity/parity_models.h"
#include "tests/renderer/test_maps.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
namespace sh = turntable::shading;

namespace {

constexpr int kSize = 48;
constexpr int kSeeds = 8;  // pictures of a stack
constexpr double kAlpha = 0.01;
// Pictures with equal seeds. Largest measured on llvmpipe, over 25 views: means within 7.3e-6, 0.17
// levels, 0.07 % of the values (peterbilt, whose faces are doubled); most views agree far better.
constexpr double kMeanMargin = 1e-4;
constexpr double kPairedLevels = 0.5;
constexpr double kPairedShare = 5e-3;
constexpr const char* kRecipes[] = {"3diebench", "3diebench-t", "3diebench-so3", "3diebench-ood"};

/// One view of a recipe, `count` times under different seeds.
std::vector<Scene> seeds_of(const std::string& recipe_name, std::uint64_t sample,
                            std::uint64_t first_seed, int count) {
    RecipeOverrides overrides;
    overrides.image_size = kSize;
    const Recipe recipe = Recipe::load(recipe_name, overrides);
    const std::vector<double> factors = recipe.draw_factors(Seed(11), SampleId(sample));
    std::vector<Scene> scenes;
    scenes.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        scenes.push_back(
            recipe.build_scene(factors, "parity", first_seed + static_cast<std::uint64_t>(i)));
    }
    return scenes;
}

RenderSettings settings_of(Reconstruction reconstruction, int spp) {
    RenderSettings settings;
    settings.samples_per_pixel = spp;
    settings.reconstruction = reconstruction;
    settings.floor_cache = false;
    settings.keep_linear = true;
    return settings;
}

ImageF tone_mapped(const Frame& frame, const Scene& scene) {
    ImageF result = frame.linear;
    const auto gain = static_cast<float>(std::exp2(scene.film.exposure));
    for (float& value : result.values()) {
        value = sh::tone_channel(value * gain, static_cast<sh::uint>(scene.film.tone_curve));
    }
    return result;
}

/// A prepared model of one renderer.
struct Painter {
    const Renderer& renderer;
    std::shared_ptr<const PreparedModel> model;

    Painter(const Renderer& from, const std::shared_ptr<const Model>& of)
        : renderer(from), model(from.prepare(of, MtlRules::kOfficial)) {}

    [[nodiscard]] std::vector<ImageF> stack(std::span<const Scene> scenes,
                                            const RenderSettings& settings) const {
        const std::vector<Frame> frames = renderer.render(*model, scenes, settings);
        std::vector<ImageF> images;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            CHECK(frames[i].non_finite_samples == 0);
            images.push_back(tone_mapped(frames[i], scenes[i]));
        }
        return images;
    }
};

/// Differences of pictures whose random numbers are the same.
struct PairedDifference {
    double mean_ratio = 1.0;   ///< of the pictures' means
    double rms_levels = 0.0;   ///< 8-bit levels
    double other_share = 0.0;  ///< of channel values that differ by more than half a level
};

PairedDifference compare_pairs(std::span<const ImageF> a, std::span<const ImageF> b) {
    PairedDifference result;
    double sum_a = 0.0;
    double sum_b = 0.0;
    double squares = 0.0;
    double others = 0.0;
    double values = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t k = 0; k < a[i].values().size(); ++k) {
            const double x = static_cast<double>(a[i].values()[k]);
            const double y = static_cast<double>(b[i].values()[k]);
            sum_a += x;
            sum_b += y;
            squares += (x - y) * (x - y);
            others += std::abs(x - y) > 0.5 / 255.0 ? 1.0 : 0.0;
            values += 1.0;
        }
    }
    result.mean_ratio = sum_b / sum_a;
    result.rms_levels = 255.0 * std::sqrt(squares / values);
    result.other_share = others / values;
    return result;
}

void report(const std::string& name, const test::StackComparison& stacks,
            const PairedDifference& pairs) {
    if (const char* path = std::getenv("TURNTABLE_PARITY_REPORT")) {
        std::ofstream(path, std::ios::app) << fmt::format(
            "{:<64} least p {:.1e} rejected {} mean p {:.3f}; paired: mean ratio - 1 {:+.1e} rms "
            "{:.4f} levels, other {:.5f}\n",
            name, stacks.least_probability, stacks.rejected, stacks.mean_probability,
            pairs.mean_ratio - 1.0, pairs.rms_levels, pairs.other_share);
    }
}

/// Both questions for one view under 2 kSeeds seeds. The stacks of the two backends share no seed
/// in the first, and all in the second.
void check_scenes(const Painter& embree, const Painter& vulkan, const std::vector<Scene>& scenes,
                  const RenderSettings& settings, const std::string& name) {
    const std::vector<ImageF> a = embree.stack(scenes, settings);
    const std::vector<ImageF> b = vulkan.stack(std::span(scenes).first(kSeeds), settings);
    const test::StackComparison stacks = test::compare_stacks(std::span(a).last(kSeeds), b, kAlpha);
    const PairedDifference pairs = compare_pairs(std::span(a).first(kSeeds), b);
    report(name, stacks, pairs);
    INFO(name << ": least p " << stacks.least_probability << ", mean's p "
              << stacks.mean_probability << "; paired ratio " << pairs.mean_ratio << ", "
              << pairs.rms_levels << " levels rms, " << pairs.other_share << " other");
    CHECK(stacks.rejected == 0);
    CHECK(stacks.mean_probability > 1e-3);
    CHECK(std::abs(pairs.mean_ratio - 1.0) < kMeanMargin);
    CHECK(pairs.rms_levels < kPairedLevels);
    CHECK(pairs.other_share < kPairedShare);
}

void check_view(const Painter& embree, const Painter& vulkan, const std::string& recipe,
                std::uint64_t sample, const RenderSettings& settings, const std::string& name,
                bool with_props = false) {
    std::vector<Scene> scenes = seeds_of(recipe, sample, 100, 2 * kSeeds);
    for (Scene& scene : scenes) {
        if (with_props) {
            test::add_props(scene);
            scene.material_swap = MaterialSwap{{0.8, 0.5, 0.2}, 0.5, 0.4};
        }
    }
    check_scenes(embree, vulkan, scenes, settings, name + " in " + recipe);
}

/// The recipe's lamps give way to a map; the floor is tiled, or there is none and a photo behind.
void surround(Scene& scene, bool with_floor) {
    scene.suns.clear();
    scene.spots.resize(1);
    scene.environment.radiance = {0.9, 0.8, 0.7};
    scene.environment.map = {"sky", test::sky_map(48, 24)};
    scene.environment.turn = 1.1;
    scene.floor.present = with_floor;
    scene.floor.texture = {"ramp", test::ramp_photo(9, 7)};
    scene.floor.tile = 0.8;
    scene.floor.turn = 0.3;
    scene.backdrop.present = !with_floor;
    scene.backdrop.radiance = glm::dvec3(0.8);
    scene.backdrop.map = {"ramp", test::ramp_photo(20, 30)};
}

}  // namespace

TEST_CASE("both backends paint maps, backdrops and floor textures alike") {
    if (!test::has_vulkan_device()) {
        return;
    }
    const auto embree = test::embree_renderer();
    const auto vulkan = test::vulkan_renderer();
    for (const auto& model : test::made_models()) {
        const Painter a(*embree, model);
        const Painter b(*vulkan, model);
        for (const bool with_floor : {true, false}) {
            std::vector<Scene> scenes = seeds_of("3diebench", 4, 100, 2 * kSeeds);
            for (Scene& scene : scenes) {
                surround(scene, with_floor);
            }
            check_scenes(a, b, scenes, settings_of(Reconstruction::kSplat, 16),
                         model->id + (with_floor ? " on a tiled floor" : " before a photo"));
        }
    }
}

TEST_CASE("both backends paint models made in code alike, in every recipe") {
    if (!test::has_vulkan_device()) {
        return;
    }
    const auto embree = test::embree_renderer();
    const auto vulkan = test::vulkan_renderer();
    for (const auto& model : test::made_models()) {
        const Painter a(*embree, model);
        const Painter b(*vulkan, model);
        std::uint64_t sample = 0;
        for (const char* recipe : kRecipes) {
            const bool splat = sample % 2 == 1;
            RenderSettings settings =
                settings_of(splat ? Reconstruction::kSplat : Reconstruction::kFilterImportance, 16);
            settings.floor_cache = splat;
            check_view(a, b, recipe, sample++, settings, model->id);
        }
    }
}

TEST_CASE("both backends paint props and swapped materials alike") {
    if (!test::has_vulkan_device()) {
        return;
    }
    const auto embree = test::embree_renderer();
    const auto vulkan = test::vulkan_renderer();
    const auto model = test::crate();
    check_view(Painter(*embree, model), Painter(*vulkan, model), "3diebench", 3,
               settings_of(Reconstruction::kFilterImportance, 16), "crate with props", true);
}

TEST_CASE("both backends paint furniture alike") {
    if (!test::has_vulkan_device()) {
        return;
    }
    const auto embree = test::embree_renderer();
    const auto vulkan = test::vulkan_renderer();
    std::uint64_t sample = 20;
    for (const auto& model : test::furniture_models()) {
        const Painter a(*embree, model);
        const Painter b(*vulkan, model);
        check_view(a, b, kRecipes[sample % 4], sample,
                   settings_of(Reconstruction::kFilterImportance, 8), model->id);
        ++sample;
    }
}

TEST_CASE("Student's law is that of the tables") {
    CHECK(test::student_two_sided(0.0, 5.0) == Approx(1.0));
    CHECK(test::student_two_sided(2.2281, 10.0) == Approx(0.05).epsilon(1e-3));
    CHECK(test::student_two_sided(-3.1693, 10.0) == Approx(0.01).epsilon(1e-3));
    CHECK(test::student_two_sided(12.706, 1.0) == Approx(0.05).epsilon(1e-3));
}

TEST_CASE("a picture that is wrong by little is refused") {
    const auto embree = test::embree_renderer();
    const Painter painter(*embree, test::crate());
    const RenderSettings settings = settings_of(Reconstruction::kFilterImportance, 16);
    const std::vector<Scene> scenes = seeds_of("3diebench", 0, 100, 2 * kSeeds);
    const std::vector<ImageF> images = painter.stack(scenes, settings);
    const std::span<const ImageF> first = std::span(images).first(kSeeds);
    const std::span<const ImageF> second = std::span(images).last(kSeeds);

    const test::StackComparison same = test::compare_stacks(first, second, kAlpha);
    CHECK(same.rejected == 0);
    CHECK(same.mean_probability > 1e-3);

    // Brighter by half a percent, with the same seeds.
    std::vector<ImageF> brighter(first.begin(), first.end());
    for (ImageF& image : brighter) {
        for (float& value : image.values()) {
            value *= 1.005F;
        }
    }
    CHECK(std::abs(compare_pairs(first, brighter).mean_ratio - 1.0) > kMeanMargin);

    // A lamp brighter by three percent, with other seeds.
    std::vector<Scene> lit(scenes.begin() + kSeeds, scenes.end());
    for (Scene& scene : lit) {
        scene.spots.front().power *= 1.03;
    }
    const test::StackComparison lamp =
        test::compare_stacks(first, painter.stack(lit, settings), kAlpha);
    CHECK((lamp.rejected > 0 || lamp.mean_probability < 1e-3));
    CHECK(lamp.mean_probability < same.mean_probability);
}
