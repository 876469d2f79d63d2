// The orientations of 3DIEBench's training set as a subset of SO(3), and distances to it.
#pragma once

#include "base/rotation.h"

namespace turntable {

/// The orientations whose Euler angles (docs/conventions.md) all lie in [-pi/2, pi/2]: the
/// rotations that keep the X axis in x >= 0 and the Z axis in z >= 0. A quarter of SO(3).
[[nodiscard]] bool in_training_quarter(const Quaternion& q);

/// Geodesic distance, radians in [0, pi/2], from a unit quaternion to the nearest orientation of
/// the training quarter; 0 inside. Exact (a closed form), insensitive to the quaternion's sign.
[[nodiscard]] double distance_to_training_quarter(const Quaternion& q);

}  // namespace turntable
