// docs/recipes.md is the schema for people: its example must hold and no key may be missing.
#include <set>
#include <sstream>

#include "base/atomic_file.h"
#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace turntable {

namespace {

std::string page(const char* name = "recipes.md") {
    return read_file(test::source_dir() / "docs" / name);
}

std::string example_of(const std::string& text) {
    const std::string fence = "```yaml\n";
    const std::size_t first = text.find(fence) + fence.size();
    return text.substr(first, text.find("```", first) - first);
}

/// The keys of a resolved recipe below `factors:`, whose keys are names.
std::set<std::string> keys_of(const std::string& resolved) {
    std::set<std::string> keys;
    std::istringstream lines(resolved.substr(resolved.find("\nscene:")));
    for (std::string line; std::getline(lines, line);) {
        const std::size_t first = line.find_first_not_of(" -");
        const std::size_t colon = line.find(':');
        if (first != std::string::npos && colon != std::string::npos) {
            keys.insert(line.substr(first, colon - first));
        }
    }
    return keys;
}

}  // namespace

TEST_CASE("the example of docs/recipes.md is a recipe") {
    const Recipe recipe = Recipe::parse(example_of(page()), "docs/recipes.md");
    CHECK(recipe.name() == "mugs_on_grey");
    CHECK(recipe.factors().size() == 9);
    CHECK(recipe.label_space() == "folders");
}

TEST_CASE("the examples of docs/designs.md are a design of 224 samples and its splits") {
    const std::string text = page("designs.md");
    const std::string splits = example_of(text.substr(text.find("## Splits")));
    const Recipe recipe =
        Recipe::parse("schema: 1\nname: x\n" + example_of(text) + splits +
                          "scene:\n"
                          "  object: {scale: $size, rotation: {euler_xyz: [0 deg, 0 deg, $yaw]}}\n"
                          "  camera: {position: [3 m, 0 m, 1 m], field_of_view: 40 deg}\n"
                          "  backdrop: {radiance: [1, 1, 1], map: $background}\n",
                      "docs/designs.md");
    CHECK(recipe.views_per_object() == 224);
    for (const char* key : {"`canonical`", "`steps`", "`count`", "`others`", "`factors`",
                            "`fraction`", "`factor`", "`ranges`", "`where`", "`cyclic: true`"}) {
        INFO(key);
        CHECK(text.find(key) != std::string::npos);
    }
}

TEST_CASE("docs/recipes.md names every key of the schema and every built-in recipe") {
    const std::string text = page();
    const std::set<std::string> keys = keys_of(Recipe::load("3diebench").resolved_yaml());
    CHECK(keys.size() > 45);
    for (const std::string& key : keys) {
        INFO(key);
        const bool named = text.find('`' + key + '`') != std::string::npos ||
                           text.find('.' + key + '`') != std::string::npos;
        CHECK(named);
    }
    for (const std::string& name : Recipe::built_in_names()) {
        INFO(name);
        CHECK(text.find('`' + name + '`') != std::string::npos);
    }
}

}  // namespace turntable
