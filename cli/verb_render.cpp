// turntable render: pictures of a list of scenes, without a library or a dataset. Used to compare
// with other renderers, hence reference quality unless told otherwise.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <tbb/global_control.h>

#include "assets/import_program.h"
#include "assets/map_store.h"
#include "assets/separate_importer.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "cli/backend_option.h"
#include "cli/scene_list.h"
#include "cli/verbs.h"
#include "generator/image_codecs.h"
#include "generator/object_outline.h"
#include "generator/place_occluder.h"
#include "generator/plane_files.h"
#include "generator/resolve_maps.h"
#include "generator/view_settings.h"
#include "renderer/renderer.h"
#include "scenes/recipe_schema.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kReferenceSamples = 256;

struct RenderOptions {
    std::string recipe = "3diebench";
    std::string scenes;
    std::string models = "/usr/share/sweethome3d/furniture";
    std::string output;
    std::string mtl_rules;
    int spp = 0;
    double noise_target = 0.0;
    int size = 0;
    std::uint64_t seed = 0;
    int threads = 0;
    bool filter_sampling = false;
    bool planes = false;
    bool exr = false;
    BackendOption backend;
};

Recipe load_recipe(const RenderOptions& options) {
    RecipeOverrides overrides;
    if (!options.mtl_rules.empty()) {
        overrides.mtl_rules = mtl_rules_from_name(options.mtl_rules);
    }
    if (options.size > 0) {
        overrides.image_size = options.size;
    }
    if (options.noise_target > 0.0) {
        overrides.noise_target = options.noise_target;
    }
    return Recipe::load(options.recipe, overrides);
}

RenderSettings render_settings(const Recipe& recipe, const RenderOptions& options) {
    RenderSettings settings = view_settings(recipe).render;
    if (options.noise_target <= 0.0) {
        settings.samples_per_pixel = options.spp > 0 ? options.spp : kReferenceSamples;
        settings.floor_cache = false;
    }
    if (options.filter_sampling) {
        settings.reconstruction = Reconstruction::kFilterImportance;
    }
    settings.planes = options.planes;
    settings.keep_linear = options.exr;
    return settings;
}

std::shared_ptr<const Model> import_listed(SeparateImporter& importer, const ListedScene& scene,
                                           const fs::path& models) {
    const fs::path source = find_archive(models, scene.archive);
    Result<Model, AssetRejection> model = importer.import(source, scene.model);
    if (!model) {
        throw bad_input("{}: {}: {}", source.string(), scene.model, model.failure().detail);
    }
    return std::make_shared<Model>(std::move(model).value());
}

void write_frame(const Frame& frame, const fs::path& folder, const std::string& name) {
    write_file_atomically(folder / (name + ".png"), encode_png(frame.display));
    if (!frame.linear.empty()) {
        constexpr const char* kChannels[] = {"R", "G", "B"};
        write_file_atomically(folder / (name + ".exr"), encode_exr(frame.linear, kChannels));
    }
    if (frame.planes) {
        for (const EncodedFile& file : encode_planes(*frame.planes, plane_names())) {
            write_file_atomically(folder / (name + "." + file.extension), file.bytes);
        }
    }
}

/// Entries of one model, rendered as one batch so that it is loaded once.
using Batches = std::map<std::tuple<std::string, std::string>, std::vector<ListedScene>>;

Batches group_by_model(const std::vector<ListedScene>& scenes) {
    Batches batches;
    for (const ListedScene& scene : scenes) {
        batches[{scene.archive, scene.model}].push_back(scene);
    }
    return batches;
}

