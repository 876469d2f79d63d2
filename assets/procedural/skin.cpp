#include "assets/procedural/skin.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "assets/polygon_triangulation.h"
#include "assets/procedural/cap_triangulation.h"
#include "base/check.h"

namespace turntable::procedural {
namespace {

constexpr float kTipSize = 1e-6F;

bool is_tip(const Ring& ring) {
    return std::all_of(ring.begin(), ring.end(), [&](const glm::vec3& p) {
        return glm::distance(p, ring.front()) < kTipSize;
    });
}

/// Distances along the longest of the strips: one scale for all, so that textures do not shear.
std::vector<float> distances_along_longest(std::span<const Ring> strips) {
    std::vector<float> longest;
    for (const Ring& strip : strips) {
        std::vector<float> along{0.0F};
        for (std::size_t i = 1; i < strip.size(); ++i) {
            along.push_back(along.back() + glm::distance(strip[i - 1], strip[i]));
        }
        if (longest.empty() || along.back() > longest.back()) {
            longest = std::move(along);
        }
    }
    return longest;
}

/// Mean distance between consecutive strips, summed.
std::vector<float> distances_across(std::span<const Ring> strips) {
    std::vector<float> across{0.0F};
    for (std::size_t i = 1; i < strips.size(); ++i) {
        float sum = 0.0F;
        for (std::size_t k = 0; k < strips[i].size(); ++k) {
            sum += glm::distance(strips[i - 1][k], strips[i][k]);
        }
        across.push_back(across.back() + sum / static_cast<float>(strips[i].size()));
    }
    return across;
}

/// Triangles fall out later where an edge has no length; here both of a quad are made.
void add_grid_triangles(Surface& surface, std::uint32_t first, std::uint32_t columns,
                        std::uint32_t rows) {
    for (std::uint32_t row = 0; row + 1 < rows; ++row) {
        for (std::uint32_t column = 0; column + 1 < columns; ++column) {
            const std::uint32_t a = first + row * columns + column;
            const std::uint32_t b = a + columns;
            surface.triangles.emplace_back(a, a + 1, b + 1);
            surface.triangles.emplace_back(a, b + 1, b);
        }
    }
}

/// Coordinates of a ring in its plane; counter-clockwise about `normal`.
Outline flattened(const Ring& ring, const glm::vec3& normal) {
    const glm::vec3 other = std::abs(normal.z) < 0.9F ? glm::vec3(0, 0, 1) : glm::vec3(0, 1, 0);
    const glm::vec3 x = glm::normalize(glm::cross(other, normal));
    const glm::vec3 y = glm::cross(normal, x);
    Outline outline;
    for (const glm::vec3& point : ring) {
        outline.emplace_back(glm::dot(point, x), glm::dot(point, y));
    }
    return outline;
}

/// `ring` counter-clockwise seen from outside.
void add_cap(Surface& surface, const Ring& ring) {
    if (is_tip(ring)) {
        return;
    }
    const glm::vec3 normal = polygon_normal(ring);
    if (normal == glm::vec3(0.0F)) {  // a line: both sides meet there already
        return;
    }
    const Outline flat = flattened(ring, normal);
    const auto first = static_cast<std::uint32_t>(surface.points.size());
    surface.points.insert(surface.points.end(), ring.begin(), ring.end());
    surface.uvs.insert(surface.uvs.end(), flat.begin(), flat.end());
    for (const glm::uvec3& triangle : triangulate_cap(flat)) {
        surface.triangles.push_back(triangle + first);
    }
}

}  // namespace

Surface patch(std::span<const Ring> strips) {
    TT_CHECK_GE(strips.size(), 2U);
    const std::size_t columns = strips.front().size();
    const std::vector<float> u = distances_along_longest(strips);
    const std::vector<float> v = distances_across(strips);
    Surface surface;
    surface.closed = false;
    for (std::size_t row = 0; row < strips.size(); ++row) {
        TT_CHECK_EQ(strips[row].size(), columns);
        for (std::size_t column = 0; column < columns; ++column) {
            surface.points.push_back(strips[row][column]);
            surface.uvs.emplace_back(u[column], v[row]);
        }
    }
    add_grid_triangles(surface, 0, static_cast<std::uint32_t>(columns),
                       static_cast<std::uint32_t>(strips.size()));
    return surface;
}

Surface skin(std::span<const Ring> rings, Ends ends) {
    std::vector<Ring> strips(rings.begin(), rings.end());
    if (ends == Ends::kJoined) {
        strips.push_back(strips.front());
    }
    for (Ring& strip : strips) {  // the seam: the same point with another u
        strip.push_back(strip.front());
    }
    Surface surface = patch(strips);
    surface.closed = ends != Ends::kOpen;
    if (ends == Ends::kCapped) {
        add_cap(surface, Ring(rings.front().rbegin(), rings.front().rend()));
        add_cap(surface, rings.back());
    }
    return surface;
}

void append(Surface& surface, const Surface& other) {
    const auto first = static_cast<std::uint32_t>(surface.points.size());
    surface.points.insert(surface.points.end(), other.points.begin(), other.points.end());
    surface.uvs.insert(surface.uvs.end(), other.uvs.begin(), other.uvs.end());
    for (const glm::uvec3& triangle : other.triangles) {
        surface.triangles.push_back(triangle + first);
    }
    surface.closed = surface.closed && other.closed;
}

}  // namespace turntable::procedural
