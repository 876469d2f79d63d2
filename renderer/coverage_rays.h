// Which pixel-centre rays measure where the object lies in the frame.
#pragma once

#include <cstdint>

#include "renderer/renderer.h"
#include "renderer/shared/scene_data.h"
#include "scenes/scene.h"

namespace turntable {

/// Half-open rectangle of pixels, possibly beyond the picture.
struct PixelRect {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    [[nodiscard]] bool inside(const PixelRect& other) const {
        return x0 >= other.x0 && y0 >= other.y0 && x1 <= other.x1 && y1 <= other.y1;
    }
};

struct CoverageRays {
    /// Pixels of the picture that the object's box may cover; no other pixel can show it.
    PixelRect mask;
    /// The object's box may reach out of the picture. Then `lattice` spans its whole projection on
    /// an unbounded image plane (at most a few frames wide), every `step`th pixel both ways, at
    /// most 512^2 rays: of those that meet the object, floor and props thought away, the share
    /// inside the picture is Coverage::in_frame. Otherwise `lattice` is empty and that is 1 (0 when
    /// no pixel's ray meets the object).
    bool cut_off = false;
    PixelRect lattice;
    int step = 1;
};

[[nodiscard]] CoverageRays coverage_rays(const shading::SceneData& scene, const Film& film);

/// What the rays met, floor and props thought away.
struct ObjectCounts {
    std::uint64_t pixels = 0;   ///< of the picture that would show the object
    std::uint64_t lattice = 0;  ///< rays of the lattice that meet it
    std::uint64_t inside = 0;   ///< of those, inside the picture
};

/// Fills in the shares of a coverage whose mask is counted.
void set_shares(Coverage& coverage, const ObjectCounts& counts, bool cut_off);

}  // namespace turntable
