// Canvas: a picture while it is painted. Colours are sRGB codes in [0, 1]; edges are smoothed by
// the share of a texel that a figure covers.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace turntable::procedural {

/// sRGB, each channel nominally in [0, 1].
using Ink = glm::dvec3;

/// 0xRRGGBB.
[[nodiscard]] Ink ink(std::uint32_t code);
[[nodiscard]] inline Ink blend(const Ink& a, const Ink& b, double t) {
    return a + (b - a) * t;
}
/// 0 below `from`, 1 above `to`, smooth between.
[[nodiscard]] double smooth_step(double from, double to, double x);

/// Lengths and places in texels, the origin in the top left corner, y down.
class Canvas {
public:
    Canvas(int width, int height, const Ink& ground);

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] const Ink& at(int x, int y) const { return texels_[index(x, y)]; }
    [[nodiscard]] Ink& at(int x, int y) { return texels_[index(x, y)]; }

    /// Each texel is the mean of side x side values of f(u, v), u from the left and v from the
    /// bottom, both in [0, 1].
    void paint(const std::function<Ink(double u, double v)>& f, int side = 2);
    /// Down the picture from one colour to the other, between two rows.
    void shade(double top, double bottom, const Ink& from, const Ink& to);

    void rectangle(const glm::dvec2& low, const glm::dvec2& high, const Ink& colour,
                   double radius = 0.0, double opacity = 1.0);
    void disc(const glm::dvec2& centre, double radius, const Ink& colour, double opacity = 1.0);
    void ring(const glm::dvec2& centre, double radius, double width, const Ink& colour,
              double opacity = 1.0);
    /// Round ends.
    void line(const glm::dvec2& from, const glm::dvec2& to, double width, const Ink& colour,
              double opacity = 1.0);
    /// Simple, any winding.
    void polygon(const std::vector<glm::dvec2>& corners, const Ink& colour, double opacity = 1.0);
    /// Digits, capital letters and -.:/*#+ of strokes; `at` is the top left corner. Others are
    /// blank.
    void text(const glm::dvec2& at, double height, std::string_view letters, const Ink& colour,
              double weight = 0.14);
    /// What text() needs, from the first letter's left side to the last one's right side.
    [[nodiscard]] static double text_width(double height, std::string_view letters);

private:
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
               static_cast<std::size_t>(x);
    }
    /// Blends where `distance` (texels, negative inside) says, within a box.
    void fill(const glm::dvec2& low, const glm::dvec2& high, const Ink& colour, double opacity,
              const std::function<double(const glm::dvec2&)>& distance);

    int width_;
    int height_;
    std::vector<Ink> texels_;
};

}  // namespace turntable::procedural
