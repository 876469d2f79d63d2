#include "assets/procedural/vertex_set.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include <glm/geometric.hpp>

#include "base/lattice_hash.h"

namespace turntable::procedural {
namespace {

/// The diagonals of faces tilt normals, and at creases they can decide which faces share one: the
/// tolerance is wide, and one vertex in 200 may miss it.
constexpr double kNormalTolerance = 0.5;
constexpr std::size_t kVerticesPerStray = 200;
constexpr double kUvTolerance = 2e-3;         ///< tiles
constexpr double kDirectionTolerance = 0.15;  ///< of a vertex's stretch
constexpr double kCellsPerTolerance = 0.25;

bool near_whole(double x) {
    return std::abs(x - std::round(x)) < kUvTolerance;
}

bool same_picture(const SymmetryVertex& a, const glm::dmat3& turn, const SymmetryVertex& b) {
    const double allowed = kDirectionTolerance * std::max(a.stretch, b.stretch);
    return near_whole(a.uv.x - b.uv.x) && near_whole(a.uv.y - b.uv.y) &&
           glm::length(turn * a.along_u - b.along_u) <= allowed &&
           glm::length(turn * a.along_v - b.along_v) <= allowed;
}

bool same_normal(const SymmetryVertex& a, const glm::dmat3& turn, const SymmetryVertex& b) {
    return glm::length(turn * a.normal - b.normal) <= kNormalTolerance;
}

/// Normals aside.
bool alike(const SymmetryVertex& a, const glm::dmat3& turn, const SymmetryVertex& b,
           Likeness likeness) {
    if (likeness != Likeness::kShape && a.material != b.material) {
        return false;
    }
    return likeness != Likeness::kPicture || !a.pictured || same_picture(a, turn, b);
}

}  // namespace

VertexSet::VertexSet(std::vector<SymmetryVertex> vertices, double tolerance)
    : vertices_(std::move(vertices)), tolerance_(tolerance),
      heads_(std::bit_ceil(2 * vertices_.size() + 1), -1), next_(vertices_.size(), -1) {
    for (std::size_t i = 0; i < vertices_.size(); ++i) {
        std::int32_t& head = heads_[bucket_of(cell_of(vertices_[i].position))];
        next_[i] = std::exchange(head, static_cast<std::int32_t>(i));
    }
}

glm::ivec3 VertexSet::cell_of(const glm::dvec3& position) const {
    return glm::ivec3(glm::floor(position * (kCellsPerTolerance / tolerance_)));
}

std::size_t VertexSet::bucket_of(const glm::ivec3& cell) const {
    return lattice_hash(cell.x, cell.y, cell.z, 0) & (heads_.size() - 1);
}

template <class Accept>
bool VertexSet::any_near(const glm::dvec3& position, const Accept& accept) const {
    // The ball about the position reaches into eight cells at most, mostly into one.
    const glm::ivec3 low = cell_of(position - tolerance_);
    const glm::ivec3 high = cell_of(position + tolerance_);
    for (int z = low.z; z <= high.z; ++z) {
        for (int y = low.y; y <= high.y; ++y) {
            for (int x = low.x; x <= high.x; ++x) {
                for (std::int32_t i = heads_[bucket_of({x, y, z})]; i >= 0;
                     i = next_[static_cast<std::size_t>(i)]) {
                    const auto k = static_cast<std::size_t>(i);
                    const glm::dvec3 off = vertices_[k].position - position;
                    if (glm::dot(off, off) <= tolerance_ * tolerance_ && accept(k)) {
                        return true;
                    }
                }
            }
        }
    }
    return false;
}

bool VertexSet::holds(const std::vector<std::uint32_t>& which, const Motion& motion,
                      Likeness likeness) const {
    std::size_t strays = which.size() / kVerticesPerStray;
    return std::all_of(which.begin(), which.end(), [&](std::uint32_t i) {
        const SymmetryVertex& vertex = vertices_[i];
        const glm::dvec3 image = motion.centre + motion.linear * (vertex.position - motion.centre);
        bool stray = false;
        const bool found = any_near(image, [&](std::size_t k) {
            const bool match = alike(vertex, motion.linear, vertices_[k], likeness);
            const bool faces = same_normal(vertex, motion.linear, vertices_[k]);
            stray = stray || (match && !faces);
            return match && faces;
        });
        return found || (stray && strays-- > 0);
    });
}

glm::dvec3 VertexSet::mean_position() const {
    glm::dvec3 sum(0.0);
    std::size_t count = 0;
    for (std::size_t i = 0; i < vertices_.size(); ++i) {
        const glm::dvec3& position = vertices_[i].position;
        // The first of those that coincide stands for them all.
        if (!any_near(position, [&](std::size_t k) {
                return k < i && glm::length(vertices_[k].position - position) < 0.05 * tolerance_;
            })) {
            sum += position;
            ++count;
        }
    }
    return count > 0 ? sum / static_cast<double>(count) : sum;
}

}  // namespace turntable::procedural
