// Differences of recipes, in words.
#include "scenes/recipe_diff.h"

#include "tests/catch.h"

namespace turntable {
namespace {

constexpr const char* kRecipe = R"(schema: 1
name: small
factors:
  size: {law: uniform, range: [0.5, 2]}
  turn: {law: uniform, range: [0 deg, 90 deg]}
scene:
  object:
    rotation: {euler_xyz: [0 deg, 0 deg, $turn]}
    scale: $size
  camera: {position: [0 m, 2 m, 2 m], field_of_view: 40 deg}
  spots:
    - {power: 400 W, position: [0 m, 0 m, 3 m], half_angle: 20 deg, radius: 0.1 m}
    - {power: 100 W, position: [0 m, 1 m, 3 m], half_angle: 20 deg, radius: 0.1 m}
)";

std::vector<std::string> differences(const std::string& from, const std::string& to) {
    std::string changed = kRecipe;
    const std::size_t at = changed.find(from);
    REQUIRE(at != std::string::npos);
    changed.replace(at, from.size(), to);
    std::vector<std::string> texts;
    for (const RecipeDifference& difference :
         recipe_differences(Recipe::parse(kRecipe, "a"), Recipe::parse(changed, "b"))) {
        texts.push_back(difference.text());
    }
    return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("a changed value is named with its key, before and after") {
    CHECK(differences("[0.5, 2]", "[0.4, 2]") == Texts{"factors.size.range: [0.5, 2] -> [0.4, 2]"});
    CHECK(differences("power: 100 W", "power: 120 W") ==
          Texts{"scene.spots[1].power: 100 W -> 120 W"});
    CHECK(differences("name: small", "name: smaller") == Texts{"name: small -> smaller"});
}

TEST_CASE("angles read in degrees, unless they part in later digits") {
    CHECK(differences("90 deg]", "75 deg]") ==
          Texts{"factors.turn.range: [0 deg, 90 deg] -> [0 deg, 75 deg]"});
    const Texts close = differences("90 deg]", "90.0000000001 deg]");
    REQUIRE(close.size() == 1);
    CHECK_THAT(close[0], test::contains_text("1.5707963267"));
}

TEST_CASE("what only one recipe has is absent in the other") {
    const Texts fewer = differences(
        "    - {power: 100 W, position: [0 m, 1 m, 3 m], half_angle: 20 deg, radius: 0.1 m}\n", "");
    REQUIRE(fewer.size() == 1);
    CHECK_THAT(fewer[0], test::contains_text("scene.spots[1]: {power: 100 W, "));
    CHECK_THAT(fewer[0], test::contains_text("-> (absent)"));
    const Texts floor =
        differences("scene:\n", "scene:\n  floor: {height: -1 m, albedo: [1, 1, 1]}\n");
    REQUIRE(floor.size() == 1);
    CHECK_THAT(floor[0], test::contains_text("scene.floor: (absent) -> {height: -1 m"));
    const Texts law = differences("{law: uniform, range: [0.5, 2]}", "{law: constant, value: 1}");
    CHECK(law == Texts{"factors.size.law: uniform -> constant",
                       "factors.size.range: [0.5, 2] -> (absent)",
                       "factors.size.value: (absent) -> 1"});
}

TEST_CASE("layout, units and spelled-out defaults make no difference") {
    CHECK(differences("40 deg}", "0.6981317007977318 rad}").empty());
    CHECK(differences("scene:\n", "# a remark\nscene:\n").empty());
    CHECK(differences("scale: $size", "scale:   $size").empty());
}

}  // namespace
}  // namespace turntable
