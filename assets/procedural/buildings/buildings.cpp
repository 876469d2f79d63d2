// The families of this folder.
#include "assets/procedural/family.h"

namespace turntable::procedural {

std::span<const Family> building_families() {
    return {};
}

}  // namespace turntable::procedural
