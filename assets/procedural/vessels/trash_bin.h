// Trash bins: what their indoor and street kinds share.
#pragma once

#include <glm/common.hpp>
#include <glm/vec2.hpp>

#include "assets/procedural/model_builder.h"
#include "assets/procedural/vessels/vessel_parts.h"

namespace turntable::procedural {

enum class BinKind {
    kPedal,
    kSwing,
    kWheelie,
    kOffice,
    kWire,
    kPark,
    kSlatted,
    kDumpster,
    kDustbin
};

struct TrashBin {
    BinKind kind = BinKind::kPedal;
    float height = 0.0F;  ///< of the body
    float half = 0.0F;    ///< half the width at the mouth
    float aspect = 1.0F;  ///< depth by width
    float taper = 1.0F;   ///< bottom by mouth
    float squareness = 2.0F;
    float wall = 0.006F;
    float lid = 0.0F;   ///< height of the lid
    float open = 0.0F;  ///< degrees
    int ribs = 0;
    int slats = 16;
    bool bag = false;
    int papers = 0;
    bool sign = false;
    Look body;
    Look top;
    Look trim;
    Look bag_look;

    [[nodiscard]] glm::vec2 mouth() const { return {half, aspect * half}; }
    [[nodiscard]] Level level(float share) const {
        const float scale = glm::mix(taper, 1.0F, share);
        return {scale * mouth(), share * height, squareness};
    }
};

/// A domed lid from z up whose section follows the mouth's.
[[nodiscard]] Surface domed_lid(const TrashBin& bin, float z, float height, float overhang);

void add_wheelie_bin(const TrashBin& bin, ModelBuilder& model);
/// On a post, under a roof.
void add_park_bin(const TrashBin& bin, ModelBuilder& model);
void add_slatted_bin(const TrashBin& bin, ModelBuilder& model);
void add_dumpster(const TrashBin& bin, ModelBuilder& model);
/// Of corrugated sheet, with a loose lid.
void add_dustbin(const TrashBin& bin, ModelBuilder& model);

}  // namespace turntable::procedural
