// turntable diff: what two datasets, or recipes that are still to be rendered, do not share.
#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "cli/progress_line.h"
#include "cli/recipe_options.h"
#include "cli/verbs.h"
#include "generator/plan_diff.h"
#include "generator/plan_digests.h"
#include "generator/planned_dataset.h"
#include "scenes/recipe_diff.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kExample =
    "Examples:\n"
    "  turntable diff set other-set\n"
    "  turntable diff set changed.yaml --assets lib\n"
    "Plans are compared, not pictures; nothing is rendered (docs/delta.md). --seed, --views and\n"
    "the other settings are those of recipes; datasets have their own.\n"
    "Exit code 0 when nothing differs, 1 when something does.";

constexpr std::size_t kMostNamed = 5;  // objects that are named; the others are counted

struct DiffVerb {
    std::string before;  ///< dataset folders, or recipes
    std::string after;
    RecipeOptions settings;
    bool json = false;
};

/// A dataset's plan, or a recipe's.
class Operand {
public:
    Operand(const std::string& name, const RecipeOptions& settings, const AssetLibrary* library)
        : name_(name) {
        if (fs::exists(fs::path(name) / "dataset.yaml")) {
            dataset_ = std::make_unique<PlannedDataset>(name, library);
            library_ = &dataset_->library();
        } else {
            if (library == nullptr) {
                throw bad_input("{}: not a dataset folder; a recipe needs --assets", name);
            }
            library_ = library;
            plan_.emplace(Recipe::load(name, settings.overrides), *library, Seed(settings.seed));
        }
        maps_ = map_digests(*library_);
    }

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const Plan& plan() const { return dataset_ ? dataset_->plan() : *plan_; }
    [[nodiscard]] const AssetLibrary& library() const { return *library_; }
    [[nodiscard]] const MapDigests& maps() const { return maps_; }
    /// Null for a recipe.
    [[nodiscard]] const DatasetFile* file() const { return dataset_ ? &dataset_->file() : nullptr; }

private:
    std::string name_;
    std::unique_ptr<PlannedDataset> dataset_;
    std::optional<Plan> plan_;
    const AssetLibrary* library_ = nullptr;
    MapDigests maps_;
};

struct Difference {
    std::vector<RecipeDifference> settings;  ///< what is not in the recipe
    std::vector<RecipeDifference> recipe;
    PlanDiff plan;

    [[nodiscard]] bool same() const { return settings.empty() && recipe.empty() && plan.same(); }
};

std::vector<RecipeDifference> settings_of(const Operand& before, const Operand& after) {
    std::vector<RecipeDifference> all{{"seed", std::to_string(before.plan().seed().value),
                                       std::to_string(after.plan().seed().value)},
                                      {"asset library", before.library().digest().substr(0, 12),
                                       after.library().digest().substr(0, 12)}};
    if (before.file() != nullptr && after.file() != nullptr) {
        all.push_back({"made by version", before.file()->build, after.file()->build});
        all.push_back({"made on", before.file()->device, after.file()->device});
    }
    std::erase_if(all, [](const RecipeDifference& d) { return d.before == d.after; });
    return all;
}

Json json_of(const std::vector<RecipeDifference>& differences) {
    Json list = Json::array();
    for (const RecipeDifference& d : differences) {
        list.push_back({{"key", d.key}, {"before", d.before}, {"after", d.after}});
    }
    return list;
}

Json json_of(const CellDiff& cell) {
    return {{"cell", cell.cell},
            {"before", cell.before},
            {"after", cell.after},
            {"equal", cell.equal},
            {"changed", cell.changed},
            {"only_before", cell.only_before()},
            {"only_after", cell.only_after()}};
}

Json json_of(const Operand& operand) {
    return {{"name", operand.name()},
            {"recipe", operand.plan().recipe().name()},
            {"plan", operand.plan().digest()},
            {"objects", operand.plan().object_count()},
            {"samples", operand.plan().size()}};
}

