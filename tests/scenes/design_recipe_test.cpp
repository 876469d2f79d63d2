// Factor, design and split keys of recipes: what they mean, and what is refused with which line.
#include <string>

#include "base/error.h"
#include "scenes/recipe.h"
#include "scenes/recipe_reader.h"
#include "tests/catch.h"

namespace turntable {

namespace {

const std::string kRecipe = R"(schema: 1
name: designed
factors:
  turn: {law: haar_rotation, canonical: [0, 0, 1, 0]}
  yaw: {law: uniform, range: [0 deg, 360 deg], cyclic: true, canonical: 30 deg}
  size: {law: log_uniform, range: [0.5, 2]}
  place: {law: uniform_rectangle, box: [[-1 m, 1 m], [-1 m, 1 m]], canonical: [0 m, 50 cm]}
  still: {law: constant, value: 1 m}
scene:
  object:
    rotation: $turn
    scale: $size
    translation: [$place_x, $place_y, 0 m]
  camera:
    position: {radius: 3 m, polar: 60 deg, azimuth: $yaw}
    field_of_view: 40 deg
  floor: {height: -1 m, albedo: [0.5, 0.5, 0.5]}
  suns:
    - {strength: 1 W/m2, half_angle: 1 deg}
  spots:
    - {power: 9 W, position: [1 m, 1 m, 3 m], half_angle: 9 deg, radius: $still}
design:
  - {kind: canonical}
  - {kind: sweep, factors: [turn, size], steps: [48, 25]}
  - {kind: pairs, factors: [turn, size, place], steps: 16}
  - {kind: grid, factors: [size, place], steps: [3, 4]}
  - {kind: random, factors: [turn, yaw], count: 10}
  - {kind: stratified, factors: [size, place], count: 9}
  - {kind: sobol, factors: [yaw, place, size], count: 8}
  - {kind: orbit, factors: [yaw], steps: 24, others: [size], count: 3}
splits:
  - {name: p25, kind: instances, fraction: 0.25}
  - {name: k10, kind: classes, count: 10}
  - {name: gap, kind: held_out, factor: yaw, ranges: [[100 deg, 140 deg], [200 deg, 210 deg]]}
  - {name: corner, kind: combinations, where: {yaw: [0 deg, 20 deg], size: [1.5, 2]}}
dataset:
  objects_per_class: 5
  classes: [chair, "table lamp"]
)";

std::string changed(const std::string& from, const std::string& to) {
    std::string text = kRecipe;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string refusal(const std::string& from, const std::string& to) {
    try {
        (void)Recipe::parse(changed(from, to), "my.yaml");
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kBadInput);
        return error.what();
    }
    return "accepted";
}

struct Case {
    const char* from;
    const char* to;
    const char* message;
};

void check_all(std::initializer_list<Case> cases) {
    for (const Case& c : cases) {
        CHECK(refusal(c.from, c.to) == c.message);
    }
}

}  // namespace

TEST_CASE("the digests of the first built-in recipes stay what they were") {
    CHECK(Recipe::load("3diebench").digest() ==
          "0a8b58619f8e1c84d7cbecdf9ef663bd54890ab7388df22d042a0e5056bc39f8");
    CHECK(Recipe::load("3diebench-ood").digest() ==
          "ab123fde4ec1a2ba9e47bdef089a8c705238fe3586c7061a1f81a931a9020dc0");
    CHECK(Recipe::load("3diebench-so3").digest() ==
          "57cb2c2f1ba414ee0f500cb10e42733301058edffb8ea543349840dbc19ceb59");
    CHECK(Recipe::load("3diebench-t").digest() ==
          "e1f6c3997072129de32c4a533e4f772482e6b10df74739ea35bba4d977e76078");
}

TEST_CASE("designs, splits and canonical values are read as they are written") {
    const RecipeDocument document = read_recipe(kRecipe, "my.yaml");
    CHECK(document.factors[0].canonical == std::vector<double>{0, 0, 1, 0});
    CHECK(document.factors[1].cyclic);
    CHECK(document.factors[1].canonical.at(0) == Approx(30 * M_PI / 180));
    CHECK(document.factors[2].canonical.empty());
    CHECK(document.factors[3].canonical == std::vector<double>{0, 0.5});
    REQUIRE(document.design.size() == 8);
    CHECK(document.design[1].kind == BlockKind::kSweep);
    CHECK(document.design[1].factors == std::vector<std::string>{"turn", "size"});
    CHECK(document.design[1].steps == std::vector<std::uint64_t>{48, 25});
    CHECK(document.design[2].steps == std::vector<std::uint64_t>{16, 16, 16});
    CHECK(document.design[4].count == 10);
    CHECK(document.design[7].others == std::vector<std::string>{"size"});
    CHECK(document.design[7].count == 3);
    REQUIRE(document.splits.size() == 4);
    CHECK(document.splits[0].fraction == 0.25);
    CHECK(document.splits[1].count == 10);
    REQUIRE(document.splits[2].conditions.size() == 2);
    CHECK(document.splits[2].conditions[1].factor == "yaw");
    CHECK(document.splits[2].conditions[1].interval.maximum == Approx(210 * M_PI / 180));
    CHECK(document.splits[3].conditions[1].factor == "size");
    CHECK(document.dataset.objects_per_class == 5U);
    CHECK(document.dataset.classes == std::vector<std::string>{"chair", "table lamp"});
}

