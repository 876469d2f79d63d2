#include "scenes/design.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/check.h"
#include "base/rotation.h"
#include "scenes/plan.h"
#include "scenes/recipe_reader.h"
#include "tests/base/goodness_of_fit.h"
#include "tests/catch.h"

namespace turntable {

namespace {

const std::string kHead = R"(schema: 1
name: designed
factors:
  turn: {law: haar_rotation}
  yaw: {law: uniform, range: [0 deg, 360 deg], cyclic: true}
  size: {law: log_uniform, range: [0.5, 2]}
  place: {law: uniform_rectangle, box: [[-1 m, 1 m], [-1 m, 1 m]]}
  map: {law: choice, choices: [none, sky, studio, room], canonical: sky}
scene:
  object:
    rotation: $turn
    scale: $size
    translation: [$place_x, $place_y, 0 m]
  camera:
    position: {radius: 3 m, polar: 60 deg, azimuth: $yaw}
    field_of_view: 40 deg
  environment: {radiance: [1, 1, 1], map: $map}
design:
)";

const std::string kDesign = R"(  - {kind: canonical}
  - {kind: sweep, factors: [turn, size, map], steps: [48, 25, 4]}
  - {kind: pairs, factors: [turn, size, place], steps: [6, 5, 4]}
  - {kind: grid, factors: [yaw, size, place], steps: [3, 2, 4]}
  - {kind: random, factors: [turn, yaw, size], count: 40}
  - {kind: stratified, factors: [size, place, map], count: 20}
  - {kind: sobol, factors: [yaw, place, size], count: 32}
  - {kind: orbit, factors: [yaw], steps: 24, others: [size, map], count: 3}
)";

Recipe recipe_of(const std::string& design, const std::string& rest = "") {
    return Recipe::parse(kHead + design + rest, "test");
}

