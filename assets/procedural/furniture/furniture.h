// Storage, tables, lamps and clocks: the families of this folder.
#pragma once

#include "assets/procedural/family.h"

namespace turntable::procedural {

void build_bookshelf(Parameters& parameters, ModelBuilder& model);
void build_cabinet(Parameters& parameters, ModelBuilder& model);
void build_clock(Parameters& parameters, ModelBuilder& model);
void build_file_cabinet(Parameters& parameters, ModelBuilder& model);
void build_lamp(Parameters& parameters, ModelBuilder& model);
void build_table(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
