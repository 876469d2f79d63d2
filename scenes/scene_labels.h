// The geometry of a scene as labels: matrices, quaternion and intrinsics as a record stores them.
#pragma once

#include <array>

#include "assets/model.h"
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

/// Where the object's frame and its bounding box appear, in pixels of an unbounded image plane.
struct ProjectedLabels {
    /// u, v of the frame's origin, to a thousandth of a pixel; 0, 0 when it is behind.
    std::array<double, 2> position{};
    double depth = 0.0;  ///< of the origin, metres along the optical axis
    /// u, v of the 8 corners of the box, x fastest, to a thousandth of a pixel. All 0 when a corner
    /// is not before the camera.
    std::array<double, 16> corners{};
};

/// `bounds`: of the object's faces in its own frame (AssetEntry::bounds).
[[nodiscard]] ProjectedLabels projected_labels(const Scene& scene, const Bounds& bounds);

/// A rotation, a uniform scale and a shift: p -> scale R p + translation.
struct Similarity {
    std::array<double, 4> quaternion{0.0, 0.0, 0.0, 1.0};  ///< x, y, z, w; w >= 0
    std::array<double, 3> translation{};
    double scale = 1.0;
};

/// What takes the world points of `from` to those of `to`: to = result * from. Exactly the identity
/// when the two are equal. Both must be similarities, as SceneObject says.
[[nodiscard]] Similarity relative_transform(const SceneObject& from, const SceneObject& to);

/// To a thousandth of a pixel: pixel labels beyond that are not worth their digits.
[[nodiscard]] double rounded_pixels(double value);

}  // namespace turntable
