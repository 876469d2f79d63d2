// Memory stays flat over many objects: the device's, by a bound that a leak would soon meet, and
// the host's, by the resident size (where the device is a CPU both are the host's). Two thousand
// objects through the whole pipeline are bench/memory_flat's. Pictures keep to their share.
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include <unistd.h>

#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/parity/backends.h"
#include "tests/renderer/test_maps.h"
#include "tests/renderer/test_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

constexpr int kObjects = 160;
constexpr int kWarmUp = 80;  // lanes, pools and heaps have found their size
constexpr std::uint64_t kDeviceBytes = 24U << 20U;
// A twentieth of what passes through after the warm-up. Measured: 0.3 MiB; a heap more or less
// is 6.
constexpr double kGrowth = 10.0;  // MiB

std::vector<Scene> tiny_views() {
    RecipeOverrides overrides;
    overrides.image_size = 24;
    const Recipe recipe = Recipe::load("3diebench", overrides);
    std::vector<Scene> scenes;
    for (const std::uint64_t i : {0U, 1U}) {
        scenes.push_back(recipe.build_scene(recipe.draw_factors(Seed(5), SampleId(i)), "torus", i));
    }
    return scenes;
}

double resident_mib() {
    std::ifstream file("/proc/self/statm");
    double pages = 0.0;
    file >> pages >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

}  // namespace

TEST_CASE("memory is flat over many objects") {
    if (!test::has_vulkan_device()) {
        return;
    }
    // Without the validation layer, which is on in all other tests: its own books grow.
    setenv("TURNTABLE_VALIDATION", "0", 1);
    const auto renderer = test::vulkan_renderer(kDeviceBytes);
    const std::vector<Scene> scenes = tiny_views();
    RenderSettings settings;
    settings.samples_per_pixel = 1;
    settings.floor_cache = false;
    settings.planes = true;
    std::uint64_t model_bytes = 0;
    double early = 0.0;
    std::uint64_t early_device = 0;
    for (int i = 0; i < kObjects; ++i) {
        if (i == kWarmUp) {
            early = resident_mib();
            early_device = renderer->device_bytes();  // of the renderer alone: no model lives
        }
        // Sizes go up and down, so that no buffer of the last object fits the next by chance.
        const auto model = renderer->prepare(
            test::torus(test::matte(glm::vec3(0.5F)), 32 + (i * 37) % 96), MtlRules::kOfficial);
        model_bytes += model->bytes();
        CHECK(renderer->render(*model, scenes, settings).size() == scenes.size());
    }
    const double late = resident_mib();
    INFO("objects of " << model_bytes << " bytes; resident " << early << " MiB after " << kWarmUp
                       << ", " << late << " MiB after " << kObjects);
    CHECK(model_bytes > 4 * kDeviceBytes);  // or the bound would prove nothing
    CHECK(late < early + kGrowth);
    CHECK(renderer->device_bytes() == early_device);
    CHECK(early_device > 0);
    CHECK(early_device < kDeviceBytes);
}

TEST_CASE("pictures come and go within the bound, and change no frame") {
    if (!test::has_vulkan_device()) {
        return;
    }
    constexpr std::size_t kMaps = 32;
    const auto bounded = test::vulkan_renderer(kDeviceBytes);
    const auto ample = test::vulkan_renderer();
    const auto model = test::torus(test::matte(glm::vec3(0.5F)), 32);
    const auto little = bounded->prepare(model, MtlRules::kOfficial);
    const auto plenty = ample->prepare(model, MtlRules::kOfficial);
    std::vector<Scene> scenes(kMaps, tiny_views().front());
    RenderSettings settings;
    settings.samples_per_pixel = 1;
    CHECK(bounded->render(*little, scenes, settings).size() == kMaps);
    const std::uint64_t bare = bounded->device_bytes();
    std::uint64_t map_bytes = 0;
    for (std::size_t i = 0; i < kMaps; ++i) {
        const auto size = 128 + 8 * static_cast<int>(i % 5);
        scenes[i].environment.radiance = glm::dvec3(1.0);
        scenes[i].environment.map = {"wild", test::wild_map(size, size / 2)};
        map_bytes += scenes[i].environment.map.data->texels.size() * sizeof(float);
    }
    constexpr std::uint64_t kKeptBytes = kDeviceBytes / 10;
    CHECK(map_bytes > kKeptBytes + kKeptBytes / 2);
    const std::vector<Frame> expected = ample->render(*plenty, scenes, settings);
    for (int round = 0; round < 3; ++round) {
        const std::vector<Frame> frames = bounded->render(*little, scenes, settings);
        for (std::size_t i = 0; i < kMaps; ++i) {
            CHECK(frames[i].display == expected[i].display);
        }
        CHECK(bounded->device_bytes() <= bare + kKeptBytes);
        CHECK(bounded->device_bytes() > bare + kKeptBytes / 2);  // and they are kept
    }
}
