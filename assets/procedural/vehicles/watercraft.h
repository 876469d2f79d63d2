// Ships and boats: what the files of this family share. watercraft.cpp chooses and has small craft,
// watercraft_sail.cpp the ones under sail, watercraft_ships.cpp the big ones, ship_hull.cpp hulls.
#pragma once

#include <glm/vec3.hpp>

#include "assets/procedural/looks.h"
#include "assets/procedural/model_builder.h"
#include "assets/procedural/parameters.h"
#include "assets/procedural/vehicles/curve.h"

namespace turntable::procedural {

/// A hull along Y, the bow at +Y, the deck on top. Metres.
struct ShipHull {
    float stern = 0.0F;
    float bow = 0.0F;
    Curve half_width;  ///< at the deck; by y, as are:
    Curve keel;
    Curve sheer;             ///< height of the deck's edge
    float waterline = 0.0F;  ///< paint changes there
    float fullness = 3.0F;   ///< of the sections: 1.3 a V, 2 round, 6 a box
};
/// Common proportions: beam and depth in metres; `stem` is how far the bow overhangs, as a share of
/// the length; `lift` how much higher the bow is than amidships, as a share of the depth;
/// `transom` the stern's half width as a share of the half beam (0.05 makes it pointed).
struct HullForm {
    float length = 10.0F;
    float beam = 3.0F;
    float depth = 1.5F;
    float draught = 0.5F;
    float stem = 0.08F;
    float lift = 0.25F;
    float transom = 0.8F;
    float fullness = 2.4F;
};
[[nodiscard]] ShipHull ship_hull(const HullForm& form);
[[nodiscard]] float ship_half_width(const ShipHull& hull, float y, float z);
/// Parts "hull" (painted, and below the waterline) and "deck".
void add_ship_hull(ModelBuilder& model, const ShipHull& hull, const Look& paint, const Look& bottom,
                   const Look& deck);
/// An open boat: walls of `thickness` and no deck. Part "hull".
void add_open_hull(ModelBuilder& model, const ShipHull& hull, float thickness, const Look& outside);
/// Along the deck's edge between shares of the length (0 the stern): a rail on posts, or a solid
/// wall. Parts "railing", "hull".
void add_ship_railing(ModelBuilder& model, const ShipHull& hull, glm::vec2 shares, float height,
                      const Look& look);
void add_bulwark(ModelBuilder& model, const ShipHull& hull, glm::vec2 shares, float height,
                 const Look& look);

/// A house on deck: y from rear to front, half as wide as `half_width`, its front leaning back by
/// `rake` metres; windows in `rows` rows of about `pitch` metres. Parts "superstructure", "window".
struct Deckhouse {
    float rear = 0.0F, front = 0.0F;
    float half_width = 1.0F;
    float bottom = 0.0F, top = 1.0F;
    float rake = 0.0F;
    int rows = 1;
    float pitch = 0.8F;
    bool band = false;  ///< one long pane instead of windows
};
void add_deckhouse(ModelBuilder& model, const Deckhouse& house, const Look& look);
/// A funnel, leaning back a little. Part "funnel".
void add_funnel(ModelBuilder& model, const Look& look, const Look& band, const glm::vec3& foot,
                float radius, float height, float rake);

void build_sailing_boat(Parameters& parameters, ModelBuilder& model);
void build_tall_ship(Parameters& parameters, ModelBuilder& model);
void build_cargo_ship(Parameters& parameters, ModelBuilder& model);
void build_cruise_ship(Parameters& parameters, ModelBuilder& model);
void build_warship(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
