// Exported models, read back by the program's own OBJ reader and by Assimp.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>

#include "assets/export_pictures.h"
#include "assets/import_model.h"
#include "assets/import_steps.h"
#include "assets/mesh_normalisation.h"
#include "assets/model_cache.h"
#include "assets/model_export.h"
#include "assets/procedural/instance.h"
#include "assets/procedural/shapes.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using namespace procedural;  // NOLINT(google-build-using-namespace): the kit

AssetEntry entry_of(const std::string& id) {
    AssetEntry entry;
    entry.id = id;
    entry.class_name = "table";
    entry.licence = "CC0-1.0";
    return entry;
}

/// Two parts, four materials: plain, tinted and untinted pictures, metal, light, glass.
ImportedModel table() {
    Look oak = plain("oak", {0.5F, 0.3F, 0.2F}, 0.4F);
    oak.picture = PictureKind::kWood;
    Look poster = plain("poster", glm::vec3(1.0F));
    poster.picture = PictureKind::kPoster;
    Look steel = plain("steel", {0.7F, 0.6F, 0.5F}, 0.25F);
    steel.material.metallic = 1.0F;
    Look bulb = plain("bulb", {0.2F, 0.2F, 0.2F});
    bulb.material.emission = {1.0F, 0.5F, 0.25F};
    Look pane = plain("pane", {0.9F, 1.0F, 0.9F}, 0.1F);
    pane.material.alpha = 0.25F;
    pane.material.alpha_mode = AlphaMode::kBlend;
    ModelBuilder builder;
    builder.add("table top", oak, box_between({-0.6F, -0.4F, 0.7F}, {0.6F, 0.3F, 0.75F}, 0.01F));
    builder.add("table top", poster, moved(picture_plate(0.4F, 0.3F, 0.01F), {0.1F, 0.31F, 0.6F}));
    builder.add("leg", steel, four_corners(rod({0.5F, 0.2F, 0.0F}, {0.5F, 0.2F, 0.7F}, 0.02F)));
    builder.add("leg", bulb, moved(ball(0.1F), {0.2F, 0.0F, 0.85F}));
    builder.add("leg", pane, box_between({-0.5F, -0.3F, 0.2F}, {0.5F, 0.1F, 0.21F}));
    ImportedModel imported = builder.finish().imported;
    normalise_model(imported, Normalisation::kUnitDiagonal, glm::dmat3(1.0));
    return imported;
}

void write_files(const fs::path& folder, const ModelExport& exported) {
    for (const ExportedFile& file : exported.files) {
        write_file_atomically(folder / file.name, file.bytes);
    }
}

ImportedModel read_back(const ModelExport& exported) {
    const test::ScratchFolder folder("model_export_back");
    write_files(folder.path(), exported);
    const std::unique_ptr<SourceFiles> files = open_folder(folder.path());
    return read_and_normalise(*files, exported.files.front().name, {});
}

struct Corner {
    glm::vec3 position;
    glm::vec3 normal;
    glm::vec2 uv;
    std::string material;
};

/// In the order in which exports write triangles.
std::vector<Corner> corners_of(const Model& model) {
    std::vector<Corner> corners;
    for (const ExportPart& part : export_parts(model, "")) {
        for (const ExportPiece& piece : part.pieces) {
            for (const std::uint32_t t : piece.triangles) {
                for (int k = 0; k < 3; ++k) {
                    const std::uint32_t i = model.mesh.triangles[t][k];
                    corners.push_back({model.mesh.positions[i], model.mesh.normals[i],
                                       model.mesh.uvs.empty() ? glm::vec2(0.0F) : model.mesh.uvs[i],
                                       model.materials[piece.material].name});
                }
            }
        }
    }
    return corners;
}

std::string underscored(std::string name) {
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

/// Largest differences between two meshes; triangles are in one order where `reread` has no parts
/// but materials in the order of the export.
struct Difference {
    double position = 0.0;
    double normal = 0.0;
    double uv = 0.0;
    std::size_t materials = 0;
};

Difference difference(const Model& model, const Model& reread) {
    const std::vector<Corner> before = corners_of(model);
    std::vector<Corner> after;
    for (std::size_t t = 0; t < reread.mesh.triangles.size(); ++t) {
        for (int k = 0; k < 3; ++k) {
            const std::uint32_t i = reread.mesh.triangles[t][k];
            after.push_back({reread.mesh.positions[i], reread.mesh.normals[i],
                             reread.mesh.uvs.empty() ? glm::vec2(0.0F) : reread.mesh.uvs[i],
                             reread.materials[reread.mesh.triangle_material[t]].name});
        }
    }
    REQUIRE(before.size() == after.size());
    Difference most;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto worst = [](double& so_far, float now) {
            so_far = std::max(so_far, static_cast<double>(now));
        };
        worst(most.position, glm::distance(before[i].position, after[i].position));
        worst(most.normal, glm::distance(before[i].normal, after[i].normal));
        worst(most.uv, glm::distance(before[i].uv, after[i].uv));
        most.materials +=
            underscored(before[i].material) == underscored(after[i].material) ? 0U : 1U;
    }
    return most;
}

