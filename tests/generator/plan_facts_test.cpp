// What a plan says of its dataset to those who receive it.
#include <algorithm>

#include "generator/plan_facts.h"
#include "tests/catch.h"

namespace turntable {
namespace {

std::vector<AssetEntry> two_chairs() {
    std::vector<AssetEntry> entries(2);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].id = i == 0 ? "pack/oak" : "pack/beech";
        entries[i].class_name = "chair";
        entries[i].source = "pack.sh3f";
        entries[i].path = i == 0 ? "oak.obj" : "beech.obj";
        entries[i].licence = "CC-BY-3.0";
        entries[i].creator =
            std::string("A");  // GCC 12 warns of an overlap in = "A" (its bug 105651)
        entries[i].digest = std::string(64, i == 0 ? 'a' : 'b');
    }
    return entries;
}

MapEntry forest() {
    MapEntry map;
    map.id = "forest";
    map.source = "forest.exr";
    map.licence = "CC0-1.0";
    map.creator = "B";
    map.digest = std::string(64, 'c');
    return map;
}

constexpr const char* kRecipe = R"(
schema: 1
name: facts
description: "facts"
factors:
  background:
    law: choice
    choices: [sky-noon, forest, none]
  size:
    law: log_uniform
    range: [0.5, 2]
scene:
  object: {scale: $size}
  camera: {position: [0 m, 2.5 m, 1 m], focal_length: 50 mm}
  suns:
    - {strength: 2 W/m2, color: [1, 1, 1], towards: [0, 0, 1], half_angle: 8 deg, law: uniform_cone}
  backdrop: {radiance: [1, 1, 1], map: $background}
  film: {size: [64 px, 64 px]}
design:
  - {kind: canonical}
  - {kind: sweep, factors: [background, size], steps: [3, 5]}
splits:
  - {name: large, kind: held_out, factor: size, ranges: [[1.5, 2]]}
  - name: outdoors
    kind: combinations
    where: {background: [forest, none], size: [1.5, 2]}
dataset: {labels: folders, planes: [mask]}
)";

const FactorFact& factor(const DatasetFacts& facts, const std::string& name) {
    const auto found = std::find_if(facts.factors.begin(), facts.factors.end(),
                                    [&](const FactorFact& fact) { return fact.name == name; });
    REQUIRE(found != facts.factors.end());
    return *found;
}

}  // namespace

TEST_CASE("facts of a plan: cells, canonical values, choices, backgrounds and licences") {
    const std::vector<AssetEntry> entries = two_chairs();
    const std::vector<MapEntry> maps{forest()};
    const Plan plan(Recipe::parse(kRecipe, "test"), entries, std::string(64, 'd'), Seed(1));
    const DatasetFacts facts = plan_facts(plan, maps);

    CHECK(facts.samples == plan.size());
    REQUIRE(facts.cells.size() == 3);
    CHECK(facts.cells[0].name == "canonical");
    CHECK(facts.cells[0].samples == 2);
    CHECK(facts.cells[2].name == "sweep:size");
    CHECK(facts.cells[2].varied == std::vector<std::string>{"size"});
    std::uint64_t sum = 0;
    for (const CellFact& cell : facts.cells) {
        sum += cell.samples;
    }
    CHECK(sum == plan.size());

    REQUIRE(factor(facts, "size").canonical);
    CHECK(*factor(facts, "size").canonical == Approx(1.0));
    CHECK(factor(facts, "size").choices.empty());
    CHECK(factor(facts, "background").choices ==
          std::vector<std::string>{"sky-noon", "forest", "none"});

    // The pack's map needs no licence; the library's has a row in the ledger.
    REQUIRE(facts.backgrounds.size() == 2);
    CHECK(facts.backgrounds[0].id == "forest");
    CHECK(facts.backgrounds[0].licence == "CC0-1.0");
    CHECK(facts.backgrounds[1].source == "built in");
    CHECK_FALSE(facts.backgrounds[1].description.empty());
    REQUIRE(facts.licences.size() == 3);
    CHECK(facts.licences[0].object == "pack/beech");
    CHECK(facts.licences[2].object == "forest");
    CHECK(facts.licences[2].class_name == "(map)");

    REQUIRE(facts.splits.size() == 2);
    CHECK_THAT(facts.splits[0].rule, Catch::Contains("size in [1.5, 2]"));
    CHECK(facts.splits[1].rule ==
          "for testing: background is forest or background is none and size in [1.5, 2]");
    CHECK(facts.splits[0].train + facts.splits[0].test + facts.splits[0].out == plan.size());
    CHECK(facts.planes == std::vector<std::string>{"mask"});
    std::uint64_t objects = 0;
    for (const PartFact& part : facts.parts) {
        objects += part.objects;
    }
    CHECK(objects == 2);
}

}  // namespace turntable
