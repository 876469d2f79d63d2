#include "tests/parity/case_inputs.h"

#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include <glm/gtc/matrix_transform.hpp>

#include "renderer/embree_device.h"
#include "renderer/environment_tables.h"
#include "renderer/render_frame.h"
#include "renderer/shared/sampler.h"
#include "scenes/recipe.h"
#include "tests/renderer/test_models.h"

namespace turntable::test {
namespace {

namespace sh = shading;

/// Dimension `dimension` of quasi-random point `index`, as 32 bits.
sh::uint quasi_random(std::size_t index, sh::uint dimension) {
    const sh::uvec2 pair = sh::scrambled_point(static_cast<sh::uint>(index), dimension / 2);
    return dimension % 2 == 0 ? pair.x : pair.y;
}

/// The next dimensions of one point, in turn; an edge point takes few values, extremes among them.
class Draws {
public:
    Draws(std::size_t index, bool edge) : index_(index), edge_(edge) {}

    sh::uint word() {
        constexpr std::array<sh::uint, 6> kEdges = {0U,          1U,          0xFFFFFFFFU,
                                                    0x80000000U, 0x7FFFFFFFU, 255U};
        const sh::uint bits = next();
        return edge_ ? kEdges[bits % kEdges.size()] : bits;
    }
    float unit() {
        constexpr std::array<float, 5> kEdges = {0.0F, 0x1p-24F, 0.25F, 0.5F, 1.0F - 0x1p-24F};
        const sh::uint bits = next();
        return edge_ ? kEdges[bits % kEdges.size()] : sh::unit_float(bits);
    }
    /// 2^-16 to 2^16.
    float wide() {
        const double exponent = 32.0 * static_cast<double>(next()) / 4294967296.0 - 16.0;
        return edge_ ? std::exp2(static_cast<float>(std::round(exponent)))
                     : static_cast<float>(std::exp2(exponent));
    }
    /// Uniform on the sphere; at edges, an axis.
    glm::dvec3 direction() {
        const double z = 1.0 - 2.0 * static_cast<double>(next()) / 4294967296.0;
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(next()) / 4294967296.0;
        const double radius = std::sqrt(std::max(0.0, 1.0 - z * z));
        const glm::dvec3 plain(radius * std::cos(angle), radius * std::sin(angle), z);
        if (!edge_) {
            return plain;
        }
        const glm::dvec3 size = glm::abs(plain);
        const int axis = size.x > size.y ? (size.x > size.z ? 0 : 2) : (size.y > size.z ? 1 : 2);
        glm::dvec3 result(0.0);
        result[axis] = plain[axis] < 0.0 ? -1.0 : 1.0;
        return result;
    }

private:
    sh::uint next() { return quasi_random(index_, dimension_++); }

