#include "assets/procedural/pictures/canvas.h"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace turntable::procedural {
namespace {

double segment_distance(const glm::dvec2& p, const glm::dvec2& a, const glm::dvec2& b) {
    const glm::dvec2 along = b - a;
    const double length2 = glm::dot(along, along);
    const double t = length2 > 0.0 ? std::clamp(glm::dot(p - a, along) / length2, 0.0, 1.0) : 0.0;
    return glm::length(p - a - t * along);
}

/// Strokes on a grid of 5 x 7 points, "xy xy xy|xy xy": x to the right, y down.
std::string_view strokes_of(char letter) {
    static constexpr std::string_view kDigits[] = {
        "10 30 41 45 36 16 05 01 10",
        "11 20 26|16 36",
        "01 10 30 41 42 06 46",
        "01 10 30 41 42 33 13|33 44 45 36 16 05",
        "36 30 04 44",
        "40 00 03 33 44 45 36 16 05",
        "41 30 10 01 05 16 36 45 44 33 03",
        "00 40 16",
        "13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33",
        "05 16 36 45 41 30 10 01 02 13 43"};
    static constexpr std::string_view kCapitals[] = {"06 20 46|14 34",
                                                     "03 33 44 45 36 06 00 30 41 42 33",
                                                     "41 30 10 01 05 16 36 45",
                                                     "00 30 41 45 36 06 00",
                                                     "40 00 06 46|03 33",
                                                     "40 00 06|03 33",
                                                     "41 30 10 01 05 16 36 45 43 23",
                                                     "00 06|40 46|03 43",
                                                     "00 06",
                                                     "40 45 36 16 05",
                                                     "00 06|40 03 46",
                                                     "00 06 46",
                                                     "06 00 23 40 46",
                                                     "06 00 46 40",
                                                     "10 30 41 45 36 16 05 01 10",
                                                     "06 00 30 41 42 33 03",
                                                     "10 30 41 45 36 16 05 01 10|34 46",
                                                     "06 00 30 41 42 33 03|23 46",
                                                     "41 30 10 01 02 13 33 44 45 36 16 05",
                                                     "00 40|20 26",
                                                     "00 05 16 36 45 40",
                                                     "00 26 40",
                                                     "00 16 22 36 40",
                                                     "00 46|40 06",
                                                     "00 23 40|23 26",
                                                     "00 40 06 46"};
    if (letter >= '0' && letter <= '9') {
        return kDigits[letter - '0'];
    }
    if (letter >= 'A' && letter <= 'Z') {
        return kCapitals[letter - 'A'];
    }
    switch (letter) {
    case '-':
        return "03 43";
    case '.':
        return "06 06";
    case ':':
        return "02 02|05 05";
    case '/':
        return "06 40";
    case '*':
        return "21 25|02 44|04 42";
    case '#':
        return "11 15|31 35|02 42|04 44";
    case '+':
        return "21 25|03 43";
    default:
        return {};
    }
}

// Grid units; letters are 6 high.
constexpr double kLetterGap = 2.2;

double letter_width(char letter) {
    return letter == 'I' || letter == '.' || letter == ':' ? 0.0 : 4.0;
}

}  // namespace

Ink ink(std::uint32_t code) {
    const auto channel = [&](std::uint32_t shift) { return ((code >> shift) & 0xFFU) / 255.0; };
    return {channel(16), channel(8), channel(0)};
}

double smooth_step(double from, double to, double x) {
    const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

Canvas::Canvas(int width, int height, const Ink& ground)
    : width_(width), height_(height),
      texels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), ground) {}

void Canvas::paint(const std::function<Ink(double, double)>& f, int side) {
    for (int y = 0; y < height_; ++y) {
        for (int x = 0; x < width_; ++x) {
            Ink sum(0.0);
            for (int i = 0; i < side * side; ++i) {
                const double u = (x + (i % side + 0.5) / side) / width_;
                const double down = (y + (i / side + 0.5) / side) / height_;
                sum += f(u, 1.0 - down);
            }
            at(x, y) = sum / static_cast<double>(side * side);
        }
    }
}

void Canvas::shade(double top, double bottom, const Ink& from, const Ink& to) {
    const int first = std::max(0, static_cast<int>(std::floor(top)));
    const int last = std::min(height_, static_cast<int>(std::ceil(bottom)));
    for (int y = first; y < last; ++y) {
        const double t = std::clamp((y + 0.5 - top) / (bottom - top), 0.0, 1.0);
        for (int x = 0; x < width_; ++x) {
            at(x, y) = blend(from, to, t);
        }
    }
}

