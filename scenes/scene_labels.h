// The geometry of a scene as labels: matrices, quaternion and intrinsics as a record stores them.
#pragma once

#include <array>

#include "base/rotation.h"
#include "scenes/scene.h"

namespace turntable {

struct SceneLabels {
    std::array<double, 16> object_to_world{};  ///< row-major 4x4
    std::array<double, 4> quaternion{};        ///< x, y, z, w of its rotation
    std::array<double, 16> camera_to_world{};  ///< row-major 4x4; columns right, up, back, position
    std::array<double, 4> intrinsics{};        ///< fx, fy, cx, cy in pixels
};

/// `rotation` is the object's (PlannedSample::rotation): its sign cannot be told from the matrix.
[[nodiscard]] SceneLabels scene_labels(const Scene& scene, const Quaternion& rotation);

}  // namespace turntable