    std::size_t index_;
    bool edge_;
    sh::uint dimension_ = 0;
};

glm::dvec3 perpendicular(const glm::dvec3& n) {
    const glm::dvec3 helper = std::abs(n.z) < 0.9 ? glm::dvec3(0, 0, 1) : glm::dvec3(1, 0, 0);
    return glm::normalize(glm::cross(helper, n));
}

/// `v` mirrored to the side of `n`, and lifted to at least one degree above its plane.
glm::dvec3 above(const glm::dvec3& v, const glm::dvec3& n) {
    const double cosine = glm::dot(v, n);
    const glm::dvec3 up = cosine < 0.0 ? v - 2.0 * cosine * n : v;
    return glm::normalize(up + 0.0175 * n);
}

sh::CaseInput case_input(std::size_t index, const CaseWorldData& data) {
    Draws draws(index, is_edge_input(index));
    sh::CaseInput x{};
    const glm::dvec3 normal = draws.direction();
    const glm::dvec3 tangent = perpendicular(normal);
    x.normal = sh::vec3(normal);
    x.tangent = sh::vec3(tangent);
    x.bitangent = sh::vec3(glm::cross(normal, tangent));
    x.view = sh::vec3(above(draws.direction(), normal));
    x.light = sh::vec3(draws.direction());
    for (int axis = 0; axis < 3; ++axis) {
        x.point[axis] = 2.0F * draws.unit() - 1.0F;
    }
    const glm::dvec3 origin = 1.5 * draws.direction();
    glm::dvec3 aim(0.0);
    for (int axis = 0; axis < 3; ++axis) {
        aim[axis] = 0.5 * static_cast<double>(draws.unit()) - 0.25;
    }
    x.origin = sh::vec3(origin);
    x.direction = sh::vec3(glm::normalize(aim - origin));
    for (float& unit : x.unit) {
        unit = draws.unit();
    }
    for (float& wide : x.wide) {
        wide = draws.wide();
    }
    for (sh::uint& word : x.word) {
        word = draws.word();
    }
    x.scene = static_cast<sh::uint>(index % data.scenes.size());
    x.primitive =
        sh::hash_u32(static_cast<sh::uint>(index)) % static_cast<sh::uint>(data.triangles.size());
    return x;
}

void add_triangles(const Mesh& mesh, sh::uint first_material, float exposure,
                   const glm::vec3& shift, std::vector<sh::TriangleData>& triangles) {
    for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
        const glm::uvec3& corner = mesh.triangles[i];
        sh::TriangleData tri{};
        tri.p0 = mesh.positions[corner.x] + shift;
        tri.p1 = mesh.positions[corner.y] + shift;
        tri.p2 = mesh.positions[corner.z] + shift;
        tri.n0 = mesh.normals[corner.x];
        tri.n1 = mesh.normals[corner.y];
        tri.n2 = mesh.normals[corner.z];
        tri.material = first_material + static_cast<sh::uint>(i % 3);
        tri.part = 1 + static_cast<sh::uint>(i % 5);
        tri.exposure = exposure;
        tri.has_uv = 1;
        tri.uv0 = {0.1F, 0.2F + static_cast<float>(i)};
        tri.uv1 = {0.9F, 0.3F};
        tri.uv2 = {0.4F, 1.7F};
        triangles.push_back(tri);
    }
}

sh::MaterialData plain_material() {
    sh::MaterialData material{};
    material.base_color = {0.75F, 0.5F, 0.25F};
    material.roughness = 1.0F;
    material.alpha = 1.0F;
    material.alpha_cutoff = 0.5F;
    material.normal_scale = 1.0F;
    material.base_color_texture = sh::kNoTexture;
    material.metallic_roughness_texture = sh::kNoTexture;
    material.normal_texture = sh::kNoTexture;
    material.emission_texture = sh::kNoTexture;
    material.alpha_texture = sh::kNoTexture;
    material.flags = sh::kMaterialTwoSided | sh::kMaterialOpaque;
    return material;
}

/// Opaque ones first (0 to 2), then those that let light through (3 to 5).
std::vector<sh::MaterialData> case_materials() {
    std::vector<sh::MaterialData> materials(6, plain_material());
    sh::MaterialData& glossy = materials[1];
    glossy.specular = 0.5F;
    glossy.roughness = 0.35F;
    glossy.metallic = 0.25F;
    glossy.base_color_texture = 0;
    glossy.normal_texture = 1;
    sh::MaterialData& metal = materials[2];
    metal.specular = 0.5F;
    metal.metallic = 1.0F;
    metal.metallic_roughness_texture = 1;
    metal.emission = {0.125F, 0.25F, 0.5F};
    metal.emission_texture = 2;
    sh::MaterialData& glass = materials[3];
    glass.specular = 0.5F;
    glass.roughness = 0.1F;
    glass.alpha = 0.375F;
    glass.flags = sh::kMaterialTwoSided;
    sh::MaterialData& leaf = materials[4];
    leaf.alpha_texture = 0;
    leaf.flags = sh::kMaterialTwoSided | sh::kMaterialAlphaMask | sh::kMaterialAlphaInvert;
    sh::MaterialData& curtain = materials[5];
    curtain.alpha_texture = 1;
    curtain.flags = sh::kMaterialAlphaLuminance;  // seen from the front only
    return materials;
}

/// What the recipes leave out: several suns of both laws, lamps without a cone, glossy bounces, no
/// floor, no clamp.
Scene busy_scene() {
    Scene scene;
    scene.camera = look_at({1.0, -1.2, 0.9}, {0, 0, 0}, 1.4);
    scene.film.width = 128;
    scene.film.height = 128;
    scene.film.tone_curve = ToneCurve::kSrgb;
    scene.environment.radiance = {0.2, 0.3, 0.4};
    for (int i = 0; i < 3; ++i) {
        Sun sun;
        sun.strength = glm::dvec3(0.5 + i);
        sun.towards = glm::normalize(glm::dvec3(1.0 - i, 0.5 * i, 1.0));
        sun.half_angle = 0.3 * i;
        sun.law = i == 2 ? SunLaw::kUniformCone : SunLaw::kTangentDisk;
        scene.suns.push_back(sun);
        Spot lamp;
        lamp.power = glm::dvec3(20.0, 10.0, 5.0);
        lamp.position = {1.5 - 1.5 * i, 1.0, 1.5};
        lamp.axis = glm::normalize(-lamp.position);
        lamp.half_angle = i == 0 ? std::numbers::pi : 0.3 * i;
        lamp.blend = 0.5 * i;
        lamp.radius = 0.2;
        lamp.cosine_factor = i == 1;
        scene.spots.push_back(lamp);
    }
    scene.bounces.glossy = 3;
    scene.bounces.filter_glossy = 0.0;
    scene.bounces.clamp_indirect = 0.0;
    return scene;
}

/// Texels from black to a hundred times the usual, a black row among them.
std::shared_ptr<EnvironmentMap> case_picture(MapLayout layout) {
    auto map = std::make_shared<EnvironmentMap>();
    map->id = "case";
    map->layout = layout;
    map->width = sh::kCaseMapWidth;
    map->height = sh::kCaseMapHeight;
    for (int i = 0; i < 3 * map->width * map->height; ++i) {
        const bool black = i / (3 * map->width) == 3;
        map->texels.push_back(black ? 0.0F : static_cast<float>(i * 37 % 64) / 64.0F);
    }
    map->texels[3 * 10] = 100.0F;
    return map;
}

/// Names the one picture of the test world.
void name_picture(sh::MapData& map) {
    map.texels = sh::uvec2(0U);
    map.tables = sh::uvec2(3 * sh::kCaseMapWidth * sh::kCaseMapHeight, 0U);
}

/// Lit by the picture, in front of it, on it.
Scene mapped_scene(const Scene& recipe, bool photo_backdrop) {
    Scene scene = recipe;
    scene.environment.radiance = {0.5, 0.25, 0.75};
    scene.environment.map.data = case_picture(MapLayout::kEquirectangular);
    scene.environment.turn = 0.7;
    scene.floor.texture.data = case_picture(MapLayout::kPhoto);
    scene.floor.tile = 0.6;
    scene.floor.turn = 0.4;
    scene.backdrop.present = photo_backdrop;
    scene.backdrop.radiance = {0.75, 1.0, 0.5};
    scene.backdrop.map.data = case_picture(MapLayout::kPhoto);
    return scene;
}

/// A prop of each shape around the object, whose materials are swapped.
Scene crowded_scene() {
    Scene scene = busy_scene();
    scene.floor.present = true;
    scene.floor.height = -0.75;
    scene.floor.albedo = {0.25, 0.5, 0.75};
    constexpr std::array<PropShape, 3> kShapes = {PropShape::kSphere, PropShape::kBox,
                                                  PropShape::kCard};
    for (std::size_t i = 0; i < 6; ++i) {
        const double angle = 1.1 * static_cast<double>(i);
        Prop prop;
        prop.shape = kShapes[i % kShapes.size()];
        prop.centre = {0.9 * std::cos(angle), 0.9 * std::sin(angle),
                       0.1 * static_cast<double>(i) - 0.25};
        prop.size = {0.5, 0.75, 0.4};
        prop.to_world = glm::dmat3(glm::rotate(glm::dmat4(1.0), angle, glm::dvec3(0.6, 0.0, 0.8)));
        prop.albedo = {0.75, 0.5, 0.125 * static_cast<double>(i)};
        scene.props.push_back(prop);
    }
    scene.material_swap = MaterialSwap{{0.5, 0.25, 0.125}, 0.75, 0.375};
    return scene;
}

ObjectBounds case_bounds() {
    ObjectBounds bounds;
    bounds.radius = 0.9F;
    bounds.low = glm::vec3(-0.51F, -0.51F, -0.41F);
    bounds.high = glm::vec3(0.51F, 0.51F, 0.41F);
    return bounds;
}

/// Recipe scenes and such with pictures, twice: as they are, and taken as all opaque.
std::vector<sh::SceneData> case_scenes() {
    std::vector<sh::SceneData> scenes;
    const auto add = [&](const Scene& scene) {
        const RenderFrame frame = render_frame_of(scene.object);
        scenes.push_back(shading_scene(scene, frame, case_bounds(), true));
        name_picture(scenes.back().environment_map);
        name_picture(scenes.back().view_map);
        name_picture(scenes.back().floor_texture);
        scenes.push_back(scenes.back());
        scenes.back().max_transparent = 0;
        scenes.back().floor_plane.cached = 0;
    };
    RecipeOverrides overrides;
    overrides.image_size = 128;
    for (const std::string name : {"3diebench", "3diebench-t", "3diebench-so3", "3diebench-ood"}) {
        const Recipe recipe = Recipe::load(name, overrides);
        const Scene scene =
            recipe.build_scene(recipe.draw_factors(Seed(3), SampleId(1)), "case", 3);
        add(scene);
        if (name == "3diebench" || name == "3diebench-so3") {
            add(mapped_scene(scene, name == "3diebench"));
        }
    }
    add(busy_scene());
    add(mapped_scene(busy_scene(), false));
    add(crowded_scene());
    return scenes;
}

vulkan::TraversalTree tree_over(std::span<const sh::TriangleData> triangles) {
    std::vector<glm::vec3> positions;
    std::vector<glm::uvec3> corners;
    for (const sh::TriangleData& tri : triangles) {
        const auto first = static_cast<std::uint32_t>(positions.size());
        positions.insert(positions.end(), {tri.p0, tri.p1, tri.p2});
        corners.emplace_back(first, first + 1, first + 2);
    }
    return vulkan::build_tree(make_embree_device().get(), positions, corners);
}

}  // namespace

