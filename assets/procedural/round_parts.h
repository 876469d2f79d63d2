// Surfaces of revolution among the parts of a mesh: what may turn about an axis by any angle.
#pragma once

#include <cstdint>
#include <vector>

#include "assets/procedural/surface.h"
#include "assets/procedural/vertex_set.h"

namespace turntable::procedural {

/// From this many equal turns on, a symmetry counts as continuous: so finely does the kit cut
/// surfaces of revolution.
inline constexpr int kContinuousFold = 24;
/// Folds are looked for up to this one.
inline constexpr int kHighestFold = 64;

/// A turn by 360 / fold degrees about a line along `axis`.
[[nodiscard]] Motion turn_about(Axis axis, const glm::dvec3& centre, int fold);

/// Vertices that triangles join: pieces[i] lists indices. Every used vertex is in one piece.
using Pieces = std::vector<std::vector<std::uint32_t>>;

/// Whether a piece is a surface of revolution about the axis: it maps to itself under eight turns
/// or more, its normals point to or along the axis, and it is cut so finely, or so thin, that its
/// corners are within 0.3 % of `diagonal` of the circle. A fine whole ball is round about all axes.
[[nodiscard]] bool is_round(const VertexSet& set, const std::vector<std::uint32_t>& piece,
                            Axis axis, const glm::dvec3& centre, double diagonal);

/// How many turns about the axis leave the appearance of a round piece: 0 for any, 1 for none but
/// the whole one. A picture wrapped k times around gives k.
[[nodiscard]] int picture_fold(const VertexSet& set, const std::vector<std::uint32_t>& piece,
                               Axis axis, const glm::dvec3& centre);

}  // namespace turntable::procedural
