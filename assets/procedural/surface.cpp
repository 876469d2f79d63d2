#include "assets/procedural/surface.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <glm/ext/matrix_transform.hpp>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>
#include <glm/trigonometric.hpp>

#include "base/check.h"

namespace turntable::procedural {
namespace {

int index_of(Axis axis) {
    return static_cast<int>(axis);
}

glm::vec3 unit(Axis axis) {
    glm::vec3 direction{0.0F};
    direction[index_of(axis)] = 1.0F;
    return direction;
}

/// A reflection turns triangles inside out.
void reverse_winding(Surface& surface) {
    for (glm::uvec3& triangle : surface.triangles) {
        std::swap(triangle.y, triangle.z);
    }
}

/// 0 at the lower end of the axis, 1 at the upper one.
float share_along(const Extent& extent, const glm::vec3& point, Axis axis) {
    const int a = index_of(axis);
    const float length = extent.upper[a] - extent.lower[a];
    return length > 0.0F ? (point[a] - extent.lower[a]) / length : 0.0F;
}

void widen(Extent& extent, const glm::vec3& point) {
    extent.lower = glm::min(extent.lower, point);
    extent.upper = glm::max(extent.upper, point);
}

}  // namespace

Surface moved(Surface surface, const glm::vec3& offset) {
    for (glm::vec3& point : surface.points) {
        point += offset;
    }
    return surface;
}

Surface turned(Surface surface, Axis axis, float degrees) {
    return transformed(std::move(surface),
                       glm::rotate(glm::mat4(1.0F), glm::radians(degrees), unit(axis)));
}

Surface turned_about(Surface surface, const glm::vec3& point, Axis axis, float degrees) {
    return moved(turned(moved(std::move(surface), -point), axis, degrees), point);
}

Surface scaled(Surface surface, const glm::vec3& factors) {
    TT_CHECK(factors.x > 0.0F && factors.y > 0.0F && factors.z > 0.0F);
    for (glm::vec3& point : surface.points) {
        point *= factors;
    }
    return surface;
}

Surface mirrored(Surface surface, Axis axis) {
    for (glm::vec3& point : surface.points) {
        point[index_of(axis)] = -point[index_of(axis)];
    }
    reverse_winding(surface);
    return surface;
}

Surface transformed(Surface surface, const glm::mat4& matrix) {
    for (glm::vec3& point : surface.points) {
        point = glm::vec3(matrix * glm::vec4(point, 1.0F));
    }
    if (glm::determinant(glm::mat3(matrix)) < 0.0F) {
        reverse_winding(surface);
    }
    return surface;
}

Surface with_crease(Surface surface, float degrees) {
    surface.crease = degrees;
    return surface;
}

Surfaces mirrored_pair(const Surface& surface) {
    return {surface, mirrored(surface, Axis::kX)};
}

Surfaces four_corners(const Surface& surface) {
    const Surface behind = mirrored(surface, Axis::kY);
    return {surface, mirrored(surface, Axis::kX), behind, mirrored(behind, Axis::kX)};
}

Surfaces around(const Surface& surface, int count, float first_degrees) {
    Surfaces copies;
    for (int i = 0; i < count; ++i) {
        const float degrees =
            first_degrees + 360.0F * static_cast<float>(i) / static_cast<float>(count);
        copies.push_back(turned(surface, Axis::kZ, degrees));
    }
    return copies;
}

Surfaces in_row(const Surface& surface, int count, const glm::vec3& step) {
    Surfaces copies;
    for (int i = 0; i < count; ++i) {
        copies.push_back(moved(surface, static_cast<float>(i) * step));
    }
    return copies;
}

Surfaces in_grid(const Surface& surface, int columns, const glm::vec3& column_step, int rows,
                 const glm::vec3& row_step) {
    Surfaces copies;
    for (int row = 0; row < rows; ++row) {
        for (Surface& copy :
             in_row(moved(surface, static_cast<float>(row) * row_step), columns, column_step)) {
            copies.push_back(std::move(copy));
        }
    }
    return copies;
}

Surfaces joined(std::vector<Surfaces> groups) {
    Surfaces all;
    for (Surfaces& group : groups) {
        std::move(group.begin(), group.end(), std::back_inserter(all));
    }
    return all;
}

Surfaces each(Surfaces surfaces, const std::function<Surface(Surface)>& change) {
    for (Surface& surface : surfaces) {
        surface = change(std::move(surface));
    }
    return surfaces;
}

Surface warped(Surface surface, const std::function<glm::vec3(glm::vec3)>& warp) {
    for (glm::vec3& point : surface.points) {
        point = warp(point);
    }
    return surface;
}

Surface tapered(Surface surface, Axis axis, float from, float to) {
    const Extent extent = extent_of(surface);
    for (glm::vec3& point : surface.points) {
        const float factor = glm::mix(from, to, share_along(extent, point, axis));
        const float along = point[index_of(axis)];
        point *= factor;
        point[index_of(axis)] = along;
    }
    return surface;
}

Surface twisted(Surface surface, Axis axis, float degrees) {
    const Extent extent = extent_of(surface);
    for (glm::vec3& point : surface.points) {
        const float angle = glm::radians(degrees) * share_along(extent, point, axis);
        point = glm::vec3(glm::rotate(glm::mat4(1.0F), angle, unit(axis)) * glm::vec4(point, 1.0F));
    }
    return surface;
}

Surface bent(Surface surface, Axis axis, Axis towards, float degrees) {
    TT_CHECK(axis != towards);
    const Extent extent = extent_of(surface);
    const int a = index_of(axis);
    const int t = index_of(towards);
    const float length = extent.upper[a] - extent.lower[a];
    const float total = glm::radians(degrees);
    if (length <= 0.0F || std::abs(total) < 1e-5F) {
        return surface;
    }
    const float radius = length / total;  // of the arc that the line t = 0 becomes
    for (glm::vec3& point : surface.points) {
        const float angle = (point[a] - extent.lower[a]) / radius;
        const float from_centre = radius - point[t];
        point[a] = extent.lower[a] + from_centre * std::sin(angle);
        point[t] = radius - from_centre * std::cos(angle);
    }
    return surface;
}

Surface subdivided(Surface surface, int times) {
    for (int round = 0; round < times; ++round) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middles;
        const auto middle = [&](std::uint32_t a, std::uint32_t b) {
            const auto [place, is_new] = middles.try_emplace(
                std::minmax(a, b), static_cast<std::uint32_t>(surface.points.size()));
            if (is_new) {
                surface.points.push_back(0.5F * (surface.points[a] + surface.points[b]));
                surface.uvs.push_back(0.5F * (surface.uvs[a] + surface.uvs[b]));
            }
            return place->second;
        };
        std::vector<glm::uvec3> finer;
        finer.reserve(4 * surface.triangles.size());
        for (const glm::uvec3& t : surface.triangles) {
            const std::uint32_t xy = middle(t.x, t.y);
            const std::uint32_t yz = middle(t.y, t.z);
            const std::uint32_t zx = middle(t.z, t.x);
            finer.insert(finer.end(), {{t.x, xy, zx}, {xy, t.y, yz}, {zx, yz, t.z}, {xy, yz, zx}});
        }
        surface.triangles = std::move(finer);
    }
    return surface;
}

Extent extent_of(const Surface& surface) {
    TT_CHECK(!surface.points.empty());
    Extent extent{surface.points.front(), surface.points.front()};
    for (const glm::vec3& point : surface.points) {
        widen(extent, point);
    }
    return extent;
}

Extent extent_of(const Surfaces& surfaces) {
    TT_CHECK(!surfaces.empty());
    Extent extent = extent_of(surfaces.front());
    for (const Surface& surface : surfaces) {
        const Extent one = extent_of(surface);
        widen(extent, one.lower);
        widen(extent, one.upper);
    }
    return extent;
}

}  // namespace turntable::procedural