sh::CaseWorld CaseWorldData::world(std::array<sh::uint, sh::kStackEntries>& stack) const {
    sh::CaseWorld world{};
    world.scenes = scenes;
    world.triangles = triangles;
    world.materials = materials;
    world.tree_nodes = tree.nodes;
    world.tree_triangles = tree.triangles;
    world.map_values = map_values;
    world.grid = grid();
    world.stack = &stack;
    return world;
}

CaseWorldData case_world_data() {
    CaseWorldData data;
    data.scenes = case_scenes();
    data.materials = case_materials();
    const auto picture = case_picture(MapLayout::kEquirectangular);
    const std::vector<float> tables = environment_tables(*picture);
    data.map_values = picture->texels;
    data.map_values.insert(data.map_values.end(), tables.begin(), tables.end());
    const SourceMaterial any = matte(glm::vec3(0.5F));
    // A ring of glass and leaves around a box, on a table whose face is there twice.
    add_triangles(torus(any, 4)->mesh, 3, 1.0F, {0.0F, 0.0F, 0.1F}, data.triangles);
    add_triangles(box(any, {0.15F, 0.2F, 0.25F})->mesh, 0, 1.0F, {}, data.triangles);
    add_triangles(square(any, 0.5F)->mesh, 0, 0.5F, {0.0F, 0.0F, -0.375F}, data.triangles);
    add_triangles(square(any, 0.5F)->mesh, 0, 0.5F, {0.0F, 0.0F, -0.375F}, data.triangles);
    data.tree = tree_over(data.triangles);
    return data;
}

std::vector<sh::CaseInput> case_inputs(std::size_t count, const CaseWorldData& data) {
    std::vector<sh::CaseInput> inputs;
    inputs.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        inputs.push_back(case_input(i, data));
    }
    return inputs;
}

}  // namespace turntable::test