void render_batch(const std::shared_ptr<const Model>& model, const std::vector<ListedScene>& batch,
                  const Recipe& recipe, const Renderer& renderer, const RenderOptions& options,
                  bool quiet) {
    const auto prepared = renderer.prepare(model, recipe.mtl_rules());
    const ObjectOutline outline(*model, recipe.mtl_rules());
    const AssetLibrary none;  // pictures of the built-in pack only
    const MapStore maps(none);
    std::vector<Scene> scenes;
    scenes.reserve(batch.size());
    for (const ListedScene& listed : batch) {
        scenes.push_back(
            recipe.build_scene(listed.latent, listed.model, xxhash64(listed.name, options.seed)));
        resolve_maps(scenes.back(), maps);
        place_occluder(scenes.back(), outline);
    }
    const std::vector<Frame> frames =
        renderer.render(*prepared, scenes, render_settings(recipe, options));
    for (std::size_t i = 0; i < batch.size(); ++i) {
        write_frame(frames[i], options.output, batch[i].name);
        if (!quiet) {
            fmt::print(stderr, "{}: {:.1f} samples a pixel, noise {:.2f} levels, {:.0f} ms\n",
                       batch[i].name, frames[i].samples_per_pixel, frames[i].noise,
                       frames[i].milliseconds);
        }
    }
}

void run_render(const RenderOptions& options, const Invocation& invocation) {
    const Recipe recipe = load_recipe(options);
    const std::vector<ListedScene> scenes = read_scene_list(options.scenes);
    std::error_code error;
    fs::create_directories(options.output, error);
    if (error) {
        throw environment_fault("{}: cannot be created: {}", options.output, error.message());
    }
    std::unique_ptr<tbb::global_control> limit;
    if (options.threads > 0) {
        limit = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism,
                                                      static_cast<std::size_t>(options.threads));
    }
    const std::unique_ptr<Renderer> renderer = options.backend.make(invocation.quiet);
    SeparateImporter importer(find_import_program());
    for (const auto& [name, batch] : group_by_model(scenes)) {
        const auto model = import_listed(importer, batch.front(), options.models);
        render_batch(model, batch, recipe, *renderer, options, invocation.quiet);
    }
}

}  // namespace

void add_render(CLI::App& app, Invocation& invocation) {
    auto options = std::make_shared<RenderOptions>();
    CLI::App* verb = app.add_subcommand("render", "Render a list of scenes to PNG (and EXR)");
    verb->footer("Example:\n  turntable render --recipe 3diebench --scenes scenes.json "
                 "--mtl-rules blender-3.4 -o pictures");
    verb->add_option("--recipe", options->recipe, "Built-in recipe or YAML file")
        ->capture_default_str();
    verb->add_option("--scenes", options->scenes, "JSON list: name, archive, model, latent")
        ->required();
    verb->add_option("--models", options->models, "Folder of the archives")->capture_default_str();
    verb->add_option("-o,--output", options->output, "Folder for the pictures")->required();
    verb->add_option("--mtl-rules", options->mtl_rules, "official or blender-3.4");
    CLI::Option* spp =
        verb->add_option("--spp", options->spp, "Samples for every pixel (default 256)")
            ->check(CLI::Range(1, 1 << 20));
    CLI::Option* noise =
        verb->add_option("--noise-target", options->noise_target,
                         "Render as `generate` does: adaptive, to this noise in 8-bit levels")
            ->check(CLI::Range(0.05, 50.0))
            ->excludes(spp);
    verb->add_flag("--filter-sampling", options->filter_sampling,
                   "Draw samples from the pixel filter instead of spreading them by it")
        ->excludes(noise);
    verb->add_option("--size", options->size, "Square image size in pixels")
        ->check(CLI::Range(1, 16384));
    verb->add_option("--seed", options->seed, "Seed of the noise")->capture_default_str();
    verb->add_option("--threads", options->threads, "Threads (default: all)")
        ->check(CLI::Range(1, 1024));
    options->backend.add_to(*verb);
    verb->add_flag("--planes", options->planes, "Also write the label planes");
    verb->add_flag("--exr", options->exr, "Also write the scene-linear picture");
    verb->callback([options, &invocation] { run_render(*options, invocation); });
}

}  // namespace turntable::cli
