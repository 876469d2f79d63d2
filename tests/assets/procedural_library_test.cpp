// make-procedural's work: what lands in the library, and what a second run does.
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "assets/library_index.h"
#include "assets/model_cache.h"
#include "assets/procedural/procedural_library.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace turntable::procedural {
namespace {

namespace fs = std::filesystem;

LibraryRequest request_for(std::uint64_t instances, unsigned threads = 1) {
    LibraryRequest request;
    request.families = families_named({"chair"});
    request.seed = Seed(5);
    request.instances = instances;
    request.creator = "test";
    request.threads = threads;
    return request;
}

std::map<std::string, std::string> all_bytes(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& file : fs::recursive_directory_iterator(folder)) {
        if (file.is_regular_file()) {
            files[fs::relative(file.path(), folder).string()] = read_file(file.path());
        }
    }
    return files;
}

std::vector<std::string> ids_of(const fs::path& folder) {
    std::vector<std::string> ids;
    const AssetLibrary library = AssetLibrary::open(folder);
    for (const AssetEntry& entry : library.entries()) {
        ids.push_back(entry.id);
    }
    return ids;
}

}  // namespace

TEST_CASE("a procedural library is a library") {
    const test::ScratchFolder scratch("procedural_library");
    const LibrarySummary summary = make_procedural_library(scratch.path(), request_for(3));
    CHECK(summary.made == 3);
    CHECK(summary.unchanged == 0);
    CHECK(summary.rejected.empty());
    const AssetLibrary library = AssetLibrary::open(scratch.path());
    REQUIRE(library.entries().size() == 3);
    const AssetEntry& entry = library.entries()[2];
    CHECK(entry.id == "procedural/chair/5-00002");
    CHECK(entry.path == "chair/5/2");
    CHECK(entry.source == "procedural");
    CHECK(entry.synset == "03001627");
    CHECK(entry.licence == "CC0-1.0");
    CHECK(entry.creator == "test");
    const std::shared_ptr<const Model> model = library.load(entry);
    CHECK(model->mesh.triangle_count() == entry.triangles);
    CHECK(model->textures.size() == entry.textures);
    CHECK(model->bounds.minimum == entry.bounds.minimum);
    REQUIRE(entry.facts.has_value());
    CHECK(model->parts == entry.facts->parts);
    CHECK(entry.facts->parameters.size() >= 8);
}

TEST_CASE("a procedural library has the same bytes for any number of threads and of runs") {
    const test::ScratchFolder one("procedural_one");
    const test::ScratchFolder many("procedural_many");
    (void)make_procedural_library(one.path(), request_for(12, 1));
    // In two runs, the second after a "kill": models without an index.
    (void)make_procedural_library(many.path(), request_for(5, 3));
    fs::remove(many.path() / "library.json");
    (void)make_procedural_library(many.path(), request_for(12, 4));
    CHECK(all_bytes(one.path()) == all_bytes(many.path()));
}

TEST_CASE("what is there already is not written again, what is damaged is") {
    const test::ScratchFolder scratch("procedural_again");
    (void)make_procedural_library(scratch.path(), request_for(3));
    const auto file_of = [&](std::size_t number) {
        const AssetLibrary library = AssetLibrary::open(scratch.path());
        return model_cache_path(scratch.path(), library.entries()[number].digest);
    };
    const fs::path kept = file_of(0);
    const fs::path damaged = file_of(1);
    const std::string sound = read_file(damaged);
    write_file_atomically(damaged, std::string_view(sound).substr(0, sound.size() / 2));
    const auto written = fs::file_time_type() + std::chrono::hours(1);
    fs::last_write_time(kept, written);
    const LibrarySummary summary = make_procedural_library(scratch.path(), request_for(4));
    CHECK(summary.made == 4);
    CHECK(summary.unchanged == 2);
    CHECK(fs::last_write_time(kept) == written);
    CHECK(read_file(damaged) == sound);
}

