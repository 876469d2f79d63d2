// generate_dataset and its folder with a renderer that hashes: identity, resume, stops, bytes.
#include <filesystem>
#include <map>

#include "base/atomic_file.h"
#include "base/error.h"
#include "generator/finish_dataset.h"
#include "generator/generate_dataset.h"
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

std::vector<AssetEntry> entries() {
    std::vector<AssetEntry> all(6);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].id = "object" + std::to_string(i);
        all[i].class_name = i % 2 == 0 ? "chair" : "mug";
        all[i].synset = i % 2 == 0 ? "03001627" : "03797390";
        all[i].digest = "digest" + std::to_string(i);
    }
    return all;
}

/// 6 objects with 5 views in 3 shards of 10.
class World {
public:
    explicit World(std::uint64_t seed = 0)
        : assets(entries()), plan(recipe(), assets, "library", Seed(seed)) {
        const auto views = static_cast<std::uint64_t>(plan.recipe().views_per_object());
        source.asset = [this, views](SampleId id) { return plan.objects().at(id.value / views); };
        source.task = [this](SampleId id, int attempt) {
            const PlannedSample sample = plan.sample(id, attempt);
            return SampleTask{planned_record(sample, plan.recipe()), sample.scene};
        };
        source.load = [](const AssetEntry&) { return std::make_shared<const Model>(); };
        dataset.format = kDatasetFormat;
        dataset.build = "test";
        dataset.device = renderer.device();
        dataset.seed = plan.seed();
        dataset.recipe_name = plan.recipe().name();
        dataset.recipe_digest = plan.recipe().digest();
        dataset.library_digest = "library";
        dataset.plan_digest = plan.digest();
        dataset.objects = plan.object_count();
        dataset.samples = plan.size();
        dataset.shards = plan.shard_count();
        dataset.recipe = plan.recipe().resolved_yaml();
    }

    GenerateOutcome generate(const fs::path& folder, int threads = 2, const char* shards = nullptr,
                             const StopFlag& stop = {}) {
        GenerateOptions options;
        options.folder = folder;
        options.library = "lib";
        options.limits.threads = threads;
        if (shards != nullptr) {
            options.shards = parse_shard_span(shards);
        }
        GenerateProgress progress;
        return generate_dataset(plan, source, dataset, renderer, options, stop, progress);
    }

    static Recipe recipe() {
        RecipeOverrides overrides;
        overrides.views = 5;
        overrides.image_size = 32;
        overrides.shard_size = 10;
        return Recipe::load("3diebench", overrides);
    }

