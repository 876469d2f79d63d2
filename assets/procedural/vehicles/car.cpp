// Cars: a hull with wheel arches up to the waist, a cabin on it; saloons, hatchbacks, estates,
// off-roaders, pick-ups, vans, coupes and convertibles differ in proportions and in what the cabin
// covers. Veteran cars are built another way (car_veteran.cpp).
#include "assets/procedural/vehicles/car.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/gtc/constants.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/hull.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/vehicles.h"

namespace turntable::procedural {
namespace {

/// Proportions of a kind. Shares of the length count from the nearer end.
struct Proportions {
    glm::vec2 length, width, height, wheel;  ///< ranges, metres; wheel: the radius
    float clearance;
    float wheelbase, overhang;  ///< share of the length; overhang at the front
    float belt, nose, tail;     ///< share of the height; of the belt's height
    float cowl, roof_front;     ///< where the windscreen begins and ends
    float deck, roof_rear;      ///< where the rear window does
    float roof_width;           ///< share of the width
    float shoulder;             ///< how far the body narrows below the windows
};

constexpr std::array<Proportions, 8> kProportions{{
    {{4.35F, 4.95F},
     {1.74F, 1.88F},
     {1.39F, 1.50F},
     {0.31F, 0.34F},
     0.16F,
     0.585F,
     0.19F,
     0.63F,
     0.76F,
     0.98F,
     0.285F,
     0.415F,
     0.15F,
     0.275F,
     0.77F,
     0.07F},
    {{3.55F, 4.20F},
     {1.64F, 1.80F},
     {1.43F, 1.56F},
     {0.29F, 0.32F},
     0.15F,
     0.62F,
     0.19F,
     0.61F,
     0.78F,
     1.0F,
     0.235F,
     0.385F,
     0.012F,
     0.12F,
     0.78F,
     0.06F},
    {{4.45F, 4.95F},
     {1.74F, 1.88F},
     {1.42F, 1.54F},
     {0.31F, 0.34F},
     0.16F,
     0.585F,
     0.19F,
     0.62F,
     0.77F,
     1.0F,
     0.275F,
     0.40F,
     0.012F,
     0.085F,
     0.78F,
     0.06F},
    {{4.20F, 5.00F},
     {1.80F, 2.00F},
     {1.64F, 1.88F},
     {0.36F, 0.40F},
     0.23F,
     0.59F,
     0.18F,
     0.62F,
     0.86F,
     1.0F,
     0.26F,
     0.365F,
     0.012F,
     0.06F,
     0.82F,
     0.05F},
    {{5.00F, 5.60F},
     {1.85F, 2.00F},
     {1.74F, 1.88F},
     {0.37F, 0.41F},
     0.25F,
     0.60F,
     0.17F,
     0.61F,
     0.90F,
     1.0F,
     0.235F,
     0.33F,
     0.40F,
     0.42F,
     0.80F,
     0.05F},
    {{4.50F, 5.60F},
     {1.85F, 2.05F},
     {1.92F, 2.40F},
     {0.33F, 0.36F},
     0.19F,
     0.60F,
     0.165F,
     0.52F,
     0.80F,
     1.0F,
     0.10F,
     0.225F,
     0.004F,
     0.012F,
     0.90F,
     0.025F},
    {{4.10F, 4.60F},
     {1.78F, 1.96F},
     {1.20F, 1.32F},
     {0.32F, 0.35F},
     0.12F,
     0.57F,
     0.20F,
     0.65F,
     0.70F,
     0.97F,
     0.345F,
     0.485F,
     0.07F,
     0.33F,
     0.74F,
     0.09F},
    {{3.90F, 4.50F},
     {1.70F, 1.90F},
     {1.22F, 1.34F},
     {0.31F, 0.34F},
     0.13F,
     0.57F,
     0.20F,
     0.66F,
     0.72F,
     0.97F,
     0.36F,
     0.46F,
     0.28F,
     0.30F,
     0.76F,
     0.09F},
}};

void draw_proportions(Car& c, Parameters& p) {
    const Proportions& k = kProportions.at(static_cast<std::size_t>(c.kind));
    const auto range = [&](const char* name, const glm::vec2& r) { return p.real(name, r.x, r.y); };
    c.length = range("length", k.length);
    c.half_width = 0.5F * range("width", k.width);
    c.height = range("height", k.height);
    c.wheel_radius = range("wheel_radius", k.wheel);
    c.wheel_width = c.wheel_radius * p.real("wheel_width_ratio", 0.58F, 0.72F);
    const float half = 0.5F * c.length;
    c.front_axle = half - c.length * (k.overhang + p.real("overhang", -0.015F, 0.015F));
    c.rear_axle = c.front_axle - k.wheelbase * c.length;
    c.bottom = k.clearance;
    const float over_wheel = 2.0F * c.wheel_radius + 0.12F;
    c.belt = std::max(c.height * (k.belt + p.real("waist", -0.025F, 0.02F)), over_wheel + 0.03F);
    c.nose = std::min(c.belt * (k.nose + p.real("nose", -0.05F, 0.05F)), c.belt - 0.04F);
    c.tail = c.belt * k.tail;
    const float rake = c.length * p.real("windscreen_rake", -0.02F, 0.02F);
    c.cowl = half - k.cowl * c.length;
    c.roof_front = half - k.roof_front * c.length - rake;
    c.deck = -half + k.deck * c.length;
    c.roof_rear = -half + k.roof_rear * c.length;
    if (c.kind == CarKind::kHatchback || c.kind == CarKind::kEstate) {
        c.roof_rear += c.length * p.real("tailgate_rake", -0.04F, 0.06F);
    }
    if (c.kind == CarKind::kPickup && !c.two_doors) {  // a cab with a second row
        c.deck -= 0.10F * c.length;
        c.roof_rear -= 0.10F * c.length;
    }
}

Car draw(CarKind kind, Parameters& p) {
    Car c;
    c.kind = kind;
    c.two_doors = kind == CarKind::kCoupe || kind == CarKind::kConvertible ||
                  kind == CarKind::kVan || p.chance("two_doors", 0.3);
    draw_proportions(c, p);
    c.windowless_rear = kind == CarKind::kVan && p.chance("panel_van", 0.5);
    const int row =
        kind == CarKind::kEstate || kind == CarKind::kOffRoader || kind == CarKind::kVan ? 3 : 2;
    c.side_windows = kind == CarKind::kPickup ? (c.two_doors ? 1 : 2) : row;
    c.lamps = p.choice<Lamps>("lamps", {"oblong", "round", "slanted", "slim"}, {3, 2, 3, 1.5});
    c.grille =
        p.choice<Grille>("grille", {"wide", "tall", "twin", "bars", "none"}, {3, 1.5, 1, 2, 0.7});
    c.bumper = p.choice<Bumper>("bumper", {"in the body", "black", "chrome"}, {2.5, 1, 1});
    c.spoiler = p.chance("spoiler", kind == CarKind::kCoupe ? 0.6 : 0.12) && !c.is_tall();
    c.spare_wheel = kind == CarKind::kOffRoader && p.chance("spare_wheel", 0.45);
    c.stripes = p.chance("stripes", kind == CarKind::kCoupe || c.is_open() ? 0.35 : 0.04);
    const double plain_roof = c.kind == CarKind::kCoupe || c.kind == CarKind::kPickup ? 40.0 : 6.0;
    c.roof_item =
        p.choice<RoofItem>("roof_item", {"none", "rails", "taxi sign", "light bar", "roof box"},
                           {plain_roof, 1.2, 0.5, 0.5, 0.4});
    c.spokes = p.choice<int>("wheels", {"disc", "five spokes", "seven spokes", "ten spokes"},
                             {1, 3, 2, 2});
    c.spokes = std::array{0, 5, 7, 10}.at(static_cast<std::size_t>(c.spokes));
    c.paint = vehicle_paint(p, "paint");
    c.roof = p.chance("second_colour", 0.15) ? vehicle_paint(p, "roof") : c.paint;
    c.rim = plain("alloy", srgb(p.chance("dark_wheels", 0.2) ? 0x3A3C3F : 0xC6C9CC), 0.25F);
    c.seats = leather(p, "seats");
    return c;
}

/// The body up to the waist.
void shape_hull(Car& c) {
    const Proportions& k = kProportions.at(static_cast<std::size_t>(c.kind));
    const float f = 0.5F * c.length;
    const float w = c.half_width;
    const bool blunt = c.is_tall();
    const float over_wheel = 2.0F * c.wheel_radius + 0.12F;
    Hull& h = c.hull;
    h.rear = -f;
    h.front = f;
    h.half_width = Curve{{-f, (blunt ? 0.90F : 0.80F) * w},
                         {-f + 0.06F, 0.93F * w},
                         {-f + 0.45F, 0.985F * w},
                         {0.0F, w},
                         {f - 0.65F, 0.98F * w},
                         {f - 0.16F, (blunt ? 0.94F : 0.88F) * w},
                         {f, (blunt ? 0.82F : 0.70F) * w}};
    h.bottom = Curve{{-f, c.bottom + 0.10F},
                     {-f + 0.4F, c.bottom},
                     {f - 0.45F, c.bottom},
                     {f, c.bottom + 0.06F}};
    const float hood = std::max(glm::mix(c.nose, c.belt, 0.55F), over_wheel);
    std::vector<glm::vec2> top{{-f, c.tail - 0.07F}, {-f + 0.07F, c.tail}};
    if (c.kind == CarKind::kPickup) {  // the load bed behind the cab
        const float bed = over_wheel;
        top = {{-f, bed - 0.02F}, {c.deck - 0.03F, bed}, {c.deck, c.belt}};
    } else if (c.deck > -f + 0.2F) {
        top.emplace_back(c.deck, c.belt);
    } else {
        top.emplace_back(-f + 0.3F, c.belt);
    }
    top.emplace_back(c.cowl - 0.1F, c.belt);
    if (c.front_axle > c.cowl + 0.05F) {
        top.emplace_back(c.front_axle, hood);
    }
    const float tip = std::max(f - 0.22F, c.cowl + 0.1F);
    top.emplace_back(tip, std::min(c.nose + 0.03F, hood));
    top.emplace_back(f - 0.03F, c.nose - 0.03F);
    top.emplace_back(f, c.nose - 0.09F);
    h.top = Curve(top);
    const float s = k.shoulder;
    h.side = {{0.0F, 0.0F},
              {0.90F, 0.0F},
              {0.955F, 0.07F},
              {0.985F, 0.22F},
              {1.0F, 0.42F},
              {0.998F, 0.60F},
              {0.99F, 0.76F},
              {1.0F - 0.35F * s, 0.87F},
              {1.0F - 0.75F * s, 0.935F},
              {1.0F - 1.4F * s, 0.97F},
              {0.99F - 3.0F * s, 0.985F},
              {0.45F, 0.997F},
              {0.0F, 1.0F}};
    for (const float axle : {c.front_axle, c.rear_axle}) {
        h.arches.push_back({axle, c.wheel_radius, c.wheel_radius + 0.045F, c.wheel_width + 0.06F});
    }
}

void shape_cabin(Car& c) {
    const Proportions& k = kProportions.at(static_cast<std::size_t>(c.kind));
    Cabin& g = c.cabin;
    g.dome = c.kind == CarKind::kVan ? 0.07F : 0.055F;
    g.roof = c.height - g.dome;
    g.bottom = c.belt - 0.08F;
    const float middle = 0.5F * (c.belt + g.roof);
    g.front = Curve{
        {c.belt, c.cowl}, {middle, glm::mix(c.cowl, c.roof_front, 0.44F)}, {g.roof, c.roof_front}};
    g.rear = Curve{
        {c.belt, c.deck}, {middle, glm::mix(c.deck, c.roof_rear, 0.42F)}, {g.roof, c.roof_rear}};
    const float lower = 1.0F - 1.1F * k.shoulder;
    g.half_width = Curve{{c.belt, lower * c.half_width},
                         {middle, glm::mix(lower, k.roof_width, 0.42F) * c.half_width},
                         {g.roof, k.roof_width * c.half_width}};
    g.squareness = c.kind == CarKind::kVan ? 10.0F : c.is_tall() ? 7.5F : 6.0F;
}

void add_body(const Car& c, ModelBuilder& model) {
    model.add("body", c.paint, hull_surface(c.hull, 32));
    const float inner = c.half_width - c.hull.arches.front().depth;
    for (const WheelArch& arch : c.hull.arches) {  // dark insides of the arches
        Outline half_disc{{-0.985F * arch.radius, c.bottom + 0.01F},
                          {0.985F * arch.radius, c.bottom + 0.01F}};
        for (int i = 0; i <= 16; ++i) {
            const float a = glm::pi<float>() * static_cast<float>(i) / 16.0F;
            half_disc.push_back(0.985F * arch.radius * glm::vec2(std::cos(a), std::sin(a)) +
                                glm::vec2(0.0F, arch.z));
        }
        model.add("body", gap_look(),
                  mirrored_pair(moved(sideways(half_disc, 0.06F), {inner - 0.005F, arch.y, 0.0F})));
    }
    // Sills between the wheels.
    Panel sill = rectangle_panel({c.rear_axle + c.wheel_radius + 0.08F, c.bottom + 0.02F},
                                 {c.front_axle - c.wheel_radius - 0.08F, c.bottom + 0.11F});
    sill.across = 10;
    model.add("sill", black_plastic(), mirrored_pair(panel(on_side(c.hull, 0.008F), sill)));
}

/// Windows of one side from the rear to the front of the cabin, with pillars between them; each
/// an upright-sided pane, cut where the cabin leans in.
void add_side_windows(const Car& c, ModelBuilder& model) {
    const Cabin& g = c.cabin;
    const float low = c.belt + 0.035F;
    const float high = g.roof - 0.03F;
    const auto end = [&](float z, float share) {
        const float front = g.front.at(z);
        const float rear = g.rear.at(z);
        return 0.5F * (front + rear) + share * 0.5F * (front - rear);
    };
    const float reach = c.kind == CarKind::kVan ? 0.93F : c.is_tall() ? 0.89F : 0.87F;
    const glm::vec2 lower{end(low, -reach), end(low, reach)};
    const glm::vec2 upper{end(high, -reach), end(high, reach)};
    const float pillar = c.is_tall() ? 0.09F : 0.07F;
    // Where the front doors end: a seat's length behind the windscreen's top.
    const float b_pillar = c.roof_front - (c.two_doors ? 1.0F : 0.78F);
    std::vector<float> splits{upper.x < lower.x ? upper.x : lower.x};
    if (c.side_windows == 3) {
        splits.push_back(0.5F * (splits[0] + b_pillar) - 0.1F);
    }
    if (c.side_windows > 1) {
        splits.push_back(std::max(b_pillar, splits.back() + 0.3F));
    }
    splits.push_back(std::max(lower.y, upper.y));
    for (std::size_t i = 0; i + 1 < splits.size(); ++i) {
        if (c.windowless_rear && i + 2 < splits.size()) {
            continue;
        }
        const float from = splits[i] + (i > 0 ? 0.5F * pillar : 0.0F);
        const float to = splits[i + 1] - (i + 2 < splits.size() ? 0.5F * pillar : 0.0F);
        Panel pane{{{{std::clamp(from, lower.x, lower.y), low},
                     {std::clamp(to, lower.x, lower.y), low},
                     {std::clamp(to, upper.x, upper.y), high},
                     {std::clamp(from, upper.x, upper.y), high}}}};
        pane.roundness = 0.04F;
        pane.across = 10;
        pane.along = 6;
        model.add("window", window_glass(), mirrored_pair(panel(on_side(g, 0.01F), pane)));
    }
}

void add_cabin(const Car& c, ModelBuilder& model) {
    const Cabin& g = c.cabin;
    model.add("roof", c.roof, cabin_surface(g));
    const float low = c.belt + 0.02F;
    const float high = g.roof - 0.015F;
    const auto across = [&](float z, float share) { return share * g.half_width.at(z); };
    const auto pane = [&](float bottom, float top, float share) {
        Panel shape{{{{-across(bottom, share), bottom},
                      {across(bottom, share), bottom},
                      {across(top, share), top},
                      {-across(top, share), top}}}};
        shape.roundness = 0.03F;
        shape.across = 16;
        shape.along = 6;
        return shape;
    };
    model.add("windscreen", window_glass(), panel(on_front(g, 0.012F), pane(low, high, 0.87F)));
    const bool upright_rear = c.deck < -0.5F * c.length + 0.2F;
    const float rear_low = upright_rear ? glm::mix(c.belt, g.roof, 0.12F) : low;
    if (!c.windowless_rear) {
        model.add("window", window_glass(),
                  panel(on_rear(g, 0.012F), pane(rear_low, high - 0.03F, 0.85F)));
    } else {  // two leaves with small windows
        Panel leaf = rectangle_panel({0.08F, glm::mix(c.belt, g.roof, 0.35F)},
                                     {0.72F * g.half_width.at(g.roof), high - 0.06F}, 0.1F);
        model.add("window", window_glass(), mirrored_pair(panel(on_rear(g, 0.008F), leaf)));
    }
    add_side_windows(c, model);
}

/// Gaps and handles of the doors.
void add_doors(const Car& c, ModelBuilder& model) {
    const float low = c.bottom + 0.12F;
    const float high = c.belt - 0.015F;
    const float front = std::min(c.cowl - 0.12F, c.front_axle - c.wheel_radius - 0.10F);
    const float back = c.roof_front - (c.two_doors ? 1.0F : 0.78F);
    std::vector<float> gaps{front, back};
    if (!c.two_doors) {
        gaps.push_back(std::max(c.rear_axle + 0.62F * c.wheel_radius + 0.1F, back - 0.85F));
    }
    const Placement side = on_side(c.hull, 0.003F);
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const bool over_wheel = gaps[i] < c.rear_axle + c.wheel_radius + 0.07F;
        Panel gap =
            rectangle_panel({gaps[i] - 0.006F, over_wheel ? 2.0F * c.wheel_radius + 0.06F : low},
                            {gaps[i] + 0.006F, high});
        gap.along = 10;
        gap.across = 1;
        model.add("door", gap_look(), mirrored_pair(panel(side, gap)));
        if (i > 0) {
            const float y = gaps[i] + 0.14F;
            const float z = glm::mix(low, high, 0.82F);
            model.add("handle", c.has_chrome() ? chrome() : black_plastic(),
                      mirrored_pair(moved(box({0.035F, 0.17F, 0.028F}, 0.01F),
                                          {half_width_at(c.hull, y, z) + 0.006F, y, z})));
        }
    }
}

void build_modern_car(CarKind kind, Parameters& parameters, ModelBuilder& model) {
    Car car = draw(kind, parameters);
    shape_hull(car);
    shape_cabin(car);
    add_body(car, model);
    if (car.is_open()) {
        add_cockpit(car, model);
    } else {
        add_cabin(car, model);
        add_roof_item(car, model);
    }
    if (kind == CarKind::kPickup) {
        add_load_bed(car, model);
    }
    add_doors(car, model);
    add_car_mirrors(car, model);
    add_car_front(car, model);
    add_car_rear(car, model);
    if (car.bumper != Bumper::kInBody) {
        add_bumper_bars(car, model);
    }
    add_car_extras(car, model);
    const RoadWheel wheel{car.wheel_radius, car.wheel_width, 0.34F, car.spokes, car.rim};
    for (const float axle : {car.front_axle, car.rear_axle}) {
        const float x = half_width_at(car.hull, axle, 1.9F * car.wheel_radius);
        add_road_wheels(model, wheel, {x - 0.5F * car.wheel_width - 0.01F, axle, car.wheel_radius});
    }
}

}  // namespace

void build_car(Parameters& parameters, ModelBuilder& model) {
    const auto kind =
        parameters.choice<CarKind>("kind",
                                   {"saloon", "hatchback", "estate", "off-roader", "pick-up", "van",
                                    "coupe", "convertible", "veteran", "racing car"},
                                   {3, 2.5, 1.5, 2, 1.3, 1.3, 2, 1, 1.2, 1});
    if (kind == CarKind::kVeteran) {
        build_veteran_car(parameters, model);
    } else if (kind == CarKind::kRacing) {
        build_racing_car(parameters, model);
    } else {
        build_modern_car(kind, parameters, model);
    }
}

}  // namespace turntable::procedural
