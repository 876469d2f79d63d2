// Sweep grids: which frames they take, and what is written along their axes.
#include "generator/sweep_grids.h"

#include <algorithm>
#include <iostream>

#include "base/error.h"
#include "tests/catch.h"
#include "tests/generator/fake_renderer.h"

namespace turntable {
namespace {

using test::contains_text;
using test::FakeRenderer;

std::vector<AssetEntry> entries() {
    std::vector<AssetEntry> all;
    for (const char* name : {"chair", "lamp", "mug"}) {
        for (int i = 0; i < 3; ++i) {
            AssetEntry entry;
            entry.id = std::string(name) + "/" + name + std::to_string(i);
            entry.class_name = name;
            all.push_back(entry);
        }
    }
    return all;
}

Plan plan_of(const std::string& yaml, const std::vector<AssetEntry>& assets) {
    return {Recipe::parse(yaml, "test"), assets, "library", Seed(3)};
}

constexpr const char* kScene = R"(schema: 1
name: plain
factors:
  size: {law: log_uniform, range: [0.5, 2], canonical: 1, description: how large}
  turn: {law: uniform, range: [0 deg, 90 deg], canonical: 0 deg}
  lamp: {law: uniform, range: [-2 EV, 2 EV]}
  hue: {law: uniform, range: [0, 1]}
  place: {law: uniform_rectangle, box: [[-0.25, 0.25], [-0.25, 0.25]], labels: [right, up]}
scene:
  object:
    rotation: {euler_xyz: [0 deg, 0 deg, $turn]}
    scale: $size
    frame_offset: $place
  camera: {position: [0 m, 2 m, 2 m], field_of_view: 40 deg}
  suns: [{strength: 1 W/m2, exposure: $lamp, color: {hsv: [$hue, 1, 1]}, half_angle: 5 deg}]
  film: {size: [32 px, 32 px]}
dataset: {views: 4, labels: folders}
)";

const GridFigure& figure_of(const GridFigures& grids, const std::string& name) {
    const auto found = std::find_if(grids.figures.begin(), grids.figures.end(),
                                    [&](const GridFigure& f) { return f.name == name; });
    REQUIRE(found != grids.figures.end());
    return *found;
}

std::vector<std::string> texts(const std::vector<GridLabel>& labels) {
    std::vector<std::string> all;
    for (const GridLabel& label : labels) {
        all.push_back(label.text);
    }
    return all;
}

using Texts = std::vector<std::string>;

TEST_CASE("without a design each factor goes from end to end, the others held") {
    const std::vector<AssetEntry> assets = entries();
    const Plan plan = plan_of(kScene, assets);
    GridOptions options;
    options.columns = 5;
    const GridFigures grids = choose_grids(plan, options);
    CHECK(grids.figures.size() == 6);  // the rectangle's labels one by one
    const GridFigure& turn = figure_of(grids, "sweep-turn");
    CHECK(texts(turn.picture.columns) ==
          Texts{"0\u00b0", "22.5\u00b0", "45\u00b0", "67.5\u00b0", "90\u00b0"});
    CHECK(texts(turn.picture.rows) == Texts{"chair", "lamp", "mug"});
    CHECK(texts(figure_of(grids, "sweep-size").picture.columns) ==
          Texts{"\u00d70.5", "\u00d70.7071", "\u00d71", "\u00d71.414", "\u00d72"});
    CHECK(texts(figure_of(grids, "sweep-lamp").picture.columns) ==
          Texts{"\u22122 EV", "\u22121 EV", "0 EV", "+1 EV", "+2 EV"});
    CHECK(texts(figure_of(grids, "sweep-right").picture.columns).front() == "\u221225 %");
    const GridFigure& hue = figure_of(grids, "sweep-hue");
    CHECK(texts(hue.picture.columns)[1] == "hue 0.25");
    REQUIRE(hue.picture.columns[0].swatch);
    CHECK((*hue.picture.columns[0].swatch)[0] == 255);
    // One row of one figure: a single value differs from shot to shot.
    const std::vector<double> first = plan.sample(grids.shots[turn.shots[0]].sample).factors;
    for (std::size_t column = 0; column < 5; ++column) {
        const GridShot& shot = grids.shots[turn.shots[column]];
        REQUIRE(shot.factors.size() == first.size());
        CHECK(shot.factors[1] == Approx(static_cast<double>(column) * 0.25 * 1.5707963));
        for (const std::size_t other : {0U, 2U, 3U, 4U, 5U}) {
            CHECK(shot.factors[other] == first[other]);
        }
    }
}

TEST_CASE("factors and classes can be chosen, and unknown ones name the nearest") {
    const std::vector<AssetEntry> assets = entries();
    const Plan plan = plan_of(kScene, assets);
    GridOptions options;
    options.factors = {"size"};
    options.classes = {"mug", "chair"};
    options.rows = 4;
    const GridFigures grids = choose_grids(plan, options);
    REQUIRE(grids.figures.size() == 1);
    CHECK(texts(grids.figures[0].picture.rows) == Texts{"mug", "chair", "mug", "chair"});
    CHECK(grids.figures[0].picture.rows[0].detail != grids.figures[0].picture.rows[2].detail);
    options.rows = 20;
    CHECK(choose_grids(plan, options).figures[0].picture.rows.size() == 6);
    options.factors = {"sise"};
    CHECK_THROWS_WITH(choose_grids(plan, options), contains_text("did you mean 'size'?"));
    options.factors = {};
    options.classes = {"muck"};
    CHECK_THROWS_WITH(choose_grids(plan, options), contains_text("did you mean 'mug'?"));
}

TEST_CASE("equal shots are rendered once, and objects stay together") {
    const std::vector<AssetEntry> assets = entries();
    const Plan plan = plan_of(kScene, assets);
    const GridFigures grids = choose_grids(plan, {});
    std::size_t cells = 0;
    for (const GridFigure& figure : grids.figures) {
        cells += figure.shots.size();
        CHECK(figure.shots.size() == figure.picture.rows.size() * figure.picture.columns.size());
    }
    CHECK(grids.shots.size() <= cells);
    for (std::size_t i = 1; i < grids.shots.size(); ++i) {
        CHECK(grids.shots[i - 1].sample <= grids.shots[i].sample);
    }
}

}  // namespace
}  // namespace turntable
