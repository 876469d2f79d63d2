#include "scenes/plan.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/check.h"
#include "base/error.h"
#include "tests/base/goodness_of_fit.h"
#include "tests/catch.h"

namespace turntable {

namespace {

struct ClassOfModels {
    const char* name;
    const char* synset;
    int count;
};

std::vector<AssetEntry> library_of(std::initializer_list<ClassOfModels> classes) {
    std::vector<AssetEntry> entries;
    for (const ClassOfModels& c : classes) {
        for (int i = 0; i < c.count; ++i) {
            AssetEntry entry;
            entry.id = fmt::format("{}/{:05}", c.name, i);
            entry.class_name = c.name;
            entry.synset = c.synset;
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

std::vector<AssetEntry> furniture() {
    return library_of(
        {{"chair", "03001627", 60}, {"mug", "03797390", 5}, {"lamp", "03636649", 20}});
}

Recipe recipe_with(std::optional<std::uint64_t> objects, int views, std::uint64_t shard_size) {
    RecipeOverrides overrides;
    overrides.objects = objects;
    overrides.views = views;
    overrides.shard_size = shard_size;
    return Recipe::load("3diebench", overrides);
}

std::vector<std::string> ids(const Plan& plan) {
    std::vector<std::string> result;
    for (const AssetEntry* asset : plan.objects()) {
        result.push_back(asset->id);
    }
    return result;
}

Plan plan_of(const std::vector<AssetEntry>& entries, std::optional<std::uint64_t> objects = {},
             std::uint64_t seed = 1, int views = 4, std::uint64_t shard_size = 10) {
    return {recipe_with(objects, views, shard_size), entries, "library", Seed{seed}};
}

}  // namespace

TEST_CASE("a plan holds every usable object once, in an order of seed and ids alone") {
    const std::vector<AssetEntry> entries = furniture();
    const Plan plan = plan_of(entries);
    CHECK(plan.object_count() == 85);
    CHECK(plan.size() == 340);
    const auto order = ids(plan);
    CHECK(std::set(order.begin(), order.end()).size() == 85);
    std::vector<AssetEntry> reversed(entries.rbegin(), entries.rend());
    CHECK(ids(plan_of(reversed)) == order);
    CHECK(ids(plan_of(entries, {}, 2)) != order);
    // Without a limit the order mixes the classes: no long run of one class at either end.
    std::set<std::string> early;
    for (std::size_t i = 0; i < 30; ++i) {
        early.insert(plan.objects()[i]->class_name);
    }
    CHECK(early.size() == 3);
}

TEST_CASE("refused models and models without a label are left out") {
    std::vector<AssetEntry> entries = furniture();
    entries[0].rejection = AssetRejection::kEmpty;
    entries[1].synset = "";
    entries[2].synset = "99999999";
    CHECK(plan_of(entries).object_count() == 82);
    for (AssetEntry& entry : entries) {
        entry.synset.clear();
    }
    CHECK_THROWS_AS(plan_of(entries), Error);
    CHECK_THROWS_AS(plan_of({}), Error);
}

TEST_CASE("a limit keeps classes balanced until one is used up") {
    const std::vector<AssetEntry> entries = furniture();
    for (const std::uint64_t limit : {1U, 2U, 3U, 7U, 12U, 15U, 30U, 84U}) {
        const Plan plan = plan_of(entries, limit);
        REQUIRE(plan.object_count() == limit);
        std::map<std::string, std::uint64_t> counts{{"chair", 0}, {"mug", 0}, {"lamp", 0}};
        for (const AssetEntry* asset : plan.objects()) {
            counts[asset->class_name] += 1;
        }
        const std::uint64_t turns = std::max({counts["chair"], counts["mug"], counts["lamp"]});
        CHECK(counts["mug"] + 1 >= std::min<std::uint64_t>(turns, 5));
        CHECK(counts["lamp"] + 1 >= std::min<std::uint64_t>(turns, 20));
        CHECK(counts["chair"] + 1 >= std::min<std::uint64_t>(turns, 60));
    }
    CHECK(plan_of(entries, 1000).object_count() == 85);
    // A larger limit keeps the objects of a smaller one.
    const auto few = ids(plan_of(entries, 10));
    const auto more = ids(plan_of(entries, 20));
    CHECK(std::all_of(few.begin(), few.end(), [&](const std::string& id) {
        return std::find(more.begin(), more.end(), id) != more.end();
    }));
}

TEST_CASE("samples are pure and consecutive ones share an object") {
    const std::vector<AssetEntry> entries = furniture();
    const Plan plan = plan_of(entries, {}, 5);
    const Plan again = plan_of(entries, {}, 5);
    std::set<std::uint64_t> noise_seeds;
    for (std::uint64_t i = plan.size(); i-- > 0;) {
        const PlannedSample sample = plan.sample(SampleId{i});
        const PlannedSample twin = again.sample(SampleId{i});
        CHECK(sample.asset == plan.objects()[i / 4]);
        CHECK(sample.view == static_cast<int>(i % 4));
        CHECK(sample.key == fmt::format("{:09}", i));
        CHECK(sample.factors == plan.recipe().draw_factors(Seed{5}, SampleId{i}));
        CHECK(sample.factors == twin.factors);
        CHECK(sample.scene.noise_seed == twin.scene.noise_seed);
        CHECK(sample.scene.object.object_to_world == twin.scene.object.object_to_world);
        CHECK(sample.scene.object.asset_id == sample.asset->id);
        CHECK(sample.split == (is_train_object(sample.asset->id, 0.8) ? "train" : "val"));
        noise_seeds.insert(sample.scene.noise_seed);
    }
    CHECK(noise_seeds.size() == plan.size());
    CHECK_THROWS_AS(plan.sample(SampleId{plan.size()}), CheckFailure);
}

TEST_CASE("labels are the indices of the 55 sorted synsets, or of the sorted class names") {
    const std::vector<AssetEntry> entries = furniture();
    const Plan plan = plan_of(entries);
    const auto counts = plan.class_counts();
    REQUIRE(counts.size() == 3);
    CHECK(counts[0].class_name == "chair");
    CHECK(counts[0].label == 18);
    CHECK(counts[0].objects == 60);
    CHECK(counts[0].samples == 240);
    CHECK(counts[1].label == 30);
    CHECK(counts[2].label == 37);
    std::string yaml = Recipe::load("3diebench").resolved_yaml();
    yaml.replace(yaml.find("labels: 3diebench"), 17, "labels: folders  ");
    const Plan folders(Recipe::parse(yaml, "folders"), entries, "library", Seed{1});
    CHECK(folders.class_counts()[0].class_name == "chair");
    CHECK(folders.class_counts()[0].label == 0);
    CHECK(folders.class_counts()[1].class_name == "lamp");
    CHECK(folders.class_counts()[2].label == 2);
}

TEST_CASE("shards partition the samples, in whole objects where one fits") {
    const std::vector<AssetEntry> entries = furniture();
    for (const int views : {1, 4, 50}) {
        for (const std::uint64_t shard_size : {1U, 3U, 4U, 10U, 50U, 120U, 100000U}) {
            const Plan plan = plan_of(entries, {}, 1, views, shard_size);
            std::uint64_t next = 0;
            for (std::uint64_t s = 0; s < plan.shard_count(); ++s) {
                const SampleRange range = plan.shard_range(ShardId{s});
                CHECK(range.first == next);
                CHECK(range.last > range.first);
                CHECK(range.last - range.first <= shard_size);
                if (shard_size >= static_cast<std::uint64_t>(views)) {
                    CHECK(range.last % static_cast<std::uint64_t>(views) == 0);
                }
                next = range.last;
            }
            CHECK(next == plan.size());
            CHECK_THROWS_AS(plan.shard_range(ShardId{plan.shard_count()}), CheckFailure);
        }
    }
}

TEST_CASE("the split is by object, about four to one, and independent of the order") {
    std::uint64_t train = 0;
    std::vector<double> ranks;
    const std::vector<AssetEntry> entries = library_of({{"chair", "03001627", 20000}});
    const Plan plan = plan_of(entries);
    for (std::size_t i = 0; i < plan.object_count(); ++i) {
        CHECK(plan.in_train(i) == is_train_object(plan.objects()[i]->id, 0.8));
        if (plan.in_train(i)) {
            ranks.push_back(static_cast<double>(i) / 20000);
            ++train;
        }
    }
    CHECK(static_cast<double>(train) / 20000 == Approx(0.8).margin(0.015));
    CHECK(test::kolmogorov_smirnov_p(ranks, [](double x) { return x; }) > test::kSmallestP);
    CHECK(is_train_object("any", 1.0));
    CHECK_FALSE(is_train_object("any", 0.0));
}

TEST_CASE("the plan's digest follows recipe, library and seed") {
    const std::vector<AssetEntry> entries = furniture();
    const std::string digest = plan_of(entries).digest();
    CHECK(plan_of(entries).digest() == digest);
    CHECK(plan_of(entries, {}, 2).digest() != digest);
    CHECK(plan_of(entries, 10).digest() != digest);
    CHECK(Plan(recipe_with({}, 4, 10), entries, "other", Seed{1}).digest() != digest);
}

TEST_CASE("coverage is that of the factors' laws") {
    const std::vector<AssetEntry> entries = furniture();
    const Plan plan = plan_of(entries, {}, 3, 100);
    const auto coverage = plan.coverage(10);
    REQUIRE(coverage.size() == 7);
    for (std::size_t f = 0; f < coverage.size(); ++f) {
        const Factor& factor = plan.recipe().factors()[f];
        CHECK(coverage[f].name == factor.name);
        CHECK(coverage[f].unit == factor.unit);
        CHECK(coverage[f].minimum >= factor.minimum);
        CHECK(coverage[f].maximum <= factor.maximum);
        std::uint64_t total = 0;
        for (const std::uint64_t count : coverage[f].histogram) {
            total += count;
        }
        CHECK(total == 8500);
        CHECK(test::chi_square_uniform_p(coverage[f].histogram) > test::kSmallestP);
        CHECK(coverage[f].mean == Approx((factor.minimum + factor.maximum) / 2)
                                      .margin(0.03 * (factor.maximum - factor.minimum)));
    }
}

TEST_CASE("a plan of millions of samples costs memory for its objects alone") {
    const std::vector<AssetEntry> entries = library_of({{"chair", "03001627", 52472}});
    const Plan plan = plan_of(entries, {}, 1, 138, 1000);
    CHECK(plan.size() == 52472ULL * 138);
    CHECK(plan.sample(SampleId{7'200'000}).key == "007200000");
    CHECK(plan.shard_range(ShardId{0}).last == 966);
    CHECK(plan.coverage(4).at(0).histogram.size() == 4);
}

}  // namespace turntable
