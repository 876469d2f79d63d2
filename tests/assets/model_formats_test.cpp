// The formats that Assimp reads, from files written here: axes, node transforms, materials,
// embedded pictures.
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "assets/import_model.h"
#include "tests/assets/fixtures.h"
#include "tests/assets/memory_files.h"
#include "tests/catch.h"

using turntable::AlphaMode;
using turntable::import_model;
using turntable::ImportOptions;
using turntable::Model;
using turntable::Normalisation;
using turntable::PbrMaterial;
using turntable::test::MemoryFiles;

namespace {

using Json = nlohmann::json;
using Files = std::map<std::string, std::string>;

Model imported(const Files& content, const std::string& path) {
    MemoryFiles files(content);
    ImportOptions options;
    options.normalisation = Normalisation::kNone;
    auto result = import_model(files, path, options);
    INFO((result ? "" : result.failure().detail));
    REQUIRE(result.ok());
    return std::move(result).value();
}

void check_bounds(const Model& model, const glm::dvec3& minimum, const glm::dvec3& maximum) {
    for (int axis = 0; axis < 3; ++axis) {
        INFO("axis " << axis);
        CHECK(model.bounds.minimum[axis] == Approx(minimum[axis]).margin(1e-6));
        CHECK(model.bounds.maximum[axis] == Approx(maximum[axis]).margin(1e-6));
    }
}

void append(std::string& bytes, const void* data, std::size_t size) {
    bytes.append(static_cast<const char*>(data), size);
    bytes.resize((bytes.size() + 3) / 4 * 4, '\0');
}

struct Gltf {
    Json json;
    std::string buffer;
};

/// One triangle (0,0,0) (1,0,0) (0,2,0) facing +Z, with texture coordinates and an embedded 2 x 1
/// picture, below a node that moves it by (0, 0, 3) inside one that doubles it.
Gltf triangle_gltf() {
    Gltf gltf;
    const float positions[9]{0, 0, 0, 1, 0, 0, 0, 2, 0};
    const float uvs[6]{0, 0, 1, 0, 0, 1};
    const std::uint16_t indices[3]{0, 1, 2};
    const std::string png =
        turntable::test::picture_bytes("a.png", 2, 1, 4, {255, 0, 0, 255, 0, 255, 0, 100});
    append(gltf.buffer, positions, sizeof positions);
    append(gltf.buffer, uvs, sizeof uvs);
    append(gltf.buffer, indices, sizeof indices);
    const std::size_t picture_at = gltf.buffer.size();
    append(gltf.buffer, png.data(), png.size());
    gltf.json = Json::parse(R"({
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}],
        "nodes": [{"scale": [2, 2, 2], "children": [1]},
                  {"translation": [0, 0, 3], "mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "TEXCOORD_0": 1},
                                    "indices": 2, "material": 0}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3",
             "min": [0, 0, 0], "max": [1, 2, 0]},
            {"bufferView": 1, "componentType": 5126, "count": 3, "type": "VEC2"},
            {"bufferView": 2, "componentType": 5123, "count": 3, "type": "SCALAR"}],
        "bufferViews": [{"buffer": 0, "byteOffset": 0, "byteLength": 36},
                        {"buffer": 0, "byteOffset": 36, "byteLength": 24},
                        {"buffer": 0, "byteOffset": 60, "byteLength": 6}],
        "materials": [{"name": "leaf", "doubleSided": true, "alphaMode": "MASK",
                       "alphaCutoff": 0.25, "normalTexture": {"index": 0, "scale": 0.5},
                       "emissiveFactor": [0.5, 0, 0],
                       "pbrMetallicRoughness": {"baseColorFactor": [0.5, 0.25, 1, 0.75],
                                                "metallicFactor": 0.125,
                                                "roughnessFactor": 0.375,
                                                "baseColorTexture": {"index": 0}}}],
        "textures": [{"source": 0}], "images": [{"bufferView": 3, "mimeType": "image/png"}]
    })");
    gltf.json["bufferViews"].push_back(
        {{"buffer", 0}, {"byteOffset", picture_at}, {"byteLength", png.size()}});
    return gltf;
}

