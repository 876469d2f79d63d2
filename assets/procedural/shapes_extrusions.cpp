// Extrusions and picture plates of shapes.h.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/ext/matrix_transform.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include "assets/procedural/cap_triangulation.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/skin.h"

namespace turntable::procedural {
namespace {

Ring lifted(const Outline& outline, float z) {
    Ring ring;
    for (const glm::vec2& point : outline) {
        ring.emplace_back(point, z);
    }
    return ring;
}

/// The wall of an outline, without caps; of a hole, facing into it.
Surface wall(const Outline& outline, float height, bool hole) {
    Outline order = outline;
    if (hole) {
        std::reverse(order.begin(), order.end());
    }
    const std::array rings{lifted(order, 0.0F), lifted(order, height)};
    return skin(rings, Ends::kOpen);
}

/// Thickness along z from 0 to h becomes thickness along y, centred: x, y, z to x, h/2 - z, y.
Surface stood_upright(Surface surface, float thickness) {
    for (glm::vec3& p : surface.points) {
        p = {p.x, 0.5F * thickness - p.z, p.y};
    }
    return surface;
}

/// x, y, z to z - h/2, x, y.
Surface stood_sideways(Surface surface, float thickness) {
    for (glm::vec3& p : surface.points) {
        p = {p.z - 0.5F * thickness, p.x, p.y};
    }
    return surface;
}

/// The picture laid over x, z as one sees it from +Y, where +X is on the left.
Surface with_picture(Surface plate, float width, float height) {
    for (std::size_t i = 0; i < plate.points.size(); ++i) {
        const glm::vec3& p = plate.points[i];
        plate.uvs[i] = {0.5F - p.x / width, 0.5F + p.z / height};
    }
    plate.unit_uv = true;
    return plate;
}

/// Whether every edge of the outline, moved inwards, still runs as it did: none has vanished.
bool has_room_for(const Outline& outline, float bevel) {
    const Outline inner = grown(outline, -bevel);
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const std::size_t next = (i + 1) % outline.size();
        const glm::vec2 edge = outline[next] - outline[i];
        const glm::vec2 left = inner[next] - inner[i];
        if (glm::dot(left, edge) < 0.05F * glm::dot(edge, edge) || glm::length(left) < 1e-5F) {
            return false;
        }
    }
    return true;
}

/// The bevel asked for, or the largest that fits of its halves; 0 when none does.
float fitting_bevel(const Outline& outline, float height, float bevel) {
    float fitting = std::min(bevel, 0.49F * height);
    for (int halved = 0; halved < 6 && fitting > 0.0F; ++halved, fitting *= 0.5F) {
        if (has_room_for(outline, fitting)) {
            return fitting;
        }
    }
    return 0.0F;
}

}  // namespace

Surface extrude(const Outline& outline, float height, float bevel, int bevel_segments) {
    const float radius = fitting_bevel(outline, height, bevel);
    std::vector<Ring> rings;
    if (radius <= 0.0F) {
        rings = {lifted(outline, 0.0F), lifted(outline, height)};
        return skin(rings, Ends::kCapped);
    }
    for (const bool upper : {false, true}) {
        for (int k = 0; k <= bevel_segments; ++k) {
            const int step = upper ? k : bevel_segments - k;
            const float a = glm::half_pi<float>() * static_cast<float>(step) /
                            static_cast<float>(bevel_segments);
            const float z = radius * (1.0F - std::sin(a));
            rings.push_back(
                lifted(grown(outline, -radius * (1.0F - std::cos(a))), upper ? height - z : z));
        }
    }
    Surface surface = skin(rings, Ends::kCapped);
    surface.crease = 50.0F;
    return surface;
}

Surface extrude_with_holes(const Outline& outline, std::span<const Outline> holes, float height) {
    Surface surface = wall(outline, height, false);
    Outline flat = outline;
    for (const Outline& hole : holes) {
        append(surface, wall(hole, height, true));
        flat.insert(flat.end(), hole.begin(), hole.end());
    }
    const std::vector<glm::uvec3> triangles = triangulate_cap(outline, holes);
    for (const bool top : {false, true}) {
        const auto first = static_cast<std::uint32_t>(surface.points.size());
        for (const glm::vec2& point : flat) {
            surface.points.emplace_back(point, top ? height : 0.0F);
            surface.uvs.push_back(point);
        }
        for (const glm::uvec3& t : triangles) {
            surface.triangles.push_back(first + (top ? t : glm::uvec3(t.x, t.z, t.y)));
        }
    }
    surface.closed = true;
    return surface;
}

Surface upright(const Outline& outline, float thickness, float bevel, int bevel_segments) {
    return stood_upright(extrude(outline, thickness, bevel, bevel_segments), thickness);
}

Surface upright_with_holes(const Outline& outline, std::span<const Outline> holes,
                           float thickness) {
    return stood_upright(extrude_with_holes(outline, holes, thickness), thickness);
}

Surface sideways(const Outline& outline, float thickness, float bevel, int bevel_segments) {
    return stood_sideways(extrude(outline, thickness, bevel, bevel_segments), thickness);
}

Surface sideways_with_holes(const Outline& outline, std::span<const Outline> holes,
                            float thickness) {
    return stood_sideways(extrude_with_holes(outline, holes, thickness), thickness);
}

Surface picture_plate(float width, float height, float thickness) {
    return with_picture(box({width, thickness, height}), width, height);
}

Surface picture_plate(float width, float height, float thickness, float radius) {
    return with_picture(upright(rounded_rectangle(width, height, radius), thickness), width,
                        height);
}

Surface wrap_band(const Path2& profile, float gap, int times, int segments) {
    std::vector<Ring> strips;
    for (const glm::vec2& point : profile) {
        Ring strip;
        for (int i = 0; i <= segments; ++i) {
            const float a = glm::two_pi<float>() * static_cast<float>(i % segments) /
                            static_cast<float>(segments);
            const float radius = point.x + gap;
            strip.emplace_back(radius * std::cos(a), radius * std::sin(a), point.y);
        }
        strips.push_back(std::move(strip));
    }
    Surface band = patch(strips);
    const float around = band.uvs.back().x;
    const float along = band.uvs.back().y;
    // The strip begins at +X; the middle of a picture comes to the front, +Y.
    const float copies = static_cast<float>(times);
    for (glm::vec2& uv : band.uvs) {
        uv = {(uv.x / around - 0.25F) * copies + 0.5F, uv.y / along};
    }
    band.unit_uv = true;
    return band;
}

}  // namespace turntable::procedural
