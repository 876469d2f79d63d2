// Plants in pots: what grows from a disc of soil about Z. Metres.
#pragma once

#include <cstdint>

#include "assets/procedural/model_builder.h"

namespace turntable::procedural {

/// A leaf or petal from the origin along +X: it leaves at `rise` degrees above the level and turns
/// down by `droop` degrees along its length.
struct LeafShape {
    float length = 0.2F;
    float width = 0.06F;  ///< where widest
    float rise = 60.0F;
    float droop = 70.0F;
    float widest = 0.4F;  ///< share of the length
    float fold = 0.2F;    ///< how far the edges stand above the middle, share of the width
    float tip = 0.04F;    ///< width at the tip, share of the width
    float lobes = 0.0F;   ///< depth of notches along the edges, share of the width
};
/// `across` is even: its fold is in the middle.
[[nodiscard]] Surface leaf(const LeafShape& shape, int steps = 7, int across = 4);

/// Numbers in [0, 1) that are no parameters: jitter of leaves.
class Jitter {
public:
    explicit Jitter(std::uint64_t seed) : state_(seed) {}
    float operator()();
    float between(float lower, float upper) { return lower + (upper - lower) * (*this)(); }

private:
    std::uint64_t state_;
};

/// What a plant is made of, and its size.
struct Plant {
    float height = 0.3F;    ///< above the soil
    float spread = 0.2F;    ///< radius of the crown
    float ground = 0.1F;    ///< height of the soil
    float soil = 0.08F;     ///< radius of the soil
    float fullness = 0.5F;  ///< 0 sparse, 1 dense
    Look green;
    Look second;  ///< another green
    Look stem;
    Look bloom;
    Look heart;  ///< middle of a flower
};

void add_broad_leaves(const Plant& plant, bool lobed, Jitter jitter, ModelBuilder& model);
void add_grass(const Plant& plant, Jitter jitter, ModelBuilder& model);
/// Upright swords, as a snake plant's.
void add_swords(const Plant& plant, Jitter jitter, ModelBuilder& model);
void add_rosette(const Plant& plant, Jitter jitter, ModelBuilder& model);
void add_cactus(const Plant& plant, bool arms, Jitter jitter, ModelBuilder& model);
/// A trunk and a crown of many leaves.
void add_tree(const Plant& plant, Jitter jitter, ModelBuilder& model);
/// A trunk and clipped balls.
void add_topiary(const Plant& plant, int balls, Jitter jitter, ModelBuilder& model);
void add_flowers(const Plant& plant, int petals, bool cups, Jitter jitter, ModelBuilder& model);
void add_palm(const Plant& plant, Jitter jitter, ModelBuilder& model);
/// Long runners over a rim of that radius, as ivy's; they end at most `room` below the soil.
void add_trailers(const Plant& plant, float rim, float room, Jitter jitter, ModelBuilder& model);

}  // namespace turntable::procedural
