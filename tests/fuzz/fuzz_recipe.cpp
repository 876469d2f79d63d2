// Any text as a recipe: it is refused, or it resolves to a text that reads back as itself.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/check.h"
#include "base/error.h"
#include "scenes/recipe.h"

namespace {

using namespace turntable;  // NOLINT(google-build-using-namespace): one short file

std::optional<Recipe> parse(const std::string& text) {
    try {
        return Recipe::parse(text, "fuzz.yaml");
    } catch (const Error&) {
        return std::nullopt;
    }
}

void build_some_scenes(const Recipe& recipe) {
    for (std::uint64_t i = 0; i < 4; ++i) {
        const auto values = recipe.draw_factors(Seed{1}, SampleId{i});
        TT_CHECK_EQ(values.size(), recipe.factors().size());
        try {
            static_cast<void>(recipe.build_scene(values, "asset", i));
        } catch (const Error&) {
            continue;  // a draw may put the camera on its target
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto recipe = parse(text)) {
        const auto back = parse(recipe->resolved_yaml());
        TT_CHECK(back.has_value());
        TT_CHECK_EQ(back->resolved_yaml(), recipe->resolved_yaml());
        build_some_scenes(*recipe);
    }
    return 0;
}
