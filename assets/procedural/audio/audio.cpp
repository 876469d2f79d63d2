#include "assets/procedural/audio/audio.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> audio_families() {
    static constexpr std::array kFamilies{
        Family{"guitar", build_guitar},
        Family{"piano", build_piano},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
