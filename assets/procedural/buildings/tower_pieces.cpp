#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/buildings/towers.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural::towers {

std::vector<Spot> spots_along(const Outline& outline, float spacing) {
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const glm::vec2 a = outline[i];
        const glm::vec2 edge = outline[(i + 1) % outline.size()] - a;
        const int count = std::max(1, static_cast<int>(std::lround(glm::length(edge) / spacing)));
        const float degrees =
            glm::degrees(std::atan2(-edge.y, -edge.x));  // +Y to (edge.y, -edge.x)
        for (int k = 0; k < count; ++k) {
            const float share = (static_cast<float>(k) + 0.5F) / static_cast<float>(count);
            spots.push_back({a + share * edge, degrees});
        }
    }
    return spots;
}

Surfaces set_along(const Surface& piece, const std::vector<Spot>& spots) {
    Surfaces all;
    for (const Spot& spot : spots) {
        all.push_back(moved(turned(piece, Axis::kZ, spot.degrees), {spot.at, 0.0F}));
    }
    return all;
}

Outline square(float half) {
    return rectangle(2 * half, 2 * half);
}

Surface block(const Outline& outline, float low, float high) {
    // A bevel as masonry and concrete have it, small against the plan.
    const float bevel = std::min(0.1F * (high - low), 0.012F * glm::length(outline.front()));
    return moved(extrude(outline, high - low, bevel, 1), {0, 0, low});
}

Surface pointed_roof(const Outline& eaves, float low, float high) {
    const std::array sections{Section{low, eaves}, Section{low + 0.04F * (high - low), eaves},
                              Section{high, Outline(eaves.size(), glm::vec2(0.0F))}};
    return loft(sections, Axis::kZ);
}

Surface opening(float width, float height, float depth, bool pointed) {
    Outline outline{{-0.5F * width, 0}, {0.5F * width, 0}};
    for (int i = 0; i <= 8; ++i) {
        const float a = glm::pi<float>() * static_cast<float>(i) / 8.0F;
        const float lift =
            pointed ? width * (1.0F - std::abs(std::cos(a))) : 0.5F * width * std::sin(a);
        outline.emplace_back(0.5F * width * std::cos(a), height - 0.6F * width + lift);
    }
    return upright(outline, depth);
}

Look darkness() {
    return plain("darkness", srgb(0x15171A), 0.9F);
}

void add_railing(const Look& look, float radius, float z, float height, ModelBuilder& model) {
    const float thick = 0.035F * height;
    model.add("railing", look,
              Surfaces{moved(torus(radius, thick, 32, 6), {0, 0, z + height}),
                       moved(torus(radius, thick, 32, 6), {0, 0, z + 0.5F * height})});
    model.add("railing", look,
              around(rod({0, radius, z - 0.02F * height}, {0, radius, z + height}, thick, 6), 14));
}

}  // namespace turntable::procedural::towers
