// Rooms to live and work in.
#include <array>

#include <glm/geometric.hpp>

#include "assets/backgrounds/painters.h"
#include "assets/backgrounds/surfaces.h"

namespace turntable::background {
namespace {

const Radiance kWhite(0.80, 0.79, 0.76);
const Radiance kDaySky(9.0, 9.4, 10.0);
const Radiance kSunlight(42.0, 38.0, 32.0);

Surface& side(RoomPlan& room, Side which) {
    return room.surfaces[static_cast<std::size_t>(which)];
}

/// A room with the same walls all round, skirting included.
RoomPlan room_of(const glm::dvec3& low, const glm::dvec3& high, const Surface& floor,
                 const Surface& walls, const Surface& ceiling) {
    RoomPlan room;
    room.low = low;
    room.high = high;
    room.surfaces.fill(walls);
    side(room, Side::kFloor) = floor;
    side(room, Side::kCeiling) = ceiling;
    return room;
}

/// A table top on four legs.
void add_table(RoomPlan& room, const glm::dvec2& low, const glm::dvec2& high, double height,
               const Surface& wood) {
    const double floor = room.low.z;
    constexpr double kLeg = 0.07;
    room.blocks.push_back(
        {{low.x, low.y, floor + height - 0.05}, {high.x, high.y, floor + height}, wood});
    for (int i = 0; i < 4; ++i) {
        const double x = i % 2 == 0 ? low.x + 0.04 : high.x - 0.04 - kLeg;
        const double y = i / 2 == 0 ? low.y + 0.04 : high.y - 0.04 - kLeg;
        room.blocks.push_back({{x, y, floor}, {x + kLeg, y + kLeg, floor + height - 0.05}, wood});
    }
}

/// A sofa with its back to the west (-X) or the east wall.
void add_sofa(RoomPlan& room, const glm::dvec2& low, const glm::dvec2& high, bool back_west,
              const Surface& cloth) {
    const double floor = room.low.z;
    const double seat = floor + 0.42;
    room.blocks.push_back({{low.x, low.y, floor + 0.08}, {high.x, high.y, seat}, cloth});
    const double back = back_west ? low.x : high.x - 0.22;
    room.blocks.push_back({{back, low.y, seat}, {back + 0.22, high.y, seat + 0.42}, cloth});
    room.blocks.push_back({{low.x, low.y - 0.18, floor}, {high.x, low.y, seat + 0.2}, cloth});
    room.blocks.push_back({{low.x, high.y, floor}, {high.x, high.y + 0.18, seat + 0.2}, cloth});
}

/// Something solid that stands on the floor.
void add_block(RoomPlan& room, const glm::dvec2& low, const glm::dvec2& high, double height,
               const Surface& finish) {
    room.blocks.push_back(
        {{low.x, low.y, room.low.z}, {high.x, high.y, room.low.z + height}, finish});
}

Picture shot(RoomPlan room) {
    const BoxRoom seen(std::move(room));
    return paint(seen, 2);
}

Picture wooden() {
    const Surface wall = with_skirting(plaster({0.72, 0.69, 0.62}), 0.12, kWhite);
    RoomPlan room =
        room_of({-2.4, -2.8, -1.4}, {2.4, 2.8, 1.3},
                planks({0.50, 0.31, 0.16}, {0.27, 0.14, 0.065}, 0.14), wall, plaster(kWhite));
    side(room, Side::kWest) = with_window(wall, {1.8, 0.9}, {3.6, 2.3}, 2, kDaySky);
    side(room, Side::kNorth) = with_painting(wall, {1.7, 1.1}, {3.1, 2.0}, 301);
    side(room, Side::kSouth) = with_door(wall, 3.2, 0.9, kWhite);
    add_sofa(room, {1.45, -1.0}, {2.35, 0.9}, false, carpet({0.16, 0.24, 0.32}));
    add_table(room, {-0.5, 1.9}, {0.9, 2.6}, 0.74,
              planks({0.42, 0.24, 0.12}, {0.30, 0.16, 0.08}, 0.2));
    add_block(room, {-2.35, -2.3}, {-1.9, -1.0}, 1.1, plain({0.62, 0.58, 0.50}));
    room.sun =
        SunPatch{direction_of(160.0, 38.0), kSunlight, Side::kWest, {1.8, 0.9}, {3.6, 2.3}, 2};
    return shot(std::move(room));
}

Picture checkered() {
    const Surface wall = with_dado(plaster({0.36, 0.46, 0.42}),
                                   tiles({0.70, 0.70, 0.66}, {0.40, 0.40, 0.38}, 0.15), 1.1);
    RoomPlan room = room_of({-2.0, -2.6, -1.4}, {2.0, 2.6, 1.4},
                            checker(Radiance(0.76), Radiance(0.045), 0.42), wall, plaster(kWhite));
    side(room, Side::kCeiling) =
        with_lamp(plaster(kWhite), {1.75, 2.0}, {2.25, 3.2}, {34.0, 31.5, 27.0});
    side(room, Side::kEast) = with_door(wall, 1.2, 0.9, {0.30, 0.18, 0.10});
    side(room, Side::kNorth) = with_painting(wall, {1.3, 1.3}, {2.7, 2.3}, 261);
    add_block(room, {-1.95, -0.9}, {-1.55, 0.9}, 0.85,
              planks({0.30, 0.16, 0.08}, {0.20, 0.10, 0.05}, 0.3));
    add_table(room, {-0.8, -2.5}, {0.8, -2.1}, 0.45,
              planks({0.36, 0.2, 0.1}, {0.26, 0.14, 0.07}, 0.15));
    return shot(std::move(room));
}

Picture tiled() {
    const Surface tile = tiles({0.66, 0.76, 0.80}, {0.55, 0.55, 0.53}, 0.2);
    RoomPlan room =
        room_of({-1.7, -1.9, -1.4}, {1.7, 1.9, 1.2},
                tiles({0.22, 0.30, 0.36}, {0.45, 0.45, 0.44}, 0.3), tile, plaster(kWhite));
    side(room, Side::kNorth) = with_window(tile, {1.1, 1.3}, {2.3, 2.2}, 2, kDaySky);
    side(room, Side::kCeiling) =
        with_lamp(plaster(kWhite), {1.45, 1.65}, {1.95, 2.15}, Radiance(20.0));
    side(room, Side::kWest) = with_door(tile, 2.2, 0.85, kWhite);
    add_block(room, {0.9, -1.1}, {1.65, 0.8}, 0.58, plain(Radiance(0.82)));  // bath
    add_block(room, {-0.6, -1.85}, {0.4, -1.4}, 0.85, plain({0.35, 0.22, 0.12}));
    add_block(room, {-0.62, -1.87}, {0.42, -1.38}, 0.88, plain(Radiance(0.75)));
    return shot(std::move(room));
}

Picture garage() {
    const Surface wall = concrete(Radiance(0.38));
    RoomPlan room = room_of({-4.0, -5.0, -1.5}, {4.0, 5.0, 1.5}, concrete(Radiance(0.24)), wall,
                            concrete(Radiance(0.42)));
    Surface ceiling = concrete(Radiance(0.42));
    for (int i = 0; i < 3; ++i) {
        const double y = 1.5 + 3.0 * i;
        ceiling = with_lamp(ceiling, {2.2, y}, {2.4, y + 1.5}, {26.0, 28.0, 27.0});
        ceiling = with_lamp(ceiling, {5.6, y}, {5.8, y + 1.5}, {26.0, 28.0, 27.0});
    }
    side(room, Side::kCeiling) = ceiling;
    side(room, Side::kEast) =
        with_dado(wall, stripes({0.65, 0.48, 0.04}, Radiance(0.03), 0.3), 0.35);
    side(room, Side::kWest) = side(room, Side::kEast);
    side(room, Side::kNorth) = with_door(wall, 1.0, 1.0, {0.10, 0.22, 0.32});
    const Surface crate = planks({0.50, 0.36, 0.20}, {0.38, 0.26, 0.14}, 0.12);
    add_block(room, {1.6, 2.9}, {2.7, 3.9}, 0.9, crate);
    add_block(room, {2.4, 1.7}, {3.1, 2.4}, 0.6, crate);
    add_block(room, {-3.9, -1.5}, {-3.3, 1.8}, 1.9, plain({0.30, 0.07, 0.05}));
    add_block(room, {-1.0, -4.9}, {1.6, -4.2}, 0.95, plain({0.12, 0.14, 0.17}));
    return shot(std::move(room));
}

Picture carpeted() {
    const Surface wall =
        with_skirting(stripes({0.62, 0.56, 0.44}, {0.54, 0.47, 0.35}, 0.22), 0.14, kWhite);
    RoomPlan room = room_of({-2.6, -2.3, -1.3}, {2.6, 2.3, 1.2}, carpet({0.32, 0.07, 0.06}), wall,
                            plaster(kWhite));
    side(room, Side::kEast) = with_window(wall, {1.0, 0.8}, {3.6, 2.1}, 3, 0.6 * kDaySky);
    side(room, Side::kWest) = with_painting(with_painting(wall, {0.7, 1.1}, {1.9, 1.9}, 331),
                                            {2.5, 1.1}, {3.7, 1.9}, 361);
    side(room, Side::kSouth) = with_door(wall, 0.6, 0.9, {0.35, 0.20, 0.10});
    add_sofa(room, {-2.5, -0.9}, {-1.6, 1.0}, true, carpet({0.20, 0.26, 0.12}));
    add_block(room, {-0.9, 1.75}, {1.3, 2.25}, 0.9,
              planks({0.34, 0.19, 0.09}, {0.24, 0.12, 0.06}, 0.3));
    side(room, Side::kCeiling) =
        with_lamp(plaster(kWhite), {2.3, 2.0}, {2.9, 2.6}, {16.0, 12.5, 8.5});
    return shot(std::move(room));
}

Picture loft() {
    const Surface wall = bricks({0.44, 0.17, 0.10}, {0.22, 0.085, 0.055});
    RoomPlan room = room_of({-3.6, -3.0, -1.4}, {3.6, 3.0, 2.2}, concrete(Radiance(0.30)), wall,
                            with_beams(plaster({0.55, 0.52, 0.47}), 1.2, 0.22, {0.16, 0.10, 0.06}));
    side(room, Side::kNorth) = with_window(with_window(wall, {0.7, 0.8}, {3.2, 3.0}, 4, kDaySky),
                                           {4.0, 0.8}, {6.5, 3.0}, 4, kDaySky);
    side(room, Side::kSouth) = with_door(wall, 3.0, 1.1, {0.08, 0.09, 0.10});
    add_sofa(room, {2.5, -1.1}, {3.4, 1.1}, false, carpet({0.10, 0.10, 0.11}));
    add_table(room, {-3.2, -1.2}, {-2.1, 1.4}, 0.76,
              planks({0.46, 0.30, 0.16}, {0.34, 0.20, 0.10}, 0.18));
    add_block(room, {-2.5, -2.9}, {-0.9, -2.4}, 1.0, plain({0.55, 0.54, 0.50}));
    return shot(std::move(room));
}

Picture gallery() {
    const Surface wall = with_skirting(plain(Radiance(0.82)), 0.08, Radiance(0.7));
    RoomPlan room =
        room_of({-3.4, -3.4, -1.5}, {3.4, 3.4, 2.0},
                herringbone({0.50, 0.34, 0.19}, {0.30, 0.18, 0.09}), wall, plain(Radiance(0.85)));
    add_block(room, {-0.9, 1.5}, {0.9, 1.95}, 0.45, plain({0.10, 0.09, 0.08}));
    add_block(room, {-0.25, -2.4}, {0.25, -1.9}, 1.1, plain(Radiance(0.75)));
    std::uint32_t seed = 401;
    for (const Side which : {Side::kNorth, Side::kSouth, Side::kWest, Side::kEast}) {
        side(room, which) = with_painting(with_painting(wall, {0.8, 0.9}, {2.6, 2.2}, seed),
                                          {3.9, 0.8}, {5.6, 2.4}, seed + 30);
        seed += 60;
    }
    side(room, Side::kCeiling) =
        with_lamp(with_lamp(plain(Radiance(0.85)), {4.4, 1.2}, {5.6, 5.6}, Radiance(7.0, 7.1, 7.3)),
                  {1.2, 1.2}, {2.4, 5.6}, Radiance(7.0, 7.1, 7.3));
    return shot(std::move(room));
}

Picture library() {
    const Surface wall = with_skirting(plaster({0.16, 0.24, 0.19}), 0.14, {0.22, 0.13, 0.07});
    Surface floor = with_rug(herringbone({0.34, 0.19, 0.09}, {0.20, 0.10, 0.045}), {1.0, 0.9},
                             {4.0, 3.5}, {0.30, 0.05, 0.045}, {0.05, 0.06, 0.14});
    RoomPlan room =
        room_of({-2.5, -2.2, -1.3}, {2.5, 2.2, 1.5}, floor, wall,
                with_beams(plaster({0.62, 0.58, 0.50}), 0.9, 0.16, {0.20, 0.11, 0.055}));
    side(room, Side::kNorth) = with_bookcase(wall, {0.2, 0.0}, {4.8, 2.5}, 701);
    side(room, Side::kWest) = with_bookcase(wall, {0.2, 0.0}, {1.9, 2.5}, 711);
    side(room, Side::kEast) = with_window(wall, {1.4, 0.8}, {3.0, 2.3}, 2, kDaySky);
    side(room, Side::kSouth) = with_painting(wall, {1.6, 1.0}, {3.4, 2.1}, 721);
    add_table(room, {0.5, -1.6}, {2.0, -0.8}, 0.76,
              planks({0.28, 0.15, 0.07}, {0.18, 0.09, 0.04}, 0.2));
    add_sofa(room, {-2.4, -1.5}, {-1.5, -0.4}, true, plain({0.20, 0.06, 0.035}));
    room.sun = SunPatch{
        direction_of(-18.0, 30.0), 0.4 * kSunlight, Side::kEast, {1.4, 0.8}, {3.0, 2.3}, 2};
    return shot(std::move(room));
}

Picture corridor() {
    const Surface wall =
        with_dado(plaster({0.66, 0.68, 0.64}), plain({0.22, 0.36, 0.42}, 0.02), 1.2);
    RoomPlan room =
        room_of({-1.1, -7.0, -1.4}, {1.1, 7.0, 1.3},
                checker({0.46, 0.44, 0.40}, {0.36, 0.35, 0.32}, 0.48), wall, plaster(kWhite));
    Surface ceiling = plaster(kWhite);
    for (int i = 0; i < 4; ++i) {
        const double y = 1.2 + 3.2 * i;
        ceiling = with_lamp(ceiling, {0.8, y}, {1.4, y + 1.2}, {16.0, 16.6, 16.0});
    }
    side(room, Side::kCeiling) = ceiling;
    Surface doors = wall;
    for (int i = 0; i < 4; ++i) {
        doors = with_door(doors, 1.4 + 3.2 * i, 0.9, {0.42, 0.26, 0.13});
    }
    side(room, Side::kWest) = doors;
    side(room, Side::kEast) = doors;
    side(room, Side::kNorth) = with_window(wall, {0.6, 0.9}, {1.6, 2.2}, 2, kDaySky);
    side(room, Side::kSouth) = with_door(wall, 0.6, 1.0, {0.30, 0.08, 0.06});
    return shot(std::move(room));
}

constexpr std::array kPainters{
    Painter{{"room-planks", "room", "a wooden-floored room with a sunny window"}, 0.40, wooden},
    Painter{{"room-checker", "room", "a hall with a checkered floor"}, 0.55, checkered},
    Painter{{"room-tiles", "room", "a tiled bathroom"}, 0.55, tiled},
    Painter{{"room-concrete", "room", "a concrete garage"}, 0.50, garage},
    Painter{{"room-carpet", "room", "a carpeted room with striped wallpaper"}, 0.45, carpeted},
    Painter{{"room-loft", "room", "a brick loft with tall windows"}, 0.45, loft},
    Painter{{"room-gallery", "room", "an art gallery with paintings"}, 0.50, gallery},
    Painter{{"room-library", "room", "a library with bookshelves and a rug"}, 0.35, library},
    Painter{{"room-corridor", "room", "a long corridor with doors"}, 0.40, corridor},
};

}  // namespace

std::span<const Painter> room_painters() {
    return kPainters;
}

}  // namespace turntable::background
