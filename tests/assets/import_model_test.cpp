// One model from source to object frame: coordinates, normalisation, materials, refusals.
#include "assets/import_model.h"

#include <cmath>
#include <string>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "base/error.h"
#include "tests/assets/fixtures.h"
#include "tests/assets/memory_files.h"
#include "tests/catch.h"
#include "tests/paths.h"

using turntable::AssetRejection;
using turntable::import_model;
using turntable::ImportOptions;
using turntable::Model;
using turntable::MtlMaterial;
using turntable::Normalisation;
using turntable::test::contains;
using turntable::test::cube_obj;
using turntable::test::MemoryFiles;

namespace {

using Files = std::map<std::string, std::string>;

Model imported(const Files& content, const std::string& path, const ImportOptions& options = {}) {
    MemoryFiles files(content);
    auto result = import_model(files, path, options);
    INFO((result ? "" : result.failure().detail));
    REQUIRE(result.ok());
    return std::move(result).value();
}

AssetRejection refused(const Files& content, const std::string& path, std::string* detail = nullptr,
                       const ImportOptions& options = {}) {
    MemoryFiles files(content);
    const auto result = import_model(files, path, options);
    REQUIRE_FALSE(result.ok());
    if (detail != nullptr) {
        *detail = result.failure().detail;
    }
    return result.failure().reason;
}

const std::string kBox = "v 10 0 0\nv 13 0 0\nv 13 4 0\nv 10 4 0\nv 10 0 12\nf 1 2 3 4\nf 1 2 5\n";

const MtlMaterial& mtl_of(const Model& model, std::size_t index) {
    return std::get<MtlMaterial>(model.materials.at(index).parameters);
}

}  // namespace

TEST_CASE("Unit diagonal: centred, 3-4-12 scaled by 1/13") {
    const Model model = imported({{"a.obj", kBox}}, "a.obj");
    CHECK(glm::length(model.bounds.maximum - model.bounds.minimum) == Approx(1.0));
    CHECK(glm::length(model.bounds.maximum + model.bounds.minimum) == Approx(0.0).margin(1e-7));
    // File x 3, y 4, z 12 become x 3, y 12, z 4.
    const glm::dvec3 size = 13.0 * (model.bounds.maximum - model.bounds.minimum);
    CHECK(size.x == Approx(3.0));
    CHECK(size.y == Approx(12.0));
    CHECK(size.z == Approx(4.0));
    const glm::dvec4 corner = model.source_to_object * glm::dvec4(10, 0, 12, 1);
    CHECK(corner.x == Approx(-1.5 / 13));
    CHECK(corner.y == Approx(-6.0 / 13));
    CHECK(corner.z == Approx(-2.0 / 13));
}

TEST_CASE("Centred only, and left alone") {
    ImportOptions options;
    options.normalisation = Normalisation::kCentre;
    const Model centred = imported({{"a.obj", kBox}}, "a.obj", options);
    CHECK(centred.bounds.maximum.y == Approx(6.0));
    CHECK(centred.bounds.minimum.y == Approx(-6.0));
    options.normalisation = Normalisation::kNone;
    const Model plain = imported({{"a.obj", kBox}}, "a.obj", options);
    CHECK(plain.bounds.minimum.x == Approx(10.0));
    CHECK(plain.bounds.minimum.y == Approx(-12.0));
}

TEST_CASE("Upright rotation acts on file coordinates and turns normals along") {
    ImportOptions options;
    options.normalisation = Normalisation::kNone;
    // Rows 1 0 0 / 0 0 1 / 0 -1 0: a file with +Z up.
    options.upright = glm::transpose(glm::dmat3(1, 0, 0, 0, 0, 1, 0, -1, 0));
    const Model model =
        imported({{"a.obj", "v 0 0 5\nv 1 0 5\nv 0 1 5\nf 1 2 3\n"}}, "a.obj", options);
    CHECK(model.bounds.minimum.z == Approx(5.0));
    CHECK(model.bounds.maximum.z == Approx(5.0));
    CHECK(model.mesh.normals[0].z == Approx(1.0));
}

