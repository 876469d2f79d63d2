#include "generator/plan_facts.h"

#include <algorithm>

#include <fmt/format.h>

#include "generator/background_facts.h"
#include "scenes/design.h"
#include "scenes/factor_law.h"
#include "scenes/recipe_document.h"

namespace turntable {
namespace {

std::vector<LicenceRow> model_rows(const Plan& plan) {
    std::vector<LicenceRow> rows;
    for (const AssetEntry* asset : plan.objects()) {
        rows.push_back({asset->id, asset->class_name, asset->licence, asset->creator,
                        fmt::format("{}: {}", asset->source, asset->path), asset->digest});
    }
    std::sort(rows.begin(), rows.end(),
              [](const LicenceRow& a, const LicenceRow& b) { return a.object < b.object; });
    return rows;
}

std::vector<FactorFact> factor_facts(const Recipe& recipe) {
    const Design* design = recipe.design();
    std::vector<FactorFact> facts;
    for (const Factor& factor : recipe.factors()) {
        FactorFact fact{factor.name, factor.unit, factor.minimum, factor.maximum,
                        factor.description};
        if (design != nullptr) {
            fact.canonical = design->canonical()[facts.size()];
        }
        facts.push_back(std::move(fact));
    }
    for (const FactorGroup& group : recipe.document().factors) {
        for (FactorFact& fact : facts) {
            if (!group.choices.empty() && fact.name == group.labels.front()) {
                fact.choices = group.choices;
            }
        }
    }
    return facts;
}

std::vector<PartFact> part_facts(const Plan& plan) {
    PartFact train{"train", 0, 0};
    PartFact val{"val", 0, 0};
    for (std::size_t i = 0; i < plan.objects().size(); ++i) {
        ++(plan.in_train(i) ? train : val).objects;
    }
    const auto views = static_cast<std::uint64_t>(plan.recipe().views_per_object());
    std::vector<PartFact> facts;
    for (PartFact* part : {&train, &val}) {
        part->samples = part->objects * views;
        if (part->objects > 0) {
            facts.push_back(*part);
        }
    }
    return facts;
}

/// "a in [0, 1]", or "b is forest" of a choice.
std::string condition_text(const FactorInterval& condition, std::span<const FactorGroup> groups) {
    const auto place = find_label(groups, condition.factor);
    if (place && place->group->law == Law::kChoice) {
        const auto position = static_cast<std::size_t>(condition.interval.minimum);
        return fmt::format("{} is {}", condition.factor, place->group->choices.at(position));
    }
    return fmt::format("{} in [{:.6g}, {:.6g}]", condition.factor, condition.interval.minimum,
                       condition.interval.maximum);
}

/// "a in [0, 1] or a in [2, 3]"; conditions of another factor follow after "and".
std::string conditions(const SplitRule& rule, std::span<const FactorGroup> groups) {
    std::string text;
    std::string last;
    for (const FactorInterval& condition : rule.conditions) {
        const char* joint = condition.factor == last ? " or " : " and ";
        text += (last.empty() ? "" : joint) + condition_text(condition, groups);
        last = condition.factor;
    }
    return text;
}

std::string sentence(const SplitRule& rule, std::span<const FactorGroup> groups) {
    switch (rule.kind) {
    case SplitKind::kInstances:
        return fmt::format("{:.6g} % of each class's training objects vary; the others are seen "
                           "canonical only",
                           100.0 * rule.fraction);
    case SplitKind::kClasses:
        return fmt::format("the training objects of {} classes vary; those of the others are seen "
                           "canonical only",
                           rule.count);
    case SplitKind::kHeldOutRange:
    case SplitKind::kCombinations:
        return "for testing: " + conditions(rule, groups);
    }
    return {};
}

std::vector<SplitFact> split_facts(const Plan& plan) {
    std::vector<SplitFact> facts;
    const std::vector<SplitRule>& rules = plan.recipe().document().splits;
    for (const SplitCount& count : plan.split_counts()) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const SplitRule& one) {
            return one.name == count.name;
        });
        facts.push_back(
            {count.name,
             rule == rules.end() ? "" : sentence(*rule, plan.recipe().document().factors),
             count.train, count.test, count.out, count.exact});
    }
    return facts;
}

}  // namespace

DatasetFacts plan_facts(const Plan& plan, std::span<const MapEntry> maps) {
    const Recipe& recipe = plan.recipe();
    const Film film = plan.sample(SampleId(0)).scene.film;
    DatasetFacts facts;
    facts.name = recipe.name();
    facts.description = recipe.description();
    facts.recipe = recipe.name();
    facts.width = film.width;
    facts.height = film.height;
    facts.samples = plan.size();
    facts.objects = plan.object_count();
    facts.views = recipe.views_per_object();
    facts.planes = recipe.planes();
    for (const ClassCount& count : plan.class_counts()) {
        facts.classes.push_back(
            {count.class_name, count.synset, count.label, count.objects, count.samples});
    }
    for (const CellCount& cell : plan.cell_counts()) {
        facts.cells.push_back({cell.name, cell.varied, cell.samples});
    }
    facts.factors = factor_facts(recipe);
    facts.parts = part_facts(plan);
    facts.splits = split_facts(plan);
    facts.backgrounds = background_facts(recipe.document(), maps);
    facts.licences = model_rows(plan);
    const std::vector<LicenceRow> further = map_rows(facts.backgrounds);
    facts.licences.insert(facts.licences.end(), further.begin(), further.end());
    return facts;
}

}  // namespace turntable
