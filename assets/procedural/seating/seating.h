// Seats and beds: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_chair(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
