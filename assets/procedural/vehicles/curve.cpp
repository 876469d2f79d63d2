#include "assets/procedural/vehicles/curve.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"

namespace turntable::procedural {

Curve::Curve(std::initializer_list<glm::vec2> knots) : Curve(std::vector<glm::vec2>(knots)) {}

Curve::Curve(std::vector<glm::vec2> knots) : knots_(std::move(knots)) {
    const std::size_t n = knots_.size();
    TT_CHECK_GE(n, 2U);
    std::vector<float> secants;
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const glm::vec2 step = knots_[i + 1] - knots_[i];
        TT_CHECK(step.x > 0.0F);
        secants.push_back(step.y / step.x);
    }
    slopes_.assign(n, 0.0F);
    slopes_.front() = secants.front();
    slopes_.back() = secants.back();
    for (std::size_t i = 1; i + 1 < n; ++i) {
        const float a = secants[i - 1];
        const float b = secants[i];
        // The harmonic mean keeps the curve monotone wherever the knots are.
        slopes_[i] = a * b > 0.0F ? 2.0F * a * b / (a + b) : 0.0F;
    }
}

float Curve::at(float x) const {
    if (x <= knots_.front().x) {
        return knots_.front().y;
    }
    if (x >= knots_.back().x) {
        return knots_.back().y;
    }
    const auto above = std::upper_bound(knots_.begin(), knots_.end(), x,
                                        [](float v, const glm::vec2& knot) { return v < knot.x; });
    const auto i = static_cast<std::size_t>(above - knots_.begin()) - 1;
    const float width = knots_[i + 1].x - knots_[i].x;
    const float t = (x - knots_[i].x) / width;
    const float s = 1.0F - t;
    return s * s * ((1.0F + 2.0F * t) * knots_[i].y + t * width * slopes_[i]) +
           t * t * ((1.0F + 2.0F * s) * knots_[i + 1].y - s * width * slopes_[i + 1]);
}

}  // namespace turntable::procedural
