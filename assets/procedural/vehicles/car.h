// Cars: what the files of this family share. car.cpp shapes bodies with arches, car_fittings.cpp
// adds what sits on them; car_veteran.cpp has cars from before 1940, whose wings stand apart,
// car_racing.cpp racing cars.
#pragma once

#include "assets/procedural/looks.h"
#include "assets/procedural/model_builder.h"
#include "assets/procedural/parameters.h"
#include "assets/procedural/vehicles/hull.h"

namespace turntable::procedural {

enum class CarKind {
    kSaloon,
    kHatchback,
    kEstate,
    kOffRoader,
    kPickup,
    kVan,
    kCoupe,
    kConvertible,
    kVeteran,
    kRacing
};
enum class Lamps { kOblong, kRound, kSlanted, kSlim };
enum class Grille { kWide, kTall, kTwin, kBars, kNone };
enum class Bumper { kInBody, kBlack, kChrome };
enum class RoofItem { kNone, kRails, kTaxiSign, kLightBar, kRoofBox };

/// A car of any kind but the veterans. Metres; y of places along it.
struct Car {
    CarKind kind = CarKind::kSaloon;
    float length = 0.0F;
    float half_width = 0.0F;
    float height = 0.0F;
    float wheel_radius = 0.0F;
    float wheel_width = 0.0F;
    float front_axle = 0.0F;
    float rear_axle = 0.0F;
    float belt = 0.0F;  ///< height of the waist under the windows
    float nose = 0.0F;
    float tail = 0.0F;
    float bottom = 0.0F;
    float cowl = 0.0F;  ///< y of the windscreen's foot; and so on
    float roof_front = 0.0F;
    float deck = 0.0F;
    float roof_rear = 0.0F;
    int side_windows = 2;
    bool two_doors = false;
    bool windowless_rear = false;  ///< panel van
    bool spoiler = false;
    bool spare_wheel = false;
    bool stripes = false;
    Bumper bumper = Bumper::kInBody;
    Lamps lamps = Lamps::kOblong;
    Grille grille = Grille::kWide;
    RoofItem roof_item = RoofItem::kNone;
    int spokes = 5;
    Look paint;
    Look roof;
    Look rim;
    Look seats;
    Hull hull;
    Cabin cabin;

    /// Height at a share of the front's or rear's height.
    [[nodiscard]] float front_z(float share) const { return glm::mix(bottom + 0.06F, nose, share); }
    [[nodiscard]] float rear_z(float share) const { return glm::mix(bottom + 0.10F, tail, share); }
    [[nodiscard]] bool has_chrome() const { return bumper == Bumper::kChrome; }
    [[nodiscard]] bool is_open() const { return kind == CarKind::kConvertible; }
    [[nodiscard]] bool is_tall() const {
        return kind == CarKind::kOffRoader || kind == CarKind::kPickup || kind == CarKind::kVan;
    }
};

// Fittings (car_fittings.cpp): lamps, grille, plate at the front and so on.
void add_car_front(const Car& car, ModelBuilder& model);
void add_car_rear(const Car& car, ModelBuilder& model);
void add_car_mirrors(const Car& car, ModelBuilder& model);
void add_bumper_bars(const Car& car, ModelBuilder& model);
/// Walls and gate about a pick-up's load bed.
void add_load_bed(const Car& car, ModelBuilder& model);
/// What one sees of an open car: seats, windscreen, the folded hood.
void add_cockpit(const Car& car, ModelBuilder& model);
void add_roof_item(const Car& car, ModelBuilder& model);
/// Spoiler, spare wheel, stripes.
void add_car_extras(const Car& car, ModelBuilder& model);

void build_racing_car(Parameters& parameters, ModelBuilder& model);
void build_veteran_car(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
