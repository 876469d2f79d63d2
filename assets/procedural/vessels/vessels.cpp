#include "assets/procedural/vessels/vessels.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> vessel_families() {
    static constexpr std::array kFamilies{
        Family{"bottle", build_bottle},
        Family{"bowl", build_bowl},
        Family{"mug", build_mug},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
