#include "scenes/recipe.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/ranges.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/nearest_name.h"
#include "base/philox.h"
#include "scenes/built_in_recipes.h"
#include "scenes/design.h"
#include "scenes/factor_law.h"
#include "scenes/recipe_document.h"
#include "scenes/recipe_reader.h"
#include "scenes/recipe_schema.h"
#include "scenes/recipe_writer.h"
#include "scenes/scene_builder.h"

namespace turntable {
namespace {

template <class From, class To>
void replace(const char* what, const std::optional<From>& from, double least, double most, To& to) {
    if (!from) {
        return;
    }
    const auto value = static_cast<double>(*from);
    if (value < least || value > most) {
        throw bad_input("{}: {} is outside [{}, {}]", what, *from, least, most);
    }
    to = static_cast<typename std::remove_reference_t<To>>(*from);
}

// Each plane once, in the schema's order.
std::vector<std::string> ordered_planes(const std::vector<std::string>& wanted) {
    for (const std::string& plane : wanted) {
        if (std::find(plane_names().begin(), plane_names().end(), plane) == plane_names().end()) {
            throw bad_input("planes: '{}' is none of: {}", plane, fmt::join(plane_names(), ", "));
        }
    }
    std::vector<std::string> planes;
    std::copy_if(plane_names().begin(), plane_names().end(), std::back_inserter(planes),
                 [&](const std::string& plane) {
                     return std::find(wanted.begin(), wanted.end(), plane) != wanted.end();
                 });
    return planes;
}

void apply_quality(const RecipeOverrides& overrides, RecipeQuality& quality) {
    if (overrides.samples_per_pixel && overrides.noise_target) {
        throw bad_input("samples per pixel and noise target exclude each other");
    }
    replace("samples per pixel", overrides.samples_per_pixel, 1, 65536, quality.samples_per_pixel);
    if (overrides.noise_target) {
        quality.samples_per_pixel = 0;
        replace("noise target", overrides.noise_target, 1e-3, 255, quality.noise_target);
    }
}

// The bounds are those of the schema.
void apply(const RecipeOverrides& overrides, RecipeDocument& document) {
    std::uint64_t objects = 0;
    replace("objects", overrides.objects, 1, 1e9, objects);
    if (objects > 0) {
        document.dataset.objects = objects;
    }
    if (overrides.views && !document.design.empty()) {
        throw bad_input("views: the design of recipe '{}' says how many samples an object gets",
                        document.name);
    }
    replace("views", overrides.views, 1, 1e6, document.dataset.views);
    replace("image size", overrides.image_size, 8, 16384, document.scene.film.width);
    replace("image size", overrides.image_size, 8, 16384, document.scene.film.height);
    replace("shard size", overrides.shard_size, 1, 1e9, document.dataset.shard_size);
    document.dataset.mtl_rules = overrides.mtl_rules.value_or(document.dataset.mtl_rules);
    if (overrides.planes) {
        document.dataset.planes = ordered_planes(*overrides.planes);
    }
    apply_quality(overrides, document.quality);
}

std::vector<Factor> all_factors(const RecipeDocument& document) {
    std::vector<Factor> factors;
    for (const FactorGroup& group : document.factors) {
        for (Factor& factor : factors_of(group)) {
            factors.push_back(std::move(factor));
        }
    }
    return factors;
}

}  // namespace

struct Recipe::State {
    RecipeDocument document;
    std::vector<Factor> factors;
    std::optional<Design> design;
    std::string resolved_yaml;
    std::string digest;
};

Recipe::Recipe(std::shared_ptr<const State> state) : state_(std::move(state)) {}
Recipe::Recipe(Recipe&&) noexcept = default;
Recipe& Recipe::operator=(Recipe&&) noexcept = default;
Recipe::Recipe(const Recipe&) = default;
Recipe& Recipe::operator=(const Recipe&) = default;
Recipe::~Recipe() = default;

Recipe Recipe::load(const std::string& name_or_path, const RecipeOverrides& overrides) {
    for (const BuiltInRecipe& recipe : built_in_recipes()) {
        if (recipe.name == name_or_path) {
            return parse(std::string(recipe.yaml), name_or_path, overrides);
        }
    }
    if (!std::filesystem::exists(name_or_path)) {
        const std::string nearest = nearest_name(name_or_path, built_in_names());
        throw bad_input("{}: no such recipe file, and no built-in recipe of that name{}",
                        name_or_path,
                        nearest.empty() ? "" : fmt::format(" (did you mean '{}'?)", nearest));
    }
    return parse(read_file(name_or_path), name_or_path, overrides);
}

Recipe Recipe::parse(const std::string& yaml, const std::string& origin,
                     const RecipeOverrides& overrides) {
    auto state = std::make_shared<State>();
    state->document = read_recipe(yaml, origin);
    apply(overrides, state->document);
    state->factors = all_factors(state->document);
    if (!state->document.design.empty()) {
        state->design.emplace(state->document);
    }
    state->resolved_yaml = write_recipe(state->document);
    state->digest = sha256_hex(state->resolved_yaml);
    return Recipe(std::move(state));
}

std::vector<std::string> Recipe::built_in_names() {
    std::vector<std::string> names;
    for (const BuiltInRecipe& recipe : built_in_recipes()) {
        names.emplace_back(recipe.name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

const std::string& Recipe::name() const {
    return state_->document.name;
}
const std::string& Recipe::description() const {
    return state_->document.description;
}
const std::string& Recipe::digest() const {
    return state_->digest;
}
const std::string& Recipe::resolved_yaml() const {
    return state_->resolved_yaml;
}

std::span<const Factor> Recipe::factors() const {
    return state_->factors;
}

const RecipeDocument& Recipe::document() const {
    return state_->document;
}

const Design* Recipe::design() const {
    return state_->design ? &*state_->design : nullptr;
}

std::vector<double> Recipe::draw_factors(Seed seed, SampleId sample) const {
    std::vector<double> values;
    values.reserve(state_->factors.size());
    for (const FactorGroup& group : state_->document.factors) {
        draw_group(group, Draws(seed, sample, group.name), values);
    }
    return values;
}

void Recipe::require_in_range(std::span<const double> factor_values) const {
    const std::vector<Factor>& factors = state_->factors;
    if (factor_values.size() != factors.size()) {
        throw bad_input("recipe '{}' has {} factors, but {} values are given", name(),
                        factors.size(), factor_values.size());
    }
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const double value = factor_values[i];
        if (!(value >= factors[i].minimum && value <= factors[i].maximum)) {
            throw bad_input("factor '{}': {} is outside [{}, {}]", factors[i].name, value,
                            factors[i].minimum, factors[i].maximum);
        }
    }
}

Scene Recipe::build_scene(std::span<const double> factor_values, const std::string& asset_id,
                          std::uint64_t noise_seed) const {
    require_in_range(factor_values);
    Scene scene = instantiate(state_->document.scene, factor_values);
    scene.object.asset_id = asset_id;
    scene.noise_seed = noise_seed;
    return scene;
}

Quaternion Recipe::object_quaternion(std::span<const double> factor_values) const {
    require_in_range(factor_values);
    return object_rotation(state_->document.scene.object.rotation, factor_values);
}

int Recipe::views_per_object() const {
    return state_->design ? static_cast<int>(state_->design->samples_per_object())
                          : state_->document.dataset.views;
}
std::optional<std::uint64_t> Recipe::object_limit() const {
    return state_->document.dataset.objects;
}
std::uint64_t Recipe::shard_size() const {
    return state_->document.dataset.shard_size;
}
const RecipeQuality& Recipe::quality() const {
    return state_->document.quality;
}
MtlRules Recipe::mtl_rules() const {
    return state_->document.dataset.mtl_rules;
}
const std::vector<std::string>& Recipe::planes() const {
    return state_->document.dataset.planes;
}
double Recipe::train_fraction() const {
    return state_->document.dataset.train_fraction;
}
const std::string& Recipe::label_space() const {
    return state_->document.dataset.labels;
}

}  // namespace turntable
