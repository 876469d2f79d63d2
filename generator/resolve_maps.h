// resolve_maps: from the names of a scene's pictures to the pictures.
#pragma once

#include "assets/map_store.h"
#include "scenes/scene.h"

namespace turntable {

/// Fills MapReference::data of environment, backdrop and floor texture wherever there is an id.
/// Throws Error (bad input): no map of that id, a damaged one, or one of the wrong layout (an
/// environment is equirectangular, a floor's texture a photo; a backdrop may be either).
void resolve_maps(Scene& scene, const MapStore& store);

}  // namespace turntable
