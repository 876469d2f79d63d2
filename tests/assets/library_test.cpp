// Libraries: round trip, determinism, repeated and added imports, damage.
#include <filesystem>
#include <fstream>
#include <string>

#include "assets/asset_library.h"
#include "assets/import_library.h"
#include "assets/import_model.h"
#include "assets/library_index.h"
#include "assets/model_cache.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace fs = std::filesystem;
using turntable::AssetEntry;
using turntable::AssetLibrary;
using turntable::AssetRejection;
using turntable::import_into_library;
using turntable::LibraryImportOptions;
using turntable::LibraryImportSummary;
using turntable::Model;
using turntable::test::contains;
using turntable::test::cube_obj;
using turntable::test::message_of;
using turntable::test::ScratchFolder;
using turntable::test::write_text;

namespace {

LibraryImportOptions options(unsigned threads = 2) {
    LibraryImportOptions options;
    options.worker = TURNTABLE_TEST_WORKER;
    options.threads = threads;
    options.limits.seconds = 60.0;
    options.limits.memory_bytes = std::uint64_t{2} << 30U;
    return options;
}

/// mug/one (textured), mug/two, chair/abort (kills the importer), chair/cut (truncated).
void write_objects(const fs::path& root) {
    write_text(root / "mug" / "one" / "one.obj", "mtllib one.mtl\nvt 0 0\nusemtl a\n" + cube_obj());
    write_text(root / "mug" / "one" / "one.mtl", "newmtl a\nKd 0.5 0.25 0\nNs 10\nmap_Kd a.png\n");
    write_text(root / "mug" / "one" / "a.png",
               turntable::test::picture_bytes("a.png", 2, 1, 3, {1, 2, 3, 250, 251, 252}));
    write_text(root / "mug" / "two.obj", cube_obj());
    write_text(root / "chair" / "abort.obj", cube_obj());
    write_text(root / "chair" / "cut.obj", cube_obj() + "f 1 2");
}

std::string index_of(const fs::path& library) {
    return turntable::read_file(library / "library.json");
}

}  // namespace

TEST_CASE("A model loaded from the library is the model that was imported") {
    const ScratchFolder scratch("library");
    write_objects(scratch.path() / "objects");
    const fs::path lib = scratch.path() / "lib";
    const LibraryImportSummary summary =
        import_into_library(scratch.path() / "objects", lib, options());
    CHECK(summary.accepted == 2);
    CHECK(summary.rejections.at("importer-crash") == 1);
    CHECK(summary.rejections.at("unreadable") == 1);
    CHECK(summary.classes.at("mug") == 2);

    const AssetLibrary library = AssetLibrary::open(lib);
    const AssetEntry* one = library.find("objects/mug/one");
    REQUIRE(one != nullptr);
    CHECK(one->synset == "03797390");
    CHECK(one->textures == 1);
    CHECK(library.find("objects/mug/none") == nullptr);
    const auto model = library.load(*one);
    const auto direct = turntable::import_model(scratch.path() / "objects", "mug/one/one.obj");
    REQUIRE(direct.ok());
    const Model& fresh = direct.value();
    CHECK(model->id == "objects/mug/one");
    CHECK(model->mesh.positions == fresh.mesh.positions);
    CHECK(model->mesh.normals == fresh.mesh.normals);
    CHECK(model->mesh.uvs == fresh.mesh.uvs);
    CHECK(model->mesh.triangles == fresh.mesh.triangles);
    CHECK(model->mesh.triangle_material == fresh.mesh.triangle_material);
    CHECK(model->source_to_object == fresh.source_to_object);
    CHECK(model->bounds.maximum == fresh.bounds.maximum);
    REQUIRE(model->textures.size() == 1);
    CHECK(model->textures[0].texels8 == fresh.textures[0].texels8);
    REQUIRE(model->materials.size() == 2);
    const auto& mtl = std::get<turntable::MtlMaterial>(model->materials[1].parameters);
    CHECK(mtl.kd == glm::vec3(0.5F, 0.25F, 0.0F));
    CHECK(mtl.ns == 10.0F);
    CHECK_FALSE(mtl.ks.has_value());
    CHECK(mtl.map_kd == 0);
}

