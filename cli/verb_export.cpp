// turntable export: a dataset as the folder tree that other programs read.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "cli/progress_line.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"
#include "manifests/export_3diebench.h"
#include "manifests/export_bop.h"
#include "manifests/export_coco.h"
#include "manifests/export_imagefolder.h"

namespace turntable::cli {
namespace {

constexpr const char* kExample =
    "Examples:\n"
    "  turntable export set --layout 3diebench -o tree    # for the official SIE loader\n"
    "  turntable export set --layout imagefolder -o tree  # tree/SPLIT/CLASS/KEY.jpg, labels.csv\n"
    "  turntable export set --layout coco -o tree  # instances and captions a split, masks\n"
    "  turntable export set --layout bop -o tree   # poses, a scene an object\n"
    "Stopped or killed, the same command goes on where it was.";

struct Layout {
    const char* name;
    ExportSummary (*write)(const std::filesystem::path& dataset, const std::filesystem::path& out,
                           const ExportOptions& options);
};
constexpr std::array kLayouts{Layout{"3diebench", export_3diebench}, Layout{"bop", export_bop},
                              Layout{"coco", export_coco},
                              Layout{"imagefolder", export_imagefolder}};

const Layout& layout_named(const std::string& name) {
    const auto* found = std::find_if(kLayouts.begin(), kLayouts.end(),
                                     [&](const Layout& layout) { return layout.name == name; });
    TT_CHECK(found != kLayouts.end());  // the option lets no other name through
    return *found;
}

struct ExportVerb {
    std::filesystem::path dataset;
    std::filesystem::path output;
    std::string layout;
    bool json = false;
};

void print_summary(const ExportVerb& verb, const ExportSummary& summary) {
    if (verb.json) {
        const nlohmann::ordered_json tree{{"objects", summary.objects},
                                          {"images", summary.images},
                                          {"resumed", summary.resumed},
                                          {"notes", summary.notes}};
        fmt::print("{}\n", tree.dump());
        return;
    }
    fmt::print("{}: {} images of {} objects, {} of them there before\n", verb.output.string(),
               count_text(summary.images), count_text(summary.objects),
               count_text(summary.resumed));
}

void export_dataset(const ExportVerb& verb, const Invocation& invocation) {
    const StopSignals signals;
    std::atomic<std::uint64_t> done{0};
    std::atomic<std::uint64_t> total{0};
    ProgressLine line("images", invocation.quiet, [&] {
        return ProgressSnapshot{done.load(), total.load(), 0};
    });
    ExportOptions options;
    options.stop = &signals.flag();
    options.progress = [&](std::uint64_t now, std::uint64_t all) {
        done = now;
        total = all;
    };
    const ExportSummary summary =
        layout_named(verb.layout).write(verb.dataset, verb.output, options);
    line.stop();
    for (const std::string& note : summary.notes) {
        if (!invocation.quiet) {
            fmt::print(stderr, "turntable: note: {}\n", note);
        }
    }
    if (!invocation.quiet || verb.json) {
        print_summary(verb, summary);
    }
}

}  // namespace

void add_export(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("export", "Write a dataset as folders of pictures");
    verb->footer(kExample);
    const auto state = std::make_shared<ExportVerb>();  // lives as long as the callback
    verb->add_option("DIR", state->dataset, "Dataset folder; merged, for 3diebench and imagefolder")
        ->required();
    verb->add_option("--layout", state->layout, "3diebench, bop, coco or imagefolder")
        ->required()
        ->check(CLI::IsMember({"3diebench", "bop", "coco", "imagefolder"}));
    verb->add_option("-o,--output", state->output, "Folder to fill: empty, or of an earlier run")
        ->required();
    verb->add_flag("--json", state->json, "Print the summary as JSON");
    verb->callback([state, &invocation] { export_dataset(*state, invocation); });
}

}  // namespace turntable::cli
