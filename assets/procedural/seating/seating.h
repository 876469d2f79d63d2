// Seats and beds: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_bed(Parameters& parameters, ModelBuilder& model);
void build_bench(Parameters& parameters, ModelBuilder& model);
void build_chair(Parameters& parameters, ModelBuilder& model);
void build_pillow(Parameters& parameters, ModelBuilder& model);
void build_sofa(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
