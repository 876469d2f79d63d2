// ReuseReport: how much of a plan another dataset has already, cell by cell.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "assets/asset_library.h"
#include "scenes/plan.h"

namespace turntable::cli {

struct ReuseCount {
    std::string cell;  ///< empty without a design
    std::uint64_t reused = 0;
    std::uint64_t rendered = 0;
};

struct ReuseReport {
    std::filesystem::path folder;
    std::string device;  ///< on which a run must be to reuse anything
    std::vector<ReuseCount> cells;
    ReuseCount total;
    /// Samples that the other set's finished shards refused: planned as reused, yet rendered.
    std::uint64_t refused = 0;
};

/// Throws Error (bad input) as RenderedSet does, and when it is of another version.
[[nodiscard]] ReuseReport report_reuse(const Plan& plan, const AssetLibrary& library,
                                       const std::filesystem::path& folder);

void print_reuse(const ReuseReport& report);
[[nodiscard]] nlohmann::ordered_json json_of_reuse(const ReuseReport& report);

}  // namespace turntable::cli
