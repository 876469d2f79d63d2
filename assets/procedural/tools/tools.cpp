#include "assets/procedural/tools/tools.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> tool_families() {
    static constexpr std::array kFamilies{
        Family{"knife", build_knife},
        Family{"pistol", build_pistol},
        Family{"rifle", build_rifle},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
