#include "assets/procedural/seating/seating.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> seating_families() {
    static constexpr std::array kFamilies{
        Family{"bed", build_bed},       Family{"bench", build_bench}, Family{"chair", build_chair},
        Family{"pillow", build_pillow}, Family{"sofa", build_sofa},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
