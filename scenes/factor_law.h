// From declared factor groups to labels: the flat list of factors and the draws of their values.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/philox.h"
#include "scenes/recipe.h"
#include "scenes/recipe_document.h"

namespace turntable {

/// The labels of a group with the range and unit of each, in order.
[[nodiscard]] std::vector<Factor> factors_of(const FactorGroup& group);

/// Appends the values of one sample's labels, in the order of factors_of. Reads nothing but
/// `draws` (keyed by the group's name), so no group depends on another.
void draw_group(const FactorGroup& group, const Draws& draws, std::vector<double>& values);

/// How many coordinates of the unit cube values_at reads; none where a law has no such map and is
/// drawn by rejection (outside_training_quarter).
[[nodiscard]] std::optional<std::size_t> law_dimensions(const FactorGroup& group);

/// Appends the values that the law's inverse gives for a point of the unit cube: uniform points in
/// [0, 1) give values of the law.
void values_at(const FactorGroup& group, std::span<const double> unit, std::vector<double>& values);

/// One value a label: what a design holds the factor at. See FactorGroup::canonical.
[[nodiscard]] std::vector<double> canonical_values(const FactorGroup& group);

/// A label by its name: its group and its places there and among all labels.
struct LabelPlace {
    const FactorGroup* group = nullptr;
    std::size_t in_group = 0;
    std::size_t flat = 0;
};
[[nodiscard]] std::optional<LabelPlace> find_label(std::span<const FactorGroup> groups,
                                                   std::string_view name);

/// The dimension of one of a group's labels: a quaternion's components are plain numbers.
[[nodiscard]] Dimension label_dimension(const FactorGroup& group, std::size_t in_group);

}  // namespace turntable
