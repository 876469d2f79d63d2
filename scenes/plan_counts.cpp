// What a plan comes to, counted without rendering: cells, splits and coverage.
#include <algorithm>
#include <functional>

#include "base/check.h"
#include "scenes/design.h"
#include "scenes/factor_law.h"
#include "scenes/plan.h"
#include "scenes/recipe_document.h"

namespace turntable {
namespace {

/// Samples that one count looks at; more are thinned out evenly.
constexpr std::uint64_t kMostVisits = 100'000;

/// floor(i * total / parts) for i <= parts <= kMostVisits; the product itself may not fit.
std::uint64_t part_of(std::uint64_t total, std::uint64_t i, std::uint64_t parts) {
    return i * (total / parts) + i * (total % parts) / parts;
}

/// Calls `visit(index, weight)` for an even subset of [0, total), all of it where it is small. The
/// weights sum to total.
template <class Visit>
void visit_evenly(std::uint64_t total, std::uint64_t most, const Visit& visit) {
    const std::uint64_t visits = std::min(total, most);
    for (std::uint64_t i = 0; i < visits; ++i) {
        const std::uint64_t first = part_of(total, i, visits);
        visit(first, part_of(total, i + 1, visits) - first);
    }
}

/// Calls `visit(values, weight)` for the samples that the objects have in a cell. A grid is the
/// same for all objects, so one object's stands for all.
template <class Visit>
void visit_cell(const Plan& plan, std::size_t cell, std::span<const std::size_t> objects,
                const Visit& visit) {
    const Design& design = *plan.recipe().design();
    const DesignCell& own = design.cells()[cell];
    if (objects.empty()) {
        return;
    }
    const std::uint64_t most = std::max<std::uint64_t>(kMostVisits / design.cells().size(), 1000);
    const bool drawn = Design::is_drawn(own);
    const std::uint64_t stands_for = drawn ? 1 : objects.size();
    visit_evenly(own.points * (drawn ? objects.size() : 1), most,
                 [&](std::uint64_t index, std::uint64_t weight) {
                     const std::size_t object = objects[index / own.points];
                     visit(design.values({cell, index % own.points}, plan.seed(),
                                         plan.objects()[object]->id),
                           weight * stands_for);
                 });
}

bool visits_all(const DesignCell& cell, std::size_t objects, std::size_t cells) {
    const std::uint64_t total = cell.points * (Design::is_drawn(cell) ? objects : 1);
    return total <= std::max<std::uint64_t>(kMostVisits / cells, 1000);
}

std::vector<std::size_t> indices_where(std::size_t size,
                                       const std::function<bool(std::size_t)>& chosen) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < size; ++i) {
        if (chosen(i)) {
            indices.push_back(i);
        }
    }
    return indices;
}

/// The end of the histogram's last bin, and how many bins there are.
struct Bins {
    std::size_t count = 1;
    double end = 0.0;
};

Bins bins_of(const FactorGroup& group, const Factor& factor, std::size_t most) {
    if (group.law != Law::kChoice && group.law != Law::kInteger) {
        return {most, factor.maximum};
    }
    const auto values = static_cast<std::size_t>(factor.maximum - factor.minimum) + 1;
    const std::size_t in_a_bin = (values + most - 1) / most;
    const std::size_t count = (values + in_a_bin - 1) / in_a_bin;
    return {count, factor.minimum + static_cast<double>(count * in_a_bin)};
}

std::vector<Bins> bins_of_labels(const Recipe& recipe, std::size_t most) {
    std::vector<Bins> bins;
    for (const FactorGroup& group : recipe.document().factors) {
        for (std::size_t i = 0; i < group.labels.size(); ++i) {
            bins.push_back(bins_of(group, recipe.factors()[bins.size()], most));
        }
    }
    return bins;
}

void add_value(double first, double end, double value, std::uint64_t weight,
               FactorCoverage& coverage) {
    const auto w = static_cast<double>(weight);
    if (coverage.varied == 0) {
        coverage.minimum = coverage.maximum = value;
        coverage.mean = 0.0;
    }
    coverage.varied += weight;
    coverage.minimum = std::min(coverage.minimum, value);
    coverage.maximum = std::max(coverage.maximum, value);
    coverage.mean += (value - coverage.mean) * w / static_cast<double>(coverage.varied);
    const auto bins = coverage.histogram.size();
    const double share = end > first ? (value - first) / (end - first) : 0.0;
    const auto bin = static_cast<std::size_t>(share * static_cast<double>(bins));
    coverage.histogram[std::min(bin, bins - 1)] += weight;
}

/// The labels of the groups that vary in a cell.
std::vector<std::size_t> varied_labels(const Recipe& recipe, const DesignCell& cell) {
    std::vector<std::size_t> labels;
    const std::vector<FactorGroup>& groups = recipe.document().factors;
    std::size_t first = 0;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        const bool varies =
            std::find(cell.groups.begin(), cell.groups.end(), group) != cell.groups.end();
        for (std::size_t i = 0; i < groups[group].labels.size(); ++i, ++first) {
            if (varies) {
                labels.push_back(first);
            }
        }
    }
    return labels;
}

}  // namespace

