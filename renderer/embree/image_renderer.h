// One image of one model: floor cache, path samples (uniform or adaptive), film, labels. Single
// threaded and without state between images: pixels depend on scene, model and settings alone.
#pragma once

#include "renderer/embree/embree_model.h"
#include "renderer/renderer.h"
#include "scenes/scene.h"

namespace turntable::embree {

[[nodiscard]] Frame render_image(const EmbreeModel& model, const Scene& scene,
                                 const RenderSettings& settings);

}  // namespace turntable::embree
