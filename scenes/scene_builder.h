// From a recipe's scene template and factor values to a Scene.
#pragma once

#include <span>

#include "base/rotation.h"
#include "scenes/recipe_document.h"
#include "scenes/scene.h"

namespace turntable {

/// The scene without asset id and noise seed. `values` holds every label the template refers to.
/// Throws Error (bad input) when the values make it impossible (camera on its target).
[[nodiscard]] Scene instantiate(const SceneTemplate& scene, std::span<const double> values);

/// Throws like instantiate.
[[nodiscard]] Camera place_camera(const CameraTemplate& camera, std::span<const double> values);

/// The rotation of the object. Euler recipes give the continuous lift (quaternion_from_euler: w >=
/// 0 on the box |angle| <= pi/2); quaternions are as drawn (w >= 0) or as written.
[[nodiscard]] Quaternion object_rotation(const RotationValue& rotation,
                                         std::span<const double> values);

}  // namespace turntable