Material resolved(const Model& model, const std::string& name) {
    for (const SourceMaterial& source : model.materials) {
        if (underscored(source.name) == name) {
            return resolve_material(source, MtlRules::kBlender34);
        }
    }
    FAIL("no material " << name);
    return {};
}

const EncodedTexture& picture(const ImportedModel& imported, int texture) {
    REQUIRE(texture >= 0);
    return imported.encoded_textures.at(static_cast<std::size_t>(texture));
}

}  // namespace

TEST_CASE("an exported OBJ reads back as the same mesh, materials and pictures") {
    const ImportedModel imported = table();
    const ModelExport exported = export_obj(imported, entry_of("procedural/table/0-00007"));
    CHECK(exported.remarks.empty());
    CHECK(exported.files[0].name == "procedural-table-0-00007.obj");
    CHECK(exported.files[1].name == "procedural-table-0-00007.mtl");
    CHECK(exported.files.size() == 4);
    const std::string& text = exported.files[0].bytes;
    CHECK(test::contains(text, "\no table_top\n"));
    CHECK(test::contains(text, "\no leg\n"));

    const ImportedModel reread = read_back(exported);
    CHECK(reread.model.warnings.empty());
    const Difference off = difference(imported.model, reread.model);
    CHECK(off.position < 1e-6);
    CHECK(off.normal < 2e-3);  // Blender's rule averages nearly equal normals around a point
    CHECK(off.uv < 1e-6);
    CHECK(off.materials == 0);

    const Material steel = resolved(reread.model, "leg_steel");
    CHECK(glm::distance(steel.base_color, {0.7F, 0.6F, 0.5F}) < 1e-6F);
    CHECK(steel.metallic == Approx(1.0));
    CHECK(steel.roughness == Approx(0.25).margin(1e-4));
    const Material bulb = resolved(reread.model, "leg_bulb");
    CHECK(glm::distance(bulb.emission, {1.0F, 0.5F, 0.25F}) < 1e-6F);
    CHECK(bulb.metallic == 0.0F);
    CHECK(bulb.specular == Approx(0.5));
    const Material pane = resolved(reread.model, "leg_pane");
    CHECK(pane.alpha == Approx(0.25));
    const Material poster = resolved(reread.model, "table_top_poster");
    CHECK(picture(reread, poster.base_color_texture).bytes ==
          painted_picture(PictureKind::kPoster, 0));
}