TEST_CASE("a resolved recipe with a design reads back as itself") {
    const Recipe recipe = Recipe::parse(kRecipe, "my.yaml");
    const Recipe again = Recipe::parse(recipe.resolved_yaml(), "resolved");
    CHECK(again.resolved_yaml() == recipe.resolved_yaml());
    CHECK(again.digest() == recipe.digest());
    for (const Case& c : std::initializer_list<Case>{{"count: 10}", "count: 11}", ""},
                                                     {"canonical: 30 deg", "canonical: 31 deg", ""},
                                                     {", cyclic: true", "", ""},
                                                     {"140 deg", "141 deg", ""},
                                                     {"0.25}", "0.26}", ""},
                                                     {"per_class: 5", "per_class: 6", ""}}) {
        INFO(c.from);
        CHECK(Recipe::parse(changed(c.from, c.to), "my.yaml").digest() != recipe.digest());
    }
}

TEST_CASE("splits may name choices, one or several") {
    const std::string text =
        changed("  still:", "  kind: {law: choice, choices: [a, b, c]}\n  still:");
    const std::string used = [&] {
        std::string more = text;
        const std::string from = "  floor: {height: -1 m, albedo: [0.5, 0.5, 0.5]}";
        return more.replace(more.find(from), from.size(),
                            from + "\n  environment: {radiance: [1, 1, 1], map: $kind}");
    }();
    const auto with_split = [&](const std::string& split) {
        std::string more = used;
        more.replace(more.find("  - {name: corner"), 4, "  - " + split + "\n  - ");
        const std::string from = "factors: [turn, yaw], count";
        return more.replace(more.find(from), from.size(), "factors: [turn, yaw, kind], count");
    };
    const Recipe recipe = Recipe::parse(
        with_split("{name: k, kind: combinations, where: {kind: [b, c], size: [1.5, 2]}}"), "x");
    const RecipeDocument document = read_recipe(recipe.resolved_yaml(), "again");
    REQUIRE(document.splits[3].conditions.size() == 3);
    CHECK(document.splits[3].conditions[1].factor == "kind");
    CHECK(document.splits[3].conditions[1].interval.minimum == 2);
    CHECK_NOTHROW(
        Recipe::parse(with_split("{name: k, kind: held_out, factor: kind, ranges: [c]}"), "x"));
    CHECK_NOTHROW(
        Recipe::parse(with_split("{name: k, kind: combinations, where: {kind: c}}"), "x"));
    CHECK_THROWS_AS(
        Recipe::parse(with_split("{name: k, kind: held_out, factor: kind, ranges: [d]}"), "x"),
        Error);
}

TEST_CASE("canonical values that cannot be") {
    check_all({
        {"canonical: 30 deg", "canonical: 400 deg",
         "my.yaml:5: factors.yaw.canonical: 400 deg is outside [0 deg, 360 deg]"},
        {"canonical: 30 deg", "canonical: 1 m",
         "my.yaml:5: factors.yaw.canonical: '1 m' is a length (m, cm or mm); this must be an angle "
         "(deg or rad)"},
        {"canonical: [0, 0, 1, 0]", "canonical: [0, 0, 1, 1]",
         "my.yaml:4: factors.turn.canonical: has length 1.4142135623730951, not 1"},
        {"canonical: [0 m, 50 cm]", "canonical: 0 m",
         "my.yaml:7: factors.place.canonical: must be a list of 2 values, one a label"},
        {"range: [0.5, 2]", "range: [0, 2]",
         "my.yaml:6: factors.size: a log_uniform range starts above 0"},
        {"value: 1 m}", "value: 1 m, canonical: 1 m}",
         "my.yaml:8: factors.still: unknown key 'canonical'"},
    });
}

