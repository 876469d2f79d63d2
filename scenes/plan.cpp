#include "scenes/plan.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/check.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/philox.h"
#include "scenes/design.h"
#include "scenes/label_space.h"
#include "scenes/recipe_document.h"

namespace turntable {
namespace {

/// An object that may be planned; the order of `rank`, then of ids, is that of the plan.
struct Candidate {
    std::uint64_t rank;
    const AssetEntry* asset;
    int label;

    friend bool operator<(const Candidate& a, const Candidate& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.asset->id < b.asset->id;
    }
};

// The rank is a hash, so the order mixes classes evenly and an object keeps its place relative to
// others when the library grows.
std::vector<Candidate> candidates_in_order(const LabelSpace& labels,
                                           std::span<const AssetEntry> entries,
                                           const std::vector<std::string>& classes, Seed seed) {
    std::vector<Candidate> candidates;
    for (const AssetEntry& entry : entries) {
        const bool wanted = classes.empty() || std::find(classes.begin(), classes.end(),
                                                         entry.class_name) != classes.end();
        const auto label = labels.label(entry);
        if (wanted && label) {
            candidates.push_back({xxhash64(entry.id, seed.value), &entry, *label});
        }
    }
    std::sort(candidates.begin(), candidates.end());
    return candidates;
}

void keep_first_of_each_class(std::uint64_t most, std::vector<Candidate>& candidates) {
    std::map<int, std::uint64_t> taken;
    std::erase_if(candidates, [&](const Candidate& c) { return taken[c.label]++ >= most; });
}

// Classes take turns, each giving its next object; those who come first in a last, incomplete turn
// are the classes whose first objects rank first.
std::vector<Candidate> balanced_subset(const std::vector<Candidate>& candidates,
                                       std::uint64_t limit) {
    std::map<int, std::uint64_t> taken;
    std::vector<std::uint64_t> turns(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        turns[i] = taken[candidates[i].label]++;
    }
    std::vector<std::size_t> order(candidates.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return turns[a] < turns[b]; });
    order.resize(static_cast<std::size_t>(limit));
    std::sort(order.begin(), order.end());
    std::vector<Candidate> subset;
    subset.reserve(order.size());
    for (const std::size_t index : order) {
        subset.push_back(candidates[index]);
    }
    return subset;
}

std::uint64_t whole_objects_per_shard(std::uint64_t shard_size, std::uint64_t views) {
    return shard_size >= views ? shard_size / views * views : shard_size;
}

std::vector<SplitObject> split_objects(const std::vector<const AssetEntry*>& objects,
                                       const std::vector<bool>& in_train) {
    std::vector<SplitObject> result;
    result.reserve(objects.size());
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const AssetEntry& asset = *objects[i];
        result.push_back(
            {asset.id, asset.class_name.empty() ? asset.synset : asset.class_name, in_train[i]});
    }
    return result;
}

/// The choices of the categorical factors.
std::vector<std::pair<std::string, std::string>> names_of(std::span<const FactorGroup> groups,
                                                          std::span<const double> values) {
    std::vector<std::pair<std::string, std::string>> names;
    std::size_t label = 0;
    for (const FactorGroup& group : groups) {
        if (group.law == Law::kChoice) {
            names.emplace_back(group.name, group.choices[static_cast<std::size_t>(values[label])]);
        }
        label += group.labels.size();
    }
    return names;
}

}  // namespace

bool is_train_object(const std::string& asset_id, double train_fraction) {
    const double u = static_cast<double>(xxhash64("split:" + asset_id) >> 11U) * 0x1.0p-53;
    return u < train_fraction;
}

Plan::Plan(Recipe recipe, const AssetLibrary& library, Seed seed)
    : Plan(std::move(recipe), library.entries(), library.digest(), seed) {}

Plan::Plan(Recipe recipe, std::span<const AssetEntry> entries, const std::string& library_digest,
           Seed seed)
    : recipe_(std::move(recipe)), seed_(seed) {
    const LabelSpace labels(recipe_.label_space(), entries);
    const DatasetTemplate& dataset = recipe_.document().dataset;
    std::vector<Candidate> chosen = candidates_in_order(labels, entries, dataset.classes, seed);
    if (chosen.empty()) {
        throw bad_input("none of the library's {} models is accepted and has a class of the label "
                        "space '{}'{}",
                        entries.size(), recipe_.label_space(),
                        dataset.classes.empty() ? "" : " that the recipe lists");
    }
    if (dataset.objects_per_class) {
        keep_first_of_each_class(*dataset.objects_per_class, chosen);
    }
    if (recipe_.object_limit().value_or(chosen.size()) < chosen.size()) {
        chosen = balanced_subset(chosen, *recipe_.object_limit());
    }
    for (const Candidate& candidate : chosen) {
        objects_.push_back(candidate.asset);
        labels_.push_back(candidate.label);
        in_train_.push_back(is_train_object(candidate.asset->id, recipe_.train_fraction()));
    }
    if (!recipe_.document().splits.empty()) {
        splits_.emplace(recipe_.document(), split_objects(objects_, in_train_), seed);
    }
    if (const Design* design = recipe_.design()) {
        canonical_to_world_ =
            recipe_.build_scene(design->canonical(), "", 0).object.object_to_world;
    }
    samples_per_shard_ = whole_objects_per_shard(
        recipe_.shard_size(), static_cast<std::uint64_t>(recipe_.views_per_object()));
    digest_ = sha256_hex(fmt::format("turntable plan\nrecipe {}\nlibrary {}\nseed {}\n",
                                     recipe_.digest(), library_digest, seed.value));
}

