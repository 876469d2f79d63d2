// What sits on a car's body: lamps, grille, bumpers, mirrors, load bed, cockpit, roof racks.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/car.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

/// Corners of a lamp between shares of the half width and heights.
Panel lamp_panel(Lamps lamps, float inner, float outer, float low, float high) {
    if (lamps == Lamps::kRound) {
        const float size = 0.5F * std::max(high - low, 0.15F);
        const glm::vec2 middle{0.45F * inner + 0.55F * outer, 0.5F * (low + high)};
        Panel round = rectangle_panel(middle - size, middle + size, 1.0F);
        round.across = 8;
        round.along = 8;
        return round;
    }
    Panel shape = rectangle_panel({inner, low}, {outer, high}, 0.12F);
    if (lamps == Lamps::kSlanted) {
        shape.corners[0].y += 0.15F * (high - low);
        shape.corners[1].y += 0.45F * (high - low);
        shape.corners[2].y += 0.35F * (high - low);
        shape.corners[3].y -= 0.35F * (high - low);
    } else if (lamps == Lamps::kSlim) {
        shape.corners[0].y = shape.corners[1].y = glm::mix(low, high, 0.55F);
    }
    shape.across = 8;
    return shape;
}

void add_grille(const Car& c, ModelBuilder& model) {
    const Placement place = on_front(c.hull, 0.006F);
    const float w = c.half_width;
    const auto add = [&](float x0, float x1, float low, float high, float round) {
        Panel shape = rectangle_panel({x0 * w, c.front_z(low)}, {x1 * w, c.front_z(high)}, round);
        shape.across = 8;
        model.add("grille", gap_look(), panel(place, shape));
    };
    switch (c.grille) {
    case Grille::kWide:
        add(-0.46F, 0.46F, 0.52F, 0.80F, 0.1F);
        break;
    case Grille::kTall:
        add(-0.30F, 0.30F, 0.30F, 0.84F, 0.25F);
        break;
    case Grille::kTwin:
        add(0.03F, 0.30F, 0.45F, 0.82F, 0.4F);
        add(-0.30F, -0.03F, 0.45F, 0.82F, 0.4F);
        break;
    case Grille::kBars:
        add(-0.50F, 0.50F, 0.50F, 0.82F, 0.05F);
        break;
    case Grille::kNone:
        break;
    }
    if (c.grille == Grille::kBars || c.grille == Grille::kTall) {
        const float half = c.grille == Grille::kBars ? 0.48F : 0.28F;
        const float low = c.grille == Grille::kBars ? 0.56F : 0.38F;
        for (int i = 0; i < 4; ++i) {
            const float z = c.front_z(glm::mix(low, 0.76F, static_cast<float>(i) / 3.0F));
            Panel bar = rectangle_panel({-half * w, z - 0.008F}, {half * w, z + 0.008F});
            bar.across = 8;
            bar.along = 1;
            model.add("grille", chrome(), panel(on_front(c.hull, 0.014F), bar));
        }
    }
}

}  // namespace

void add_car_mirrors(const Car& c, ModelBuilder& model) {
    const float y = c.cowl - (c.kind == CarKind::kVan ? 0.25F : 0.38F);
    const float z = c.belt + (c.is_tall() ? 0.11F : 0.07F);
    const float x = c.half_width + 0.06F;
    model.add("mirror", c.paint,
              mirrored_pair(moved(
                  superellipsoid({0.10F, 0.055F, c.is_tall() ? 0.10F : 0.07F}, 0.6F, 0.7F, 8, 14),
                  {x, y, z})));
    model.add("mirror", black_plastic(),
              mirrored_pair(rod({0.86F * c.half_width, y, c.belt - 0.02F}, {x, y, z}, 0.022F, 8)));
    model.add("mirror", chrome(),
              mirrored_pair(moved(box({0.15F, 0.01F, c.is_tall() ? 0.14F : 0.09F}, 0.004F),
                                  {x, y - 0.052F, z})));
}

