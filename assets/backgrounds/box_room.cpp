#include "assets/backgrounds/box_room.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "base/check.h"

namespace turntable::background {
namespace {

struct Axes {
    glm::dvec3 normal;  ///< inwards
    glm::dvec3 s;
    glm::dvec3 t;
};

const Axes& axes_of(Side side) {
    static const std::array<Axes, kSides> kAxes{{
        {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}},    // floor
        {{0, 0, -1}, {1, 0, 0}, {0, 1, 0}},   // ceiling
        {{0, 1, 0}, {-1, 0, 0}, {0, 0, 1}},   // south wall, seen looking along -Y
        {{0, -1, 0}, {1, 0, 0}, {0, 0, 1}},   // north
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},    // west
        {{-1, 0, 0}, {0, -1, 0}, {0, 0, 1}},  // east
    }};
    return kAxes[static_cast<std::size_t>(side)];
}

constexpr std::array kAllSides{Side::kFloor, Side::kCeiling, Side::kSouth,
                               Side::kNorth, Side::kWest,    Side::kEast};

/// Schlick's approximation.
double mirrored_share(double at_normal, double cosine) {
    return at_normal + (1.0 - at_normal) * std::pow(1.0 - std::clamp(cosine, 0.0, 1.0), 5.0);
}

}  // namespace

BoxRoom::BoxRoom(RoomPlan plan) : plan_(std::move(plan)), irradiance_() {
    for (int axis = 0; axis < 3; ++axis) {
        TT_CHECK(plan_.low[axis] < 0.0 && plan_.high[axis] > 0.0);
    }
    balance();
}

glm::dvec2 BoxRoom::size_of(Side side) const {
    const Axes& axes = axes_of(side);
    const glm::dvec3 extent = plan_.high - plan_.low;
    return {std::abs(glm::dot(axes.s, extent)), std::abs(glm::dot(axes.t, extent))};
}

glm::dvec3 BoxRoom::point_of(Side side, const glm::dvec2& at) const {
    const Axes& axes = axes_of(side);
    glm::dvec3 corner(0.0);  // where s = t = 0
    for (int axis = 0; axis < 3; ++axis) {
        const double sign = axes.normal[axis] + axes.s[axis] + axes.t[axis];
        corner[axis] = sign > 0.0 ? plan_.low[axis] : plan_.high[axis];
    }
    return corner + axes.s * at.x + axes.t * at.y;
}

BoxRoom::Place BoxRoom::hit(const glm::dvec3& origin, const glm::dvec3& direction) const {
    Place place;
    place.distance = 1e30;
    for (const Side side : kAllSides) {
        const glm::dvec3& normal = axes_of(side).normal;
        const double towards = -glm::dot(direction, normal);
        if (towards <= 1e-12) {
            continue;
        }
        const double away = glm::dot(origin - point_of(side, {0.0, 0.0}), normal) / towards;
        if (away > 1e-9 && away < place.distance) {
            place.distance = away;
            place.side = side;
        }
    }
    const Axes& axes = axes_of(place.side);
    place.point = origin + direction * place.distance;
    const glm::dvec3 from_corner = place.point - point_of(place.side, {0.0, 0.0});
    const glm::dvec2 size = size_of(place.side);
    place.at = {std::clamp(glm::dot(from_corner, axes.s), 0.0, size.x),
                std::clamp(glm::dot(from_corner, axes.t), 0.0, size.y)};
    return place;
}

