// Labels from pixel-centre rays: planes, mask, box, visible fraction.
#pragma once

#include "renderer/embree/world.h"
#include "renderer/render_frame.h"
#include "renderer/renderer.h"

namespace turntable::embree {

/// Mask box, pixel count and visible fraction, without storing planes.
[[nodiscard]] Coverage measure_coverage(const shading::EmbreeWorld& world, const Film& film);

/// All planes; normals and depths in world units.
[[nodiscard]] Planes render_planes(const shading::EmbreeWorld& world, const Film& film,
                                   const RenderFrame& frame);

}  // namespace turntable::embree
