// Tools and weapons: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_knife(Parameters& parameters, ModelBuilder& model);
void build_pistol(Parameters& parameters, ModelBuilder& model);
void build_rifle(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
