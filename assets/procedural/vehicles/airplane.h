// Aeroplanes: what the files of this family share. airplane.cpp chooses and has the airliners,
// airplane_propeller.cpp those with one propeller, airplane_fighter.cpp the jets of air forces.
#pragma once

#include "assets/procedural/model_builder.h"
#include "assets/procedural/parameters.h"

namespace turntable::procedural {

void build_light_airplane(Parameters& parameters, ModelBuilder& model);
void build_biplane(Parameters& parameters, ModelBuilder& model);
void build_propeller_fighter(Parameters& parameters, ModelBuilder& model);
void build_jet_fighter(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
