// The skin of a stack of rings: what lathes, sweeps, lofts and extrusions have in common.
#pragma once

#include <span>
#include <vector>

#include <glm/vec3.hpp>

#include "assets/procedural/surface.h"

namespace turntable::procedural {

using Ring = std::vector<glm::vec3>;

enum class Ends : int {
    kCapped = 0,  ///< flat caps; a ring whose points coincide needs none
    kOpen = 1,
    kJoined = 2,  ///< the last ring is joined to the first
};

/// Rings have equally many points, counter-clockwise seen from beyond the last ring. u runs around
/// the rings in metres of the longest one, v along the stack in metres; caps have flat UVs.
[[nodiscard]] Surface skin(std::span<const Ring> rings, Ends ends);

/// The same over open strips of points: a patch, wound so that (along the strip) x (along the
/// stack) points outside. Not closed.
[[nodiscard]] Surface patch(std::span<const Ring> strips);

/// Adds the triangles of `other`; closed only if both are.
void append(Surface& surface, const Surface& other);

}  // namespace turntable::procedural