std::string glb_of(Gltf gltf) {
    gltf.json["buffers"] = Json::array({{{"byteLength", gltf.buffer.size()}}});
    std::string text = gltf.json.dump();
    text.resize((text.size() + 3) / 4 * 4, ' ');
    const auto word = [](std::size_t value) {
        const auto narrow = static_cast<std::uint32_t>(value);
        std::string bytes(sizeof narrow, '\0');
        std::memcpy(bytes.data(), &narrow, sizeof narrow);
        return bytes;
    };
    return "glTF" + word(2) + word(12 + 8 + text.size() + 8 + gltf.buffer.size()) +
           word(text.size()) + "JSON" + text + word(gltf.buffer.size()) + std::string("BIN\0", 4) +
           gltf.buffer;
}

void check_leaf(const Model& model) {
    // Doubled and moved: x 0..2, y 0..4, z 6; +Y up becomes +Z up: (x, -z, y).
    check_bounds(model, {0, -6, 0}, {2, -6, 4});
    REQUIRE(model.mesh.triangle_count() == 1);
    CHECK(model.mesh.normals[0].y == Approx(-1.0));
    // glTF's v runs down, ours up: the second corner's (1, 0) is the picture's top right.
    REQUIRE(model.mesh.uvs.size() == 3);
    CHECK(model.mesh.uvs[1].x == Approx(1.0));
    CHECK(model.mesh.uvs[1].y == Approx(1.0));
    const auto& leaf =
        std::get<PbrMaterial>(model.materials.at(model.mesh.triangle_material[0]).parameters);
    CHECK(leaf.base_color.x == Approx(0.5));
    CHECK(leaf.alpha == Approx(0.75));
    CHECK(leaf.metallic == Approx(0.125));
    CHECK(leaf.roughness == Approx(0.375));
    CHECK(leaf.emission.x == Approx(0.5));
    CHECK(leaf.alpha_mode == AlphaMode::kMask);
    CHECK(leaf.alpha_cutoff == Approx(0.25));
    CHECK(leaf.double_sided);
    CHECK(leaf.normal_scale == Approx(0.5));
    REQUIRE(model.textures.size() == 2);  // as colour and as linear data
    REQUIRE(leaf.base_color_texture >= 0);
    const turntable::Texture& picture =
        model.textures[static_cast<std::size_t>(leaf.base_color_texture)];
    CHECK(picture.texels8 == std::vector<std::uint8_t>{255, 0, 0, 255, 0, 255, 0, 100});
    REQUIRE(leaf.normal_texture >= 0);
    CHECK(model.textures[static_cast<std::size_t>(leaf.normal_texture)].encoding ==
          turntable::TextureEncoding::kLinear8);
}

}  // namespace

TEST_CASE("GLB: transforms, metallic-roughness, masks, embedded pictures") {
    check_leaf(imported({{"a.glb", glb_of(triangle_gltf())}}, "a.glb"));
}

TEST_CASE("glTF with its buffer and picture in files of their own, in a folder") {
    Gltf gltf = triangle_gltf();
    const std::size_t picture_at = gltf.json["bufferViews"][3]["byteOffset"].get<std::size_t>();
    const std::string png = gltf.buffer.substr(picture_at);
    gltf.json["images"][0] = {{"uri", "my%20leaf.png"}};
    gltf.json["buffers"] = Json::array({{{"byteLength", gltf.buffer.size()}, {"uri", "a.bin"}}});
    check_leaf(
        imported({{"m/a.gltf", gltf.json.dump()}, {"m/a.bin", gltf.buffer}, {"m/my leaf.png", png}},
                 "m/a.gltf"));
}

