#include "cli/recipe_options.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace turntable::cli {

void RecipeOptions::add_to(CLI::App& verb) {
    verb.add_option("RECIPE", recipe, "Name of a built-in recipe, or a recipe file")->required();
    verb.add_option("--assets", assets, "Asset library (see: turntable assets import)")->required();
    add_settings_to(verb);
}

void RecipeOptions::add_settings_to(CLI::App& verb) {
    verb.add_option("--seed", seed, "Seed of all draws")->capture_default_str();
    verb.add_option("--objects", overrides.objects, "Use at most this many objects");
    verb.add_option("--views", overrides.views, "Views an object");
    verb.add_option("--size", overrides.image_size, "Pixels a side");
    verb.add_option("--spp", overrides.samples_per_pixel,
                    "Samples for every pixel instead of adaptive sampling");
    verb.add_option("--noise-target", overrides.noise_target,
                    "Adaptive sampling until the noise is below this, in 8-bit levels");
    verb.add_option("--shard-size", overrides.shard_size, "Samples a shard");
    verb.add_option_function<std::vector<std::string>>(
            "--planes", [this](const std::vector<std::string>& names) { overrides.planes = names; },
            "Label planes to store: depth,distance,normal,albedo,uv,mask,id,part")
        ->delimiter(',')
        ->allow_extra_args(false);
    verb.add_option_function<std::string>(
        "--mtl-rules",
        [this](const std::string& name) { overrides.mtl_rules = mtl_rules_from_name(name); },
        "official or blender-3.4");
}

std::vector<std::string> RecipeOptions::words() const {
    std::vector<std::string> words{recipe, "--assets", assets.string(), "--seed",
                                   std::to_string(seed)};
    const auto add = [&words](const char* name, const auto& value) {
        if (value) {
            words.insert(words.end(), {name, fmt::format("{}", *value)});
        }
    };
    add("--objects", overrides.objects);
    add("--views", overrides.views);
    add("--size", overrides.image_size);
    add("--spp", overrides.samples_per_pixel);
    add("--noise-target", overrides.noise_target);
    add("--shard-size", overrides.shard_size);
    if (overrides.planes) {
        words.insert(words.end(),
                     {"--planes", fmt::format("{}", fmt::join(*overrides.planes, ","))});
    }
    if (overrides.mtl_rules) {
        const bool official = overrides.mtl_rules == MtlRules::kOfficial;
        words.insert(words.end(), {"--mtl-rules", official ? "official" : "blender-3.4"});
    }
    return words;
}

std::string RecipeOptions::command_line() const {
    std::string text;
    for (const std::string& word : words()) {
        text += text.empty() ? shell_word(word) : ' ' + shell_word(word);
    }
    return text;
}

std::string shell_word(const std::string& text) {
    const auto plain = [](unsigned char c) {
        return std::isalnum(c) != 0 ||
               std::string_view("-_./=:+,@%").find(static_cast<char>(c)) != std::string_view::npos;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) {
        return text;
    }
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'') {
            quoted += "'\\''";
        } else {
            quoted += c;
        }
    }
    quoted += '\'';
    return quoted;
}

}  // namespace turntable::cli
