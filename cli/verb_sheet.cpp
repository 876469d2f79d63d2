// turntable assets sheet: the models of a library on one picture.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "cli/backend_option.h"
#include "cli/progress_line.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"
#include "generator/image_codecs.h"
#include "generator/library_sheet.h"
#include "generator/view_pipeline.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDefaultRecipe = "catalogue";
constexpr int kSheetQuality = 90;

struct SheetArguments {
    fs::path library;
    fs::path output = "sheet.png";
    std::vector<std::string> views{"front"};
    std::string recipe;
    int size = 128;
    int samples = 0;
    fs::path font;
    LibrarySheetOptions options;
    BackendOption backend;
};

Recipe load_recipe(const SheetArguments& arguments) {
    RecipeOverrides overrides;
    overrides.image_size = arguments.size;
    if (arguments.samples > 0) {
        overrides.samples_per_pixel = arguments.samples;
    }
    return Recipe::load(arguments.recipe.empty() ? kDefaultRecipe : arguments.recipe, overrides);
}

bool is_jpeg(const fs::path& path) {
    const std::string ending = path.extension().string();
    return ending == ".jpg" || ending == ".jpeg";
}

void run_sheet(SheetArguments& arguments, bool quiet) {
    const Font font(find_font(arguments.font));  // a missing one shows before anything slow
    if (!is_jpeg(arguments.output) && arguments.output.extension() != ".png") {
        throw bad_input("{}: a sheet is a .png or a .jpg", arguments.output.string());
    }
    const fs::path folder = arguments.output.parent_path();
    std::error_code error;
    if (!folder.empty() && !fs::is_directory(folder, error)) {
        throw environment_fault("{}: there is no folder {}", arguments.output.string(),
                                folder.string());
    }
    arguments.options.fit = arguments.recipe.empty();
    for (const std::string& view : arguments.views) {
        arguments.options.views.push_back(sheet_view(view));
    }
    const StopSignals signals;
    const Recipe recipe = load_recipe(arguments);
    const AssetLibrary library = AssetLibrary::open(arguments.library);
    const std::unique_ptr<Renderer> renderer = arguments.backend.make(quiet);
    GenerateProgress progress;
    ProgressLine line("models", quiet, [&progress] {
        return ProgressSnapshot{progress.done.load(), progress.total.load(), 0};
    });
    const ImageU8 sheet = library_sheet(library, recipe, *renderer, arguments.options, font,
                                        signals.flag(), progress);
    line.stop();
    write_file_atomically(arguments.output, is_jpeg(arguments.output)
                                                ? encode_jpeg(sheet, kSheetQuality)
                                                : encode_png(sheet));
    if (!quiet) {
        fmt::print("{}: {} models, {} x {} pixels\n", arguments.output.string(),
                   progress.done.load(), sheet.width(), sheet.height());
    }
}

}  // namespace

void add_sheet(CLI::App& assets, Invocation& invocation) {
    CLI::App* app =
        assets.add_subcommand("sheet", "Draw a library's models on one picture, a row a class");
    app->footer("Example:\n"
                "  turntable assets sheet library -o sheet.png --classes chair,lamp "
                "--view front,behind");
    auto arguments = std::make_shared<SheetArguments>();
    arguments->options.threads = available_threads();
    app->add_option("library", arguments->library, "Library folder")->required();
    app->add_option("-o,--output", arguments->output, "PNG or JPEG to write")
        ->capture_default_str();
    app->add_option("--classes", arguments->options.classes,
                    "Names of classes with commas between (default: all)")
        ->delimiter(',');
    app->add_option("--view", arguments->views,
                    "front, behind, left, right or above; several with commas: a row each")
        ->delimiter(',')
        ->capture_default_str();
    app->add_option("--columns", arguments->options.columns, "Models of a class")
        ->check(CLI::Range(1, 200))
        ->capture_default_str();
    app->add_option("--first", arguments->options.first, "Models of each class to leave out before")
        ->check(CLI::Range(0, 1 << 30))
        ->capture_default_str();
    app->add_option("--blocks", arguments->options.blocks, "Classes side by side")
        ->check(CLI::Range(1, 55))
        ->capture_default_str();
    app->add_option("--size", arguments->size, "Pixels a side of one picture")
        ->check(CLI::Range(32, 1024))
        ->capture_default_str();
    app->add_option("--spp", arguments->samples, "Samples a pixel (default: the recipe's)")
        ->check(CLI::Range(1, 1 << 16));
    app->add_option("--recipe", arguments->recipe,
                    "Scene of another recipe, at its canonical values and as it is (default: "
                    "catalogue, floor and picture set to the object)");
    app->add_option("--font", arguments->font,
                    "TrueType file to write with (default: $TURNTABLE_FONT, or DejaVu Sans)");
    app->add_option("--threads", arguments->options.threads, "Rendering threads")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    arguments->backend.add_to(*app);
    app->callback([arguments, &invocation] { run_sheet(*arguments, invocation.quiet); });
}

}  // namespace turntable::cli
