// Instruments and sound: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_earphone(Parameters& parameters, ModelBuilder& model);
void build_guitar(Parameters& parameters, ModelBuilder& model);
void build_loudspeaker(Parameters& parameters, ModelBuilder& model);
void build_microphone(Parameters& parameters, ModelBuilder& model);
void build_piano(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
