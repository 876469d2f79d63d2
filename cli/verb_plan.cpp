// turntable plan: what a recipe, a library and a seed will give, before anything is rendered.
#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "cli/progress_line.h"
#include "cli/recipe_options.h"
#include "cli/reuse_report.h"
#include "cli/verbs.h"
#include "generator/view_pipeline.h"
#include "scenes/library_shape.h"
#include "scenes/plan.h"
#include "scenes/recipe_document.h"

namespace turntable::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kBins = 20;

struct PlanVerb {
    RecipeOptions recipe;
    int threads = available_threads();
    std::optional<double> rate;
    std::string library_shape;    ///< "54x50" instead of a library; empty for one
    std::filesystem::path reuse;  ///< a dataset folder; empty: none
    bool json = false;
};

struct Estimate {
    double bytes = 0.0;
    double images_per_second = 0.0;
    double hours = 0.0;
};

// The estimates scale figures measured at 256 x 256 px by the number of pixels.
double pixel_share(const Film& film) {
    return static_cast<double>(film.width) * film.height / (256.0 * 256.0);
}

// Bytes of a plane at 256 x 256 px, of scenes with one object on a floor.
double plane_bytes(const std::string& plane) {
    if (plane == "mask" || plane == "id" || plane == "part") {
        return 1.5e3;  // PNG
    }
    return plane == "normal" || plane == "albedo" || plane == "uv" ? 250e3 : 150e3;  // EXR
}

double bytes_of_sample(const Recipe& recipe, const Film& film) {
    // JPEG at quality 95, 4:2:0: the published set has 6.5 kB an image. A sample's two tar headers,
    // its JSON, their padding and its share of the compressed records come to 3.2 kB (measured).
    constexpr double kImage = 6.5e3;
    constexpr double kRecord = 3.2e3;
    double pixels = kImage;
    for (const std::string& plane : recipe.planes()) {
        pixels += plane_bytes(plane);
    }
    return pixels * pixel_share(film) + kRecord;
}

double images_per_second(const PlanVerb& verb, const Recipe& recipe, const Film& film) {
    if (verb.rate) {
        return *verb.rate;
    }
    // Seconds of one thread, of the machine in the README, for an image at 256 x 256 px.
    constexpr double kAdaptive = 0.083;  // noise target 1.35, bench/against_blender
    constexpr double kFixed = 0.013;     // for samples_per_pixel: this, and more a sample
    constexpr double kSample = 0.0088;
    const int samples = recipe.quality().samples_per_pixel;
    const double seconds = samples > 0 ? kFixed + kSample * samples : kAdaptive;
    return verb.threads / (seconds * pixel_share(film));
}

Estimate estimate_of(const PlanVerb& verb, const Plan& plan) {
    const Film film = plan.sample(SampleId{0}).scene.film;
    const auto samples = static_cast<double>(plan.size());
    Estimate estimate;
    estimate.bytes = samples * bytes_of_sample(plan.recipe(), film);
    estimate.images_per_second = images_per_second(verb, plan.recipe(), film);
    estimate.hours = samples / estimate.images_per_second / 3600;
    return estimate;
}

std::uint64_t train_objects(const std::vector<ClassCount>& classes) {
    std::uint64_t count = 0;
    for (const ClassCount& c : classes) {
        count += c.train_objects;
    }
    return count;
}

Json json_of_split(std::uint64_t objects, int views) {
    return {{"objects", objects}, {"samples", objects * static_cast<std::uint64_t>(views)}};
}

Json json_of_classes(const std::vector<ClassCount>& classes) {
    Json list = Json::array();
    for (const ClassCount& c : classes) {
        list.push_back({{"label", c.label},
                        {"class", c.class_name},
                        {"synset", c.synset},
                        {"objects", c.objects},
                        {"train_objects", c.train_objects},
                        {"samples", c.samples}});
    }
    return list;
}

