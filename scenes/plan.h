// Plan: which samples a recipe, a library and a seed give. `sample(i)` is a pure function of
// (recipe digest, library digest, seed, i) and never renders.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "assets/asset_library.h"
#include "base/rotation.h"
#include "base/strong_id.h"
#include "scenes/recipe.h"
#include "scenes/splits.h"

namespace turntable {

struct PlannedSample {
    SampleId id;
    std::string key;                    ///< 9-digit zero-padded id
    const AssetEntry* asset = nullptr;  ///< owned by the library
    int label = -1;
    int view = 0;
    std::string split;            ///< "train" or "val"
    std::vector<double> factors;  ///< in Recipe::factors() order
    Quaternion rotation;          ///< of the object: Recipe::object_quaternion of the factors
    std::string cell;             ///< of the design, see SampleRecord; empty without one
    std::string orbit;
    std::vector<std::string> varied;  ///< factor groups that are free in the cell
    std::vector<std::pair<std::string, std::string>> names;   ///< of categorical factors
    std::vector<std::pair<std::string, std::string>> splits;  ///< declared splits, see SampleRecord
    int attempt = 0;
    /// Its noise_seed is draw 0 of the pseudo-factor "noise_seed" of (seed, id); in a design, of
    /// (seed, object): all views of an object share it, so that only the varied factor varies.
    Scene scene;
    /// The object's canonical view (all factors canonical); equal to `scene` without a design.
    SceneObject canonical_object;
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
    std::uint64_t train_objects = 0;
    std::uint64_t samples = 0;
};

/// Realised coverage of one factor over the samples that vary it (or an even subset of them when
/// they are many, scaled to all).
struct FactorCoverage {
    std::string name;
    std::string unit;
    double minimum = 0.0, maximum = 0.0, mean = 0.0;  ///< the canonical value where none varies it
    /// Equal bins over the factor's range; of choices and whole numbers, so many values a bin.
    std::vector<std::uint64_t> histogram;
    std::uint64_t varied = 0;  ///< samples that vary it: the histogram's sum
};

/// Samples of one cell of the design.
struct CellCount {
    std::string name;
    std::vector<std::string> varied;
    std::uint64_t per_object = 0;
    std::uint64_t samples = 0;
};

/// How a declared split divides the samples.
struct SplitCount {
    std::string name;
    std::uint64_t train = 0, test = 0, out = 0;
    bool exact = true;  ///< false: estimated from an even subset of the samples
};

/// Memory is proportional to the number of objects, not of samples.
class Plan {
public:
    /// The library must outlive the plan. Objects: the accepted entries that the recipe's label
    /// space has a label for, of the recipe's classes where it names some, in an order that depends
    /// on (seed, ids) alone; the first objects_per_class of each class where it sets a number. With
    /// a limit, the classes take turns until it is reached, so that their sizes differ only where a
    /// class is used up. Throws Error (bad input) when nothing is left.
    Plan(Recipe recipe, const AssetLibrary& library, Seed seed);
    /// The same from the entries and the digest of a library; the entries must outlive the plan.
    Plan(Recipe recipe, std::span<const AssetEntry> entries, const std::string& library_digest,
         Seed seed);

    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] std::uint64_t object_count() const;
    [[nodiscard]] std::uint64_t shard_count() const;
    /// Contiguous, equal but for the last. A shard holds whole objects: as many as fit into the
    /// recipe's shard_size. Where one object alone exceeds it, shards cut objects instead.
    [[nodiscard]] SampleRange shard_range(ShardId shard) const;
    [[nodiscard]] std::uint64_t samples_per_shard() const { return samples_per_shard_; }
    /// `attempt` > 0 draws anew what is random in the sample: its noise, and the factors that its
    /// cell draws (never grid values). For frames that the quality check refused.
    [[nodiscard]] PlannedSample sample(SampleId id, int attempt = 0) const;
    /// sha256 over (recipe digest, library digest, seed): the dataset's identity.
    [[nodiscard]] const std::string& digest() const;
    [[nodiscard]] const Recipe& recipe() const { return recipe_; }
    [[nodiscard]] Seed seed() const { return seed_; }
    /// The objects in plan order; consecutive samples share an object.
    [[nodiscard]] const std::vector<const AssetEntry*>& objects() const { return objects_; }
    /// Label and split of objects()[index].
    [[nodiscard]] int label(std::size_t index) const { return labels_[index]; }
    [[nodiscard]] bool in_train(std::size_t index) const { return in_train_[index]; }

    /// By label.
    [[nodiscard]] std::vector<ClassCount> class_counts() const;
    /// `bins` > 0 is the most bins of a histogram: fewer for factors of fewer values.
    [[nodiscard]] std::vector<FactorCoverage> coverage(int bins) const;
    /// In the design's order; empty without one.
    [[nodiscard]] std::vector<CellCount> cell_counts() const;
    /// In the recipe's order.
    [[nodiscard]] std::vector<SplitCount> split_counts() const;

private:
    [[nodiscard]] std::vector<double> factors_of_sample(SampleId id, int attempt) const;
    void describe_design(std::size_t object, PlannedSample& sample) const;
    void add_splits(std::size_t object, PlannedSample& sample) const;

    Recipe recipe_;
    Seed seed_;
    std::vector<const AssetEntry*> objects_;
    std::vector<int> labels_;
    std::vector<bool> in_train_;
    std::optional<Splits> splits_;        // where some are declared
    glm::dmat4 canonical_to_world_{1.0};  // of the object, in a design
    std::uint64_t samples_per_shard_ = 0;
    std::string digest_;
};

/// The split of an object: a pure function of its id, so it holds across seeds, recipes and
/// libraries. True for a share of `train_fraction` of all ids.
[[nodiscard]] bool is_train_object(const std::string& asset_id, double train_fraction);

}  // namespace turntable
