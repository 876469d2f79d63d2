#include "generator/finish_dataset.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "generator/dataset_file.h"
#include "generator/preview.h"
#include "manifests/croissant.h"
#include "manifests/dataset_card.h"
#include "manifests/dataset_facts.h"
#include "manifests/shard_index.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

std::vector<LicenceRow> licence_rows(const Plan& plan) {
    std::vector<LicenceRow> rows;
    for (const AssetEntry* asset : plan.objects()) {
        rows.push_back({asset->id, asset->class_name, asset->licence, asset->creator,
                        fmt::format("{}: {}", asset->source, asset->path), asset->digest});
    }
    std::sort(rows.begin(), rows.end(),
              [](const LicenceRow& a, const LicenceRow& b) { return a.object < b.object; });
    return rows;
}

DatasetFacts dataset_facts(const DatasetFile& file, const Plan& plan) {
    const Recipe& recipe = plan.recipe();
    const Film film = plan.sample(SampleId(0)).scene.film;
    DatasetFacts facts;
    facts.name = recipe.name();
    facts.description = recipe.description();
    facts.recipe = recipe.name();
    facts.recipe_digest = file.recipe_digest;
    facts.plan_digest = file.plan_digest;
    facts.seed = file.seed.value;
    facts.device = file.device;
    facts.build = file.build;
    facts.width = film.width;
    facts.height = film.height;
    facts.samples = plan.size();
    facts.objects = plan.object_count();
    facts.views = recipe.views_per_object();
    for (const ClassCount& count : plan.class_counts()) {
        facts.classes.push_back(
            {count.class_name, count.synset, count.label, count.objects, count.samples});
    }
    for (const Factor& factor : recipe.factors()) {
        facts.factors.push_back(
            {factor.name, factor.unit, factor.minimum, factor.maximum, factor.description});
    }
    facts.licences = licence_rows(plan);
    return facts;
}

std::vector<ShardIndex> shard_indexes(const fs::path& folder) {
    std::vector<ShardIndex> indexes;
    for (const ShardId shard : indexed_shards(folder)) {
        indexes.push_back(read_shard_index(folder, shard));
    }
    return indexes;
}

bool any_image(const std::vector<ShardIndex>& shards) {
    return std::any_of(shards.begin(), shards.end(),
                       [](const ShardIndex& shard) { return shard.samples > 0; });
}

}  // namespace

void finish_dataset(const fs::path& folder, const Plan& plan) {
    const DatasetFacts facts = dataset_facts(read_dataset_file(folder), plan);
    const std::vector<ShardIndex> shards = shard_indexes(folder);
    write_file_atomically(folder / "LICENSES.csv", licence_ledger(facts.licences));
    write_file_atomically(folder / "croissant.json", croissant(facts, shards));
    write_file_atomically(folder / "README.md", dataset_card(facts));
    if (any_image(shards)) {
        write_sheet(folder / "preview.jpg", preview_of_dataset(folder, {}));
    }
}

}  // namespace turntable
