// What bags share.
#pragma once

#include "assets/procedural/looks.h"
#include "assets/procedural/model_builder.h"
#include "assets/procedural/outline.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural::bag {

enum class Kind {
    kPaper,
    kTote,
    kHandbag,
    kFrame,
    kBackpack,
    kTrolley,
    kVintage,
    kBriefcase,
    kDuffel,
    kSatchel,
    kBucket
};
/// Of handbags: their front view.
enum class Cut { kTrapezoid, kSquare, kHalfMoon, kFlared };
enum class Handle { kArch, kPair, kChain };

struct Bag {
    Kind kind = Kind::kTote;
    Cut cut = Cut::kTrapezoid;
    Handle handle = Handle::kArch;
    float width = 0.0F;
    float depth = 0.0F;
    float height = 0.0F;
    float handle_rise = 0.0F;  ///< metres above the body
    float flap = 0.0F;         ///< share of the height that a flap covers
    float round = 0.0F;        ///< metres: corners
    int pockets = 1;
    int ribs = 6;
    int straps = 2;
    bool extended = false;  ///< a trolley's grip is drawn out
    bool tag = false;
    bool print = false;
    bool lid = false;  ///< a backpack's flap and buckles instead of a zip
    bool roll = false;
    Look body;
    Look trim;
    Look metal;
    Look label;
};

// Luggage and what is carried on the back.
void add_backpack(const Bag& b, ModelBuilder& model);
void add_trolley(const Bag& b, ModelBuilder& model);
void add_vintage(const Bag& b, ModelBuilder& model);
void add_briefcase(const Bag& b, ModelBuilder& model);
void add_duffel(const Bag& b, ModelBuilder& model);

// Pieces.
/// A flat band, `wide` across the path and `thick`; `face` is where its face points.
[[nodiscard]] Surface strap(const Path& path, float wide, const glm::vec3& face,
                            float thick = 0.004F);
/// An arch in the plane y = `y`, from (-half, low) over `top` to (half, low), as points of a path.
[[nodiscard]] Path arch(float half, float low, float top, float y);
/// A buckle on a front that faces +Y, at its centre.
[[nodiscard]] Surfaces buckle(const glm::vec3& at, float wide, float tall);
/// An open body: outlines from the bottom up, walls of `thickness`.
struct Level {
    float z = 0.0F;
    float width = 0.0F;
    float depth = 0.0F;
};
[[nodiscard]] Surface open_body(std::span<const Level> levels, float corner, float thickness);

}  // namespace turntable::procedural::bag
