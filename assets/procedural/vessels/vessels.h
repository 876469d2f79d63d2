// Vessels and containers: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_basket(Parameters& parameters, ModelBuilder& model);
void build_bathtub(Parameters& parameters, ModelBuilder& model);
void build_bottle(Parameters& parameters, ModelBuilder& model);
void build_bowl(Parameters& parameters, ModelBuilder& model);
void build_can(Parameters& parameters, ModelBuilder& model);
void build_flowerpot(Parameters& parameters, ModelBuilder& model);
void build_jar(Parameters& parameters, ModelBuilder& model);
void build_mug(Parameters& parameters, ModelBuilder& model);
void build_trash_bin(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
