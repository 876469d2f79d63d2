#include "scenes/splits.h"

#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "scenes/design.h"
#include "scenes/plan.h"
#include "tests/catch.h"

namespace turntable {

namespace {

const std::string kRecipe = R"(schema: 1
name: divided
factors:
  yaw: {law: uniform, range: [0 deg, 360 deg], cyclic: true, canonical: 0 deg}
  size: {law: uniform, range: [0.5, 1.5]}
scene:
  object: {scale: $size}
  camera:
    position: {radius: 3 m, polar: 60 deg, azimuth: $yaw}
    field_of_view: 40 deg
  environment: {radiance: [1, 1, 1]}
design:
  - {kind: canonical}
  - {kind: pairs, factors: [yaw, size], steps: [36, 11]}
  - {kind: random, factors: [yaw, size], count: 25}
splits:
  - {name: p0, kind: instances, fraction: 0}
  - {name: p25, kind: instances, fraction: 0.25}
  - {name: p50, kind: instances, fraction: 0.5}
  - {name: p100, kind: instances, fraction: 1}
  - {name: k2, kind: classes, count: 2}
  - {name: k3, kind: classes, count: 3}
  - {name: gap, kind: held_out, factor: yaw, ranges: [[95 deg, 145 deg], [295 deg, 315 deg]]}
  - {name: corner, kind: combinations, where: {yaw: [85 deg, 185 deg],
                                                 size: [[0.95, 1.05], [1.35, 1.5]]}}
dataset: {labels: folders}
)";

std::vector<AssetEntry> entries() {
    std::vector<AssetEntry> result;
    for (const char* name : {"bed", "chair", "lamp", "mug", "sofa"}) {
        for (int i = 0; i < 30; ++i) {
            AssetEntry entry;
            entry.id = fmt::format("{}/{:05}", name, i);
            entry.class_name = name;
            result.push_back(std::move(entry));
        }
    }
    return result;
}

std::string role(const PlannedSample& sample, const std::string& split) {
    for (const auto& [name, part] : sample.splits) {
        if (name == split) {
            return part;
        }
    }
    return "none";
}

/// Objects of training whose varied samples are for training, by class.
std::map<std::string, std::set<std::string>> varying(const Plan& plan, const std::string& split) {
    std::map<std::string, std::set<std::string>> result;
    const auto views = static_cast<std::uint64_t>(plan.recipe().views_per_object());
    for (std::uint64_t object = 0; object < plan.object_count(); ++object) {
        const PlannedSample canonical = plan.sample(SampleId{object * views});
        const PlannedSample varied = plan.sample(SampleId{object * views + 1});
        if (!plan.in_train(object)) {
            CHECK(role(canonical, split) == "test");
            CHECK(role(varied, split) == "test");
            continue;
        }
        CHECK(role(canonical, split) == "train");
        CHECK(role(varied, split) != "test");
        auto& of_class = result[canonical.asset->class_name];
        if (role(varied, split) == "train") {
            of_class.insert(canonical.asset->id);
        }
    }
    return result;
}

}  // namespace

TEST_CASE("instance splits let a share of each class vary, smaller ones within larger ones") {
    const auto library = entries();
    const Plan plan(Recipe::parse(kRecipe, "test"), library, "library", Seed{1});
    std::map<std::string, std::size_t> train;
    for (std::size_t i = 0; i < plan.object_count(); ++i) {
        train[plan.objects()[i]->class_name] += plan.in_train(i) ? 1 : 0;
    }
    auto smaller = varying(plan, "p0");
    for (const auto& [split, fraction] :
         std::map<std::string, double>{{"p0", 0}, {"p100", 1}, {"p25", 0.25}, {"p50", 0.5}}) {
        for (const auto& [name, objects] : varying(plan, split)) {
            CHECK(objects.size() == static_cast<std::size_t>(
                                        std::lround(fraction * static_cast<double>(train[name]))));
        }
    }
    for (const char* split : {"p25", "p50", "p100"}) {
        const auto larger = varying(plan, split);
        for (const auto& [name, objects] : smaller) {
            for (const std::string& id : objects) {
                CHECK(larger.at(name).count(id) == 1);
            }
        }
        smaller = larger;
    }
}

TEST_CASE("class splits let all of some classes vary, fewer ones within more") {
    const auto library = entries();
    std::set<std::set<std::string>> choices;
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        const Plan plan(Recipe::parse(kRecipe, "test"), library, "library", Seed{seed});
        std::map<std::string, std::set<std::string>> names;
        for (const char* split : {"k2", "k3"}) {
            for (const auto& [name, objects] : varying(plan, split)) {
                std::size_t train = 0;
                for (std::size_t i = 0; i < plan.object_count(); ++i) {
                    train += plan.in_train(i) && plan.objects()[i]->class_name == name ? 1 : 0;
                }
                CHECK((objects.empty() || objects.size() == train));
                if (!objects.empty()) {
                    names[split].insert(name);
                }
            }
        }
        CHECK(names["k2"].size() == 2);
        CHECK(names["k3"].size() == 3);
        for (const std::string& name : names["k2"]) {
            CHECK(names["k3"].count(name) == 1);
        }
        choices.insert(names["k2"]);
    }
    CHECK(choices.size() > 1);  // the seed has a say
}