Json json_of_factors(const Plan& plan) {
    Json list = Json::array();
    const std::vector<FactorCoverage> coverages = plan.coverage(kBins);
    for (std::size_t i = 0; i < coverages.size(); ++i) {
        const Factor& factor = plan.recipe().factors()[i];
        const FactorCoverage& coverage = coverages[i];
        list.push_back({{"name", factor.name},
                        {"unit", factor.unit},
                        {"range", {factor.minimum, factor.maximum}},
                        {"description", factor.description},
                        {"derived", factor.derived},
                        {"varied_samples", coverage.varied},
                        {"minimum", coverage.minimum},
                        {"maximum", coverage.maximum},
                        {"mean", coverage.mean},
                        {"histogram", coverage.histogram}});
    }
    return list;
}

Json json_of_cells(const Plan& plan) {
    Json list = Json::array();
    for (const CellCount& c : plan.cell_counts()) {
        list.push_back({{"name", c.name},
                        {"varied", c.varied},
                        {"per_object", c.per_object},
                        {"samples", c.samples}});
    }
    return list;
}

Json json_of_declared_splits(const Plan& plan) {
    Json list = Json::array();
    for (const SplitCount& c : plan.split_counts()) {
        list.push_back({{"name", c.name},
                        {"train", c.train},
                        {"test", c.test},
                        {"out", c.out},
                        {"exact", c.exact}});
    }
    return list;
}

Json json_of(const Plan& plan, const Estimate& estimate, int threads) {
    const std::vector<ClassCount> classes = plan.class_counts();
    const Recipe& recipe = plan.recipe();
    const std::uint64_t train = train_objects(classes);
    const Film film = plan.sample(SampleId{0}).scene.film;
    Json json;
    json["recipe"] = recipe.name();
    json["recipe_digest"] = recipe.digest();
    json["plan_digest"] = plan.digest();
    json["seed"] = plan.seed().value;
    json["objects"] = plan.object_count();
    json["views"] = recipe.views_per_object();
    json["samples"] = plan.size();
    json["size"] = {film.width, film.height};
    json["planes"] = recipe.planes();
    json["splits"] = {
        {"train", json_of_split(train, recipe.views_per_object())},
        {"val", json_of_split(plan.object_count() - train, recipe.views_per_object())}};
    json["shards"] = {{"count", plan.shard_count()}, {"samples", plan.samples_per_shard()}};
    json["estimate"] = {{"bytes", std::llround(estimate.bytes)},
                        {"threads", threads},
                        {"images_per_second", estimate.images_per_second},
                        {"hours", estimate.hours}};
    json["classes"] = json_of_classes(classes);
    if (recipe.design() != nullptr) {
        json["cells"] = json_of_cells(plan);
    }
    if (!recipe.document().splits.empty()) {
        json["declared_splits"] = json_of_declared_splits(plan);
    }
    json["factors"] = json_of_factors(plan);
    return json;
}

std::string bytes_text(double bytes) {
    for (const char* unit : {"B", "kB", "MB", "GB", "TB"}) {
        if (bytes < 1000) {
            return fmt::format("{:.3g} {}", bytes, unit);
        }
        bytes /= 1000;
    }
    return fmt::format("{:.3g} PB", bytes);
}

