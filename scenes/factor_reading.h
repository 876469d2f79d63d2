// Reads the parts of recipes that depend on a factor's law: canonical values and the conditions of
// splits. Every function throws Error (bad input) with the line of the node.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenes/factor_law.h"
#include "scenes/recipe_document.h"
#include "scenes/yaml_cursor.h"

namespace turntable {

/// Fails for ranges that the group's law cannot have.
void require_law(const YamlCursor& where, const FactorGroup& group);

/// FactorGroup::canonical, within the group's range. Its law and labels are known.
[[nodiscard]] std::vector<double> canonical_of(const YamlCursor& node, const FactorGroup& group);

/// The label that a split refers to.
[[nodiscard]] LabelPlace label_of(const YamlCursor& where, const std::string& name,
                                  std::span<const FactorGroup> groups);

/// Appends the conditions on one label: a range or a choice's name, or a list of them.
void append_conditions(const YamlCursor& node, const LabelPlace& place,
                       std::vector<FactorInterval>& conditions);

}  // namespace turntable
