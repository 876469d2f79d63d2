// Boxes and cushions of shapes.h.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/skin.h"

namespace turntable::procedural {
namespace {

/// A place on one axis of a face: on the straight part (`inner` from -1 to 1) or in the fillet,
/// where `slope` is the tangent of the angle that the surface has turned by.
struct Stop {
    float inner = 0.0F;
    float slope = 0.0F;
};

std::vector<Stop> stops_across(int half_segments, int divisions) {
    std::vector<Stop> stops;
    for (int k = 0; k < half_segments; ++k) {
        const float share =
            static_cast<float>(half_segments - k) / static_cast<float>(half_segments);
        stops.push_back({-1.0F, -std::tan(glm::radians(45.0F * share))});
    }
    for (int k = 0; k <= divisions; ++k) {
        stops.push_back(
            {2.0F * static_cast<float>(k) / static_cast<float>(divisions) - 1.0F, 0.0F});
    }
    for (int k = 1; k <= half_segments; ++k) {
        const float share = static_cast<float>(k) / static_cast<float>(half_segments);
        stops.push_back({1.0F, std::tan(glm::radians(45.0F * share))});
    }
    return stops;
}

/// A face's own frame: u x v = normal.
struct Face {
    int normal = 2;
    int u = 0;
    int v = 1;
    float sign = 1.0F;
};

constexpr std::array<Face, 6> kFaces{{{0, 1, 2, 1.0F},
                                      {1, 2, 0, 1.0F},
                                      {2, 0, 1, 1.0F},
                                      {0, 2, 1, -1.0F},
                                      {1, 0, 2, -1.0F},
                                      {2, 1, 0, -1.0F}}};

/// The grain runs along the longest side of the box that lies in the face.
void lay_grain(Surface& face, const Face& frame, const glm::vec3& size) {
    const bool along_u = size[frame.u] > size[frame.v];
    for (std::size_t i = 0; i < face.points.size(); ++i) {
        const float u = face.points[i][frame.u];
        const float v = face.points[i][frame.v];
        face.uvs[i] = along_u ? glm::vec2(v, u) : glm::vec2(u, v);
    }
}

Surface box_face(const Face& face, const glm::vec3& inner, float fillet,
                 const std::vector<Stop>& stops) {
    std::vector<Ring> strips;
    for (const Stop& v : stops) {
        Ring strip;
        for (const Stop& u : stops) {
            glm::vec3 direction{0.0F};
            direction[face.normal] = face.sign;
            direction[face.u] = u.slope;
            direction[face.v] = v.slope;
            glm::vec3 point{0.0F};
            point[face.normal] = face.sign * inner[face.normal];
            point[face.u] = u.inner * inner[face.u];
            point[face.v] = v.inner * inner[face.v];
            strip.push_back(point + fillet * glm::normalize(direction));
        }
        strips.push_back(std::move(strip));
    }
    return patch(strips);
}

Surface divided_box(const glm::vec3& size, float fillet, int fillet_segments, int divisions) {
    const float most = 0.5F * std::min({size.x, size.y, size.z});
    const float radius = std::clamp(fillet, 0.0F, 0.98F * most);
    const int half_segments = radius > 0.0F ? std::max(1, (fillet_segments + 1) / 2) : 0;
    const std::vector<Stop> stops = stops_across(half_segments, divisions);
    const glm::vec3 inner = 0.5F * size - glm::vec3(radius);
    Surface surface;
    for (const Face& face : kFaces) {
        Surface side = box_face(face, inner, radius, stops);
        lay_grain(side, face, size);
        append(surface, side);
    }
    surface.closed = true;
    surface.crease = radius > 0.0F ? 65.0F : 40.0F;  // fillets of one step meet at 60 degrees
    return surface;
}

}  // namespace

Surface box(const glm::vec3& size, float fillet, int fillet_segments) {
    return divided_box(size, fillet, fillet_segments, 1);
}

Surface box_between(const glm::vec3& lower, const glm::vec3& upper, float fillet,
                    int fillet_segments) {
    return moved(box(upper - lower, fillet, fillet_segments), 0.5F * (lower + upper));
}

Surface cushion(const glm::vec3& size, float fillet, float swell, int divisions) {
    const glm::vec3 half = 0.5F * size;
    return warped(divided_box(size, fillet, 2, divisions), [&](glm::vec3 p) {
        const glm::vec3 t = p / half;
        const glm::vec3 bulge = glm::max(glm::vec3(1.0F) - t * t, glm::vec3(0.0F));
        return p + swell * t * glm::vec3(bulge.y * bulge.z, bulge.z * bulge.x, bulge.x * bulge.y);
    });
}

}  // namespace turntable::procedural
