// FactorText: factor values as a person reads them, for the axes of preview grids.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <glm/vec3.hpp>

#include "scenes/recipe.h"
#include "scenes/recipe_document.h"

namespace turntable {

class FactorText {
public:
    explicit FactorText(const Recipe& recipe);

    /// The declared factors, in the recipe's order.
    [[nodiscard]] const std::vector<FactorGroup>& groups() const { return groups_; }
    /// Position of a factor; throws Error (bad input) naming the nearest one when there is none.
    [[nodiscard]] std::size_t find(const std::string& name) const;
    /// Index of the group's first label in Recipe::factors().
    [[nodiscard]] std::size_t first_label(std::size_t group) const { return first_[group]; }

    /// The group's value among those of all factors: "45\u00b0", "sky-noon", "\u00d70.5",
    /// "hue 0.33", "+1.5 EV", "(10 cm, \u22125 cm)", "turned 97\u00b0" for rotations.
    [[nodiscard]] std::string value(std::size_t group, std::span<const double> factors) const;

    /// The same of one of its labels, for factors of several.
    [[nodiscard]] std::string label_value(std::size_t group, std::size_t label,
                                          std::span<const double> factors) const;

    /// For a hue: the full colour of it, in [0, 1]; grey where the factor is no colour.
    [[nodiscard]] std::optional<glm::dvec3> swatch(std::size_t group,
                                                   std::span<const double> factors) const;

private:
    /// What a plain number stands for in the scene.
    enum class Role : std::uint32_t { kNumber, kHue, kScale, kShare };

    [[nodiscard]] std::string label_text(std::size_t group, std::size_t label, double value) const;

    std::vector<FactorGroup> groups_;
    std::vector<std::size_t> first_;
    std::vector<Role> roles_;  ///< one a label
};

}  // namespace turntable