TEST_CASE("A refused model stands in the index with its reason and cannot be loaded") {
    const ScratchFolder scratch("refused");
    write_objects(scratch.path() / "objects");
    const fs::path lib = scratch.path() / "lib";
    (void)import_into_library(scratch.path() / "objects", lib, options());
    const AssetLibrary library = AssetLibrary::open(lib);
    const AssetEntry* cut = library.find("objects/chair/cut");
    REQUIRE(cut != nullptr);
    CHECK(cut->rejection == AssetRejection::kUnreadable);
    CHECK(contains(cut->reason, "chair/cut.obj:16: truncated"));
    CHECK(contains(message_of([&] { (void)library.load(*cut); }), "was refused at import"));
}

TEST_CASE("The index and the cache are the same bytes for any number of children") {
    const ScratchFolder scratch("threads");
    write_objects(scratch.path() / "objects");
    for (int i = 0; i < 12; ++i) {
        write_text(scratch.path() / "objects" / "bowl" / (std::to_string(i) + ".obj"),
                   cube_obj() + "v " + std::to_string(i) + " 0 5\nf 1 2 9\n");
    }
    (void)import_into_library(scratch.path() / "objects", scratch.path() / "a", options(1));
    (void)import_into_library(scratch.path() / "objects", scratch.path() / "b", options(4));
    CHECK(index_of(scratch.path() / "a") == index_of(scratch.path() / "b"));
    const AssetLibrary library = AssetLibrary::open(scratch.path() / "a");
    for (const AssetEntry& entry : library.entries()) {
        if (entry.accepted()) {
            CHECK(turntable::read_file(
                      turntable::model_cache_path(scratch.path() / "a", entry.digest)) ==
                  turntable::read_file(
                      turntable::model_cache_path(scratch.path() / "b", entry.digest)));
        }
    }
}

TEST_CASE("A second import reuses what did not change and notices what did") {
    const ScratchFolder scratch("again");
    const fs::path objects = scratch.path() / "objects";
    const fs::path lib = scratch.path() / "lib";
    write_objects(objects);
    (void)import_into_library(objects, lib, options());
    const std::string before = index_of(lib);
    CHECK(import_into_library(objects, lib, options()).reused == 2);
    CHECK(index_of(lib) == before);

    // A texture, an MTL statement, a file that was missing: each makes another model.
    const std::string digest = AssetLibrary::open(lib).digest();
    write_text(objects / "mug" / "one" / "a.png",
               turntable::test::picture_bytes("a.png", 2, 1, 3, {1, 2, 3, 250, 251, 253}));
    CHECK(import_into_library(objects, lib, options()).reused == 1);
    CHECK(AssetLibrary::open(lib).digest() != digest);
    write_text(objects / "mug" / "two.mtl", "newmtl unused\n");
    CHECK(import_into_library(objects, lib, options()).reused == 1);
    CHECK(import_into_library(objects, lib, options()).reused == 2);

    // A damaged cache file is made again.
    const AssetLibrary library = AssetLibrary::open(lib);
    fs::resize_file(turntable::model_cache_path(lib, library.find("objects/mug/two")->digest), 100);
    CHECK(import_into_library(objects, lib, options()).reused == 1);
    CHECK_NOTHROW(AssetLibrary::open(lib).load(*library.find("objects/mug/two")));
}

TEST_CASE("Sources add up, a source's models are replaced") {
    const ScratchFolder scratch("sources");
    const fs::path lib = scratch.path() / "lib";
    write_text(scratch.path() / "first" / "mug" / "a.obj", cube_obj());
    write_text(scratch.path() / "first" / "mug" / "b.obj", cube_obj());
    write_text(scratch.path() / "second" / "mug" / "a.obj", cube_obj());
    (void)import_into_library(scratch.path() / "first", lib, options());
    (void)import_into_library(scratch.path() / "second", lib, options());
    CHECK(AssetLibrary::open(lib).entries().size() == 3);
    fs::remove(scratch.path() / "first" / "mug" / "b.obj");
    (void)import_into_library(scratch.path() / "first", lib, options());
    const AssetLibrary library = AssetLibrary::open(lib);
    REQUIRE(library.entries().size() == 2);
    CHECK(library.entries()[0].id == "first/mug/a");
    CHECK(library.entries()[1].id == "second/mug/a");
    // The same content from either source is one cache file.
    CHECK(library.entries()[0].digest == library.entries()[1].digest);
}