std::uint64_t Plan::size() const {
    return object_count() * static_cast<std::uint64_t>(recipe_.views_per_object());
}

std::uint64_t Plan::object_count() const {
    return objects_.size();
}

std::uint64_t Plan::shard_count() const {
    return (size() + samples_per_shard_ - 1) / samples_per_shard_;
}

SampleRange Plan::shard_range(ShardId shard) const {
    TT_CHECK_LT(shard.value, shard_count());
    const std::uint64_t first = shard.value * samples_per_shard_;
    return {first, std::min(first + samples_per_shard_, size())};
}

PlannedSample Plan::sample(SampleId id, int attempt) const {
    TT_CHECK_LT(id.value, size());
    const auto views = static_cast<std::uint64_t>(recipe_.views_per_object());
    const auto object = static_cast<std::size_t>(id.value / views);
    PlannedSample sample;
    sample.id = id;
    sample.attempt = attempt;
    sample.key = fmt::format("{:09}", id.value);
    sample.asset = objects_[object];
    sample.label = labels_[object];
    sample.view = static_cast<int>(id.value % views);
    sample.split = in_train_[object] ? "train" : "val";
    sample.factors = factors_of_sample(id, attempt);
    sample.rotation = recipe_.object_quaternion(sample.factors);
    sample.names = names_of(recipe_.document().factors, sample.factors);
    const std::uint64_t noise_seed =
        recipe_.design() != nullptr
            ? shared_noise_seed(seed_, sample.asset->id, attempt)
            : Draws(seed_, id, "noise_seed").bits(static_cast<std::uint32_t>(attempt));
    sample.scene = recipe_.build_scene(sample.factors, sample.asset->id, noise_seed);
    sample.canonical_object = sample.scene.object;
    describe_design(object, sample);
    add_splits(object, sample);
    return sample;
}

std::vector<double> Plan::factors_of_sample(SampleId id, int attempt) const {
    if (const Design* design = recipe_.design()) {
        const std::uint64_t views = design->samples_per_object();
        return design->values(design->locate(id.value % views), seed_,
                              objects_[id.value / views]->id, attempt);
    }
    return recipe_.draw_factors(
        seed_,
        attempt == 0 ? id : SampleId{xxhash64(fmt::format("{}\nattempt {}", id.value, attempt))});
}

void Plan::describe_design(std::size_t object, PlannedSample& sample) const {
    const Design* design = recipe_.design();
    if (design == nullptr) {
        return;
    }
    const DesignPoint where = design->locate(static_cast<std::uint64_t>(sample.view));
    const DesignCell& cell = design->cells()[where.cell];
    sample.cell = cell.name;
    sample.varied = design->varied(cell);
    sample.orbit = design->orbit(where, objects_[object]->id);
    sample.canonical_object.object_to_world = canonical_to_world_;
}

void Plan::add_splits(std::size_t object, PlannedSample& sample) const {
    for (std::size_t i = 0; splits_ && i < splits_->size(); ++i) {
        const bool canonical = sample.cell == kCanonicalCell;
        sample.splits.emplace_back(splits_->name(i),
                                   name_of(splits_->role(i, object, canonical, sample.factors)));
    }
}

const std::string& Plan::digest() const {
    return digest_;
}

std::vector<ClassCount> Plan::class_counts() const {
    std::map<int, ClassCount> counts;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
        ClassCount& count = counts[labels_[i]];
        count.class_name = objects_[i]->class_name;
        count.synset = objects_[i]->synset;
        count.label = labels_[i];
        count.objects += 1;
        count.train_objects += in_train_[i] ? 1 : 0;
        count.samples += static_cast<std::uint64_t>(recipe_.views_per_object());
    }
    std::vector<ClassCount> result;
    result.reserve(counts.size());
    for (auto& [label, count] : counts) {
        result.push_back(std::move(count));
    }
    return result;
}

}  // namespace turntable