/// Eighths of a block, relative to the fullest bin.
std::string bars(const std::vector<std::uint64_t>& histogram) {
    static constexpr const char* kBlocks[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const std::uint64_t most = *std::max_element(histogram.begin(), histogram.end());
    std::string text;
    for (const std::uint64_t count : histogram) {
        // Any sample at all shows.
        text += kBlocks[most == 0 ? 0 : (8 * count + most - 1) / most];
    }
    return text;
}

void print_summary(const Plan& plan, const Estimate& estimate, const PlanVerb& verb) {
    const Recipe& recipe = plan.recipe();
    const Film film = plan.sample(SampleId{0}).scene.film;
    const auto views = static_cast<std::uint64_t>(recipe.views_per_object());
    const std::uint64_t train = train_objects(plan.class_counts());
    fmt::print("{}: {}\n", recipe.name(), recipe.description());
    fmt::print("  plan      {} (recipe {:.12}, seed {})\n", plan.digest().substr(0, 12),
               recipe.digest(), plan.seed().value);
    fmt::print("  samples   {}: {} objects x {} views, {} x {} px\n", count_text(plan.size()),
               count_text(plan.object_count()), views, film.width, film.height);
    fmt::print("  splits    train {} objects, {} samples; val {} objects, {} samples\n",
               count_text(train), count_text(train * views),
               count_text(plan.object_count() - train),
               count_text((plan.object_count() - train) * views));
    fmt::print("  shards    {} of {} samples\n", count_text(plan.shard_count()),
               count_text(plan.samples_per_shard()));
    fmt::print("  estimate  {}; {} at {:.3g} images/s ({})\n", bytes_text(estimate.bytes),
               duration_text(3600 * estimate.hours), estimate.images_per_second,
               verb.rate ? "--rate" : fmt::format("{} threads; --rate sets it", verb.threads));
}

void print_classes(const Plan& plan) {
    fmt::print("\n  label  class                 synset     objects  train    samples\n");
    for (const ClassCount& c : plan.class_counts()) {
        fmt::print("  {:>5}  {:<20}  {:<8}  {:>8}  {:>5}  {:>9}\n", c.label, c.class_name, c.synset,
                   count_text(c.objects), count_text(c.train_objects), count_text(c.samples));
    }
}

/// Classes that the recipe lists and the plan has no object of.
void print_missing_classes(const Plan& plan) {
    std::vector<std::string> missing = plan.recipe().document().dataset.classes;
    for (const ClassCount& c : plan.class_counts()) {
        std::erase(missing, c.class_name);
    }
    if (!missing.empty()) {
        fmt::print("\n  no object of {} classes that the recipe lists: {}\n", missing.size(),
                   fmt::join(missing, ", "));
    }
}

void print_cells(const Plan& plan) {
    const std::vector<CellCount> cells = plan.cell_counts();
    if (cells.empty()) {
        return;
    }
    fmt::print("\n  {:<36}  {:>10}  {:>13}\n", "cell", "an object", "samples");
    for (const CellCount& c : cells) {
        fmt::print("  {:<36}  {:>10}  {:>13}\n", c.name, count_text(c.per_object),
                   count_text(c.samples));
    }
    fmt::print("  {:<36}  {:>10}  {:>13}\n", "all",
               count_text(static_cast<std::uint64_t>(plan.recipe().views_per_object())),
               count_text(plan.size()));
}

void print_declared_splits(const Plan& plan) {
    const std::vector<SplitCount> splits = plan.split_counts();
    if (splits.empty()) {
        return;
    }
    fmt::print("\n  {:<20}  {:>13}  {:>13}  {:>13}\n", "split", "train", "test", "out");
    for (const SplitCount& c : splits) {
        fmt::print("  {:<20}  {:>13}  {:>13}  {:>13}{}\n", c.name, count_text(c.train),
                   count_text(c.test), count_text(c.out), c.exact ? "" : "  (estimated)");
    }
}

void print_factors(const Plan& plan) {
    // Without a design every sample varies every factor.
    const bool with_counts = plan.recipe().design() != nullptr;
    std::size_t width = 18;
    for (const Factor& factor : plan.recipe().factors()) {
        width = std::max(width, factor.name.size());
    }
    fmt::print("\n  {:<{}}  {:<4}  {:<18}  {:>8}{}  coverage of the range\n", "factor", width,
               "unit", "range", "mean", with_counts ? fmt::format("  {:>12}", "vary it") : "");
    const std::vector<FactorCoverage> coverages = plan.coverage(kBins);
    for (std::size_t i = 0; i < coverages.size(); ++i) {
        const Factor& factor = plan.recipe().factors()[i];
        const FactorCoverage& c = coverages[i];
        // What rounding leaves of a mean of zero is zero.
        const double mean =
            std::abs(c.mean) < 1e-9 * (factor.maximum - factor.minimum) ? 0.0 : c.mean;
        fmt::print("  {:<{}}  {:<4}  {:<18}  {:>8.3g}{}  |{}|\n", factor.name, width, factor.unit,
                   fmt::format("{:.4g} to {:.4g}", factor.minimum, factor.maximum), mean,
                   with_counts ? fmt::format("  {:>12}", count_text(c.varied)) : "",
                   bars(c.histogram));
    }
}

void report(const PlanVerb& verb, const Plan& plan, const std::string& library_digest,
            const std::optional<ReuseReport>& reuse) {
    const Estimate estimate = estimate_of(verb, plan);
    if (verb.json) {
        Json json = json_of(plan, estimate, verb.threads);
        json["library_digest"] = library_digest;
        if (reuse) {
            json["reuse"] = json_of_reuse(*reuse);
        }
        fmt::print("{}\n", json.dump(2));
        return;
    }
    print_summary(plan, estimate, verb);
    print_classes(plan);
    print_missing_classes(plan);
    print_cells(plan);
    print_declared_splits(plan);
    print_factors(plan);
    if (reuse) {
        print_reuse(*reuse);
    }
}

void run_plan(const PlanVerb& verb) {
    if (verb.library_shape.empty() == verb.recipe.assets.empty()) {
        throw bad_input("plan: either --assets or --library-shape, and not both");
    }
    const Recipe recipe = verb.recipe.load();
    const Seed seed(verb.recipe.seed);
    if (!verb.library_shape.empty()) {
        if (!verb.reuse.empty()) {
            throw bad_input("plan: --reuse needs a library, --assets");
        }
        const std::vector<AssetEntry> entries =
            entries_of(parse_library_shape(verb.library_shape), recipe.document().dataset.classes);
        const std::string digest = fmt::format("shape {}", verb.library_shape);
        report(verb, Plan(recipe, entries, digest, seed), digest, std::nullopt);
        return;
    }
    const AssetLibrary library = AssetLibrary::open(verb.recipe.assets);
    const Plan plan(recipe, library, seed);
    std::optional<ReuseReport> reuse;
    if (!verb.reuse.empty()) {
        reuse = report_reuse(plan, library, verb.reuse);
    }
    report(verb, plan, library.digest(), reuse);
}

}  // namespace

