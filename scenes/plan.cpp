#include "scenes/plan.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/check.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/philox.h"
#include "scenes/label_space.h"

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
                                           std::span<const AssetEntry> entries, Seed seed) {
    std::vector<Candidate> candidates;
    for (const AssetEntry& entry : entries) {
        if (const auto label = labels.label(entry)) {
            candidates.push_back({xxhash64(entry.id, seed.value), &entry, *label});
        }
    }
    std::sort(candidates.begin(), candidates.end());
    return candidates;
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
    std::vector<Candidate> chosen = candidates_in_order(labels, entries, seed);
    if (chosen.empty()) {
        throw bad_input("none of the library's {} models is accepted and has a class of the label "
                        "space '{}'",
                        entries.size(), recipe_.label_space());
    }
    if (recipe_.object_limit().value_or(chosen.size()) < chosen.size()) {
        chosen = balanced_subset(chosen, *recipe_.object_limit());
    }
    for (const Candidate& candidate : chosen) {
        objects_.push_back(candidate.asset);
        labels_.push_back(candidate.label);
        in_train_.push_back(is_train_object(candidate.asset->id, recipe_.train_fraction()));
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
    sample.factors = recipe_.draw_factors(seed_, id);
    sample.rotation = recipe_.object_quaternion(sample.factors);
    sample.scene = recipe_.build_scene(sample.factors, sample.asset->id,
                                       Draws(seed_, id, "noise_seed").bits(0));
    sample.canonical_object = sample.scene.object;
    return sample;
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

std::vector<FactorCoverage> Plan::coverage(int bins) const {
    TT_CHECK_GT(bins, 0);
    constexpr std::uint64_t kMostDraws = 100'000;
    const std::uint64_t draws = std::min(size(), kMostDraws);
    std::vector<FactorCoverage> result;
    for (const Factor& factor : recipe_.factors()) {
        result.push_back({factor.name, factor.unit, factor.maximum, factor.minimum, 0.0,
                          std::vector<std::uint64_t>(static_cast<std::size_t>(bins), 0)});
    }
    for (std::uint64_t i = 0; i < draws; ++i) {
        // Evenly spread over the plan; every sample where the plan is small.
        const std::vector<double> values =
            recipe_.draw_factors(seed_, SampleId{i * size() / draws});
        for (std::size_t f = 0; f < values.size(); ++f) {
            const Factor& factor = recipe_.factors()[f];
            FactorCoverage& coverage = result[f];
            coverage.minimum = std::min(coverage.minimum, values[f]);
            coverage.maximum = std::max(coverage.maximum, values[f]);
            coverage.mean += values[f] / static_cast<double>(draws);
            const double width = factor.maximum - factor.minimum;
            const double share = width > 0 ? (values[f] - factor.minimum) / width : 0.0;
            const int bin = std::min(static_cast<int>(share * bins), bins - 1);
            coverage.histogram[static_cast<std::size_t>(bin)] += 1;
        }
    }
    return result;
}

}  // namespace turntable