TEST_CASE("Models made by rule stay when a folder of that source's name is imported") {
    const ScratchFolder scratch("made");
    write_objects(scratch.path() / "procedural");
    const fs::path lib = scratch.path() / "lib";
    fs::create_directories(lib);
    turntable::LibraryIndex index;
    AssetEntry made;
    made.id = "procedural/chair/0-00000";
    made.source = "procedural";
    made.digest = std::string(64, 'a');
    made.facts.emplace();
    index.entries = {made};
    turntable::write_library_index(lib, index);
    (void)import_into_library(scratch.path() / "procedural", lib, options());
    const AssetLibrary library = AssetLibrary::open(lib);
    CHECK(library.find(made.id) != nullptr);
    CHECK(library.find("procedural/mug/one") != nullptr);
}

TEST_CASE("A library keeps its normalisation") {
    const ScratchFolder scratch("normalisation");
    const fs::path lib = scratch.path() / "lib";
    write_text(scratch.path() / "in" / "mug" / "a.obj", cube_obj());
    LibraryImportOptions centre = options();
    centre.normalisation = turntable::Normalisation::kCentre;
    (void)import_into_library(scratch.path() / "in", lib, centre);
    CHECK(AssetLibrary::open(lib).entries()[0].bounds.maximum.x == Approx(1.0));
    CHECK(import_into_library(scratch.path() / "in", lib, options()).reused == 1);
    LibraryImportOptions diagonal = options();
    diagonal.normalisation = turntable::Normalisation::kUnitDiagonal;
    CHECK(contains(
        message_of([&] { (void)import_into_library(scratch.path() / "in", lib, diagonal); }),
        "normalised \"centre\""));
}

TEST_CASE("A stop request ends the import early; the next one goes on") {
    const ScratchFolder scratch("stop");
    write_objects(scratch.path() / "objects");
    turntable::StopFlag stop;
    stop.request();
    LibraryImportOptions stopped = options();
    stopped.stop = &stop;
    const auto summary =
        import_into_library(scratch.path() / "objects", scratch.path() / "lib", stopped);
    CHECK(summary.interrupted);
    CHECK(AssetLibrary::open(scratch.path() / "lib").entries().empty());
}

TEST_CASE("Every flipped byte of a cache file is noticed") {
    const ScratchFolder scratch("flip");
    write_text(scratch.path() / "in" / "mug" / "a.obj", cube_obj());
    const fs::path lib = scratch.path() / "lib";
    (void)import_into_library(scratch.path() / "in", lib, options());
    const AssetLibrary library = AssetLibrary::open(lib);
    const AssetEntry& entry = library.entries()[0];
    const fs::path path = turntable::model_cache_path(lib, entry.digest);
    const std::string sound = turntable::read_file(path);
    for (std::size_t at = 0; at < sound.size(); at += 97) {
        std::string damaged = sound;
        damaged[at] ^= 0x10;
        if (at >= 12 && at < 16) {
            continue;  // reserved
        }
        turntable::write_file_atomically(path, damaged);
        INFO("byte " << at);
        CHECK(contains(message_of([&] { (void)library.load(entry); }), entry.id));
    }
    turntable::write_file_atomically(path, sound.substr(0, sound.size() - 1));
    CHECK(contains(message_of([&] { (void)library.load(entry); }), "checksum"));
    fs::remove(path);
    CHECK_THROWS_AS(library.load(entry), turntable::Error);
}

TEST_CASE("A malformed index is one line that names it") {
    const ScratchFolder scratch("index");
    CHECK(contains(message_of([&] { (void)AssetLibrary::open(scratch.path()); }),
                   "no asset library here"));
    for (const char* text : {"", "{", "[]", "{\"format\": \"other\", \"version\": 1}",
                             "{\"format\": \"turntable-asset-library\", \"version\": 1, "
                             "\"normalisation\": \"unit-diagonal\", \"entries\": [{}]}"}) {
        write_text(scratch.path() / "library.json", text);
        CHECK(contains(message_of([&] { (void)AssetLibrary::open(scratch.path()); }),
                       "library.json"));
    }
}
