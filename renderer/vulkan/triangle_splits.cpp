#include "renderer/vulkan/triangle_splits.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <glm/geometric.hpp>

namespace turntable::vulkan {
namespace {

/// Planes are those of an octree over everything, this many levels deep. The first level's plane
/// cuts the whole in two, so what lies across it is worth a split most.
constexpr int kLevels = 15;

struct Octree {
    glm::vec3 origin;
    float cell;  ///< of the deepest level

    explicit Octree(const Box& all)
        : origin(all.low), cell(all.longest_side() / static_cast<float>(1 << kLevels)) {}

    [[nodiscard]] std::uint32_t cell_of(float x, int axis) const {
        return static_cast<std::uint32_t>(std::max(0.0F, (x - origin[axis]) / cell));
    }
};

struct SplitPlane {
    int axis = -1;   ///< -1: none crosses the box
    int level = -1;  ///< kLevels - 1: the plane in the middle of the whole
    float position = 0.0F;
};

/// The plane of the highest level that crosses the box; of several, the one across its longer side.
SplitPlane plane_across(const Box& box, const Octree& octree) {
    SplitPlane best;
    const glm::vec3 extent = box.extent();
    for (int axis = 0; axis < 3; ++axis) {
        const std::uint32_t low = octree.cell_of(box.low[axis], axis);
        const std::uint32_t high = octree.cell_of(box.high[axis], axis);
        if (low == high) {
            continue;
        }
        const int level = std::bit_width(low ^ high) - 1;
        const float position =
            octree.origin[axis] + static_cast<float>(high >> level << level) * octree.cell;
        const bool crosses = box.low[axis] < position && position < box.high[axis];
        const bool better =
            level > best.level || (level == best.level && extent[axis] > extent[best.axis]);
        if (crosses && better) {
            best = {axis, level, position};
        }
    }
    return best;
}

/// What splitting is worth: the surface that boxes of many small parts would not have, by the level
/// of the plane. The cube root spreads the splits (Karras and Aila, equation 2).
double split_priority(const TrianglePart& part, const Octree& octree) {
    const SplitPlane plane = plane_across(part.box, octree);
    if (plane.axis < 0) {
        return 0.0;
    }
    const glm::dvec3 e(part.box.extent());
    const double box_area = 2.0 * (e.x * e.y + e.y * e.z + e.z * e.x);
    const glm::dvec3 normal = glm::cross(glm::dvec3(part.corners[1] - part.corners[0]),
                                         glm::dvec3(part.corners[2] - part.corners[0]));
    const double least_area = std::abs(normal.x) + std::abs(normal.y) + std::abs(normal.z);
    const double weight = std::ldexp(1.0, plane.level - kLevels);
    return std::cbrt(weight * std::max(0.0, box_area - least_area));
}

/// Where the edge crosses the plane, with its rounding error.
Box crossing_of_edge(const glm::vec3& a, const glm::vec3& b, int axis, float position) {
    const float along = std::clamp((position - a[axis]) / (b[axis] - a[axis]), 0.0F, 1.0F);
    glm::vec3 point = a + (b - a) * along;
    glm::vec3 rounding =
        glm::max(glm::abs(a), glm::abs(b)) * (4.0F * std::numeric_limits<float>::epsilon());
    point[axis] = position;
    rounding[axis] = 0.0F;
    return {point - rounding, point + rounding};
}

class Splitter {
public:
    Splitter(const Octree& octree, std::vector<TrianglePart>& parts)
        : octree_(octree), parts_(parts) {}

    /// Appends the part in at most `splits` + 1 pieces.
    void split(const TrianglePart& part, std::uint32_t splits) {
        const SplitPlane plane = splits > 0 ? plane_across(part.box, octree_) : SplitPlane{};
        if (plane.axis < 0) {
            parts_.push_back(part);
            return;
        }
        const CutBoxes cut = cut_triangle(part, plane.axis, plane.position);
        if (cut.below.empty() ||
            cut.above.empty()) {  // the box crosses the plane, its triangle not
            parts_.push_back(
                {part.corners, cut.below.empty() ? cut.above : cut.below, part.primitive});
            return;
        }
        const float below = cut.below.longest_side();
        const float share = below / (below + cut.above.longest_side());
        const auto splits_below =
            static_cast<std::uint32_t>(std::lround(static_cast<float>(splits - 1) * share));
        split({part.corners, cut.below, part.primitive}, splits_below);
        split({part.corners, cut.above, part.primitive}, splits - 1 - splits_below);
    }

private:
    const Octree& octree_;
    std::vector<TrianglePart>& parts_;
};

}  // namespace

CutBoxes cut_triangle(const TrianglePart& part, int axis, float position) {
    CutBoxes cut;
    for (std::size_t i = 0; i < 3; ++i) {
        const glm::vec3& a = part.corners[i];
        const glm::vec3& b = part.corners[(i + 1) % 3];
        if (a[axis] <= position) {
            cut.below.include(a);
        }
        if (a[axis] >= position) {
            cut.above.include(a);
        }
        if ((a[axis] < position && position < b[axis]) ||
            (b[axis] < position && position < a[axis])) {
            const Box crossing = crossing_of_edge(a, b, axis, position);
            cut.below.include(crossing);
            cut.above.include(crossing);
        }
    }
    return {cut.below.within(part.box), cut.above.within(part.box)};
}

std::vector<TrianglePart> split_large_triangles(const std::vector<TrianglePart>& whole,
                                                double share) {
    Box all;
    for (const TrianglePart& part : whole) {
        all.include(part.box);
    }
    const Octree octree(all);
    std::vector<double> priorities(whole.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        priorities[i] = split_priority(whole[i], octree);
        sum += priorities[i];
    }
    const double budget = share * static_cast<double>(whole.size());
    std::vector<TrianglePart> parts;
    parts.reserve(whole.size() + static_cast<std::size_t>(budget));
    Splitter splitter(octree, parts);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const double splits = sum > 0.0 ? priorities[i] / sum * budget : 0.0;
        splitter.split(whole[i], static_cast<std::uint32_t>(splits));
    }
    return parts;
}

}  // namespace turntable::vulkan
