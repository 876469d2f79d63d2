#include "assets/procedural/vehicles/vehicles.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> vehicle_families() {
    static constexpr std::array kFamilies{
        Family{"car", build_car},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
