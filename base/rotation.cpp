#include "base/rotation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace turntable {

glm::dmat3 matrix_from_euler(const EulerXyz& angles) {
    const double sa = std::sin(angles.x);
    const double ca = std::cos(angles.x);
    const double sb = std::sin(angles.y);
    const double cb = std::cos(angles.y);
    const double sc = std::sin(angles.z);
    const double cc = std::cos(angles.z);
    // GLM takes columns: each line below is one column of Rz Ry Rx.
    return {{cb * cc, cb * sc, -sb},
            {sa * sb * cc - ca * sc, sa * sb * sc + ca * cc, sa * cb},
            {ca * sb * cc + sa * sc, ca * sb * sc - sa * cc, ca * cb}};
}

Quaternion quaternion_from_euler(const EulerXyz& angles) {
    const double sx = std::sin(angles.x / 2);
    const double cx = std::cos(angles.x / 2);
    const double sy = std::sin(angles.y / 2);
    const double cy = std::cos(angles.y / 2);
    const double sz = std::sin(angles.z / 2);
    const double cz = std::cos(angles.z / 2);
    return {cz * cy * sx - sz * sy * cx, cz * sy * cx + sz * cy * sx, sz * cy * cx - cz * sy * sx,
            cz * cy * cx + sz * sy * sx};
}

glm::dmat3 matrix_from_quaternion(const Quaternion& q) {
    const double xx = q.x * q.x;
    const double yy = q.y * q.y;
    const double zz = q.z * q.z;
    return {{1 - 2 * (yy + zz), 2 * (q.x * q.y + q.z * q.w), 2 * (q.x * q.z - q.y * q.w)},
            {2 * (q.x * q.y - q.z * q.w), 1 - 2 * (xx + zz), 2 * (q.y * q.z + q.x * q.w)},
            {2 * (q.x * q.z + q.y * q.w), 2 * (q.y * q.z - q.x * q.w), 1 - 2 * (xx + yy)}};
}

Quaternion quaternion_from_matrix(const glm::dmat3& r) {
    // r[column][row]. Take the largest of the four squared components: its root is stable.
    const double trace = r[0][0] + r[1][1] + r[2][2];
    const double squares[4] = {r[0][0], r[1][1], r[2][2], trace};
    const auto largest = std::max_element(squares, squares + 4) - squares;
    Quaternion q;
    if (largest == 3) {
        q.w = std::sqrt(1 + trace) / 2;
        q.x = (r[1][2] - r[2][1]) / (4 * q.w);
        q.y = (r[2][0] - r[0][2]) / (4 * q.w);
        q.z = (r[0][1] - r[1][0]) / (4 * q.w);
    } else if (largest == 0) {
        q.x = std::sqrt(1 + r[0][0] - r[1][1] - r[2][2]) / 2;
        q.w = (r[1][2] - r[2][1]) / (4 * q.x);
        q.y = (r[0][1] + r[1][0]) / (4 * q.x);
        q.z = (r[0][2] + r[2][0]) / (4 * q.x);
    } else if (largest == 1) {
        q.y = std::sqrt(1 - r[0][0] + r[1][1] - r[2][2]) / 2;
        q.w = (r[2][0] - r[0][2]) / (4 * q.y);
        q.x = (r[0][1] + r[1][0]) / (4 * q.y);
        q.z = (r[1][2] + r[2][1]) / (4 * q.y);
    } else {
        q.z = std::sqrt(1 - r[0][0] - r[1][1] + r[2][2]) / 2;
        q.w = (r[0][1] - r[1][0]) / (4 * q.z);
        q.x = (r[0][2] + r[2][0]) / (4 * q.z);
        q.y = (r[1][2] + r[2][1]) / (4 * q.z);
    }
    return q.w < 0 ? Quaternion{-q.x, -q.y, -q.z, -q.w} : q;
}

EulerXyz euler_from_matrix(const glm::dmat3& r) {
    const double cos_y = std::hypot(r[0][0], r[0][1]);
    const double y = std::atan2(-r[0][2], cos_y);
    constexpr double kPole = 1e-12;
    if (cos_y < kPole) {
        return {std::atan2(-r[2][1], r[1][1]), y, 0.0};
    }
    return {std::atan2(r[1][2], r[2][2]), y, std::atan2(r[0][1], r[0][0])};
}

Quaternion multiply(const Quaternion& a, const Quaternion& b) {
    return {a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
            a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
            a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
            a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z};
}

Quaternion conjugate(const Quaternion& q) {
    return {-q.x, -q.y, -q.z, q.w};
}

double geodesic_distance(const Quaternion& a, const Quaternion& b) {
    const Quaternion d = multiply(conjugate(a), b);
    return 2 * std::atan2(std::hypot(d.x, d.y, d.z), std::abs(d.w));
}

Quaternion uniform_rotation(double u0, double u1, double u2) {
    const double r1 = std::sqrt(1 - u0);
    const double r2 = std::sqrt(u0);
    const double t1 = 2 * std::numbers::pi * u1;
    const double t2 = 2 * std::numbers::pi * u2;
    return {r1 * std::sin(t1), r1 * std::cos(t1), r2 * std::sin(t2), r2 * std::cos(t2)};
}

}  // namespace turntable
