// Unit vectors in the single-precision arithmetic that shading normals are computed in.
#pragma once

#include <cmath>

#include <glm/vec3.hpp>

namespace turntable {

/// The unit vector along v; zero when |v|^2 <= 1e-35 (shorter vectors have no direction left).
[[nodiscard]] inline glm::vec3 unit_or_zero(const glm::vec3& v) {
    const float squared = v.x * v.x + v.y * v.y + v.z * v.z;
    return squared > 1e-35F ? v * (1.0F / std::sqrt(squared)) : glm::vec3(0.0F);
}

[[nodiscard]] inline bool is_zero(const glm::vec3& v) {
    return v.x == 0.0F && v.y == 0.0F && v.z == 0.0F;
}

}  // namespace turntable
