#include "assets/procedural/vehicles/vehicles.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> vehicle_families() {
    static constexpr std::array kFamilies{
        Family{"airplane", build_airplane},
        Family{"car", build_car},
        Family{"motorcycle", build_motorcycle},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
