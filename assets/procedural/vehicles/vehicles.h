// Vehicles: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_airplane(Parameters& parameters, ModelBuilder& model);
void build_bus(Parameters& parameters, ModelBuilder& model);
void build_car(Parameters& parameters, ModelBuilder& model);
void build_motorcycle(Parameters& parameters, ModelBuilder& model);
void build_rocket(Parameters& parameters, ModelBuilder& model);
void build_skateboard(Parameters& parameters, ModelBuilder& model);
void build_train(Parameters& parameters, ModelBuilder& model);
void build_watercraft(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
