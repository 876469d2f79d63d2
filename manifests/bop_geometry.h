// The geometry of a record in the terms of BOP (Benchmark for 6D Object Pose): OpenCV's camera
// axes (x right, y down, z forwards), pixel centres at whole numbers, millimetres, rigid models.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "manifests/sample_record.h"

namespace turntable {

/// p_camera = rotation p + translation.
struct RigidPose {
    std::array<double, 9> rotation{};     ///< row-major
    std::array<double, 3> translation{};  ///< mm
};

/// A view in units in which its model has its own size. Scaling the whole scene about the camera
/// changes no picture, so a model shown `scale` times its size at a distance d is stated as the
/// rigid model at d / scale: projection, masks and depth agree with the model as it is. Lengths
/// times `scale` are those of the record.
struct BopView {
    std::array<double, 9> camera_matrix{};  ///< K, row-major; principal point less half a pixel
    RigidPose world_to_camera;
    RigidPose model_to_camera;
    double scale = 1.0;
};

/// Throws Error (bad input) naming the sample when object_to_world is no similarity.
[[nodiscard]] BopView bop_view(const SampleRecord& record);

/// Half the sides of a model's box in its own frame, metres. Models are centred on the origin.
using HalfBox = std::array<double, 3>;

/// Solves for the centred box whose corners the record's pose projects to record.corners (16
/// equations, 3 unknowns, linear). Nothing when no box does so to two thousandths of a pixel: a
/// model that was not centred at import, whose box a single view cannot tell from its scaled copies
/// about the camera.
[[nodiscard]] std::optional<HalfBox> half_box(const SampleRecord& record);

/// The rotations that leave a model as it is, in its own frame.
struct BopSymmetry {
    struct Axis {
        std::array<double, 3> direction{};  ///< unit
        std::array<double, 3> point{};      ///< mm
    };
    std::vector<std::array<double, 16>> discrete;  ///< row-major 4 x 4, mm; without the identity
    std::vector<Axis> continuous;                  ///< every angle
};

/// From the record's symmetry_axes; empty where it has none. Throws Error (bad input) naming the
/// sample when they generate no group.
[[nodiscard]] BopSymmetry bop_symmetry(const SampleRecord& record);

}  // namespace turntable
