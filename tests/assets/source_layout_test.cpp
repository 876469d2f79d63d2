// Layouts: what is found where, under which id and class.
#include "assets/source_layout.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "assets/class_map.h"
#include "assets/sh3f_catalogue.h"
#include "assets/taxonomy.h"
#include "base/error.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace fs = std::filesystem;
using turntable::AssetRejection;
using turntable::detect_layout;
using turntable::list_models;
using turntable::ModelJob;
using turntable::SourceLayout;
using turntable::SourceListing;
using turntable::test::contains;
using turntable::test::cube_obj;
using turntable::test::message_of;
using turntable::test::ScratchFolder;
using turntable::test::write_text;
using turntable::test::write_zip;

namespace {

std::vector<std::string> ids_of(const SourceListing& listing) {
    std::vector<std::string> ids;
    for (const ModelJob& job : listing.jobs) {
        ids.push_back(job.entry.id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

TEST_CASE("The 55 classes are in label order, each synset and name once") {
    std::set<std::string_view> synsets;
    std::set<std::string_view> names;
    for (const turntable::ObjectClass& c : turntable::kObjectClasses) {
        CHECK(c.synset.size() == 8);
        CHECK((synsets.empty() || *synsets.rbegin() < c.synset));
        synsets.insert(c.synset);
        names.insert(c.name);
    }
    CHECK(names.size() == 55);
    CHECK(turntable::class_of_synset("04379243") == &turntable::kObjectClasses[49]);
    CHECK(turntable::class_of_name("sofa")->synset == "04256520");
    CHECK(turntable::class_of_synset("00000000") == nullptr);
}

TEST_CASE("ShapeNetCore.v2 as on disk") {
    const ScratchFolder scratch("shapenet");
    const fs::path root = scratch.path() / "ShapeNetCore.v2";
    write_text(root / "taxonomy.json", R"([{"synsetId": "02691156", "name": "airplane,plane"},
                                           {"synsetId": "99999999", "name": "gadget,widget"}])");
    for (const char* object : {"02691156/abc", "02691156/abd", "99999999/xyz"}) {
        write_text(root / object / "models" / "model_normalized.obj", cube_obj());
    }
    CHECK(detect_layout(root) == SourceLayout::kShapenet);
    const SourceListing listing = list_models(root, SourceLayout::kShapenet);
    CHECK(ids_of(listing) ==
          std::vector<std::string>{"02691156/abc", "02691156/abd", "99999999/xyz"});
    CHECK(listing.sources == std::vector<std::string>{"ShapeNetCore.v2"});
    const ModelJob& plane = listing.jobs[0];
    CHECK(plane.entry.class_name == "airplane");
    CHECK(plane.entry.synset == "02691156");
    CHECK(plane.entry.path == "02691156/abc/models/model_normalized.obj");
    CHECK(listing.jobs[2].entry.class_name == "gadget");
    write_text(root / "taxonomy.json", "{");
    CHECK(contains(message_of([&] { (void)list_models(root, SourceLayout::kShapenet); }),
                   "taxonomy.json"));
}

TEST_CASE("Furniture archives: catalogue, ids, licence, rotation") {
    const ScratchFolder scratch("sh3f");
    const fs::path path = scratch.path() / "Lib.sh3f";
    write_zip(path, {{"PluginFurnitureCatalog.properties",
                      "# comment\nlicense=Creative Commons Attribution 3.0 license\n"
                      "model#1=/lib/a/a.obj\nname#1=Caf\\u00e9 chair\ncreator#1=J\xF6rg\n"
                      "modelRotation#1=1 0 0 0 0 1 0 -1 0\n"
                      "model#2=/lib/b/b.obj\nlicense#2=Public domain\nmodel#3=/lib/none.obj\n"},
                     {"lib/a/a.obj", cube_obj()},
                     {"lib/b/b.obj", cube_obj()},
                     {"lib/c/b.obj", cube_obj()},
                     {"lib/a/a.png", "icon"}});
    CHECK(detect_layout(path) == SourceLayout::kSh3f);
    CHECK(detect_layout(scratch.path()) == SourceLayout::kSh3f);
    const SourceListing listing = list_models(scratch.path(), SourceLayout::kSh3f);
    CHECK(ids_of(listing) ==
          std::vector<std::string>{"Lib/a", "Lib/lib/b/b", "Lib/lib/c/b", "Lib/none"});
    const auto find = [&](const std::string& id) {
        return *std::find_if(listing.jobs.begin(), listing.jobs.end(),
                             [&](const ModelJob& job) { return job.entry.id == id; });
    };
    CHECK(find("Lib/a").entry.creator == "J\xC3\xB6rg");
    CHECK(find("Lib/a").entry.licence == "CC-BY-3.0");
    CHECK(find("Lib/lib/b/b").entry.licence == "CC0-1.0");
    const glm::dvec3 up = find("Lib/a").upright * glm::dvec3(0, 0, 1);  // the file's up is +Z
    CHECK(up.y == Approx(1.0));
}

TEST_CASE("An unsafe archive is refused as a whole, its neighbours are not") {
    const ScratchFolder scratch("unsafe-sh3f");
    write_zip(scratch.path() / "good.sh3f", {{"a.obj", cube_obj()}});
    write_zip(scratch.path() / "evil.sh3f", {{"a.obj", cube_obj()}, {"../b.obj", cube_obj()}});
    write_text(scratch.path() / "text.sh3f", "no archive");
    const SourceListing listing = list_models(scratch.path(), SourceLayout::kSh3f);
    CHECK(ids_of(listing) == std::vector<std::string>{"good/a"});
    REQUIRE(listing.refused.size() == 2);
    CHECK(listing.refused[0].rejection == AssetRejection::kUnsafeArchive);
    CHECK(contains(listing.refused[0].reason, "../b.obj"));
    CHECK(listing.refused[1].rejection == AssetRejection::kUnreadable);
}

TEST_CASE("Folders: class/instance/file and class/file, on disk or in a zip") {
    const ScratchFolder scratch("folders");
    const fs::path root = scratch.path() / "mine";
    write_text(root / "mug" / "m1" / "mesh.ply", "ply");
    write_text(root / "02691156" / "p1.glb", "glTF");
    write_text(root / "dragon" / "big one.obj", cube_obj());
    write_text(root / "loose.stl", "solid");
    write_text(root / "mug" / "readme.txt", "no model");
    CHECK(detect_layout(root) == SourceLayout::kFolders);
    const SourceListing listing = list_models(root, SourceLayout::kFolders);
    CHECK(ids_of(listing) == std::vector<std::string>{"mine/02691156/p1", "mine/dragon/big_one",
                                                      "mine/loose", "mine/mug/m1"});
    for (const ModelJob& job : listing.jobs) {
        if (job.entry.id == "mine/02691156/p1") {
            CHECK(job.entry.class_name == "airplane");
        } else if (job.entry.id == "mine/mug/m1") {
            CHECK(job.entry.synset == "03797390");
        } else if (job.entry.id == "mine/loose") {
            CHECK(job.entry.class_name.empty());
        }
    }
    const fs::path zip = scratch.path() / "zipped.zip";
    write_zip(zip, {{"mug/a.obj", cube_obj()}});
    CHECK(detect_layout(zip) == SourceLayout::kFolders);
    CHECK(ids_of(list_models(zip, SourceLayout::kFolders)) ==
          std::vector<std::string>{"zipped.zip/mug/a"});
}

TEST_CASE("Two models never get one id") {
    const ScratchFolder scratch("ids");
    const fs::path root = scratch.path() / "mine";
    for (const char* file :
         {"mug/a/x.obj", "mug/a/y.obj", "mug/a b.obj", "mug/a_b.obj", "mug/a:b.obj", "mug/a.obj"}) {
        write_text(root / file, cube_obj());
    }
    const std::vector<std::string> ids = ids_of(list_models(root, SourceLayout::kFolders));
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == 6);
    for (const std::string& id : ids) {
        CHECK(id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789._/-") == std::string::npos);
    }
}

TEST_CASE("Nothing to import is bad input") {
    const ScratchFolder scratch("nothing");
    CHECK(contains(message_of([&] { (void)list_models(scratch.path(), SourceLayout::kFolders); }),
                   "no models in the layout \"folders\""));
    CHECK_THROWS_AS(detect_layout(scratch.path() / "absent"), turntable::Error);
    CHECK_THROWS_AS(turntable::source_layout_from_name("zip"), turntable::Error);
}

TEST_CASE("Licences in words become SPDX identifiers") {
    CHECK(turntable::spdx_licence("Public domain") == "CC0-1.0");
    CHECK(turntable::spdx_licence("Creative Commons Attribution 3.0 Unported license  (c) X") ==
          "CC-BY-3.0");
    CHECK(turntable::spdx_licence("Creative Commons Attribution 3.0 United States license") ==
          "CC-BY-3.0-US");
    CHECK(turntable::spdx_licence("CC-BY-SA 4.0 share alike") == "CC-BY-SA-4.0");
    CHECK(turntable::spdx_licence("Creative Commons Attribution-NonCommercial 3.0") ==
          "Creative Commons Attribution-NonCommercial 3.0");
    CHECK(turntable::spdx_licence("All rights reserved") == "All rights reserved");
}

TEST_CASE("The embedded class maps name classes of the 55") {
    const auto chair = turntable::sh3f_class("BlendSwap-CC-0", "blendswap-cc-0/chair/chair.obj");
    REQUIRE(chair.has_value());
    CHECK(chair->class_name == "chair");
    CHECK(chair->synset == "03001627");
    CHECK_FALSE(turntable::sh3f_class("BlendSwap-CC-0", "nothing.obj").has_value());
    CHECK(turntable::sh3f_rotation("BlendSwap-CC-0", "blendswap-cc-0/iphone/iphone.obj"));
    CHECK_FALSE(turntable::parse_rotation("1 0 0 0 1 0 0 0").has_value());
    CHECK_FALSE(turntable::parse_rotation("2 0 0 0 1 0 0 0 1").has_value());
    CHECK_FALSE(turntable::parse_rotation("1 0 0 0 1 0 0 0 -1").has_value());
}
