// turntable assets export: models of a library as OBJ or binary glTF.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "assets/asset_library.h"
#include "assets/model_cache.h"
#include "assets/model_export.h"
#include "base/atomic_file.h"
#include "base/nearest_name.h"
#include "cli/verbs.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

struct ExportArguments {
    fs::path library;
    std::vector<std::string> ids;
    fs::path output;
    std::string format = "glb";
};

const AssetEntry& entry_of(const AssetLibrary& library, const std::string& id) {
    const AssetEntry* entry = library.find(id);
    if (entry == nullptr) {
        std::vector<std::string> known;
        for (const AssetEntry& other : library.entries()) {
            known.push_back(other.id);
        }
        const std::string nearest = nearest_name(id, known);
        throw bad_input("{}: no model {}{}", library.folder().string(), id,
                        nearest.empty() ? "" : fmt::format(" (did you mean {}?)", nearest));
    }
    if (!entry->accepted()) {
        throw bad_input("{}: was refused at import: {}", id, entry->reason);
    }
    return *entry;
}

/// Files are named by ids, and two ids may give one name ("a/b" and "a-b").
void require_distinct_names(const std::vector<const AssetEntry*>& entries) {
    std::map<std::string, std::string> ids;
    for (const AssetEntry* entry : entries) {
        const auto [place, fresh] = ids.try_emplace(export_name(*entry), entry->id);
        if (!fresh && place->second != entry->id) {
            throw bad_input("{} and {} would both be written as {}: export them apart",
                            place->second, entry->id, place->first);
        }
    }
}

ModelExport export_of(const AssetLibrary& library, const AssetEntry& entry, ExportFormat format) {
    const ImportedModel imported =
        read_model_cache_encoded(model_cache_path(library.folder(), entry.digest), entry.digest);
    try {
        return format == ExportFormat::kObj ? export_obj(imported, entry)
                                            : export_glb(imported, entry);
    } catch (const Error& error) {
        throw Error(error.code(), fmt::format("{}: {}", entry.id, error.what()));
    }
}

void run_export(const ExportArguments& arguments, bool quiet) {
    const ExportFormat format = export_format_from_name(arguments.format);
    const AssetLibrary library = AssetLibrary::open(arguments.library);
    std::vector<const AssetEntry*> entries;
    for (const std::string& id : arguments.ids) {
        entries.push_back(&entry_of(library, id));
    }
    require_distinct_names(entries);
    std::error_code error;
    fs::create_directories(arguments.output, error);
    if (error) {
        throw environment_fault("{}: cannot be created: {}", arguments.output.string(),
                                error.message());
    }
    for (const AssetEntry* entry : entries) {
        const ModelExport exported = export_of(library, *entry, format);
        for (const ExportedFile& file : exported.files) {
            write_file_atomically(arguments.output / file.name, file.bytes);
        }
        if (!quiet) {
            for (const std::string& remark : exported.remarks) {
                fmt::print(stderr, "note: {}: {}\n", entry->id, remark);
            }
            fmt::print("{}\n", (arguments.output / exported.files.front().name).string());
        }
    }
}

}  // namespace

void add_export_model(CLI::App& assets, Invocation& invocation) {
    CLI::App* app =
        assets.add_subcommand("export", "Write models of a library as OBJ or binary glTF");
    app->footer("Example:\n"
                "  turntable assets export library procedural/chair/0-00003 -o folder "
                "--format obj");
    auto arguments = std::make_shared<ExportArguments>();
    app->add_option("library", arguments->library, "Library folder")->required();
    app->add_option("ids", arguments->ids, "Models (turntable assets list)")->required();
    app->add_option("-o,--output", arguments->output, "Folder, made when absent")->required();
    app->add_option("--format", arguments->format, "obj (with MTL and pictures) or glb")
        ->capture_default_str();
    app->callback([arguments, &invocation] { run_export(*arguments, invocation.quiet); });
}

}  // namespace turntable::cli
