#include "assets/procedural/finished_mesh.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "base/check.h"

namespace turntable::procedural {
namespace {

constexpr float kSamePoint = 2e-6F;  // metres

/// For each point the first point at the same place. Sorted along a direction that no shape is
/// aligned with, so that few points share a coordinate.
std::vector<std::uint32_t> joined_points(const std::vector<glm::vec3>& points) {
    const glm::vec3 direction = glm::normalize(glm::vec3(0.6137F, 0.3711F, 0.6971F));
    std::vector<std::pair<float, std::uint32_t>> order;
    order.reserve(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        order.emplace_back(glm::dot(points[i], direction), i);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> first(points.size());
    std::iota(first.begin(), first.end(), 0U);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto [at, index] = order[i];
        for (std::size_t k = i; k-- > 0 && at - order[k].first <= kSamePoint;) {
            const std::uint32_t other = order[k].second;
            if (glm::distance(points[index], points[other]) <= kSamePoint) {
                first[index] = first[other];
                break;
            }
        }
    }
    return first;
}

struct Facet {
    glm::uvec3 corners{0};  ///< into the surface's points
    glm::uvec3 places{0};   ///< the points they are joined to
    glm::vec3 normal{0.0F};
    glm::vec3 weights{0.0F};  ///< of the normal at the corners: angle x area
};

float angle_between(const glm::vec3& a, const glm::vec3& b) {
    return std::acos(std::clamp(glm::dot(glm::normalize(a), glm::normalize(b)), -1.0F, 1.0F));
}

std::vector<Facet> facets_of(const Surface& surface, const std::vector<std::uint32_t>& place_of) {
    std::vector<Facet> facets;
    facets.reserve(surface.triangles.size());
    for (const glm::uvec3& t : surface.triangles) {
        Facet facet{t, {place_of[t.x], place_of[t.y], place_of[t.z]}, {}, {}};
        const glm::vec3& a = surface.points[facet.places.x];
        const glm::vec3& b = surface.points[facet.places.y];
        const glm::vec3& c = surface.points[facet.places.z];
        const glm::vec3 across = glm::cross(b - a, c - a);
        const float length = glm::length(across);
        if (facet.places.x == facet.places.y || facet.places.y == facet.places.z ||
            facet.places.z == facet.places.x || length <= 1e-14F) {
            continue;
        }
        facet.normal = across / length;
        // By area as well as by angle: a wide face stays flat up to the fillet around it.
        facet.weights = length * glm::vec3(angle_between(b - a, c - a), angle_between(c - b, a - b),
                                           angle_between(a - c, b - c));
        facets.push_back(facet);
    }
    return facets;
}

/// The corners that meet at each place: a list a place, as offsets into one array.
struct Meetings {
    std::vector<std::uint32_t> begin;
    std::vector<std::uint32_t> corners;  ///< 3 facet + corner
};

Meetings meetings_of(const std::vector<Facet>& facets, std::size_t places) {
    Meetings meetings;
    meetings.begin.assign(places + 1, 0);
    for (const Facet& facet : facets) {
        for (int k = 0; k < 3; ++k) {
            ++meetings.begin[facet.places[k] + 1];
        }
    }
    std::partial_sum(meetings.begin.begin(), meetings.begin.end(), meetings.begin.begin());
    std::vector<std::uint32_t> next(meetings.begin.begin(), meetings.begin.end() - 1);
    meetings.corners.resize(3 * facets.size());
    for (std::uint32_t f = 0; f < facets.size(); ++f) {
        for (std::uint32_t k = 0; k < 3; ++k) {
            meetings.corners[next[facets[f].places[static_cast<int>(k)]]++] = 3 * f + k;
        }
    }
    return meetings;
}

/// Vertices of one place that were added already.
struct Vertex {
    glm::vec3 normal{0.0F};
    glm::vec2 uv{0.0F};
    std::uint32_t index = 0;
};

class Finisher {
public:
    Finisher(Mesh& mesh, const Surface& surface, float uv_scale)
        : mesh_(mesh), surface_(surface), uv_scale_(uv_scale),
          place_of_(joined_points(surface.points)), facets_(facets_of(surface, place_of_)),
          meetings_(meetings_of(facets_, surface.points.size())),
          least_cosine_(std::cos(glm::radians(surface.crease))) {}

    std::uint32_t finish(std::uint32_t material) {
        std::vector<glm::uvec3> triangles(facets_.size());
        for (std::uint32_t place = 0; place + 1 < meetings_.begin.size(); ++place) {
            add_vertices_at(place, triangles);
        }
        mesh_.triangles.insert(mesh_.triangles.end(), triangles.begin(), triangles.end());
        mesh_.triangle_material.resize(mesh_.triangles.size(), material);
        return static_cast<std::uint32_t>(triangles.size());
    }

private:
    void add_vertices_at(std::uint32_t place, std::vector<glm::uvec3>& triangles) {
        vertices_.clear();
        for (std::uint32_t i = meetings_.begin[place]; i < meetings_.begin[place + 1]; ++i) {
            const Facet& facet = facets_[meetings_.corners[i] / 3];
            const int corner = static_cast<int>(meetings_.corners[i] % 3);
            const glm::vec3 normal = mean_normal(place, facet.normal);
            const glm::vec2 uv = uv_scale_ * surface_.uvs[facet.corners[corner]];
            triangles[meetings_.corners[i] / 3][corner] = vertex(place, normal, uv);
        }
    }

    [[nodiscard]] glm::vec3 mean_normal(std::uint32_t place, const glm::vec3& own) const {
        glm::vec3 sum{0.0F};
        float total = 0.0F;
        for (std::uint32_t i = meetings_.begin[place]; i < meetings_.begin[place + 1]; ++i) {
            const Facet& facet = facets_[meetings_.corners[i] / 3];
            if (glm::dot(facet.normal, own) >= least_cosine_) {
                const float weight = facet.weights[static_cast<int>(meetings_.corners[i] % 3)];
                sum += weight * facet.normal;
                total += weight;
            }
        }
        const float length = glm::length(sum);
        return length > 1e-6F * total ? sum / length : own;
    }

    std::uint32_t vertex(std::uint32_t place, const glm::vec3& normal, const glm::vec2& uv) {
        for (const Vertex& known : vertices_) {
            if (known.uv == uv && glm::dot(known.normal, normal) > 0.99999F) {
                return known.index;
            }
        }
        const auto index = static_cast<std::uint32_t>(mesh_.positions.size());
        mesh_.positions.push_back(surface_.points[place]);
        mesh_.normals.push_back(normal);
        mesh_.uvs.push_back(uv);
        vertices_.push_back({normal, uv, index});
        return index;
    }

    Mesh& mesh_;
    const Surface& surface_;
    float uv_scale_;
    std::vector<std::uint32_t> place_of_;
    std::vector<Facet> facets_;
    Meetings meetings_;
    float least_cosine_;
    std::vector<Vertex> vertices_;  ///< of the place at hand
};

}  // namespace

std::uint32_t append_finished(Mesh& mesh, const Surface& surface, std::uint32_t material,
                              float uv_scale) {
    TT_CHECK_EQ(surface.points.size(), surface.uvs.size());
    return Finisher(mesh, surface, uv_scale).finish(material);
}

}  // namespace turntable::procedural
