#include "scenes/library_shape.h"

#include <set>

#include "base/error.h"
#include "scenes/plan.h"
#include "scenes/recipe_document.h"
#include "tests/catch.h"

namespace turntable {

TEST_CASE("a library of a shape has that many objects of that many classes, in both label spaces") {
    const LibraryShape shape = parse_library_shape("54x50");
    CHECK(shape.classes == 54);
    CHECK(shape.objects == 50);
    const std::vector<AssetEntry> entries = entries_of(shape, {"chair", "table lamp"});
    std::set<std::string> ids;
    std::set<std::string> names;
    for (const AssetEntry& entry : entries) {
        ids.insert(entry.id);
        names.insert(entry.class_name);
    }
    CHECK(ids.size() == 2700);
    CHECK(names.size() == 54);
    CHECK(names.count("table lamp") == 1);
    CHECK(names.count("class53") == 1);
    std::string yaml = Recipe::load("3diebench").resolved_yaml();
    CHECK(Plan(Recipe::parse(yaml, "x"), entries, "shape", Seed{0}).class_counts().size() == 54);
    yaml.replace(yaml.find("labels: 3diebench"), 17, "labels: folders");
    CHECK(Plan(Recipe::parse(yaml, "x"), entries, "shape", Seed{0}).size() == 2700 * 50);
}

TEST_CASE("controlled-7m is seven million images of 54 classes of 50 objects") {
    const Recipe recipe = Recipe::load("controlled-7m");
    const auto entries = entries_of({54, 50}, recipe.document().dataset.classes);
    const Plan plan(recipe, entries, "shape", Seed{0});
    CHECK(plan.object_count() == 2700);
    CHECK(plan.size() >= 7'000'000);
    CHECK(plan.size() <= 7'500'000);
    std::size_t sweeps = 0;
    std::size_t pairs = 0;
    std::uint64_t sum = 0;
    for (const CellCount& cell : plan.cell_counts()) {
        sweeps += cell.name.starts_with("sweep:") ? 1 : 0;
        pairs += cell.name.starts_with("pair:") ? 1 : 0;
        sum += cell.samples;
    }
    CHECK(sweeps == 5);
    CHECK(pairs == 10);
    CHECK(sum == plan.size());
}

TEST_CASE("shapes that are none") {
    for (const char* text : {"", "54", "54x", "x50", "0x5", "5x0", "54x50x2", "a x b", "-1x5",
                             "2000x2000", "99999999999999999999x1"}) {
        INFO(text);
        CHECK_THROWS_AS(parse_library_shape(text), Error);
    }
}

}  // namespace turntable
