// RecipeOptions: the options by which verbs choose a recipe, a library and a seed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/strong_id.h"
#include "scenes/recipe.h"

namespace turntable::cli {

struct RecipeOptions {
    std::string recipe;  ///< name of a built-in one, or a file
    std::filesystem::path assets;
    std::uint64_t seed = 0;
    RecipeOverrides overrides;

    /// Adds RECIPE, --assets, --seed and one option for each override to a verb. `this` must
    /// outlive the parsing.
    void add_to(CLI::App& verb);
    /// --seed and the overrides alone.
    void add_settings_to(CLI::App& verb);

    [[nodiscard]] Recipe load() const { return Recipe::load(recipe, overrides); }

    /// The words that give the same options: RECIPE, "--assets", LIB, ...
    [[nodiscard]] std::vector<std::string> words() const;
    /// The same as a person would type them, e.g. "3diebench --assets lib --seed 0".
    [[nodiscard]] std::string command_line() const;
};

/// `text` as one word of a shell command: quoted only where it must be.
[[nodiscard]] std::string shell_word(const std::string& text);

}  // namespace turntable::cli
