// Motorcycles: what the files of this family share. motorcycle.cpp chooses and puts together,
// motorcycle_parts.cpp has wheels, engines and bars, scooter.cpp the ones with a step.
#pragma once

#include <span>
#include <vector>

#include <glm/vec3.hpp>

#include "assets/procedural/looks.h"
#include "assets/procedural/model_builder.h"
#include "assets/procedural/parameters.h"

namespace turntable::procedural {

/// A section of a pod: at y, half as wide as `half_width`, from `low` to `high`.
struct PodSection {
    float y = 0.0F;
    float half_width = 0.0F;
    float low = 0.0F;
    float high = 0.0F;
};
/// A smooth body along Y (tank, seat, fairing) through sections that are superellipses of
/// `exponent`; y ascending.
[[nodiscard]] Surface pod(std::span<const PodSection> sections, float exponent = 2.6F);

struct BikeWheel {
    float radius = 0.31F;
    float tyre = 0.06F;  ///< radius of the tyre's own section
    int spokes = 5;      ///< from 12 on of wire
    bool disc = true;    ///< disc brakes
    Look rim;
};
void add_bike_wheel(ModelBuilder& model, const BikeWheel& wheel, const glm::vec3& centre);
/// A curved plate over a wheel from one angle to another (degrees from +Y over the top), `gap` off
/// the tyre.
[[nodiscard]] Surface mudguard(const BikeWheel& wheel, const glm::vec3& centre, float gap,
                               float from_degrees, float to_degrees);

enum class BikeEngine : int { kSingle, kTwin, kVTwin, kBoxer, kFour };
/// Crankcase and finned cylinders; the crankcase's middle at `centre`. Part "engine". Returns where
/// the exhaust leaves on the side +X.
glm::vec3 add_bike_engine(ModelBuilder& model, BikeEngine kind, const Look& look,
                          const glm::vec3& centre);

/// Tube, grips, levers and mirrors: `clamp` its middle, `half_width` to the grips' ends, which lie
/// `rise` above the clamp and `back` behind it.
struct Handlebar {
    glm::vec3 clamp{0.0F};
    float half_width = 0.38F;
    float rise = 0.10F;
    float back = 0.12F;
    bool mirrors = true;
};
void add_handlebar(ModelBuilder& model, const Handlebar& bar);
/// A round lamp that looks along +Y.
void add_bike_headlight(ModelBuilder& model, const Look& bowl, const glm::vec3& centre,
                        float radius);

void build_scooter(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
