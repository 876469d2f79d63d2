// Statements about noise and bias: splatting, filter sampling, floor cache and adaptivity all
// converge to one picture, and the noise that is promised is the noise that is found.
#include <cmath>
#include <memory>

#include "renderer/renderer.h"
#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/renderer/renderer_under_test.h"
#include "tests/renderer/test_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

constexpr int kSize = 96;

Scene official_scene(std::uint64_t noise_seed) {
    RecipeOverrides overrides;
    overrides.image_size = kSize;
    const std::vector<double> latent = {0.7, -0.4, 1.1, 0.12, 0.5, 1.0, 0.6};
    return Recipe::load("3diebench", overrides).build_scene(latent, "torus", noise_seed);
}

std::shared_ptr<Model> shiny_torus() {
    return test::torus(test::glossy(glm::vec3(0.5F, 0.3F, 0.1F), 0.5F, 300.0F));
}

Frame render(const Scene& scene, const RenderSettings& settings) {
    const Renderer& renderer = test::renderer_under_test();
    const auto prepared = renderer.prepare(shiny_torus(), MtlRules::kBlender34);
    return std::move(renderer.render(*prepared, std::span(&scene, 1), settings).front());
}

double rms_levels(const ImageU8& a, const ImageU8& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.values().size(); ++i) {
        const double d = static_cast<double>(a.values()[i]) - static_cast<double>(b.values()[i]);
        sum += d * d;
    }
    return std::sqrt(sum / static_cast<double>(a.values().size()));
}

double mean_level(const ImageU8& image) {
    double sum = 0.0;
    for (const std::uint8_t value : image.values()) {
        sum += value;
    }
    return sum / static_cast<double>(image.values().size());
}

RenderSettings uniform(int spp) {
    RenderSettings settings;
    settings.samples_per_pixel = spp;
    settings.floor_cache = false;
    return settings;
}

const ImageU8& converged() {
    static const Frame frame = render(official_scene(1), uniform(1024));
    return frame.display;
}

}  // namespace

TEST_CASE("splatting and filter sampling converge to one picture") {
    RenderSettings settings = uniform(512);
    settings.reconstruction = Reconstruction::kFilterImportance;
    const Frame filtered = render(official_scene(2), settings);
    CHECK(rms_levels(filtered.display, converged()) < 0.6);
    CHECK(mean_level(filtered.display) == Approx(mean_level(converged())).margin(0.05));
}

TEST_CASE("the floor cache is biased by less than half a level") {
    RenderSettings settings = uniform(512);
    settings.floor_cache = true;
    const Frame cached = render(official_scene(3), settings);
    CHECK(rms_levels(cached.display, converged()) < 0.5);
    CHECK(mean_level(cached.display) == Approx(mean_level(converged())).margin(0.1));
}

TEST_CASE("the noise that is asked for is the noise that is found, and told") {
    for (const double target : {0.9, 1.4, 2.5}) {
        RenderSettings settings;
        settings.noise_target = target;
        double found = 0.0;
        double told = 0.0;
        constexpr int kRepeats = 4;
        for (int i = 0; i < kRepeats; ++i) {
            const Frame frame =
                render(official_scene(100 + static_cast<std::uint64_t>(i)), settings);
            found += rms_levels(frame.display, converged()) / kRepeats;
            told += frame.noise / kRepeats;
        }
        INFO("target " << target << " found " << found << " told " << told);
        CHECK(found < 1.35 * target);
        CHECK(told == Approx(found).epsilon(0.35));
    }
}

TEST_CASE("more samples, less noise") {
    double before = 100.0;
    for (const int spp : {2, 8, 32}) {
        const double error =
            rms_levels(render(official_scene(7), uniform(spp)).display, converged());
        CHECK(error < 0.75 * before);
        before = error;
    }
}