TEST_CASE("designs that cannot be") {
    check_all({
        {"sweep, factors: [turn, size]", "sweep, factors: [turn, sise]",
         "my.yaml:24: design[1]: no factor is called 'sise' (did you mean 'size'?)"},
        {"steps: [48, 25]", "steps: [48]",
         "my.yaml:24: design[1].steps: must be a list of 2 whole numbers, one a factor, or one "
         "number for all"},
        {"steps: [48, 25]", "steps: [0, 25]",
         "my.yaml:24: design[1].steps[0]: 0 is outside [1, 100000]"},
        {"kind: sweep", "kind: swep",
         "my.yaml:24: design[1].kind: 'swep' is none of: canonical, sweep, pairs, grid, random, "
         "stratified, sobol, orbit"},
        {"pairs, factors: [turn, size, place]", "pairs, factors: [turn]",
         "my.yaml:25: design[2]: pairs take two factors or more"},
        {"grid, factors: [size, place], steps: [3, 4]",
         "grid, factors: [size, place], steps: [3, 7]",
         "my.yaml:26: design[3]: steps of 'place': 7 points make no grid that is nearly square (12 "
         "do: 4 x 3)"},
        {"random, factors: [turn, yaw]", "random, factors: []",
         "my.yaml:27: design[4].factors: must be a list of one or more names"},
        {"count: 10}", "steps: 3}", "my.yaml:27: design[4]: unknown key 'steps'"},
        {"random, factors: [turn, yaw], count: 10", "random, factors: [turn, yaw]",
         "my.yaml:27: design[4]: 'count' is missing"},
        {"random, factors: [turn, yaw]", "random, factors: [turn, still]",
         "my.yaml:27: design[4]: 'still' is a constant; it cannot vary"},
        {"sobol, factors: [yaw, place, size]", "sobol, factors: [turn, yaw, place, size, turn]",
         "my.yaml:29: design[6].factors[4]: 'turn' is listed twice"},
        {"others: [size]", "others: [yaw]", "my.yaml:30: design[7]: 'yaw' is listed twice"},
        {"orbit, factors: [yaw], steps: 24", "orbit, factors: [yaw, turn], steps: 24",
         "my.yaml:30: design[7]: an orbit follows one factor, not 2"},
        {"  - {kind: canonical}\n", "  - {kind: canonical}\n  - {kind: canonical}\n",
         "my.yaml:23: design: two blocks give the cell 'canonical'"},
        {"count: 10}", "count: 2147483647}",
         "my.yaml:23: design: more than 2147483647 samples an object"},
        {"  size: {law", "  more: {law: uniform, range: [0 deg, 9 deg]}\n  size: {law",
         "my.yaml:6: factors.more: the scene does not use this factor"},
        {"dataset:\n", "dataset:\n  views: 3\n",
         "my.yaml:37: dataset.views: the design says how many samples an object gets"},
    });
    std::string text =
        changed("  size: {law", "  more: {law: uniform, range: [0 deg, 9 deg]}\n  size: {law");
    text.replace(text.find("polar: 60 deg"), 13, "polar: $more");
    CHECK_THROWS_WITH(Recipe::parse(text, "my.yaml"),
                      "my.yaml:24: design: no block varies the factor 'more' (make it a constant)");
}

TEST_CASE("sobol takes no more coordinates than there are, choices no more steps") {
    check_all({
        {"sobol, factors: [yaw, place, size]", "sobol, factors: [yaw, place, size, turn]",
         "accepted"},  // 1 + 2 + 1 + 3
        {"yaw: {law: uniform, range: [0 deg, 360 deg], cyclic: true, canonical: 30 deg}",
         "yaw: {law: uniform, range: [30 deg, 30 deg], cyclic: true}",
         "my.yaml:5: factors.yaw: a cyclic range has a width"},
    });
}

TEST_CASE("splits that cannot be") {
    check_all({
        {"name: k10", "name: p25", "my.yaml:33: splits[1]: the name 'p25' is taken"},
        {"fraction: 0.25", "fraction: 25", "my.yaml:32: splits[0].fraction: 25 is outside [0, 1]"},
        {"factor: yaw, ranges", "factor: yaww, ranges",
         "my.yaml:34: splits[2].factor: no factor is called 'yaww' (did you mean 'yaw'?)"},
        {"factor: yaw, ranges", "factor: place, ranges",
         "my.yaml:34: splits[2].factor: 'place' has several values; name one of place_x, place_y"},
        {"[200 deg, 210 deg]", "[200, 210]",
         "my.yaml:34: splits[2].ranges[1]: is a plain number; $yaw is an angle (deg or rad)"},
        {"[200 deg, 210 deg]", "[400 deg, 410 deg]",
         "my.yaml:34: splits[2].ranges[1]: lies outside [0 deg, 360 deg], the values "
         "of $yaw"},
        {"[200 deg, 210 deg]", "[20 deg, 40 deg]",
         "my.yaml:34: splits[2]: the canonical sample meets the conditions, so most samples would "
         "be for testing"},
        {"where: {yaw: [0 deg, 20 deg], size: [1.5, 2]}", "where: {}",
         "my.yaml:35: splits[3].where: names no factor"},
    });
}

}  // namespace turntable
