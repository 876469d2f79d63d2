// Plan: which samples a recipe, a library and a seed give. `sample(i)` is a pure function of
// (recipe digest, library digest, seed, i) and never renders.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assets/asset_library.h"
#include "base/strong_id.h"
#include "scenes/recipe.h"

namespace turntable {

struct PlannedSample {
    SampleId id;
    std::string key;                    ///< 9-digit zero-padded id
    const AssetEntry* asset = nullptr;  ///< owned by the library
    int label = -1;
    int view = 0;
    std::string split;
    std::vector<double> factors;  ///< in Recipe::factors() order
    Scene scene;
};

/// Samples [first, last).
struct SampleRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

struct ClassCount {
    std::string class_name;
    std::string synset;
    int label = -1;
    std::uint64_t objects = 0;
    std::uint64_t samples = 0;
};

/// Realised coverage of one factor over the plan (or an even subset of it when it is large).
struct FactorCoverage {
    std::string name;
    std::string unit;
    double minimum = 0.0, maximum = 0.0, mean = 0.0;
    std::vector<std::uint64_t> histogram;  ///< equal bins over the factor's range
};

class Plan {
public:
    /// The library must outlive the plan. Objects: the accepted entries with a class, in an order
    /// that depends on (seed, ids) alone, cut to the recipe's limit so that classes stay balanced
    /// (round robin over classes). Throws Error (bad input) when nothing is left.
    Plan(Recipe recipe, const AssetLibrary& library, Seed seed);

    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] std::uint64_t object_count() const;
    [[nodiscard]] std::uint64_t shard_count() const;
    [[nodiscard]] SampleRange shard_range(ShardId shard) const;
    [[nodiscard]] PlannedSample sample(SampleId id) const;
    /// sha256 over (recipe digest, library digest, seed): the dataset's identity.
    [[nodiscard]] const std::string& digest() const;
    [[nodiscard]] const Recipe& recipe() const { return recipe_; }
    [[nodiscard]] Seed seed() const { return seed_; }
    /// The objects in plan order; consecutive samples share an object.
    [[nodiscard]] const std::vector<const AssetEntry*>& objects() const { return objects_; }

    [[nodiscard]] std::vector<ClassCount> class_counts() const;
    [[nodiscard]] std::vector<FactorCoverage> coverage(int bins) const;

private:
    Recipe recipe_;
    Seed seed_;
    std::vector<const AssetEntry*> objects_;
    std::vector<int> labels_;
    std::vector<std::string> splits_;
    std::string digest_;
};

}  // namespace turntable