TEST_CASE("The bounding box is that of faces and lines, not of stray vertices") {
    ImportOptions options;
    options.normalisation = Normalisation::kCentre;
    const std::string triangle = "v 0 0 0\nv 2 0 0\nv 0 2 0\nv 100 0 0\nv 4 0 0\nf 1 2 3\n";
    CHECK(imported({{"a.obj", triangle}}, "a.obj", options).bounds.maximum.x == Approx(1.0));
    CHECK(imported({{"a.obj", triangle + "l 1 5\n"}}, "a.obj", options).bounds.maximum.x ==
          Approx(0.0).margin(1e-7));
}

TEST_CASE("Materials and textures are found beside the model, in any case and spelling") {
    const std::string png = turntable::test::picture_bytes("a.png", 1, 1, 3, {255, 0, 0});
    const Files files{
        {"m/a.obj", "mtllib A.MTL\n" + kBox + "usemtl red\nf 1 2 3\nusemtl x\nf 1 2 3\n"},
        {"m/a.mtl", "newmtl red\nKd 1 0 0\nmap_Kd C:\\Users\\me\\WOOD.png\nnewmtl unused\n"
                    "map_Kd nowhere.png\n"},
        {"m/wood.png", png}};
    const Model model = imported(files, "m/a.obj");
    CHECK(model.textures.size() == 1);
    CHECK(model.textures[0].name == "m/wood.png");
    REQUIRE(model.materials.size() == 3);  // the default one, red, x
    CHECK(model.materials[1].name == "red");
    CHECK(mtl_of(model, 1).map_kd == 0);
    CHECK(mtl_of(model, 1).image_maps == 1);
    REQUIRE(model.warnings.size() == 1);  // unused materials are not looked at
    CHECK(contains(model.warnings[0], "\"x\" is not defined"));
}

TEST_CASE("A missing MTL file or picture is a warning") {
    const Model bare = imported({{"a.obj", "mtllib no.mtl\nusemtl a\n" + kBox}}, "a.obj");
    REQUIRE(bare.warnings.size() == 2);
    CHECK(contains(bare.warnings[0], "no.mtl"));
    const Model model = imported({{"a.obj", "mtllib a.mtl\nusemtl a\n" + kBox},
                                  {"a.mtl", "newmtl a\nKd 1 1 1\nmap_Kd ../../up.png\n"
                                            "map_d broken.png\n"},
                                  {"broken.png", "no picture"}},
                                 "a.obj");
    CHECK(model.textures.empty());
    CHECK(mtl_of(model, 1).map_kd == turntable::kMissingTexture);
    REQUIRE(model.warnings.size() == 2);
    CHECK(contains(model.warnings[0], "../../up.png"));
    CHECK(contains(model.warnings[1], "broken.png"));
}

TEST_CASE("A picture of colour and alpha keeps its colours, one of colour alone is premultiplied") {
    const std::string png = turntable::test::picture_bytes("a.png", 1, 1, 4, {200, 100, 50, 128});
    const Files both{{"a.obj", "mtllib a.mtl\nusemtl a\n" + kBox},
                     {"a.mtl", "newmtl a\nmap_Kd a.png\nmap_d a.png\n"},
                     {"a.png", png}};
    const Model straight = imported(both, "a.obj");
    REQUIRE(straight.textures.size() == 1);
    CHECK(straight.textures[0].texels8[0] == 200);
    CHECK(mtl_of(straight, 1).map_d_has_alpha);
    Files colour = both;
    colour["a.mtl"] = "newmtl a\nmap_Kd a.png\n";
    CHECK(imported(colour, "a.obj").textures[0].texels8[0] == 100);
}

