#include "assets/procedural/round_parts.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

namespace turntable::procedural {
namespace {

constexpr double kTurn = 6.28318530717958647693;
constexpr int kFewestSides = 8;
constexpr double kRoundness = 0.003;  ///< of the diagonal
/// Of the tangential share of a normal: sine of 4.6 degrees, half a side of a 20-gon.
constexpr double kTangentTolerance = 0.08;
constexpr double kRingTolerance = 2e-4;  ///< of the diagonal
constexpr double kUvTolerance = 4e-3;    ///< tiles

/// A vertex about an axis.
struct Polar {
    double radius = 0.0;
    double height = 0.0;
    double angle = 0.0;
    double tangent = 0.0;  ///< share of the normal across the meridian
    double outward = 0.0;  ///< share of the normal away from the axis
};

Polar polar_of(const SymmetryVertex& vertex, Axis axis, const glm::dvec3& centre) {
    const int along = static_cast<int>(axis);
    const int first = (along + 1) % 3;
    const int second = (along + 2) % 3;
    const glm::dvec3 p = vertex.position - centre;
    Polar polar;
    polar.radius = std::hypot(p[first], p[second]);
    polar.height = p[along];
    polar.angle = std::atan2(p[second], p[first]);
    if (polar.radius > 0.0) {
        const double c = p[first] / polar.radius;
        const double s = p[second] / polar.radius;
        polar.tangent = c * vertex.normal[second] - s * vertex.normal[first];
        polar.outward = c * vertex.normal[first] + s * vertex.normal[second];
    }
    return polar;
}

std::vector<Polar> polars_of(const VertexSet& set, const std::vector<std::uint32_t>& piece,
                             Axis axis, const glm::dvec3& centre) {
    std::vector<Polar> polars;
    polars.reserve(piece.size());
    for (const std::uint32_t i : piece) {
        polars.push_back(polar_of(set.vertices()[i], axis, centre));
    }
    return polars;
}

bool on_one_ring(const Polar& a, const Polar& b, double tolerance) {
    return std::abs(a.radius - b.radius) < tolerance && std::abs(a.height - b.height) < tolerance;
}

/// Number of different angles on the ring of a vertex.
int ring_size(const std::vector<Polar>& polars, const Polar& of, double tolerance) {
    std::vector<double> angles;
    for (const Polar& polar : polars) {
        if (on_one_ring(polar, of, tolerance)) {
            angles.push_back(polar.angle);
        }
    }
    std::sort(angles.begin(), angles.end());
    int count = 0;
    double last = angles.back() - kTurn;
    for (const double angle : angles) {
        count += (angle - last) * of.radius > tolerance ? 1 : 0;
        last = angle;
    }
    return count;
}

/// Of a ball's radius: every direction has a vertex within 16 degrees of it.
constexpr double kCovered = 0.96;

/// Whether the piece reaches all around: into the directions of a cube's faces, edges and corners.
/// Half a ball and a zone of one do not.
bool surrounds(const VertexSet& set, const std::vector<std::uint32_t>& piece,
               const glm::dvec3& centre, double radius) {
    for (int i = 0; i < 27; ++i) {
        const glm::dvec3 towards(i % 3 - 1, i / 3 % 3 - 1, i / 9 - 1);
        const double enough = kCovered * radius * glm::length(towards);
        if (std::none_of(piece.begin(), piece.end(), [&](std::uint32_t k) {
                return glm::dot(set.vertices()[k].position - centre, towards) >= enough;
            })) {
            return false;
        }
    }
    return true;
}

/// Whether all of it lies on one sphere about the centre, and the sphere is whole.
bool is_ball(const VertexSet& set, const std::vector<std::uint32_t>& piece,
             const glm::dvec3& centre, double tolerance) {
    const double radius = glm::length(set.vertices()[piece.front()].position - centre);
    return std::all_of(piece.begin(), piece.end(),
                       [&](std::uint32_t i) {
                           const SymmetryVertex& vertex = set.vertices()[i];
                           const glm::dvec3 out = vertex.position - centre;
                           return std::abs(glm::length(out) - radius) < tolerance &&
                                  glm::length(glm::cross(out, vertex.normal)) <
                                      kTangentTolerance * radius;
                       }) &&
           surrounds(set, piece, centre, radius);
}

double off_whole(double x) {
    return std::abs(x - std::round(x));
}

bool wraps(const VertexSet& set, const std::vector<std::uint32_t>& piece,
           const std::vector<Polar>& polars, double tolerance, int times) {
    // Each vertex against the first one of its ring that looks the same way.
    std::vector<std::size_t> firsts;
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const Polar& at = polars[i];
        if (at.radius < tolerance) {
            continue;  // on the axis, where a picture has no angle
        }
        const auto first = std::find_if(firsts.begin(), firsts.end(), [&](std::size_t k) {
            return on_one_ring(polars[k], at, tolerance) &&
                   std::abs(polars[k].outward - at.outward) < kTangentTolerance;
        });
        if (first == firsts.end()) {
            firsts.push_back(i);
            continue;
        }
        const glm::dvec2 step = set.vertices()[piece[i]].uv - set.vertices()[piece[*first]].uv;
        const double turns = (at.angle - polars[*first].angle) / kTurn;
        if (off_whole(step.y) > kUvTolerance || off_whole(step.x - times * turns) > kUvTolerance) {
            return false;
        }
    }
    return true;
}

double reach_of(const std::vector<Polar>& polars) {
    double reach = 0.0;
    for (const Polar& polar : polars) {
        reach = std::max({reach, polar.radius, std::abs(polar.height)});
    }
    return reach;
}

}  // namespace