TEST_CASE("procedural models join what a library has") {
    const test::ScratchFolder scratch("procedural_beside");
    LibraryIndex index;
    AssetEntry other;
    other.id = "somewhere/mug";
    other.source = "somewhere.zip";
    other.digest = std::string(64, 'a');
    index.entries = {other};
    MapEntry map;
    map.id = "courtyard";
    map.digest = std::string(64, 'b');
    index.maps = {map};
    write_library_index(scratch.path(), index);
    (void)make_procedural_library(scratch.path(), request_for(1));
    LibraryRequest second = request_for(1);
    second.first = 7;
    (void)make_procedural_library(scratch.path(), second);
    const std::vector<std::string> ids{"procedural/chair/5-00000", "procedural/chair/5-00007",
                                       "somewhere/mug"};
    CHECK(ids_of(scratch.path()) == ids);
    CHECK(AssetLibrary::open(scratch.path()).maps().size() == 1);

    SECTION("but not under another source's id") {
        index.entries[0].id = "procedural/chair/5-00000";
        write_library_index(scratch.path(), index);
        CHECK_THROWS_WITH(make_procedural_library(scratch.path(), request_for(1)),
                          test::contains_text("is taken by source somewhere.zip"));
    }
    SECTION("nor in another size") {
        index.normalisation = Normalisation::kNone;
        write_library_index(scratch.path(), index);
        CHECK_THROWS_WITH(make_procedural_library(scratch.path(), request_for(1)),
                          test::contains_text("is normalised \"none\""));
    }
}

TEST_CASE("a folder named procedural, imported, is another source") {
    const test::ScratchFolder scratch("procedural_namesake");
    LibraryIndex index;
    AssetEntry other;
    other.id = "procedural/chair/5-00000";
    other.source = kProceduralSource;
    other.digest = std::string(64, 'a');
    index.entries = {other};
    write_library_index(scratch.path(), index);
    CHECK_THROWS_WITH(make_procedural_library(scratch.path(), request_for(1)),
                      test::contains_text("5-00000 is taken by source procedural"));
    CHECK(ids_of(scratch.path()).size() == 1);
}

TEST_CASE("runs on one library that overlap keep each other's models") {
    const test::ScratchFolder scratch("procedural_overlap");
    constexpr std::uint64_t kRuns = 4;
    std::vector<std::thread> runs;
    for (std::uint64_t run = 0; run < kRuns; ++run) {
        runs.emplace_back([&, run] {
            LibraryRequest request = request_for(2);
            request.first = 2 * run;
            (void)make_procedural_library(scratch.path(), request);
        });
    }
    for (std::thread& run : runs) {
        run.join();
    }
    CHECK(ids_of(scratch.path()).size() == 2 * kRuns);
}

TEST_CASE("what a killed run left half written is swept away") {
    const test::ScratchFolder scratch("procedural_swept");
    (void)make_procedural_library(scratch.path(), request_for(1));
    const fs::path models = scratch.path() / "models";
    std::string name = temporary_sibling(models / "a.ttm").filename();
    const std::size_t pid = name.find(fmt::format("-{}-", ::getpid()));
    REQUIRE(pid != std::string::npos);
    name.replace(pid, std::string::npos, "-999999999-0.partial");  // above any process id
    write_file_atomically(models / name, "half");
    (void)make_procedural_library(scratch.path(), request_for(1));
    CHECK_FALSE(fs::exists(models / name));
}

TEST_CASE("a stopped run keeps what it has") {
    const test::ScratchFolder scratch("procedural_stopped");
    StopFlag stop;
    stop.request();
    LibraryRequest request = request_for(5);
    request.stop = &stop;
    const LibrarySummary summary = make_procedural_library(scratch.path(), request);
    CHECK(summary.interrupted);
    CHECK(summary.made == 0);
    CHECK(ids_of(scratch.path()).empty());
}

TEST_CASE("families are named by their classes") {
    CHECK(families_named({}).size() == procedural_families().size());
    CHECK(families_named({"chair", "chair"}).size() == 1);
    CHECK_THROWS_WITH(families_named({"chairr"}), test::contains_text("did you mean \"chair\"?"));
    try {
        (void)families_named({"unicorn"});
        FAIL("no fault");
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kBadInput);
        CHECK(std::string(error.what()) == "no procedural class \"unicorn\"");
    }
}

}  // namespace turntable::procedural
