#include "assets/procedural/vehicles/vehicles.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> vehicle_families() {
    static constexpr std::array kFamilies{
        Family{"airplane", build_airplane}, Family{"bus", build_bus},
        Family{"car", build_car},           Family{"motorcycle", build_motorcycle},
        Family{"rocket", build_rocket},     Family{"skateboard", build_skateboard},
        Family{"train", build_train},       Family{"watercraft", build_watercraft},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
