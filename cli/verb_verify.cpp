// turntable verify: holds a dataset against its own plan, by reading and by rendering again.
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/backend_option.h"
#include "cli/progress_line.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"
#include "generator/dataset_file.h"
#include "generator/verify_dataset.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExample =
    "Examples:\n"
    "  turntable verify set              every byte and label, and 1 % of the images again\n"
    "  turntable verify set --all        every image again\n"
    "  turntable verify set --backend embree\n"
    "Images are compared byte for byte where the device and the version are those that made the\n"
    "set. Elsewhere a named backend or device, or --across, compares within stated bounds\n"
    "(docs/numerics.md).\n"
    "Exit code 1 when anything differs; each difference is one line.";

struct VerifyVerb {
    VerifyOptions options;
    fs::path assets;
    BackendOption backend;
    bool all = false;
    bool across = false;
    bool json = false;
};

fs::path library_of(const VerifyVerb& verb) {
    if (!verb.assets.empty()) {
        return verb.assets;
    }
    static_cast<void>(read_dataset_file(verb.options.folder));  // the better message comes first
    const auto remembered = remembered_library(verb.options.folder);
    if (!remembered) {
        throw bad_input("{}: does not say where its asset library lies; give --assets",
                        verb.options.folder.string());
    }
    return *remembered;
}

void print_report(const VerifyVerb& verb, const VerifyReport& report) {
    if (verb.json) {
        nlohmann::ordered_json tree{{"ok", report.findings.empty()},
                                    {"shards", report.shards},
                                    {"samples", report.samples},
                                    {"rendered", report.rendered},
                                    {"assets", report.assets},
                                    {"comparison", report.within_bounds ? "bounds" : "bytes"},
                                    {"made_by", report.made_by},
                                    {"findings", nlohmann::ordered_json::array()}};
        for (const VerifyFinding& finding : report.findings) {
            tree["findings"].push_back({{"evidence", evidence_name(finding.evidence)},
                                        {"where", finding.where},
                                        {"what", finding.what}});
        }
        fmt::print("{}\n", tree.dump());
        return;
    }
    for (const VerifyFinding& finding : report.findings) {
        fmt::print("{}: {}: {}\n", evidence_name(finding.evidence), finding.where, finding.what);
    }
    const std::string how =
        report.within_bounds
            ? fmt::format("within the bounds of two backends (made by {})", report.made_by)
            : std::string("byte for byte");
    fmt::print("{}: {} shards read, {} labels and {} models compared, {} images rendered again and "
               "compared {}: {}\n",
               verb.options.folder.string(), count_text(report.shards), count_text(report.samples),
               count_text(report.assets), count_text(report.rendered), how,
               report.findings.empty()
                   ? std::string("nothing differs")
                   : fmt::format("{} differences", count_text(report.findings.size())));
}

void verify(VerifyVerb& verb, Invocation& invocation) {
    static_cast<void>(verb.backend.choice());  // a wrong combination shows before anything slow
    const StopSignals signals;
    const AssetLibrary library = AssetLibrary::open(library_of(verb));
    if (verb.across) {
        verb.options.comparison = Comparison::kBounds;
    } else if (verb.backend.named()) {
        verb.options.comparison = Comparison::kBytesOrBounds;
    }
    const std::unique_ptr<Renderer> renderer = verb.backend.make(invocation.quiet);
    if (verb.all) {
        verb.options.share = 1.0;
    }
    GenerateProgress progress;
    VerifyReport report;
    {
        const ProgressLine line("images", invocation.quiet, [&progress] {
            return ProgressSnapshot{progress.done.load(), 0, progress.rejected.load()};
        });
        report = verify_dataset(verb.options, library, *renderer, signals.flag(), progress);
    }
    print_report(verb, report);
    if (!report.findings.empty()) {
        invocation.exit_code = ExitCode::kCheckFailed;
    } else if (report.interrupted) {
        throw Error(ExitCode::kInterrupted,
                    fmt::format("stopped by {} before everything was checked; run it again",
                                signals.received()));
    }
}

}  // namespace

void add_verify(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("verify", "Hold a dataset against its plan");
    verb->footer(kExample);
    const auto state = std::make_shared<VerifyVerb>();  // lives as long as the callback
    state->options.build = TURNTABLE_VERSION;
    state->options.limits.threads = available_threads();
    verb->add_option("DIR", state->options.folder, "Dataset folder")->required();
    verb->add_option("--assets", state->assets, "Asset library, if it moved since generate");
    verb->add_option("--share", state->options.share, "Share of the images to render again")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    verb->add_flag("--all", state->all, "Render every image again");
    verb->add_flag("--across", state->across,
                   "Compare images within the bounds of two backends, not byte for byte");
    verb->add_option("--threads", state->options.limits.threads, "Rendering threads")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    state->backend.add_to(*verb);
    verb->add_flag("--json", state->json, "Print the report as JSON");
    verb->callback([state, &invocation] { verify(*state, invocation); });
}

}  // namespace turntable::cli