/// `count` objects of each class.
std::vector<AssetEntry> library_of(std::initializer_list<const char*> classes, int count) {
    std::vector<AssetEntry> entries;
    for (const char* name : classes) {
        for (int i = 0; i < count; ++i) {
            AssetEntry entry;
            entry.id = fmt::format("{}/{:05}", name, i);
            entry.class_name = name;
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

const std::string kFolders = "dataset: {labels: folders}\n";

/// Samples of one object by cell.
std::map<std::string, std::vector<PlannedSample>> by_cell(const Plan& plan, std::uint64_t object) {
    std::map<std::string, std::vector<PlannedSample>> cells;
    const auto views = static_cast<std::uint64_t>(plan.recipe().views_per_object());
    for (std::uint64_t i = 0; i < views; ++i) {
        PlannedSample sample = plan.sample(SampleId{object * views + i});
        cells[sample.cell].push_back(std::move(sample));
    }
    return cells;
}

constexpr std::size_t kYaw = 4;
constexpr std::size_t kSize = 5;
constexpr std::size_t kPlaceX = 6;
constexpr std::size_t kMap = 8;

}  // namespace

TEST_CASE("cells follow the blocks, with names, counts and places") {
    const Recipe recipe = recipe_of(kDesign);
    REQUIRE(recipe.design() != nullptr);
    std::vector<std::pair<std::string, std::uint64_t>> cells;
    std::uint64_t first = 0;
    for (const DesignCell& cell : recipe.design()->cells()) {
        cells.emplace_back(cell.name, cell.points);
        CHECK(cell.first == first);
        first += cell.points;
    }
    const std::vector<std::pair<std::string, std::uint64_t>> expected{
        {"canonical", 1},
        {"sweep:turn", 48},
        {"sweep:size", 25},
        {"sweep:map", 4},
        {"pair:turn*size", 30},
        {"pair:turn*place", 24},
        {"pair:size*place", 20},
        {"grid:yaw*size*place", 24},
        {"random:turn*yaw*size", 40},
        {"stratified:size*place*map", 20},
        {"sobol:yaw*place*size", 32},
        {"orbit:yaw", 72}};
    CHECK(cells == expected);
    CHECK(recipe.views_per_object() == 340);
    CHECK(first == 340);
    const Design& design = *recipe.design();
    for (std::uint64_t view = 0; view < first; ++view) {
        const DesignPoint where = design.locate(view);
        CHECK(design.cells()[where.cell].first + where.point == view);
        CHECK(where.point < design.cells()[where.cell].points);
    }
    CHECK_THROWS_AS(design.locate(first), CheckFailure);
    RecipeOverrides overrides;
    overrides.views = 3;
    CHECK_THROWS_WITH(Recipe::parse(kHead + kDesign, "x", overrides),
                      Catch::Contains("says how many samples an object gets"));
}

TEST_CASE("what a cell does not vary is canonical") {
    const auto entries = library_of({"chair"}, 2);
    const Plan plan(recipe_of(kDesign, kFolders), entries, "library", Seed{7});
    const std::vector<double>& canonical = plan.recipe().design()->canonical();
    CHECK(canonical[kSize] == Approx(1));
    CHECK(canonical[kYaw] == Approx(M_PI));
    CHECK(canonical[kMap] == 1);
    const std::map<std::string, std::set<std::size_t>> labels{
        {"turn", {0, 1, 2, 3}}, {"yaw", {4}}, {"size", {5}}, {"place", {6, 7}}, {"map", {8}}};
    for (const auto& [cell, samples] : by_cell(plan, 1)) {
        INFO(cell);
        std::set<std::size_t> free;
        for (const std::string& name : samples[0].varied) {
            free.insert(labels.at(name).begin(), labels.at(name).end());
        }
        std::set<std::size_t> moved;
        for (const PlannedSample& sample : samples) {
            for (std::size_t f = 0; f < canonical.size(); ++f) {
                if (sample.factors[f] != canonical[f]) {
                    moved.insert(f);
                }
            }
            CHECK(sample.canonical_object.object_to_world ==
                  plan.recipe().build_scene(canonical, "", 0).object.object_to_world);
        }
        CHECK(moved == free);
        // Grids differ in every point.
        std::set<std::vector<double>> distinct;
        for (const PlannedSample& sample : samples) {
            distinct.insert(sample.factors);
        }
        CHECK(distinct.size() == samples.size());
    }
    const PlannedSample first = plan.sample(SampleId{0});
    CHECK(first.cell == "canonical");
    CHECK(first.varied.empty());
    CHECK(first.factors == canonical);
    CHECK(first.names == std::vector<std::pair<std::string, std::string>>{{"map", "sky"}});
}

TEST_CASE("grids are products of the factors' grids, the last factor fastest") {
    const Recipe recipe = recipe_of(kDesign);
    const Design& design = *recipe.design();
    const DesignCell& cell = design.cells()[6];
    REQUIRE(cell.name == "pair:size*place");
    const FactorGrid sizes = factor_grid(recipe.document().factors[2], 5);
    const FactorGrid places = factor_grid(recipe.document().factors[3], 4);
    for (std::uint64_t point = 0; point < 20; ++point) {
        const std::vector<double> values = design.values({6, point}, Seed{1}, "any");
        CHECK(values[kSize] == sizes.values[point / 4]);
        CHECK(values[kPlaceX] == places.row(point % 4)[0]);
        CHECK(design.grid_position({6, point}) == std::vector<std::uint64_t>{point / 4, point % 4});
    }
}

TEST_CASE("sweeps of odd grids hold the canonical sample itself") {
    const auto entries = library_of({"chair"}, 1);
    const Plan plan(recipe_of(kDesign, kFolders), entries, "library", Seed{7});
    const auto cells = by_cell(plan, 0);
    const PlannedSample& canonical = cells.at("canonical")[0];
    for (const char* name : {"sweep:turn", "sweep:size", "sweep:map"}) {
        const auto& sweep = cells.at(name);
        const auto count =
            std::count_if(sweep.begin(), sweep.end(), [&](const PlannedSample& sample) {
                return sample.factors == canonical.factors &&
                       sample.scene.noise_seed == canonical.scene.noise_seed;
            });
        CHECK(count == 1);
    }
}

TEST_CASE("all views of an object share the noise of the sampler, objects do not") {
    const auto entries = library_of({"chair"}, 3);
    const Plan plan(recipe_of(kDesign, kFolders), entries, "library", Seed{7});
    std::set<std::uint64_t> seeds;
    for (std::uint64_t object = 0; object < 3; ++object) {
        std::set<std::uint64_t> own;
        for (std::uint64_t view = 0; view < 340; ++view) {
            own.insert(plan.sample(SampleId{object * 340 + view}).scene.noise_seed);
        }
        CHECK(own.size() == 1);
        seeds.merge(own);
    }
    CHECK(seeds.size() == 3);
    CHECK(plan.sample(SampleId{0}, 1).scene.noise_seed !=
          plan.sample(SampleId{0}).scene.noise_seed);
}

TEST_CASE("a draw depends on seed, object, cell and point, on nothing else") {
    const auto entries = library_of({"chair", "lamp"}, 2);
    const Plan plan(recipe_of(kDesign, kFolders), entries, "library", Seed{7});
    // Other cells before it, other counts, other grids, a smaller library.
    const std::string other = R"(  - {kind: sweep, factors: [place, map], steps: [9, 3]}
  - {kind: random, factors: [turn, yaw, size], count: 50}
  - {kind: canonical}
  - {kind: sobol, factors: [yaw, place, size], count: 40}
  - {kind: orbit, factors: [yaw], steps: 24, others: [size, map], count: 5}
  - {kind: stratified, factors: [size, place, map], count: 20}
)";
    const auto few = library_of({"lamp"}, 2);
    const Plan changed(recipe_of(other, kFolders), few, "another", Seed{7});
    std::size_t compared = 0;
    for (std::size_t a = 0; a < plan.object_count(); ++a) {
        for (std::size_t b = 0; b < changed.object_count(); ++b) {
            if (plan.objects()[a]->id != changed.objects()[b]->id) {
                continue;
            }
            const auto before = by_cell(plan, a);
            const auto after = by_cell(changed, b);
            for (const char* cell : {"random:turn*yaw*size", "sobol:yaw*place*size",
                                     "stratified:size*place*map", "orbit:yaw", "canonical"}) {
                const auto& old = before.at(cell);
                for (std::size_t i = 0; i < old.size(); ++i) {
                    CHECK(after.at(cell)[i].factors == old[i].factors);
                    CHECK(after.at(cell)[i].scene.noise_seed == old[i].scene.noise_seed);
                    CHECK(after.at(cell)[i].orbit == old[i].orbit);
                    ++compared;
                }
            }
        }
    }
    CHECK(compared == 2 * (40 + 32 + 20 + 72 + 1));
    // Another seed or object gives other draws.
    const Design& design = *plan.recipe().design();
    const std::vector<double> values = design.values({8, 3}, Seed{7}, "chair/00000");
    CHECK(design.values({8, 3}, Seed{8}, "chair/00000") != values);
    CHECK(design.values({8, 3}, Seed{7}, "chair/00001") != values);
    CHECK(design.values({8, 4}, Seed{7}, "chair/00000") != values);
    CHECK(design.values({8, 3}, Seed{7}, "chair/00000") == values);
}

TEST_CASE("samples of an orbit differ in its factor alone") {
    const auto entries = library_of({"chair"}, 1);
    const Plan plan(recipe_of(kDesign, kFolders), entries, "library", Seed{7});
    const auto orbit = by_cell(plan, 0).at("orbit:yaw");
    REQUIRE(orbit.size() == 72);
    std::set<double> sizes;
    for (std::size_t i = 0; i < orbit.size(); ++i) {
        CHECK(orbit[i].orbit == fmt::format("chair/00000/orbit:yaw/{}", i / 24));
        std::vector<double> values = orbit[i].factors;
        std::vector<double> start = orbit[i / 24 * 24].factors;
        CHECK((i % 24 == 0) == (values[kYaw] == start[kYaw]));
        values[kYaw] = start[kYaw];
        CHECK(values == start);
        sizes.insert(values[kSize]);
    }
    CHECK(sizes.size() == 3);
    CHECK(orbit[0].varied == std::vector<std::string>{"yaw", "size", "map"});
}

TEST_CASE("another attempt draws again what is random in a sample, and only that") {
    const auto entries = library_of({"chair"}, 1);
    const Plan plan(recipe_of(kDesign, kFolders), entries, "library", Seed{7});
    const auto views = plan.size();
    for (std::uint64_t i = 0; i < views; ++i) {
        const PlannedSample first = plan.sample(SampleId{i});
        const PlannedSample second = plan.sample(SampleId{i}, 1);
        INFO(first.cell);
        CHECK(second.attempt == 1);
        CHECK(second.scene.noise_seed != first.scene.noise_seed);
        const bool is_free = first.cell.starts_with("random") ||
                             first.cell.starts_with("stratified") ||
                             first.cell.starts_with("sobol");
        CHECK((second.factors != first.factors) == is_free);
        CHECK(plan.sample(SampleId{i}, 1).factors == second.factors);
        if (first.cell.starts_with("stratified")) {
            // Within its stratum of 20.
            const auto stratum = [](double size) {
                return std::floor(20 * std::log2(2 * size) / 2);
            };
            CHECK(stratum(second.factors[kSize]) == stratum(first.factors[kSize]));
        }
    }
}

TEST_CASE("without a design another attempt draws everything again") {
    const auto entries = library_of({"chair"}, 2);
    std::string yaml = Recipe::load("3diebench").resolved_yaml();
    yaml.replace(yaml.find("labels: 3diebench"), 17, "labels: folders");
    const Plan plan(Recipe::parse(yaml, "folders"), entries, "library", Seed{1});
    const PlannedSample first = plan.sample(SampleId{3});
    const PlannedSample second = plan.sample(SampleId{3}, 1);
    CHECK(first.factors == plan.recipe().draw_factors(Seed{1}, SampleId{3}));
    for (std::size_t f = 0; f < first.factors.size(); ++f) {
        CHECK(second.factors[f] != first.factors[f]);
    }
    CHECK(first.scene.noise_seed != second.scene.noise_seed);
    CHECK(first.cell.empty());
    CHECK(first.varied.empty());
    CHECK(first.canonical_object.object_to_world == first.scene.object.object_to_world);
    CHECK(plan.cell_counts().empty());
}

TEST_CASE("stratified and Sobol cells are even where independent draws are not") {
    const Recipe recipe =
        recipe_of(R"(  - {kind: stratified, factors: [size, place, map], count: 64}
  - {kind: sobol, factors: [yaw, turn, size, map], count: 64}
)");
    const Design& design = *recipe.design();
    for (const std::size_t cell : {0U, 1U}) {
        std::set<double> strata;
        std::map<double, int> maps;
        for (std::uint64_t point = 0; point < 64; ++point) {
            const std::vector<double> values = design.values({cell, point}, Seed{3}, "chair");
            strata.insert(std::floor(64 * std::log2(2 * values[kSize]) / 2));
            maps[values[kMap]] += 1;
        }
        CHECK(strata.size() == 64);
        CHECK(maps == std::map<double, int>{{0, 16}, {1, 16}, {2, 16}, {3, 16}});
    }
}

TEST_CASE("drawn cells follow the laws over objects") {
    const Recipe recipe = recipe_of(kDesign);
    const Design& design = *recipe.design();
    for (const std::size_t cell : {8U, 9U, 10U}) {
        std::vector<double> sizes;
        for (int object = 0; object < 2000; ++object) {
            const std::vector<double> values =
                design.values({cell, 5}, Seed{3}, fmt::format("chair/{}", object));
            sizes.push_back(std::log2(2 * values[kSize]) / 2);
        }
        INFO(design.cells()[cell].name);
        CHECK(test::kolmogorov_smirnov_p(sizes, [](double x) { return x; }) > test::kSmallestP);
    }
}

TEST_CASE("counts of cells and coverage are those of the samples") {
    const auto entries = library_of({"chair", "lamp"}, 3);
    const Plan plan(recipe_of(kDesign, kFolders), entries, "library", Seed{7});
    CHECK(plan.size() == 6 * 340);
    std::map<std::string, std::uint64_t> cells;
    const std::size_t bins = 10;
    std::vector<std::uint64_t> sizes(bins, 0);
    std::uint64_t varied = 0;
    double sum = 0;
    for (std::uint64_t i = 0; i < plan.size(); ++i) {
        const PlannedSample sample = plan.sample(SampleId{i});
        cells[sample.cell] += 1;
        if (std::count(sample.varied.begin(), sample.varied.end(), "size") == 1) {
            const double size = sample.factors[kSize];
            sizes[std::min(static_cast<std::size_t>((size - 0.5) / 1.5 * bins), bins - 1)] += 1;
            sum += size;
            ++varied;
        }
    }
    std::uint64_t total = 0;
    for (const CellCount& count : plan.cell_counts()) {
        CHECK(count.samples == cells[count.name]);
        CHECK(count.samples == 6 * count.per_object);
        total += count.samples;
    }
    CHECK(total == plan.size());
    const FactorCoverage coverage = plan.coverage(bins)[kSize];
    CHECK(coverage.varied == varied);
    CHECK(coverage.histogram == sizes);
    CHECK(coverage.mean == Approx(sum / static_cast<double>(varied)));
    CHECK(plan.coverage(bins)[kMap].histogram.size() == 4);  // one bin a choice
    CHECK(plan.coverage(3)[kMap].histogram.size() == 2);     // two choices each
    CHECK(coverage.minimum == 0.5);
    CHECK(coverage.maximum == 2.0);
}

TEST_CASE("a design of millions of samples is planned and counted at once") {
    const auto entries = library_of({"chair"}, 2700);
    const Recipe recipe = recipe_of(R"(  - {kind: canonical}
  - {kind: pairs, factors: [turn, size, place, map, yaw], steps: [64, 16, 16, 4, 16]}
  - {kind: orbit, factors: [yaw], steps: 36, others: [size], count: 4}
)",
                                    kFolders);
    const Plan plan(recipe, entries, "library", Seed{7});
    CHECK(plan.size() > 7'000'000);
    const std::vector<FactorCoverage> coverage = plan.coverage(20);
    std::uint64_t samples = 0;
    for (const std::uint64_t count : coverage[kSize].histogram) {
        samples += count;
    }
    CHECK(samples == coverage[kSize].varied);
    CHECK(samples == 2700ULL * (64 * 16 + 16 * 16 + 16 * 4 + 16 * 16 + 36 * 4));
    CHECK(plan.sample(SampleId{plan.size() - 1}).cell == "orbit:yaw");
}

TEST_CASE("counts hold where samples times visits leave 64 bits") {
    const auto entries = library_of({"chair"}, 100'000);
    const Recipe recipe =
        recipe_of("  - {kind: random, factors: [turn, yaw, size, place, map], count: 2147483647}\n",
                  kFolders);
    const Plan plan(recipe, entries, "library", Seed{7});
    const FactorCoverage coverage = plan.coverage(4)[kSize];
    CHECK(coverage.varied == 100'000ULL * 2'147'483'647ULL);
    for (const std::uint64_t count : coverage.histogram) {
        CHECK(count > coverage.varied / 20);  // of 4 bins of a log_uniform range of 4
    }
}

}  // namespace turntable
