// Hulls: bodies along Y (cars, buses, fuselages) whose surface is known as a function, so that
// windows, lamps and doors can be laid on it; cabins: what stands on a car's body.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/procedural/outline.h"
#include "assets/procedural/surface.h"
#include "assets/procedural/vehicles/curve.h"

namespace turntable::procedural {

/// Cut into both sides from below, about an axle at (y, z).
struct WheelArch {
    float y = 0.0F;
    float z = 0.0F;
    float radius = 0.0F;
    float depth = 0.0F;  ///< across, from the side inwards
};

/// Mirror-symmetric about x = 0. Metres.
struct Hull {
    float rear = 0.0F;  ///< least and greatest y
    float front = 0.0F;
    Curve half_width;  ///< by y, as are:
    Curve bottom;
    Curve top;
    /// The section's half with x >= 0 from the middle of the bottom, (0, 0), by its edge (x, 0), to
    /// the middle of the top, (0, 1): shares of half width and height; y never falls.
    Path2 side;
    std::vector<WheelArch> arches;
};

/// Sections of common bodies for Hull::side.
[[nodiscard]] Path2 round_side(int segments = 12);  ///< an ellipse
/// A box whose lower and upper edges are rounded over shares of its half width and height.
[[nodiscard]] Path2 box_side(float lower_round, float upper_round, float tumblehome = 0.0F);

/// The body itself: `sections` sections, denser towards the ends.
[[nodiscard]] Surface hull_surface(const Hull& hull, int sections);
/// Half of the hull's width at (y, z), 0 above and below it. Arches do not count.
[[nodiscard]] float half_width_at(const Hull& hull, float y, float z);

// Where a point seen from that side lies on the surface, `lift` metres off it. The first
// coordinate runs to the right of one who faces that side: +Y on the side +X, -X on the front, +X
// on the rear; on the top (x, y).
using Placement = std::function<glm::vec3(glm::vec2)>;
[[nodiscard]] Placement on_side(const Hull& hull, float lift);
[[nodiscard]] Placement on_front(const Hull& hull, float lift);
[[nodiscard]] Placement on_rear(const Hull& hull, float lift);
[[nodiscard]] Placement on_top(const Hull& hull, float lift);

/// What is laid on a surface, given by its corners as one faces it: lower left, lower right, upper
/// right, upper left.
struct Panel {
    std::array<glm::vec2, 4> corners;
    float roundness = 0.0F;   ///< 0 keeps the corners, 1 makes a disc of a square
    float thickness = 0.02F;  ///< most of it inside the surface
    int across = 4;           ///< segments
    int along = 4;
};
[[nodiscard]] Panel rectangle_panel(const glm::vec2& lower, const glm::vec2& upper,
                                    float roundness = 0.0F);
[[nodiscard]] Surface panel(const Placement& place, const Panel& shape);

/// The cabin of a car: rounded in plan, leaning in on all sides. Curves by z.
struct Cabin {
    float bottom = 0.0F;  ///< may be inside the body
    float roof = 0.0F;    ///< edge of the roof, without its dome
    float dome = 0.05F;
    Curve front;
    Curve rear;
    Curve half_width;
    float squareness = 6.0F;  ///< exponent of the superellipse in plan
};
[[nodiscard]] Surface cabin_surface(const Cabin& cabin);
[[nodiscard]] Placement on_side(const Cabin& cabin, float lift);
[[nodiscard]] Placement on_front(const Cabin& cabin, float lift);
[[nodiscard]] Placement on_rear(const Cabin& cabin, float lift);

}  // namespace turntable::procedural