Motion turn_about(Axis axis, const glm::dvec3& centre, int fold) {
    const int along = static_cast<int>(axis);
    const int first = (along + 1) % 3;
    const int second = (along + 2) % 3;
    // Quarter turns exactly.
    const double c = fold == 4 ? 0.0 : std::cos(kTurn / fold);
    const double s = fold == 2 ? 0.0 : std::sin(kTurn / fold);
    Motion motion;
    motion.centre = centre;
    motion.linear[first][first] = c;
    motion.linear[first][second] = s;
    motion.linear[second][first] = -s;
    motion.linear[second][second] = c;
    return motion;
}

bool is_round(const VertexSet& set, const std::vector<std::uint32_t>& piece, Axis axis,
              const glm::dvec3& centre, double diagonal) {
    const double tolerance = kRingTolerance * diagonal;
    if (static_cast<int>(piece.size()) > kContinuousFold * kFewestSides &&
        is_ball(set, piece, centre, tolerance)) {
        return true;
    }
    const std::vector<Polar> polars = polars_of(set, piece, axis, centre);
    const bool smooth = std::all_of(polars.begin(), polars.end(), [&](const Polar& polar) {
        return polar.radius < tolerance || std::abs(polar.tangent) < kTangentTolerance;
    });
    if (!smooth) {
        return false;
    }
    const Polar& widest =
        *std::max_element(polars.begin(), polars.end(),
                          [](const Polar& a, const Polar& b) { return a.radius < b.radius; });
    if (widest.radius < tolerance) {
        return true;
    }
    const int sides = ring_size(polars, widest, tolerance);
    if (sides < kFewestSides) {
        return false;
    }
    const double flattened = widest.radius * (1.0 - std::cos(0.5 * kTurn / sides));
    return (sides >= kContinuousFold || flattened < kRoundness * diagonal) &&
           set.holds(piece, turn_about(axis, centre, sides), Likeness::kMaterial);
}

int picture_fold(const VertexSet& set, const std::vector<std::uint32_t>& piece, Axis axis,
                 const glm::dvec3& centre) {
    const bool pictured = std::any_of(piece.begin(), piece.end(),
                                      [&](std::uint32_t i) { return set.vertices()[i].pictured; });
    if (!pictured) {
        return 0;
    }
    const std::vector<Polar> polars = polars_of(set, piece, axis, centre);
    const double tolerance = 2.0 * kRingTolerance * reach_of(polars);
    for (int times = 0; times <= kHighestFold; ++times) {
        if (wraps(set, piece, polars, tolerance, times) ||
            wraps(set, piece, polars, tolerance, -times)) {
            return times;
        }
    }
    return 1;
}

}  // namespace turntable::procedural
