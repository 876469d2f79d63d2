// turntable repair: takes damaged shards out of a dataset, so that generate makes them anew.
#include <atomic>
#include <filesystem>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/progress_line.h"
#include "cli/stop_signals.h"
#include "cli/verbs.h"
#include "generator/dataset_file.h"
#include "manifests/integrity.h"
#include "manifests/shard_index.h"

namespace turntable::cli {
namespace {

constexpr const char* kExample =
    "Example:\n"
    "  turntable repair set && turntable generate 3diebench --assets lib -o set\n"
    "Names what is damaged, and takes the done mark of those shards away.";

struct RepairVerb {
    std::filesystem::path folder;
    bool json = false;
};

void print_findings(const RepairVerb& verb, const std::vector<Finding>& findings) {
    std::set<ShardId> shards;
    auto list = nlohmann::ordered_json::array();
    for (const Finding& finding : findings) {
        shards.insert(finding.shard);
        list.push_back(
            {{"shard", finding.shard.value}, {"key", finding.key}, {"what", finding.what}});
    }
    if (verb.json) {
        const nlohmann::ordered_json tree{{"shards_removed", shards.size()}, {"findings", list}};
        fmt::print("{}\n", tree.dump());
        return;
    }
    for (const Finding& finding : findings) {
        fmt::print("{}\n", to_text(finding));
    }
    if (shards.empty()) {
        fmt::print("{}: nothing is damaged\n", verb.folder.string());
    } else {
        fmt::print("{}: {} damaged shards unmarked; run the same generate command to make them "
                   "anew\n",
                   verb.folder.string(), shards.size());
    }
}

void repair(const RepairVerb& verb, const Invocation& invocation) {
    const StopSignals signals;
    std::atomic<std::uint64_t> done{0};
    std::atomic<std::uint64_t> total{0};
    IntegrityOptions options;
    options.plan_digest = read_dataset_file(verb.folder).plan_digest;
    options.stop = &signals.flag();
    options.progress = [&](std::uint64_t shards_done, std::uint64_t of) {
        done.store(shards_done);
        total.store(of);
    };
    std::vector<Finding> findings;
    {
        const ProgressLine line("shards", invocation.quiet, [&] {
            return ProgressSnapshot{done.load(), total.load(), 0};
        });
        findings = repair_dataset(verb.folder, options);
    }
    print_findings(verb, findings);
}

}  // namespace

void add_repair(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("repair", "Take damaged shards out, to be made anew");
    verb->footer(kExample);
    const auto state = std::make_shared<RepairVerb>();  // lives as long as the callback
    verb->add_option("DIR", state->folder, "Dataset folder")->required();
    verb->add_flag("--json", state->json, "Print the findings as JSON");
    verb->callback([state, &invocation] { repair(*state, invocation); });
}

}  // namespace turntable::cli
