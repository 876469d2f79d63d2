// llvmpipe ends every loop of an invocation, without a word, once all its loops together have run
// 65,535 times; and its invocations run eight abreast and share that count. Here the longest paths
// that real models and recipes give are counted on the host, by the shader's own code.
//
// Only what a path meets is counted: nodes and triangles of the tree, one turn of its loop each at
// most. The other loops (lights, layers, bounces) turn once or less for each ray, so that counting
// rays covers them.
#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "renderer/embree_device.h"
#include "renderer/render_frame.h"
#include "renderer/shading_mesh.h"
#include "renderer/shared/sampler.h"
#include "renderer/shared/tree_traversal.h"
#include "renderer/vulkan/bvh.h"
#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/parity/parity_models.h"

namespace turntable::shading {

/// A model's tree and one scene, with a count of what rays do in it.
struct CountingWorld {
    const vulkan::TraversalTree* tree;
    const ShadingMesh* mesh;
    const SceneData* scene;
    std::array<uint, kStackEntries>* stack;
    std::uint64_t* turns;
};

inline uvec4 sh_node_texel(const CountingWorld& world, uint index) {
    return world.tree->nodes[index];
}
inline uvec4 sh_triangle_texel(const CountingWorld& world, uint index) {
    *world.turns += index % kTriangleTexels == 0U ? 1U : 0U;
    return world.tree->triangles[index];
}
inline BoxRay sh_box_ray(const CountingWorld& world, const vec3& origin, const vec3& direction) {
    *world.turns += 1U;  // a ray
    return box_ray(origin, direction, world.tree->grid_origin, world.tree->cell);
}
inline ChildRanges sh_child_ranges(const CountingWorld& world, const BoxRay& ray, uint node,
                                   float t_max) {
    *world.turns += 1U;
    return grid_child_ranges(world, ray, node, t_max);
}
inline uvec4 sh_child_entries(const CountingWorld& world, uint node) {
    return grid_child_entries(world, node);
}
inline void sh_stack_write(const CountingWorld& world, uint index, uint group) {
    world.stack->at(index) = group;
}
inline uint sh_stack_read(const CountingWorld& world, uint index) {
    return world.stack->at(index);
}
inline bool sh_trace(const CountingWorld& world, const vec3& origin, const vec3& direction,
                     float t_max, uint skip, Hit& hit) {
    return walk_tree(world, origin, direction, t_max, skip, false, hit);
}
inline bool sh_blocked(const CountingWorld& world, const vec3& origin, const vec3& direction,
                       float t_max, uint skip) {
    Hit hit;
    return walk_tree(world, origin, direction, t_max, skip, true, hit);
}
inline bool sh_all_opaque(const CountingWorld& world) {
    return world.mesh->all_opaque;
}
inline const SceneData& sh_scene(const CountingWorld& world) {
    return *world.scene;
}
inline const TriangleData& sh_triangle(const CountingWorld& world, uint primitive) {
    return world.mesh->triangles[primitive];
}
inline const MaterialData& sh_material(const CountingWorld& world, uint material) {
    return world.mesh->materials[material];
}
/// Pale and translucent: paths live longest, and every cut-out has layers behind it.
inline vec4 sh_texture(const CountingWorld& /*world*/, int /*texture*/, const vec2& /*uv*/) {
    return {0.9F, 0.9F, 0.9F, 0.3F};
}
inline vec3 sh_floor_texel(const CountingWorld& /*world*/, int /*layer*/, int /*x*/, int /*y*/) {
    return vec3(0.0F);
}
inline bool sh_has_maps(const CountingWorld& /*world*/) {
    return false;
}
inline vec3 sh_map_texel(const CountingWorld& /*world*/, const uvec2& /*texels*/, uint /*index*/) {
    return vec3(0.0F);
}
inline float sh_map_table(const CountingWorld& /*world*/, const uvec2& /*tables*/, uint /*index*/) {
    return 0.0F;
}
inline uvec2 sh_net_point(const CountingWorld& /*world*/, uint table, uint index) {
    return net_point(table, index);
}

}  // namespace turntable::shading

#include "renderer/shared/camera_ray.h"
#include "renderer/shared/path.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
namespace sh = turntable::shading;

namespace {

constexpr std::uint64_t kLlvmpipeLimit = 65535;
constexpr std::size_t kAbreast = 8;
constexpr int kSize = 64;

vulkan::TraversalTree tree_of(const Mesh& mesh) {
    return vulkan::build_tree(make_embree_device().get(), mesh.positions, mesh.triangles);
}

/// Turns of one path through the middle of each pixel, in the order of the invocations.
std::vector<std::uint64_t> turns_of_picture(const vulkan::TraversalTree& tree,
                                            const ShadingMesh& mesh, const Scene& scene) {
    const RenderFrame frame = render_frame_of(scene.object);
    const sh::SceneData data = shading_scene(scene, frame, mesh.bounds, false);
    std::array<sh::uint, sh::kStackEntries> stack{};
    std::vector<std::uint64_t> turns;
    for (int y = 0; y < kSize; ++y) {
        for (int x = 0; x < kSize; ++x) {
            turns.push_back(0);
            const sh::CountingWorld world{&tree, &mesh, &data, &stack, &turns.back()};
            sh::Sampler draws = sh::pixel_sampler(1, x, y, 0);
            const sh::vec3 direction = sh::camera_direction(
                data.camera, static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
            (void)sh::camera_radiance(world, direction, sh::vec2(0.0F), draws);
        }
    }
    return turns;
}

/// Most turns of neighbours that run abreast, were each to wait for all others.
std::uint64_t most_abreast(const std::vector<std::uint64_t>& turns) {
    std::uint64_t most = 0;
    for (std::size_t i = 0; i + kAbreast <= turns.size(); i += kAbreast) {
        const auto first = turns.begin() + static_cast<std::ptrdiff_t>(i);
        most = std::max(most, std::accumulate(first, first + kAbreast, std::uint64_t{0}));
    }
    return most;
}

std::uint64_t most_turns(const Model& model) {
    const ShadingMesh mesh = shading_mesh(model, MtlRules::kOfficial);
    const vulkan::TraversalTree tree = tree_of(model.mesh);
    RecipeOverrides overrides;
    overrides.image_size = kSize;
    std::uint64_t most = 0;
    for (const char* name : {"3diebench", "3diebench-ood"}) {
        const Recipe recipe = Recipe::load(name, overrides);
        for (const std::uint64_t sample : {1U, 2U}) {
            const Scene scene = recipe.build_scene(recipe.draw_factors(Seed(3), SampleId(sample)),
                                                   model.id, sample);
            most = std::max(most, most_abreast(turns_of_picture(tree, mesh, scene)));
        }
    }
    return most;
}

void check_models(const std::vector<std::shared_ptr<Model>>& models) {
    for (const std::shared_ptr<Model>& model : models) {
        const std::uint64_t most = most_turns(*model);
        INFO(model->id << ": " << most << " turns of eight paths");
        CHECK(most > 0);
        CHECK(most < kLlvmpipeLimit / 8);  // largest measured: 2,178
    }
}

}  // namespace

TEST_CASE("paths through models made in code stay far below llvmpipe's limit of turns") {
    check_models(test::made_models());
}

TEST_CASE("paths through furniture stay far below llvmpipe's limit of turns") {
    check_models(test::furniture_models());
}
