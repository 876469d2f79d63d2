// turntable preview: a contact sheet of a dataset, or of a recipe before it is generated; grids of
// what a recipe's factors do.
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "cli/backend_option.h"
#include "cli/progress_line.h"
#include "cli/recipe_options.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"
#include "generator/preview.h"
#include "generator/sweep_grids.h"
#include "generator/text_drawing.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExample =
    "Examples:\n"
    "  turntable preview 3diebench --assets lib -o sheet.jpg\n"
    "  turntable preview set\n"
    "  turntable preview controlled-mini --assets lib --grid -o grids\n"
    "The second shows a dataset folder and replaces its preview.jpg.\n"
    "The third writes sweep-FACTOR.jpg and pair-FACTOR-FACTOR.jpg into\n"
    "a folder (docs/preview.md); -o FILE.jpg puts them into one picture.";

struct PreviewVerb {
    RecipeOptions recipe;  ///< its RECIPE may be a dataset folder
    fs::path output;
    SheetOptions sheet;
    std::optional<int> cell;  ///< as typed
    bool grid = false;
    GridOptions grids;
    fs::path font;
    PipelineLimits limits;
    BackendOption backend;
};

/// What rendering for a preview needs.
struct PreviewRun {
    const Plan& plan;
    const AssetLibrary& library;
    const Renderer& renderer;
    const StopFlag& stop;
    GenerateProgress& progress;
};

/// Calls `render` with the recipe's plan and a renderer, and shows the progress.
template <class Render>
auto run_preview(const PreviewVerb& verb, bool quiet, const Render& render) {
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
    return render(PreviewRun{plan, library, *renderer, signals.flag(), progress});
}

ImageU8 sheet_of_recipe(const PreviewVerb& verb, bool quiet) {
    return run_preview(verb, quiet, [&](const PreviewRun& run) {
        return preview_of_plan(run.plan, run.library, run.renderer, verb.limits, verb.sheet,
                               run.stop, run.progress);
    });
}

bool is_picture_name(const fs::path& path) {
    const std::string ending = path.extension().string();
    return ending == ".jpg" || ending == ".jpeg" || ending == ".JPG" || ending == ".JPEG";
}

void write_grid(const fs::path& path, const ImageU8& picture, bool quiet) {
    constexpr int kMostPixels = 65'500;  // a side of a JPEG
    if (picture.width() > kMostPixels || picture.height() > kMostPixels) {
        throw bad_input("{}: {} x {} pixels are too many for one JPEG; give a folder, fewer "
                        "--columns or a smaller --cell",
                        path.string(), picture.width(), picture.height());
    }
    write_sheet(path, picture);
    if (!quiet) {
        fmt::print("{}: {} x {} pixels\n", path.string(), picture.width(), picture.height());
    }
}

void preview_grid(const PreviewVerb& verb, bool quiet) {
    const Font font(find_font(verb.font));  // a missing one shows before anything slow
    if (fs::exists(fs::path(verb.recipe.recipe) / "dataset.yaml")) {
        throw bad_input("{}: is a dataset folder; --grid renders a recipe", verb.recipe.recipe);
    }
    GridOptions options = verb.grids;
    options.cell = verb.cell.value_or(options.cell);
    if (verb.sheet.columns > 0) {
        options.columns = static_cast<std::size_t>(verb.sheet.columns);
    }
    const std::vector<NamedPicture> grids = run_preview(verb, quiet, [&](const PreviewRun& run) {
        return preview_grids(run.plan, source_of_plan(run.plan, run.library), run.renderer,
                             verb.limits, options, font, run.stop, run.progress);
    });
    const fs::path output = verb.output.empty() ? fs::path("grids") : verb.output;
    if (is_picture_name(output)) {
        std::vector<ImageU8> pictures;
        for (const NamedPicture& grid : grids) {
            pictures.push_back(grid.picture);
        }
        write_grid(output, stacked(pictures), quiet);
        return;
    }
    std::error_code error;
    fs::create_directories(output, error);
    if (error) {
        throw environment_fault("{}: cannot be created: {}", output.string(), error.message());
    }
    for (const NamedPicture& grid : grids) {
        write_grid(output / (grid.name + ".jpg"), grid.picture, quiet);
    }
}

void preview(PreviewVerb& verb, const Invocation& invocation) {
    if (verb.grid) {
        preview_grid(verb, invocation.quiet);
        return;
    }
    verb.sheet.cell = verb.cell.value_or(verb.sheet.cell);
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

void add_grid_options(CLI::App& verb, PreviewVerb& state) {
    CLI::Option* grid = verb.add_flag("--grid", state.grid,
                                      "Grids of factors, their values along the axes, of a recipe");
    verb.add_option("--factor", state.grids.factors, "Only of this factor; may be repeated")
        ->allow_extra_args(false)
        ->needs(grid);
    verb.add_option("--class", state.grids.classes, "Objects of this class; may be repeated")
        ->allow_extra_args(false)
        ->needs(grid);
    verb.add_option("--rows", state.grids.rows, "Objects of a grid")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str()
        ->needs(grid);
    verb.add_option("--font", state.font,
                    "TrueType file to write with (default: $TURNTABLE_FONT, or DejaVu Sans)")
        ->needs(grid);
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
    verb->add_option("-o,--output", state->output,
                     "JPEG to write (default: preview.jpg), or folder of --grid (default: grids)");
    verb->add_option("--count", state->sheet.count, "Images on the sheet")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    verb->add_option("--cell", state->cell,
                     "Pixels a side of one image, at most (default: 192; of a grid, 128)")
        ->check(CLI::Range(8, 4096));
    verb->add_option("--columns", state->sheet.columns,
                     "Images a row (default: about 4 : 3; of a grid, 9)")
        ->check(CLI::Range(1, 1000));
    add_grid_options(*verb, *state);
    verb->add_option("--threads", state->limits.threads, "Rendering threads")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    state->backend.add_to(*verb);
    verb->callback([state, &invocation] { preview(*state, invocation); });
}

}  // namespace turntable::cli
