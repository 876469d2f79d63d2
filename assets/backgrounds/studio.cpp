// Photo studios: soft boxes, strips, rings and windows in bare rooms.
#include <array>

#include <glm/geometric.hpp>

#include "assets/backgrounds/painters.h"
#include "assets/backgrounds/surfaces.h"

namespace turntable::background {
namespace {

/// A bare room, 6 m wide, of one finish but for the floor.
RoomPlan bare_room(const Surface& walls, const Surface& floor) {
    RoomPlan room;
    room.low = {-3.0, -3.0, -1.4};
    room.high = {3.0, 3.0, 2.0};
    room.surfaces.fill(walls);
    room.surfaces[static_cast<std::size_t>(Side::kFloor)] = floor;
    return room;
}

/// A soft box at an azimuth, an elevation (degrees) and a distance, facing the middle.
Panel soft_box(double azimuth, double elevation, double distance, const glm::dvec2& size,
               const Radiance& emission) {
    const glm::dvec3 out = direction_of(azimuth, elevation);
    const glm::dvec3 across = glm::normalize(glm::cross(glm::dvec3(0, 0, 1), out));
    const glm::dvec3 up = glm::cross(out, across);
    Panel panel;
    panel.centre = out * distance;
    panel.half_u = across * (0.5 * size.x);  // cross(up, across) faces the middle
    panel.half_v = -up * (0.5 * size.y);
    panel.emission = emission;
    return panel;
}

Panel ring(double azimuth, double elevation, double distance, double radius, double hole,
           const Radiance& emission) {
    Panel panel = soft_box(azimuth, elevation, distance, glm::dvec2(2.0 * radius), emission);
    panel.hole = hole;
    panel.frame = 0.02;
    return panel;
}

Picture shot(RoomPlan room) {
    const BoxRoom seen(std::move(room));
    return paint(seen, 2);
}

const Radiance kDaylight(1.0, 1.0, 1.02);
const Radiance kWarm(1.15, 0.95, 0.72);
const Radiance kCool(0.80, 0.97, 1.22);

Picture soft_boxes() {
    RoomPlan room = bare_room(plaster(Radiance(0.06)), concrete(Radiance(0.10)));
    room.panels = {soft_box(135.0, 35.0, 2.2, {1.4, 1.0}, 20.0 * kDaylight),
                   soft_box(30.0, 20.0, 2.4, {1.0, 1.4}, 8.0 * kDaylight)};
    return shot(std::move(room));
}

Picture rim() {
    RoomPlan room = bare_room(plain(Radiance(0.02)), plain(Radiance(0.03), 0.05));
    room.panels = {soft_box(60.0, 8.0, 2.3, {0.35, 2.0}, 30.0 * kCool),
                   soft_box(120.0, 8.0, 2.3, {0.35, 2.0}, 30.0 * kWarm),
                   soft_box(90.0, 60.0, 1.8, {1.6, 0.3}, 10.0 * kDaylight)};
    return shot(std::move(room));
}

Picture ring_light() {
    RoomPlan room = bare_room(plaster({0.16, 0.15, 0.18}),
                              planks({0.32, 0.20, 0.11}, {0.20, 0.11, 0.06}, 0.12));
    room.panels = {ring(-90.0, 8.0, 1.8, 0.65, 0.72, 30.0 * kDaylight),
                   soft_box(90.0, 45.0, 2.4, {0.8, 0.5}, 4.0 * kWarm)};
    return shot(std::move(room));
}

Picture window_light() {
    RoomPlan room = bare_room(plaster({0.42, 0.40, 0.38}), concrete(Radiance(0.24)));
    const Surface wall = plaster({0.42, 0.40, 0.38});
    room.surfaces[static_cast<std::size_t>(Side::kWest)] =
        with_window(with_window(wall, {0.8, 0.7}, {2.6, 3.0}, 3, 6.0 * kDaylight), {3.4, 0.7},
                    {5.2, 3.0}, 3, 6.0 * kDaylight);
    return shot(std::move(room));
}

Picture white() {
    RoomPlan room = bare_room(plain(Radiance(0.86)), plain(Radiance(0.80)));
    room.panels = {soft_box(140.0, 50.0, 2.0, {1.2, 0.9}, 3.0 * kDaylight),
                   soft_box(40.0, 50.0, 2.0, {1.2, 0.9}, 3.0 * kDaylight),
                   soft_box(-90.0, 40.0, 2.2, {1.6, 0.8}, 3.0 * kDaylight)};
    return shot(std::move(room));
}

Picture three_point() {
    RoomPlan room = bare_room(plaster({0.20, 0.21, 0.23}), concrete({0.16, 0.16, 0.17}));
    room.panels = {soft_box(-135.0, 35.0, 2.2, {1.0, 1.0}, 18.0 * kWarm),
                   soft_box(-40.0, 15.0, 2.5, {1.2, 1.2}, 4.0 * kCool),
                   soft_box(100.0, 50.0, 2.2, {0.5, 0.5}, 26.0 * kDaylight)};
    return shot(std::move(room));
}

Picture strips() {
    RoomPlan room = bare_room(plain(Radiance(0.05)), tiles(Radiance(0.08), Radiance(0.03), 0.6));
    for (int i = 0; i < 6; ++i) {
        room.panels.push_back(soft_box(30.0 + 60.0 * i, 12.0, 2.3, {0.22, 1.9}, 9.0 * kDaylight));
    }
    return shot(std::move(room));
}

Picture overhead() {
    RoomPlan room = bare_room(plaster({0.10, 0.10, 0.11}), plain(Radiance(0.12), 0.06));
    Panel bank;
    bank.centre = {0.0, 0.0, 1.8};
    bank.half_u = {0.9, 0.0, 0.0};
    bank.half_v = {0.0, -0.6, 0.0};  // faces down
    bank.emission = 16.0 * kDaylight;
    room.panels = {bank};
    return shot(std::move(room));
}

Picture coloured() {
    RoomPlan room = bare_room(plaster(Radiance(0.30)), plain(Radiance(0.20), 0.05));
    room.panels = {soft_box(170.0, 20.0, 2.4, {1.0, 1.6}, {16.0, 1.2, 6.0}),
                   soft_box(10.0, 20.0, 2.4, {1.0, 1.6}, {0.8, 5.0, 16.0}),
                   soft_box(-90.0, 55.0, 2.0, {0.8, 0.8}, 3.0 * kDaylight)};
    return shot(std::move(room));
}

constexpr std::array kPainters{
    Painter{{"studio-softbox", "studio", "a dark studio with two soft boxes"}, 0.40, soft_boxes},
    Painter{{"studio-rim", "studio", "a black studio with warm and cool rim lights"}, 0.30, rim},
    Painter{{"studio-ring", "studio", "a studio with a ring light"}, 0.40, ring_light},
    Painter{{"studio-window", "studio", "a bare studio with large windows"}, 0.45, window_light},
    Painter{{"studio-white", "studio", "a white studio"}, 0.60, white},
    Painter{{"studio-three-point", "studio", "a grey studio with key, fill and back light"},
            0.40,
            three_point},
    Painter{{"studio-strips", "studio", "a dark studio with upright strip lights"}, 0.35, strips},
    Painter{{"studio-overhead", "studio", "a dark studio below a bank of light"}, 0.40, overhead},
    Painter{{"studio-colour", "studio", "a studio lit magenta and blue"}, 0.35, coloured},
};

}  // namespace

std::span<const Painter> studio_painters() {
    return kPainters;
}

}  // namespace turntable::background
