#include "assets/procedural/audio/audio.h"

#include <array>

namespace turntable::procedural {

std::span<const Family> audio_families() {
    static constexpr std::array kFamilies{
        Family{"earphone", build_earphone},
        Family{"guitar", build_guitar},
        Family{"loudspeaker", build_loudspeaker},
        Family{"microphone", build_microphone},
        Family{"piano", build_piano},
    };
    return kFamilies;
}

}  // namespace turntable::procedural
