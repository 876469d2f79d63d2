#include "assets/obj_normals.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include <glm/geometric.hpp>

#include "assets/unit_vector.h"

namespace turntable {
namespace {

struct Corners {
    const ObjFile& file;
    const ObjObject& object;

    [[nodiscard]] std::uint32_t next(const ObjFace& face, std::uint32_t corner) const {
        const std::uint32_t end = face.first_corner + face.corner_count;
        return corner + 1 == end ? face.first_corner : corner + 1;
    }
    [[nodiscard]] std::uint32_t previous(const ObjFace& face, std::uint32_t corner) const {
        return corner == face.first_corner ? corner + face.corner_count - 1 : corner - 1;
    }
    [[nodiscard]] std::int32_t vertex(std::uint32_t corner) const {
        return object.corners[corner].position;
    }
    [[nodiscard]] const glm::vec3& position(std::uint32_t corner) const {
        return file.positions[static_cast<std::size_t>(vertex(corner))];
    }
    /// Angle of the face at the corner, radians.
    [[nodiscard]] float angle(const ObjFace& face, std::uint32_t corner) const {
        const glm::vec3& p = position(corner);
        const glm::vec3 a = unit_or_zero(position(previous(face, corner)) - p);
        const glm::vec3 b = unit_or_zero(position(next(face, corner)) - p);
        const float cosine = (a.x * b.x + a.y * b.y) + a.z * b.z;
        return std::acos(std::clamp(cosine, -1.0F, 1.0F));
    }
};

/// The normal a face lends to its vertices: +Z of the file's frame where it has no area.
glm::vec3 weighted_normal(const glm::vec3& face_normal) {
    return is_zero(face_normal) ? glm::vec3(0.0F, 0.0F, 1.0F) : face_normal;
}

std::vector<glm::vec3> vertex_mean_normals(const Corners& corners,
                                           const std::vector<glm::vec3>& face_normals) {
    const ObjObject& object = corners.object;
    std::unordered_map<std::int32_t, glm::vec3> sums;
    sums.reserve(object.corners.size() / 2);
    for (std::size_t f = 0; f < object.faces.size(); ++f) {
        const ObjFace& face = object.faces[f];
        const glm::vec3 normal = weighted_normal(face_normals[f]);
        for (std::uint32_t k = 0; k < face.corner_count; ++k) {
            const std::uint32_t c = face.first_corner + k;
            const auto sum = sums.try_emplace(corners.vertex(c), 0.0F).first;
            sum->second += normal * corners.angle(face, c);
        }
    }
    for (auto& [vertex, sum] : sums) {
        sum = unit_or_zero(sum);
        if (is_zero(sum)) {  // Blender's stand-in: the direction from the origin
            sum = unit_or_zero(corners.file.positions[static_cast<std::size_t>(vertex)]);
        }
    }
    std::vector<glm::vec3> normals(object.corners.size(), glm::vec3(0.0F));
    for (std::size_t f = 0; f < object.faces.size(); ++f) {
        const ObjFace& face = object.faces[f];
        for (std::uint32_t k = 0; k < face.corner_count; ++k) {
            const std::uint32_t c = face.first_corner + k;
            normals[c] =
                face.smooth ? sums.at(corners.vertex(c)) : weighted_normal(face_normals[f]);
        }
    }
    return normals;
}

/// Disjoint sets of corners.
class CornerSets {
public:
    explicit CornerSets(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), 0U);
    }
    std::uint32_t find(std::uint32_t c) {
        while (parent_[c] != c) {
            parent_[c] = parent_[parent_[c]];
            c = parent_[c];
        }
        return c;
    }
    void join(std::uint32_t a, std::uint32_t b) { parent_[find(a)] = find(b); }

private:
    std::vector<std::uint32_t> parent_;
};

/// A face's edge from `corner` to the next corner, under the key of its two vertices.
struct FaceEdge {
    std::uint64_t key;
    std::uint32_t corner;
    std::uint32_t face;
};

std::vector<FaceEdge> sorted_edges(const Corners& corners) {
    std::vector<FaceEdge> edges;
    edges.reserve(corners.object.corners.size());
    for (std::uint32_t f = 0; f < corners.object.faces.size(); ++f) {
        const ObjFace& face = corners.object.faces[f];
        for (std::uint32_t k = 0; k < face.corner_count; ++k) {
            const std::uint32_t c = face.first_corner + k;
            const auto a = static_cast<std::uint64_t>(corners.vertex(c));
            const auto b = static_cast<std::uint64_t>(corners.vertex(corners.next(face, c)));
            edges.push_back({std::min(a, b) << 32U | std::max(a, b), c, f});
        }
    }
    std::sort(edges.begin(), edges.end(), [](const FaceEdge& x, const FaceEdge& y) {
        return x.key != y.key ? x.key < y.key : x.corner < y.corner;
    });
    return edges;
}

