#include "generator/factor_scales.h"

namespace turntable {

std::vector<FactorScale> factor_scales(const Recipe& recipe) {
    std::vector<FactorScale> scales;
    for (const Factor& factor : recipe.factors()) {
        if (!factor.derived) {
            scales.push_back({factor.name, factor.unit, factor.minimum, factor.maximum});
        }
    }
    return scales;
}

}  // namespace turntable
