// turntable assets import|list|check: make, read and verify an asset library. Its other
// subcommands are in files of their own.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "assets/asset_library.h"
#include "assets/import_library.h"
#include "assets/library_index.h"
#include "assets/mesh_normalisation.h"
#include "assets/model_cache.h"
#include "cli/progress_line.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

struct ImportArguments {
    fs::path source;
    fs::path library;
    std::string layout;
    std::string normalise;
    unsigned threads = 0;
    double timeout = ImportLimits{}.seconds;
    std::uint64_t memory_megabytes = ImportLimits{}.memory_bytes >> 20U;
};

LibraryImportOptions import_options(const ImportArguments& arguments, const StopFlag& stop) {
    LibraryImportOptions options;
    if (!arguments.layout.empty()) {
        options.layout = source_layout_from_name(arguments.layout);
    }
    if (!arguments.normalise.empty()) {
        options.normalisation = normalisation_from_name(arguments.normalise);
    }
    options.threads = arguments.threads;
    options.limits.seconds = arguments.timeout;
    options.limits.memory_bytes = arguments.memory_megabytes << 20U;
    options.stop = &stop;
    return options;
}

void print_summary(const LibraryImportSummary& summary) {
    constexpr std::size_t kMostReasons = 20;
    for (std::size_t i = 0; i < std::min(kMostReasons, summary.reasons.size()); ++i) {
        fmt::print(stderr, "rejected {}\n", summary.reasons[i]);
    }
    if (summary.reasons.size() > kMostReasons) {
        fmt::print(stderr, "and {} more (turntable assets list --rejected)\n",
                   summary.reasons.size() - kMostReasons);
    }
    fmt::print(stderr, "accepted {} ({} unchanged), rejected {}\n", summary.accepted,
               summary.reused, summary.reasons.size());
    for (const auto& [reason, count] : summary.rejections) {
        fmt::print(stderr, "  rejected as {}: {}\n", reason, count);
    }
    const auto unknown = summary.classes.find("");
    const std::uint64_t unclassed = unknown == summary.classes.end() ? 0 : unknown->second;
    fmt::print(stderr, "{} models of {} classes, {} of no known class\n",
               summary.accepted - unclassed, summary.classes.size() - (unclassed > 0 ? 1 : 0),
               unclassed);
}

ExitCode run_import(const ImportArguments& arguments, bool quiet) {
    const StopSignals signals;
    LibraryImportProgress progress;
    ProgressLine line("models", quiet, [&] {
        return ProgressSnapshot{progress.done, progress.total, progress.rejected};
    });
    const LibraryImportSummary summary = import_into_library(
        arguments.source, arguments.library, import_options(arguments, signals.flag()), &progress);
    line.stop();
    if (summary.accepted == 0 && !summary.interrupted) {
        throw bad_input("no model could be imported: {}", summary.reasons.front());
    }
    if (!quiet) {
        print_summary(summary);
    }
    if (summary.interrupted) {
        fmt::print(stderr, "turntable: stopped by {}: the same command goes on\n",
                   signals.received());
        return ExitCode::kInterrupted;
    }
    return ExitCode::kDone;
}

void add_import(CLI::App& assets, Invocation& invocation) {
    CLI::App* app = assets.add_subcommand("import", "Import models into a library");
    app->footer("Example:\n"
                "  turntable assets import /usr/share/sweethome3d/furniture -o library");
    auto arguments = std::make_shared<ImportArguments>();
    app->add_option("path", arguments->source, "Folder or archive with the models")->required();
    app->add_option("-o,--output", arguments->library, "Library, made when absent")->required();
    app->add_option("--layout", arguments->layout,
                    "shapenet, sh3f or folders (default: what the path looks like)");
    app->add_option("--normalise", arguments->normalise,
                    "unit-diagonal (default), centre or none; fixed for a library");
    app->add_option("--threads", arguments->threads, "Models imported at once (default: all cores)")
        ->check(CLI::Range(1U, 1024U));
    app->add_option("--timeout", arguments->timeout, "Seconds a model may take")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app->add_option("--memory", arguments->memory_megabytes, "Megabytes a model may take")
        ->check(CLI::Range(64, 1 << 24))
        ->capture_default_str();
    app->callback([arguments, &invocation] {
        invocation.exit_code = run_import(*arguments, invocation.quiet);
    });
}

struct ListArguments {
    fs::path library;
    bool json = false;
    bool rejected = false;
    std::string class_name;
};