/// The nearest panel on the way, and what it shows there.
const Panel* BoxRoom::panel_before(const glm::dvec3& origin, const glm::dvec3& direction,
                                   double distance, Radiance& seen) const {
    const Panel* nearest = nullptr;
    for (const Panel& panel : plan_.panels) {
        const glm::dvec3 normal = glm::normalize(glm::cross(panel.half_u, panel.half_v));
        const double towards = glm::dot(direction, normal);
        if (std::abs(towards) < 1e-9) {
            continue;
        }
        const double away = glm::dot(panel.centre - origin, normal) / towards;
        if (away <= 1e-6 || away >= distance) {
            continue;
        }
        const glm::dvec3 offset = origin + direction * away - panel.centre;
        const double width = glm::length(panel.half_u);
        const double height = glm::length(panel.half_v);
        const double u = glm::dot(offset, panel.half_u) / (width * width);
        const double v = glm::dot(offset, panel.half_v) / (height * height);
        const bool round = panel.hole >= 0.0;
        const double radius = std::sqrt(u * u + v * v);
        if (round ? radius > 1.0 || radius < panel.hole : std::abs(u) > 1.0 || std::abs(v) > 1.0) {
            continue;
        }
        const double to_rim =
            round ? std::min(1.0 - radius, radius - panel.hole) * width
                  : std::min((1.0 - std::abs(u)) * width, (1.0 - std::abs(v)) * height);
        nearest = &panel;
        distance = away;
        const bool front = towards < 0.0;
        // Cloth glows less towards its edges.
        const double glow = round ? 1.0 : 1.0 - 0.25 * std::max(u * u, v * v);
        seen = front && to_rim > panel.frame ? panel.emission * glow : Radiance(0.012);
    }
    return nearest;
}

Radiance BoxRoom::radiance(const glm::dvec3& origin, const glm::dvec3& direction,
                           int mirrors) const {
    const Place place = hit(origin, direction);
    Radiance seen(0.0);
    if (panel_before(origin, direction, place.distance, seen) != nullptr) {
        return seen;
    }
    const glm::dvec3& normal = axes_of(place.side).normal;
    const Finish finish =
        plan_.surfaces[static_cast<std::size_t>(place.side)](place.at.x, place.at.y);
    const Radiance light = gathered(place) + from_sun(place.point, normal);
    Radiance sum = finish.emission + finish.albedo * light / kPi;
    if (finish.gloss > 0.0 && mirrors > 0) {
        const double share = mirrored_share(finish.gloss, -glm::dot(direction, normal));
        sum =
            mix(sum,
                radiance(place.point + normal * 1e-6, glm::reflect(direction, normal), mirrors - 1),
                share);
    }
    return sum;
}

Radiance BoxRoom::operator()(const glm::dvec3& direction) const {
    return radiance(glm::dvec3(0.0), direction, 1);
}

Radiance BoxRoom::from_panels(const glm::dvec3& point, const glm::dvec3& normal) const {
    constexpr int kPoints = 4;
    Radiance sum(0.0);
    for (const Panel& panel : plan_.panels) {
        const glm::dvec3 across = glm::cross(panel.half_u, panel.half_v);
        const double area = 4.0 * glm::length(across) *
                            (panel.hole >= 0.0 ? kPi / 4.0 * (1.0 - panel.hole * panel.hole) : 1.0);
        const glm::dvec3 facing = glm::normalize(across);
        for (int i = 0; i < kPoints * kPoints; ++i) {
            const glm::dvec3 from = panel.centre +
                                    panel.half_u * ((i % kPoints + 0.5) / kPoints * 2.0 - 1.0) +
                                    panel.half_v * ((i / kPoints + 0.5) / kPoints * 2.0 - 1.0);
            const glm::dvec3 way = from - point;
            const double square = glm::dot(way, way);
            const double cosines = std::max(0.0, glm::dot(way, normal)) *
                                   std::max(0.0, -glm::dot(way, facing)) / square;
            const double piece = area / (kPoints * kPoints);
            sum += panel.emission * (cosines * piece / (square + piece / kPi));
        }
    }
    return sum;
}

Radiance BoxRoom::from_sun(const glm::dvec3& point, const glm::dvec3& normal) const {
    if (!plan_.sun) {
        return Radiance(0.0);
    }
    const SunPatch& sun = *plan_.sun;
    const double cosine = glm::dot(normal, sun.to_sun);
    if (cosine <= 0.0) {
        return Radiance(0.0);
    }
    const Place opening = hit(point + normal * 1e-6, sun.to_sun);
    if (opening.side != sun.side) {
        return Radiance(0.0);
    }
    // Soft by the width of the sun's disk at that distance.
    const double soft = 0.008 + 0.005 * opening.distance;
    const auto within = [soft](double x, double low, double high) {
        return smooth_step(low - soft, low + soft, x) *
               (1.0 - smooth_step(high - soft, high + soft, x));
    };
    double open = 1.0;
    for (int axis = 0; axis < 2; ++axis) {
        const double pane = (sun.high[axis] - sun.low[axis]) / sun.panes;
        double along = 0.0;
        for (int i = 0; i < sun.panes; ++i) {
            const double low = sun.low[axis] + i * pane;
            along += within(opening.at[axis], low + 0.025, low + pane - 0.025);
        }
        open *= along;
    }
    return sun.irradiance * (cosine * open);
}