void add_plan(CLI::App& app, Invocation& invocation) {
    (void)invocation;
    CLI::App* verb = app.add_subcommand("plan", "Show what a recipe gives, rendering nothing");
    const auto state = std::make_shared<PlanVerb>();  // lives as long as the callback
    state->recipe.add_to(*verb);
    verb->get_option("--assets")->required(false);
    verb->add_option("--library-shape", state->library_shape,
                     "Instead of --assets: plan for CLASSESxOBJECTS, e.g. 54x50");
    verb->add_option("--threads", state->threads, "Threads that the estimate of time assumes")
        ->check(CLI::Range(1, 1024));
    verb->add_option("--rate", state->rate,
                     "Images a second for the estimate of time, e.g. as generate reported")
        ->check(CLI::PositiveNumber);
    verb->add_option("--reuse", state->reuse,
                     "Say what generate --reuse would take from this dataset, and what it renders");
    verb->add_flag("--json", state->json, "For machines");
    verb->footer(
        "Bytes and time are estimates. In plans of more than 100,000 samples the coverage is that\n"
        "of an even subset.\n"
        "Examples: turntable plan 3diebench --assets lib --objects 100\n"
        "          turntable plan controlled-7m --library-shape 54x50");
    verb->callback([state] { run_plan(*state); });
}

}  // namespace turntable::cli
