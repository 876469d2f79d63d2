// Curve: a smooth function of one variable through knots: outlines of bodies along their length.
#pragma once

#include <initializer_list>
#include <vector>

#include <glm/vec2.hpp>

namespace turntable::procedural {

/// Piecewise cubic through knots (argument, value), never above or below neighbouring knots
/// (Fritsch and Carlson 1980); constant outside.
class Curve {
public:
    Curve() = default;
    /// At least two knots, arguments ascending.
    Curve(std::initializer_list<glm::vec2> knots);
    explicit Curve(std::vector<glm::vec2> knots);

    [[nodiscard]] float at(float x) const;

private:
    std::vector<glm::vec2> knots_;
    std::vector<float> slopes_;  ///< parallel to knots_
};

}  // namespace turntable::procedural
