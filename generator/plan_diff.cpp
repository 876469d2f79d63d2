#include "generator/plan_diff.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

namespace turntable {
namespace {

/// What the samples of one object in one cell are, sorted.
using CellDigests = std::map<std::string, std::vector<Digest128>>;

/// One of the plans, object by object.
class Side {
public:
    explicit Side(const ComparedPlan& compared)
        : plan_(compared.plan), digester_(compared.plan.recipe(), compared.maps),
          views_(compared.plan.size() / compared.plan.object_count()) {
        for (std::size_t i = 0; i < plan_.objects().size(); ++i) {
            positions_.emplace(plan_.objects()[i]->id, i);
        }
    }

    [[nodiscard]] const std::map<std::string, std::size_t>& positions() const { return positions_; }

    [[nodiscard]] CellDigests digests(std::size_t object) const {
        CellDigests cells;
        for (std::uint64_t view = 0; view < views_; ++view) {
            const PlannedSample sample = plan_.sample(SampleId(object * views_ + view));
            cells[sample.cell].push_back(digester_(sample).labels);
        }
        for (auto& [cell, digests] : cells) {
            std::sort(digests.begin(), digests.end());
        }
        return cells;
    }

    /// Appends the names of the cells that are not there yet; all objects have the same.
    void append_cells(std::vector<std::string>& names) const {
        for (std::uint64_t view = 0; view < views_; ++view) {
            const std::string cell = plan_.sample(SampleId(view)).cell;
            if (std::find(names.begin(), names.end(), cell) == names.end()) {
                names.push_back(cell);
            }
        }
    }

private:
    const Plan& plan_;
    SampleDigester digester_;
    std::uint64_t views_;
    std::map<std::string, std::size_t> positions_;  ///< of objects, by id
};

std::uint64_t common_count(const std::vector<Digest128>& a, const std::vector<Digest128>& b) {
    std::uint64_t count = 0;
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
        if (*i == *j) {
            ++count;
            ++i;
            ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return count;
}

void add(CellDiff& sum, const CellDiff& part) {
    sum.before += part.before;
    sum.after += part.after;
    sum.equal += part.equal;
    sum.changed += part.changed;
}

/// Of one object, in cells by name.
void compare_object(const CellDigests& before, const CellDigests& after,
                    std::map<std::string, CellDiff>& sums) {
    static const std::vector<Digest128> kNone;
    const auto of = [](const CellDigests& cells, const std::string& name) -> const auto& {
        const auto found = cells.find(name);
        return found == cells.end() ? kNone : found->second;
    };
    const auto compare = [&](const std::string& name) {
        const std::vector<Digest128>& a = of(before, name);
        const std::vector<Digest128>& b = of(after, name);
        CellDiff diff;
        diff.before = a.size();
        diff.after = b.size();
        diff.equal = common_count(a, b);
        diff.changed = std::min(a.size(), b.size()) - diff.equal;
        add(sums[name], diff);
    };
    for (const auto& [name, digests] : before) {
        compare(name);
    }
    for (const auto& [name, digests] : after) {
        if (!before.contains(name)) {
            compare(name);
        }
    }
}

/// An object of either plan.
struct ObjectPair {
    std::optional<std::size_t> before;
    std::optional<std::size_t> after;
};

std::vector<ObjectPair> pair_objects(const Side& before, const Side& after, PlanDiff& diff) {
    std::vector<ObjectPair> pairs;
    for (const auto& [id, position] : before.positions()) {
        const auto other = after.positions().find(id);
        const bool both = other != after.positions().end();
        pairs.push_back({position, both ? std::optional(other->second) : std::nullopt});
        if (!both) {
            diff.objects_before.push_back(id);
        }
    }
    for (const auto& [id, position] : after.positions()) {
        if (!before.positions().contains(id)) {
            pairs.push_back({std::nullopt, position});
            diff.objects_after.push_back(id);
        }
    }
    return pairs;
}

}  // namespace

bool PlanDiff::same() const {
    return objects_before.empty() && objects_after.empty() && total.same() &&
           std::all_of(cells.begin(), cells.end(), [](const CellDiff& c) { return c.same(); });
}

PlanDiff compare_plans(const ComparedPlan& before, const ComparedPlan& after) {
    const Side first(before);
    const Side second(after);
    PlanDiff diff;
    const std::vector<ObjectPair> pairs = pair_objects(first, second, diff);
    std::mutex mutex;
    std::map<std::string, CellDiff> sums;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, pairs.size()),
                      [&](const tbb::blocked_range<std::size_t>& part) {
                          std::map<std::string, CellDiff> mine;
                          for (std::size_t i = part.begin(); i != part.end(); ++i) {
                              const auto& [a, b] = pairs[i];
                              compare_object(a ? first.digests(*a) : CellDigests{},
                                             b ? second.digests(*b) : CellDigests{}, mine);
                          }
                          const std::scoped_lock lock(mutex);
                          for (const auto& [name, sum] : mine) {
                              add(sums[name], sum);
                          }
                      });
    std::vector<std::string> names;
    first.append_cells(names);
    second.append_cells(names);
    for (const std::string& name : names) {
        diff.cells.push_back(sums[name]);
        diff.cells.back().cell = name;
        add(diff.total, diff.cells.back());
    }
    return diff;
}

}  // namespace turntable
