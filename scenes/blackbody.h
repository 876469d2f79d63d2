// The colour of a black body.
#pragma once

#include <glm/vec3.hpp>

namespace turntable {

/// Linear Rec.709 colour of Planck's radiator at `kelvin`, luminance 1, in gamut (negative channels
/// are 0). 6,500 K is near (1, 1, 1); 2,700 K is a warm bulb. Precondition: kelvin >= 1,000.
/// Planck's law against the CIE 1931 observer in the closed form of Wyman, Sloan and Shirley (JCGT
/// 2013, equation 4).
[[nodiscard]] glm::dvec3 blackbody_color(double kelvin);

}  // namespace turntable
