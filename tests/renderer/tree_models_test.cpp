// The traversal tree over real furniture, walked on the host by the shader's code, against Embree's
// own traversal: the two share neither structure nor triangle test.
#include <algorithm>
#include <cmath>
#include <string>

#include "assets/import_model.h"
#include "renderer/embree/embree_api.h"
#include "tests/catch.h"
#include "tests/paths.h"
#include "tests/renderer/triangle_soup.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

struct Agreement {
    std::size_t hits = 0;
    std::size_t differ = 0;  ///< one of them met something and the other did not
    double distance = 0.0;   ///< largest difference, in diagonals of the model
};

Agreement compare_with_embree(const test::TriangleSoup& soup, std::size_t rays) {
    const vulkan::TraversalTree tree = test::tree_of(soup);
    std::vector<glm::vec3> positions = soup.positions;
    positions.emplace_back(0.0F);  // Embree reads past the end
    const embree::SceneHandle scene =
        embree::build_scene(test::embree_device(), positions.data(), soup.positions.size(),
                            soup.triangles.data(), soup.triangles.size());
    Agreement agreement;
    for (const test::TestRay& ray : test::rays_about(soup, rays, 17)) {
        if (ray.skip != shading::kNoPrimitive) {
            continue;  // it starts at a vertex, where each may meet the neighbours at distance 0
        }
        shading::Hit expected{};
        const bool met = embree::trace_nearest(scene.get(), ray.origin, ray.direction, ray.t_max,
                                               ray.skip, expected);
        const shading::Hit found = test::nearest_of_tree(tree, ray);
        const bool found_any = found.primitive != shading::kNoPrimitive;
        if (found_any != met || test::tree_blocks(tree, ray) != met) {
            ++agreement.differ;
        } else if (met) {
            ++agreement.hits;
            agreement.distance =
                std::max(agreement.distance, static_cast<double>(std::abs(found.t - expected.t)));
        }
    }
    return agreement;
}

}  // namespace

TEST_CASE("the tree of a real model answers as Embree does") {
    const auto furniture = test::furniture_dir();
    if (!furniture) {
        WARN("skipped: sweethome3d-furniture is not installed");
        return;
    }
    const std::string name = GENERATE("chair/chair.obj", "peterbilt/peterbilt.obj",
                                      "decorativePlant/decorativePlant.obj");
    auto model = import_model(*furniture / "BlendSwap-CC-0.sh3f", "blendswap-cc-0/" + name);
    REQUIRE(model.ok());
    const Mesh& mesh = model.value().mesh;
    const Agreement agreement = compare_with_embree({mesh.positions, mesh.triangles}, 2000);
    INFO(name << ": " << agreement.hits << " hits, " << agreement.differ << " differ, within "
              << agreement.distance);
    CHECK(agreement.hits > 1000);
    CHECK(agreement.differ <= agreement.hits / 1000);  // none with Embree 3.13
    CHECK(agreement.distance < 1e-5);
}
