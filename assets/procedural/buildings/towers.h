// What the kinds of towers share, and the kinds themselves. Plans are outlines about the axis; what
// stands around a plan is set along it.
#pragma once

#include <vector>

#include <glm/vec2.hpp>

#include "assets/procedural/looks.h"
#include "assets/procedural/model_builder.h"
#include "assets/procedural/outline.h"
#include "assets/procedural/parameters.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural::towers {

enum class Kind {
    kSkyscraper,
    kClock,
    kCastle,
    kLattice,
    kLighthouse,
    kPagoda,
    kTelevision,
    kWater
};
enum class Plan { kSquare, kOblong, kOctagon, kRound, kCut };
enum class Facade { kBands, kFins, kGrid };
enum class Top { kFlat, kSpire, kPyramid, kCrown };
enum class Roof { kPyramid, kSpire, kDome, kBattlements };

struct Tower {
    Kind kind = Kind::kSkyscraper;
    Plan plan = Plan::kSquare;
    Facade facade = Facade::kBands;
    Top top = Top::kFlat;
    Roof roof = Roof::kPyramid;
    float height = 0.0F;
    float half = 0.0F;   ///< half the width at the foot
    float taper = 1.0F;  ///< width at the top over width at the foot
    float twist = 0.0F;  ///< degrees from foot to top
    int tiers = 1;
    int floors = 18;  ///< that are shown; real ones would be too fine to see
    int sides = 4;
    bool annex = false;  ///< a lower building at the foot
    bool stripes = false;
    Look wall;
    Look trim;
    Look roof_look;
    Look glass;
    Look metal;
};

// One function a kind.
void add_skyscraper(const Tower& tower, ModelBuilder& model);
void add_clock_tower(const Tower& tower, const Parameters& parameters, ModelBuilder& model);
void add_castle(const Tower& tower, ModelBuilder& model);
void add_lattice_tower(const Tower& tower, ModelBuilder& model);
void add_lighthouse(const Tower& tower, ModelBuilder& model);
void add_pagoda(const Tower& tower, ModelBuilder& model);
void add_television_tower(const Tower& tower, ModelBuilder& model);
void add_water_tower(const Tower& tower, ModelBuilder& model);

/// A place on an outline and the turn about Z that makes +Y look outwards there.
struct Spot {
    glm::vec2 at{0.0F};
    float degrees = 0.0F;
};
/// Middles of equal parts, about `spacing` long, of each edge: none lies across a corner.
[[nodiscard]] std::vector<Spot> spots_along(const Outline& outline, float spacing);
/// A copy of `piece` (whose outside looks along +Y) at each spot.
[[nodiscard]] Surfaces set_along(const Surface& piece, const std::vector<Spot>& spots);

[[nodiscard]] Outline square(float half);
[[nodiscard]] Surface block(const Outline& outline, float low, float high);
/// A point over a plan.
[[nodiscard]] Surface pointed_roof(const Outline& eaves, float low, float high);
/// An opening with a pointed or round head, looking out along +Y from the plane y = 0.
[[nodiscard]] Surface opening(float width, float height, float depth, bool pointed = false);
/// What one sees in windows and doors.
[[nodiscard]] Look darkness();
void add_railing(const Look& look, float radius, float z, float height, ModelBuilder& model);

}  // namespace turntable::procedural::towers
