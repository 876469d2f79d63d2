#include "scenes/blackbody.h"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>

#include "base/check.h"

namespace turntable {
namespace {

/// A bell with another width on each side of its peak.
double lobe(double nm, double peak, double left, double right) {
    const double t = (nm - peak) / (nm < peak ? left : right);
    return std::exp(-0.5 * t * t);
}

glm::dvec3 observer(double nm) {
    return {1.056 * lobe(nm, 599.8, 37.9, 31.0) + 0.362 * lobe(nm, 442.0, 16.0, 26.7) -
                0.065 * lobe(nm, 501.1, 20.4, 26.2),
            0.821 * lobe(nm, 568.8, 46.9, 40.5) + 0.286 * lobe(nm, 530.9, 16.3, 31.1),
            1.217 * lobe(nm, 437.0, 11.8, 36.0) + 0.681 * lobe(nm, 459.0, 26.0, 13.8)};
}

/// Up to a factor that no colour depends on.
double planck(double nm, double kelvin) {
    constexpr double kSecondRadiation = 1.438776877e7;  // h c / k in nm K
    return std::pow(nm / 560.0, -5.0) / std::expm1(kSecondRadiation / (nm * kelvin));
}

glm::dvec3 rec709_from_xyz(const glm::dvec3& xyz) {
    return {3.2404542 * xyz.x - 1.5371385 * xyz.y - 0.4985314 * xyz.z,
            -0.9692660 * xyz.x + 1.8760108 * xyz.y + 0.0415560 * xyz.z,
            0.0556434 * xyz.x - 0.2040259 * xyz.y + 1.0572252 * xyz.z};
}

}  // namespace

glm::dvec3 blackbody_color(double kelvin) {
    TT_CHECK_GE(kelvin, 1000.0);
    glm::dvec3 xyz(0.0);
    for (int nm = 380; nm <= 780; nm += 5) {
        xyz += observer(nm) * planck(nm, kelvin);
    }
    const glm::dvec3 rgb = glm::max(rec709_from_xyz(xyz / xyz.y), glm::dvec3(0.0));
    return rgb / (0.2126729 * rgb.x + 0.7151522 * rgb.y + 0.0721750 * rgb.z);
}

}  // namespace turntable