TEST_CASE("Scale and offset of a colour picture are baked into texture coordinates") {
    const std::string png = turntable::test::picture_bytes("a.png", 1, 1, 3, {1, 2, 3});
    const Model model = imported({{"a.obj", "mtllib a.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 1 0.5\n"
                                            "usemtl a\nf 1/1 2/1 3/1\n"},
                                  {"a.mtl", "newmtl a\nmap_Kd -s 2 4 1 -o 0.25 0.5 a.png\n"},
                                  {"a.png", png}},
                                 "a.obj");
    CHECK(model.mesh.uvs.at(0) == glm::vec2(2.25F, 2.5F));
}

TEST_CASE("Broken, empty, flat and oversized models are refused with their reason") {
    std::string detail;
    CHECK(refused({{"a.obj", "v 0 0 0\nv 1 0"}}, "a.obj", &detail) == AssetRejection::kUnreadable);
    CHECK(contains(detail, "a.obj:2: truncated"));
    CHECK(refused({{"a.obj", ""}}, "a.obj") == AssetRejection::kEmpty);
    CHECK(refused({{"a.obj", "v 0 0 0\nv 1 1 1\nl 1 2\n"}}, "a.obj") == AssetRejection::kEmpty);
    CHECK(refused({{"a.obj", "v 0 0 0\nv 1 1 1\nv 2 2 2\nf 1 2 3\n"}}, "a.obj") ==
          AssetRejection::kDegenerate);
    CHECK(refused({{"a.obj", "v 1 1 1\nv 1 1 1\nv 1 1 1\nf 1 2 3\n"}}, "a.obj") ==
          AssetRejection::kDegenerate);
    CHECK(refused({{"a.obj", "v 1 1 1\nv 1 nan 1\nv 1 1 1\nf 1 2 3\n"}}, "a.obj") ==
          AssetRejection::kNonFinite);
    ImportOptions options;
    options.max_triangles = 11;
    CHECK(refused({{"a.obj", cube_obj()}}, "a.obj", &detail, options) == AssetRejection::kTooLarge);
    CHECK(refused({{"a.obj", kBox}}, "b.obj", &detail) == AssetRejection::kUnreadable);
    CHECK(contains(detail, "b.obj: not found"));
    CHECK(refused({{"a.txt", kBox}}, "a.txt") == AssetRejection::kUnreadable);
    CHECK(refused({{"a.glb", "glTF, but not really"}}, "a.glb") == AssetRejection::kUnreadable);
}

TEST_CASE("A mesh of a million triangles is imported") {
    constexpr int kSide = 708;  // 708 * 708 quads
    std::string text;
    text.reserve(std::size_t{64} << 20U);
    for (int y = 0; y <= kSide; ++y) {
        for (int x = 0; x <= kSide; ++x) {
            text += fmt::format("v {} {} {}\n", x, (x * 7 + y * 3) % 5, y);
        }
    }
    text += "s 1\n";
    for (int y = 0; y < kSide; ++y) {
        for (int x = 1; x <= kSide; ++x) {
            const int a = y * (kSide + 1) + x;
            text += fmt::format("f {} {} {} {}\n", a, a + kSide + 1, a + kSide + 2, a + 1);
        }
    }
    const Model model = imported({{"a.obj", text}}, "a.obj");
    CHECK(model.mesh.triangle_count() == 2 * kSide * kSide);
    CHECK(model.mesh.positions.size() == (kSide + 1) * (kSide + 1));
}

TEST_CASE("Sources are folders and archives; an absent one is bad input") {
    const turntable::test::ScratchFolder scratch("import");
    turntable::test::write_zip(scratch.path() / "a.sh3f", {{"m/a.obj", kBox}});
    turntable::test::write_text(scratch.path() / "d" / "a.obj", kBox);
    CHECK(import_model(scratch.path() / "a.sh3f", "m/a.obj").ok());
    CHECK(import_model(scratch.path() / "d", "a.obj").ok());
    CHECK_THROWS_AS((void)import_model(scratch.path() / "none", "a.obj"), turntable::Error);
    turntable::test::write_zip(scratch.path() / "evil.zip", {{"../a.obj", kBox}});
    CHECK(import_model(scratch.path() / "evil.zip", "a.obj").failure().reason ==
          AssetRejection::kUnsafeArchive);
}
