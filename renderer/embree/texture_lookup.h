// Texture fetch of the Embree backend: bilinear, repeating, no mip levels. 8-bit sRGB texels are
// filtered as codes and then decoded, as Cycles does.
#pragma once

#include "assets/texture.h"
#include "renderer/shared/glsl_compat.h"

namespace turntable::embree {

/// Linear RGBA at `uv` (v up, the picture's first row at v = 1).
[[nodiscard]] shading::vec4 sample_texture(const Texture& texture, const shading::vec2& uv);

}  // namespace turntable::embree
