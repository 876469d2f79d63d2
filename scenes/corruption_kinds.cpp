#include "scenes/corruption_kinds.h"

namespace turntable {

const std::vector<std::string>& corruption_names() {
    static const std::vector<std::string> kNames{
        "none",        "gaussian_noise", "shot_noise",    "impulse_noise", "defocus_blur",
        "motion_blur", "zoom_blur",      "gaussian_blur", "fog",           "brightness",
        "contrast",    "saturate",       "pixelate",      "jpeg",          "posterize"};
    return kNames;
}

}  // namespace turntable
