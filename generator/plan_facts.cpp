#include "generator/plan_facts.h"

#include <algorithm>

#include <fmt/format.h>

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
    std::vector<FactorFact> facts;
    for (const Factor& factor : recipe.factors()) {
        FactorFact fact{factor.name, factor.unit, factor.minimum, factor.maximum,
                        factor.description};
        facts.push_back(std::move(fact));
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

}  // namespace

DatasetFacts plan_facts(const Plan& plan) {
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
    facts.factors = factor_facts(recipe);
    facts.parts = part_facts(plan);
    facts.licences = model_rows(plan);
    return facts;
}

}  // namespace turntable
