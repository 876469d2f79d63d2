// Frames of one dataset for another: what is taken, what is rendered, and that nobody can tell.
#include <filesystem>
#include <map>

#include "assets/library_index.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "generator/generate_dataset.h"
#include "generator/plan_diff.h"
#include "generator/plan_digests.h"
#include "manifests/shard_reader.h"
#include "tests/catch.h"
#include "tests/generator/fake_renderer.h"
#include "tests/paths.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using test::contains_text;
using test::FakeRenderer;
using test::ScratchFolder;

/// 6 objects of 2 classes.
AssetLibrary make_library(const fs::path& folder, const std::string& last_digest = "digest5") {
    LibraryIndex index;
    for (int i = 0; i < 6; ++i) {
        AssetEntry entry;
        entry.id = "object" + std::to_string(i);
        entry.class_name = i % 2 == 0 ? "chair" : "mug";
        entry.digest = i == 5 ? last_digest : "digest" + std::to_string(i);
        index.entries.push_back(entry);
    }
    fs::create_directories(folder);
    write_library_index(folder, index);
    return AssetLibrary::open(folder);
}

/// 10 views an object: canonical, 5 sizes, 4 turns. Shards of 2 objects.
std::string recipe(const std::string& sizes, int min_pixels = 32) {
    return R"(schema: 1
name: swept
factors:
  size: {law: log_uniform, range: )" +
           sizes + R"(, canonical: 1}
  turn: {law: uniform, range: [0 deg, 90 deg], canonical: 0 deg}
scene:
  object: {rotation: {euler_xyz: [0 deg, 0 deg, $turn]}, scale: $size}
  camera: {position: [0 m, 2 m, 2 m], field_of_view: 40 deg}
  suns: [{strength: 1 W/m2, half_angle: 5 deg}]
  film: {size: [32 px, 32 px]}
design:
  - {kind: canonical}
  - {kind: sweep, factors: [size, turn], steps: [5, 4]}
dataset: {labels: folders, shard_size: 20}
quality: {min_object_pixels: )" +
           std::to_string(min_pixels) + "}\n";
}

constexpr const char* kBefore = "[0.5, 2]";
constexpr const char* kAfter = "[0.4, 2]";  // one of five sizes stays: the largest

/// A plan and how it is generated.
class Run {
public:
    Run(const AssetLibrary& library, const std::string& yaml)
        : library_(library), plan(Recipe::parse(yaml, "test"), library, Seed(1)),
          dataset(describe_dataset(plan, library, renderer.device(), "test")),
          source_(source_of_plan(plan, library)) {
        source_.load = [](const AssetEntry&) { return std::make_shared<const Model>(); };
    }

    GenerateOutcome generate(const fs::path& folder, RenderedSet* reuse = nullptr,
                             const StopFlag& stop = {}) {
        GenerateOptions options;
        options.folder = folder;
        options.library = library_.folder();
        options.limits.threads = 2;
        options.reuse = reuse;
        options.maps = map_digests(library_);
        GenerateProgress progress;
        return generate_dataset(plan, source_, dataset, renderer, options, stop, progress);
    }

private:
    const AssetLibrary& library_;

public:
    Plan plan;
    FakeRenderer renderer;
    DatasetFile dataset;

private:
    SampleSource source_;
};

/// All files but the run logs, by name.
std::map<std::string, std::string> contents(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = fs::relative(entry.path(), folder).string();
        if (entry.is_regular_file() && !name.starts_with("runs/")) {
            files[name] = read_file(entry.path());
        }
    }
    return files;
}

TEST_CASE("a changed range renders its own cell alone, and the bytes are those of a fresh set") {
    const ScratchFolder scratch("reuse");
    const AssetLibrary library = make_library(scratch.path() / "lib");
    Run(library, recipe(kBefore)).generate(scratch.path() / "old");
    Run fresh(library, recipe(kAfter));
    fresh.generate(scratch.path() / "fresh");
    CHECK(fresh.renderer.frames_begun() == 60);

    RenderedSet old(scratch.path() / "old", library);
    CHECK(old.size() == 60);
    Run run(library, recipe(kAfter));
    const GenerateOutcome outcome = run.generate(scratch.path() / "new", &old);
    CHECK(outcome.rendered == 60);
    CHECK(outcome.reused == 6 * (1 + 1 + 4));
    CHECK(run.renderer.frames_begun() == 6 * 4);
    CHECK(outcome.dataset_complete);
    CHECK(contents(scratch.path() / "new") == contents(scratch.path() / "fresh"));
    CHECK(contents(scratch.path() / "new") != contents(scratch.path() / "old"));
}

