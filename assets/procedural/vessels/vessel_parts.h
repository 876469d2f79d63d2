// Parts that vessels and containers share. Metres.
#pragma once

#include <span>
#include <string_view>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/procedural/looks.h"
#include "assets/procedural/outline.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// A level ring of a shell: |x/half.x|^n + |y/half.y|^n = 1 about `centre`, n = `squareness`.
struct Level {
    glm::vec2 half{0.0F};
    float z = 0.0F;
    float squareness = 2.0F;  ///< 2 an ellipse, towards 16 a rectangle
    glm::vec2 centre{0.0F};
};
/// A closed shell through levels, in the order of a lathe's profile: up the outside and, for hollow
/// ones, down the inside; first and last level are capped flat. A hoop when they are one and the
/// same. `segments` divides by 8.
[[nodiscard]] Surface shell(std::span<const Level> levels, int segments = 48);
/// An open container with straight walls: `wall` thick, its floor `floor` thick.
[[nodiscard]] Surface tub(const Level& bottom, const Level& top, float wall, float floor,
                          int segments = 48);
/// A cloth or bag `thickness` thick turned over a rim `wall` wide: from `hem` outside over `rim`
/// (the wall's upper outer edge) down to `deep` inside.
[[nodiscard]] Surface drape(const Level& hem, const Level& rim, float wall, const Level& deep,
                            float thickness, int segments = 64);
/// A surface about Z whose round sections become |x|^n + |y|^n = r^n.
[[nodiscard]] Surface squared(Surface surface, float squareness);
[[nodiscard]] glm::vec3 squared(const glm::vec3& point, float squareness);

/// Outside of a solid of revolution from the axis up to a rim or neck, through `knots` (radius, z):
/// a flat bottom, a heel rounded by `heel`, a spline through the knots. The end stays open.
[[nodiscard]] Path2 body_profile(std::span<const glm::vec2> knots, float heel, int per_segment = 6);
/// The radius of a profile at a height; of its outermost crossing.
[[nodiscard]] float radius_at(const Path2& profile, float z);
/// That part of a profile between two heights, as wrap_band and curved_label want it.
[[nodiscard]] Path2 stretch_of(const Path2& profile, float bottom, float top, int steps = 6);

/// A patch with one whole picture, `gap` off a surface of revolution; its middle faces
/// `towards_degrees` from +X, 90 the front, and it spans `span_degrees`. Open surface.
[[nodiscard]] Surface curved_label(const Path2& stretch, float gap, float towards_degrees,
                                   float span_degrees, int segments = 16);
/// A strap along a spline through points in the plane y = 0: `width` along Y, `thickness` across.
[[nodiscard]] Surface strap(std::span<const glm::vec3> points, float width, float thickness,
                            bool round, int per_segment = 6);
/// A screw cap with grip ribs about Z.
[[nodiscard]] Surface ribbed_cap(float radius, float bottom, float top, int ribs = 24);

/// Glass or clear plastic of a colour of the palette: `opacity` as looks.h's glass.
[[nodiscard]] Look tinted_glass(Parameters& parameters, std::string_view name, Palette palette,
                                float opacity);
/// A plain look of one of the palette's colours.
[[nodiscard]] Look coloured(Parameters& parameters, std::string_view name, Palette palette,
                            float roughness = 0.5F);

}  // namespace turntable::procedural
