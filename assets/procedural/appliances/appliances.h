// Household machines: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_dishwasher(Parameters& parameters, ModelBuilder& model);
void build_faucet(Parameters& parameters, ModelBuilder& model);
void build_microwave(Parameters& parameters, ModelBuilder& model);
void build_printer(Parameters& parameters, ModelBuilder& model);
void build_stove(Parameters& parameters, ModelBuilder& model);
void build_washer(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
