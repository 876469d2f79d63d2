#include "assets/procedural/wearables/wearables.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> wearable_families() {
    static constexpr std::array kFamilies{
        Family{"bag", build_bag},
        Family{"cap", build_cap},
        Family{"helmet", build_helmet},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