void print_json(const Operand& before, const Operand& after, const Difference& difference) {
    Json json{{"same", difference.same()},
              {"before", json_of(before)},
              {"after", json_of(after)},
              {"settings", json_of(difference.settings)},
              {"recipe", json_of(difference.recipe)},
              {"objects_only_before", difference.plan.objects_before},
              {"objects_only_after", difference.plan.objects_after},
              {"cells", Json::array()}};
    for (const CellDiff& cell : difference.plan.cells) {
        json["cells"].push_back(json_of(cell));
    }
    json["total"] = json_of(difference.plan.total);
    json["total"].erase("cell");
    fmt::print("{}\n", json.dump(2));
}

void print_operand(const char* letter, const Operand& operand) {
    const Plan& plan = operand.plan();
    fmt::print("{}  {}: {}, plan {:.12}, {} samples of {} objects\n", letter, operand.name(),
               plan.recipe().name(), plan.digest(), count_text(plan.size()),
               count_text(plan.object_count()));
}

void print_objects(const char* letter, const std::vector<std::string>& objects) {
    if (objects.empty()) {
        return;
    }
    const std::span<const std::string> named =
        std::span(objects).first(std::min(objects.size(), kMostNamed));
    fmt::print("objects only in {}: {} ({}{})\n", letter, count_text(objects.size()),
               fmt::join(named, ", "), objects.size() > kMostNamed ? ", ..." : "");
}

void print_cell(const std::string& name, const CellDiff& cell) {
    fmt::print("{:<32} {:>11} {:>11} {:>11} {:>11} {:>11} {:>11}\n", name, count_text(cell.before),
               count_text(cell.after), count_text(cell.equal), count_text(cell.changed),
               count_text(cell.only_before()), count_text(cell.only_after()));
}

void print_text(const Operand& before, const Operand& after, const Difference& difference) {
    print_operand("A", before);
    print_operand("B", after);
    for (const RecipeDifference& d : difference.settings) {
        fmt::print("{}\n", d.text());
    }
    for (const RecipeDifference& d : difference.recipe) {
        fmt::print("recipe: {}\n", d.text());
    }
    print_objects("A", difference.plan.objects_before);
    print_objects("B", difference.plan.objects_after);
    if (difference.plan.same()) {
        fmt::print("{}\n", difference.same() ? "nothing differs" : "all samples are equal");
        return;
    }
    fmt::print("\n{:<32} {:>11} {:>11} {:>11} {:>11} {:>11} {:>11}\n", "samples by cell", "A", "B",
               "equal", "changed", "only in A", "only in B");
    for (const CellDiff& cell : difference.plan.cells) {
        print_cell(cell.cell.empty() ? "(draws)" : cell.cell, cell);
    }
    if (difference.plan.cells.size() > 1) {
        print_cell("all", difference.plan.total);
    }
}

void diff(const DiffVerb& verb, Invocation& invocation) {
    std::optional<AssetLibrary> library;
    if (!verb.settings.assets.empty()) {
        library = AssetLibrary::open(verb.settings.assets);
    }
    const AssetLibrary* given = library ? &*library : nullptr;
    const Operand before(verb.before, verb.settings, given);
    const Operand after(verb.after, verb.settings, given);
    const Difference difference{
        settings_of(before, after),
        recipe_differences(before.plan().recipe(), after.plan().recipe()),
        compare_plans({before.plan(), before.maps()}, {after.plan(), after.maps()})};
    if (verb.json) {
        print_json(before, after, difference);
    } else {
        print_text(before, after, difference);
    }
    if (!difference.same()) {
        invocation.exit_code = ExitCode::kCheckFailed;
    }
}

}  // namespace

void add_diff(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("diff", "What two datasets or recipes do not share");
    verb->footer(kExample);
    const auto state = std::make_shared<DiffVerb>();  // lives as long as the callback
    verb->add_option("A", state->before, "Dataset folder, or recipe (name or file)")->required();
    verb->add_option("B", state->after, "The same")->required();
    verb->add_option("--assets", state->settings.assets,
                     "Asset library of recipes, and of datasets whose own has moved");
    state->settings.add_settings_to(*verb);
    verb->add_flag("--json", state->json, "For machines");
    verb->callback([state, &invocation] { diff(*state, invocation); });
}

}  // namespace turntable::cli
