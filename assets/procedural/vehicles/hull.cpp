#include "assets/procedural/vehicles/hull.h"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/gtc/constants.hpp>

#include "assets/procedural/shapes.h"
#include "base/check.h"

namespace turntable::procedural {
namespace {

constexpr float kStep = 0.002F;  ///< keeps points of a section apart where no arch is

/// Share of the half width at a share of the height.
float side_at(const Path2& side, float share) {
    for (std::size_t i = 1; i + 1 < side.size(); ++i) {
        const glm::vec2& a = side[i];
        const glm::vec2& b = side[i + 1];
        if (share <= b.y) {
            return b.y > a.y ? glm::mix(a.x, b.x, std::max(share - a.y, 0.0F) / (b.y - a.y)) : b.x;
        }
    }
    return side.back().x;
}

/// Height of the arches' lower side at y, or `floor`.
float arch_height(const Hull& hull, float y, float floor) {
    float height = floor;
    for (const WheelArch& arch : hull.arches) {
        const float along = std::abs(y - arch.y) / arch.radius;
        if (along <= 1.0001F) {  // the arch's ends belong to it
            height = std::max(height,
                              arch.z + arch.radius * std::sqrt(std::max(1 - along * along, 0.0F)));
        }
    }
    return height;
}

/// `arched` false: as if there were no arches.
Section section_at(const Hull& hull, float y, bool arched) {
    const float width = hull.half_width.at(y);
    const float bottom = hull.bottom.at(y);
    const float height = hull.top.at(y) - bottom;
    Path2 half;
    if (hull.arches.empty()) {
        for (const glm::vec2& p : hull.side) {
            half.emplace_back(width * p.x, bottom + height * p.y);
        }
        return {y, symmetric_outline(half)};
    }
    const float raised = bottom + kStep;
    const float arch = arched ? arch_height(hull, y, raised) : raised;
    const float inner = width - hull.arches.front().depth;
    half = {{0.0F, bottom}, {inner, bottom}, {inner + 0.01F, arch}};
    for (std::size_t i = 1; i < hull.side.size(); ++i) {
        const float z = std::max(bottom + height * hull.side[i].y, arch);
        const bool cut = z > bottom + height * hull.side[i].y;
        // A hair inside the side, lest three points of an arch's end lie on one line.
        const float share =
            cut ? 0.996F * side_at(hull.side, (z - bottom) / height) : hull.side[i].x;
        half.emplace_back(width * share, z);
    }
    return {y, symmetric_outline(half)};
}

/// Places of sections: dense at the ends, where bodies curve, and over arches.
std::vector<float> stations(const Hull& hull, int sections) {
    std::vector<float> places;
    const float middle = 0.5F * (hull.front + hull.rear);
    const float half = 0.5F * (hull.front - hull.rear);
    for (int i = 0; i <= sections; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(sections);
        const float spread = glm::mix(2.0F * t - 1.0F, -std::cos(glm::pi<float>() * t), 0.7F);
        places.push_back(middle + half * spread);
    }
    for (const WheelArch& arch : hull.arches) {
        std::erase_if(places, [&](float y) { return std::abs(y - arch.y) < 1.05F * arch.radius; });
        for (int i = 1; i < 14; ++i) {
            const float a = glm::pi<float>() * static_cast<float>(i) / 14.0F;
            places.push_back(arch.y - arch.radius * std::cos(a));
        }
    }
    std::sort(places.begin(), places.end());
    return places;
}

/// The farthest t in [inside, outside] where `holds`, which is true up to there.
template <class Predicate>
float last_inside(float inside, float outside, Predicate holds) {
    if (holds(outside)) {
        return outside;
    }
    for (int i = 0; i < 24; ++i) {
        const float middle = 0.5F * (inside + outside);
        (holds(middle) ? inside : outside) = middle;
    }
    return inside;
}

float end_at(const Hull& hull, float x, float z, float end) {
    return last_inside(0.5F * (hull.front + hull.rear), end, [&](float y) {
        return z >= hull.bottom.at(y) && half_width_at(hull, y, z) >= std::abs(x);
    });
}

float superellipse_share(float share, float exponent) {
    const float s = std::min(std::abs(share), 0.999F);
    return std::pow(1.0F - std::pow(s, exponent), 1.0F / exponent);
}

}  // namespace

Path2 round_side(int segments) {
    Path2 side{{0.0F, 0.0F}};
    for (int i = 1; i < segments; ++i) {
        const float a = glm::pi<float>() * static_cast<float>(i) / static_cast<float>(segments);
        side.emplace_back(std::sin(a), 0.5F - 0.5F * std::cos(a));
    }
    side.emplace_back(0.0F, 1.0F);
    return side;
}

Path2 box_side(float lower_round, float upper_round, float tumblehome) {
    constexpr int kSteps = 4;
    Path2 side{{0.0F, 0.0F}};
    for (int i = 0; i <= kSteps; ++i) {
        const float a = glm::half_pi<float>() * static_cast<float>(i) / kSteps;
        side.emplace_back(1.0F - lower_round * (1.0F - std::sin(a)),
                          lower_round * (1.0F - std::cos(a)));
    }
    const float narrow = 1.0F - tumblehome;
    for (int i = 0; i <= kSteps; ++i) {
        const float a = glm::half_pi<float>() * static_cast<float>(i) / kSteps;
        side.emplace_back(narrow - upper_round * (1.0F - std::cos(a)),
                          1.0F - upper_round * (1.05F - std::sin(a)));
    }
    side.emplace_back(0.0F, 1.0F);
    return side;
}

Surface hull_surface(const Hull& hull, int sections) {
    std::vector<Section> stack;
    for (const float y : stations(hull, sections)) {
        stack.push_back(section_at(hull, y, true));
    }
    for (const WheelArch& arch : hull.arches) {  // upright walls at both ends of an arch
        for (const float sign : {-1.0F, 1.0F}) {
            const float y = arch.y + sign * arch.radius;
            const auto place = std::find_if(stack.begin(), stack.end(),
                                            [&](const Section& s) { return s.at >= y; });
            const Section outside = section_at(hull, y, false);
            const Section inside = section_at(hull, y, true);
            const auto first = stack.insert(place, sign < 0 ? inside : outside);
            stack.insert(first, sign < 0 ? outside : inside);
        }
    }
    return loft(stack, Axis::kY);
}

float half_width_at(const Hull& hull, float y, float z) {
    const float bottom = hull.bottom.at(y);
    const float share = (z - bottom) / std::max(hull.top.at(y) - bottom, 1e-4F);
    return share < 0.0F || share > 1.0F ? 0.0F : hull.half_width.at(y) * side_at(hull.side, share);
}

Placement on_side(const Hull& hull, float lift) {
    return [&hull, lift](glm::vec2 p) {
        return glm::vec3(half_width_at(hull, p.x, p.y) + lift, p.x, p.y);
    };
}

Placement on_front(const Hull& hull, float lift) {
    return [&hull, lift](glm::vec2 p) {
        return glm::vec3(-p.x, end_at(hull, p.x, p.y, hull.front) + lift, p.y);
    };
}

Placement on_rear(const Hull& hull, float lift) {
    return [&hull, lift](glm::vec2 p) {
        return glm::vec3(p.x, end_at(hull, p.x, p.y, hull.rear) - lift, p.y);
    };
}

Placement on_top(const Hull& hull, float lift) {
    return [&hull, lift](glm::vec2 p) {
        const float top = hull.top.at(p.y);
        const float middle = 0.5F * (hull.bottom.at(p.y) + top);
        const float z = last_inside(middle, top, [&](float height) {
            return half_width_at(hull, p.y, height) >= std::abs(p.x);
        });
        return glm::vec3(p.x, p.y, z + lift);
    };
}

Panel rectangle_panel(const glm::vec2& lower, const glm::vec2& upper, float roundness) {
    Panel shape{{{lower, {upper.x, lower.y}, upper, {lower.x, upper.y}}}};
    shape.roundness = roundness;
    return shape;
}

Surface panel(const Placement& place, const Panel& shape) {
    const auto& c = shape.corners;
    Surface surface = sheet(
        [&](float u, float v) {
            const float a = 2.0F * u - 1.0F;
            const float b = 2.0F * v - 1.0F;
            const float r = 0.5F * shape.roundness;
            const float s = 0.5F + 0.5F * a * std::sqrt(1.0F - r * b * b);
            const float t = 0.5F + 0.5F * b * std::sqrt(1.0F - r * a * a);
            return place(glm::mix(glm::mix(c[0], c[1], s), glm::mix(c[3], c[2], s), t));
        },
        shape.thickness, shape.across, shape.along);
    return surface;
}

Surface cabin_surface(const Cabin& cabin) {
    std::vector<Section> stack;
    const auto add = [&](float z, float at, float shrink) {
        const float front = cabin.front.at(z);
        const float rear = cabin.rear.at(z);
        Outline plan = superellipse(shrink * cabin.half_width.at(z), shrink * 0.5F * (front - rear),
                                    cabin.squareness, 48);
        stack.push_back({at, moved(std::move(plan), {0.0F, 0.5F * (front + rear)})});
    };
    constexpr int kSteps = 8;
    for (int i = 0; i <= kSteps; ++i) {
        const float z = glm::mix(cabin.bottom, cabin.roof, static_cast<float>(i) / kSteps);
        add(z, z, 1.0F);
    }
    constexpr std::array<glm::vec2, 5> kDome{
        {{0.985F, 0.3F}, {0.95F, 0.52F}, {0.85F, 0.72F}, {0.6F, 0.9F}, {0.25F, 1.0F}}};
    for (const glm::vec2& p : kDome) {
        add(cabin.roof, cabin.roof + p.y * cabin.dome, p.x);
    }
    return loft(stack, Axis::kZ);
}

Placement on_side(const Cabin& cabin, float lift) {
    return [&cabin, lift](glm::vec2 p) {
        const float middle = 0.5F * (cabin.front.at(p.y) + cabin.rear.at(p.y));
        const float half = 0.5F * (cabin.front.at(p.y) - cabin.rear.at(p.y));
        const float share = superellipse_share((p.x - middle) / half, cabin.squareness);
        return glm::vec3(cabin.half_width.at(p.y) * share + lift, p.x, p.y);
    };
}

Placement on_front(const Cabin& cabin, float lift) {
    return [&cabin, lift](glm::vec2 p) {
        const float middle = 0.5F * (cabin.front.at(p.y) + cabin.rear.at(p.y));
        const float half = 0.5F * (cabin.front.at(p.y) - cabin.rear.at(p.y));
        const float share = superellipse_share(p.x / cabin.half_width.at(p.y), cabin.squareness);
        return glm::vec3(-p.x, middle + half * share + lift, p.y);
    };
}

Placement on_rear(const Cabin& cabin, float lift) {
    return [&cabin, lift](glm::vec2 p) {
        const float middle = 0.5F * (cabin.front.at(p.y) + cabin.rear.at(p.y));
        const float half = 0.5F * (cabin.front.at(p.y) - cabin.rear.at(p.y));
        const float share = superellipse_share(p.x / cabin.half_width.at(p.y), cabin.squareness);
        return glm::vec3(p.x, middle - half * share - lift, p.y);
    };
}

}  // namespace turntable::procedural
