#include "assets/procedural/buildings/buildings.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> building_families() {
    static constexpr std::array kFamilies{
        Family{"birdhouse", build_birdhouse},
        Family{"mailbox", build_mailbox},
        Family{"tower", build_tower},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
