// Motorcycles: roadsters, sport ones under a fairing, cruisers, tourers with cases, off-road ones.
#include "assets/procedural/vehicles/motorcycle.h"

#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/vehicles.h"

namespace turntable::procedural {
namespace {

enum class Kind { kRoadster, kSport, kCruiser, kTourer, kOffRoad, kScooter };

/// What a kind fixes. Metres, degrees.
struct Build {
    glm::vec2 wheelbase;
    float rake;             ///< of the fork against the upright
    float fork;             ///< axle to the upper clamp
    float seat;             ///< height
    glm::vec2 front, rear;  ///< radius of the wheel, of the tyre's section
    float bar_half_width, bar_rise, bar_back;
};

Build build_of(Kind kind) {
    switch (kind) {
    case Kind::kSport:
        return {{1.36F, 1.44F},  24.0F, 0.70F,  0.80F, {0.30F, 0.062F},
                {0.31F, 0.085F}, 0.33F, -0.06F, 0.10F};
    case Kind::kCruiser:
        return {{1.58F, 1.72F},  33.0F, 0.86F, 0.66F, {0.34F, 0.055F},
                {0.32F, 0.080F}, 0.42F, 0.20F, 0.30F};
    case Kind::kOffRoad:
        return {{1.42F, 1.50F},  27.0F, 0.88F, 0.88F, {0.345F, 0.050F},
                {0.33F, 0.062F}, 0.40F, 0.10F, 0.08F};
    case Kind::kTourer:
        return {{1.48F, 1.58F},  26.0F, 0.76F, 0.79F, {0.31F, 0.062F},
                {0.31F, 0.080F}, 0.38F, 0.13F, 0.16F};
    case Kind::kRoadster:
    case Kind::kScooter:
        break;
    }
    return {{1.38F, 1.48F},  26.0F, 0.74F, 0.78F, {0.31F, 0.060F},
            {0.31F, 0.075F}, 0.38F, 0.10F, 0.12F};
}

struct Bike {
    Kind kind = Kind::kRoadster;
    float wheelbase = 0.0F;
    float seat = 0.0F;
    BikeWheel front, rear;
    glm::vec3 front_axle{0.0F}, rear_axle{0.0F};
    glm::vec3 head{0.0F};   ///< the fork's upper clamp
    glm::vec3 lower{0.0F};  ///< its lower one
    glm::vec3 pivot{0.0F};  ///< of the swing arm, in the middle
    BikeEngine engine = BikeEngine::kTwin;
    Handlebar bar;
    float tank_length = 0.0F;
    float tank_height = 0.0F;
    bool two_up = true;
    bool twin_exhaust = false;
    bool screen = false;
    bool cases = false;
    bool sissy_bar = false;
    Look paint, frame, metal, leather_look, pane;
};

Bike draw(Kind kind, Parameters& p) {
    Bike b;
    b.kind = kind;
    Build k = build_of(kind);
    b.wheelbase = p.real("wheelbase", k.wheelbase.x, k.wheelbase.y);
    b.seat = k.seat + p.real("seat_height", -0.02F, 0.03F);
    const float rake = glm::radians(k.rake + p.real("rake", -2.0F, 3.0F));
    const float fork = k.fork * p.real("fork", 0.97F, 1.05F);
    constexpr std::array kSpokes{3, 5, 6, 10, 24};
    const int wheels =
        p.choice<int>("wheels", {"three spokes", "five spokes", "six spokes", "ten spokes", "wire"},
                      {1, 2, 1, 1, kind == Kind::kOffRoad ? 30.0 : 2.0});
    b.front.radius = k.front.x;
    b.front.tyre = k.front.y;
    b.rear.radius = k.rear.x;
    b.rear.tyre = k.rear.y;
    b.front.radius *= p.real("front_wheel", 0.97F, 1.05F);
    for (BikeWheel* wheel : {&b.front, &b.rear}) {
        wheel->spokes = kSpokes.at(static_cast<std::size_t>(wheels));
        wheel->rim = plain("alloy", srgb(p.hidden("rim") % 3 == 0 ? 0xC9CBCC : 0x2E3033), 0.3F);
    }
    b.rear.disc = kind != Kind::kCruiser;
    b.front_axle = {0.0F, 0.5F * b.wheelbase, b.front.radius};
    b.rear_axle = {0.0F, -0.5F * b.wheelbase, b.rear.radius};
    const glm::vec3 along{0.0F, -std::sin(rake), std::cos(rake)};
    b.head = b.front_axle + fork * along;
    b.lower = b.front_axle + 0.76F * fork * along;
    b.pivot = {0.0F, -0.13F * b.wheelbase, 0.40F};
    b.engine = p.choice<BikeEngine>(
        "engine", {"single", "twin", "V-twin", "boxer", "four"},
        {kind == Kind::kOffRoad ? 20.0 : 1.0, 2.0, kind == Kind::kCruiser ? 20.0 : 1.0, 0.8,
         kind == Kind::kOffRoad || kind == Kind::kCruiser ? 0.01 : 2.0});
    b.bar = {b.head + glm::vec3(0.0F, 0.0F, 0.03F), k.bar_half_width,
             k.bar_rise + p.real("bar_rise", -0.02F, 0.05F), k.bar_back, kind != Kind::kOffRoad};
    if (kind == Kind::kCruiser && p.chance("high_bars", 0.3)) {
        b.bar.rise += 0.16F;
    }
    b.tank_length = p.real("tank_length", 0.44F, 0.54F);
    b.tank_height = p.real("tank_height", 0.18F, 0.25F);
    b.two_up = p.chance("pillion", 0.7);
    b.twin_exhaust = p.chance("twin_exhaust", 0.5);
    b.screen = kind == Kind::kTourer ||
               (p.chance("windscreen", 0.2) && kind != Kind::kOffRoad && kind != Kind::kSport);
    b.cases = kind == Kind::kTourer || (kind == Kind::kCruiser && p.chance("cases", 0.35));
    b.sissy_bar = kind == Kind::kCruiser && p.chance("back_rest", 0.35);
    b.pane = glass(p, "screen", 0.4F);
    b.paint = vehicle_paint(p, "paint");
    b.frame = p.chance("coloured_frame", 0.2) ? vehicle_paint(p, "frame") : black_plastic();
    b.metal = p.chance("black_engine", 0.35) ? black_plastic()
                                             : plain("aluminium", srgb(0xA6A9AB), 0.35F);
    b.leather_look = p.chance("brown_seat", 0.2) ? plain("brown leather", srgb(0x5F3B24), 0.6F)
                                                 : plain("black leather", srgb(0x202022), 0.6F);
    return b;
}

void add_fork(const Bike& b, ModelBuilder& model) {
    const float x = b.front.tyre + 0.045F;
    const auto at = [&](const glm::vec3& p) { return p + glm::vec3(x, 0.0F, 0.0F); };
    model.add("fork", chrome(), mirrored_pair(rod(at(b.front_axle), at(b.head), 0.021F, 12)));
    model.add("fork", b.kind == Kind::kOffRoad ? chrome() : b.metal,
              mirrored_pair(rod(at(b.front_axle) - glm::vec3(0, 0, 0.02F),
                                at(glm::mix(b.front_axle, b.head, 0.48F)), 0.029F, 12)));
    for (const glm::vec3& clamp : {b.head, b.lower}) {
        model.add("fork", b.frame, moved(box({2.0F * x + 0.07F, 0.09F, 0.035F}, 0.012F), clamp));
    }
    model.add("fork", b.metal,
              rod(b.front_axle - glm::vec3(x + 0.03F, 0, 0),
                  b.front_axle + glm::vec3(x + 0.03F, 0, 0), 0.014F, 10));
    add_handlebar(model, b.bar);
}

void add_frame(const Bike& b, ModelBuilder& model) {
    const glm::vec3 neck = glm::mix(b.lower, b.head, 0.5F) - glm::vec3(0.0F, 0.05F, 0.0F);
    const float seat_y = b.pivot.y - 0.02F;
    const auto bend = [&](std::initializer_list<glm::vec3> corners, float radius) {
        const std::vector<glm::vec3> path(corners);
        model.add("frame", b.frame, mirrored_pair(tube(rounded_path(path, 0.1F, 4), radius, 8)));
    };
    model.add("frame", b.frame,
              rod(b.lower - glm::vec3(0, 0.03F, 0.01F), b.head - glm::vec3(0, 0.03F, -0.01F),
                  0.035F, 12));
    bend({neck,
          {0.10F, seat_y + 0.25F, b.seat - 0.02F},
          {0.11F, seat_y, b.seat - 0.08F},
          {0.07F, b.rear_axle.y + 0.14F, b.seat - 0.06F}},
         0.018F);
    bend({neck - glm::vec3(0, 0, 0.05F),
          {0.11F, b.front_axle.y - b.front.radius - 0.12F, 0.30F},
          {0.12F, b.front_axle.y - b.front.radius - 0.18F, 0.26F},
          {0.12F, b.pivot.y, 0.27F},
          {0.12F, b.pivot.y, b.pivot.z},
          {0.11F, seat_y, b.seat - 0.08F}},
         0.018F);
    // Swing arm and shock absorbers.
    const float x = b.rear.tyre + 0.05F;
    model.add("swing arm", b.metal,
              mirrored_pair(tapered_rod(b.pivot + glm::vec3(0.11F, 0, 0),
                                        b.rear_axle + glm::vec3(x, 0, 0), 0.032F, 0.024F, 10)));
    model.add("swing arm", b.metal,
              rod(b.rear_axle - glm::vec3(x + 0.03F, 0, 0),
                  b.rear_axle + glm::vec3(x + 0.03F, 0, 0), 0.014F, 10));
    model.add("swing arm", b.metal,
              rod(b.pivot - glm::vec3(0.14F, 0, 0), b.pivot + glm::vec3(0.14F, 0, 0), 0.03F, 10));
    const glm::vec3 foot = b.rear_axle + glm::vec3(x + 0.01F, 0.10F, 0.03F);
    const glm::vec3 top{0.115F, b.rear_axle.y + 0.22F, b.seat - 0.06F};
    model.add("shock absorber", chrome(), mirrored_pair(rod(foot, top, 0.014F, 10)));
    for (int i = 1; i < 9; ++i) {  // the spring's turns
        const glm::vec3 p = glm::mix(foot, top, 0.25F + 0.07F * static_cast<float>(i));
        const glm::vec3 q = glm::mix(foot, top, 0.27F + 0.07F * static_cast<float>(i) + 0.012F);
        model.add("shock absorber", b.kind == Kind::kCruiser ? chrome() : b.paint,
                  mirrored_pair(rod(p, q, 0.027F, 10)));
    }
    // Foot pegs.
    const float peg = b.kind == Kind::kCruiser ? 0.30F : b.pivot.y - 0.02F;
    model.add("peg", rubber(),
              mirrored_pair(rod({0.11F, peg, 0.265F}, {0.30F, peg, 0.31F}, 0.016F, 8)));
    // Chain on the left.
    for (const float z : {0.06F, -0.06F}) {
        model.add("chain", chrome(),
                  rod(b.pivot + glm::vec3(-0.09F, 0.06F, 0.6F * z),
                      b.rear_axle + glm::vec3(-b.rear.tyre - 0.02F, 0.0F, z), 0.008F, 6));
    }
}

void add_tank(const Bike& b, ModelBuilder& model) {
    const float front = b.head.y - 0.05F;
    const float rear = front - b.tank_length;
    const float low = b.seat - 0.03F;
    const float high = std::min(low + b.tank_height + 0.05F, b.head.z + 0.02F);
    const float w = b.kind == Kind::kOffRoad ? 0.12F : b.kind == Kind::kCruiser ? 0.17F : 0.155F;
    const bool drop = b.kind == Kind::kCruiser;
    const std::array sections{PodSection{rear, 0.05F, low + 0.02F, low + 0.08F},
                              PodSection{rear + 0.06F, 0.55F * w, low, low + 0.45F * (high - low)},
                              PodSection{glm::mix(rear, front, 0.45F), 0.92F * w, low - 0.02F,
                                         glm::mix(low, high, drop ? 0.85F : 0.92F)},
                              PodSection{glm::mix(rear, front, 0.75F), w, low - 0.01F, high},
                              PodSection{front - 0.03F, 0.72F * w, low + 0.04F, high - 0.02F},
                              PodSection{front + 0.01F, 0.35F * w, low + 0.09F, high - 0.07F}};
    model.add("tank", b.paint, pod(sections, 2.4F));
    model.add(
        "tank", chrome(),
        moved(cylinder(0.032F, -0.05F, 0.016F, 18), {0.0F, glm::mix(rear, front, 0.68F), high}));
}

void add_seat(const Bike& b, ModelBuilder& model) {
    const float front = b.head.y - 0.05F - b.tank_length + 0.08F;
    const float s = b.seat;
    const bool sport = b.kind == Kind::kSport;
    const float rear = b.rear_axle.y + (b.two_up ? -0.06F : 0.14F);
    const float lift = sport ? 0.12F : b.kind == Kind::kCruiser ? 0.06F : 0.05F;
    const std::array seat{PodSection{rear, 0.06F, s + lift - 0.01F, s + lift + 0.04F},
                          PodSection{rear + 0.06F, 0.11F, s + lift - 0.05F, s + lift + 0.05F},
                          PodSection{glm::mix(rear, front, 0.42F), 0.13F, s + 0.3F * lift - 0.06F,
                                     s + 0.8F * lift + 0.03F},
                          PodSection{glm::mix(rear, front, 0.68F), 0.145F, s - 0.07F, s + 0.02F},
                          PodSection{front - 0.03F, 0.09F, s - 0.06F, s + 0.04F},
                          PodSection{front, 0.05F, s - 0.04F, s + 0.03F}};
    model.add("seat", b.leather_look, pod(seat, 3.0F));
    if (b.kind != Kind::kCruiser) {  // the tail under and behind it
        const float end = rear - (sport ? 0.16F : 0.10F);
        const std::array tail{
            PodSection{end, 0.03F, s + lift - 0.02F, s + lift + 0.02F},
            PodSection{end + 0.08F, 0.075F, s + lift - 0.07F, s + lift + 0.035F},
            PodSection{rear + 0.12F, 0.115F, s + 0.5F * lift - 0.13F, s + lift - 0.01F},
            PodSection{front - 0.12F, 0.11F, s - 0.15F, s - 0.02F},
            PodSection{front, 0.08F, s - 0.12F, s - 0.02F}};
        model.add("tail", b.paint, pod(tail, 2.8F));
        model.add("taillight", taillight_look(),
                  moved(superellipsoid({0.055F, 0.03F, 0.025F}, 0.7F, 0.8F, 8, 14),
                        {0.0F, end + 0.01F, s + lift}));
    }
    if (b.sissy_bar) {
        const float y = b.rear_axle.y - 0.06F;
        model.add("back rest", chrome(),
                  tube({{0.11F, y + 0.05F, s - 0.08F},
                        {0.10F, y - 0.05F, s + 0.40F},
                        {-0.10F, y - 0.05F, s + 0.40F},
                        {-0.11F, y + 0.05F, s - 0.08F}},
                       0.012F, 8));
        model.add("back rest", b.leather_look,
                  moved(cushion({0.2F, 0.05F, 0.18F}, 0.02F, 0.01F), {0.0F, y - 0.02F, s + 0.30F}));
    }
}

void add_mudguards(const Bike& b, ModelBuilder& model) {
    if (b.kind == Kind::kOffRoad) {  // high above the wheel, a beak ahead
        const float z = b.lower.z - 0.02F;
        model.add("mudguard", b.paint,
                  sheet(
                      [&](float s, float t) {
                          const float across = 2.0F * s - 1.0F;
                          const float y = glm::mix(b.lower.y - 0.12F, b.front_axle.y + 0.34F, t);
                          return glm::vec3(-(0.10F - 0.04F * t) * across, y,
                                           z - 0.03F * across * across +
                                               0.05F * t * (1.6F - 2.0F * t));
                      },
                      0.008F, 8, 12));
        model.add("mudguard", b.paint,
                  mudguard(b.rear, b.rear_axle + glm::vec3(0, 0, 0.16F), 0.02F, 70.0F, 150.0F));
        const float top = b.rear_axle.z + 0.16F + b.rear.radius + 0.02F;
        model.add("mudguard", b.frame,  // stays from the frame's tail
                  mirrored_pair(rod({0.07F, b.rear_axle.y + 0.14F, b.seat - 0.06F},
                                    {0.02F, b.rear_axle.y, top}, 0.014F, 8)));
        model.add(
            "plate", white_plastic(),
            moved(turned(upright(rounded_rectangle(0.22F, 0.24F, 0.05F), 0.015F), Axis::kX, 20.0F),
                  b.head + glm::vec3(0.0F, 0.07F, -0.06F)));
        return;
    }
    const bool full = b.kind == Kind::kCruiser;
    model.add(
        "mudguard", b.paint,
        mudguard(b.front, b.front_axle, 0.022F, full ? 10.0F : 35.0F, full ? 185.0F : 165.0F));
    model.add("mudguard", full ? b.paint : black_plastic(),
              mudguard(b.rear, b.rear_axle, 0.03F, full ? 10.0F : 70.0F, full ? 190.0F : 175.0F));
    const float x = b.front.tyre + 0.045F;
    const glm::vec3 hold = b.front_axle + glm::vec3(0.0F, 0.0F, b.front.radius);
    model.add(
        "mudguard", b.frame,
        rod(hold - glm::vec3(x, 0.06F, 0.03F), hold + glm::vec3(x, -0.06F, -0.03F), 0.012F, 8));
    const float a = glm::radians(full ? 165.0F : 155.0F);
    const glm::vec3 rear =
        b.rear_axle + (b.rear.radius + 0.04F) * glm::vec3(0.0F, std::cos(a), std::sin(a));
    if (full) {
        model.add("taillight", taillight_look(), moved(box({0.09F, 0.05F, 0.06F}, 0.015F), rear));
        model.add(
            "mudguard", chrome(),  // stays
            mirrored_pair(rod({b.rear.tyre * 1.1F, b.rear_axle.y, b.rear_axle.z + b.rear.radius},
                              {0.11F, b.pivot.y - 0.05F, b.seat - 0.08F}, 0.016F, 8)));
    }
    const float stay_angle = glm::radians(110.0F);
    const glm::vec3 edge =
        b.rear_axle + glm::vec3(b.rear.tyre * 1.1F, (b.rear.radius + 0.01F) * std::cos(stay_angle),
                                (b.rear.radius + 0.01F) * std::sin(stay_angle));
    model.add("mudguard", b.frame,
              mirrored_pair(
                  rod(b.rear_axle + glm::vec3(b.rear.tyre + 0.06F, 0.0F, 0.0F), edge, 0.010F, 8)));
    model.add("plate", b.frame,
              rod(rear - glm::vec3(0.0F, -0.03F, 0.03F),
                  rear + glm::vec3(0.0F, -0.012F, full ? -0.06F : 0.05F), 0.012F, 8));
    model.add("plate", white_plastic(),
              moved(turned(box({0.19F, 0.008F, 0.13F}, 0.003F), Axis::kX, -18.0F),
                    rear + glm::vec3(0.0F, -0.012F, full ? -0.09F : 0.05F)));
}

void add_exhaust(const Bike& b, const glm::vec3& port, ModelBuilder& model) {
    const bool high = b.kind == Kind::kOffRoad;
    const float rear = b.rear_axle.y + (high ? 0.12F : b.kind == Kind::kCruiser ? -0.12F : 0.02F);
    const float low = 0.24F;
    const glm::vec3 start = high ? glm::vec3(0.17F, b.pivot.y, b.seat - 0.22F)
                                 : glm::vec3(0.17F, b.pivot.y + 0.05F, low + 0.02F);
    const glm::vec3 end =
        high ? glm::vec3(0.17F, rear, b.seat - 0.05F)
             : glm::vec3(0.20F, rear, b.kind == Kind::kCruiser ? low + 0.04F : low + 0.17F);
    const float front = b.front_axle.y - b.front.radius - 0.10F;
    const std::array<glm::vec3, 5> corners{{port - glm::vec3(0, 0.06F, 0),
                                            {port.x + 0.04F, front, port.z - 0.03F},
                                            {0.14F, front - 0.02F, high ? 0.45F : low},
                                            start,
                                            glm::mix(start, end, 0.2F)}};
    const Surface pipe_run = tube(rounded_path(corners, 0.09F, 5), 0.022F, 10);
    const Surface can =
        tapered_rod(start, end, 0.042F, b.kind == Kind::kCruiser ? 0.05F : 0.058F, 16);
    const Surface mouth =
        rod(glm::mix(start, end, 0.97F), end + 0.02F * glm::normalize(end - start), 0.034F, 14);
    const Look look = high ? b.metal : chrome();
    if (b.twin_exhaust && !high) {
        model.add("exhaust", look, mirrored_pair(pipe_run));
        model.add("exhaust", look, mirrored_pair(can));
        model.add("exhaust", gap_look(), mirrored_pair(mouth));
    } else {
        model.add("exhaust", look, pipe_run);
        model.add("exhaust", look, can);
        model.add("exhaust", gap_look(), mouth);
    }
}

/// The shell of a sport bike: nose with lamps and screen, flanks over the engine.
void add_fairing(const Bike& b, ModelBuilder& model) {
    const float nose = b.front_axle.y + 0.02F;
    const float behind_wheel = b.front_axle.y - b.front.radius - 0.06F;
    const float top = b.head.z + 0.10F;
    const std::array upper{PodSection{b.head.y - 0.20F, 0.19F, b.seat - 0.16F, b.head.z - 0.10F},
                           PodSection{b.head.y, 0.20F, b.seat - 0.14F, b.head.z + 0.0F},
                           PodSection{b.head.y + 0.14F, 0.185F, b.seat - 0.10F, top - 0.08F},
                           PodSection{b.head.y + 0.26F, 0.14F, b.seat - 0.02F, top - 0.12F},
                           PodSection{nose, 0.05F, b.seat + 0.06F, b.seat + 0.12F}};
    model.add("fairing", b.paint, pod(upper, 2.6F));
    const float wide =
        b.engine == BikeEngine::kFour || b.engine == BikeEngine::kBoxer ? 1.25F : 1.0F;
    const std::array flank{
        PodSection{b.pivot.y - 0.06F, 0.13F, 0.30F, 0.46F},
        PodSection{b.pivot.y + 0.08F, 0.19F * wide, 0.22F, 0.58F},
        PodSection{glm::mix(b.pivot.y, behind_wheel, 0.6F), 0.215F * wide, 0.19F, b.seat - 0.06F},
        PodSection{behind_wheel - 0.04F, 0.19F * wide, 0.26F, b.seat + 0.02F},
        PodSection{behind_wheel + 0.02F, 0.13F, 0.40F, b.seat - 0.02F}};
    model.add("fairing", b.paint, pod(flank, 3.4F));
    for (int i = 0; i < 2; ++i) {  // vents
        const float y = b.pivot.y + 0.20F + 0.11F * static_cast<float>(i);
        model.add("fairing", gap_look(),
                  mirrored_pair(moved(turned(box({0.45F, 0.05F, 0.22F}, 0.02F), Axis::kX, 25.0F),
                                      {0.0F, y, 0.47F})));
    }
    model.add(
        "windscreen", window_glass(),
        moved(turned(superellipsoid({0.14F, 0.22F, 0.10F}, 1.0F, 1.0F, 12, 20), Axis::kX, -28.0F),
              {0.0F, b.head.y + 0.13F, top - 0.10F}));
    model.add("headlight", headlight_look(),
              mirrored_pair(moved(turned(superellipsoid({0.05F, 0.10F, 0.028F}, 0.8F, 0.9F, 8, 14),
                                         Axis::kX, -35.0F),
                                  {0.075F, nose - 0.10F, b.seat + 0.115F})));
}

void add_front_fittings(const Bike& b, ModelBuilder& model) {
    if (b.kind == Kind::kSport) {
        add_fairing(b, model);
        return;
    }
    const float reach = b.front.tyre + 0.08F;
    const glm::vec3 lamp = glm::mix(b.lower, b.head, 0.72F) + glm::vec3(0.0F, 0.14F, 0.0F);
    if (b.kind != Kind::kOffRoad) {
        add_bike_headlight(model, b.kind == Kind::kCruiser ? chrome() : b.paint, lamp, 0.088F);
        model.add("headlight", b.frame,
                  mirrored_pair(rod({0.06F, lamp.y - 0.02F, lamp.z},
                                    {reach, lamp.y - 0.16F, lamp.z}, 0.012F, 8)));
        model.add("indicator", indicator_look(),
                  mirrored_pair(moved(ball(0.026F, 8, 12), {0.17F, lamp.y - 0.06F, lamp.z})));
        model.add("indicator", black_plastic(),
                  mirrored_pair(rod({0.05F, lamp.y - 0.06F, lamp.z},
                                    {0.17F, lamp.y - 0.06F, lamp.z}, 0.008F, 6)));
        model.add("gauge", black_plastic(),
                  moved(turned(cylinder(0.045F, -0.04F, 0.03F, 18), Axis::kX, 25.0F),
                        b.head + glm::vec3(0.0F, 0.05F, 0.05F)));
    }
    if (b.screen) {
        const glm::vec3 foot = lamp + glm::vec3(0.0F, -0.02F, 0.05F);
        const float height = b.kind == Kind::kTourer ? 0.42F : 0.30F;
        model.add("windscreen", b.pane,
                  sheet(
                      [&](float s, float t) {
                          const float across = 2.0F * s - 1.0F;
                          return foot + glm::vec3(-(0.19F - 0.05F * t) * across,
                                                  -0.10F * across * across - 0.38F * height * t,
                                                  height * t);
                      },
                      0.006F, 10, 6));
        model.add("windscreen", b.frame, rod(b.head, foot + glm::vec3(0, 0, 0.03F), 0.012F, 8));
    }
}

void add_cases(const Bike& b, ModelBuilder& model) {
    if (!b.cases) {
        return;
    }
    const bool hard = b.kind == Kind::kTourer;
    const float y = b.rear_axle.y - 0.02F;
    const float z = b.seat - (hard ? 0.14F : 0.12F);
    const Look look = hard ? b.paint : b.leather_look;
    model.add(
        "case", look,
        mirrored_pair(moved(box({0.17F, 0.44F, 0.30F}, hard ? 0.05F : 0.03F, 4), {0.235F, y, z})));
    model.add("case", chrome(),
              mirrored_pair(moved(box({0.012F, 0.07F, 0.05F}, 0.004F), {0.32F, y, z + 0.06F})));
    model.add("frame", b.frame,
              rod({-0.2F, y + 0.1F, z + 0.08F}, {0.2F, y + 0.1F, z + 0.08F}, 0.014F, 8));
    if (hard) {
        model.add("case", look,
                  moved(box({0.40F, 0.34F, 0.27F}, 0.07F, 4), {0.0F, y - 0.20F, b.seat + 0.22F}));
        model.add("frame", b.frame,
                  mirrored_pair(rod({0.075F, y + 0.16F, b.seat - 0.06F},
                                    {0.08F, y - 0.18F, b.seat + 0.11F}, 0.014F, 8)));
    }
}

void build_bike(Kind kind, Parameters& parameters, ModelBuilder& model) {
    const Bike b = draw(kind, parameters);
    add_bike_wheel(model, b.front, b.front_axle);
    add_bike_wheel(model, b.rear, b.rear_axle);
    add_fork(b, model);
    add_frame(b, model);
    const glm::vec3 middle{0.0F, b.pivot.y + 0.22F, 0.40F};
    const glm::vec3 port = add_bike_engine(model, b.engine, b.metal, middle);
    add_exhaust(b, port, model);
    add_tank(b, model);
    add_seat(b, model);
    add_mudguards(b, model);
    add_front_fittings(b, model);
    add_cases(b, model);
}

}  // namespace

void build_motorcycle(Parameters& parameters, ModelBuilder& model) {
    const auto kind = parameters.choice<Kind>(
        "kind", {"roadster", "sport", "cruiser", "tourer", "off-road", "scooter"},
        {2.5, 2, 2, 1, 1.2, 1.8});
    if (kind == Kind::kScooter) {
        build_scooter(parameters, model);
    } else {
        build_bike(kind, parameters, model);
    }
}

}  // namespace turntable::procedural
