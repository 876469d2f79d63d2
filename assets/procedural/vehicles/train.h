// Trains: what the files of this family share. train.cpp chooses and has everything with a closed
// body, train_steam.cpp steam locomotives, train_wagon.cpp goods wagons, train_parts.cpp running
// gear and track.
#pragma once

#include <glm/vec3.hpp>

#include "assets/procedural/looks.h"
#include "assets/procedural/model_builder.h"
#include "assets/procedural/parameters.h"

namespace turntable::procedural {

inline constexpr float kGauge = 1.435F;      ///< between the rails
inline constexpr float kRailHeight = 0.30F;  ///< top of the rails over the ballast's foot

/// Wheels stand on z = kRailHeight. Parts "wheel", "axle".
void add_wheelset(ModelBuilder& model, const Look& look, float y, float radius, int spokes = 0);
/// Two axles in a frame, its middle at y. Part "bogie".
void add_bogie(ModelBuilder& model, float y, float wheelbase, float wheel_radius);
/// Rails, sleepers, maybe ballast from `rear` to `front`. Parts "rail", "sleeper".
void add_track(ModelBuilder& model, float rear, float front, bool ballast);
/// Two buffers and a hook at the end y, facing +Y or -Y (sign). Part "buffer".
void add_buffers(ModelBuilder& model, float y, float sign, float z);
/// A knuckle coupler there.
void add_coupler(ModelBuilder& model, float y, float sign, float z);
/// A pantograph on a roof: its foot's middle; `raised` metres high. Part "pantograph".
void add_pantograph(ModelBuilder& model, const glm::vec3& foot, float raised, bool diamond);

void build_steam_locomotive(Parameters& parameters, ModelBuilder& model);
void build_goods_wagon(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
