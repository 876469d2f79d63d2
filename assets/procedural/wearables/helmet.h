// What helmets share.
#pragma once

#include "assets/procedural/looks.h"
#include "assets/procedural/model_builder.h"

namespace turntable::procedural::helmet {

enum class Kind {
    kBicycle,
    kFullFace,
    kMotocross,
    kOpenFace,
    kHardHat,
    kSoldier,
    kFootball,
    kGreatHelm,
    kHorned,
    kCrested
};

struct Helmet {
    Kind kind = Kind::kBicycle;
    float width = 0.0F;  ///< half of the shell's width
    float length = 0.0F;
    float height = 0.0F;  ///< of the crown above its widest place
    float boxy = 1.0F;
    float brow = 0.0F;   ///< degrees: upper edge of the face's opening
    float visor = 0.0F;  ///< degrees: height of the visor
    float brim = 0.0F;
    int ribs = 7;
    int bars = 3;
    int vents = 2;
    int stripes = 0;
    bool strap = false;
    bool peak = false;
    bool muffs = false;
    bool full_brim = false;
    Look shell;
    Look second;
    Look metal;
};

// Helmets of old times.
void add_great_helm(const Helmet& h, ModelBuilder& model);
void add_horned(const Helmet& h, ModelBuilder& model);
void add_crested(const Helmet& h, ModelBuilder& model);

}  // namespace turntable::procedural::helmet
