// turntable assets maps|add-maps: environment maps and photos of the built-in pack and of a
// library.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "assets/background_pack.h"
#include "assets/import_maps.h"
#include "assets/map_cache.h"
#include "assets/map_store.h"
#include "base/atomic_file.h"
#include "cli/map_sheet.h"
#include "cli/verbs.h"
#include "generator/image_codecs.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kSheetQuality = 85;

/// A map that recipes may name.
struct KnownMap {
    std::string id;
    std::string kind;
    std::string size;
    std::string licence;
    std::string description;
    bool of_library = false;
};

/// The pack in its order, but for maps that the library hides, then the library's.
std::vector<KnownMap> known_maps(const AssetLibrary& library) {
    std::vector<KnownMap> known;
    for (const PackEntry& entry : background_pack()) {
        if (library.find_map(std::string(entry.id)) == nullptr) {
            known.push_back({std::string(entry.id), std::string(entry.kind), "512x256", "built in",
                             std::string(entry.description), false});
        }
    }
    for (const MapEntry& entry : library.maps()) {
        known.push_back({entry.id, map_layout_name(entry.layout),
                         fmt::format("{}x{}", entry.width, entry.height), entry.licence,
                         entry.source, true});
    }
    return known;
}

void draw_sheet(const MapStore& store, const std::vector<KnownMap>& known, const fs::path& file) {
    std::vector<SheetMap> pictures;
    for (const KnownMap& map : known) {
        // The pack is exposed already.
        pictures.push_back({map_picture(*store.load(map.id), kSheetWidth, map.of_library), map.id});
    }
    write_file_atomically(file, encode_jpeg(map_sheet(pictures), kSheetQuality));
}

void print_table(const std::vector<KnownMap>& known) {
    for (const KnownMap& map : known) {
        fmt::print("{:<24} {:<16} {:>9}  {:<12} {}\n", map.id, map.kind, map.size,
                   map.licence.empty() ? "-" : map.licence, map.description);
    }
}

void print_json(const std::vector<KnownMap>& known) {
    using Json = nlohmann::ordered_json;
    std::string text;  // one line a map, as `assets list` does
    for (const KnownMap& map : known) {
        const Json tree{{"id", map.id},
                        {"kind", map.kind},
                        {"size", map.size},
                        {"built_in", !map.of_library},
                        {"licence", map.of_library ? map.licence : ""},
                        {"description", map.description}};
        text += (text.empty() ? "\n  " : ",\n  ") +
                tree.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    fmt::print("[{}\n]\n", text);
}

struct ListArguments {
    fs::path library;
    fs::path sheet;
    bool json = false;
};

void run_list(const ListArguments& arguments, bool quiet) {
    const AssetLibrary library =
        arguments.library.empty() ? AssetLibrary{} : AssetLibrary::open(arguments.library);
    const std::vector<KnownMap> known = known_maps(library);
    if (arguments.json) {
        print_json(known);
    } else {
        print_table(known);
    }
    if (!arguments.sheet.empty()) {
        draw_sheet(MapStore(library), known, arguments.sheet);
        if (!quiet) {
            fmt::print(stderr, "{}: {} maps\n", arguments.sheet.string(), known.size());
        }
    }
}

void add_list(CLI::App& assets, Invocation& invocation) {
    CLI::App* app = assets.add_subcommand(
        "maps", "List environment maps and photos: the built-in pack's and a library's");
    app->footer("Example:\n"
                "  turntable assets maps library --sheet maps.jpg");
    auto arguments = std::make_shared<ListArguments>();
    app->add_option("library", arguments->library, "Library folder (default: the pack alone)");
    app->add_option("--sheet", arguments->sheet, "Draw them all into this JPEG");
    app->add_flag("--json", arguments->json, "For machines");
    app->callback([arguments, &invocation] { run_list(*arguments, invocation.quiet); });
}

struct AddArguments {
    std::vector<fs::path> files;
    fs::path library;
    std::string layout = "auto";
    MapImportOptions options;
};

void run_add(AddArguments& arguments, bool quiet) {
    if (arguments.layout != "auto") {
        arguments.options.layout = map_layout_from_name(arguments.layout);
    }
    const std::vector<fs::path> files = map_files_in(arguments.files);
    const MapImportSummary summary = import_maps(files, arguments.library, arguments.options);
    if (summary.added.empty() && summary.refused.size() == 1) {
        throw bad_input("no map could be imported: {}", summary.refused.front());
    }
    for (const std::string& line : summary.refused) {
        fmt::print(stderr, "refused {}\n", line);
    }
    if (summary.added.empty()) {
        throw bad_input("no map could be imported: all {} files were refused",
                        summary.refused.size());
    }
    if (quiet) {
        return;
    }
    for (const std::string& line : summary.notes) {
        fmt::print(stderr, "note: {}\n", line);
    }
    for (const MapEntry& map : summary.added) {
        fmt::print("{:<24} {:<16} {}x{}\n", map.id, map_layout_name(map.layout), map.width,
                   map.height);
    }
    fmt::print(stderr, "added {} maps, refused {} files\n", summary.added.size(),
               summary.refused.size());
}

void add_add(CLI::App& assets, Invocation& invocation) {
    CLI::App* app = assets.add_subcommand(
        "add-maps", "Add environment maps and photos (EXR, HDR, PNG, JPEG) to a library");
    app->footer("Example:\n"
                "  turntable assets add-maps hdris/*.exr -o library --licence CC0-1.0");
    auto arguments = std::make_shared<AddArguments>();
    app->add_option("files", arguments->files, "Pictures, or folders of them")->required();
    app->add_option("-o,--output", arguments->library, "Library, made when absent")->required();
    app->add_option("--layout", arguments->layout,
                    "auto, equirectangular or photo; auto: twice as wide as high is "
                    "equirectangular")
        ->check(CLI::IsMember({"auto", "equirectangular", "photo"}))
        ->capture_default_str();
    app->add_option("--licence", arguments->options.licence, "SPDX id of the files' licence");
    app->add_option("--creator", arguments->options.creator, "Who made the files");
    app->add_option("--timeout", arguments->options.limits.seconds, "Seconds a file may take")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app->callback([arguments, &invocation] { run_add(*arguments, invocation.quiet); });
}

}  // namespace

void add_maps(CLI::App& assets, Invocation& invocation) {
    add_list(assets, invocation);
    add_add(assets, invocation);
}

}  // namespace turntable::cli
