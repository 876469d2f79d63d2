// turntable preview: a contact sheet of a dataset, or of a recipe before it is generated.
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "cli/backend_option.h"
#include "cli/progress_line.h"
#include "cli/recipe_options.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"
#include "generator/preview.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExample = "Examples:\n"
                                 "  turntable preview 3diebench --assets lib -o sheet.jpg\n"
                                 "  turntable preview set\n"
                                 "The second shows a dataset folder and replaces its preview.jpg.";

struct PreviewVerb {
    RecipeOptions recipe;  ///< its RECIPE may be a dataset folder
    fs::path output;
    SheetOptions sheet;
    PipelineLimits limits;
    BackendOption backend;
};

ImageU8 sheet_of_recipe(const PreviewVerb& verb, bool quiet) {
    if (verb.recipe.assets.empty()) {
        throw bad_input("{}: not a dataset folder; a recipe needs --assets", verb.recipe.recipe);
    }
    const StopSignals signals;
    const AssetLibrary library = AssetLibrary::open(verb.recipe.assets);
    const Plan plan(verb.recipe.load(), library, Seed(verb.recipe.seed));
    const std::unique_ptr<Renderer> renderer = verb.backend.make(quiet);
    GenerateProgress progress;
    const ProgressLine line("images", quiet, [&progress] {
        return ProgressSnapshot{progress.done.load(), progress.total.load(),
                                progress.rejected.load()};
    });
    return preview_of_plan(plan, library, *renderer, verb.limits, verb.sheet, signals.flag(),
                           progress);
}

void preview(const PreviewVerb& verb, const Invocation& invocation) {
    const fs::path dataset = verb.recipe.recipe;
    const bool is_dataset = fs::exists(dataset / "dataset.yaml");
    const ImageU8 sheet = is_dataset ? preview_of_dataset(dataset, verb.sheet)
                                     : sheet_of_recipe(verb, invocation.quiet);
    fs::path output = verb.output;
    if (output.empty()) {
        output = is_dataset ? dataset / "preview.jpg" : fs::path("preview.jpg");
    }
    write_sheet(output, sheet);
    if (!invocation.quiet) {
        fmt::print("{}: {} x {} pixels\n", output.string(), sheet.width(), sheet.height());
    }
}

}  // namespace

void add_preview(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("preview", "Contact sheet of a recipe or a dataset");
    verb->footer(kExample);
    const auto state = std::make_shared<PreviewVerb>();  // lives as long as the callback
    state->limits.threads = available_threads();
    state->recipe.add_to(*verb);
    verb->get_option("--assets")->required(false);
    verb->get_option("RECIPE")->description("Recipe (name or file) or dataset folder");
    verb->add_option("-o,--output", state->output, "JPEG to write (default: preview.jpg)");
    verb->add_option("--count", state->sheet.count, "Images on the sheet")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    verb->add_option("--cell", state->sheet.cell, "Pixels a side of one image, at most")
        ->check(CLI::Range(8, 4096))
        ->capture_default_str();
    verb->add_option("--columns", state->sheet.columns, "Images a row (0: about 4 : 3)")
        ->check(CLI::Range(0, 1000));
    verb->add_option("--threads", state->limits.threads, "Rendering threads")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    state->backend.add_to(*verb);
    verb->callback([state, &invocation] { preview(*state, invocation); });
}

}  // namespace turntable::cli