TEST_CASE("held-out ranges and combinations are for testing, whatever the object") {
    const auto library = entries();
    const Plan plan(Recipe::parse(kRecipe, "test"), library, "library", Seed{1});
    std::map<std::string, std::uint64_t> seen;
    for (std::uint64_t i = 0; i < plan.size(); i += 7) {
        const PlannedSample sample = plan.sample(SampleId{i});
        const double yaw = sample.factors[0] * 180 / M_PI;
        const double size = sample.factors[1];
        const bool in_gap = (yaw >= 95 && yaw <= 145) || (yaw >= 295 && yaw <= 315);
        const bool in_corner = yaw >= 85 && yaw <= 185 &&
                               ((size >= 0.95 && size <= 1.05) || (size >= 1.35 && size <= 1.5));
        const bool train = sample.split == "train";
        CHECK(role(sample, "gap") == (train && !in_gap ? "train" : "test"));
        CHECK(role(sample, "corner") == (train && !in_corner ? "train" : "test"));
        seen[role(sample, "gap") + (in_gap ? " in" : " out")] += 1;
    }
    CHECK(seen.size() ==
          3);  // training samples outside; tests inside and, of other objects, outside
}

TEST_CASE("the counts of splits are those of the samples") {
    const auto library = entries();
    const Plan plan(Recipe::parse(kRecipe, "test"), library, "library", Seed{1});
    std::map<std::string, std::map<std::string, std::uint64_t>> counted;
    for (std::uint64_t i = 0; i < plan.size(); ++i) {
        for (const auto& [name, part] : plan.sample(SampleId{i}).splits) {
            counted[name][part] += 1;
        }
    }
    const std::vector<SplitCount> counts = plan.split_counts();
    REQUIRE(counts.size() == 8);
    for (const SplitCount& count : counts) {
        INFO(count.name);
        CHECK(count.exact);
        CHECK(count.train == counted[count.name]["train"]);
        CHECK(count.test == counted[count.name]["test"]);
        CHECK(count.out == counted[count.name]["out"]);
        CHECK(count.train + count.test + count.out == plan.size());
    }
}

TEST_CASE("recipes without a design may hold ranges out") {
    std::string text = kRecipe;
    const std::size_t design = text.find("design:");
    text.erase(design, text.find("splits:") - design);
    const std::size_t first = text.find("  - {name: p0");
    text.erase(first, text.find("  - {name: gap") - first);
    const auto library = entries();
    const Plan plan(Recipe::parse(text, "test"), library, "library", Seed{1});
    std::uint64_t test = 0;
    for (std::uint64_t i = 0; i < plan.size(); ++i) {
        test += role(plan.sample(SampleId{i}), "gap") == "test" ? 1 : 0;
    }
    CHECK(plan.split_counts()[0].test == test);
    CHECK(test < plan.size());
    CHECK_THROWS_WITH(Recipe::parse(text + "splits: []\n", "x"), Catch::Contains("splits"));
    std::string by_object = text;
    by_object.replace(by_object.find("  - {name: gap"), 0,
                      "  - {name: p, kind: instances, fraction: 0.5}\n");
    CHECK_THROWS_WITH(Recipe::parse(by_object, "x"),
                      "x:13: splits[0]: needs a design: without one no sample is canonical");
}

TEST_CASE("a recipe may choose classes and how many objects of each") {
    const auto library = entries();
    std::string text = kRecipe;
    text.replace(text.find("{labels: folders}"), 17,
                 "{labels: folders, classes: [mug, bed, tree], objects_per_class: 7}");
    const Plan plan(Recipe::parse(text, "test"), library, "library", Seed{1});
    std::map<std::string, int> counts;
    for (const AssetEntry* asset : plan.objects()) {
        counts[asset->class_name] += 1;
    }
    CHECK(counts == std::map<std::string, int>{{"bed", 7}, {"mug", 7}});
    // The same objects that come first without the number.
    const Plan all(Recipe::parse(kRecipe, "test"), library, "library", Seed{1});
    int mugs = 0;
    for (std::size_t i = 0; i < all.object_count() && mugs < 7; ++i) {
        if (all.objects()[i]->class_name == "mug") {
            ++mugs;
            CHECK(std::count(plan.objects().begin(), plan.objects().end(), all.objects()[i]) == 1);
        }
    }
    text.replace(text.find("[mug, bed, tree]"), 16, "[tree]");
    CHECK_THROWS_WITH(Plan(Recipe::parse(text, "test"), library, "library", Seed{1}),
                      Catch::Contains("that the recipe lists"));
}

}  // namespace turntable
