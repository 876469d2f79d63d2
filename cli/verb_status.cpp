// turntable status: how far a dataset is, what is missing or damaged, how fast it went.
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/progress_line.h"
#include "cli/quality_tables.h"
#include "cli/verbs.h"
#include "generator/dataset_file.h"
#include "generator/factor_scales.h"
#include "manifests/dataset_status.h"
#include "manifests/shard_index.h"

namespace turntable::cli {
namespace {

constexpr const char* kExample = "Example:\n"
                                 "  turntable status set --json\n"
                                 "Damage is judged by file sizes; `turntable verify` reads every "
                                 "byte. Exit code 1 when a shard is damaged.";

struct StatusVerb {
    std::filesystem::path dataset;
    bool json = false;
    bool cells = false;
};

/// Shards in runs: "0-3, 7".
std::string shard_ranges(const std::vector<ShardId>& shards) {
    std::string text;
    for (std::size_t i = 0; i < shards.size();) {
        std::size_t last = i;
        while (last + 1 < shards.size() && shards[last + 1].value == shards[last].value + 1) {
            ++last;
        }
        text += fmt::format("{}{}", text.empty() ? "" : ", ", shards[i].value);
        text += last > i ? fmt::format("-{}", shards[last].value) : "";
        i = last + 1;
    }
    return text;
}

/// Of all shards that are done.
QualityReport read_quality(const StatusVerb& verb, const DatasetStatus& status) {
    std::vector<ShardId> shards = indexed_shards(verb.dataset);
    std::erase_if(shards, [&](ShardId shard) { return status.damaged.contains(shard); });
    const std::string recipe = read_dataset_file(verb.dataset).recipe;
    return quality_report(verb.dataset, shards,
                          factor_scales(Recipe::parse(recipe, "dataset.yaml: recipe")));
}

void print_json(const DatasetStatus& status, const std::optional<QualityReport>& quality) {
    nlohmann::ordered_json tree{{"shards_done", status.shards_done},
                                {"shards_missing", nlohmann::ordered_json::array()},
                                {"shards_damaged", nlohmann::ordered_json::object()},
                                {"samples", status.samples},
                                {"rejected", status.rejected},
                                {"rejects", status.rejects},
                                {"bytes", status.bytes},
                                {"busy_seconds", status.busy_seconds},
                                {"milliseconds_mean", status.milliseconds_mean},
                                {"images_per_second", status.images_per_second}};
    for (const ShardId shard : status.missing) {
        tree["shards_missing"].push_back(shard.value);
    }
    for (const auto& [shard, reason] : status.damaged) {
        tree["shards_damaged"][shard_name(shard)] = reason;
    }
    if (quality) {
        tree["quality"] = nlohmann::ordered_json::parse(to_json(*quality));
    }
    fmt::print("{}\n", tree.dump());
}

void print_text(const StatusVerb& verb, const DatasetStatus& status) {
    const std::uint64_t all = status.shards_done + status.missing.size() + status.damaged.size();
    fmt::print("{}: {} of {} shards done, {} samples, {} rejected, {:.1f} MB\n",
               verb.dataset.string(), count_text(status.shards_done), count_text(all),
               count_text(status.samples), count_text(status.rejected),
               static_cast<double>(status.bytes) / 1e6);
    for (const auto& [reason, count] : status.rejects) {
        fmt::print("rejected as {}: {}\n", reason, count_text(count));
    }
    if (!status.missing.empty()) {
        fmt::print("missing shards: {}\n", shard_ranges(status.missing));
    }
    for (const auto& [shard, reason] : status.damaged) {
        fmt::print("damaged shard {}: {}\n", shard.value, reason);
    }
    if (status.busy_seconds > 0.0) {
        fmt::print("rendered in {} of all hosts, {:.1f} images/s, {:.1f} ms a sample\n",
                   duration_text(status.busy_seconds), status.images_per_second,
                   status.milliseconds_mean);
    }
}

void show_status(const StatusVerb& verb, Invocation& invocation) {
    std::optional<std::uint64_t> shards;
    if (std::filesystem::exists(verb.dataset / "dataset.yaml")) {
        shards = read_dataset_file(verb.dataset).shards;
    }
    const DatasetStatus status = dataset_status(verb.dataset, shards);
    std::optional<QualityReport> quality;
    if (verb.cells) {
        quality = read_quality(verb, status);
    }
    if (verb.json) {
        print_json(status, quality);
    } else {
        print_text(verb, status);
        if (quality) {
            fmt::print("{}", quality_tables(*quality));
        }
    }
    if (!status.damaged.empty()) {
        invocation.exit_code = ExitCode::kCheckFailed;
    }
}

}  // namespace

void add_status(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand("status", "Say how far a dataset is");
    verb->footer(kExample);
    const auto state = std::make_shared<StatusVerb>();  // lives as long as the callback
    verb->add_option("DIR", state->dataset, "Dataset folder")->required();
    verb->add_flag("--cells", state->cells,
                   "Read all records: what was drawn again or rejected by class, design cell and "
                   "factor value, and which cells are short");
    verb->add_flag("--json", state->json, "Print the summary as JSON");
    verb->callback([state, &invocation] { show_status(*state, invocation); });
}

}  // namespace turntable::cli
