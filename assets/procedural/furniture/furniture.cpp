#include "assets/procedural/furniture/furniture.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> furniture_families() {
    static constexpr std::array kFamilies{
        Family{"bookshelf", build_bookshelf}, Family{"cabinet", build_cabinet},
        Family{"clock", build_clock},         Family{"file cabinet", build_file_cabinet},
        Family{"lamp", build_lamp},           Family{"table", build_table},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