TEST_CASE("a set of the same plan is taken whole, through any order of shards") {
    const ScratchFolder scratch("reuse_all");
    const AssetLibrary library = make_library(scratch.path() / "lib");
    Run first(library, recipe(kBefore));
    first.generate(scratch.path() / "old");
    RenderedSet old(scratch.path() / "old", library);
    Run run(library, recipe(kBefore));
    CHECK(run.generate(scratch.path() / "new", &old).reused == 60);
    CHECK(run.renderer.frames_begun() == 0);
    CHECK(contents(scratch.path() / "new") == contents(scratch.path() / "old"));
}

TEST_CASE("a stop leaves whole shards, and the next run goes on to the same bytes") {
    const ScratchFolder scratch("reuse_stop");
    const AssetLibrary library = make_library(scratch.path() / "lib");
    Run(library, recipe(kBefore)).generate(scratch.path() / "old");
    Run(library, recipe(kAfter)).generate(scratch.path() / "fresh");
    RenderedSet old(scratch.path() / "old", library);
    Run run(library, recipe(kAfter));
    StopFlag stop;
    run.renderer.before_scene = [&](const Scene&) {
        if (run.renderer.frames_begun() > 12) {
            stop.request();
        }
    };
    const GenerateOutcome stopped = run.generate(scratch.path() / "new", &old, stop);
    CHECK(stopped.interrupted);
    CHECK_FALSE(stopped.dataset_complete);
    run.renderer.before_scene = nullptr;
    // Also without the other set: what is stored does not say where it came from.
    CHECK(run.generate(scratch.path() / "new").dataset_complete);
    CHECK(contents(scratch.path() / "new") == contents(scratch.path() / "fresh"));
}

TEST_CASE("a set that is stopped before it begins interrupts the run") {
    const ScratchFolder scratch("reuse_stop_first");
    const AssetLibrary library = make_library(scratch.path() / "lib");
    Run(library, recipe(kBefore)).generate(scratch.path() / "old");
    RenderedSet old(scratch.path() / "old", library);
    StopFlag stop;
    stop.request();
    CHECK(Run(library, recipe(kBefore)).generate(scratch.path() / "new", &old, stop).interrupted);
}

TEST_CASE("damaged, missing and foreign shards give nothing, and are said to") {
    const ScratchFolder scratch("reuse_damage");
    const AssetLibrary library = make_library(scratch.path() / "lib");
    Run(library, recipe(kBefore)).generate(scratch.path() / "old");
    Run(library, recipe(kAfter)).generate(scratch.path() / "fresh");
    const ShardPaths damaged(scratch.path() / "old", ShardId(0));
    std::string bytes = read_file(damaged.tar);
    bytes[bytes.find("\xff\xd8") + 200] ^= 1;  // one bit of one picture
    write_file_atomically(damaged.tar, bytes);
    fs::remove(ShardPaths(scratch.path() / "old", ShardId(1)).index);
    RenderedSet old(scratch.path() / "old", library);
    CHECK(old.size() == 40);
    Run run(library, recipe(kAfter));
    const GenerateOutcome outcome = run.generate(scratch.path() / "new", &old);
    CHECK(outcome.reused == 2 * 6);
    REQUIRE(outcome.not_reused.size() == 1);
    CHECK_THAT(outcome.not_reused[0], contains_text("000000.tar"));
    CHECK(contents(scratch.path() / "new") == contents(scratch.path() / "fresh"));
}

