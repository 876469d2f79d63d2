#include "scenes/splits.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/hash.h"
#include "scenes/factor_law.h"

namespace turntable {
namespace {

bool is_by_object(SplitKind kind) {
    return kind == SplitKind::kInstances || kind == SplitKind::kClasses;
}

std::vector<bool> varying_instances(double fraction, std::span<const SplitObject> objects) {
    std::map<std::string, std::vector<std::size_t>> of_class;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].in_train) {
            of_class[objects[i].class_name].push_back(i);
        }
    }
    std::vector<bool> varies(objects.size(), false);
    for (auto& [name, indices] : of_class) {
        std::sort(indices.begin(), indices.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(xxhash64("instances:" + objects[a].id), objects[a].id) <
                   std::pair(xxhash64("instances:" + objects[b].id), objects[b].id);
        });
        const auto share =
            static_cast<std::size_t>(std::lround(fraction * static_cast<double>(indices.size())));
        const std::size_t count = fraction > 0 ? std::max<std::size_t>(share, 1) : 0;
        for (std::size_t i = 0; i < count; ++i) {
            varies[indices[i]] = true;
        }
    }
    return varies;
}

std::vector<bool> varying_classes(std::uint64_t count, std::span<const SplitObject> objects,
                                  Seed seed) {
    std::map<std::pair<std::uint64_t, std::string>, bool> order;
    const auto rank = [&](const SplitObject& object) {
        return std::pair(xxhash64("classes:" + object.class_name, seed.value), object.class_name);
    };
    for (const SplitObject& object : objects) {
        order[rank(object)] = false;
    }
    std::uint64_t taken = 0;
    for (auto& [key, varies] : order) {
        varies = taken++ < count;
    }
    std::vector<bool> varies;
    varies.reserve(objects.size());
    for (const SplitObject& object : objects) {
        varies.push_back(object.in_train && order[rank(object)]);
    }
    return varies;
}

bool holds(const Interval& interval, double value) {
    return value >= interval.minimum && value <= interval.maximum;
}

std::vector<SplitCondition> conditions_of(const SplitRule& rule,
                                          std::span<const FactorGroup> groups) {
    std::vector<SplitCondition> conditions;
    for (const FactorInterval& c : rule.conditions) {
        conditions.push_back({find_label(groups, c.factor).value().flat, c.interval});
    }
    return conditions;
}

/// Of each label some condition holds.
bool all_labels_hold(std::span<const SplitCondition> conditions, std::span<const double> values) {
    for (std::size_t i = 0; i < conditions.size();) {
        const std::size_t label = conditions[i].label;
        bool any = false;
        for (; i < conditions.size() && conditions[i].label == label; ++i) {
            any = any || holds(conditions[i].interval, values[label]);
        }
        if (!any) {
            return false;
        }
    }
    return true;
}

}  // namespace

const char* name_of(SplitRole role) {
    switch (role) {
    case SplitRole::kTrain:
        return "train";
    case SplitRole::kTest:
        return "test";
    case SplitRole::kOut:
        break;
    }
    return "out";
}

Splits::Splits(const RecipeDocument& document, std::span<const SplitObject> objects, Seed seed) {
    for (const SplitRule& rule : document.splits) {
        Rule own{rule.name, rule.kind, conditions_of(rule, document.factors), {}};
        if (rule.kind == SplitKind::kInstances) {
            own.varies = varying_instances(rule.fraction, objects);
        } else if (rule.kind == SplitKind::kClasses) {
            own.varies = varying_classes(rule.count, objects, seed);
        }
        rules_.push_back(std::move(own));
    }
    for (const SplitObject& object : objects) {
        in_train_.push_back(object.in_train);
    }
}

SplitRole Splits::role(std::size_t rule, std::size_t object, bool canonical_cell,
                       std::span<const double> values) const {
    if (!in_train_[object]) {
        return SplitRole::kTest;
    }
    const Rule& own = rules_[rule];
    if (is_by_object(own.kind)) {
        return canonical_cell || own.varies[object] ? SplitRole::kTrain : SplitRole::kOut;
    }
    return all_labels_hold(own.conditions, values) ? SplitRole::kTest : SplitRole::kTrain;
}

bool Splits::depends_on_values(std::size_t rule) const {
    return !is_by_object(rules_[rule].kind);
}

void require_split(const RecipeDocument& document, std::size_t index) {
    const SplitRule& rule = document.splits[index];
    for (std::size_t i = 0; i < index; ++i) {
        if (document.splits[i].name == rule.name) {
            throw bad_input("the name '{}' is taken", rule.name);
        }
    }
    if (document.design.empty()) {
        if (is_by_object(rule.kind)) {
            throw bad_input("needs a design: without one no sample is canonical");
        }
        return;
    }
    if (is_by_object(rule.kind)) {
        return;
    }
    std::vector<double> canonical;
    for (const FactorGroup& group : document.factors) {
        const std::vector<double> values = canonical_values(group);
        canonical.insert(canonical.end(), values.begin(), values.end());
    }
    if (all_labels_hold(conditions_of(rule, document.factors), canonical)) {
        throw bad_input("the canonical sample meets the conditions, so most samples would be for "
                        "testing");
    }
}

}  // namespace turntable
