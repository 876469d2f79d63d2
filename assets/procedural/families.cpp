#include <algorithm>

#include "assets/procedural/family.h"
#include "assets/taxonomy.h"
#include "base/check.h"

namespace turntable::procedural {
namespace {

std::vector<Family> all_families() {
    std::vector<Family> families;
    for (const std::span<const Family> kind :
         {appliance_families(), audio_families(), building_families(), electronics_families(),
          furniture_families(), seating_families(), tool_families(), vehicle_families(),
          vessel_families(), wearable_families()}) {
        families.insert(families.end(), kind.begin(), kind.end());
    }
    const auto label = [](const Family& family) {
        const ObjectClass* known = class_of_name(family.class_name);
        TT_CHECK(known != nullptr);
        return known - kObjectClasses.data();
    };
    std::sort(families.begin(), families.end(),
              [&](const Family& a, const Family& b) { return label(a) < label(b); });
    return families;
}

}  // namespace

const std::vector<Family>& procedural_families() {
    static const std::vector<Family> families = all_families();
    return families;
}

const Family* family_of(std::string_view class_name) {
    for (const Family& family : procedural_families()) {
        if (family.class_name == class_name) {
            return &family;
        }
    }
    return nullptr;
}

}  // namespace turntable::procedural
