// Electronics: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_camera(Parameters& parameters, ModelBuilder& model);
void build_cellular_telephone(Parameters& parameters, ModelBuilder& model);
void build_computer_keyboard(Parameters& parameters, ModelBuilder& model);
void build_display(Parameters& parameters, ModelBuilder& model);
void build_laptop(Parameters& parameters, ModelBuilder& model);
void build_remote_control(Parameters& parameters, ModelBuilder& model);
void build_telephone(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
