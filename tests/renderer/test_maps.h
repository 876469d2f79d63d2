// Small environment maps made in code.
#pragma once

#include <memory>

#include "assets/environment_map.h"

namespace turntable::test {

[[nodiscard]] std::shared_ptr<EnvironmentMap> constant_map(int width, int height,
                                                           const glm::vec3& radiance);
/// Black but for texel (x, y).
[[nodiscard]] std::shared_ptr<EnvironmentMap> one_pixel_map(int width, int height, int x, int y,
                                                            const glm::vec3& radiance);
/// No two texels alike, over three decades, its bottom row black.
[[nodiscard]] std::shared_ptr<EnvironmentMap> wild_map(int width, int height);
/// A bright sky with a small sun, and dim ground: what real maps are like.
[[nodiscard]] std::shared_ptr<EnvironmentMap> sky_map(int width, int height);
/// A photo whose red grows with the column and green with the row, blue 0.25.
[[nodiscard]] std::shared_ptr<EnvironmentMap> ramp_photo(int width, int height);

}  // namespace turntable::test
