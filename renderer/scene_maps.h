// The pictures of a scene (environment map, backdrop, floor texture), and where the shading code
// meets them: SceneData's maps without the backend's names for them.
#pragma once

#include <memory>

#include "assets/environment_map.h"
#include "renderer/render_frame.h"
#include "renderer/shared/scene_data.h"
#include "scenes/scene.h"

namespace turntable {

/// Null where the scene has none. `view` is what the camera sees where nothing is: the backdrop's
/// picture, or the environment's where there is no backdrop.
struct SceneMaps {
    std::shared_ptr<const EnvironmentMap> environment;
    std::shared_ptr<const EnvironmentMap> view;
    std::shared_ptr<const EnvironmentMap> floor;

    [[nodiscard]] bool any() const {
        return environment != nullptr || view != nullptr || floor != nullptr;
    }
};

/// Throws CheckFailure when a picture is named and its data is not there (resolve_maps() was not
/// called), Error (bad input) when one has the wrong layout or no texels.
[[nodiscard]] SceneMaps scene_maps(const Scene& scene);

/// Fills environment, view and floor texture of `data`, but for MapData::texels and ::tables.
void place_scene_maps(const Scene& scene, const RenderFrame& frame, shading::SceneData& data);

}  // namespace turntable
