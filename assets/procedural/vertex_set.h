// VertexSet: the vertices of a mesh as a set in which near ones are found, to ask whether a motion
// maps it to itself. Triangles play no part, so diagonals of faces make no difference.
#pragma once

#include <cstdint>
#include <vector>

#include <glm/mat3x3.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace turntable::procedural {

struct SymmetryVertex {
    glm::dvec3 position{0.0};
    glm::dvec3 normal{0.0};
    glm::dvec2 uv{0.0};
    /// d position / d u and / d v, means over the triangles around: a plate's corners have the same
    /// UVs up to whole tiles, these tell left from right.
    glm::dvec3 along_u{0.0};
    glm::dvec3 along_v{0.0};
    double stretch = 0.0;        ///< the triangles' own lengths of along_u + along_v, mean
    std::uint32_t material = 0;  ///< equal for materials that look alike
    bool pictured = false;       ///< UVs matter
};

/// p -> centre + linear (p - centre); `linear` is orthogonal, proper or not.
struct Motion {
    glm::dmat3 linear{1.0};
    glm::dvec3 centre{0.0};
};

enum class Likeness : int {
    kShape = 0,     ///< position and normal
    kMaterial = 1,  ///< and material
    kPicture = 2,   ///< and the picture's place (up to whole tiles) and directions, if it has one
};

class VertexSet {
public:
    /// `tolerance` is the largest distance between a vertex's image and its match.
    VertexSet(std::vector<SymmetryVertex> vertices, double tolerance);

    [[nodiscard]] const std::vector<SymmetryVertex>& vertices() const { return vertices_; }

    /// Whether each of the vertices `which` (indices) has an image in the set.
    [[nodiscard]] bool holds(const std::vector<std::uint32_t>& which, const Motion& motion,
                             Likeness likeness) const;
    /// Mean of all distinct positions: every motion that maps the set to itself leaves it fixed.
    [[nodiscard]] glm::dvec3 mean_position() const;

private:
    [[nodiscard]] glm::ivec3 cell_of(const glm::dvec3& position) const;
    [[nodiscard]] std::size_t bucket_of(const glm::ivec3& cell) const;
    template <class Accept>
    [[nodiscard]] bool any_near(const glm::dvec3& position, const Accept& accept) const;

    std::vector<SymmetryVertex> vertices_;
    double tolerance_;
    std::vector<std::int32_t> heads_;  ///< of lists of vertices, by bucket; -1 ends
    std::vector<std::int32_t> next_;
};

}  // namespace turntable::procedural
