// Towers and what stands in gardens and streets: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_birdhouse(Parameters& parameters, ModelBuilder& model);
void build_mailbox(Parameters& parameters, ModelBuilder& model);
void build_tower(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
