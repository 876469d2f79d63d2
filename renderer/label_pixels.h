// From labels in the render frame to the planes a user gets, in world units.
#pragma once

#include "renderer/render_frame.h"
#include "renderer/renderer.h"
#include "renderer/shared/labels.h"

namespace turntable {

/// Planes of the film's size, all zero.
[[nodiscard]] Planes empty_planes(const Film& film);

/// Writes the label of pixel (x, y); `camera` is the one its ray came from.
void store_label(Planes& planes, int x, int y, const shading::Label& label,
                 const shading::CameraData& camera, const RenderFrame& frame);

}  // namespace turntable
