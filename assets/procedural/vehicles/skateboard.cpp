// Skateboards: a deck with kicked ends, grip tape on it and a picture under it, two trucks, four
// wheels. Street boards, old-school boards, cruisers, longboards, pintails.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/gtc/constants.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/curve.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/vehicles.h"

namespace turntable::procedural {
namespace {

enum class Kind { kStreet, kOldSchool, kCruiser, kLongboard, kPintail };
enum class Grip { kWhole, kBlocks, kNone };

struct Board {
    Kind kind = Kind::kStreet;
    float length = 0.0F;
    float half_width = 0.0F;
    float thickness = 0.011F;
    float nose = 0.0F;  ///< length of the kicked nose
    float tail = 0.0F;
    float nose_rise = 0.0F;
    float tail_rise = 0.0F;
    float concave = 0.0F;  ///< how much the rails stand above the middle
    float wheelbase = 0.0F;
    float wheel_radius = 0.0F;
    float wheel_width = 0.0F;
    float deck_height = 0.0F;  ///< of the deck's upper side amidships
    bool risers = false;
    bool stripes = false;
    bool rails = false;
    Grip grip = Grip::kWhole;
    Curve outline;  ///< half width by y
    Look deck, grip_tape, graphic, second, wheels, truck;
};

Board draw(Parameters& p) {
    Board b;
    b.kind = p.choice<Kind>("kind", {"street", "old school", "cruiser", "longboard", "pintail"},
                            {3, 1.5, 1.5, 1.2, 1.2});
    const bool is_long = b.kind == Kind::kLongboard || b.kind == Kind::kPintail;
    b.length = is_long                    ? p.real("length", 0.95F, 1.18F)
               : b.kind == Kind::kCruiser ? p.real("length", 0.55F, 0.70F)
                                          : p.real("length", 0.74F, 0.84F);
    b.half_width = 0.5F * (b.kind == Kind::kOldSchool ? p.real("width", 0.23F, 0.26F)
                           : b.kind == Kind::kCruiser ? p.real("width", 0.15F, 0.19F)
                                                      : p.real("width", 0.19F, 0.24F));
    const bool flat_nose = b.kind != Kind::kStreet;
    b.nose = b.length * (flat_nose ? 0.10F : p.real("nose", 0.17F, 0.21F));
    b.tail = b.length * (is_long ? 0.10F : p.real("tail", 0.16F, 0.20F));
    b.nose_rise =
        flat_nose ? p.real("nose_rise", 0.0F, 0.012F) : p.real("nose_rise", 0.035F, 0.055F);
    b.tail_rise = is_long ? p.real("tail_rise", 0.0F, 0.03F) : p.real("tail_rise", 0.03F, 0.05F);
    b.concave = p.real("concave", 0.003F, 0.012F);
    b.wheelbase = b.length *
                  (is_long ? p.real("wheelbase", 0.62F, 0.70F) : p.real("wheelbase", 0.42F, 0.48F));
    const bool soft = is_long || b.kind == Kind::kCruiser;
    b.wheel_radius =
        soft ? p.real("wheel_radius", 0.030F, 0.040F) : p.real("wheel_radius", 0.025F, 0.030F);
    b.wheel_width =
        soft ? p.real("wheel_width", 0.042F, 0.055F) : p.real("wheel_width", 0.030F, 0.036F);
    b.risers = p.chance("risers", soft ? 0.6 : 0.25);
    b.deck_height = b.wheel_radius + 0.056F + (b.risers ? 0.012F : 0.0F);
    b.stripes = p.chance("stripes", 0.5);
    b.rails = p.chance("rails", b.kind == Kind::kOldSchool ? 0.6 : 0.08);
    b.grip = p.choice<Grip>("grip", {"whole", "blocks", "none"},
                            {4, 1, b.kind == Kind::kCruiser ? 4.0 : 0.5});
    const bool moulded = b.kind == Kind::kCruiser && p.chance("plastic_deck", 0.7);
    const Look veneer = wood(p, "deck");
    const Look moulding = plastic(p, "mould");
    b.deck = moulded ? moulding : veneer;
    const bool coloured = p.chance("coloured_grip", 0.15);
    const Look tape = plastic(p, "tape");
    b.grip_tape = coloured ? tape : plain("grip tape", srgb(0x1E1E1F), 0.95F);
    b.graphic = vehicle_paint(p, "graphic");
    b.second = vehicle_paint(p, "second");
    b.wheels = p.chance("white_wheels", 0.45) ? plain("urethane", srgb(0xE9E6DA), 0.4F)
                                              : plastic(p, "wheels");
    b.truck =
        p.chance("dark_trucks", 0.3) ? black_plastic() : plain("cast metal", srgb(0xA9ACAE), 0.35F);
    return b;
}

void shape_outline(Board& b, Parameters& p) {
    const float f = 0.5F * b.length;
    const float w = b.half_width;
    const float pull = p.real("taper", 0.0F, 0.12F);
    std::vector<glm::vec2> knots;
    const auto round_end = [&](float from, float to, float width) {  // an ellipse's quarter
        std::vector<glm::vec2> end;
        for (const float t : {0.0F, 0.35F, 0.6F, 0.8F, 0.92F, 0.98F, 1.0F}) {
            end.emplace_back(glm::mix(from, to, t),
                             width * std::max(std::sqrt(1.0F - t * t), 0.08F));
        }
        return end;
    };
    std::vector<glm::vec2> rear;
    std::vector<glm::vec2> front;
    switch (b.kind) {
    case Kind::kPintail:
        rear = round_end(-0.1F * b.length, -f, 0.97F * w);
        front = round_end(0.25F * b.length, f, 0.88F * w);
        break;
    case Kind::kOldSchool:
        rear = {{-f + 0.16F * b.length, 0.86F * w}, {-f + 0.012F, 0.74F * w}, {-f, 0.62F * w}};
        front = round_end(0.12F * b.length, f, (0.97F - pull) * w);
        break;
    case Kind::kCruiser:
        rear = {{-f + 0.18F * b.length, 0.94F * w},
                {-f + 0.02F, 0.80F * w},
                {-f + 0.005F, 0.62F * w},
                {-f, 0.35F * w}};
        front = round_end(0.16F * b.length, f, (0.95F - pull) * w);
        break;
    case Kind::kStreet:
    case Kind::kLongboard:
        rear = round_end(-f + 0.95F * w + 0.03F, -f, (1.0F - 0.5F * pull) * w);
        front = round_end(f - 1.05F * w - 0.03F, f, (1.0F - pull) * w);
        break;
    }
    std::reverse(rear.begin(), rear.end());
    knots = rear;
    knots.emplace_back(0.02F * b.length, w);
    knots.insert(knots.end(), front.begin(), front.end());
    b.outline = Curve(knots);
}

/// Height of the deck's upper side.
float deck_at(const Board& b, float across, float y) {
    const float f = 0.5F * b.length;
    const auto kick = [](float along, float length, float rise) {
        const float t = std::clamp(along / length, 0.0F, 1.0F);
        return rise * t * t * (1.6F - 0.6F * t);
    };
    const float bend =
        kick(y - (f - b.nose), b.nose, b.nose_rise) + kick(-f + b.tail - y, b.tail, b.tail_rise);
    const float level = std::clamp((f - std::abs(y)) / (0.25F * b.length), 0.0F, 1.0F);
    return b.deck_height + bend + b.concave * across * across * level;
}

/// A layer of the deck: `share` of its width, from y `rear` to `front`, its upper side `lift` over
/// the deck's.
Surface layer(const Board& b, float share, glm::vec2 along, float lift, float thickness) {
    const int steps = along.y - along.x > 0.5F * b.length ? 36 : 8;
    return with_crease(sheet(
                           [&](float u, float v) {
                               const float eased = 0.5F - 0.5F * std::cos(glm::pi<float>() * v);
                               const float y = glm::mix(along.x, along.y, glm::mix(v, eased, 0.8F));
                               const float across = share * (2.0F * u - 1.0F);
                               return glm::vec3(across * b.outline.at(y), y,
                                                deck_at(b, across, y) + lift);
                           },
                           thickness, 8, steps),
                       50.0F);
}

void add_deck(const Board& b, ModelBuilder& model) {
    const float f = 0.5F * b.length;
    const float t = b.thickness;
    model.add("deck", b.deck, layer(b, 1.0F, {-f, f}, 0.0F, t));
    if (b.grip == Grip::kWhole) {
        model.add("grip tape", b.grip_tape,
                  layer(b, 0.985F, {-f + 0.003F, f - 0.003F}, 0.0012F, 0.004F));
    } else if (b.grip == Grip::kBlocks) {
        for (int i = 0; i < 3; ++i) {
            const float from = glm::mix(-f, f, 0.06F + 0.31F * static_cast<float>(i));
            model.add("grip tape", b.grip_tape,
                      layer(b, 0.97F, {from, from + 0.26F * b.length}, 0.0012F, 0.004F));
        }
    }
    // The picture below, with stripes or a disc of another colour.
    model.add("graphic", b.graphic,
              layer(b, 0.97F, {-f + 0.006F, f - 0.006F}, -t + 0.002F, 0.0035F));
    if (b.stripes) {
        for (int i = 0; i < 3; ++i) {
            const float from = (-0.11F + 0.08F * static_cast<float>(i)) * b.length;
            model.add("graphic", b.second,
                      layer(b, 0.965F, {from, from + 0.04F * b.length}, -t + 0.0015F, 0.0045F));
        }
    } else {
        model.add("graphic", b.second,
                  moved(cylinder(0.6F * b.half_width, -0.008F, 0.0F, 28),
                        {0.0F, 0.0F, b.deck_height - t + 0.0045F}));
    }
    if (b.rails) {
        const float x = 0.72F * b.half_width;
        model.add("rail", b.second,
                  mirrored_pair(rod({x, -0.16F * b.length, b.deck_height - t},
                                    {x, 0.16F * b.length, b.deck_height - t}, 0.007F, 8)));
    }
}

void add_truck(const Board& b, float y, float towards, ModelBuilder& model) {
    const float under = b.deck_height - b.thickness + 0.001F;  // lower side of the deck
    const float riser = b.risers ? 0.012F : 0.0F;
    if (b.risers) {
        model.add("riser", rubber(),
                  box_between({-0.030F, y - 0.045F, under - riser - 0.001F},
                              {0.030F, y + 0.045F, under + 0.002F}, 0.002F));
    }
    const float base = under - riser;
    model.add("truck", b.truck,
              box_between({-0.028F, y - 0.042F, base - 0.007F}, {0.028F, y + 0.042F, base + 0.001F},
                          0.003F));
    const float axle = b.wheel_radius;
    const float half = 0.5F * (2.0F * b.half_width * 0.92F) - b.wheel_width;
    // The hanger: wide at the axle, up to the pivot; bushings on the kingpin.
    const Outline hanger{{-half, -0.011F},
                         {half, -0.011F},
                         {half, 0.006F},
                         {0.016F, base - axle - 0.010F},
                         {-0.016F, base - axle - 0.010F},
                         {-half, 0.006F}};
    model.add("truck", b.truck, moved(upright(hanger, 0.022F, 0.004F), {0.0F, y, axle}));
    model.add("truck", b.truck,
              rod({0.0F, y + towards * 0.008F, base - 0.004F},
                  {0.0F, y - towards * 0.018F, axle + 0.004F}, 0.011F, 12));
    model.add("bushing", b.second,
              rod({0.0F, y + towards * 0.024F, base - 0.005F},
                  {0.0F, y + towards * 0.010F, axle + 0.002F}, 0.013F, 14));
    const float out = half + b.wheel_width + 0.006F;
    model.add("axle", chrome(), rod({-out, y, axle}, {out, y, axle}, 0.004F, 8));
    for (const float side : {-1.0F, 1.0F}) {
        const float w = 0.5F * b.wheel_width;
        const float r = b.wheel_radius;
        const Surface tyre = turned(lathe({{0.30F * r, -0.8F * w},
                                           {0.62F * r, -w},
                                           {0.82F * r, -0.95F * w},
                                           {r, -0.55F * w},
                                           {r, 0.55F * w},
                                           {0.82F * r, 0.95F * w},
                                           {0.62F * r, w},
                                           {0.30F * r, 0.8F * w},
                                           {0.30F * r, -0.8F * w}},
                                          28),
                                    Axis::kY, 90.0F);
        const glm::vec3 centre{side * (half + w + 0.001F), y, axle};
        model.add("wheel", b.wheels, moved(tyre, centre));
        model.add(
            "bearing", chrome(),
            moved(turned(cylinder(0.36F * r, -0.72F * w, 0.72F * w, 18), Axis::kY, 90.0F), centre));
        model.add("axle", chrome(),
                  moved(turned(cylinder(0.008F, -0.003F, 0.003F, 6), Axis::kY, 90.0F),
                        {side * (out - 0.004F), y, axle}));
    }
    for (const float x : {-0.021F, 0.021F}) {  // bolts through the deck
        for (const float along : {-0.030F, 0.030F}) {
            const float top = deck_at(b, x / b.half_width, y + along);
            model.add("bolt", chrome(),
                      moved(cylinder(0.0045F, -0.01F, 0.0025F, 10), {x, y + along, top}));
        }
    }
}

}  // namespace

void build_skateboard(Parameters& parameters, ModelBuilder& model) {
    Board board = draw(parameters);
    shape_outline(board, parameters);
    add_deck(board, model);
    add_truck(board, 0.5F * board.wheelbase, -1.0F, model);
    add_truck(board, -0.5F * board.wheelbase, 1.0F, model);
}

}  // namespace turntable::procedural
