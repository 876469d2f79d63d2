#include "assets/procedural/seating/seating.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> seating_families() {
    static constexpr std::array kFamilies{
        Family{"chair", build_chair},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