    std::vector<AssetEntry> assets;
    Plan plan;
    FakeRenderer renderer;
    SampleSource source;
    DatasetFile dataset;
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

TEST_CASE("a dataset is complete, and its bytes do not depend on threads or the split") {
    const ScratchFolder scratch("generate");
    World world;
    const GenerateOutcome outcome = world.generate(scratch.path() / "one", 1);
    CHECK(outcome.rendered == 30);
    CHECK(outcome.shards_rendered == 3);
    CHECK(outcome.dataset_complete);
    CHECK_FALSE(outcome.interrupted);
    const auto expected = contents(scratch.path() / "one");
    CHECK(expected.size() == 1 + 3 * 3);

    world.generate(scratch.path() / "eight", 8);
    CHECK(contents(scratch.path() / "eight") == expected);

    CHECK_FALSE(world.generate(scratch.path() / "split", 2, "1-2").dataset_complete);
    const GenerateOutcome rest = world.generate(scratch.path() / "split", 2);
    CHECK(rest.shards_kept == 2);
    CHECK(rest.rendered == 10);
    CHECK(rest.dataset_complete);
    CHECK(contents(scratch.path() / "split") == expected);
}

TEST_CASE("finishing adds the files for people, with the same bytes each time") {
    const ScratchFolder scratch("finish");
    World world;
    world.generate(scratch.path());
    finish_dataset(scratch.path(), world.plan);
    const auto first = contents(scratch.path());
    for (const char* name : {"README.md", "croissant.json", "LICENSES.csv", "preview.jpg"}) {
        CHECK(first.contains(name));
    }
    finish_dataset(scratch.path(), world.plan);
    CHECK(contents(scratch.path()) == first);
}

TEST_CASE("a stop leaves whole shards only, and the next run goes on") {
    const ScratchFolder scratch("stop");
    World world;
    StopFlag stop;
    world.renderer.before_scene =
        [&, late = world.plan.sample(SampleId(17)).scene.noise_seed](const Scene& scene) {
            if (scene.noise_seed == late) {
                stop.request();
            }
        };
    const GenerateOutcome stopped = world.generate(scratch.path(), 1, nullptr, stop);
    CHECK(stopped.interrupted);
    CHECK_FALSE(stopped.dataset_complete);
    for (const auto& [name, bytes] : contents(scratch.path())) {
        CHECK_FALSE(name.ends_with(".partial"));
    }
    world.renderer.before_scene = nullptr;
    CHECK(world.generate(scratch.path()).dataset_complete);

    const ScratchFolder whole("stop_whole");
    world.generate(whole.path());
    CHECK(contents(scratch.path()) == contents(whole.path()));
}

TEST_CASE("a shard whose size is wrong is rendered again, with the reason") {
    const ScratchFolder scratch("resize");
    World world;
    world.generate(scratch.path());
    const auto expected = contents(scratch.path());
    const ShardPaths paths(scratch.path(), ShardId(1));
    fs::resize_file(paths.tar, fs::file_size(paths.tar) - 512);
    const GenerateOutcome outcome = world.generate(scratch.path());
    CHECK(outcome.shards_rendered == 1);
    CHECK(outcome.shards_kept == 2);
    REQUIRE(outcome.replaced.size() == 1);
    CHECK_THAT(outcome.replaced.front(), contains_text("000001.tar"));
    CHECK(contents(scratch.path()) == expected);
}

TEST_CASE("a folder of another dataset is refused by what differs") {
    const ScratchFolder scratch("other");
    World world;
    world.generate(scratch.path(), 2, "0");
    const auto before = contents(scratch.path());
    World other(7);
    CHECK_THROWS_WITH(other.generate(scratch.path()), contains_text("its seed is 0"));
    world.dataset.device = "another device";
    CHECK_THROWS_WITH(world.generate(scratch.path()), contains_text("its device is fake device"));
    world.dataset.device = world.renderer.device();
    world.dataset.library_digest = "another";
    CHECK_THROWS_WITH(world.generate(scratch.path()), contains_text("asset library"));
    CHECK(contents(scratch.path()) == before);
}

TEST_CASE("dataset.yaml reads back as it was written") {
    const World world;
    CHECK(dataset_from_yaml(to_yaml(world.dataset), "test") == world.dataset);
    CHECK(
        Recipe::parse(dataset_from_yaml(to_yaml(world.dataset), "test").recipe, "test").digest() ==
        world.dataset.recipe_digest);
    CHECK_THROWS_WITH(dataset_from_yaml("format: 1\n", "set/dataset.yaml"),
                      contains_text("set/dataset.yaml: key 'build' is missing"));
    CHECK_THROWS_WITH(dataset_from_yaml("format: 99\n", "x"), contains_text("format 99"));
    CHECK_THROWS_AS(dataset_from_yaml("- a list", "x"), Error);
    CHECK_THROWS_AS(dataset_from_yaml("{", "x"), Error);
}

TEST_CASE("shard spans are two numbers with a dash, or one") {
    CHECK(parse_shard_span("7").first == ShardId(7));
    CHECK(parse_shard_span("7").last == ShardId(7));
    CHECK(parse_shard_span("3-9").last == ShardId(9));
    for (const char* text : {"", "-", "3-", "-3", "9-3", "a-b", "1-2-3", " 1", "1.5"}) {
        CHECK_THROWS_AS(parse_shard_span(text), Error);
    }
}

}  // namespace
}  // namespace turntable
