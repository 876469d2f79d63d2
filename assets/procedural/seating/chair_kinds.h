// Chairs that are not jointed from a seat, legs and a back: the other forms that chair.cpp draws.
#pragma once

#include "assets/procedural/model_builder.h"
#include "assets/procedural/parameters.h"

namespace turntable::procedural {

/// A moulded shell on dowels, wires, a tulip foot, a sled, a star or rockers.
void build_shell_chair(Parameters& parameters, ModelBuilder& model);
/// Stuffed: wing, club, tub and slipper chairs.
void build_armchair(Parameters& parameters, ModelBuilder& model);
/// A seat and a back on one bent tube without rear legs.
void build_cantilever_chair(Parameters& parameters, ModelBuilder& model);
/// Crossed legs: folding and director's chairs.
void build_folding_chair(Parameters& parameters, ModelBuilder& model);

}  // namespace turntable::procedural