/// Between the patches' centres, bilinear.
Radiance BoxRoom::gathered(const Place& place) const {
    const glm::dvec2 size = size_of(place.side);
    const Grid& grid = irradiance_[static_cast<std::size_t>(place.side)];
    const double x = std::clamp(place.at.x / size.x * kPatches - 0.5, 0.0, kPatches - 1.0);
    const double y = std::clamp(place.at.y / size.y * kPatches - 0.5, 0.0, kPatches - 1.0);
    const int x0 = std::min(static_cast<int>(x), kPatches - 2);
    const int y0 = std::min(static_cast<int>(y), kPatches - 2);
    const auto at = [&](int i, int j) { return grid[static_cast<std::size_t>(j * kPatches + i)]; };
    return mix(mix(at(x0, y0), at(x0 + 1, y0), x - x0),
               mix(at(x0, y0 + 1), at(x0 + 1, y0 + 1), x - x0), y - y0);
}

/// Radiosity: lamps, windows and sun first, then bounces until little is left.
void BoxRoom::balance() {
    constexpr int kBounces = 6;
    constexpr int kSamples = 4;  // of a surface in a patch, both ways
    struct Patch {
        glm::dvec3 point;
        glm::dvec3 normal;
        double area;
        Finish mean;
        Radiance direct;  ///< irradiance from panels
        Radiance sun;
    };
    std::vector<Patch> patches;
    for (const Side side : kAllSides) {
        const glm::dvec2 size = size_of(side);
        const glm::dvec2 step = size / static_cast<double>(kPatches);
        for (int i = 0; i < kPatches * kPatches; ++i) {
            const glm::dvec2 low = step * glm::dvec2(i % kPatches, i / kPatches);
            const glm::dvec3& normal = axes_of(side).normal;
            Patch patch{point_of(side, low + 0.5 * step),    normal,        step.x * step.y,
                        {Radiance(0.0), Radiance(0.0), 0.0}, Radiance(0.0), Radiance(0.0)};
            for (int k = 0; k < kSamples * kSamples; ++k) {
                const glm::dvec2 at = low + step * (glm::dvec2(k % kSamples, k / kSamples) + 0.5) /
                                                static_cast<double>(kSamples);
                const Finish finish = plan_.surfaces[static_cast<std::size_t>(side)](at.x, at.y);
                constexpr double kShare = 1.0 / (kSamples * kSamples);
                patch.mean.albedo += finish.albedo * kShare;
                patch.mean.emission += finish.emission * kShare;
                patch.sun += from_sun(point_of(side, at), normal) * kShare;
            }
            patch.direct = from_panels(patch.point, normal);
            patches.push_back(patch);
        }
    }
    const std::size_t count = patches.size();
    std::vector<float> factors(count * count);  // of what j sends, by what i sees of it
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
            const glm::dvec3 way = patches[j].point - patches[i].point;
            const double square = glm::dot(way, way);
            const double cosines = std::max(0.0, glm::dot(way, patches[i].normal)) *
                                   std::max(0.0, -glm::dot(way, patches[j].normal));
            if (cosines > 0.0) {
                factors[i * count + j] = static_cast<float>(cosines / square * patches[j].area /
                                                            (square + patches[j].area / kPi) / kPi);
            }
        }
    }
    std::vector<Radiance> received(count, Radiance(0.0));
    std::vector<Radiance> sent(count);
    for (int bounce = 0; bounce <= kBounces; ++bounce) {
        for (std::size_t i = 0; i < count; ++i) {
            sent[i] = kPi * patches[i].mean.emission +
                      patches[i].mean.albedo * (received[i] + patches[i].sun);
        }
        for (std::size_t i = 0; i < count; ++i) {
            received[i] = patches[i].direct;
            for (std::size_t j = 0; j < count; ++j) {
                received[i] += static_cast<double>(factors[i * count + j]) * sent[j];
            }
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        irradiance_[i / (kPatches * kPatches)][i % (kPatches * kPatches)] = received[i];
    }
}

}  // namespace turntable::background
