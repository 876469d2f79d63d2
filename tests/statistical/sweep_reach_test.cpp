// Only the varied factor varies: in every sweep of controlled-mini, what the factor cannot reach is
// the canonical picture's to the bit.
#include <string>
#include <vector>

#include "assets/background_pack.h"
#include "generator/sample_source.h"
#include "generator/view_settings.h"
#include "scenes/plan.h"
#include "tests/catch.h"
#include "tests/renderer/renderer_under_test.h"
#include "tests/renderer/test_models.h"

namespace turntable {
namespace {

using Mask = std::vector<bool>;

/// Pixels that a filter's reach away from one of `mask` may differ with it: samples up to the
/// filter's radius beyond a pixel's edge count in it.
constexpr int kReach = 3;

std::vector<AssetEntry> one_chair() {
    AssetEntry entry;
    entry.id = "chair/0";
    entry.class_name = "chair";
    entry.digest = "none";
    entry.bounds = {glm::dvec3(-0.5), glm::dvec3(0.5)};
    return {entry};
}

/// The scene with its pictures, as the generator would hand it to a renderer.
Scene with_maps(Scene scene) {
    for (MapReference* reference : {&scene.backdrop.map, &scene.environment.map}) {
        if (!reference->id.empty()) {
            reference->data = make_pack_map(reference->id);
        }
    }
    return scene;
}

Mask mask_of(const Frame& frame) {
    Mask mask;
    for (const std::uint8_t value : frame.planes->mask.values()) {
        mask.push_back(value != 0);
    }
    return mask;
}

/// Pixels within `kReach` of one of the mask that is `wanted`.
Mask grown(const Mask& mask, bool wanted, int width, int height) {
    Mask result(mask.size(), false);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (mask[static_cast<std::size_t>(y * width + x)] != wanted) {
                continue;
            }
            for (int v = std::max(0, y - kReach); v <= std::min(height - 1, y + kReach); ++v) {
                for (int u = std::max(0, x - kReach); u <= std::min(width - 1, x + kReach); ++u) {
                    result[static_cast<std::size_t>(v * width + u)] = true;
                }
            }
        }
    }
    return result;
}

/// What a factor can change, given the masks of the canonical picture and of one that varies it.
Mask reach_of(const std::string& factor, const Mask& canonical, const Mask& varied, int width,
              int height) {
    if (factor == "background") {
        return grown(canonical, false, width, height);
    }
    Mask reach = grown(canonical, true, width, height);
    const Mask moved = grown(varied, true, width, height);
    for (std::size_t i = 0; i < reach.size(); ++i) {
        reach[i] = reach[i] || moved[i];
    }
    return reach;
}

struct Difference {
    std::size_t outside = 0;  ///< pixels beyond the factor's reach that differ
    std::size_t inside = 0;
    std::size_t beyond_reach = 0;
};

Difference compare(const Frame& a, const Frame& b, const Mask& reach) {
    Difference difference;
    for (std::size_t i = 0; i < reach.size(); ++i) {
        bool differs = false;
        for (std::size_t c = 0; c < 3; ++c) {
            differs = differs || a.display.values()[3 * i + c] != b.display.values()[3 * i + c];
        }
        difference.beyond_reach += reach[i] ? 0 : 1;
        difference.outside += differs && !reach[i] ? 1 : 0;
        difference.inside += differs && reach[i] ? 1 : 0;
    }
    return difference;
}

}  // namespace

TEST_CASE("a sweep changes nothing beyond its factor's reach") {
    const std::vector<AssetEntry> entries = one_chair();
    RecipeOverrides overrides;
    overrides.image_size = 96;
    overrides.samples_per_pixel = 4;
    const Plan plan(Recipe::load("controlled-mini", overrides), entries, "library", Seed{7});
    const auto model = test::torus(test::matte({0.6F, 0.5F, 0.4F}));
    const Renderer& renderer = test::renderer_under_test();
    const RenderSettings settings = view_settings(plan.recipe()).render;
    const auto prepared = renderer.prepare(model, plan.recipe().mtl_rules());

    std::vector<std::string> factors;
    std::vector<Scene> scenes;
    for (std::uint64_t i = 0; i < plan.size(); ++i) {
        const PlannedSample sample = plan.sample(SampleId{i});
        if (sample.cell == "canonical" || sample.cell.starts_with("sweep:")) {
            factors.push_back(sample.varied.empty() ? "" : sample.varied.front());
            scenes.push_back(with_maps(sample.scene));
        }
    }
    REQUIRE(factors.size() == 41);
    REQUIRE(factors.front().empty());
    const std::vector<Frame> frames = renderer.render(*prepared, scenes, settings);
    const Mask canonical = mask_of(frames.front());
    std::size_t changed = 0;
    for (std::size_t i = 1; i < frames.size(); ++i) {
        INFO(factors[i] << ", sample " << i);
        const Mask reach = reach_of(factors[i], canonical, mask_of(frames[i]), 96, 96);
        const Difference difference = compare(frames.front(), frames[i], reach);
        CHECK(difference.beyond_reach > 200);
        CHECK(difference.outside == 0);
        changed += difference.inside > 0 ? 1 : 0;
    }
    // Four of the forty are canonical themselves: the first pose and background, the middle
    // position and size. No hue is.
    CHECK(changed == 36);
}

}  // namespace turntable
