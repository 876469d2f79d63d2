// An axis-aligned box.
#pragma once

#include <limits>

#include <glm/common.hpp>
#include <glm/vec3.hpp>

namespace turntable::vulkan {

/// Empty (low above high) until something is included.
struct Box {
    glm::vec3 low{std::numeric_limits<float>::infinity()};
    glm::vec3 high{-std::numeric_limits<float>::infinity()};

    void include(const glm::vec3& point) {
        low = glm::min(low, point);
        high = glm::max(high, point);
    }
    void include(const Box& other) {
        low = glm::min(low, other.low);
        high = glm::max(high, other.high);
    }
    [[nodiscard]] Box within(const Box& other) const {
        return {glm::max(low, other.low), glm::min(high, other.high)};
    }
    [[nodiscard]] bool empty() const { return low.x > high.x || low.y > high.y || low.z > high.z; }
    [[nodiscard]] glm::vec3 extent() const { return high - low; }
    [[nodiscard]] float longest_side() const {
        const glm::vec3 e = extent();
        return glm::max(e.x, glm::max(e.y, e.z));
    }
};

}  // namespace turntable::vulkan
