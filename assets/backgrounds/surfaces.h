// Surfaces for rooms: floors, walls, and what hangs in them. All lengths in m.
#pragma once

#include <cstdint>

#include "assets/backgrounds/box_room.h"

namespace turntable::background {

[[nodiscard]] Surface plain(const Radiance& albedo, double gloss = 0.0);
/// Slightly uneven paint.
[[nodiscard]] Surface plaster(const Radiance& albedo);
[[nodiscard]] Surface planks(const Radiance& pale, const Radiance& dark, double width);
[[nodiscard]] Surface herringbone(const Radiance& pale, const Radiance& dark);
[[nodiscard]] Surface checker(const Radiance& one, const Radiance& other, double size);
[[nodiscard]] Surface tiles(const Radiance& tile, const Radiance& grout, double size);
[[nodiscard]] Surface concrete(const Radiance& albedo);
[[nodiscard]] Surface carpet(const Radiance& albedo);
[[nodiscard]] Surface bricks(const Radiance& pale, const Radiance& dark);
[[nodiscard]] Surface stripes(const Radiance& one, const Radiance& other, double width);
/// A rug with a border on a floor.
[[nodiscard]] Surface with_rug(Surface floor, const glm::dvec2& low, const glm::dvec2& high,
                               const Radiance& field, const Radiance& border);
[[nodiscard]] Surface with_skirting(Surface wall, double height, const Radiance& albedo);
/// The wall below `height` in another finish, with a rail on top.
[[nodiscard]] Surface with_dado(Surface wall, Surface lower, double height);
/// Panes with sky above and greenery below, as bright as `sky`.
[[nodiscard]] Surface with_window(Surface wall, const glm::dvec2& low, const glm::dvec2& high,
                                  int panes, const Radiance& sky);
[[nodiscard]] Surface with_door(Surface wall, double from, double width, const Radiance& albedo);
/// A framed abstract painting.
[[nodiscard]] Surface with_painting(Surface wall, const glm::dvec2& low, const glm::dvec2& high,
                                    std::uint32_t seed);
/// Shelves with books.
[[nodiscard]] Surface with_bookcase(Surface wall, const glm::dvec2& low, const glm::dvec2& high,
                                    std::uint32_t seed);
/// A flat lamp.
[[nodiscard]] Surface with_lamp(Surface ceiling, const glm::dvec2& low, const glm::dvec2& high,
                                const Radiance& emission);
/// The same finish again and again, `pitch` apart.
[[nodiscard]] Surface with_beams(Surface ceiling, double pitch, double width,
                                 const Radiance& albedo);

}  // namespace turntable::background
