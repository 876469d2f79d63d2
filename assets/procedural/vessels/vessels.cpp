#include "assets/procedural/vessels/vessels.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> vessel_families() {
    static constexpr std::array kFamilies{
        Family{"basket", build_basket},
        Family{"bathtub", build_bathtub},
        Family{"bottle", build_bottle},
        Family{"bowl", build_bowl},
        Family{"can", build_can},
        Family{"flowerpot", build_flowerpot},
        Family{"jar", build_jar},
        Family{"mug", build_mug},
        Family{"trash bin", build_trash_bin},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