void print_table_row(const AssetEntry& entry) {
    if (entry.accepted()) {
        fmt::print("{:<48} {:<18} {:>9} triangles {:>3} textures  {}\n", entry.id,
                   entry.class_name.empty() ? "-" : entry.class_name, entry.triangles,
                   entry.textures, entry.licence);
    } else {
        fmt::print("{:<48} {:<18} {}\n", entry.id, asset_rejection_name(entry.rejection),
                   entry.reason);
    }
}

void run_list(const ListArguments& arguments) {
    const AssetLibrary library = AssetLibrary::open(arguments.library);
    std::vector<const AssetEntry*> chosen;
    for (const AssetEntry& entry : library.entries()) {
        // JSON has all entries, each saying whether it was accepted; people ask for one kind.
        const bool kind =
            arguments.json && !arguments.rejected ? true : entry.accepted() != arguments.rejected;
        if (kind && (arguments.class_name.empty() || entry.class_name == arguments.class_name)) {
            chosen.push_back(&entry);
        }
    }
    if (!arguments.json) {
        for (const AssetEntry* entry : chosen) {
            print_table_row(*entry);
        }
        return;
    }
    std::string text;
    for (const AssetEntry* entry : chosen) {
        text += (text.empty() ? "\n  " : ",\n  ") + asset_entry_json(*entry);
    }
    fmt::print("{{\n \"digest\": \"{}\",\n \"normalisation\": \"{}\",\n \"entries\": [{}\n ]\n}}\n",
               library.digest(), normalisation_name(library.normalisation()), text);
}

void add_list(CLI::App& assets) {
    CLI::App* app = assets.add_subcommand("list", "List the models of a library");
    app->footer("Example:\n"
                "  turntable assets list library --class chair");
    auto arguments = std::make_shared<ListArguments>();
    app->add_option("library", arguments->library, "Library folder")->required();
    app->add_flag("--json", arguments->json, "Everything about every model, for machines");
    app->add_flag("--rejected", arguments->rejected, "The refused models and why");
    app->add_option("--class", arguments->class_name, "One class only");
    app->callback([arguments] { run_list(*arguments); });
}

/// One line for each accepted model and each map whose cached form is missing or damaged.
ExitCode run_check(const fs::path& folder, bool quiet) {
    const AssetLibrary library = AssetLibrary::open(folder);
    std::uint64_t accepted = 0;
    std::uint64_t broken = 0;
    std::uint64_t broken_maps = 0;
    for (const AssetEntry& entry : library.entries()) {
        if (!entry.accepted()) {
            continue;
        }
        ++accepted;
        try {
            const CachedModelFacts facts =
                read_model_cache_facts(model_cache_path(folder, entry.digest), entry.digest);
            if (facts.triangles != entry.triangles) {
                throw bad_input("{} triangles cached, {} in the index", facts.triangles,
                                entry.triangles);
            }
        } catch (const Error& error) {
            ++broken;
            fmt::print("{}: {}\n", entry.id, error.what());
        }
    }
    for (const MapEntry& map : library.maps()) {
        try {
            (void)library.load_map(map);
        } catch (const Error& error) {
            ++broken_maps;
            fmt::print("{}\n", error.what());
        }
    }
    if (!quiet) {
        fmt::print(stderr, "{} of {} models are sound\n", accepted - broken, accepted);
        if (!library.maps().empty()) {
            fmt::print(stderr, "{} of {} maps are sound\n", library.maps().size() - broken_maps,
                       library.maps().size());
        }
    }
    return broken + broken_maps == 0 ? ExitCode::kDone : ExitCode::kCheckFailed;
}

void add_check(CLI::App& assets, Invocation& invocation) {
    CLI::App* app = assets.add_subcommand(
        "check", "Verify that cached models and maps are what was imported (exit 1 if not)");
    app->footer("Example:\n"
                "  turntable assets check library");
    auto library = std::make_shared<fs::path>();
    app->add_option("library", *library, "Library folder")->required();
    app->callback(
        [library, &invocation] { invocation.exit_code = run_check(*library, invocation.quiet); });
}

}  // namespace

void add_assets(CLI::App& app, Invocation& invocation) {
    CLI::App* assets = app.add_subcommand("assets", "Make, list, show and check models and maps");
    assets->require_subcommand(1);
    add_import(*assets, invocation);
    add_make_procedural(*assets, invocation);
    add_list(*assets);
    add_sheet(*assets, invocation);
    add_export_model(*assets, invocation);
    add_check(*assets, invocation);
    add_maps(*assets, invocation);
}

}  // namespace turntable::cli
