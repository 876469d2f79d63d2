// One image of one model: floor cache, path samples (uniform or adaptive), film, labels. Single
// threaded and without state between images: pixels depend on scene, model and settings alone.
#pragma once

#include "renderer/embree/embree_model.h"
#include "renderer/environment_tables.h"
#include "renderer/renderer.h"
#include "scenes/scene.h"

namespace turntable::embree {

/// `tables` keeps what sampling the scene's environment map takes.
[[nodiscard]] Frame render_image(const EmbreeModel& model, const Scene& scene,
                                 const RenderSettings& settings, EnvironmentTableCache& tables);

}  // namespace turntable::embree
