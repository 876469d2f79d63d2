// Symmetry of an object: which rotations and reflections leave it as it is, so that a pose label
// says no more than a picture can. Object frame, metres.
#pragma once

#include <string>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>

namespace turntable {

/// Rotations about a line by multiples of 360 / fold degrees.
struct SymmetryAxis {
    glm::dvec3 direction{0.0, 0.0, 1.0};  ///< unit
    glm::dvec3 point{0.0};                ///< on the line
    int fold = 0;                         ///< at least 2, or kContinuous
    friend bool operator==(const SymmetryAxis&, const SymmetryAxis&) = default;
};

/// SymmetryAxis::fold of a surface of revolution: every angle.
inline constexpr int kContinuous = 0;

/// The reflection about the plane dot(normal, p) = offset.
struct MirrorPlane {
    glm::dvec3 normal{1.0, 0.0, 0.0};  ///< unit
    double offset = 0.0;
    friend bool operator==(const MirrorPlane&, const MirrorPlane&) = default;
};

/// Generators of a symmetry group. Without axes and mirrors: the identity alone.
struct Symmetry {
    std::vector<SymmetryAxis> axes;
    std::vector<MirrorPlane> mirrors;
    friend bool operator==(const Symmetry&, const Symmetry&) = default;
};

// All three below throw Error (bad input) when the axes generate no group of a bounded thing: lines
// that do not meet, turns that never come back.

/// The proper rigid motions (rotations about lines, no reflections) that the axes generate, the
/// identity first. A continuous axis is taken in `steps` equal turns. A ball, which every rotation
/// leaves as it is, gives a grid: min(steps, 24) turns about z before and after half as many tilts
/// about y.
[[nodiscard]] std::vector<glm::dmat4> symmetry_motions(const Symmetry& symmetry, int steps = 360);

/// Smallest angle in [0, pi] between rotation `a` and any rotation that looks like `b`: the
/// geodesic distance on SO(3) / G. Exact for continuous axes too. Both rotate object to world.
[[nodiscard]] double rotation_distance(const Symmetry& symmetry, const glm::dmat3& a,
                                       const glm::dmat3& b);

/// The proper motion g that leaves the object as it is and makes `rotation` * g, of all rotations
/// that look like `rotation`, the one that turns least. `rotation` takes object to world. Of those
/// that turn as much (to 1e-9 of a radian) the one whose axis is nearest to +x, then +y, then +z:
/// all that look alike give one `rotation` * g. Exact for continuous axes too.
[[nodiscard]] glm::dmat4 reducing_motion(const Symmetry& symmetry, const glm::dmat3& rotation);

/// "1" (none), "2", "4", "continuous", "2x2" (axes joined by x), in the order of the axes.
[[nodiscard]] std::string symmetry_name(const Symmetry& symmetry);

}  // namespace turntable
