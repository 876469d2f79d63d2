// What is known of procedural models' shapes, in the index: read back, absent for imported models,
// refused when it makes no sense.
#include <filesystem>
#include <string>

#include "assets/library_index.h"
#include "assets/model_cache.h"
#include "base/atomic_file.h"
#include "base/hash.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace fs = std::filesystem;
using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
using turntable::test::contains;
using turntable::test::message_of;
using turntable::test::ScratchFolder;

namespace {

const std::string kDigest(64, 'b');

AssetEntry plain_entry() {
    AssetEntry entry;
    entry.id = "made/stool";
    entry.class_name = "stool";
    entry.digest = kDigest;
    entry.triangles = 2;
    entry.bounds = {glm::dvec3(-0.5), glm::dvec3(0.5)};
    return entry;
}

ShapeFacts stool_facts() {
    ShapeFacts facts;
    facts.parts = {"seat", "leg"};
    facts.parameters = {{"seat_height", 0.45, ""}, {"base", 1.0, "pedestal"}, {"legs", 3.0, ""}};
    facts.shape.axes = {{{0.0, 0.0, 1.0}, {0.01, -0.02, 0.0}, 3}};
    facts.shape.mirrors = {{{1.0, 0.0, 0.0}, 0.01}};
    facts.appearance.mirrors = facts.shape.mirrors;
    facts.diagonal = 0.9;
    return facts;
}

AssetEntry stool() {
    AssetEntry entry = plain_entry();
    entry.facts = stool_facts();
    return entry;
}

std::string written(const ScratchFolder& scratch, const AssetEntry& entry) {
    write_library_index(scratch.path(), {Normalisation::kUnitDiagonal, {entry}, {}});
    return read_file(scratch.path() / "library.json");
}

/// The message about an index in which `from` became `to`.
std::string fault_with(const ScratchFolder& scratch, const std::string& from,
                       const std::string& to) {
    std::string text = written(scratch, stool());
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    write_file_atomically(scratch.path() / "library.json", text.replace(at, from.size(), to));
    return message_of([&] { (void)read_library_index(scratch.path()); });
}

}  // namespace

TEST_CASE("Facts of a shape come back from the index") {
    const ScratchFolder scratch("facts");
    (void)written(scratch, stool());
    const LibraryIndex index = read_library_index(scratch.path());
    REQUIRE(index.entries.size() == 1);
    REQUIRE(index.entries[0].facts.has_value());
    CHECK(*index.entries[0].facts == stool_facts());
    CHECK(contains(asset_entry_json(stool()),
                   R"("base":{"choice":"pedestal","value":1.0},"legs":3.0)"));
    CHECK(contains(asset_entry_json(stool()), R"("shape":{"name":"3","axes":[{"direction")"));
}

TEST_CASE("An entry without facts says nothing of them") {
    const ScratchFolder scratch("no-facts");
    CHECK_FALSE(contains(written(scratch, plain_entry()), "facts"));
    CHECK_FALSE(read_library_index(scratch.path()).entries[0].facts.has_value());
}

TEST_CASE("A library's digest is of the facts that records say") {
    const auto digest = [](const AssetEntry& entry) { return library_digest({entry}, {}); };
    const std::string before = digest(stool());
    CHECK(digest(plain_entry()) != before);
    AssetEntry other = stool();
    other.facts->appearance.mirrors.clear();
    CHECK(digest(other) != before);
    other = stool();
    other.facts->parts = {"seat", "foot"};
    CHECK(digest(other) != before);
    other = stool();
    other.facts->parameters.pop_back();
    CHECK(digest(other) == before);
    // Of an imported model what it always was.
    const std::string end(1, '\0');
    CHECK(digest(plain_entry()) ==
          sha256_hex("made/stool" + end + "stool" + end + end + kDigest + end));
}

TEST_CASE("Facts that make no sense are refused by name") {
    const ScratchFolder scratch("bad-facts");
    CHECK(contains(fault_with(scratch, R"("fold":3)", R"("fold":1)"),
                   "made/stool: a symmetry axis of fold 1"));
    for (const char* fold : {"2.5", "true", "-3", "4294967299", "1e300", "5000"}) {
        CHECK(contains(fault_with(scratch, R"("fold":3)", std::string(R"("fold":)") + fold),
                       "made/stool: a symmetry axis of fold"));
    }
    CHECK(contains(fault_with(scratch, R"("fold":3)", R"("fold":"3")"), "fold \"3\""));
    CHECK(contains(fault_with(scratch, "[0.0,0.0,1.0]", "[0.0,0.0,1.1]"), "not of length 1"));
    CHECK(contains(fault_with(scratch, "[0.0,0.0,1.0]", "[0.0,0.0,1.0,0.0]"), "4 numbers"));
    CHECK(contains(fault_with(scratch, "[0.0,0.0,1.0]", "[0.0,null,1.0]"), "malformed"));
    CHECK(contains(fault_with(scratch, "[0.01,-0.02,0.0]", "[1e999,0.0,0.0]"), "malformed"));
    CHECK(contains(fault_with(scratch, R"("fold":3}])",
                              R"("fold":3},{"direction":[0,0,1],"point":[0,0,0],"fold":2}])"),
                   "do not meet in one point"));
    CHECK(contains(fault_with(scratch, R"("diagonal":)", R"("diagonals":)"), "malformed"));
}

TEST_CASE("A cached model with other parts than the index says is refused") {
    const ScratchFolder scratch("other-parts");
    ImportedModel imported;
    imported.model.materials = {default_material(), default_material()};
    imported.model.mesh.positions = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}};
    imported.model.mesh.normals.assign(3, {0, 0, 1});
    imported.model.mesh.triangles = {{0, 1, 2}};
    imported.model.mesh.triangle_material = {0};
    imported.model.parts = {"seat", "leg"};
    imported.model.material_part = {0, 1};
    fs::create_directories(scratch.path() / "models");
    write_model_cache(model_cache_path(scratch.path(), kDigest), kDigest, imported, {});
    const auto load = [&](const AssetEntry& entry) {
        (void)written(scratch, entry);
        const AssetLibrary library = AssetLibrary::open(scratch.path());
        return message_of([&] { (void)library.load(library.entries()[0]); });
    };
    CHECK(load(stool()).empty());
    AssetEntry other = stool();
    other.facts->parts = {"seat"};
    CHECK(contains(load(other), "made/stool: library.json names other parts"));
}