void Canvas::fill(const glm::dvec2& low, const glm::dvec2& high, const Ink& colour, double opacity,
                  const std::function<double(const glm::dvec2&)>& distance) {
    const int x0 = std::max(0, static_cast<int>(std::floor(low.x - 1.0)));
    const int x1 = std::min(width_, static_cast<int>(std::ceil(high.x + 1.0)));
    const int y0 = std::max(0, static_cast<int>(std::floor(low.y - 1.0)));
    const int y1 = std::min(height_, static_cast<int>(std::ceil(high.y + 1.0)));
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            const double cover = std::clamp(0.5 - distance({x + 0.5, y + 0.5}), 0.0, 1.0);
            at(x, y) = blend(at(x, y), colour, cover * opacity);
        }
    }
}

void Canvas::rectangle(const glm::dvec2& low, const glm::dvec2& high, const Ink& colour,
                       double radius, double opacity) {
    const glm::dvec2 centre = 0.5 * (low + high);
    const glm::dvec2 half = 0.5 * (high - low);
    fill(low, high, colour, opacity, [&](const glm::dvec2& p) {
        const glm::dvec2 out = glm::abs(p - centre) - half + radius;
        return glm::length(glm::max(out, 0.0)) + std::min(std::max(out.x, out.y), 0.0) - radius;
    });
}

void Canvas::disc(const glm::dvec2& centre, double radius, const Ink& colour, double opacity) {
    fill(centre - radius, centre + radius, colour, opacity,
         [&](const glm::dvec2& p) { return glm::length(p - centre) - radius; });
}

void Canvas::ring(const glm::dvec2& centre, double radius, double width, const Ink& colour,
                  double opacity) {
    const double outer = radius + 0.5 * width;
    fill(centre - outer, centre + outer, colour, opacity, [&](const glm::dvec2& p) {
        return std::abs(glm::length(p - centre) - radius) - 0.5 * width;
    });
}

void Canvas::line(const glm::dvec2& from, const glm::dvec2& to, double width, const Ink& colour,
                  double opacity) {
    fill(glm::min(from, to) - 0.5 * width, glm::max(from, to) + 0.5 * width, colour, opacity,
         [&](const glm::dvec2& p) { return segment_distance(p, from, to) - 0.5 * width; });
}

void Canvas::polygon(const std::vector<glm::dvec2>& corners, const Ink& colour, double opacity) {
    glm::dvec2 low = corners.at(0);
    glm::dvec2 high = low;
    for (const glm::dvec2& corner : corners) {
        low = glm::min(low, corner);
        high = glm::max(high, corner);
    }
    fill(low, high, colour, opacity, [&](const glm::dvec2& p) {
        double nearest = 1e9;
        bool inside = false;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const glm::dvec2& a = corners[i];
            const glm::dvec2& b = corners[(i + 1) % corners.size()];
            nearest = std::min(nearest, segment_distance(p, a, b));
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
                inside = !inside;
            }
        }
        return inside ? -nearest : nearest;
    });
}

void Canvas::text(const glm::dvec2& at, double height, std::string_view letters, const Ink& colour,
                  double weight) {
    const double unit = height / 6.0;
    const double width = weight * height;
    // Strokes stay within the height.
    const double inner = (height - width) / height;
    glm::dvec2 origin = at + 0.5 * width;
    for (const char letter : letters) {
        const std::string_view strokes = strokes_of(letter);
        for (std::size_t i = 0; i + 1 < strokes.size(); i += 3) {
            const auto point = [&](std::size_t k) {
                return origin + inner * unit * glm::dvec2(strokes[k] - '0', strokes[k + 1] - '0');
            };
            const bool last = i + 2 >= strokes.size() || strokes[i + 2] == '|';
            if (!last) {
                line(point(i), point(i + 3), width, colour);
            }
        }
        origin.x += (letter_width(letter) + kLetterGap) * unit;
    }
}

double Canvas::text_width(double height, std::string_view letters) {
    double units = 0.0;
    for (const char letter : letters) {
        units += letter_width(letter) + kLetterGap;
    }
    return height / 6.0 * std::max(0.0, units - kLetterGap);
}

}  // namespace turntable::procedural
