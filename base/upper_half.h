// upper_half: of the two quaternions of a rotation always the same one.
#pragma once

#include <algorithm>
#include <cmath>

#include "base/rotation.h"

namespace turntable {

/// The quaternion of the same rotation with w >= 0. Of a half turn (w below 1e-9, which becomes 0)
/// the one whose first component that is not zero (to 1e-9) is positive.
[[nodiscard]] inline Quaternion upper_half(const Quaternion& q) {
    constexpr double kZero = 1e-9;
    double sign = q.w;
    for (const double component : {q.z, q.y, q.x}) {
        if (std::abs(q.w) < kZero && std::abs(component) > kZero) {
            sign = component;
        }
    }
    const Quaternion upper = sign < 0.0 ? Quaternion{-q.x, -q.y, -q.z, -q.w} : q;
    return {upper.x, upper.y, upper.z, std::max(0.0, upper.w)};
}

}  // namespace turntable
