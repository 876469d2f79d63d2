// place_occluder: where a scene's occluding card must stand, from the outline of what it hides.
#pragma once

#include "generator/object_outline.h"
#include "scenes/scene.h"

namespace turntable {

/// Adds the scene's occluder (Scene::occluder) to its props: a card parallel to the image plane,
/// nearer to the camera than all of the object, whose edge leaves visible all but the share `cover`
/// of the object's pixels in the frame. The edge runs between two pixel centres, so the share is
/// met to the nearest pixel. It is turned away from the wanted direction by a fraction of a degree,
/// so that no line of pixels lies along it.
///
/// Adds nothing where there is nothing to do: no cover, no pixel of the object in the frame, or no
/// room before the object (it reaches to within 1 cm of the camera). Throws Error (bad input) when
/// the scene has as many props as it may.
void place_occluder(Scene& scene, const ObjectOutline& outline);

}  // namespace turntable