TEST_CASE("what the other set refused is rendered again") {
    const ScratchFolder scratch("reuse_refused");
    const AssetLibrary library = make_library(scratch.path() / "lib");
    const std::string strict = recipe(kBefore, 2000);  // more pixels than there are
    Run(library, strict).generate(scratch.path() / "old");
    RenderedSet old(scratch.path() / "old", library);
    Run run(library, strict);
    const GenerateOutcome outcome = run.generate(scratch.path() / "new", &old);
    CHECK(outcome.reused == 0);
    CHECK(outcome.rejected == 60);
    CHECK(contents(scratch.path() / "new") == contents(scratch.path() / "old"));
}

TEST_CASE("another device, another version and another quality reuse nothing") {
    const ScratchFolder scratch("reuse_other");
    const AssetLibrary library = make_library(scratch.path() / "lib");
    Run(library, recipe(kBefore)).generate(scratch.path() / "old");
    RenderedSet old(scratch.path() / "old", library);
    Run elsewhere(library, recipe(kBefore));
    elsewhere.dataset.device = "another device";
    CHECK_THROWS_WITH(elsewhere.generate(scratch.path() / "new", &old),
                      contains_text("was made on 'fake device'"));
    CHECK_FALSE(fs::exists(scratch.path() / "new"));
    Run later(library, recipe(kBefore));
    later.dataset.build = "later";
    CHECK_THROWS_WITH(later.generate(scratch.path() / "new", &old), contains_text("version test"));
    Run finer(library, recipe(kBefore, 33));
    CHECK(finer.generate(scratch.path() / "new", &old).reused == 0);
}

TEST_CASE("the other set's own library is found by its digest") {
    const ScratchFolder scratch("reuse_library");
    const AssetLibrary before = make_library(scratch.path() / "before");
    const AssetLibrary after = make_library(scratch.path() / "after", "another model");
    Run(before, recipe(kBefore)).generate(scratch.path() / "old");
    Run(after, recipe(kBefore)).generate(scratch.path() / "fresh");
    RenderedSet old(scratch.path() / "old", after);
    Run run(after, recipe(kBefore));
    CHECK(run.generate(scratch.path() / "new", &old).reused == 50);
    CHECK(contents(scratch.path() / "new") == contents(scratch.path() / "fresh"));
    fs::remove_all(scratch.path() / "before");
    CHECK_THROWS_WITH(RenderedSet(scratch.path() / "old", after),
                      contains_text("the asset library that it was made with"));
}

TEST_CASE("plans are compared by cell, object and content") {
    const ScratchFolder scratch("plan_diff");
    const AssetLibrary library = make_library(scratch.path() / "lib");
    const MapDigests maps = map_digests(library);
    const Plan before(Recipe::parse(recipe(kBefore), "a"), library, Seed(1));
    const Plan after(Recipe::parse(recipe(kAfter), "b"), library, Seed(1));
    const PlanDiff same = compare_plans({before, maps}, {before, maps});
    CHECK(same.same());
    CHECK(same.total.equal == 60);
    const PlanDiff diff = compare_plans({before, maps}, {after, maps});
    CHECK_FALSE(diff.same());
    REQUIRE(diff.cells.size() == 3);
    CHECK(diff.cells[0].cell == "canonical");
    CHECK(diff.cells[0].same());
    CHECK(diff.cells[1].cell == "sweep:size");
    CHECK(diff.cells[1].equal == 6);
    CHECK(diff.cells[1].changed == 24);
    CHECK(diff.cells[2].same());
    CHECK(diff.total.changed == 24);

    const AssetLibrary other = make_library(scratch.path() / "other", "another model");
    const MapDigests other_maps = map_digests(other);
    const Plan replaced(Recipe::parse(recipe(kBefore), "a"), other, Seed(1));
    const PlanDiff models = compare_plans({before, maps}, {replaced, other_maps});
    CHECK(models.total.changed == 10);
    CHECK(models.objects_before.empty());

    RecipeOverrides overrides;
    overrides.objects = 4;
    const Plan fewer(Recipe::parse(recipe(kBefore), "a", overrides), library, Seed(1));
    const PlanDiff objects = compare_plans({before, maps}, {fewer, maps});
    CHECK(objects.objects_before.size() == 2);
    CHECK(objects.objects_after.empty());
    CHECK(objects.total.only_before() == 20);
    CHECK(objects.total.equal == 40);
}

}  // namespace
}  // namespace turntable