void add_car_front(const Car& c, ModelBuilder& model) {
    const float w = c.half_width;
    const Panel lamp =
        lamp_panel(c.lamps, 0.55F * w, 0.84F * w, c.front_z(0.58F), c.front_z(0.82F));
    Panel rim = lamp;
    const glm::vec2 middle =
        0.25F * (lamp.corners[0] + lamp.corners[1] + lamp.corners[2] + lamp.corners[3]);
    for (glm::vec2& corner : rim.corners) {
        corner = middle + (corner - middle) * glm::vec2(1.1F, 1.2F);
    }
    model.add("headlight", c.lamps == Lamps::kRound ? chrome() : gap_look(),
              mirrored_pair(panel(on_front(c.hull, 0.008F), rim)));
    model.add("headlight", headlight_look(), mirrored_pair(panel(on_front(c.hull, 0.018F), lamp)));
    add_grille(c, model);
    Panel intake =
        rectangle_panel({-0.60F * w, c.front_z(0.06F)}, {0.60F * w, c.front_z(0.26F)}, 0.1F);
    intake.across = 8;
    model.add("bumper", black_plastic(), panel(on_front(c.hull, 0.008F), intake));
    const float y = 0.5F * c.length;
    model.add("plate", white_plastic(),
              moved(box({0.50F, 0.03F, 0.11F}, 0.005F), {0.0F, y + 0.012F, c.front_z(0.36F)}));
}

void add_car_rear(const Car& c, ModelBuilder& model) {
    const float w = c.half_width;
    const float y = -0.5F * c.length;
    Panel lamp = rectangle_panel({0.60F * w, c.rear_z(0.60F)}, {0.90F * w, c.rear_z(0.84F)}, 0.1F);
    if (c.is_tall() || c.kind == CarKind::kEstate || c.kind == CarKind::kHatchback) {
        lamp = rectangle_panel({0.74F * w, c.rear_z(0.50F)}, {0.92F * w, c.rear_z(0.90F)}, 0.1F);
    } else if (c.lamps == Lamps::kRound) {
        lamp = lamp_panel(c.lamps, 0.58F * w, 0.82F * w, c.rear_z(0.60F), c.rear_z(0.84F));
    }
    lamp.across = 8;
    model.add("taillight", taillight_look(), mirrored_pair(panel(on_rear(c.hull, 0.014F), lamp)));
    Panel bumper =
        rectangle_panel({-0.78F * w, c.rear_z(0.04F)}, {0.78F * w, c.rear_z(0.26F)}, 0.1F);
    bumper.across = 8;
    model.add("bumper", black_plastic(), panel(on_rear(c.hull, 0.010F), bumper));
    model.add("plate", white_plastic(),
              moved(box({0.50F, 0.03F, 0.11F}, 0.005F), {0.0F, y - 0.012F, c.rear_z(0.50F)}));
    const float pipe_z = c.bottom + 0.09F;
    model.add("exhaust", chrome(),
              moved(turned(pipe(0.035F, 0.028F, 0.0F, 0.25F, 14), Axis::kX, 90.0F),
                    {0.55F * w, y + 0.2F, pipe_z}));
}

/// Bars in front of both ends: slim and of chrome until about 1980, then stout and black.
void add_bumper_bars(const Car& c, ModelBuilder& model) {
    const Look look = c.has_chrome() ? chrome() : black_plastic();
    const Outline bar = c.has_chrome() ? rounded_rectangle(0.035F, 0.12F, 0.015F, 2)
                                       : rounded_rectangle(0.07F, 0.19F, 0.03F, 2);
    for (const bool front : {true, false}) {
        const float sign = front ? 1.0F : -1.0F;
        const float z = front ? c.front_z(0.30F) : c.rear_z(0.26F);
        const float y = sign * (0.5F * c.length + 0.05F);
        const float x = 0.97F * c.half_width;
        const std::array<glm::vec3, 4> corners{
            {{-x, y - sign * 0.45F, z}, {-x, y, z}, {x, y, z}, {x, y - sign * 0.45F, z}}};
        model.add(
            "bumper", chrome(),
            sweep(rounded_rectangle(0.035F, 0.12F, 0.015F, 2), rounded_path(corners, 0.22F, 6)));
        model.add("bumper", chrome(),
                  mirrored_pair(rod({0.4F * x, y - sign * 0.2F, z}, {0.4F * x, y, z}, 0.02F, 8)));
    }
}

