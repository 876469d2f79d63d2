#include "assets/procedural/appliances/appliances.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> appliance_families() {
    static constexpr std::array kFamilies{
        Family{"dishwasher", build_dishwasher}, Family{"faucet", build_faucet},
        Family{"microwave", build_microwave},   Family{"printer", build_printer},
        Family{"stove", build_stove},           Family{"washer", build_washer},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
