// Parts of things that lie along X and show their side to the front: blades, grips and stocks,
// triggers, barrels, sights. Metres; a muzzle or a tip points to +X, the viewer's left.
#pragma once

#include <span>

#include "assets/procedural/looks.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// A cross-section of something rounded that runs along X.
struct StockStation {
    float x = 0.0F;  ///< ascending from station to station
    float top = 0.0F;
    float bottom = 0.0F;
    float width = 0.0F;  ///< along Y
};
/// A skin through superellipses of that exponent: stocks, forends, handles.
[[nodiscard]] Surface stock(std::span<const StockStation> stations, float exponent = 2.6F);

/// A cross-section of something rounded that runs along Z.
struct GripStation {
    float z = 0.0F;      ///< ascending
    float front = 0.0F;  ///< x towards the muzzle
    float rear = 0.0F;
    float width = 0.0F;
};
[[nodiscard]] Surface grip(std::span<const GripStation> stations, float exponent = 2.6F);

/// A round bar along X about (y = 0, z).
[[nodiscard]] Surface bar_along_x(float from, float to, float z, float radius, int segments = 20);
/// A pipe along X whose bore shows at its muzzle, which is at `to`.
[[nodiscard]] Surfaces barrel(float from, float to, float z, float radius, float bore);

/// A guard of flat steel below `top` between two x, `deep`, `width` across; square or round.
[[nodiscard]] Surface trigger_guard(float rear, float front, float top, float deep, float width,
                                    bool square);
/// A curved trigger hanging from (x, top).
[[nodiscard]] Surface trigger(float x, float top, float length, float width);

/// Blued, grey or bright steel.
[[nodiscard]] Look gun_metal(Parameters& parameters, std::string_view name);

}  // namespace turntable::procedural
