#include "tests/parity/parity_models.h"

#include <array>
#include <cstdlib>

#include <glm/gtc/matrix_transform.hpp>

#include "assets/asset_library.h"
#include "assets/separate_importer.h"
#include "tests/catch.h"
#include "tests/paths.h"
#include "tests/renderer/test_models.h"

namespace turntable::test {
namespace {

/// Texels that differ from their neighbours in every channel; odd sizes catch a mixed-up row.
Texture pattern(int width, int height, TextureEncoding encoding, bool holes) {
    Texture texture;
    texture.name = "pattern";
    texture.width = width;
    texture.height = height;
    texture.encoding = encoding;
    texture.has_alpha = holes;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int value = (x * 53 + y * 97) % 256;
            const int alpha = holes && (x + y) % 2 == 0 ? 0 : 255;
            for (const int channel : {value, 255 - value, (value * 7) % 256, alpha}) {
                texture.texels8.push_back(static_cast<std::uint8_t>(channel));
            }
        }
    }
    return texture;
}

/// A gentle relief: normals within some degrees of +z.
Texture relief() {
    Texture texture = pattern(6, 5, TextureEncoding::kLinear8, false);
    for (std::size_t i = 0; i < texture.texels8.size(); i += 4) {
        texture.texels8[i] = static_cast<std::uint8_t>(112 + texture.texels8[i] / 8);
        texture.texels8[i + 1] = static_cast<std::uint8_t>(112 + texture.texels8[i + 1] / 8);
        texture.texels8[i + 2] = 250;
    }
    return texture;
}

Texture glow() {
    Texture texture;
    texture.name = "glow";
    texture.width = 2;
    texture.height = 3;
    texture.encoding = TextureEncoding::kLinearFloat;
    for (int i = 0; i < 6; ++i) {
        const auto v = static_cast<float>(i);
        texture.texels_float.insert(texture.texels_float.end(),
                                    {0.5F * v, 1.5F, 0.25F * v * v, 1.0F});
    }
    return texture;
}

PbrMaterial rough(const glm::vec3& color) {
    PbrMaterial material;
    material.base_color = color;
    material.metallic = 0.0F;
    material.roughness = 0.6F;
    material.double_sided = true;
    return material;
}

std::vector<SourceMaterial> crate_materials() {
    PbrMaterial paint = rough(glm::vec3(0.9F));
    paint.base_color_texture = 0;
    paint.normal_texture = 1;
    PbrMaterial metal = rough({0.8F, 0.6F, 0.4F});
    metal.metallic = 1.0F;
    metal.metallic_roughness_texture = 2;
    PbrMaterial glass = rough({0.6F, 0.8F, 0.7F});
    glass.alpha = 0.3F;
    glass.alpha_mode = AlphaMode::kBlend;
    PbrMaterial cut_out = rough({0.3F, 0.7F, 0.2F});
    cut_out.base_color_texture = 3;
    cut_out.alpha_mode = AlphaMode::kMask;
    PbrMaterial lamp = rough(glm::vec3(0.1F));
    lamp.emission = glm::vec3(0.5F);
    lamp.emission_texture = 4;
    PbrMaterial one_sided = rough({0.2F, 0.3F, 0.8F});
    one_sided.double_sided = false;
    return {{"paint", paint},     {"metal", metal}, {"glass", glass},
            {"cut-out", cut_out}, {"lamp", lamp},   {"one-sided", one_sided}};
}

std::vector<std::shared_ptr<Model>> library_models(const AssetLibrary& library) {
    std::vector<std::shared_ptr<Model>> models;
    for (const AssetEntry& entry : library.entries()) {
        models.push_back(std::make_shared<Model>(*library.load(entry)));
        models.back()->id = entry.path;
    }
    REQUIRE_FALSE(models.empty());
    return models;
}

}  // namespace

std::shared_ptr<Model> crate() {
    auto model = box(matte(glm::vec3(0.5F)), {0.3F, 0.25F, 0.2F});
    model->id = "crate";
    model->materials = crate_materials();
    model->textures = {pattern(7, 5, TextureEncoding::kSrgb8, false), relief(),
                       pattern(4, 4, TextureEncoding::kLinear8, false),
                       pattern(5, 6, TextureEncoding::kSrgb8, true), glow()};
    const std::size_t faces = model->materials.size();
    model->parts = {"side", "window", "lid"};
    for (std::size_t m = 0; m < faces; ++m) {
        model->material_part.push_back(static_cast<std::uint32_t>(m % model->parts.size()));
    }
    for (std::size_t i = 0; i < model->mesh.triangles.size(); ++i) {
        model->mesh.triangle_material[i] = static_cast<std::uint32_t>(i / 2 % faces);
    }
    constexpr std::array<glm::vec2, 4> kCorners = {
        glm::vec2{0.0F, 0.0F}, {1.7F, 0.1F}, {1.6F, 1.4F}, {-0.1F, 1.3F}};
    for (std::size_t i = 0; i < model->mesh.positions.size(); ++i) {
        model->mesh.uvs.push_back(kCorners[i % kCorners.size()]);
    }
    return model;
}

