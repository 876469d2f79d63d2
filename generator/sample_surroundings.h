// What lights a scene and what stands behind its object, as labels name it.
#pragma once

#include <string>

#include "scenes/scene.h"

namespace turntable {

/// Id of the environment map that lights the scene, or "lamps" (lamps, or uniform radiance).
[[nodiscard]] std::string light_of(const Scene& scene);

/// Id of the picture behind the object: the backdrop's, else the environment's; "plain" where that
/// has no picture. Where the floor fills the whole frame: its texture's id, or "floor".
[[nodiscard]] std::string background_of(const Scene& scene);

}  // namespace turntable
