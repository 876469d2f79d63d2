#include "assets/procedural/electronics/electronics.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> electronics_families() {
    static constexpr std::array kFamilies{
        Family{"camera", build_camera},
        Family{"cellular telephone", build_cellular_telephone},
        Family{"computer keyboard", build_computer_keyboard},
        Family{"display", build_display},
        Family{"laptop", build_laptop},
        Family{"remote control", build_remote_control},
        Family{"telephone", build_telephone},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