TEST_CASE("OBJ readers show the picture alone, so its tint is in it") {
    const ImportedModel imported = table();
    const ImportedModel reread = read_back(export_obj(imported, entry_of("table")));
    const Material oak = resolved(reread.model, "table_top_oak");
    CHECK(oak.base_color == glm::vec3(1.0F));
    const Texture plain_texels =
        decode_texture({"wood", TextureEncoding::kSrgb8, painted_picture(PictureKind::kWood, 0)})
            .value();
    const Texture tinted = decode_texture(picture(reread, oak.base_color_texture)).value();
    REQUIRE(tinted.texels8.size() == plain_texels.texels8.size());
    const auto linear = [](std::uint8_t code) {
        const double v = code / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const double tint[] = {0.5, 0.3, 0.2};
    double worst = 0.0;
    for (std::size_t i = 0; i < tinted.texels8.size(); ++i) {
        if (i % 4 != 3) {
            const double wanted = tint[i % 4] * linear(plain_texels.texels8[i]);
            worst = std::max(worst, std::abs(linear(tinted.texels8[i]) - wanted));
        }
    }
    CHECK(worst < 0.006);  // half a code
}

TEST_CASE("an exported glTF reads back as the same mesh, materials and pictures") {
    const ImportedModel imported = table();
    const ModelExport exported = export_glb(imported, entry_of("procedural/table/0-00007"));
    REQUIRE(exported.files.size() == 1);
    const ImportedModel reread = read_back(exported);
    CHECK(reread.model.warnings.empty());
    const Difference off = difference(imported.model, reread.model);
    CHECK(off.position < 1e-6);
    CHECK(off.normal < 1e-6);
    CHECK(off.uv < 1e-6);
    CHECK(off.materials == 0);
    // Assimp adds a material of its own to every glTF file, for meshes without one.
    REQUIRE(reread.model.materials.size() == imported.model.materials.size() + 1);
    for (std::size_t m = 0; m < imported.model.materials.size(); ++m) {
        const auto& a = std::get<PbrMaterial>(imported.model.materials[m].parameters);
        const auto& b = std::get<PbrMaterial>(reread.model.materials[m].parameters);
        INFO(imported.model.materials[m].name);
        CHECK(reread.model.materials[m].name == imported.model.materials[m].name);
        CHECK(glm::distance(a.base_color, b.base_color) < 1e-6F);
        CHECK(a.alpha == b.alpha);
        CHECK(a.alpha_mode == b.alpha_mode);
        CHECK(a.metallic == b.metallic);
        CHECK(a.roughness == b.roughness);
        CHECK(a.double_sided == b.double_sided);
        CHECK(glm::distance(a.emission, b.emission) < 1e-6F);
        REQUIRE((a.base_color_texture >= 0) == (b.base_color_texture >= 0));
        if (a.base_color_texture >= 0) {
            CHECK(picture(imported, a.base_color_texture).bytes ==
                  picture(reread, b.base_color_texture).bytes);
        }
    }
}

TEST_CASE("glTF files are laid out as the specification says") {
    const ImportedModel imported = table();
    const std::string bytes = export_glb(imported, entry_of("a/b")).files[0].bytes;
    const auto word = [&](std::size_t at) {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, 4);
        return value;
    };
    REQUIRE(word(0) == 0x46546C67);
    CHECK(word(4) == 2);
    CHECK(word(8) == bytes.size());
    const std::uint32_t json_bytes = word(12);
    CHECK(json_bytes % 4 == 0);
    CHECK(word(20 + json_bytes) == bytes.size() - json_bytes - 28);
    CHECK(word(20 + json_bytes) % 4 == 0);
    const auto json = nlohmann::json::parse(bytes.substr(20, json_bytes));
    std::vector<std::string> names;
    for (const auto& node : json.at("nodes")) {
        names.push_back(node.at("name"));
    }
    CHECK(names == std::vector<std::string>{"a-b", "table top", "leg"});
    CHECK(json.at("nodes")[0].at("extras").at("class") == "table");
    for (const auto& view : json.at("bufferViews")) {
        CHECK(view.at("byteOffset").get<std::size_t>() % 4 == 0);
        CHECK(view.at("byteOffset").get<std::size_t>() + view.at("byteLength").get<std::size_t>() <=
              json.at("buffers")[0].at("byteLength").get<std::size_t>());
    }
    CHECK(bytes == export_glb(imported, entry_of("a/b")).files[0].bytes);
}

TEST_CASE("light above 1 needs glTF's extension") {
    ImportedModel imported = table();
    for (SourceMaterial& material : imported.model.materials) {
        std::get<PbrMaterial>(material.parameters).emission *= 4.0F;
    }
    const std::string bytes = export_glb(imported, entry_of("a")).files[0].bytes;
    CHECK(test::contains(bytes, R"("emissiveFactor":[1.0,0.5,0.25])"));
    CHECK(test::contains(bytes, R"("emissiveStrength":4.0)"));
}

TEST_CASE("what an entry says of itself stays in one comment") {
    AssetEntry entry = entry_of("table");
    entry.creator = "A. N. Other\nv 1 2 3\r\nf 1 1 1";
    const ModelExport exported = export_obj(table(), entry);
    const std::string& text = exported.files[0].bytes;
    CHECK(text.starts_with("# table, CC0-1.0, A. N. Other v 1 2 3  f 1 1 1\nmtllib "));
    CHECK(exported.files[1].bytes.starts_with("# table, CC0-1.0, A. N. Other v 1 2 3  f 1 1 1\n"));
}

TEST_CASE("factors beyond glTF's ranges are brought into them") {
    ImportedModel imported = table();
    for (SourceMaterial& material : imported.model.materials) {
        auto& pbr = std::get<PbrMaterial>(material.parameters);
        pbr.base_color = {1.5F, -0.25F, 0.5F};
        pbr.metallic = 2.0F;
        pbr.roughness = -1.0F;
        pbr.emission = {-1.0F, 0.0F, 0.5F};
    }
    const std::string bytes = export_glb(imported, entry_of("table")).files[0].bytes;
    CHECK(test::contains(bytes, R"("baseColorFactor":[1.0,0.0,0.5,)"));
    CHECK(test::contains(bytes, R"("metallicFactor":1.0,"roughnessFactor":0.0)"));
    CHECK(test::contains(bytes, R"("emissiveFactor":[0.0,0.0,0.5])"));
}

