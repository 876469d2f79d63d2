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
    static const std::array<Axes, kSides> axes{{
        {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}},    // floor
        {{0, 0, -1}, {1, 0, 0}, {0, 1, 0}},   // ceiling
        {{0, 1, 0}, {-1, 0, 0}, {0, 0, 1}},   // south wall, seen looking along -Y
        {{0, -1, 0}, {1, 0, 0}, {0, 0, 1}},   // north
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},    // west
        {{-1, 0, 0}, {0, -1, 0}, {0, 0, 1}},  // east
    }};
    return axes[static_cast<std::size_t>(side)];
}

constexpr std::array kAllSides{Side::kFloor, Side::kCeiling, Side::kSouth,
                               Side::kNorth, Side::kWest,    Side::kEast};

/// Where a ray enters and leaves a block, in units of the direction; no hit: enter > leave.
struct Crossing {
    double enter = -1e30;
    double leave = 1e30;
    int axis = 0;  ///< of the face where it enters
};

Crossing cross(const glm::dvec3& low, const glm::dvec3& high, const glm::dvec3& origin,
               const glm::dvec3& direction) {
    Crossing crossing;
    for (int axis = 0; axis < 3; ++axis) {
        const double step = std::abs(direction[axis]) < 1e-12 ? 1e-12 : direction[axis];
        const double a = (low[axis] - origin[axis]) / step;
        const double b = (high[axis] - origin[axis]) / step;
        if (std::min(a, b) > crossing.enter) {
            crossing.enter = std::min(a, b);
            crossing.axis = axis;
        }
        crossing.leave = std::min(crossing.leave, std::max(a, b));
    }
    return crossing;
}

/// The face's own coordinates of a point of it, from 0 to its size.
struct FaceAxes {
    int s = 0;
    int t = 2;
};

FaceAxes face_axes(std::size_t face) {
    const std::size_t axis = face / 2;
    return axis == 2 ? FaceAxes{0, 1} : FaceAxes{axis == 0 ? 1 : 0, 2};
}

glm::dvec3 face_normal(std::size_t face) {
    glm::dvec3 normal(0.0);
    normal[static_cast<int>(face / 2)] = face % 2 == 1 ? 1.0 : -1.0;
    return normal;
}

/// Bilinear between the centres of `side` x `side` cells, at (u, v) in [0, 1].
template <class Cells>
Radiance between_cells(const Cells& cells, int side, const glm::dvec2& at) {
    const double x = std::clamp(at.x * side - 0.5, 0.0, side - 1.0);
    const double y = std::clamp(at.y * side - 0.5, 0.0, side - 1.0);
    const int x0 = std::min(static_cast<int>(x), side - 2);
    const int y0 = std::min(static_cast<int>(y), side - 2);
    const auto cell = [&](int i, int j) {
        return cells[static_cast<std::size_t>(j) * static_cast<std::size_t>(side) +
                     static_cast<std::size_t>(i)];
    };
    return mix(mix(cell(x0, y0), cell(x0 + 1, y0), x - x0),
               mix(cell(x0, y0 + 1), cell(x0 + 1, y0 + 1), x - x0), y - y0);
}

/// Schlick's approximation.
double mirrored_share(double at_normal, double cosine) {
    return at_normal + (1.0 - at_normal) * std::pow(1.0 - std::clamp(cosine, 0.0, 1.0), 5.0);
}

}  // namespace

BoxRoom::BoxRoom(RoomPlan plan) : plan_(std::move(plan)), irradiance_() {
    for (int axis = 0; axis < 3; ++axis) {
        TT_CHECK(plan_.low[axis] < 0.0 && plan_.high[axis] > 0.0);
    }
    patches_ = cut_patches();
    balance();
    light_blocks();
    patches_ = {};
}

bool BoxRoom::blocked(const glm::dvec3& from, const glm::dvec3& to) const {
    return std::any_of(plan_.blocks.begin(), plan_.blocks.end(), [&](const Block& block) {
        const Crossing way = cross(block.low, block.high, from, to - from);
        return way.enter < way.leave && way.leave > 1e-6 && way.enter < 1.0 - 1e-6;
    });
}

std::optional<BoxRoom::BlockHit>
BoxRoom::hit_block(const glm::dvec3& origin, const glm::dvec3& direction, double distance) const {
    std::optional<BlockHit> nearest;
    for (std::size_t i = 0; i < plan_.blocks.size(); ++i) {
        const Crossing way = cross(plan_.blocks[i].low, plan_.blocks[i].high, origin, direction);
        if (way.enter < way.leave && way.enter > 1e-6 && way.enter < distance) {
            distance = way.enter;
            const std::size_t end = direction[way.axis] < 0.0 ? 1 : 0;
            nearest = BlockHit{i, 2 * static_cast<std::size_t>(way.axis) + end, distance};
        }
    }
    return nearest;
}

Radiance BoxRoom::block_radiance(const BlockHit& hit, const glm::dvec3& point) const {
    const Block& block = plan_.blocks[hit.block];
    const FaceAxes axes = face_axes(hit.face);
    const glm::dvec3 offset = point - block.low;
    const glm::dvec3 size = block.high - block.low;
    const Finish finish = block.finish(offset[axes.s], offset[axes.t]);
    const glm::dvec3 normal = face_normal(hit.face);
    const Radiance light =
        between_cells(block_irradiance_[hit.block][hit.face], kFacePatches,
                      {offset[axes.s] / size[axes.s], offset[axes.t] / size[axes.t]}) +
        from_sun(point + normal * 1e-4, normal);
    return finish.emission + finish.albedo * light / kPi;
}

