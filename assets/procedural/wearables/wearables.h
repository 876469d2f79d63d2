// Worn and carried things: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_bag(Parameters& parameters, ModelBuilder& model);
void build_cap(Parameters& parameters, ModelBuilder& model);
void build_helmet(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