TEST_CASE("an imported OBJ goes out with the statements it came with") {
    const test::ScratchFolder scratch("model_export");
    const fs::path& folder = scratch.path();
    const std::string brick =
        test::picture_bytes("brick.png", 2, 1, 4, {255, 0, 0, 255, 0, 255, 0, 128});
    write_file_atomically(folder / "brick.png", brick);
    // No format of the cache: raw texels there, a PNG here.
    write_file_atomically(folder / "bump.tga",
                          test::picture_bytes("bump.tga", 2, 1, 3, {128, 128, 255, 120, 130, 250}));
    test::write_text(folder / "cube.obj",
                     "mtllib cube.mtl\nvt 0 0\nusemtl two words\n" + test::cube_obj());
    test::write_text(folder / "cube.mtl",
                     "newmtl two words\nKa 0.1 0.2 0.3\nKd 0.4 0.5 0.6\nKs 0.7 0.8 0.9\n"
                     "Ke 0 0.25 0\nNs 12.5\nd 0.75\nTr 0.25\nNi 1.45\nillum 4\n"
                     "map_Kd brick.png\nmap_d brick.png\nmap_Bump -bm 0.5 bump.tga\n");
    const std::unique_ptr<SourceFiles> files = open_folder(folder);
    const ImportedModel imported = read_and_normalise(*files, "cube.obj", {});
    REQUIRE(imported.model.warnings.empty());
    const auto mtl_of = [](const ImportedModel& model) {
        for (const SourceMaterial& material : model.model.materials) {
            if (underscored(material.name) == "two_words") {
                return std::get<MtlMaterial>(material.parameters);
            }
        }
        FAIL("the material is lost");
        return MtlMaterial{};
    };
    const ImportedModel reread = read_back(export_obj(imported, entry_of("cube")));
    const MtlMaterial a = mtl_of(imported);
    const MtlMaterial b = mtl_of(reread);
    CHECK(a.ka == b.ka);
    CHECK(a.kd == b.kd);
    CHECK(a.ks == b.ks);
    CHECK(a.ke == b.ke);
    CHECK(a.ns == b.ns);
    CHECK(a.d == b.d);
    CHECK(a.tr == b.tr);
    CHECK(a.ni == b.ni);
    CHECK(a.illum == b.illum);
    CHECK(a.bump_scale == b.bump_scale);
    CHECK(a.map_d_has_alpha == b.map_d_has_alpha);
    CHECK(a.image_maps == b.image_maps);
    CHECK(picture(reread, b.map_kd).bytes == brick);
    CHECK(reread.model.textures.at(static_cast<std::size_t>(b.map_bump)).texels8 ==
          imported.model.textures.at(static_cast<std::size_t>(a.map_bump)).texels8);
    CHECK(difference(imported.model, reread.model).position < 1e-6);

    // And as glTF: the picture replaces Kd, illum 4 is metal by Ka.
    const ImportedModel gltf = read_back(export_glb(imported, entry_of("cube")));
    REQUIRE(gltf.model.materials.front().name == "two words");
    const auto& pbr = std::get<PbrMaterial>(gltf.model.materials.front().parameters);
    CHECK(pbr.base_color == glm::vec3(1.0F));
    CHECK(pbr.metallic == Approx(0.2));
    CHECK(pbr.alpha_mode == AlphaMode::kBlend);
}

TEST_CASE("models of the library go out as the cache has them") {
    const Instance instance = make_instance(procedural_families().front(), Seed{3}, 0);
    const test::ScratchFolder scratch("model_export");
    const fs::path& folder = scratch.path();
    const std::string digest(64, '7');
    const fs::path path = model_cache_path(folder, digest);
    fs::create_directories(path.parent_path());
    write_model_cache(path, digest, instance.built.imported, {});
    const ImportedModel cached = read_model_cache_encoded(path, digest);
    const AssetEntry entry = entry_of("x");
    CHECK(export_glb(cached, entry).files[0].bytes ==
          export_glb(instance.built.imported, entry).files[0].bytes);
    const Difference off = difference(cached.model, read_back(export_glb(cached, entry)).model);
    CHECK(off.position < 1e-6);
    CHECK(off.uv < 1e-5);
}

TEST_CASE("names of exported files and formats") {
    FileNames names;
    CHECK(names.take("leg chrome") == "leg_chrome");
    CHECK(names.take("leg/chrome") == "leg_chrome_2");
    CHECK(names.take("leg_chrome_2") == "leg_chrome_2_2");
    CHECK(export_format_from_name("obj") == ExportFormat::kObj);
    CHECK_THROWS_WITH(export_format_from_name("fbx"), test::contains_text("obj or glb"));
}

}  // namespace turntable