/// Joins the corners of a vertex across every edge that exactly two faces share, both smooth and
/// wound alike.
CornerSets smooth_fans(const Corners& corners) {
    const std::vector<FaceEdge> edges = sorted_edges(corners);
    const std::vector<ObjFace>& faces = corners.object.faces;
    CornerSets fans(corners.object.corners.size());
    for (std::size_t begin = 0, end = 0; begin < edges.size(); begin = end) {
        while (end < edges.size() && edges[end].key == edges[begin].key) {
            ++end;
        }
        if (end - begin != 2) {
            continue;
        }
        const FaceEdge& x = edges[begin];
        const FaceEdge& y = edges[begin + 1];
        const std::uint32_t x_next = corners.next(faces[x.face], x.corner);
        const std::uint32_t y_next = corners.next(faces[y.face], y.corner);
        const bool opposite = corners.vertex(x.corner) == corners.vertex(y_next);
        if (x.face != y.face && faces[x.face].smooth && faces[y.face].smooth && opposite) {
            fans.join(x.corner, y_next);
            fans.join(x_next, y.corner);
        }
    }
    return fans;
}

constexpr double kNoLength = 1e-17;

glm::dvec3 unit_or_zero_double(const glm::dvec3& v) {
    const double length = glm::length(v);
    return length > kNoLength ? v / length : glm::dvec3(0.0);
}

/// Replaces the normals of a fan by their mean where they agree to a cosine within 1e-4.
void average_near_equal(CornerSets& fans, std::vector<glm::dvec3>& normals) {
    const std::size_t count = normals.size();
    std::vector<glm::dvec3> sums(count, glm::dvec3(0.0));
    std::vector<double> smallest_cosine(count, 2.0);
    for (std::uint32_t c = 0; c < count; ++c) {
        const std::uint32_t fan = fans.find(c);
        sums[fan] += normals[c];
        smallest_cosine[fan] = std::min(smallest_cosine[fan], glm::dot(normals[c], normals[fan]));
    }
    for (std::uint32_t c = 0; c < count; ++c) {
        const std::uint32_t fan = fans.find(c);
        if (smallest_cosine[fan] > 1.0 - 1e-4) {
            normals[c] = unit_or_zero_double(sums[fan]);
        }
    }
}

std::vector<glm::vec3> file_normals(const Corners& corners,
                                    const std::vector<glm::vec3>& face_normals) {
    const ObjObject& object = corners.object;
    CornerSets fans = smooth_fans(corners);
    std::vector<glm::dvec3> sums(object.corners.size(), glm::dvec3(0.0));
    for (std::size_t f = 0; f < object.faces.size(); ++f) {
        const ObjFace& face = object.faces[f];
        const glm::vec3 normal = weighted_normal(face_normals[f]);
        for (std::uint32_t k = 0; k < face.corner_count; ++k) {
            const std::uint32_t c = face.first_corner + k;
            sums[fans.find(c)] += glm::dvec3(normal * corners.angle(face, c));
        }
    }
    std::vector<glm::dvec3> normals(object.corners.size());
    for (std::size_t f = 0; f < object.faces.size(); ++f) {
        const ObjFace& face = object.faces[f];
        for (std::uint32_t k = 0; k < face.corner_count; ++k) {
            const std::uint32_t c = face.first_corner + k;
            const std::int32_t index = object.corners[c].normal;
            const glm::dvec3 given =
                index < 0
                    ? glm::dvec3(0.0)
                    : unit_or_zero_double(corners.file.normals[static_cast<std::size_t>(index)]);
            const glm::dvec3 own =
                face.smooth ? unit_or_zero_double(sums[fans.find(c)]) : glm::dvec3(face_normals[f]);
            normals[c] = given == glm::dvec3(0.0) ? own : given;
        }
    }
    average_near_equal(fans, normals);
    return {normals.begin(), normals.end()};
}

}  // namespace

std::vector<glm::vec3> corner_normals(const ObjFile& file, const ObjObject& object,
                                      const std::vector<glm::vec3>& face_normals) {
    const Corners corners{file, object};
    return file.normals.empty() ? vertex_mean_normals(corners, face_normals)
                                : file_normals(corners, face_normals);
}

}  // namespace turntable
