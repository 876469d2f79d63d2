// What the bedsteads of bed.cpp and their bedding share.
#pragma once

#include "assets/procedural/model_builder.h"
#include "assets/procedural/outline.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural::bed {

enum class Kind {
    kPanel,
    kUpholstered,
    kSlatted,
    kMetal,
    kFourPoster,
    kSleigh,
    kDivan,
    kBunk,
    kCot
};
enum class Crest { kStraight, kArched, kStepped };
enum class Padding { kTufted, kChannels, kPlain };
enum class Cover { kDuvet, kFolded, kRunner };

struct Bed {
    Kind kind = Kind::kPanel;
    Crest crest = Crest::kStraight;
    Cover cover = Cover::kDuvet;
    Padding padding = Padding::kTufted;
    float width = 0.0F;  ///< of the mattress
    float length = 0.0F;
    float platform = 0.0F;       ///< underside of the mattress
    float mattress = 0.0F;       ///< its thickness
    float head = 0.0F;           ///< top of the headboard
    float foot = 0.0F;           ///< top of the footboard; 0: none
    float post = 0.0F;           ///< half thickness of posts
    float bedding_reach = 0.0F;  ///< share of the length under the duvet
    int bars = 6;
    int drawers = 0;
    int pillow_rows = 1;
    bool canopy = false;
    float ladder_side = 1.0F;
    Look frame;
    Look leg;
    Look sheet;
    Look duvet;
    Look accent;

    [[nodiscard]] bool wide() const { return width > 1.2F; }
    [[nodiscard]] float half() const { return 0.5F * width; }
    [[nodiscard]] float end() const { return 0.5F * length; }
    [[nodiscard]] float top() const { return platform + mattress; }
};

/// Hems hang in folds: what lies below `top` moves out and in along the bed's outline, by `depth`
/// at the height `hem`.
[[nodiscard]] Surface with_folds(Surface surface, float hem, float top, float depth);

/// An upright board from `low` to `top` whose upper edge is the crest.
[[nodiscard]] Outline board_outline(const Bed& b, float half, float low, float top);

/// Mattress, duvet and pillows on a platform at height `z`.
void add_bedding(const Bed& b, float z, ModelBuilder& model);

}  // namespace turntable::procedural::bed