std::shared_ptr<Model> doubled_square() {
    auto model = square(glossy(glm::vec3(0.6F, 0.4F, 0.2F), 0.5F, 200.0F), 0.35F);
    model->id = "doubled";
    auto& mesh = model->mesh;
    mesh.triangles.insert(mesh.triangles.end(), {mesh.triangles[0], mesh.triangles[1]});
    mesh.triangle_material.assign(mesh.triangles.size(), 0);
    return model;
}

std::vector<std::shared_ptr<Model>> made_models() {
    return {torus(glossy(glm::vec3(0.5F, 0.3F, 0.1F), 0.5F, 300.0F)), crate(), doubled_square()};
}

void add_props(Scene& scene) {
    const glm::dvec3 towards_camera = glm::normalize(scene.camera.position);
    Prop ball;
    ball.shape = PropShape::kSphere;
    ball.centre = {0.5, -0.1, -0.3};
    ball.size = glm::dvec3(0.4);
    ball.albedo = {0.8, 0.3, 0.2};
    Prop block;
    block.shape = PropShape::kBox;
    block.centre = {-0.5, 0.1, -0.4};
    block.size = {0.4, 0.3, 0.7};
    block.to_world = glm::dmat3(glm::rotate(glm::dmat4(1.0), 0.7, glm::dvec3(0.6, 0.0, 0.8)));
    block.albedo = {0.2, 0.7, 0.4};
    Prop card;
    card.shape = PropShape::kCard;
    card.centre = 0.8 * towards_camera + 0.2 * scene.camera.camera_to_world[0];
    card.size = {0.3, 0.5, 1.0};
    card.to_world = scene.camera.camera_to_world;
    card.albedo = {0.3, 0.3, 0.9};
    scene.props = {ball, block, card};
}

std::span<const FurnitureName> furniture_names() {
    static constexpr FurnitureName kNames[] = {
        {"Scopia", "scopia/wooden_table_office/wooden_table_office.obj"},
        {"BlendSwap-CC-0", "blendswap-cc-0/chair/chair.obj"},
        {"KatorLegaz", "katorlegaz/coffee-mug/coffee-mug.obj"},
        {"BlendSwap-CC-BY", "blendswap-cc-by/fordFocus/fordFocus.obj"},
        {"Scopia", "scopia/skateboard/skateboard.obj"},
        {"BlendSwap-CC-0", "blendswap-cc-0/electricGuitar/electricGuitar.obj"},
        {"BlendSwap-CC-0", "blendswap-cc-0/glassDoorCabinet/glassDoorCabinet.obj"},
        {"BlendSwap-CC-0", "blendswap-cc-0/showerDoor/showerDoor.obj"},
        {"BlendSwap-CC-0", "blendswap-cc-0/bookcase/bookcase.obj"},
        {"Scopia", "scopia/football-goal/football-goal.obj"},
        {"Scopia", "scopia/bicycle/bicycle.obj"},
        {"Scopia", "scopia/small-oven/small-oven.obj"},
        {"BlendSwap-CC-0", "blendswap-cc-0/peterbilt/peterbilt.obj"},
    };
    return kNames;
}

std::vector<std::shared_ptr<Model>> furniture_models() {
    // On the machine with the GPU: the same models, imported before (scripts/gpu_check).
    if (const char* library = std::getenv("TURNTABLE_PARITY_LIBRARY")) {
        return library_models(AssetLibrary::open(library));
    }
    const auto folder = furniture_dir();
    if (!folder) {
        WARN("skipped: the package sweethome3d-furniture is not installed");
        return {};
    }
    // By the importer, so that this test needs none of its libraries.
    SeparateImporter importer(TURNTABLE_IMPORTER);
    std::vector<std::shared_ptr<Model>> models;
    for (const auto& [archive, path] : furniture_names()) {
        auto model = importer.import(*folder / (std::string(archive) + ".sh3f"), path);
        INFO(path);
        REQUIRE(model.ok());
        models.push_back(std::make_shared<Model>(std::move(model).value()));
        models.back()->id = path;
    }
    return models;
}

}  // namespace turntable::test
