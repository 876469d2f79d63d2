#include "assets/procedural/furniture/fronts.h"

#include <algorithm>
#include <utility>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

constexpr float kMetal = 0.006F;  ///< half the thickness of pulls, metres

/// A box in the front's coordinates: x and z as given, y from the front's back.
Surface piece(const Front& front, const glm::vec2& lower, const glm::vec2& upper, float from,
              float to, float fillet) {
    return box_between({lower.x, front.y + from, lower.y}, {upper.x, front.y + to, upper.y},
                       fillet);
}

Surfaces frame_around(const Front& front, float stile) {
    const float t = front.thickness;
    const glm::vec2 a = front.lower;
    const glm::vec2 b = front.upper;
    const float edge = 0.15F * t;
    // Rails are a little thinner than stiles, so that no two faces share a plane.
    return {piece(front, a, {a.x + stile, b.y}, 0.0F, t, edge),
            piece(front, {b.x - stile, a.y}, b, 0.0F, t, edge),
            piece(front, {a.x + 0.5F * stile, a.y}, {b.x - 0.5F * stile, a.y + stile}, 0.001F,
                  0.94F * t, edge),
            piece(front, {a.x + 0.5F * stile, b.y - stile}, {b.x - 0.5F * stile, b.y}, 0.001F,
                  0.94F * t, edge)};
}

void add_louvres(const Front& field, Surfaces& wood) {
    const glm::vec2 size = field.size();
    const int count = std::clamp(static_cast<int>(size.y / 0.05F), 3, 24);
    const float pitch = size.y / static_cast<float>(count);
    const Surface slat = turned(box({size.x + 0.02F, 0.006F, 1.15F * pitch}), Axis::kX, 25.0F);
    const glm::vec3 first{field.centre().x, field.y + 0.5F * field.thickness,
                          field.lower.y + 0.5F * pitch};
    for (Surface& s : in_row(moved(slat, first), count, {0.0F, 0.0F, pitch})) {
        wood.push_back(std::move(s));
    }
}

}  // namespace

Front inset(Front front, float gap) {
    front.lower += gap;
    front.upper -= gap;
    return front;
}

FrontParts front_parts(const Front& front, FrontStyle style) {
    const float t = front.thickness;
    if (style == FrontStyle::kSlab) {
        return {{piece(front, front.lower, front.upper, 0.0F, t, 0.2F * t)}, {}};
    }
    const float stile = std::min(0.06F, 0.2F * std::min(front.size().x, front.size().y));
    FrontParts parts{frame_around(front, stile), {}};
    const Front field = inset(front, stile - 0.004F);
    if (style == FrontStyle::kGlazed) {
        parts.pane.push_back(piece(field, field.lower, field.upper, 0.4F * t, 0.6F * t, 0.0F));
        return parts;
    }
    if (style == FrontStyle::kLouvred) {
        add_louvres(field, parts.wood);
        return parts;
    }
    parts.wood.push_back(piece(field, field.lower, field.upper, 0.1F * t, 0.45F * t, 0.0F));
    if (style == FrontStyle::kRaised) {
        const Front raised = inset(field, 0.35F * stile);
        parts.wood.push_back(
            piece(raised, raised.lower, raised.upper, 0.15F * t, 0.85F * t, 0.35F * t));
    }
    return parts;
}

Surfaces pull_parts(Pull pull, float width, bool upright) {
    Surfaces parts;
    switch (pull) {
    case Pull::kBar:
        parts = bar_handle(width, 0.032F, kMetal);
        break;
    case Pull::kKnob:
        return {knob(0.017F, 0.03F)};
    case Pull::kCup:
        return {cup_pull(std::max(0.07F, 0.6F * width), 0.036F, 0.028F)};
    case Pull::kRing:
        return {
            turned(cylinder(0.022F, -0.002F, 0.004F, 16), Axis::kX, -90.0F),
            moved(turned(torus(0.02F, 0.004F, 20, 8), Axis::kX, 78.0F), {0.0F, 0.012F, -0.016F}),
            rod({0.0F, 0.0F, 0.003F}, {0.0F, 0.018F, 0.003F}, 0.005F, 8)};
    case Pull::kLip:
        parts = {box({width, 0.036F, 0.008F}, 0.002F)};
        break;
    }
    if (!upright) {
        return parts;
    }
    return each(std::move(parts), [](Surface s) { return turned(std::move(s), Axis::kY, 90.0F); });
}

}  // namespace turntable::procedural