void add_load_bed(const Car& c, ModelBuilder& model) {
    const float rear = -0.5F * c.length + 0.01F;
    const float low = c.hull.top.at(rear) - 0.12F;
    const float x = 0.985F * c.half_width;
    model.add(
        "bed", c.paint,
        mirrored_pair(box_between({x - 0.07F, rear, low}, {x, c.deck + 0.02F, c.belt}, 0.02F)));
    model.add(
        "tailgate", c.paint,
        box_between({-x + 0.02F, rear, low}, {x - 0.02F, rear + 0.06F, c.belt - 0.01F}, 0.02F));
    Panel floor = rectangle_panel({-0.8F * x, rear + 0.08F}, {0.8F * x, c.deck - 0.08F});
    floor.across = 2;
    floor.along = 6;
    model.add("bed", black_plastic(), panel(on_top(c.hull, 0.008F), floor));
}

void add_cockpit(const Car& c, ModelBuilder& model) {
    const float w = c.half_width;
    Panel tub = rectangle_panel({-0.78F * w, c.deck + 0.25F}, {0.78F * w, c.cowl - 0.15F}, 0.15F);
    tub.across = 8;
    tub.along = 8;
    model.add("cockpit", gap_look(), panel(on_top(c.hull, 0.006F), tub));
    const float seat_y = glm::mix(c.deck, c.cowl, 0.42F);
    for (const Surface& s : bucket_seat({0.0F, seat_y, c.belt - 0.30F}, 0.48F, 0.62F)) {
        model.add("seat", c.seats, mirrored_pair(moved(s, {0.40F * w, 0, 0})));
    }
    model.add("steering wheel", black_plastic(),
              steering_wheel({0.40F * w, c.cowl - 0.42F, c.belt + 0.04F}, 0.18F, 65.0F));
    // The windscreen: a curved pane in a frame.
    const float low = c.belt - 0.06F;
    const float high = glm::mix(c.belt, c.cabin.roof, 0.95F);
    const float lower = 0.88F * c.cabin.half_width.at(c.belt);
    const float upper = 0.88F * c.cabin.half_width.at(c.cabin.roof);
    Panel pane{{{{-lower, low}, {lower, low}, {upper, high}, {-upper, high}}}};
    pane.across = 14;
    pane.thickness = 0.025F;
    model.add("windscreen", window_glass(), panel(on_front(c.cabin, 0.0F), pane));
    Path frame;
    const Placement place = on_front(c.cabin, -0.01F);
    frame.push_back(place({-lower, low}));
    for (int i = 0; i <= 8; ++i) {
        frame.push_back(place({glm::mix(-upper, upper, static_cast<float>(i) / 8.0F), high}));
    }
    frame.push_back(place({lower, low}));
    model.add("windscreen", c.has_chrome() ? chrome() : c.paint, tube(frame, 0.024F, 8));
    model.add("soft top", c.seats,
              moved(cushion({1.55F * w, 0.34F, 0.20F}, 0.08F, 0.02F),
                    {0.0F, c.deck + 0.18F, c.belt + 0.03F}));
}

