#include "generator/library_sheet.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>
#include <map>
#include <memory>
#include <optional>

#include <glm/ext/matrix_transform.hpp>
#include <glm/trigonometric.hpp>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "assets/map_store.h"
#include "base/error.h"
#include "base/nearest_name.h"
#include "generator/grid_picture.h"
#include "generator/object_outline.h"
#include "generator/place_occluder.h"
#include "generator/resolve_maps.h"
#include "generator/view_settings.h"
#include "scenes/design.h"

namespace turntable {
namespace {

/// Share of the frame's sides that the object may fill.
constexpr double kFill = 0.86;
/// Metres between the object and the floor beneath: it rests on it, and no faces coincide.
constexpr double kFloorGap = 0.001;

const std::array<SheetView, 5> kViews{{{"front", 0.0, 0.0},
                                       {"behind", 180.0, 0.0},
                                       {"left", -90.0, 0.0},
                                       {"right", 90.0, 0.0},
                                       {"above", 0.0, 40.0}}};

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// The run of digits at `at`, without leading zeros.
std::string_view number_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    while (at + 1 < end && text[at] == '0') {
        ++at;
    }
    return text.substr(at, end - at);
}

using Rows = std::map<std::string, std::vector<const AssetEntry*>>;

Rows accepted_by_class(const AssetLibrary& library) {
    Rows rows;
    for (const AssetEntry& entry : library.entries()) {
        if (entry.accepted()) {
            rows[entry.class_name].push_back(&entry);
        }
    }
    for (auto& [name, entries] : rows) {
        std::sort(entries.begin(), entries.end(), [](const AssetEntry* a, const AssetEntry* b) {
            return id_comes_before(a->id, b->id);
        });
    }
    return rows;
}

/// Class names as wanted, or all of them with the nameless last.
std::vector<std::string> row_names(const Rows& rows, const std::vector<std::string>& wanted,
                                   const AssetLibrary& library) {
    std::vector<std::string> known;
    for (const auto& [name, entries] : rows) {
        if (!name.empty()) {
            known.push_back(name);
        }
    }
    if (wanted.empty()) {
        if (rows.contains("")) {
            known.emplace_back();
        }
        return known;
    }
    std::vector<std::string> names;
    for (const std::string& written : wanted) {
        std::string name = written;
        if (!rows.contains(name)) {
            std::replace(name.begin(), name.end(), '-', ' ');
        }
        if (!rows.contains(name)) {
            const std::string nearest = nearest_name(name, known);
            throw bad_input("{}: no model of class \"{}\"{}", library.folder().string(), written,
                            nearest.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", nearest));
        }
        names.push_back(std::move(name));
    }
    return names;
}

double lowest_point(const Model& model, const glm::dmat4& object_to_world) {
    double lowest = std::numeric_limits<double>::infinity();
    for (const glm::vec3& position : model.mesh.positions) {
        lowest = std::min(lowest, (object_to_world * glm::dvec4(position, 1.0)).z);
    }
    return lowest;
}

/// Zooms and shifts the lens: the picture keeps its perspective.
void cut_to_object(Scene& scene, const Model& model, MtlRules rules) {
    const std::optional<ImageBox> box = ObjectOutline(model, rules).full_box(scene);
    if (!box) {
        return;
    }
    const double width = scene.film.width;
    const double height = scene.film.height;
    const double zoom = kFill * std::min(width / std::max(box->x1 - box->x0, 1.0),
                                         height / std::max(box->y1 - box->y0, 1.0));
    Camera& camera = scene.camera;
    camera.focal *= zoom;
    const double middle_x = 0.5 * (box->x0 + box->x1) / width - camera.principal_x;
    const double middle_y = 0.5 * (box->y0 + box->y1) / height - camera.principal_y;
    camera.principal_x = 0.5 - zoom * middle_x;
    camera.principal_y = 0.5 - zoom * middle_y;
}

std::vector<double> factor_values(const Recipe& recipe) {
    return recipe.design() != nullptr ? recipe.design()->canonical()
                                      : recipe.draw_factors(Seed{0}, SampleId{0});
}

/// The models of a sheet, row by row; nullptr where a class has no more.
struct Chosen {
    std::vector<std::string> classes;
    std::vector<std::size_t> counts;  ///< of all models, parallel to classes
    std::vector<const AssetEntry*> models;
};

Chosen choose(const AssetLibrary& library, const LibrarySheetOptions& options) {
    const Rows rows = accepted_by_class(library);
    Chosen chosen;
    chosen.classes = row_names(rows, options.classes, library);
    for (const std::string& name : chosen.classes) {
        const std::vector<const AssetEntry*>& entries = rows.at(name);
        chosen.counts.push_back(entries.size());
        for (std::size_t column = 0; column < options.columns; ++column) {
            const std::size_t at = options.first + column;
            chosen.models.push_back(at < entries.size() ? entries[at] : nullptr);
        }
    }
    if (std::all_of(chosen.models.begin(), chosen.models.end(),
                    [](const AssetEntry* entry) { return entry == nullptr; })) {
        throw bad_input("{}: no models to show", library.folder().string());
    }
    return chosen;
}

/// JPEG's sides end at 65,535, and a sheet is drawn in memory.
constexpr std::size_t kMostSide = 65'000;
constexpr std::size_t kMostPixels = std::size_t{1} << 29U;

/// Before anything is rendered.
void require_drawable(std::size_t classes, const LibrarySheetOptions& options, std::size_t cell) {
    const std::size_t rows = (classes + options.blocks - 1) / options.blocks * options.views.size();
    const std::size_t width = std::min(options.blocks, classes) * options.columns * cell;
    const std::size_t height = rows * cell;
    if (width > kMostSide || height > kMostSide || width * height > kMostPixels) {
        throw bad_input("a sheet of {} x {} pixels is too large: fewer columns, classes or views, "
                        "or a smaller size",
                        width, height);
    }
}

/// One picture a view.
std::vector<ImageU8> pictures_of(const std::shared_ptr<const Model>& model, const Recipe& recipe,
                                 const Renderer& renderer, const LibrarySheetOptions& options,
                                 const MapStore& maps) {
    std::vector<Scene> scenes;
    for (const SheetView& view : options.views) {
        scenes.push_back(sheet_scene(recipe, *model, view, options.fit));
        resolve_maps(scenes.back(), maps);
        place_occluder(scenes.back(), ObjectOutline(*model, recipe.mtl_rules()));
    }
    RenderSettings settings = view_settings(recipe).render;
    settings.planes = false;
    const auto prepared = renderer.prepare(model, recipe.mtl_rules());
    std::vector<ImageU8> pictures;
    for (Frame& frame : renderer.render(*prepared, scenes, settings)) {
        pictures.push_back(std::move(frame.display));
    }
    return pictures;
}

GridPicture grid_of(const AssetLibrary& library, const Recipe& recipe,
                    const LibrarySheetOptions& options, const Chosen& chosen) {
    std::size_t shown = 0;
    for (const AssetEntry* entry : chosen.models) {
        shown += entry != nullptr ? 1U : 0U;
    }
    GridPicture grid;
    grid.title = fmt::format("{}: {} models of {} classes",
                             std::filesystem::absolute(library.folder()).filename().string(), shown,
                             chosen.classes.size());
    grid.subtitle = fmt::format("recipe {}", recipe.name());
    for (std::size_t column = 0; column < options.columns; ++column) {
        grid.columns.push_back({fmt::format("{}", options.first + column), "", std::nullopt});
    }
    for (std::size_t row = 0; row < chosen.classes.size(); ++row) {
        const std::string& name = chosen.classes[row];
        for (const SheetView& view : options.views) {
            grid.rows.push_back({name.empty() ? "(no class)" : name,
                                 options.views.size() > 1 || view.name != "front"
                                     ? view.name
                                     : fmt::format("of {}", chosen.counts[row]),
                                 std::nullopt});
        }
    }
    grid.cells.resize(grid.rows.size() * options.columns);
    return grid;
}

/// Whole classes of `grid` side by side, as many in each block.
ImageU8 draw_blocks(GridPicture grid, const Font& font, int cell, std::size_t blocks,
                    std::size_t rows_a_class) {
    const std::size_t classes = grid.rows.size() / rows_a_class;
    const std::size_t rows = (classes + blocks - 1) / blocks * rows_a_class;
    const std::size_t columns = grid.columns.size();
    std::vector<ImageU8> pictures;
    for (std::size_t first = 0; first < grid.rows.size(); first += rows) {
        const std::size_t last = std::min(first + rows, grid.rows.size());
        GridPicture block;
        block.title = first == 0 ? grid.title : "";
        block.subtitle = first == 0 ? grid.subtitle : "";
        block.columns = grid.columns;
        for (std::size_t row = first; row < last; ++row) {
            block.rows.push_back(grid.rows[row]);
            for (std::size_t column = 0; column < columns; ++column) {
                block.cells.push_back(std::move(grid.cells[row * columns + column]));
            }
        }
        pictures.push_back(draw_grid(block, font, cell));
    }
    return side_by_side(pictures);
}

}  // namespace

bool id_comes_before(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    while (i < a.size() && i < b.size()) {
        if (is_digit(a[i]) && is_digit(b[i]) && (i == 0 || !is_digit(a[i - 1]))) {
            const std::string_view x = number_at(a, i);
            const std::string_view y = number_at(b, i);
            if (x != y) {
                return x.size() != y.size() ? x.size() < y.size() : x < y;
            }
        }
        if (a[i] != b[i]) {
            return a[i] < b[i];
        }
        ++i;
    }
    return a.size() < b.size();
}

SheetView sheet_view(const std::string& name) {
    std::vector<std::string> known;
    for (const SheetView& view : kViews) {
        if (view.name == name) {
            return view;
        }
        known.push_back(view.name);
    }
    throw bad_input("\"{}\" is no view of a sheet: {}", name, fmt::join(known, ", "));
}

Scene sheet_scene(const Recipe& recipe, const Model& model, const SheetView& view, bool fit) {
    Scene scene = recipe.build_scene(factor_values(recipe), model.id, 0);
    glm::dmat4& to_world = scene.object.object_to_world;
    to_world = glm::rotate(to_world, glm::radians(view.turn), glm::dvec3(0, 0, 1));
    if (view.raise != 0.0) {
        Camera& camera = scene.camera;
        const glm::dvec3 centre(to_world[3]);
        const glm::dmat3 turn(
            glm::rotate(glm::dmat4(1.0), -glm::radians(view.raise), camera.camera_to_world[0]));
        camera.position = centre + turn * (camera.position - centre);
        camera.camera_to_world = turn * camera.camera_to_world;
    }
    if (fit) {
        scene.floor.height = lowest_point(model, to_world) - kFloorGap;
        cut_to_object(scene, model, recipe.mtl_rules());
    }
    return scene;
}

ImageU8 library_sheet(const AssetLibrary& library, const Recipe& recipe, const Renderer& renderer,
                      const LibrarySheetOptions& options, const Font& font, const StopFlag& stop,
                      GenerateProgress& progress) {
    const Chosen chosen = choose(library, options);
    const Film& film = recipe.document().scene.film;
    const int cell = std::max(film.width, film.height);
    require_drawable(chosen.classes.size(), options, static_cast<std::size_t>(cell));
    const MapStore maps(library);
    GridPicture grid = grid_of(library, recipe, options, chosen);
    progress.total.store(static_cast<std::uint64_t>(
        std::count_if(chosen.models.begin(), chosen.models.end(),
                      [](const AssetEntry* entry) { return entry != nullptr; })));
    tbb::task_arena arena(options.threads);
    arena.execute([&] {
        tbb::parallel_for(std::size_t{0}, chosen.models.size(), [&](std::size_t i) {
            const AssetEntry* entry = chosen.models[i];
            if (entry == nullptr || stop.requested()) {
                return;
            }
            std::vector<ImageU8> pictures =
                pictures_of(library.load(*entry), recipe, renderer, options, maps);
            const std::size_t row = i / options.columns * options.views.size();
            for (std::size_t view = 0; view < pictures.size(); ++view) {
                grid.cells[(row + view) * options.columns + i % options.columns].image =
                    std::move(pictures[view]);
            }
            progress.done.fetch_add(1);
        });
    });
    if (stop.requested()) {
        throw Error(ExitCode::kInterrupted, "interrupted: no sheet was written");
    }
    return draw_blocks(std::move(grid), font, cell, options.blocks, options.views.size());
}

}  // namespace turntable
