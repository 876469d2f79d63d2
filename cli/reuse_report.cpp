#include "cli/reuse_report.h"

#include <algorithm>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "cli/progress_line.h"
#include "generator/plan_digests.h"
#include "generator/rendered_set.h"

namespace turntable::cli {
namespace {

std::uint64_t refused_samples(const RenderedSet& set, const std::filesystem::path& folder) {
    std::uint64_t refused = 0;
    for (const ShardId shard : indexed_shards(folder)) {
        const ShardIndex index = read_shard_index(folder, shard);
        refused += index.identity.last - index.identity.first - index.samples;
    }
    return std::min(refused, set.size());
}

/// Cells in the order of the design, which all objects share.
std::vector<std::string> cells_of(const Plan& plan) {
    std::vector<std::string> cells;
    for (std::uint64_t view = 0; view < plan.size() / plan.object_count(); ++view) {
        const std::string cell = plan.sample(SampleId(view)).cell;
        if (std::find(cells.begin(), cells.end(), cell) == cells.end()) {
            cells.push_back(cell);
        }
    }
    return cells;
}

}  // namespace

ReuseReport report_reuse(const Plan& plan, const AssetLibrary& library,
                         const std::filesystem::path& folder) {
    const RenderedSet set(folder, library);
    set.require_made_by(TURNTABLE_VERSION);
    ReuseReport report;
    report.folder = folder;
    report.device = set.dataset().device;
    report.refused = refused_samples(set, folder);
    std::map<std::string, std::size_t> positions;
    for (const std::string& cell : cells_of(plan)) {
        positions.emplace(cell, report.cells.size());
        report.cells.push_back({cell, 0, 0});
    }
    std::mutex mutex;
    visit_digests(plan, SampleDigester(plan.recipe(), map_digests(library)), {0, plan.size()},
                  [&](const PlannedSample& sample, const SampleDigest& digest) {
                      const bool found = set.find(digest.frame).has_value();
                      const std::scoped_lock lock(mutex);
                      ReuseCount& cell = report.cells[positions.at(sample.cell)];
                      (found ? cell.reused : cell.rendered) += 1;
                  });
    for (const ReuseCount& cell : report.cells) {
        report.total.reused += cell.reused;
        report.total.rendered += cell.rendered;
    }
    return report;
}

void print_reuse(const ReuseReport& report) {
    fmt::print("\n  reuse     {}: {} samples reused, {} rendered, on {}\n", report.folder.string(),
               count_text(report.total.reused), count_text(report.total.rendered), report.device);
    if (report.refused > 0) {
        fmt::print(
            "            {} of the other set's samples were refused and are rendered again\n",
            count_text(report.refused));
    }
    if (report.cells.size() < 2) {
        return;
    }
    fmt::print("\n  {:<36}  {:>12}  {:>12}\n", "cell", "reused", "rendered");
    for (const ReuseCount& cell : report.cells) {
        fmt::print("  {:<36}  {:>12}  {:>12}\n", cell.cell, count_text(cell.reused),
                   count_text(cell.rendered));
    }
}

nlohmann::ordered_json json_of_reuse(const ReuseReport& report) {
    nlohmann::ordered_json cells = nlohmann::ordered_json::array();
    for (const ReuseCount& cell : report.cells) {
        cells.push_back(
            {{"cell", cell.cell}, {"reused", cell.reused}, {"rendered", cell.rendered}});
    }
    return {{"folder", report.folder.string()}, {"device", report.device},
            {"reused", report.total.reused},    {"rendered", report.total.rendered},
            {"refused_there", report.refused},  {"cells", cells}};
}

}  // namespace turntable::cli
