// Recipe: a scene description in YAML whose free values are named factors with distributions.
// The schema is docs/recipes.md; the built-in recipes are scenes/recipes/*.yaml.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assets/material.h"
#include "base/rotation.h"
#include "base/strong_id.h"
#include "scenes/scene.h"

namespace turntable {

class Design;
struct RecipeDocument;

/// One labelled degree of freedom. Values are in SI units and radians.
struct Factor {
    std::string name;      ///< [a-z][a-z0-9_]*, e.g. "floor_hue"
    std::string unit;      ///< "rad", "m", "1", ...
    double minimum = 0.0;  ///< the range the distribution can reach
    double maximum = 1.0;
    std::string description;
    bool derived = false;  ///< computed from the other values of its factor; no scene reads it
};

/// What the command line may change; each set value replaces the recipe's own.
struct RecipeOverrides {
    std::optional<std::uint64_t> objects;  ///< use at most this many objects
    std::optional<int> views;
    std::optional<int> image_size;  ///< square
    std::optional<int> samples_per_pixel;
    std::optional<std::uint64_t> shard_size;  ///< samples a shard
    std::optional<MtlRules> mtl_rules;
    std::optional<double> noise_target;              ///< 8-bit levels; makes sampling adaptive
    std::optional<std::vector<std::string>> planes;  ///< label planes to store, in any order
};

/// How to render and check frames, from the recipe's `quality:` block.
struct RecipeQuality {
    int samples_per_pixel = 0;  ///< 0: adaptive
    double noise_target = 1.4;  ///< 8-bit levels
    int max_samples_per_pixel = 256;
    bool floor_cache = true;
    std::uint64_t min_object_pixels = 32;
    double max_clipped_fraction = 0.5;
    int jpeg_quality = 95;
    double min_object_level = 0.0;  ///< 8-bit levels, mean of the box around the object
    double min_visible_fraction = 0.0;
    bool reject_missing_textures = false;
    int attempts = 0;  ///< how many times a frame that was refused is drawn again
};

class Recipe {
public:
    /// `name_or_path`: a built-in recipe's name or a YAML file. Throws Error (bad input) naming
    /// file, line and cause (unknown key with the nearest known one, wrong unit, bad range).
    [[nodiscard]] static Recipe load(const std::string& name_or_path,
                                     const RecipeOverrides& overrides = {});
    /// `origin` names the text in messages.
    [[nodiscard]] static Recipe parse(const std::string& yaml, const std::string& origin,
                                      const RecipeOverrides& overrides = {});
    [[nodiscard]] static std::vector<std::string> built_in_names();

    Recipe(Recipe&&) noexcept;
    Recipe& operator=(Recipe&&) noexcept;
    Recipe(const Recipe&);
    Recipe& operator=(const Recipe&);
    ~Recipe();

    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] const std::string& description() const;
    /// sha256 of the resolved text: everything that decides labels and pixels.
    [[nodiscard]] const std::string& digest() const;
    /// The resolved recipe as canonical YAML; parse() of it gives an equal recipe and digest.
    [[nodiscard]] const std::string& resolved_yaml() const;

    [[nodiscard]] std::span<const Factor> factors() const;
    /// What the recipe says, overrides included.
    [[nodiscard]] const RecipeDocument& document() const;
    /// nullptr where the recipe declares none: then every sample is a draw of all factors.
    [[nodiscard]] const Design* design() const;
    /// Draws all factors of a sample: a pure function of (recipe, seed, sample).
    [[nodiscard]] std::vector<double> draw_factors(Seed seed, SampleId sample) const;
    /// The scene for given factor values (in factors() order): pure. Throws Error (bad input)
    /// when their number is wrong or a value is outside its range.
    [[nodiscard]] Scene build_scene(std::span<const double> factor_values,
                                    const std::string& asset_id, std::uint64_t noise_seed) const;

    /// The object's rotation for given factor values: for Euler angles the continuous lift (w >= 0
    /// where every |angle| <= pi/2), for drawn rotations w >= 0. Throws like build_scene.
    [[nodiscard]] Quaternion object_quaternion(std::span<const double> factor_values) const;

    /// The samples of an object: those of the design where there is one.
    [[nodiscard]] int views_per_object() const;
    [[nodiscard]] std::optional<std::uint64_t> object_limit() const;
    [[nodiscard]] std::uint64_t shard_size() const;
    [[nodiscard]] const RecipeQuality& quality() const;
    [[nodiscard]] MtlRules mtl_rules() const;
    [[nodiscard]] const std::vector<std::string>& planes() const;  ///< extra planes to store
    [[nodiscard]] double train_fraction() const;  ///< share of objects in split "train"
    /// "3diebench": labels are indices into the 55 classes; "folders": sorted class names.
    [[nodiscard]] const std::string& label_space() const;

private:
    struct State;
    explicit Recipe(std::shared_ptr<const State> state);
    void require_in_range(std::span<const double> factor_values) const;
    std::shared_ptr<const State> state_;  // immutable, so copies of a recipe share it
};

}  // namespace turntable