TEST_CASE("A mirrored node keeps the outside outside") {
    Gltf gltf = triangle_gltf();
    gltf.json["nodes"][0]["scale"] = {-2, 2, 2};
    const Model model = imported({{"a.glb", glb_of(gltf)}}, "a.glb");
    check_bounds(model, {-2, -6, 0}, {0, -6, 4});
    CHECK(model.mesh.normals[0].y == Approx(-1.0));
}

TEST_CASE("A broken GLB is refused, not trusted") {
    const std::string glb = glb_of(triangle_gltf());
    MemoryFiles files({{"a.glb", glb.substr(0, glb.size() / 2)}});
    CHECK_FALSE(import_model(files, "a.glb").ok());
}

TEST_CASE("PLY: +Z up as it is, polygons cut") {
    const std::string ply = "ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\n"
                            "property float y\nproperty float z\nelement face 1\n"
                            "property list uchar int vertex_indices\nend_header\n"
                            "0 0 1\n2 0 1\n2 3 1\n0 3 1\n4 0 1 2 3\n";
    const Model model = imported({{"a.ply", ply}}, "a.ply");
    check_bounds(model, {0, 0, 1}, {2, 3, 1});
    CHECK(model.mesh.triangle_count() == 2);
    CHECK(model.mesh.normals[0].z == Approx(1.0));
}

TEST_CASE("STL, text and binary: +Z up as it is") {
    const std::string text = "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 1\n"
                             "vertex 2 0 1\nvertex 0 3 1\nendloop\nendfacet\nendsolid a\n";
    check_bounds(imported({{"a.stl", text}}, "a.stl"), {0, 0, 1}, {2, 3, 1});
    std::string binary(80, '\0');
    const std::uint32_t count = 1;
    const float facet[12]{0, 0, 0, 0, 0, 1, 2, 0, 1, 0, 3, 1};  // no normal: from the triangle
    binary.append(reinterpret_cast<const char*>(&count), 4);
    binary.append(reinterpret_cast<const char*>(facet), sizeof facet).append(2, '\0');
    const Model model = imported({{"a.stl", binary}}, "a.stl");
    check_bounds(model, {0, 0, 1}, {2, 3, 1});
    CHECK(model.mesh.normals[0].z == Approx(1.0));
}

TEST_CASE("COLLADA: any up axis ends +Z up") {
    const auto collada = [](const std::string& up) {
        return R"(<?xml version="1.0"?>
<COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
<asset><up_axis>)" +
               up + R"(</up_axis></asset>
<library_effects><effect id="e"><profile_COMMON><technique sid="t"><phong>
<diffuse><color>0.25 0.5 0.75 1</color></diffuse></phong></technique></profile_COMMON></effect>
</library_effects>
<library_materials><material id="m" name="m"><instance_effect url="#e"/></material>
</library_materials>
<library_geometries><geometry id="g"><mesh>
<source id="p"><float_array id="pa" count="9">0 0 5 2 0 5 0 3 5</float_array>
<technique_common><accessor source="#pa" count="3" stride="3"><param name="X" type="float"/>
<param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common>
</source>
<vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
<triangles material="s" count="1"><input semantic="VERTEX" source="#v" offset="0"/>
<p>0 1 2</p></triangles></mesh></geometry></library_geometries>
<library_visual_scenes><visual_scene id="vs"><node><instance_geometry url="#g">
<bind_material><technique_common><instance_material symbol="s" target="#m"/></technique_common>
</bind_material></instance_geometry></node></visual_scene></library_visual_scenes>
<scene><instance_visual_scene url="#vs"/></scene></COLLADA>)";
    };
    const Model z_up = imported({{"a.dae", collada("Z_UP")}}, "a.dae");
    check_bounds(z_up, {0, 0, 5}, {2, 3, 5});
    const auto& material =
        std::get<PbrMaterial>(z_up.materials.at(z_up.mesh.triangle_material[0]).parameters);
    CHECK(material.base_color.y == Approx(0.5));
    CHECK(material.metallic == 0.0F);
    check_bounds(imported({{"a.dae", collada("Y_UP")}}, "a.dae"), {0, -5, 0}, {2, -5, 3});
}
