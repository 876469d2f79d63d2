// The families of this folder.
#include "assets/procedural/family.h"

namespace turntable::procedural {

std::span<const Family> furniture_families() {
    return {};
}

}  // namespace turntable::procedural