void add_roof_item(const Car& c, ModelBuilder& model) {
    const float x = 0.82F * c.cabin.half_width.at(c.cabin.roof);
    const float front = c.roof_front - 0.12F;
    const float rear = c.roof_rear + 0.12F;
    const float middle = 0.5F * (front + rear);
    const float top = c.height;
    switch (c.roof_item) {
    case RoofItem::kNone:
        break;
    case RoofItem::kRails: {
        const float low = c.cabin.roof + 0.01F;
        const std::array<glm::vec3, 4> corners{{{x, rear, low},
                                                {x, rear + 0.1F, top + 0.03F},
                                                {x, front - 0.1F, top + 0.03F},
                                                {x, front, low}}};
        model.add("roof rail", c.rim, mirrored_pair(tube(rounded_path(corners, 0.05F), 0.018F, 8)));
        break;
    }
    case RoofItem::kTaxiSign:
        model.add("sign", glowing({0.9F, 0.7F, 0.15F}, 0.5F),
                  moved(tapered(box({0.42F, 0.14F, 0.15F}, 0.03F), Axis::kZ, 1.0F, 0.85F),
                        {0.0F, middle + 0.1F, top + 0.05F}));
        break;
    case RoofItem::kLightBar:
        model.add("light bar", glowing({0.05F, 0.15F, 0.9F}, 0.6F),
                  mirrored_pair(moved(box({0.44F, 0.22F, 0.12F}, 0.03F),
                                      {0.26F, middle + 0.15F, top + 0.06F})));
        model.add("light bar", white_plastic(),
                  moved(box({0.30F, 0.20F, 0.10F}, 0.02F), {0.0F, middle + 0.15F, top + 0.03F}));
        break;
    case RoofItem::kRoofBox:
        model.add("roof box", black_plastic(),
                  moved(superellipsoid({0.40F, 0.95F, 0.18F}, 0.5F, 0.5F, 12, 24),
                        {0.0F, middle, top + 0.15F}));
        break;
    }
}

void add_car_extras(const Car& c, ModelBuilder& model) {
    const float rear = -0.5F * c.length;
    if (c.spoiler) {
        const bool high = c.kind == CarKind::kHatchback || c.kind == CarKind::kEstate;
        const float z = high ? c.cabin.roof + 0.03F : c.tail + 0.16F;
        const float y = high ? c.roof_rear - 0.02F : rear + 0.12F;
        const float w = (high ? 0.72F : 0.80F) * c.half_width;
        model.add("spoiler", c.paint,
                  moved(turned(box({2.0F * w, 0.24F, 0.03F}, 0.012F), Axis::kX, -6.0F), {0, y, z}));
        if (!high) {
            model.add("spoiler", black_plastic(),
                      mirrored_pair(box_between({0.7F * w, y - 0.05F, c.tail - 0.12F},
                                                {0.7F * w + 0.03F, y + 0.07F, z}, 0.008F)));
        }
    }
    if (c.spare_wheel) {
        const float r = 0.85F * c.wheel_radius;
        const glm::vec3 centre{0.0F, rear - 0.10F, c.belt - 0.1F};
        const RoadWheel spare{r, 0.2F, 0.35F, 0, c.rim};
        model.add(
            "spare wheel", rubber(),
            moved(turned(rounded_cylinder(r, -0.10F, 0.10F, 0.05F, 28), Axis::kX, 90.0F), centre));
        model.add(
            "spare wheel", spare.rim,
            moved(turned(rounded_cylinder(0.6F * r, -0.12F, 0.12F, 0.03F, 24), Axis::kX, 90.0F),
                  centre));
    }
    if (c.stripes) {
        const Look white = plain("stripe", srgb(0xE9E7E1), 0.3F);
        const float front = 0.5F * c.length - 0.12F;
        Panel hood = rectangle_panel({0.06F, c.cowl + 0.05F}, {0.26F, front});
        hood.along = 12;
        model.add("stripe", white, mirrored_pair(panel(on_top(c.hull, 0.004F), hood)));
        if (c.deck > rear + 0.25F) {
            Panel lid = rectangle_panel({0.06F, rear + 0.1F}, {0.26F, c.deck - 0.02F});
            lid.along = 6;
            model.add("stripe", white, mirrored_pair(panel(on_top(c.hull, 0.004F), lid)));
        }
    }
}

}  // namespace turntable::procedural
