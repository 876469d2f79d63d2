// Declared splits: which samples of a set are for training under each of the recipe's split rules.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/strong_id.h"
#include "scenes/recipe_document.h"

namespace turntable {

/// A sample's part in a split. kOut: in neither; it may be used for other splits.
enum class SplitRole : std::uint32_t { kTrain = 0, kTest = 1, kOut = 2 };

[[nodiscard]] const char* name_of(SplitRole role);

/// What splits read of an object.
struct SplitObject {
    std::string id;
    std::string class_name;
    bool in_train = false;  ///< its part in the dataset's own split (is_train_object)
};

/// A condition of a rule, its label by index. Those of one label follow each other.
struct SplitCondition {
    std::size_t label;
    Interval interval;
};

/// The rules of a recipe for the objects of a plan. Immutable.
///   instances     objects of training vary if they are among the first `fraction` of their class's
///                 objects of training, in an order of hashes of their ids (rounded to the nearest
///                 number; one at least where fraction > 0): those of a smaller fraction are among
///                 those of a larger one
///   classes       all objects of training vary of the first `count` classes, in an order of hashes
///                 of (seed, class name): those of a smaller count are among those of a larger one
///       in both: objects of training give kTrain in the canonical cell, and elsewhere kTrain if
///       they vary and kOut if not; the other objects give kTest
///   held_out      kTest where a value lies in one of the ranges
///   combinations  kTest where every factor named has a value in one of its ranges
///       in both: elsewhere kTrain for objects of training, kTest for the others
class Splits {
public:
    Splits(const RecipeDocument& document, std::span<const SplitObject> objects, Seed seed);

    [[nodiscard]] std::size_t size() const { return rules_.size(); }
    [[nodiscard]] const std::string& name(std::size_t rule) const { return rules_[rule].name; }
    /// `values` holds all labels of a sample of objects[object]. Without a design no sample is
    /// canonical.
    [[nodiscard]] SplitRole role(std::size_t rule, std::size_t object, bool canonical_cell,
                                 std::span<const double> values) const;
    /// Whether role() reads the values.
    [[nodiscard]] bool depends_on_values(std::size_t rule) const;

private:
    struct Rule {
        std::string name;
        SplitKind kind;
        std::vector<SplitCondition> conditions;
        std::vector<bool> varies;  // by object
    };

    std::vector<Rule> rules_;
    std::vector<bool> in_train_;
};

/// Throws Error (bad input), the cause alone, where rule `index` of the document cannot be: a name
/// taken by a rule before it; instances and classes without a design; conditions that the canonical
/// sample of a design meets.
void require_split(const RecipeDocument& document, std::size_t index);

}  // namespace turntable
