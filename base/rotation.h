// Rotations in double precision: matrix, quaternion and Euler angles and the maps between them.
// The conventions (docs/conventions.md): column vectors, v_world = R v; Euler angles are
// extrinsic x, then y, then z ("xyz"), R = Rz(c) Ry(b) Rx(a); quaternions are stored x, y, z, w.
#pragma once

#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

namespace turntable {

/// Unit quaternion, Hamilton product, scalar part last.
struct Quaternion {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
    double w = 1.0;
    friend bool operator==(const Quaternion&, const Quaternion&) = default;
};

/// Euler angles in radians about the world's X, Y and Z, applied in that order.
struct EulerXyz {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
};

[[nodiscard]] glm::dmat3 matrix_from_euler(const EulerXyz& angles);
/// On the box |angle| <= pi/2 the result has w >= 0; no sign is forced elsewhere.
[[nodiscard]] Quaternion quaternion_from_euler(const EulerXyz& angles);
[[nodiscard]] glm::dmat3 matrix_from_quaternion(const Quaternion& q);
/// Shepperd's method; the result has w >= 0. `r` must be a rotation.
[[nodiscard]] Quaternion quaternion_from_matrix(const glm::dmat3& r);
/// Inverse of matrix_from_euler with y in [-pi/2, pi/2]; at the poles z is 0.
[[nodiscard]] EulerXyz euler_from_matrix(const glm::dmat3& r);

/// Hamilton product: rotating by `b`, then by `a`.
[[nodiscard]] Quaternion multiply(const Quaternion& a, const Quaternion& b);
[[nodiscard]] Quaternion conjugate(const Quaternion& q);
/// Angle in [0, pi] of the rotation that takes `a` to `b`; insensitive to quaternion sign.
[[nodiscard]] double geodesic_distance(const Quaternion& a, const Quaternion& b);
/// Haar-uniform rotation from three uniforms in [0, 1) (Shoemake, Graphics Gems III, 1992).
[[nodiscard]] Quaternion uniform_rotation(double u0, double u1, double u2);

}  // namespace turntable