/// From all sides of the room.
Radiance BoxRoom::from_patches(const glm::dvec3& point, const glm::dvec3& normal) const {
    Radiance sum(0.0);
    for (const Patch& patch : patches_) {
        const glm::dvec3 way = patch.point - point;
        const double square = glm::dot(way, way);
        const double cosines =
            std::max(0.0, glm::dot(way, normal)) * std::max(0.0, -glm::dot(way, patch.normal));
        if (cosines > 0.0 && !blocked(point, patch.point)) {
            sum += patch.sent * (cosines / square * patch.area / (square + patch.area / kPi) / kPi);
        }
    }
    return sum;
}

void BoxRoom::light_blocks() {
    for (const Block& block : plan_.blocks) {
        std::array<FaceGrid, kFaces> faces{};
        for (std::size_t face = 0; face < kFaces; ++face) {
            const FaceAxes axes = face_axes(face);
            const glm::dvec3 normal = face_normal(face);
            for (int i = 0; i < kFacePatches * kFacePatches; ++i) {
                glm::dvec3 share(face % 2 == 1 ? 1.0 : 0.0);
                const glm::dvec2 cell = cell_centre(i, kFacePatches);
                share[axes.s] = cell.x;
                share[axes.t] = cell.y;
                const glm::dvec3 point =
                    block.low + share * (block.high - block.low) + normal * 1e-4;
                faces[face][static_cast<std::size_t>(i)] =
                    from_patches(point, normal) + from_panels(point, normal);
            }
        }
        block_irradiance_.push_back(faces);
    }
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
    if (const auto block = hit_block(origin, direction, place.distance)) {
        return block_radiance(*block, origin + direction * block->distance);
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
            const glm::dvec2 at = cell_centre(i, kPoints) * 2.0 - 1.0;
            const glm::dvec3 from = panel.centre + panel.half_u * at.x + panel.half_v * at.y;
            if (blocked(point, from)) {
                continue;
            }
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
    if (opening.side != sun.side || blocked(point, opening.point)) {
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

Radiance BoxRoom::gathered(const Place& place) const {
    return between_cells(irradiance_[static_cast<std::size_t>(place.side)], kPatches,
                         place.at / size_of(place.side));
}

std::vector<BoxRoom::Patch> BoxRoom::cut_patches() const {
    constexpr int kSamples = 4;  // of a surface in a patch, both ways
    std::vector<Patch> patches;
    for (const Side side : kAllSides) {
        const glm::dvec2 step = size_of(side) / static_cast<double>(kPatches);
        for (int i = 0; i < kPatches * kPatches; ++i) {
            const glm::dvec2 low = size_of(side) * cell_centre(i, kPatches) - 0.5 * step;
            Patch patch;
            patch.point = point_of(side, low + 0.5 * step);
            patch.normal = axes_of(side).normal;
            patch.area = step.x * step.y;
            for (int k = 0; k < kSamples * kSamples; ++k) {
                const glm::dvec2 at = low + step * cell_centre(k, kSamples);
                const Finish finish = plan_.surfaces[static_cast<std::size_t>(side)](at.x, at.y);
                constexpr double kShare = 1.0 / (kSamples * kSamples);
                patch.mean.albedo += finish.albedo * kShare;
                patch.mean.emission += finish.emission * kShare;
                patch.sun += from_sun(point_of(side, at), patch.normal) * kShare;
            }
            patch.direct = from_panels(patch.point, patch.normal);
            patches.push_back(patch);
        }
    }
    return patches;
}

/// Radiosity: lamps, windows and sun first, then bounces until little is left.
void BoxRoom::balance() {
    constexpr int kBounces = 6;
    constexpr std::size_t kSidePatches = std::size_t{kPatches} * kPatches;
    const std::size_t count = patches_.size();
    std::vector<float> factors(count * count);  // of what j sends, by what i sees of it
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const glm::dvec3 way = patches_[j].point - patches_[i].point;
            const double square = glm::dot(way, way);
            const double cosines = std::max(0.0, glm::dot(way, patches_[i].normal)) *
                                   std::max(0.0, -glm::dot(way, patches_[j].normal));
            if (cosines <= 0.0 || blocked(patches_[i].point, patches_[j].point)) {
                continue;
            }
            const auto seen = [&](double area) {
                return static_cast<float>(cosines / square * area / (square + area / kPi) / kPi);
            };
            factors[i * count + j] = seen(patches_[j].area);
            factors[j * count + i] = seen(patches_[i].area);
        }
    }
    std::vector<Radiance> received(count, Radiance(0.0));
    for (int bounce = 0; bounce <= kBounces; ++bounce) {
        for (std::size_t i = 0; i < count; ++i) {
            Patch& patch = patches_[i];
            patch.sent = kPi * patch.mean.emission + patch.mean.albedo * (received[i] + patch.sun);
        }
        for (std::size_t i = 0; i < count; ++i) {
            received[i] = patches_[i].direct;
            for (std::size_t j = 0; j < count; ++j) {
                received[i] += static_cast<double>(factors[i * count + j]) * patches_[j].sent;
            }
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        irradiance_[i / kSidePatches][i % kSidePatches] = received[i];
    }
}

}  // namespace turntable::background
