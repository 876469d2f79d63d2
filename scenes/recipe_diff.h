// Recipe differences: which keys of two recipes do not say the same, in words.
#pragma once

#include <string>
#include <vector>

#include "scenes/recipe.h"

namespace turntable {

struct RecipeDifference {
    std::string key;  ///< "factors.size.range", "scene.spots[0].power"
    /// As a person writes it (angles in degrees); empty where the key is absent.
    std::string before;
    std::string after;

    /// "factors.size.range: [0.5, 2] -> [0.4, 2]"; "(absent)" stands for no such key.
    [[nodiscard]] std::string text() const;
};

/// Of the resolved recipes, so that layout, units and spelled-out defaults make no difference. In
/// the order of the first recipe's keys, the second's own at the end of their section.
[[nodiscard]] std::vector<RecipeDifference> recipe_differences(const Recipe& before,
                                                               const Recipe& after);

}  // namespace turntable
