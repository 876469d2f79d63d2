// Plan differences: what two plans have in common, cell by cell, told by what decides each sample.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenes/plan.h"
#include "scenes/sample_digest.h"

namespace turntable {

/// Counts of samples. An equal sample of the same object and cell has the same frame and the same
/// labels, wherever it stands in its plan. Of the others of an object and cell, as many as both
/// plans have are changed; what one has beyond that is only in it.
struct CellDiff {
    std::string cell;  ///< PlannedSample::cell; empty without a design
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    std::uint64_t equal = 0;
    std::uint64_t changed = 0;

    [[nodiscard]] std::uint64_t only_before() const { return before - equal - changed; }
    [[nodiscard]] std::uint64_t only_after() const { return after - equal - changed; }
    [[nodiscard]] bool same() const { return equal == before && equal == after; }
};

struct PlanDiff {
    std::vector<std::string> objects_before;  ///< ids of objects that only this plan has, sorted
    std::vector<std::string> objects_after;
    std::vector<CellDiff> cells;  ///< in the order of the first plan's design, then the second's
    CellDiff total;

    [[nodiscard]] bool same() const;
};

/// A plan and the content of its library's pictures; both must outlive the call.
struct ComparedPlan {
    const Plan& plan;
    const MapDigests& maps;
};

/// On all processors; memory is that of a few objects' samples.
[[nodiscard]] PlanDiff compare_plans(const ComparedPlan& before, const ComparedPlan& after);

}  // namespace turntable