std::vector<FactorCoverage> Plan::coverage(int bins) const {
    TT_CHECK_GT(bins, 0);
    const std::span<const Factor> factors = recipe_.factors();
    const Design* design = recipe_.design();
    const std::vector<Bins> label_bins = bins_of_labels(recipe_, static_cast<std::size_t>(bins));
    std::vector<FactorCoverage> result;
    const auto add = [&](std::size_t f, double value, std::uint64_t weight) {
        add_value(factors[f].minimum, label_bins[f].end, value, weight, result[f]);
    };
    for (std::size_t f = 0; f < factors.size(); ++f) {
        const double held = design == nullptr ? 0.0 : design->canonical()[f];
        result.push_back({factors[f].name, factors[f].unit, held, held, held,
                          std::vector<std::uint64_t>(label_bins[f].count, 0)});
    }
    if (design == nullptr) {
        visit_evenly(size(), kMostVisits, [&](std::uint64_t index, std::uint64_t weight) {
            const std::vector<double> values = recipe_.draw_factors(seed_, SampleId{index});
            for (std::size_t f = 0; f < values.size(); ++f) {
                add(f, values[f], weight);
            }
        });
        return result;
    }
    const auto everyone = indices_where(objects_.size(), [](std::size_t) { return true; });
    for (std::size_t c = 0; c < design->cells().size(); ++c) {
        const std::vector<std::size_t> labels = varied_labels(recipe_, design->cells()[c]);
        if (labels.empty()) {
            continue;
        }
        visit_cell(*this, c, everyone,
                   [&](const std::vector<double>& values, std::uint64_t weight) {
                       for (const std::size_t f : labels) {
                           add(f, values[f], weight);
                       }
                   });
    }
    return result;
}

std::vector<CellCount> Plan::cell_counts() const {
    std::vector<CellCount> counts;
    if (const Design* design = recipe_.design()) {
        for (const DesignCell& cell : design->cells()) {
            counts.push_back(
                {cell.name, design->varied(cell), cell.points, cell.points * object_count()});
        }
    }
    return counts;
}

namespace {

void add_role(SplitRole role, std::uint64_t samples, SplitCount& count) {
    switch (role) {
    case SplitRole::kTrain:
        count.train += samples;
        break;
    case SplitRole::kTest:
        count.test += samples;
        break;
    case SplitRole::kOut:
        count.out += samples;
        break;
    }
}

/// Rules that read nothing but the object and whether its cell is the canonical one.
void count_by_object(const Plan& plan, const Splits& splits, std::size_t rule, SplitCount& count) {
    std::uint64_t canonical = 0;
    for (const DesignCell& cell : plan.recipe().design()->cells()) {
        canonical += cell.name == kCanonicalCell ? cell.points : 0;
    }
    const std::uint64_t rest = plan.recipe().design()->samples_per_object() - canonical;
    for (std::size_t object = 0; object < plan.object_count(); ++object) {
        add_role(splits.role(rule, object, true, {}), canonical, count);
        add_role(splits.role(rule, object, false, {}), rest, count);
    }
}

/// Rules that read values, of objects of training; `object` is any of them.
void count_by_values(const Plan& plan, const Splits& splits, std::size_t rule,
                     std::span<const std::size_t> objects, SplitCount& count) {
    const std::vector<DesignCell>& cells = plan.recipe().design()->cells();
    for (std::size_t c = 0; c < cells.size(); ++c) {
        visit_cell(plan, c, objects, [&](const std::vector<double>& values, std::uint64_t weight) {
            add_role(splits.role(rule, objects[0], cells[c].name == kCanonicalCell, values), weight,
                     count);
        });
        count.exact = count.exact && visits_all(cells[c], objects.size(), cells.size());
    }
}

}  // namespace

std::vector<SplitCount> Plan::split_counts() const {
    std::vector<SplitCount> counts;
    const auto training =
        indices_where(objects_.size(), [&](std::size_t i) { return in_train_[i]; });
    const auto views = static_cast<std::uint64_t>(recipe_.views_per_object());
    for (std::size_t rule = 0; splits_ && rule < splits_->size(); ++rule) {
        SplitCount count;
        count.name = splits_->name(rule);
        if (!splits_->depends_on_values(rule)) {
            count_by_object(*this, *splits_, rule, count);
        } else if (recipe_.design() != nullptr) {
            count.test = (objects_.size() - training.size()) * views;
            count_by_values(*this, *splits_, rule, training, count);
        } else {
            visit_evenly(size(), kMostVisits, [&](std::uint64_t index, std::uint64_t weight) {
                add_role(splits_->role(rule, index / views, false,
                                       recipe_.draw_factors(seed_, SampleId{index})),
                         weight, count);
            });
            count.exact = size() <= kMostVisits;
        }
        counts.push_back(std::move(count));
    }
    return counts;
}

}  // namespace turntable
